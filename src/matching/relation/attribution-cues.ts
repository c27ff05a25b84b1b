import { foldWord } from "../../language/fold-word.ts";
import { wordSet } from "../../language/word-set.ts";
import lists from "../lexicon/attribution.json" with { type: "json" };
import { phraseStems } from "../lexicon/phrases.ts";
import type { Sides } from "./sides.ts";

const CUES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists.cues).map(([language, lines]) => [
    language,
    new Set(lines.flatMap((line) => foldWord(line).split(" "))),
  ]),
);

/** Cues that as often tell what somebody did. */
const DEEDS = wordSet(...lists.deeds);

/** These tell of a deed, unless a sentence or a quote stands behind them: "asked farmers to look", "asked whether they had". */
const NEEDS_SENTENCE: ReadonlySet<string> = new Set(
  "wrote write showed posted asked promised explain".split(" "),
);
const SENTENCE_REACH = 7;
const saysSentence = (tokens: Sides["passage"], at: number): boolean =>
  at >= tokens.length - 3 ||
  tokens
    .slice(at + 1, at + SENTENCE_REACH)
    .some(
      (one) => /^(?:that|whether|if|he|she|they|it|how)$/u.test(one.word) || /["“”„«»:‘’']/u.test(one.gap),
    );

/**
 * Whether a passage has a cue of attribution that the claim has not: somebody says, believes, asks or is accused. Weaker than a frame that is read
 * (reporting.ts), so it only names what is not shown to say the same. A language without a list has no cue.
 */
export function isAttributed({ passage, claim, alignment }: Sides, language: string): boolean {
  const cues = CUES.get(language);
  if (cues === undefined) return false;
  // "reported" may be the deed that the claim tells, and "says" beside it somebody's saying so.
  const own = new Set(claim.map((token) => token.stem));
  const isSaying = claim.some((token) => cues.has(token.word) && !DEEDS.has(token.word));
  // "said sorry" says no more than "apologised", and a word that the claim has as well says nothing new.
  const phrases = phraseStems(passage);
  return (
    !isSaying &&
    passage.some(
      (token, at) =>
        cues.has(token.word) &&
        (!NEEDS_SENTENCE.has(token.word) || saysSentence(passage, at)) &&
        !own.has(token.stem) &&
        phrases[at] === undefined &&
        (token.stop || alignment.toClaim[at] === -1),
    )
  );
}
