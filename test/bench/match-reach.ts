import type { Database } from "../../src/db/database.ts";
import { CANDIDATE_CTES, DOCUMENT_BUDGET } from "../../src/db/queries/chosen-words.ts";
import { candidatesStatement, readCandidates } from "../../src/db/queries/search-candidates.ts";
import { readQuery } from "../../src/matching/readings.ts";
import { THOROUGH } from "../../src/search/collect-candidates.ts";
import { planTokens, type QueryPlan } from "../../src/search/plan-query.ts";
import { type Cost, measureInTurns } from "./measure-cpu.ts";

/** What a budget of walked rows leaves of looking for candidates, and what that costs. */
export interface Reach {
  /** Null: none. */
  readonly budget: number | null;
  /** Rows of the index that a sentence walks, on average, and the terms that it walks them for. */
  readonly rows: number;
  readonly terms: number;
  /** Share of sentences whose claim is among the candidates. */
  readonly recall: number;
  /** CPU milliseconds. */
  readonly cost: Cost;
}

const CANDIDATES = 50;
const NO_BUDGET = 2 ** 40;
/** What ships, more, and everything. */
const BUDGETS = [1, 2, 4, 8, 16].map((times) => times * DOCUMENT_BUDGET);

/** As many more rows lead as are walked. */
const optionsOf = (budget: number) => ({
  budget,
  enough: (budget / DOCUMENT_BUDGET) * THOROUGH.enough,
  limit: CANDIDATES,
  language: null,
});

function planOf(text: string): QueryPlan {
  return planTokens(readQuery(text, null, "en").stretches.flatMap((stretch) => stretch.tokens));
}

async function reachOf(
  db: Database,
  sentences: readonly { text: string; id: string }[],
  budget: number,
): Promise<Omit<Reach, "budget">> {
  let [rows, terms, found] = [0, 0, 0];
  for (const { text } of sentences) {
    const { args } = candidatesStatement(planOf(text).terms, optionsOf(budget));
    const { rows: chosen } = await db.execute({
      sql: `WITH ${CANDIDATE_CTES} SELECT count(*) AS terms, coalesce(sum(claims), 0) AS walked
        FROM (SELECT claims FROM own_chosen UNION ALL SELECT claims FROM chosen) WHERE ?2 IS NULL AND ?3 + ?4 > 0`,
      args,
    });
    rows += Number(chosen[0]?.walked);
    terms += Number(chosen[0]?.terms);
  }
  const find = async ({ text, id }: { text: string; id: string }): Promise<void> => {
    const { rows: candidates } = await db.execute(candidatesStatement(planOf(text).terms, optionsOf(budget)));
    if (readCandidates(candidates).claims.some((claim) => claim.id === id)) found++;
  };
  const { cost } = await measureInTurns({ cost: sentences.map((sentence) => () => find(sentence)) });
  const mean = (sum: number): number => sum / sentences.length;
  return { rows: mean(rows), terms: mean(terms), recall: mean(found), cost };
}

/** With the budget that ships, with greater ones, and as if there were none. */
export async function measureReach(
  db: Database,
  sentences: readonly { text: string; id: string }[],
): Promise<Reach[]> {
  const reaches: Reach[] = [];
  for (const budget of BUDGETS) reaches.push({ budget, ...(await reachOf(db, sentences, budget)) });
  return [...reaches, { budget: null, ...(await reachOf(db, sentences, NO_BUDGET)) }];
}
