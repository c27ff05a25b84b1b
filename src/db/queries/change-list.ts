import type { ChangeKind } from "../../vocabulary.ts";
import type { Database } from "../database.ts";
import { LAST_REDACTION } from "./last-redaction.ts";

export interface ChangeRow {
  seq: number;
  at: string;
  kind: ChangeKind;
  claimId: string;
  slug: string;
  /** Of the publication that readers see now; of a claim that is gone, that of the write which took it away. */
  version: number;
  reason: string | null;
}

export interface ChangePage {
  rows: ChangeRow[];
  /** Number of the last change of all; 0 where there was none. */
  last: number;
  /** Another one whenever a reader would see another byte of any page. */
  version: string;
}

// What a change was about is read when it is told: a reason that was redacted since is the redacted one.
const VERSION = `coalesce((select max(seq) from changes), 0) || '.' || ${LAST_REDACTION}`;
const CHANGES = `
  with page as (select * from changes where seq > ?1 order by seq limit ?2)
  select (select max(seq) from changes) as last, ${VERSION} as version, page.seq, page.at, page.kind, c.id, c.slug,
    coalesce(p.claim_version, e.version) as claim_version, iif(e.is_public, e.reason, null) as reason
  from (select 1) left join page left join claims c on c.id = page.claim_id left join events e on e.id = page.event_id
    left join published_claims s on s.claim_id = c.id left join publications p on p.id = s.publication_id
  order by page.seq`;

/** Changes in the order in which they were written, from after a number. One statement. */
export async function listChanges(db: Database, after: number, limit: number): Promise<ChangePage> {
  const { rows } = await db.execute({ sql: CHANGES, args: [after, limit] });
  return {
    last: Number(rows[0]?.last ?? 0),
    version: String(rows[0]?.version),
    rows: rows
      .filter((row) => row.seq !== null)
      .map((row) => ({
        seq: Number(row.seq),
        at: String(row.at),
        kind: String(row.kind) as ChangeKind,
        claimId: String(row.id),
        slug: String(row.slug),
        version: Number(row.claim_version),
        reason: row.reason === null ? null : String(row.reason),
      })),
  };
}

/** The version of what {@link listChanges} gives, whatever page of it. */
export async function findChangesVersion(db: Database): Promise<string> {
  const { values } = await db.execute(`select ${VERSION}`);
  return String(values[0]?.[0]);
}

/** Number of the last change of all; 0 where there was none. */
export async function lastChange(db: Database): Promise<number> {
  const { rows } = await db.execute("select max(seq) as last from changes");
  return Number(rows[0]?.last ?? 0);
}
