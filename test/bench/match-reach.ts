import type { Database } from "../../src/db/database.ts";
import { DOCUMENT_BUDGET, EXPRESSION_CTES, expressionArgs } from "../../src/db/queries/match-expression.ts";
import { candidatesStatement, readCandidates } from "../../src/db/queries/search-candidates.ts";
import { readQuery } from "../../src/matching/readings.ts";
import { planTokens, type QueryPlan } from "../../src/search/plan-query.ts";

/** What the budget of walked rows leaves of a search. */
export interface Reach {
  /** Rows of the index that a sentence walks, on average, and the terms that it walks them for. */
  readonly rows: number;
  readonly terms: number;
  /** Share of sentences whose claim is among the candidates. */
  readonly recall: number;
}

const CANDIDATES = 50;
const NO_BUDGET = Number.MAX_SAFE_INTEGER;

function planOf(text: string): QueryPlan {
  return planTokens(readQuery(text, null).stretches.flatMap((stretch) => stretch.tokens));
}

async function reachWith(
  db: Database,
  sentences: readonly { text: string; id: string }[],
  budget: number,
): Promise<Reach> {
  let [rows, terms, found] = [0, 0, 0];
  for (const { text, id } of sentences) {
    const plan = planOf(text);
    const [chosen, candidates] = await db.read([
      {
        sql: `WITH ${EXPRESSION_CTES} SELECT count(*) AS terms, coalesce(sum(claims), 0) AS walked FROM chosen`,
        args: expressionArgs(plan, budget),
      },
      candidatesStatement(plan, { budget, limit: CANDIDATES, language: null }),
    ]);
    rows += Number(chosen?.rows[0]?.walked);
    terms += Number(chosen?.rows[0]?.terms);
    if (readCandidates(candidates?.rows ?? []).claims.some((claim) => claim.id === id)) found++;
  }
  const mean = (sum: number): number => sum / sentences.length;
  return { rows: mean(rows), terms: mean(terms), recall: mean(found) };
}

/** With the budget that ships, and as if there were none. */
export async function measureReach(
  db: Database,
  sentences: readonly { text: string; id: string }[],
): Promise<{ budgeted: Reach; unbounded: Reach }> {
  return {
    budgeted: await reachWith(db, sentences, DOCUMENT_BUDGET),
    unbounded: await reachWith(db, sentences, NO_BUDGET),
  };
}
