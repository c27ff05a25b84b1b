import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { EvalClaim } from "../../src/cli/eval-data.ts";
import { asIndexed, openEvalDatabase } from "../../src/cli/eval-database.ts";
import type { Database } from "../../src/db/database.ts";
import { searchClaims } from "../../src/db/queries/claim-search.ts";
import { DOCUMENT_BUDGET, expressionArgs } from "../../src/db/queries/match-expression.ts";
import { indexClaim } from "../../src/search/index-claim.ts";
import { matchPassages } from "../../src/search/match-passages.ts";
import { planQuery } from "../../src/search/plan-query.ts";
import { generateClaims, halfRemembered, makeLanguage, paste } from "./match-claims.ts";

/** CPU milliseconds, user and system, of this process. */
export interface Cost {
  readonly p50: number;
  readonly p95: number;
}

export interface CostFigures {
  readonly claims: number;
  readonly search: Cost;
  readonly sentence: Cost;
  readonly paste: Cost;
  readonly publish: Cost;
  readonly fileMiB: number;
  readonly memoryMiB: number;
}

const RUNS = 200;
const PASTES = 60;
const WARM_UP = 20;

async function measure(count: number, run: (i: number) => Promise<unknown>): Promise<Cost> {
  for (let i = 0; i < WARM_UP; i++) await run(i);
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    // Statements are freed by a macrotask: without one, the garbage of all runs is charged to the last.
    await setImmediate();
    const before = process.cpuUsage();
    await run(WARM_UP + i);
    const used = process.cpuUsage(before);
    times.push((used.user + used.system) / 1_000);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function search(db: Database, query: string): Promise<unknown> {
  const expression = expressionArgs(planQuery(query), DOCUMENT_BUDGET);
  return searchClaims(db, [], { expression, order: "relevance", after: null, limit: 20 });
}

async function republish(db: Database, claims: readonly EvalClaim[], i: number): Promise<unknown> {
  const claim = claims[i];
  return claim === undefined
    ? null
    : db.write([
        { sql: "DELETE FROM claim_search_entries WHERE seq = ?", args: [i + 1] },
        ...indexClaim(i + 1, asIndexed(claim)),
      ]);
}

/** What searching and matching cost over so many generated claims, in a file of their own. */
export async function measureCost(count: number): Promise<CostFigures> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-match-"));
  const path = join(folder, "claims.db");
  try {
    const language = makeLanguage(5);
    const claims: EvalClaim[] = [...generateClaims(count, language)];
    const db = await openEvalDatabase(claims, `file:${path}`);
    const remembered = (): string => {
      const claim = claims[Math.floor(language.random() * claims.length)];
      return claim === undefined ? "" : halfRemembered(claim, language);
    };
    const texts = (length: number, make: () => string): string[] =>
      Array.from({ length: length + WARM_UP }, make);
    const questions = texts(RUNS, () => remembered().split(" ").slice(0, 6).join(" "));
    const sentences = texts(RUNS, remembered);
    const pastes = texts(PASTES, () => paste(claims, language));
    const figures = {
      claims: count,
      search: await measure(RUNS, (i) => search(db, questions[i] ?? "")),
      sentence: await measure(RUNS, (i) => matchPassages(db, { text: sentences[i] ?? "", limit: 10 })),
      paste: await measure(PASTES, (i) => matchPassages(db, { text: pastes[i] ?? "", limit: 10 })),
      publish: await measure(RUNS, (i) => republish(db, claims, i)),
      fileMiB: statSync(path).size / 2 ** 20,
      memoryMiB: process.memoryUsage().rss / 2 ** 20,
    };
    db.close();
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
