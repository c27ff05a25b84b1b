import * as z from "zod";
import type { Database } from "../../src/db/database.ts";

/** What a request may name so that it reaches something: a table of Schemathesis's configuration each. */
const NAMED = {
  claims: "select id as value from claims union select slug from claims",
  articles: "select id as value from articles union select slug from articles",
  spans: "select id as value from spans",
  verdicts: "select id as value from verdicts",
  editors: "select id as value from editors",
  keys: "select id as value from keys",
  texts: "select distinct text_sha256 as value from snapshots",
  addresses: "select url as value from articles where url is not null",
  // What the text of the contract's example says, beside what the claims rest on.
  quotes:
    "select distinct exact as value from spans union select 'council voted 9 to 2' union select 'After a long evening'",
  names: "select distinct claimant_name as value from claims where claimant_name is not null",
};

const row = z.object({ value: z.string() });

/** TOML: dictionaries of what stands in the database. */
export async function writeDictionaries(db: Database): Promise<string> {
  const tables: string[] = [];
  for (const [name, sql] of Object.entries(NAMED)) {
    const values = z.array(row).parse((await db.execute(sql)).rows);
    // TOML's basic strings have JSON's escapes.
    tables.push(`[dictionaries.${name}]\nvalues = ${JSON.stringify(values.map(({ value }) => value))}\n`);
  }
  return `\n${tables.join("\n")}`;
}
