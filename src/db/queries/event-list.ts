import type { Database } from "../database.ts";
import { toldBy, unpackChanges } from "../packed-changes.ts";
import type { Row } from "../result.ts";
import { LAST_REDACTION } from "./last-redaction.ts";

export interface EventRow {
  id: string;
  seq: number;
  at: string;
  by: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  claimId: string | null;
  articleId: string | null;
  version: number;
  reason: string | null;
  /** JSON. */
  changes: string;
}

export interface ClaimHistory {
  /** Null where there is no such claim. */
  claim: { wasPublished: boolean } | null;
  events: EventRow[];
  /** Another one whenever a reader would see another byte of it. */
  version: string;
}

export interface HistoryOptions {
  after: number;
  limit: number;
  /** For editors; readers see the public ones. */
  all: boolean;
}

const HISTORY = (column: string, visible: string) => `
  select c.first_published_at, ${LAST_REDACTION} as redaction, v.id, v.seq, v.at, e.name as "by", v.action, v.subject_kind,
    v.subject_id, v.claim_id, v.article_id, v.version, v.reason, ${toldBy("v")} as changes
  from claims c left join events v on v.claim_id = c.id and v.seq > ?2 and ${visible}
    left join editors e on e.id = v.actor_id
  where c.${column} = ?1 order by v.seq limit ?3`;
const NUMBERS = (column: string, visible: string) => `
  select c.first_published_at, ${LAST_REDACTION} as redaction, v.seq
  from claims c left join events v on v.claim_id = c.id and v.seq > ?2 and ${visible}
  where c.${column} = ?1 order by v.seq limit ?3`;

const statementsOf = (build: typeof HISTORY) => ({
  id: { all: build("id", "true"), public: build("id", "v.is_public") },
  slug: { all: build("slug", "true"), public: build("slug", "v.is_public") },
});
const EVENTS_OF = statementsOf(HISTORY);
const NUMBERS_OF = statementsOf(NUMBERS);

function ask(statements: typeof EVENTS_OF, idOrSlug: string, { after, limit, all }: HistoryOptions) {
  const sql = statements[idOrSlug.includes("_") ? "id" : "slug"][all ? "all" : "public"];
  return { sql, args: [idOrSlug, after, limit] };
}

/** The events of a claim in the order in which they happened. One statement. */
export async function listClaimEvents(
  db: Database,
  idOrSlug: string,
  options: HistoryOptions,
): Promise<ClaimHistory> {
  const { rows } = await db.execute(ask(EVENTS_OF, idOrSlug, options));
  return {
    ...standingOf(rows),
    events: rows
      .filter(({ seq }) => seq !== null)
      .map((row) => ({
        id: String(row.id),
        seq: Number(row.seq),
        at: String(row.at),
        by: String(row.by),
        action: String(row.action),
        subjectKind: String(row.subject_kind),
        subjectId: String(row.subject_id),
        claimId: row.claim_id === null ? null : String(row.claim_id),
        articleId: row.article_id === null ? null : String(row.article_id),
        version: Number(row.version),
        reason: row.reason === null ? null : String(row.reason),
        changes: unpackChanges(String(row.changes)),
      })),
  };
}

/** What {@link listClaimEvents} gives, by its version. */
export async function findHistoryVersion(
  db: Database,
  idOrSlug: string,
  options: HistoryOptions,
): Promise<Omit<ClaimHistory, "events">> {
  const { rows } = await db.execute(ask(NUMBERS_OF, idOrSlug, options));
  return standingOf(rows);
}

// Events are only ever added, and changed by nothing but redaction.
function standingOf(rows: Row[]): Omit<ClaimHistory, "events"> {
  const [first] = rows;
  return {
    claim: first ? { wasPublished: first.first_published_at !== null } : null,
    version: [first?.redaction, ...rows.map(({ seq }) => seq)].join(" "),
  };
}
