import type { Database } from "../../src/db/database.ts";
import { searchClaims } from "../../src/db/queries/claim-search.ts";
import { DOCUMENT_BUDGET, expressionArgs } from "../../src/db/queries/match-expression.ts";
import { matchPassages } from "../../src/search/match-passages.ts";
import { planQuery } from "../../src/search/plan-query.ts";
import { randomFrom } from "./match-claims.ts";
import { openClaims, republish } from "./match-database.ts";
import { measureReach } from "./match-reach.ts";
import type { Texts } from "./match-texts.ts";
import { measureCpu, WARM_UP } from "./measure-cpu.ts";

// The measured process: opens a finished file, as a service does, and holds nothing else.

/** CPU milliseconds of work that is always the same: what a busy machine adds to it, it adds to the rest. */
async function yardstick(): Promise<number> {
  const numbers = Float64Array.from({ length: 100_000 }, randomFrom(1));
  const { p50 } = await measureCpu(
    Array.from({ length: 2 * WARM_UP }, () => numbers),
    async (unsorted) => unsorted.slice().sort((a, b) => a - b),
  );
  return p50;
}

function search(db: Database, query: string): Promise<unknown> {
  const expression = expressionArgs(planQuery(query), DOCUMENT_BUDGET);
  return searchClaims(db, [], { expression, order: "relevance", after: null, limit: 20 });
}

async function run(path: string, texts: Texts): Promise<object> {
  const db = await openClaims(path);
  const match = (text: string): Promise<unknown> => matchPassages(db, { text, limit: 10 });
  const before = await yardstick();
  const costs = {
    search: await measureCpu(texts.questions, (question) => search(db, question)),
    sentence: await measureCpu(texts.sentences, ({ text }) => match(text)),
    paste: await measureCpu(texts.pastes, match),
    publish: await measureCpu(texts.republished, ({ seq, claim }) => republish(db, seq, claim)),
  };
  const after = await yardstick();
  // Before the searches without a budget, which no service makes.
  const memoryMiB = process.resourceUsage().maxRSS / 2 ** 10;
  const reach = await measureReach(db, texts.sentences);
  db.close();
  return { ...costs, yardstick: (before + after) / 2, memoryMiB, reach };
}

process.once("message", async ({ path, texts }: { path: string; texts: Texts }) => {
  process.send?.(await run(path, texts));
  process.disconnect();
});
