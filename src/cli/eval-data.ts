import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import * as z from "zod";

/** A claim of an evaluation collection; `title` is what its publisher put above it. */
export const evalClaim = z.object({
  id: z.coerce.string(),
  text: z.string(),
  title: z.string().nullish(),
  claimant: z.string().nullish(),
  date: z.string().nullish(),
});
export type EvalClaim = z.infer<typeof evalClaim>;

export const evalQuery = z.object({
  id: z.coerce.string(),
  text: z.string(),
  author: z.string().nullish(),
});
export type EvalQuery = z.infer<typeof evalQuery>;

/** Query id → ids of the claims that answer it. */
export type Judgements = ReadonlyMap<string, ReadonlySet<string>>;

/** Column names of the CheckThat! labs, year by year, and our own. The id is the first column in all of them. */
const CLAIM_TEXT = ["vclaim", "claim", "text"];
const QUERY_TEXT = ["tweet_content", "tweet_text", "text", "tweet"];

function readTable(path: string): Record<string, string>[] {
  const rows = z.array(z.array(z.string())).parse(
    parse(readFileSync(path), {
      delimiter: "\t",
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  const [names = [], ...body] = rows;
  return body.map((row) => ({
    ...Object.fromEntries(names.map((name, i) => [name.trim(), row[i] ?? ""])),
    id: row[0] ?? "",
  }));
}

function readLines(path: string): unknown[] {
  return readFileSync(path, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
}

function column(row: Record<string, string>, names: readonly string[]): string {
  const name = names.find((one) => one in row);
  if (name === undefined)
    throw new Error(`none of the columns ${names.join(", ")} in ${Object.keys(row).join(", ")}`);
  return row[name] ?? "";
}

const isTable = (path: string): boolean => /\.(?:tsv|csv|txt)$/i.test(path);

/** JSON Lines `{id, text, title?, claimant?, date?}`, or tab-separated with CSV quoting, a header, and the id first. */
export function readClaims(path: string): EvalClaim[] {
  if (!isTable(path)) return readLines(path).map((line) => evalClaim.parse(line));
  return readTable(path).map((row) =>
    evalClaim.parse({
      id: row.id,
      text: column(row, CLAIM_TEXT),
      title: row.title ?? null,
      date: row.date ?? null,
    }),
  );
}

/** JSON Lines `{id, text, author?}`, or tab-separated as {@link readClaims}. */
export function readQueries(path: string): EvalQuery[] {
  if (!isTable(path)) return readLines(path).map((line) => evalQuery.parse(line));
  return readTable(path).map((row) => evalQuery.parse({ id: row.id, text: column(row, QUERY_TEXT) }));
}

/** TREC: query, iteration, claim, relevance, by white space; 0 is not relevant. */
export function readJudgements(path: string): Judgements {
  const judgements = new Map<string, Set<string>>();
  for (const line of readFileSync(path, "utf8").split(/\r?\n/)) {
    const [query, , claim, relevance] = line.trim().split(/\s+/);
    if (query === undefined || claim === undefined || !(Number(relevance) > 0)) continue;
    const known = judgements.get(query) ?? new Set();
    known.add(claim);
    judgements.set(query, known);
  }
  return judgements;
}
