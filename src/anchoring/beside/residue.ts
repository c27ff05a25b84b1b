import { calendarName } from "../../language/calendar.ts";
import { classifyDifference } from "../difference.ts";
import { FULL_JUDGEMENT } from "../full-judgement.ts";
import {
  ACCORDING,
  APPOSITION,
  DECIDING,
  DETERMINERS,
  IDLE,
  MEDIA,
  TELLING,
} from "../lexicon/beside/saying.ts";
import { TENSE_OF } from "../lexicon/neutral-words.ts";
import type { Word } from "../words.ts";
import { type FoundCue, type Gap, gaps, isCapital, isTelling, type Sentence, stem } from "./sentence.ts";

/** One side of the quote's own sentence, with its cues. */
export interface OwnSide {
  readonly sentence: Sentence;
  readonly cues: readonly FoundCue[];
}

/**
 * What has come into the quote's own sentence, or gone from it, and no licence accounts for. As inside the quote, a difference is
 * harmless only if something says so: a remark on who says it, when, to whom and in what, where it is the same one as before;
 * words that stood on the quote's other side; those that say the same.
 */
export function hasResidue(
  side: "before" | "after",
  was: OwnSide,
  is: OwnSide,
  moved: (lower: string) => boolean,
  seesGone: boolean,
): boolean {
  const come = residueOf(side, is, was, moved);
  const gone = seesGone ? residueOf(side, was, is, moved) : new Set<number>();
  return gaps(was.sentence, is.sentence).some((gap) => isLeftOver(was, is, gap, come, gone));
}

function isLeftOver(
  was: OwnSide,
  is: OwnSide,
  { wasFrom, wasTo, isFrom, isTo }: Gap,
  come: ReadonlySet<number>,
  gone: ReadonlySet<number>,
): boolean {
  const put = range(isFrom, isTo).filter((index) => come.has(index));
  const taken = range(wasFrom, wasTo).filter((index) => gone.has(index));
  if (put.length + taken.length === 0) return false;
  if (wasFrom === wasTo && isNamedMore(is.sentence.words, isFrom, isTo)) return false;
  if (isFrom === isTo || wasFrom === wasTo) return true;
  const { altersMeaning } = classifyDifference(
    FULL_JUDGEMENT,
    { words: was.sentence.words, from: wasFrom, to: wasTo },
    { words: is.sentence.words, from: isFrom, to: isTo },
    () => false,
  );
  if (!altersMeaning) return false;
  const stems = (own: OwnSide, from: number, to: number) =>
    new Set(own.sentence.words.slice(from, to).map(({ lower }) => stem(lower)));
  const [a, b] = [stems(was, wasFrom, wasTo), stems(is, isFrom, isTo)];
  const another = put.some((index) => !a.has(stem(is.sentence.words[index]?.lower ?? "")));
  const lost = taken.some((index) => !b.has(stem(was.sentence.words[index]?.lower ?? "")));
  // One word for another, beside one that stayed: "after days of rain", "after a week of heavy rain".
  const kept = [...a].some((one) => b.has(one) && one.length > 2);
  return (another || lost) && !(kept && put.length <= REWORDED);
}

/** "our reporter Nils Hage": nothing but a name has come, behind who bears it. */
function isNamedMore(words: readonly Word[], from: number, to: number): boolean {
  const bearer = words[from - 1];
  const named = words.slice(from, to).every(isCapital) && to - from <= NAMED;
  return named && bearer !== undefined && isTelling(bearer) && bearer.text === bearer.lower;
}

/** Words of a name that has come. */
const NAMED = 3;
/** Words that may be others in a run that has kept one. */
const REWORDED = 2;
/** Words that may be said of who says it, names apart. */
const REMARKED = 2;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** A stretch between commas, dashes, brackets: [from, to). */
interface Piece {
  readonly from: number;
  readonly to: number;
}

function piecesOf(words: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  words.forEach((word, index) => {
    if (word.kind !== "sign" || !/^[,;:()[\]–—-]$/.test(word.text)) return;
    if (index > from) pieces.push({ from, to: index });
    from = index + 1;
  });
  if (from < words.length) pieces.push({ from, to: words.length });
  return pieces;
}

/** The verb that says who says it; nouns such as "the report" are none. */
export function sayingVerb({ sentence: { words }, cues }: OwnSide): number {
  // "It is too early to say" says nothing.
  const isVerb = (at: number) =>
    words[at - 1]?.lower !== "to" &&
    (!DETERMINERS.has(words[at - 1]?.lower ?? "") || ACCORDING.has(words[at]?.lower ?? ""));
  const said = cues.filter(({ kind, at }) => kind === "attribution" && isVerb(at)).map(({ at }) => at);
  const decided = words.flatMap(({ lower }, at) => (DECIDING.has(lower) && isVerb(at) ? [at] : []));
  return Math.max(-1, ...said, ...(said.length > 0 ? [] : decided));
}

