import type { Database } from "../database.ts";
import { reviewsOf } from "../packed-details.ts";

/** What stands beside the house's verdict; JSON texts. */
export interface ReviewsOfClaim {
  /** Array of other publishers' verdicts. */
  reviews: string;
  /** Array of the facts that a statement reports: what is said of them is read when it is read. */
  reported: string;
}

/** Of published claims, by id; those that are not published are missing. One statement. */
export async function findClaimReviews(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReviewsOfClaim>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute({
    sql: `select p.claim_id, ${reviewsOf("p.details")} as reviews,
        (select json_group_array(json(t.mention)) from published_relations r join published_claims t on t.claim_id = r.target_id
          where r.claim_seq = p.seq and r.kind = 'reports' and p.kind = 'statement') as reported
      from published_claims p where p.claim_id in (select value from json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  return new Map(
    rows.map((row) => [
      String(row.claim_id),
      { reviews: String(row.reviews), reported: String(row.reported) },
    ]),
  );
}
