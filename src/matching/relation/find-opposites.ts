import { lemmaOf } from "../accounting/verb-forms.ts";
import { phraseStems } from "../lexicon/phrases.ts";
import { areOpposed, sensesOf } from "../lexicon/senses.ts";
import { stem as stemOf } from "../stem.ts";
import type { Token } from "../tokens.ts";
import type { Difference } from "./difference.ts";
import { isOpposite } from "./opposites.ts";
import { isClose, isSamePlace, SAME_SUBJECT, type Sides } from "./sides.ts";
import { stems } from "./word-set.ts";

export interface Opposite {
  readonly difference: Difference;
  readonly at: number;
  readonly claimAt: number;
}

const KEEPS_FROM = 5;
/** "keep tourists from taking selfies" is no keeping. */
const isKeepFrom = (tokens: readonly Token[], at: number): boolean =>
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

/** Little words are opposites only right in each other's place: "the captain for the match", "against Wales". */
function isFacing(sides: Sides, i: number, at: number, little: boolean): boolean {
  if (!little) return isSamePlace(sides, i, i, at, at);
  const { toPassage } = sides.alignment;
  const near = (from: number, step: 1 | -1, tokens: readonly Token[]): number => {
    let to = from + step;
    while (tokens[to]?.stop === true) to += step;
    return to;
  };
  const isSame = (step: 1 | -1): boolean => {
    const [mine, theirs] = [near(i, step, sides.claim), near(at, step, sides.passage)];
    const isStart = mine < 0 && theirs < 0;
    return isStart || (theirs >= 0 && toPassage[mine] === theirs);
  };
  return isSame(-1) && isSame(1);
}

/** The stem of an irregular form's base: "shrunk" is "shrink". */
function baseStem(token: Token): string {
  const lemma = lemmaOf(token.word);
  return lemma === token.word ? token.stem : stemOf(lemma);
}

const counts = (token: Token, phrase: string | undefined): boolean => !token.stop || phrase !== undefined;

/** Say only that something is so: "remains unpublished". */
const LIGHT = new Set("remain remains remained stay stays stayed become became still".split(" "));

/** Whether the texts say about the same but for two words: of either's other words that count, half are the other's. */
function isCloseBesides({ claim, passage, alignment }: Sides, i: number, at: number): boolean {
  const share = (tokens: readonly Token[], aligned: readonly number[], but: number): number => {
    const others = tokens.flatMap((token, k) =>
      token.stop || k === but || LIGHT.has(token.word) ? [] : [aligned[k] !== -1],
    );
    return others.filter((one) => one).length / Math.max(1, others.length);
  };
  return (
    Math.min(share(claim, alignment.toPassage, i), share(passage, alignment.toClaim, at)) >= SAME_SUBJECT
  );
}

/** The pair that says the opposite: a word without a partner on either side. */
export function findOpposites(sides: Sides): Opposite[] {
  const { claim, passage, alignment } = sides;
  const found: Opposite[] = [];
  const [phrases, otherPhrases] = [phraseStems(claim), phraseStems(passage)];
  const [senses, otherSenses] = [sensesOf(claim), sensesOf(passage)];
  const isLonely = (token: Token, aligned: number | undefined, others: readonly Token[]): boolean =>
    aligned === -1 &&
    token.kind !== "number" &&
    !(token.stop && others.some((one) => one.word === token.word));
  const lonely = passage.flatMap((token, at) =>
    isLonely(token, alignment.toClaim[at], claim) && !saysNoSide(passage, at)
      ? [{ token, at, stem: otherPhrases[at] ?? baseStem(token), sense: otherSenses[at] }]
      : [],
  );
  const close = isClose(sides);
  for (const [i, one] of claim.entries()) {
    // "more likely" and "less likely", whatever else is more or less.
    const before = (alignment.toPassage[i + 1] ?? -1) - 1;
    const facing = passage[before];
    if (facing !== undefined && (one.stop || facing.stop) && isOpposite(one.stem, facing.stem)) {
      found.push({
        difference: { kind: "opposite", passage: facing.surface, claim: one.surface },
        at: before,
        claimAt: i,
      });
      continue;
    }
    if (!isLonely(one, alignment.toPassage[i], passage) || saysNoSide(claim, i)) continue;
    const own = phrases[i] ?? baseStem(one);
    const other = lonely.find(
      ({ token, at, stem, sense }) =>
        !(isKeepDoing(passage, at) && !STOPS.has(own)) &&
        !(isKeepDoing(claim, i) && !STOPS.has(stem)) &&
        (isOpposite(own, stem) ||
          isOpposite(phrases[i] ?? one.stem, otherPhrases[at] ?? token.stem) ||
          (phrases[i] === undefined && otherPhrases[at] === undefined && areOpposed(senses[i], sense))) &&
        ((counts(one, phrases[i]) &&
          counts(token, otherPhrases[at]) &&
          (close || isCloseBesides(sides, i, at))) ||
          isFacing(sides, i, at, one.stop || token.stop)),
    );
    if (other === undefined) continue;
    found.push({
      difference: { kind: "opposite", passage: other.token.surface, claim: one.surface },
      at: other.at,
      claimAt: i,
    });
  }
  return found;
}
