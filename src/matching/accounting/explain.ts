import { isInAlignedPhrase } from "../lexicon/phrases.ts";
import { isInAlignedSense } from "../lexicon/senses.ts";
import { oncePerText } from "../once-per-text.ts";
import type { Quantity } from "../relation/quantities.ts";
import { agrees, findOneUnit } from "../relation/quantities.ts";
import { type Role, readRoles } from "../relation/roles.ts";
import { CLAUSE_BREAK, isSamePlace, type Sides } from "../relation/sides.ts";
import { isPossessive, type Token } from "../tokens.ts";
import { type Cue, readCues } from "./cues.ts";
import { lettersOf } from "./letters.ts";
import { readOtherMeans } from "./other-means.ts";
import type { ResidueReason } from "./residue.ts";
import { isParticiple, lemmaOf } from "./verb-forms.ts";
import { keyOf } from "./word-forms.ts";

/** Something that the other text does not explain. Indexes of tokens, `to` inclusive. */
export interface Unexplained {
  readonly side: "passage" | "claim";
  readonly why: ResidueReason;
  readonly from: number;
  readonly to: number;
  /**
   * Where it stands: in the place of something of the other text that is unexplained, too; in a clause that has nothing of the other text; between
   * two words that stand next to each other in the other text; before "of" and a word of the other text, of which it makes another thing ("the wrapper
   * of the chocolate"); or anywhere else within what both say.
   */
  readonly place: "instead" | "aside" | "inserted" | "head" | "within";
  /** Of a cue, its key. */
  readonly cue?: string;
}

const INFLECTION = /(?:'s|s'|ing|ied|ies|ed|es|s|d|e|y|er|est|r|st)?$/u;
/** Letters that two forms of one word have in common from the first. */
const SHORTEST_STEM = 3;

/** Whether two words are forms of one by their endings: not "police" and "policy", which Porter's stems make one. */
function isInflection(one: string, other: string): boolean {
  if (one === other) return true;
  let common = 0;
  while (common < one.length && one[common] === other[common]) common++;
  if (common < SHORTEST_STEM) return false;
  const endings = [one.slice(common), other.slice(common)];
  // "planned" and "plan" double a letter.
  return endings.every((ending) => {
    const rest = ending.replace(/^([bdglmnprt])(?=ed|ing|er)/u, "");
    return rest.replace(INFLECTION, "") === "";
  });
}

/** Whether an aligned pair is one word, or two that say the same in any sentence. */
export function isSameWord(one: Token, other: Token): boolean {
  if (one.word === other.word || keyOf(one.word) === keyOf(other.word)) return true;
  const [mine, theirs] = [lemmaOf(one.word), lemmaOf(other.word)];
  return (
    mine === theirs ||
    (one.stem === other.stem && isInflection(one.word, other.word)) ||
    keyOf(mine) === keyOf(theirs)
  );
}

/** The same but for an accent, which may make it another word. */
const isOtherLetters = (one: Token, other: Token): boolean =>
  one.surface !== other.surface &&
  PLAIN.test(one.surface) !== PLAIN.test(other.surface) &&
  lettersOf(one).replace(OWNING, "") !== lettersOf(other).replace(OWNING, "");
