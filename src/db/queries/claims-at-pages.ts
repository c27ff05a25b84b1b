import type { Database } from "../database.ts";

export interface ClaimAtPage {
  /** The address that was asked for. */
  key: string;
  claimId: string;
}

const CLAIMS_AT_PAGES = `
  with recursive up(key, id, next) as (
    select q.value, a.id, a.merged_into from json_each(?1) q
      join article_addresses d on d.key = q.value or d.shares_key = q.value join articles a on a.id = d.article_id
    union select up.key, a.id, a.merged_into from up join articles a on a.id = up.next
  ),
  members(key, id) as (
    select key, id from up where next is null
    union select m.key, a.id from members m join articles a on a.merged_into = m.id
  )
  select m.key, c.claim_id
  from members m join published_spans s on s.article_id = m.id join published_claims c on c.seq = s.claim_seq
  where ?2 is null or c.language = ?2 collate nocase or c.language like ?2 || '-%'
  group by m.key, c.seq order by min(s.start), c.seq limit ?3`;

/**
 * Published claims with a quote on one of the pages, merged articles included, each page's in reading order. `keys`
 * are normalised addresses; `language` as claims are filtered by it. One round trip.
 */
export async function findClaimsAtPages(
  db: Pick<Database, "execute">,
  { keys, language, limit }: { keys: readonly string[]; language: string | null; limit: number },
): Promise<ClaimAtPage[]> {
  const { rows } = await db.execute({ sql: CLAIMS_AT_PAGES, args: [JSON.stringify(keys), language, limit] });
  return rows.map((row) => ({ key: String(row.key), claimId: String(row.claim_id) }));
}
