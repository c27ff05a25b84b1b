import type { EvalClaim } from "../../src/cli/eval-data.ts";
import { openEvalDatabase } from "../../src/cli/eval-database.ts";
import { matchPassages } from "../../src/search/match-passages.ts";
import { type Pair, readPairs } from "../matching/pairs.ts";

export interface RelationFigures {
  readonly changed: number;
  readonly changedRepeats: number;
  readonly paraphrases: number;
  readonly paraphrasesMatched: number;
  readonly paraphrasesDenied: number;
  readonly reports: number;
  readonly reportsFound: number;
}

/** What the whole service says about the pairs, their claims among `others`. */
export async function measureRelations(others: readonly EvalClaim[]): Promise<RelationFigures> {
  const sets = {
    changed: readPairs("changed"),
    paraphrases: readPairs("paraphrases"),
    reports: readPairs("reports"),
  };
  const texts = [...new Set(Object.values(sets).flatMap((pairs) => pairs.map((pair) => pair.claim)))];
  const ids = new Map(texts.map((text, i) => [text, `pair-${i}`]));
  const db = await openEvalDatabase([...texts.map((text) => ({ id: ids.get(text) ?? "", text })), ...others]);
  const share = async (pairs: readonly Pair[], fits: (relation: string, confidence: string) => boolean) => {
    let fitting = 0;
    for (const { passage, claim } of pairs) {
      const { matches } = await matchPassages(db, { text: passage, limit: 10 });
      const found = matches.find((match) => match.claimId === ids.get(claim));
      if (found !== undefined && fits(found.relation, found.confidence)) fitting++;
    }
    return fitting / pairs.length;
  };
  const figures = {
    changed: sets.changed.length,
    changedRepeats: await share(sets.changed, (relation) => relation === "repeats"),
    paraphrases: sets.paraphrases.length,
    paraphrasesMatched: await share(
      sets.paraphrases,
      (r, confidence) => r === "repeats" && confidence === "match",
    ),
    paraphrasesDenied: await share(sets.paraphrases, (r) => r === "contradicts" || r === "differs"),
    reports: sets.reports.length,
    reportsFound: await share(sets.reports, (relation) => relation === "reports"),
  };
  db.close();
  return figures;
}
