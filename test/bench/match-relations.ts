import type { EvalClaim } from "../../src/cli/eval-data.ts";
import { openEvalDatabase } from "../../src/cli/eval-database.ts";
import { matchPassages } from "../../src/search/match-passages.ts";
import { type Pair, type PairKind, readPairs } from "../matching/pairs.ts";

/** Of the pairs of one kind, how many there are and which shares came back how. */
export interface KindFigures {
  readonly pairs: number;
  readonly match: number;
  /** Named as the opposite or as something else. */
  readonly denied: number;
  readonly reports: number;
}

export type RelationFigures = Readonly<Record<PairKind, KindFigures>>;

/** What the whole service says about the pairs, their claims among `others`. */
export async function measureRelations(others: readonly EvalClaim[]): Promise<RelationFigures> {
  const sets = {
    changed: readPairs("changed"),
    related: readPairs("related"),
    reports: readPairs("reports"),
    paraphrases: readPairs("paraphrases"),
  };
  const texts = [...new Set(Object.values(sets).flatMap((pairs) => pairs.map((pair) => pair.claim)))];
  const ids = new Map(texts.map((text, i) => [text, `pair-${i}`]));
  const db = await openEvalDatabase([...texts.map((text) => ({ id: ids.get(text) ?? "", text })), ...others]);
  const measure = async (pairs: readonly Pair[]): Promise<KindFigures> => {
    const count = { match: 0, denied: 0, reports: 0 };
    for (const { passage, claim } of pairs) {
      const { matches } = await matchPassages(db, { text: passage, limit: 10 });
      const found = matches.find((match) => match.claimId === ids.get(claim));
      if (found?.confidence === "match") count.match++;
      if (found?.relation === "contradicts" || found?.relation === "differs") count.denied++;
      if (found?.relation === "reports") count.reports++;
    }
    const share = (part: number): number => part / pairs.length;
    return {
      pairs: pairs.length,
      match: share(count.match),
      denied: share(count.denied),
      reports: share(count.reports),
    };
  };
  const figures = {
    changed: await measure(sets.changed),
    related: await measure(sets.related),
    reports: await measure(sets.reports),
    paraphrases: await measure(sets.paraphrases),
  };
  db.close();
  return figures;
}
