import lists from "../lexicon/attribution.json" with { type: "json" };
import type { Token } from "../tokens.ts";

const CUES: ReadonlySet<string> = new Set(lists.flatMap((line) => line.split(" ")));

/**
 * Whether a passage has a cue of attribution that the claim has not: somebody says, believes, asks or is accused. Weaker than a frame that is read
 * (reporting.ts), so it only names what is not shown to say the same.
 */
export function isAttributed(passage: readonly Token[], claim: readonly Token[]): boolean {
  const told = claim.some((token) => CUES.has(token.word));
  return !told && passage.some((token) => CUES.has(token.word));
}
