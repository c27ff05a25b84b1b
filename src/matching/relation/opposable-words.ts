import { lemmaOf } from "../accounting/verb-forms.ts";
import { phraseStems } from "../lexicon/phrases.ts";
import { oppositesOf, sensesOf } from "../lexicon/senses.ts";
import { oncePerText } from "../once-per-text.ts";
import { stem as stemOf } from "../stem.ts";
import type { Token } from "../tokens.ts";
import { type Degree, degreeOf, isOpposite, listedOpposites, whatItDenies } from "./opposites.ts";
import { isSynonym } from "./synonyms.ts";
import { stems } from "./word-set.ts";

/** A word that may stand on one side of a line, with what its opposites are looked up by. */
export interface OpposableWord {
  readonly at: number;
  readonly token: Token;
  /** Of what its phrase says, or of an irregular form's base: "shrunk" is "shrink". */
  readonly stem: string;
  readonly plain: string;
  readonly counts: boolean;
  readonly isKeepDoing: boolean;
  readonly listed: ReadonlySet<string> | undefined;
  readonly listedPlain: ReadonlySet<string> | undefined;
  readonly denied: readonly string[];
  readonly degree: Degree | null;
  /** WordNet's opposites, and by what this word is found among another's; of a phrase, nothing. */
  readonly opposed: ReadonlySet<string> | undefined;
  readonly sense: string;
}

const KEEPS_FROM = 5;
/** "keep tourists from taking selfies" is no keeping. */
export const isKeepFrom = (tokens: readonly Token[], at: number): boolean =>
  /^ke(?:ep|pt)/.test(tokens[at]?.word ?? "") &&
  tokens.slice(at, at + KEEPS_FROM).some((one) => one.word === "from");

/** "kept warning" is the opposite of stopping alone. */
const isKeepDoing = (tokens: readonly Token[], at: number): boolean =>
  /^ke(?:ep|pt)/.test(tokens[at]?.word ?? "") && /[a-z]{2}ing$/u.test(tokens[at + 1]?.word ?? "");
const STOPS = stems(
  "stop stopped halt halted end ended cease suspend suspended cancel cancelled canceled close closed shut quit discontinue",
);

/** Nouns that have no part in what their verbs say, and the first half of a compound: "tie-break". */
const THINGS = new Set("building buildings defendant defendants lives holdings earnings".split(" "));
const isThing = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.gap === "-" ||
  (THINGS.has(tokens[at]?.word ?? "") && (tokens[at]?.word !== "building" || tokens[at - 1]?.stop !== true));

/** "stays unbeaten", "remained calm": says only that something else is so. */
const STAYS = /^(?:stay|remain|stood|stand)(?:s|ed)?$/u;
const isLinking = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  return (
    STAYS.test(tokens[at]?.word ?? "") &&
    next !== undefined &&
    /^-?$/u.test(next.gap) &&
    !/^(?:in|on|at|as|put|away|with|up|loyal)$/u.test(next.word)
  );
};
const saysNoSide = (tokens: readonly Token[], at: number): boolean =>
  isKeepFrom(tokens, at) || isThing(tokens, at) || isLinking(tokens, at);

/** The stem of an irregular form's base: "shrunk" is "shrink". */
export function baseStem(token: Token): string {
  const lemma = lemmaOf(token.word);
  return lemma === token.word ? token.stem : stemOf(lemma);
}

/** The words of a text that may be the opposite of another text's. */
export const readOpposable = oncePerText<readonly OpposableWord[]>((tokens) => {
  const [phrases, senses] = [phraseStems(tokens), sensesOf(tokens)];
  return tokens.flatMap((token, at): OpposableWord[] => {
    if (token.kind === "number" || saysNoSide(tokens, at)) return [];
    const phrase = phrases[at];
    const [own, plain] = [phrase ?? baseStem(token), phrase ?? token.stem];
    const sense = phrase === undefined ? (senses[at]?.key ?? "") : "";
    return [
      {
        at,
        token,
        stem: own,
        plain,
        counts: !token.stop || phrase !== undefined,
        isKeepDoing: isKeepDoing(tokens, at),
        listed: listedOpposites(own),
        listedPlain: plain === own ? undefined : listedOpposites(plain),
        denied: [...whatItDenies(own), ...(plain === own ? [] : whatItDenies(plain))],
        degree: degreeOf(own),
        opposed: sense === "" ? undefined : oppositesOf(sense),
        sense,
      },
    ];
  });
});

const areListed = (set: ReadonlySet<string> | undefined, one: string, other: string): boolean =>
  set?.has(other) === true && !isSynonym(one, other);

/** Whether two words say the opposite in the same place. */
export function areOpposable(one: OpposableWord, other: OpposableWord): boolean {
  const isSo =
    areListed(one.listed, one.stem, other.stem) ||
    areListed(one.listedPlain ?? one.listed, one.plain, other.plain) ||
    one.denied.includes(other.stem) ||
    one.denied.includes(other.plain) ||
    other.denied.includes(one.stem) ||
    other.denied.includes(one.plain) ||
    (one.sense !== "" && other.sense !== "" && one.opposed?.has(other.sense) === true) ||
    (one.degree !== null &&
      one.degree.degree === other.degree?.degree &&
      isOpposite(one.degree.base, other.degree.base));
  return isSo && !(other.isKeepDoing && !STOPS.has(one.stem)) && !(one.isKeepDoing && !STOPS.has(other.stem));
}
