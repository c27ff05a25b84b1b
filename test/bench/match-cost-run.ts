import type { Database } from "../../src/db/database.ts";
import { matchPassages } from "../../src/search/match-passages.ts";
import { searchPublished } from "../../src/search/search-published.ts";
import { randomFrom } from "./match-claims.ts";
import { openClaims, republish } from "./match-database.ts";
import { measureReach } from "./match-reach.ts";
import type { Texts } from "./match-texts.ts";
import { measureInTurns } from "./measure-cpu.ts";

// The measured process: opens a finished file, as a service does, and holds nothing else.

const UNSORTED = Float64Array.from({ length: 100_000 }, randomFrom(1));
const YARDSTICKS = 60;

/** Work that is always the same: what a busy machine adds to it, it adds to the rest. */
async function yardstick(): Promise<unknown> {
  return UNSORTED.slice().sort((a, b) => a - b);
}

const search = (db: Database, query: string): Promise<unknown> =>
  searchPublished(db, [], { query, order: "relevance", after: null, limit: 20 });

async function run(path: string, texts: Texts): Promise<object> {
  const db = await openClaims(path);
  const match = (text: string): Promise<unknown> => matchPassages(db, { text, limit: 10 });
  const costs = await measureInTurns({
    search: texts.questions.map((question) => () => search(db, question)),
    sentence: texts.sentences.map(
      ({ text }) =>
        () =>
          match(text),
    ),
    paste: texts.pastes.map((text) => () => match(text)),
    publish: texts.republished.map(
      ({ seq, claim }) =>
        () =>
          republish(db, seq, claim),
    ),
    yardstick: Array.from({ length: YARDSTICKS }, () => yardstick),
  });
  // Before the searches without a budget, which no service makes.
  const memoryMiB = process.resourceUsage().maxRSS / 2 ** 10;
  const reach = await measureReach(db, texts.sentences);
  db.close();
  return { ...costs, memoryMiB, reach };
}

process.once("message", async ({ path, texts }: { path: string; texts: Texts }) => {
  process.send?.(await run(path, texts));
  process.disconnect();
});
