import { readFileSync } from "node:fs";
import * as z from "zod";
import { type EvalRecord, type FieldNames, named, readRecords } from "./eval-records.ts";

/** A claim of an evaluation collection; `title` is what its publisher put above it. */
export interface EvalClaim {
  readonly id: string;
  readonly text: string;
  readonly title?: string | null | undefined;
  readonly claimant?: string | null | undefined;
  readonly date?: string | null | undefined;
}

export interface EvalQuery {
  readonly id: string;
  readonly text: string;
  readonly author?: string | null | undefined;
}

/** Query id → ids of the claims that answer it. */
export type Judgements = ReadonlyMap<string, ReadonlySet<string>>;

// Names of the CheckThat! labs, year by year, and our own. In the debates' claims `text` is the article, and everywhere
// `author` is who wrote it: neither is the claim's.
const CLAIM_FIELDS: FieldNames<"title" | "claimant" | "date"> = {
  id: ["id", "vclaim_id", "claim_id"],
  text: ["vclaim", "claim", "text"],
  title: ["title"],
  claimant: ["claimant", "speaker"],
  date: ["date"],
};
const QUERY_FIELDS: FieldNames<"author"> = {
  id: ["id", "tweet_id", "iclaim_id", "query_id"],
  text: ["tweet_content", "tweet_text", "iclaim_content", "iclaim", "text", "tweet", "query"],
  author: ["author"],
};

const id = z.union(
  [z.string().trim().min(1, "must not be empty"), z.number().transform(String)],
  "must be a text or a number",
);
const text = z.string("must be a text");
const optionalText = text.nullish();

/** A claim without words of its own is known by its title. */
const evalClaim = z
  .object({ id, text: text.nullable(), title: optionalText, claimant: optionalText, date: optionalText })
  .transform((claim) => ({ ...claim, text: claim.text?.trim() ? claim.text : (claim.title ?? "") }))
  .refine((claim) => claim.text.trim() !== "", { path: ["text"], message: "must not be empty" });

const evalQuery = z.object({
  id,
  text: text.refine((words) => words.trim() !== "", "must not be empty"),
  author: optionalText,
});

/** Parses every record; one that stands twice counts once. Throws with file, line and column what is wrong with one. */
function parseAll<T extends { readonly id: string }>(
  records: readonly EvalRecord[],
  names: FieldNames<string>,
  schema: z.ZodType<T>,
): T[] {
  const seen = new Map<string, { where: string; value: T; json: string }>();
  for (const record of records) {
    const { where } = record;
    const result = schema.safeParse(named(record, names));
    if (!result.success) {
      const [issue] = result.error.issues;
      const field = String(issue?.path[0]);
      const column = names[field]?.find((name) => record.fields[name] !== undefined);
      throw new Error(
        column === undefined
          ? `${where}: none of the columns ${names[field]?.join(", ")}`
          : `${where}, column ${column}: ${issue?.message}`,
      );
    }
    const value = result.data;
    const json = JSON.stringify(value);
    const known = seen.get(value.id);
    if (known === undefined) seen.set(value.id, { where, value, json });
    else if (known.json !== json) throw new Error(`${where}: the id ${value.id} is that of ${known.where}`);
  }
  return [...seen.values()].map(({ value }) => value);
}

function notEmpty<T>(list: T[], path: string, what: string): T[] {
  if (list.length === 0) throw new Error(`${path} holds no ${what}`);
  return list;
}

/**
 * JSON Lines `{id, text, title?, claimant?, date?}`; or as CheckThat! publishes them, a tab-separated table with CSV quoting or a folder
 * of JSON files. Throws with file, line and column what cannot be read.
 */
export function readClaims(path: string): EvalClaim[] {
  const records = readRecords(path, CLAIM_FIELDS, ["id", "text", "title"]);
  return notEmpty(parseAll(records, CLAIM_FIELDS, evalClaim), path, "claims");
}

/** JSON Lines `{id, text, author?}`, or as CheckThat! publishes them, as {@link readClaims}. */
export function readQueries(path: string): EvalQuery[] {
  const records = readRecords(path, QUERY_FIELDS, ["id", "text"]);
  return notEmpty(parseAll(records, QUERY_FIELDS, evalQuery), path, "queries");
}

/** TREC: query, iteration, claim, relevance, by tabs or white space; 0 is not relevant. A header is passed over. */
export function readJudgements(path: string): Judgements {
  const judgements = new Map<string, Set<string>>();
  const lines = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const cells = line.includes("\t")
      ? line.split("\t").map((cell) => cell.trim())
      : line.trim().split(/\s+/);
    const [query = "", , claim = "", relevance = ""] = cells;
    const isNumber = /^-?\d+(?:\.\d+)?$/.test(relevance);
    if (!isNumber && i === 0 && cells.length >= 4) continue;
    if (!isNumber || query === "" || claim === "") {
      throw new Error(`${path}, line ${i + 1}: not a query, an iteration, a claim and a number: ${line}`);
    }
    if (Number(relevance) <= 0) continue;
    const known = judgements.get(query) ?? new Set();
    known.add(claim);
    judgements.set(query, known);
  }
  if (judgements.size === 0) throw new Error(`${path} holds no judgements`);
  return judgements;
}