const PLAIN = /^[A-Za-z'’\d]*$/u;
const OWNING = /'s?$/u;

interface Half {
  readonly side: Unexplained["side"];
  readonly tokens: readonly Token[];
  readonly aligned: readonly number[];
  readonly quantities: readonly Quantity[];
  readonly others: readonly Token[];
  readonly otherQuantities: readonly Quantity[];
  /** Which tokens stand in a clause without anything of the other text. */
  readonly aside: readonly boolean[];
}

/** Two prints of one value; what is only about as much is not the same. */
const isEqual = (one: Quantity, other: Quantity): boolean =>
  agrees(one, other) && one.about === other.about && one.unit === other.unit;

/** The currencies of both texts, where both name one: "$5" is not "€5", and "-5" is not "5". */
const CURRENCY = /[$€£¥]|dollar|euro|pound|yen/u;
const KEYS = new Map([
  ["dollar", "$"],
  ["euro", "€"],
  ["pound", "£"],
  ["yen", "¥"],
]);

function currencyOf(tokens: readonly Token[], { from, to }: Quantity): string | null {
  const told = tokens.slice(from, to + 2).map((token) => token.surface.toLowerCase());
  const found = CURRENCY.exec(told.join(" "))?.[0];
  return found === undefined ? null : (KEYS.get(found) ?? found);
}

const isNegative = (tokens: readonly Token[], { from }: Quantity): boolean =>
  tokens[from]?.gap.endsWith("-") === true &&
  (from === 0 || (tokens[from]?.start ?? 0) - (tokens[from - 1]?.end ?? 0) > 1);

/** "the fourth round" and "round four". */
function isCountedOff({ tokens, others, aligned, otherQuantities }: Half, one: Quantity): boolean {
  const nounOf = (all: readonly Token[], { unit, from, to }: Quantity): number =>
    unit === "rank" ? to + 1 : all[from - 1]?.stop === false ? from - 1 : -1;
  return otherQuantities.some((other) => {
    const isPair = [one.unit, other.unit].sort().join(" ") === "count rank";
    return isPair && one.value === other.value && aligned[nounOf(tokens, one)] === nounOf(others, other);
  });
}

function numbersOf(half: Half): Unexplained[] {
  const { side, tokens, others, quantities, otherQuantities } = half;
  const isSameSum = (one: Quantity, other: Quantity): boolean => {
    const [mine, theirs] = [currencyOf(tokens, one), currencyOf(others, other)];
    return (
      (mine === theirs || mine === null || theirs === null) &&
      isNegative(tokens, one) === isNegative(others, other)
    );
  };
  return quantities.flatMap((one): Unexplained[] => {
    const { from, to } = one;
    const alike = otherQuantities.filter((other) => isSameSum(one, other));
    if (
      alike.some((other) => isEqual(one, other)) ||
      findOneUnit(one, others) !== -1 ||
      isCountedOff(half, one)
    )
      return [];
    // "one in six adults" and "one adult in six".
    const isApart =
      one.parts?.every((part) => otherQuantities.some(({ value }) => value === part)) === true ||
      otherQuantities.some(({ parts }) => parts?.includes(one.value) === true);
    if (isApart) return [];
    const about = alike.some((other) => agrees(one, other));
    return [{ side, why: about ? "near" : "number", from, to, place: "within" }];
  });
}

/** Whether a word stands between two that are neighbours in the other text, in the same order: one that an edit put in. */
function isInserted({ tokens, aligned, others }: Half, at: number): boolean {
  const near = (from: number, step: 1 | -1): number => {
    let to = from + step;
    while (tokens[to]?.stop === true) to += step;
    return to;
  };
  const [before, behind] = [aligned[near(at, -1)] ?? -1, aligned[near(at, 1)] ?? -1];
  const isStart = near(at, -1) < 0;
  if (behind === -1 || (before === -1 && !isStart) || tokens[at]?.kind === "hashtag") return false;
  const between = others.slice(before + 1, behind).filter((token) => !token.stop);
  return before < behind && between.length === 0;
}

const owns = (token: Token | undefined): boolean => token !== undefined && isPossessive(token);

/** Make no other thing of what follows their "of". */
const COLLECTING = new Set(
  "number numbers group groups total team crowd amount lot lots dozens hundreds thousands millions most majority rest part parts half city town village state county province district island republic country region kingdom river lake port university people residents members member price prices cost costs sum end start beginning middle case cases act acts kind sort type form series set share percent outbreak risk rate level use production release sale result results".split(
    " ",
  ),
);

const PHRASED = new Set("in on by with at for as from no".split(" "));

/** Whether a word makes another thing of one that both texts have, and that stands alone in the other: "the wrapper of the chocolate". */
function isHead({ side, tokens, aligned, others }: Half, at: number): boolean {
  if (side === "claim" || tokens[at + 1]?.word !== "of" || COLLECTING.has(tokens[at]?.word ?? ""))
    return false;
  // "on top of", "with a margin of": of a phrase, not of what is told.
  if (tokens.slice(Math.max(0, at - 2), at).some(({ word }) => PHRASED.has(word))) return false;
  const owner = tokens.findIndex((token, i) => i > at + 1 && !token.stop);
  const there = aligned[owner] ?? -1;
  if (there === -1 || owner - at > 3 || tokens[owner]?.kind === "number") return false;
  // "the head of Orex" and "Orex's head", "the boss of Orex" and "head of Orex".
  return others[there - 1]?.word !== "of" && others[there - 2]?.word !== "of" && !owns(others[there]);
}

/** Which tokens stand in a clause without anything of the other text. */
function asides(tokens: readonly Token[], aligned: readonly number[]): boolean[] {
  const result = new Array<boolean>(tokens.length).fill(false);
  let from = 0;
  const close = (to: number): void => {
    if (!aligned.slice(from, to).some((other) => other !== -1)) result.fill(true, from, to);
    from = to;
  };
  for (let at = 1; at < tokens.length; at++) if (CLAUSE_BREAK.test(tokens[at]?.gap ?? "")) close(at);
  close(tokens.length);
  return result;
}

/** What a number counts in, and says with it: "5 percent", "3 euros", "46 degrees Celsius". */
const UNITS = new Set(
  "percent pct cent dollars dollar euros euro pounds pound degrees degree celsius c f fahrenheit".split(" "),
);

/** Indexes of tokens that belong to numbers, units included. */
function countedBy(tokens: readonly Token[], quantities: readonly Quantity[]): Set<number> {
  const counted = new Set<number>();
  for (const { from, to } of quantities) {
    for (let at = from; at <= to; at++) counted.add(at);
    let at = to + 1;
    if (tokens[at]?.word === "per") at++;
    while (UNITS.has(tokens[at]?.word ?? "")) counted.add(at++);
  }
  return counted;
}

/** Words of the index's stop list that say something all the same: what is missing where one of them stands alone. */
const TELLING = new Set("won came come comes gone goes go got went let".split(" "));

/** Whether a word belongs to a phrase for which a word of the other text stands. */
const isInPhrase = ({ tokens, aligned, others }: Half, at: number): boolean =>
  isInAlignedPhrase(tokens, at, aligned) || isInAlignedSense(tokens, at, aligned, others);

const lemmasOf = oncePerText<ReadonlySet<string>>(
  (tokens) => new Set(tokens.map((token) => lemmaOf(token.word))),
);

function wordsOf(half: Half, isInstead: (at: number) => boolean, cued: ReadonlySet<number>): Unexplained[] {
  const { side, tokens, aligned, quantities, others, aside } = half;
  const counted = countedBy(tokens, quantities);
  const theirs = lemmasOf(others);
  return tokens.flatMap((token, at): Unexplained[] => {
    if (
      token.stop &&
      aligned[at] === -1 &&
      TELLING.has(token.word) &&
      !cued.has(at) &&
      !theirs.has(lemmaOf(token.word))
    )
      return [{ side, why: "word", from: at, to: at, place: aside[at] ? "aside" : "within" }];
    if (token.stop || counted.has(at) || token.kind === "handle") return [];
    if (aligned[at] === -1 && isInPhrase(half, at)) return [];
    const other = others[aligned[at] ?? -1];
    const place = aside[at]
      ? "aside"
      : other !== undefined
        ? "within"
        : isHead(half, at)
          ? "head"
          : isInserted(half, at)
            ? "inserted"
            : isInstead(at)
              ? "instead"
              : "within";
    if (other !== undefined) {
      if (token.word === other.word && isOtherLetters(token, other))
        return [{ side, why: "letters", from: at, to: at, place: "within" }];
      // What stands for it is named once, on the claim's side.
      if (side === "passage" || isSameWord(token, other) || token.kind === "number") return [];
      return [{ side, why: "near", from: at, to: at, place: "within" }];
    }
    if (cued.has(at)) return [];
    const initial = at === 0 || /[.!?:"“”„«»^]/u.test(token.gap);
    const why = token.kind === "number" ? "number" : token.capital && !initial ? "name" : "word";
    return [{ side, why, from: at, to: at, place }];
  });
}

const WHY = {
  negation: "negation",
  quantifier: "quantifier",
  modal: "modal",
  preposition: "function-word",
} as const;

const TIMES = /^(?:day|week|month|year|hour|minute|night|morning|evening|weekend)s?$/u;
const NUMBERED_TIME = 2;

/** "every week" and "a week", "daily": how often is told by the time itself. */
const isEach = (tokens: readonly Token[], key: string, at: number): boolean =>
  key === "quantifier all" &&
  tokens.slice(at + 1, at + 1 + NUMBERED_TIME).some((token) => TIMES.test(token.word));

/** Cues without their like in the other text; a cue that is aligned as a word is explained. */
function cuesOf(half: Half, mine: readonly Cue[], theirs: readonly Cue[]): Unexplained[] {
  const { side, tokens, aligned, quantities, aside } = half;
  const left = new Map<string, number>();
  for (const { key } of theirs) left.set(key, (left.get(key) ?? 0) + 1);
  return mine.flatMap(({ kind, key, from, to }): Unexplained[] => {
    const count = left.get(key) ?? 0;
    if (count > 0) {
      left.set(key, count - 1);
      return [];
    }
    // "wouldn't start" and "did not start"; "some sixty".
    const isRefused =
      key === "modal would" &&
      mine.some((one) => one.kind === "negation" && one.from - to <= 1 && one.from >= from) &&
      theirs.some((one) => one.kind === "negation");
    const isAbout = tokens[from]?.word === "some" && quantities.some((one) => one.from === to + 1);
    if (isRefused || isAbout) return [];
    const isAligned = aligned.slice(from, to + 1).some((other) => other !== -1);
    const isCounted = quantities.some((one) => one.from <= from && to <= one.to);
    if (isAligned || isCounted || isEach(tokens, key, to) || isInPhrase(half, from)) return [];
    return [{ side, why: WHY[kind], from, to, place: aside[from] ? "aside" : "within", cue: key }];
  });
}

/** Of two places, or two times, each stands where the other stood: "in 2010, flats built in 1990". */
function exchangedOf({
  claim,
  passage,
  alignment,
  claimQuantities,
  passageQuantities,
}: Sides): Unexplained[] {
  const counted = (tokens: readonly Token[], all: readonly Quantity[]): Map<number, string> =>
    new Map(
      all.flatMap(({ from, unit, measure }) =>
        tokens[from] === undefined ? [] : [[from, `${unit} ${measure?.dimension ?? ""}`] as const],
      ),
    );
  // "nine candidates, just two" and "two of the nine candidates": what a number counts has moved with it.
  const behind = (aligned: readonly number[], at: number): number =>
    aligned.findIndex((to, i) => i > at && i <= at + COUNTED_WITHIN && to !== -1 && to !== aligned[at]);
  const isKept = ({ from, to }: { from: number; to: number }): boolean => {
    const [mine, there] = [behind(alignment.toPassage, from), behind(alignment.toClaim, to)];
    return mine !== -1 && !claim[mine]?.capital && alignment.toPassage[mine] === there;
  };
  const [mine, theirs] = [counted(claim, claimQuantities), counted(passage, passageQuantities)];
  const shared = alignment.toPassage.flatMap((to, from) => {
    const [one, other] = [claim[from], passage[to]];
    if (one === undefined || other === undefined) return [];
    const isPlaced = PLACING.has(claim[from - 1]?.word ?? "") && PLACING.has(passage[to - 1]?.word ?? "");
    const unit = mine.get(from);
    const kind =
      unit !== undefined && unit === theirs.get(to) ? unit : isPlaced && one.capital ? "place" : null;
    return kind === null ? [] : [{ kind, from, to }];
  });
  return shared.flatMap((one, i): Unexplained[] => {
    const other = shared.slice(i + 1).find(({ kind, to }) => kind === one.kind && to < one.to);
    if (other === undefined || (one.kind !== "place" && (isKept(one) || isKept(other)))) return [];
    return [{ side: "passage", why: "order", from: other.to, to: one.to, place: "within" }];
  });
}
/** Words between a number and what it counts, that one included. */
const COUNTED_WITHIN = 2;
const PLACING = new Set("in at near from to of".split(" "));

const BEING = new Set("be is are was were been being got get gets isnt arent wasnt werent".split(" "));

/** Whether a word is a participle of a passive: "was warned", "were not warned". */
function isPassive(tokens: readonly Token[], at: number): boolean {
  if (!isParticiple(tokens[at]?.word ?? "")) return false;
  const before = tokens.slice(Math.max(0, at - 2), at);
  return before.some(
    (token, i) =>
      BEING.has(token.word) &&
      (i === before.length - 1 || before.at(-1)?.stop === true || /ly$/.test(before.at(-1)?.word ?? "")),
  );
}

/** "Residents were warned" and "Residents warned": the verb changes its voice, and who stands before it does not change places. */
function voicesOf(sides: Sides): Unexplained[] {
  const { claim, passage, alignment } = sides;
  let roles: readonly [readonly Role[], readonly Role[]] | null = null;
  return alignment.toPassage.flatMap((to, from): Unexplained[] => {
    if (to === -1 || claim[from]?.stop || !isParticiple(passage[to]?.word ?? "")) return [];
    const [mine, theirs] = [isPassive(claim, from), isPassive(passage, to)];
    if (mine === theirs || (mine ? claim : passage).some((token) => token.word === "by")) return [];
    roles ??= [readRoles(claim, sides.claimQuantities), readRoles(passage, sides.passageQuantities)];
    const [parts, partsThere] = roles;
    // "The symphony cancelled its tour" and "the symphony's tour was cancelled", "the tour of the symphony": who stands there no longer stands bare.
    const isBare = (tokens: readonly Token[], all: readonly Role[], at: number, verb: number): boolean =>
      at < verb &&
      all[at]?.preposition === "" &&
      all[at]?.free === false &&
      all[at]?.clause === all[verb]?.clause &&
      !owns(tokens[at]);
    const stays = claim.some((token, i) => {
      const there = alignment.toPassage[i] ?? -1;
      return (
        !token.stop && there !== -1 && isBare(claim, parts, i, from) && isBare(passage, partsThere, there, to)
      );
    });
    if (!stays) return [];
    return [{ side: "passage", why: "order", from: to, to, place: "within" }];
  });
}

const COMPARING = /^(?:quantifier (?:more|less|more-than|less-than)|preposition than)$/u;

/** Say when or which way, and each the other way than the one across: "from 2026" is not "until 2026". */
const POLES = "before after,before since,before from,until since,until from,until after,from to,since to"
  .split(",")
  .map((pair) => pair.split(" ").map((word) => `preposition ${word}`));
const areOpposed = (one: string, other: string): boolean =>
  POLES.some((pair) => one !== other && pair.includes(one) && pair.includes(other));

/** Two such prepositions without their like, before one and the same word. */
function polesOf(sides: Sides, mine: readonly Cue[], theirs: readonly Cue[]): Unexplained[] {
  const { claim, passage, alignment } = sides;
  // "after taxes" and "before the taxman takes his share": whatever each governs.
  const [before, after] = [/^preposition before/u, /^preposition after/u];
  const lonely = (own: readonly Cue[], all: readonly Cue[]): readonly Cue[] =>
    own.filter(({ key }) => all.every((other) => other.key !== key));
  const [alone, aloneThere] = [lonely(mine, theirs), lonely(theirs, mine)];
  const opposed = aloneThere.find((one) =>
    alone.some(
      (cue) => (before.test(one.key) && after.test(cue.key)) || (after.test(one.key) && before.test(cue.key)),
    ),
  );
  if (opposed !== undefined)
    return [{ side: "passage", why: "order", from: opposed.from, to: opposed.to, place: "within" }];
  const governed = (tokens: readonly Token[], at: number): number =>
    tokens.findIndex((token, i) => i > at && (!token.stop || token.kind === "number"));
  return theirs.flatMap((one): Unexplained[] => {
    const to = governed(passage, one.to);
    if (to === -1) return [];
    const isOther = mine.some(
      (cue) => areOpposed(cue.key, one.key) && alignment.toPassage[governed(claim, cue.to)] === to,
    );
    return isOther ? [{ side: "passage", why: "order", from: one.from, to: one.to, place: "within" }] : [];
  });
}

/** With so many pairs of unexplained words nothing is proven, wherever they stand. */
const MOST_PLACED = 100;

/** What neither text explains of the other, word by word, whatever the order. In a comparison told from its other end "more" is "less". */
export function explain(sides: Sides, converse = false): Unexplained[] {
  const { claim, passage, alignment } = sides;
  const mine: Half = {
    side: "claim",
    tokens: claim,
    aligned: alignment.toPassage,
    quantities: sides.claimQuantities,
    others: passage,
    otherQuantities: sides.passageQuantities,
    aside: asides(claim, alignment.toPassage),
  };
  const theirs: Half = {
    side: "passage",
    tokens: passage,
    aligned: alignment.toClaim,
    quantities: sides.passageQuantities,
    others: claim,
    otherQuantities: sides.claimQuantities,
    aside: asides(passage, alignment.toClaim),
  };
  const counted = (tokens: readonly Token[]): readonly Cue[] =>
    converse ? readCues(tokens).filter(({ key }) => !COMPARING.test(key)) : readCues(tokens);
  const [cues, otherCues] = [counted(claim), counted(passage)];
  const lonely = (tokens: readonly Token[], aligned: readonly number[]): number[] =>
    tokens.flatMap((token, at) => (token.stop || aligned[at] !== -1 ? [] : [at]));
  const [lonelyMine, lonelyTheirs] = [lonely(claim, alignment.toPassage), lonely(passage, alignment.toClaim)];
  const insteadMine = new Set<number>();
  const insteadTheirs = new Set<number>();
  const many = lonelyMine.length * lonelyTheirs.length > MOST_PLACED;
  for (const i of many ? [] : lonelyMine)
    for (const j of lonelyTheirs)
      if (isSamePlace(sides, i, i, j, j)) {
        insteadMine.add(i);
        insteadTheirs.add(j);
      }
  const tokensOf = (all: readonly Cue[]): Set<number> =>
    new Set(all.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, k) => from + k)));
  const lonelyCues = (own: readonly Cue[], all: readonly Cue[]): readonly Cue[] =>
    own.filter(({ key }) => all.every((other) => other.key !== key));
  const means = readOtherMeans(sides, {
    claim: lonelyCues(cues, otherCues),
    passage: lonelyCues(otherCues, cues),
  });
  const unexplained: Unexplained[] = [
    ...exchangedOf(sides),
    ...voicesOf(sides),
    ...polesOf(sides, cues, otherCues),
    ...numbersOf(theirs).filter((one) => one.why === "number"),
    ...cuesOf(theirs, otherCues, cues),
    ...wordsOf(theirs, (at) => insteadTheirs.has(at), tokensOf(otherCues)),
    ...numbersOf(mine),
    ...cuesOf(mine, cues, otherCues),
    ...wordsOf(mine, (at) => insteadMine.has(at), tokensOf(cues)),
  ];
  const isCompared = ({ side, from }: Unexplained): boolean =>
    converse && /^(?:more|less|fewer)$/u.test(sides[side][from]?.word ?? "");
  return unexplained
    .filter((one) => !isCompared(one))
    .map((one) =>
      one.why !== "order" && means[one.side].has(one.from) ? { ...one, why: "near", place: "within" } : one,
    );
}