function residueOf(
  side: "before" | "after",
  own: OwnSide,
  other: OwnSide,
  moved: (lower: string) => boolean,
): Set<number> {
  const { words, isNew } = own.sentence;
  const residue = new Set<number>();
  const licensed = licensedBy(side, own, other);
  // "The water is", "the water was".
  const others = new Set(other.sentence.words.flatMap(({ lower }) => TENSE_OF.get(lower) ?? []));
  words.forEach((word, index) => {
    if (!isNew[index] || !isTelling(word) || licensed.has(index) || moved(word.lower)) return;
    if (IDLE.has(word.lower)) return;
    const tense = TENSE_OF.get(word.lower);
    if (tense !== undefined && !(others.size > 0 && !others.has(tense))) return;
    residue.add(index);
  });
  return residue;
}

function licensedBy(side: "before" | "after", own: OwnSide, other: OwnSide): Set<number> {
  const { words } = own.sentence;
  const licensed = new Set<number>();
  const license = (from: number, to: number) => {
    for (let index = from; index < to; index++) licensed.add(index);
  };
  words.forEach((word, index) => {
    if (calendarName(word.text, word.lower)?.startsWith("d") === true) licensed.add(index);
  });
  const verb = sayingVerb(own);
  if (verb < 0) return licensed;
  const otherVerb = sayingVerb(other);
  const pieces = piecesOf(words);
  const saying = pieces.findIndex(({ from, to }) => from <= verb && verb < to);
  const piece = pieces[saying];
  if (piece === undefined) return licensed;
  license(verb, verb + 1);
  // The same speaker, said more or less fully; or no speaker where none was known.
  const [from, to] = speakerIn(own, piece, verb);
  const mine = tellingIn(own.sentence, from, to);
  const theirs = otherVerb < 0 ? [] : speakersOf(other, otherVerb);
  const names = new Set(theirs.map(({ word }) => stem(word.lower)));
  const sameSpeaker =
    mine.some(({ word, isNew }) => !isNew || names.has(stem(word.lower))) ||
    theirs.every(({ isNew }) => !isNew);
  const said = mine.filter(({ word, isNew }) => isNew && word.text === word.lower && word.kind === "word");
  if (sameSpeaker && said.length <= REMARKED) license(from, to);
  for (const beside of [pieces[saying - 1], pieces[saying + 1]]) {
    const first = beside === undefined ? undefined : words[beside.from];
    if (beside === undefined || first === undefined) continue;
    const remarks = APPOSITION.has(first.lower) || first.kind === "number" || first.text !== first.lower;
    const nearQuote = side === "before" ? beside.to === words.length : beside.from === 0;
    const opensWithName = first.text === first.lower || beside.from > 0;
    if (remarks && opensWithName && !nearQuote) license(beside.from, beside.to);
  }
  // An adjunct of its own, reworded: "after days of rain,", "after a week of heavy rain,".
  for (const beside of pieces) {
    const adjoins = side === "before" ? beside.to === words.length : beside.from === 0;
    if (adjoins || beside === piece) continue;
    const telling = tellingIn(own.sentence, beside.from, beside.to);
    const kept = telling.filter(({ isNew }) => !isNew).length;
    if (kept > 0 && telling.length <= kept + REWORDED) license(beside.from, beside.to);
  }
  // To whom, and in what, behind the verb or at the sentence's beginning.
  const tells = TELLING.has(words[verb]?.lower ?? "");
  const behind = pieces.filter(({ from: start }) => start <= verb).at(-1);
  if (tells && behind !== undefined) license(verb + 1, Math.min(behind.to, verb + 1 + ADDRESSED));
  for (const [index, word] of words.entries()) {
    if (!MEDIA.has(word.lower)) continue;
    let start = index;
    while (start > 0 && index - start < MEDIUM && !PREPOSITIONS.has(words[start]?.lower ?? "")) start--;
    if (PREPOSITIONS.has(words[start]?.lower ?? "")) license(start, index + 1);
  }
  return licensed;
}

function tellingIn({ words, isNew }: Sentence, from: number, to: number) {
  return words
    .slice(from, to)
    .flatMap((word, index) => (isTelling(word) ? [{ word, isNew: isNew[from + index] ?? false }] : []));
}

/** Where the one stands who says it: behind the verb ("said Ana Ruiz", "according to Ana Ruiz"), else before it. */
function speakerIn({ sentence: { words } }: OwnSide, piece: Piece, verb: number): [number, number] {
  const speaksFirst = words
    .slice(piece.from, verb)
    .some(({ kind, lower }) => kind === "word" && !DETERMINERS.has(lower));
  return ACCORDING.has(words[verb]?.lower ?? "") || !speaksFirst ? [verb + 1, piece.to] : [piece.from, verb];
}

function speakersOf(own: OwnSide, verb: number) {
  const piece = piecesOf(own.sentence.words).find(({ from, to }) => from <= verb && verb < to);
  return piece === undefined ? [] : tellingIn(own.sentence, ...speakerIn(own, piece, verb));
}

/** Words of whom somebody tells, and of what something is said in. */
const ADDRESSED = 4;
const MEDIUM = 4;
const PREPOSITIONS = new Set(
  "in at on by to via through during from en a por ante durante à dans lors sur im in auf bei am per em na no numa ao in a su durante nel alla".split(
    " ",
  ),
);
