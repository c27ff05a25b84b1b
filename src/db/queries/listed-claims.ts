import type { Database } from "../database.ts";
import { QUOTE, unpackQuotes } from "../packed-details.ts";
import { REPORTED_CLAIMS } from "./reported-claims.ts";

/** What a list shows of a claim beside its summary; JSON texts. */
export interface ListedClaim {
  /** The first of the quotes that its verdict rests on, as readers see it, or null. */
  quote: string | null;
  /** Array of the facts that it reports: what is said of them is read when it is read. */
  reported: string;
}

/** Of published claims, by id; those that are not published are missing. One statement. */
export async function findListedClaims(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ListedClaim>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute({
    sql: `select p.claim_id,
        (select ${QUOTE} from published_spans s where s.span_id = p.summary ->> '$.verdict.restsOn[0]' and s.claim_seq = p.seq) as quote,
        ${REPORTED_CLAIMS} as reported
      from published_claims p where p.claim_id in (select value from json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  return new Map(
    rows.map((row) => [
      String(row.claim_id),
      { quote: row.quote === null ? null : unpackQuotes(String(row.quote)), reported: String(row.reported) },
    ]),
  );
}
