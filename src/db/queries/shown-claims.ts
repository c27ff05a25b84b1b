import type { Database } from "../database.ts";
import { unpackDetails } from "../packed-details.ts";

export interface ShownClaim {
  seq: number;
  /** JSON texts. */
  summary: string;
  details: string;
}

/** What readers see, in the order in which claims were made; with a verdict of ours, or those that stand on others' reviews too. */
export async function readShownClaims(
  db: Database,
  { after, limit, withOthers }: { after: number; limit: number; withOthers: boolean },
): Promise<ShownClaim[]> {
  const { rows } = await db.execute({
    sql: `select seq, summary, details from published_claims where seq > ? ${withOthers ? "" : "and label is not null"} order by seq limit ?`,
    args: [after, limit],
  });
  return rows.map(({ seq, summary, details }) => ({
    seq: Number(seq),
    summary: String(summary),
    details: unpackDetails(String(details)),
  }));
}
