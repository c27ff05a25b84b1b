import * as z from "zod";
import type { Database } from "../database.ts";
import type { Statement } from "../statements.ts";
import { ENTRY, type FoundClaim, REPORTED_ENTRIES, readEntry } from "./search-candidates.ts";

/** A published claim that has no vector of a model yet. */
export interface UnembeddedClaim {
  readonly seq: number;
  readonly text: string;
}

/** Published claims without a vector of this model, the newest first: they are what people look for. Those whose `seq` is below `before`. */
export async function findUnembedded(
  db: Database,
  model: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<UnembeddedClaim[]> {
  const { rows } = await db.execute({
    sql: `select seq, text from claim_search_entries e
      where (? is null or seq < ?) and not exists (select 1 from claim_vectors v where v.model = ? and v.seq = e.seq)
      order by seq desc limit ?`,
    args: [before, before, model, limit],
  });
  return rows.map((row) => ({ seq: Number(row.seq), text: String(row.text) }));
}

/** A number in 8 bits loses what the fifth digit says. */
const asJson = (vector: readonly number[]): string =>
  JSON.stringify(vector.map((value) => Number(value.toPrecision(5))));

/** Keeps vectors of claims that readers still see with these words. */
export function keepVectorsStatement(
  model: string,
  embedded: readonly (UnembeddedClaim & { readonly vector: readonly number[] })[],
): Statement {
  return {
    sql: `insert or replace into claim_vectors (model, seq, vector)
      select ?, e.seq, vector8(given.value ->> 2) from json_each(?) given
      join claim_search_entries e on e.seq = given.value ->> 0 and e.text = given.value ->> 1`,
    args: [model, JSON.stringify(embedded.map(({ seq, text, vector }) => [seq, text, asJson(vector)]))],
  };
}

/** Lets go of the vectors of every model but this one; says how many there were. */
export async function forgetVectors(db: Database, keptModel: string | null): Promise<number> {
  const where = "where model is not ?";
  const [counted] = await db.write([
    { sql: `select count(*) as n from claim_vectors ${where}`, args: [keptModel] },
    { sql: `delete from claim_vectors ${where}`, args: [keptModel] },
  ]);
  return Number(counted?.rows[0]?.n ?? 0);
}

/** How alike is known of so many; of the rest, that they are no more alike than the last of these. */
const MOST_KNOWN = 200;

/**
 * The claims whose vectors point where a text's does, most alike first: an exact scan. Where there are
 * none of this model and length, it finds nothing. docs/decisions/0005 has its time beside an index's.
 */
export function nearStatement(
  vector: readonly number[],
  options: { model: string; limit: number; language: string | null },
): Statement {
  const sql = `WITH asked AS MATERIALIZED (SELECT vector8(?1) AS vector), likenesses AS MATERIALIZED (
  SELECT v.seq, 1 - vector_distance_cos(v.vector, asked.vector) AS likeness FROM claim_vectors v, asked
  WHERE v.model = ?2 AND length(v.vector) = length(asked.vector)
), near AS MATERIALIZED (
  SELECT seq, likeness FROM likenesses ORDER BY likeness DESC, seq LIMIT ${MOST_KNOWN}
), found AS MATERIALIZED (
  SELECT ${ENTRY}, likeness AS score FROM near JOIN claim_search_entries USING (seq)
  WHERE ?3 IS NULL OR language = ?3 OR language LIKE ?3 || '-%'
  ORDER BY score DESC, seq LIMIT ?4
)
SELECT NULL AS seq, NULL AS claim_id, NULL AS kind, NULL AS language, (SELECT json_object(
    'claims', count(*), 'sum', total(likeness), 'squares', total(likeness * likeness),
    'near', (SELECT json_group_array(json_array(seq, likeness)) FROM near)
  ) FROM likenesses) AS text, NULL AS claimant, NULL AS around, NULL AS reports, NULL AS score
UNION ALL SELECT * FROM (SELECT ${ENTRY}, score FROM found ORDER BY score DESC, seq)
UNION ALL ${REPORTED_ENTRIES}`;
  return { sql, args: [asJson(vector), options.model, options.language, options.limit] };
}

const likenesses = z.object({
  claims: z.number(),
  sum: z.number(),
  squares: z.number(),
  near: z.array(z.tuple([z.number(), z.number()])),
});

/**
 * How alike a text and the claims are, in standard deviations above the other claims: models differ in what they call alike, and
 * this is the same of all of them.
 */
export interface Nearness {
  /** Of the claims most alike, by `seq`. */
  readonly known: ReadonlyMap<number, number>;
  /** No other claim is nearer. */
  readonly others: number;
}

export interface Near {
  readonly claims: readonly FoundClaim[];
  /** Null where too few claims have a vector. */
  readonly nearness: Nearness | null;
}

const header = z.object({ text: z.string() });

/** Reads the rows that {@link nearStatement} gives. */
export function readNear(rows: readonly unknown[]): Near {
  const [first, ...rest] = rows;
  const nearness = readNearness(header.parse(first).text);
  return { claims: nearness === null ? [] : rest.map(readEntry), nearness };
}

/** Of fewer claims, nobody can say which stands out. */
const FEWEST_CLAIMS = 8;
/** In a collection of few claims that are all unlike the text, one may stand out beyond measure. */
const FARTHEST = 12;

function readNearness(text: string): Nearness | null {
  const { claims, sum, squares, near } = likenesses.parse(JSON.parse(text));
  if (claims < FEWEST_CLAIMS) return null;
  // Each is measured by the others: among twenty claims, one that counts itself is never far from the mean.
  const distance = (likeness: number): number => {
    const mean = (sum - likeness) / (claims - 1);
    const variance = (squares - likeness * likeness) / (claims - 1) - mean * mean;
    if (variance <= 0) return 0;
    return Math.max(-FARTHEST, Math.min(FARTHEST, (likeness - mean) / Math.sqrt(variance)));
  };
  const known = new Map(near.map(([seq, likeness]) => [seq, distance(likeness)]));
  return { known, others: Math.min(...known.values()) };
}
