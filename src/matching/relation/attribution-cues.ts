import { foldWord } from "../../language/fold-word.ts";
import lists from "../lexicon/attribution.json" with { type: "json" };
import type { Token } from "../tokens.ts";

const CUES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, lines]) => [
    language,
    new Set(lines.flatMap((line) => foldWord(line).split(" "))),
  ]),
);

/**
 * Whether a passage has a cue of attribution that the claim has not: somebody says, believes, asks or is accused. Weaker than a frame that is read
 * (reporting.ts), so it only names what is not shown to say the same. A language without a list has no cue.
 */
export function isAttributed(passage: readonly Token[], claim: readonly Token[], language: string): boolean {
  const cues = CUES.get(language);
  if (cues === undefined) return false;
  return !claim.some((token) => cues.has(token.word)) && passage.some((token) => cues.has(token.word));
}
