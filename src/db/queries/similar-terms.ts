import type { Database } from "../database.ts";

/** A GLOB pattern, with the range of terms in which it can hold, so that only those are looked at. */
export interface TermPattern {
  readonly place: number;
  /** What was asked for; no term is sought for one that is in the index. */
  readonly stem: string;
  readonly pattern: string;
  readonly low: string;
  /** Inclusive. */
  readonly high: string;
}

/** For each place the term of most claims that fits one of its patterns. */
export async function findSimilarTerms(
  db: Database,
  patterns: readonly TermPattern[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.execute({
    sql: `select p.value ->> 'place' as place, t.term from json_each(?) p
      join claim_search_terms t on t.term >= p.value ->> 'low' and t.term <= p.value ->> 'high'
        and t.term glob p.value ->> 'pattern'
      where not exists (select 1 from claim_search_terms known where known.term = p.value ->> 'stem')
      order by t.claims, t.term desc`,
    args: [JSON.stringify(patterns)],
  });
  return new Map(rows.map((row) => [Number(row.place), String(row.term)]));
}
