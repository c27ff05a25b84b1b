import type { EvalClaim, EvalQuery, Judgements } from "../../src/cli/eval-data.ts";
import { openEvalDatabase } from "../../src/cli/eval-database.ts";
import { compareAll } from "../../src/matching/features.ts";
import { readQuery, twinKey } from "../../src/matching/readings.ts";
import { findRelation } from "../../src/matching/relation/find-relation.ts";
import { collectCandidates } from "../../src/search/collect-candidates.ts";

/** What one query's candidates look like to the model, with the claims that answer it or without them. */
export interface Sample {
  readonly query: string;
  /** Ids that answer it. */
  readonly right: ReadonlySet<string>;
  readonly candidates: readonly SampleCandidate[];
}

export interface SampleCandidate {
  readonly id: string;
  readonly twin: string;
  readonly values: Float64Array;
  /** Whether the passage repeats the claim beyond doubt: what does not can be no match, whatever its chance. */
  readonly repeats: () => boolean;
}

/** The same candidates that the service would rank, compared by the same code; of several stretches the first. */
export async function collectSamples(
  claims: readonly EvalClaim[],
  queries: readonly EvalQuery[],
  judgements: Judgements,
): Promise<{ present: Sample[]; absent: Sample[] }> {
  const db = await openEvalDatabase(claims);
  const twins = new Map(claims.map((claim) => [claim.id, twinKey(claim.text)]));
  const present: Sample[] = [];
  const absent: Sample[] = [];
  for (const query of queries) {
    const right = judgements.get(query.id);
    if (right === undefined) continue;
    const rightTwins = new Set([...right].map((id) => twins.get(id)));
    const reading = readQuery(query.text, query.author ?? null, "en");
    const collected = await collectCandidates(db, reading, { language: null });
    const first = collected.stretches[0];
    if (first === undefined) continue;
    for (const [samples, kept] of [
      [present, first.candidates],
      [absent, first.candidates.filter((one) => !rightTwins.has(twins.get(one.found.id)))],
    ] as const) {
      const compared = compareAll(first.stretch, reading, kept, collected.rarity);
      samples.push({
        query: query.id,
        right,
        candidates: kept.flatMap((one, i) => {
          const comparison = compared[i];
          if (!comparison) return [];
          const { passage, values } = comparison;
          const repeats = (): boolean => {
            const { relation, doubtful } = findRelation({
              passage: passage.tokens,
              claim: one.reading.tokens,
              beside: passage.beside.map((beside) => beside.tokens),
              author: reading.author,
            });
            return relation === "repeats" && !doubtful;
          };
          return [{ id: one.found.id, twin: twins.get(one.found.id) ?? "", values, repeats }];
        }),
      });
    }
  }
  db.close();
  return { present, absent };
}
