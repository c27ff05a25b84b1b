import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { describe, find, prepareText } from "../../src/anchoring/index.ts";

// Pairs of sentences by somebody who had not read the rules; docs/decisions/0003-anchoring.md has what they showed at first sight.
const pairs = readFileSync(join(import.meta.dirname, "inside-quote.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) =>
    z.object({ before: z.string(), after: z.string(), harmful: z.boolean() }).parse(JSON.parse(line)),
  );

const BEFORE = "The council met in the old town hall late on Monday evening. ";
const AFTER = " The next meeting will be held in the spring of next year.";

function isFlagged(quote: string, now: string): boolean {
  const selector = describe(BEFORE + quote + AFTER, BEFORE.length, BEFORE.length + Array.from(quote).length);
  return find(prepareText(BEFORE + now + AFTER), selector).meaningMayHaveChanged;
}

test("150 edits that change what a sentence says are all flagged", () => {
  const changed = pairs.filter(({ harmful }) => harmful);
  expect(changed).toHaveLength(150);
  expect(changed.filter(({ before, after }) => !isFlagged(before, after))).toEqual([]);
});

test("of 100 edits that do not, those that only a reader can tell are flagged", () => {
  const kept = pairs.filter(({ harmful }) => !harmful);
  expect(kept).toHaveLength(100);
  expect(kept.filter(({ before, after }) => isFlagged(before, after)).map(({ before }) => before)).toEqual([
    "The film, shot on a phone in a single take, is two hours and a half long.",
    "The suspect was taken to the station by two officers.",
    "The island has been uninhabited since 1950.",
    "The coach was full of praise for the young keeper.",
    "The two sides will meet next week, as they did this week.",
    "Last year saw the sale of 40,000 bicycles.",
    'The choir sang Handel\'s "Messiah".',
    "Das Konzert fängt um acht an.",
  ]);
});
