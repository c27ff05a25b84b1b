import type { Database } from "../database.ts";

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
}

const eventsOf = (column: string, visible: string) => `
  select v.id, v.seq, v.at, e.name as "by", v.action, v.subject_kind, v.subject_id, v.claim_id, v.article_id, v.version,
    v.reason, v.changes
  from events v join editors e on e.id = v.actor_id
  where v.claim_id = (select id from claims where ${column} = ?) and v.seq > ? and ${visible} order by v.seq limit ?`;

/** The events of a claim in the order in which they happened. Readers see the public ones. One round trip. */
export async function listClaimEvents(
  db: Database,
  idOrSlug: string,
  { after, limit, all }: { after: number; limit: number; all: boolean },
): Promise<ClaimHistory> {
  const column = idOrSlug.includes("_") ? "id" : "slug";
  const [claim, list] = await db.read([
    { sql: `select first_published_at from claims where ${column} = ?`, args: [idOrSlug] },
    { sql: eventsOf(column, all ? "true" : "v.is_public"), args: [idOrSlug, after, limit] },
  ]);
  const found = claim?.rows[0];
  return {
    claim: found ? { wasPublished: found.first_published_at !== null } : null,
    events: (list?.rows ?? []).map((row) => ({
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
      changes: String(row.changes),
    })),
  };
}
