import type { Database } from "../database.ts";
import { LAST_REDACTION } from "./last-redaction.ts";
import { summaryOf } from "./publication-document.ts";

/** A verdict that readers were given in the place of another one. */
export interface CorrectionRow {
  /** Of the publication: newer ones are greater. */
  seq: number;
  at: string;
  claimId: string;
  slug: string;
  /** As the claim read when the new verdict came out. */
  text: string;
  kind: string;
  before: string;
  after: string;
  changeKind: string;
  note: string | null;
  headline: string;
  /** Another one whenever a reader would see another byte of it. */
  version: string;
}

/**
 * Verdicts that replaced another one, newest first, from after a number. Not of claims that were taken down for a
 * reason of law or privacy: their past is no longer shown.
 */
export async function listCorrections(
  db: Database,
  {
    after,
    limit,
    kind,
    total = false,
  }: { after: number | null; limit: number; kind: string | null; total?: boolean },
): Promise<{ rows: CorrectionRow[]; total: number | null }> {
  const all = `
      from publications n join publications b on b.claim_id = n.claim_id and b.n = n.n - 1 join claims c on c.id = n.claim_id
      where n.verdict_id <> b.verdict_id and c.status <> 'unpublished'
        and (?2 is null or ${summaryOf("n")} ->> '$.verdict.change.kind' = ?2)`;
  const { rows } = await db.execute({
    sql: `with page as (select n.seq, n.published_at as at, c.id, c.slug, ${summaryOf("n")} ->> '$.text' as text, c.kind,
        ${summaryOf("b")} ->> '$.verdict.label' as before, ${summaryOf("n")} ->> '$.verdict.label' as after,
        ${summaryOf("n")} ->> '$.verdict.change.kind' as change_kind, ${summaryOf("n")} ->> '$.verdict.change.note' as note,
        ${summaryOf("n")} ->> '$.verdict.headline' as headline, n.seq || '.' || ${LAST_REDACTION} as version
      ${all} and n.seq < ?1 order by n.seq desc limit ?3)
      select page.*, ${total ? `(select count(*) ${all})` : "null"} as total
      from (select 1) left join page on true order by page.seq desc`,
    args: [after ?? Number.MAX_SAFE_INTEGER, kind, limit],
  });
  const corrections = rows
    .filter(({ seq }) => seq !== null)
    .map(
      (row): CorrectionRow => ({
        seq: Number(row.seq),
        at: String(row.at),
        claimId: String(row.id),
        slug: String(row.slug),
        text: String(row.text),
        kind: String(row.kind),
        before: String(row.before),
        after: String(row.after),
        changeKind: String(row.change_kind),
        note: row.note === null ? null : String(row.note),
        headline: String(row.headline),
        version: String(row.version),
      }),
    );
  return { rows: corrections, total: total ? Number(rows[0]?.total ?? 0) : null };
}
