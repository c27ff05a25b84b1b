import { textSha256 } from "../language/text-normal-form.ts";
import { speltAlike } from "./align.ts";
import { KEPT, quantityBeside } from "./context.ts";
import { cuesOf, type FindCues, readLanguage } from "./cues.ts";
import { classifyDifference } from "./difference.ts";
import { FULL_JUDGEMENT } from "./full-judgement.ts";
import { readQuantities } from "./full-quantities.ts";
import type { CueKind } from "./lexicon/beside-cues.ts";
import { NEUTRAL_WORDS, PERSON_OF } from "./lexicon/neutral-words.ts";
import { UNIT_WORDS } from "./lexicon/quantities.ts";
import { viewNormally } from "./normal-view.ts";
import { weigh } from "./query.ts";
import { readSide, type Side, type Surroundings, type WordBeside } from "./surroundings.ts";
import type { DifferenceKind } from "./types.ts";
import { cutWords, type Word } from "./words.ts";

/** What has come to stand beside an unchanged quote, or has gone from there, and may make it say something else. */
export interface ChangeBeside {
  readonly side: "before" | "after";
  readonly kind: DifferenceKind;
  /** Words that stood there and do not any more, and those that do now; either may be empty. */
  readonly before: string;
  readonly after: string;
}

/**
 * Compares what stood beside a quote with what stands beside it now. Empty where nothing that does so changed: a quote is only
 * as good as its sentence, and "It is not true that", "Correction:", "if", "critics claimed" or a question mark next to it
 * leave its words alone and turn what they say. Words that were there before never count; nor do spelling, typography, rails
 * and bylines. Where the language is not one whose cues are known, any other word in the quote's own sentence counts.
 */
export function compareBeside(quote: string, known: Surroundings, now: Surroundings): ChangeBeside[] {
  const changes: ChangeBeside[] = [];
  if (known.before === now.before && known.after === now.after) return changes;
  const quoteWords = cutWords(viewNormally(quote).text);
  // "… ," she said: who "she" is stands in the sentence before.
  const owned = `${now.before.slice(-OWN)} ${now.after.slice(0, OWN)}`;
  const byPronoun = cutWords(viewNormally(owned).text).some(({ lower }) => PERSON_OF.has(lower));
  const sides = (["before", "after"] as const).map((side) => ({
    side,
    was: readSide(known[side], side, quote),
    is: readSide(now[side], side, quote),
  }));
  const language = readLanguage([
    ...quoteWords,
    ...sides.flatMap(({ was, is }) => [...was.words, ...is.words].map(({ word }) => word)),
  ]);
  const find = language === null ? null : cuesOf(language);
  for (const { side, was, is } of sides) {
    if (sameWords(was, is)) continue;
    const change = judge({ side, quoteWords, was, is, find, whole: known.whole, byPronoun });
    if (change !== null) changes.push(change);
  }
  return changes;
}

/**
 * Names what stands beside a quote, typography and capitals aside: SHA-256, lower-case hex, of the words of its own sentence and
 * of the sentences beside that. Equal where nothing was changed there, so that what somebody has judged once need not be
 * judged again.
 */
export function hashSurroundings(quote: string, { before, after }: Surroundings): string {
  const side = (text: string, which: "before" | "after") =>
    readSide(text, which, quote)
      .words.filter(({ sentence, word }) => sentence <= 1 && word.kind !== "sign")
      .map(({ word }) => word.lower)
      .join(" ");
  return textSha256(`${side(before, "before")}\n${side(after, "after")}`);
}

function sameWords(a: Side, b: Side): boolean {
  return (
    a.words.length === b.words.length &&
    a.words.every(({ word }, index) => word.text === b.words[index]?.word.text)
  );
}

/** UTF-16 units beside the quote in which a pronoun may stand for who says it. */
const OWN = 60;

interface Compared {
  /** Does a pronoun beside the quote say who says it? */
  readonly byPronoun: boolean;
  /** Of the language that all this is in; null where its cues are not known. */
  readonly find: FindCues | null;
  readonly side: "before" | "after";
  readonly quoteWords: readonly Word[];
  readonly was: Side;
  readonly is: Side;
  readonly whole: boolean;
}

/** Sentences of a run of new ones that are read. */
const SENTENCES = 3;

function judge(compared: Compared): ChangeBeside | null {
  const { side, quoteWords, was, is, whole } = compared;
  const paired = pair(was.words, is.words, whole);
  const edge = side === "before" ? quoteWords[0] : quoteWords.at(-1);
  if (edge?.kind === "number" && ownEdge(was) !== ownEdge(is)) {
    return {
      side,
      kind: "number",
      before: was.words[0]?.word.text ?? "",
      after: is.words[0]?.word.text ?? "",
    };
  }
  const reader = new SideReader(compared, paired);
  return reader.ownSentence() ?? reader.speakerBefore() ?? reader.sentencesBeside();
}

/** The quantity, or the sign of one, that adjoins a number at the quote's edge. */
function ownEdge({ words }: Side): string {
  const [nearest] = words;
  return nearest === undefined || nearest.sentence > 0 ? "" : quantityBeside(nearest.word);
}

interface Paired {
  /** For each word: does it stand on the other side too? */
  readonly was: readonly boolean[];
  readonly is: readonly boolean[];
  /** Index behind the furthest word of `is` that can be compared. */
  readonly sight: number;
  /** Is the neighbour that was known still the neighbour? */
  readonly kept: boolean;
}

function isSame(a: Word, b: Word, outermost: boolean): boolean {
  if (a.lower === b.lower) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === "sign") return QUOTE_SIGN.test(a.text) && QUOTE_SIGN.test(b.text);
  if (a.kind !== "word") return false;
  if (!outermost && (a.lower.charCodeAt(0) !== b.lower.charCodeAt(0) || a.lower.length < 4)) return false;
  return (outermost && b.lower.endsWith(a.lower)) || speltAlike(a.lower, b.lower);
}

/** Words that may stand in the place of one that a selector knew, beyond twice as many. */
const REPLACED = 3;

const QUOTE_SIGN = /^["'«»]$/;

/** The longest common subsequence of the two sides, the nearest words first. */
function pair(was: readonly WordBeside[], is: readonly WordBeside[], whole: boolean): Paired {
  const same = (row: number, column: number) => {
    const [a, b] = [was[row], is[column]];
    return a !== undefined && b !== undefined && isSame(a.word, b.word, !whole && row === was.length - 1);
  };
  const keptWas = was.map(() => false);
  const keptIs = is.map(() => false);
  let nearest = 0;
  for (; nearest < Math.min(was.length, is.length) && same(nearest, nearest); nearest++) {
    keptWas[nearest] = true;
    keptIs[nearest] = true;
  }
  const rows = was.length - nearest + 1;
  const columns = is.length - nearest + 1;
  const longest = new Uint16Array(rows * columns);
  for (let row = rows - 2; row >= 0; row--) {
    for (let column = columns - 2; column >= 0; column--) {
      longest[row * columns + column] = same(nearest + row, nearest + column)
        ? 1 + (longest[(row + 1) * columns + column + 1] ?? 0)
        : Math.max(longest[(row + 1) * columns + column] ?? 0, longest[row * columns + column + 1] ?? 0);
    }
  }
  for (let row = 0, column = 0; row < rows - 1 && column < columns - 1; ) {
    const left = longest[row * columns + column] ?? 0;
    if (same(nearest + row, nearest + column)) {
      keptWas[nearest + row++] = true;
      keptIs[nearest + column++] = true;
    } else if ((longest[(row + 1) * columns + column] ?? 0) === left) row++;
    else column++;
  }
  const known = was.reduce((sum, { word }) => sum + weigh(word), 0);
  const kept = was.reduce((sum, { word }, index) => sum + (keptWas[index] ? weigh(word) : 0), 0);
  const isKept = known > 0 && kept / known >= KEPT;
  // A selector's context ends somewhere; what stands beyond it may have stood there before.
  const lost = was.length - 1 - keptWas.lastIndexOf(true);
  const sight =
    whole || !isKept ? is.length : keptIs.lastIndexOf(true) + 1 + (lost === 0 ? 0 : 2 * lost + REPLACED);
  return { was: keptWas, is: keptIs, sight, kept: isKept };
}

/** A sentence beside the quote, or what is left of its own, in reading order, with what of it is new. */
interface Sentence {
  readonly words: readonly Word[];
  readonly isNew: readonly boolean[];
  readonly block: number;
}

interface FoundCue {
  readonly kind: CueKind;
  /** In reading order. */
  readonly at: number;
  readonly isNew: boolean;
}

/** Kinds that count in the quote's own sentence wherever they come or go; in order of weight. */
const REVERSING: readonly CueKind[] = ["negation", "falsehood", "doubt", "condition", "modality", "frame"];
/** How near a bound ("up to", "almost") must stand to bound the quote's own number: words. */
const BOUNDING = 3;
/** How near a speaker stands to the verb of saying: words. */
const SPEAKING = 3;
/** New sentences of no more words than this are a remark on what stands beside them. */
const REMARK = 8;
/** Words at a sentence's beginning among which it points at the sentence beside it. */
const OPENING = 3;

const COORDINATING = new Set(
  "and while whereas but und während aber et tandis mais y e mientras pero mas en maar och og men a i oraz и а но ve ama".split(
    " ",
  ),
);

const OBJECTING = new Set("but aber mais pero mas maar ma".split(" "));

/** Words behind which a clause stands that something governs. */
const COMPLEMENT = new Set("that dass daß que qu' che dat att at że что що كي أن إن כי ש कि".split(" "));
/** Articles and the like of somebody who has not been named. */
const INDEFINITE = new Set(
  "a an one another some ein eine einer un une una um uma uno een en et ett jeden один одна".split(" "),
);

class SideReader {
  readonly #compared: Compared;
  readonly #paired: Paired;
  readonly #find: FindCues | null;

  constructor(compared: Compared, paired: Paired) {
    this.#compared = compared;
    this.#paired = paired;
    this.#find = compared.find;
  }

  #sentence(which: "was" | "is", number: number): Sentence {
    const words: Word[] = [];
    const isNew: boolean[] = [];
    let block = 0;
    const limit = which === "is" ? this.#paired.sight : this.#compared.was.words.length;
    for (const [index, beside] of this.#compared[which].words.slice(0, limit).entries()) {
      if (beside.sentence !== number) continue;
      words.push(beside.word);
      isNew.push(!(this.#paired[which][index] ?? false));
      block = beside.block;
    }
    const before = this.#compared.side === "before";
    return { words: before ? words.reverse() : words, isNew: before ? isNew.reverse() : isNew, block };
  }

  readonly #read = new Map<Sentence, readonly FoundCue[]>();

  #cues(sentence: Sentence): readonly FoundCue[] {
    const known = this.#read.get(sentence);
    if (known !== undefined) return known;
    const found = this.#findCues(sentence);
    this.#read.set(sentence, found);
    return found;
  }

  #findCues({ words, isNew }: Sentence): readonly FoundCue[] {
    const find = this.#find;
    if (find === null) return [];
    return words.flatMap((_, index) =>
      find(words, index).map(({ kind, length }) => ({
        kind,
        at: index,
        isNew: isNew.slice(index, index + length).some(Boolean),
      })),
    );
  }

  #change(kind: DifferenceKind, was: Sentence | null, is: Sentence | null): ChangeBeside {
    return { side: this.#compared.side, kind, before: newWords(was), after: newWords(is) };
  }

  /** What is new, or has gone, in the sentence that the quote itself stands in. */
  ownSentence(): ChangeBeside | null {
    const was = this.#sentence("was", 0);
    const is = this.#sentence("is", 0);
    if (!is.isNew.some(Boolean) && !was.isNew.some(Boolean)) return null;
    if (asks(is) && !asks(was)) return this.#change("wording", was, is);
    if (this.#newlyQuoted(was, is)) return this.#change("wording", was, is);
    if (this.#find === null) {
      return hasNewWord(is) || (this.#paired.kept && hasNewWord(was))
        ? this.#change("wording", was, is)
        : null;
    }
    const cuesWas = this.#governing(was);
    const cuesIs = this.#governing(is);
    for (const kind of REVERSING) {
      const come = count(cuesIs, kind);
      const gone = this.#paired.kept || this.#compared.whole ? count(cuesWas, kind) : 0;
      if (come !== gone) return this.#change("negation", was, is);
    }
    if (
      count(cuesIs, "attribution") > count(cuesWas, "attribution") &&
      !cuesIs.some(({ kind, isNew }) => kind === "attribution" && !isNew)
    ) {
      return this.#change("name", was, is);
    }
    // "Up to 40", "fewer than 40": a bound stands before what it bounds.
    const near =
      this.#compared.side === "before" &&
      cuesIs.some(({ kind, at, isNew }) => kind === "degree" && isNew && this.#distance(is, at) < BOUNDING);
    if (near && count(cuesIs, "degree") > count(cuesWas, "degree")) return this.#change("number", was, is);
    return this.#replaced(was, is) ?? this.#governedAnew(was, is);
  }

  /** "… say that", "… has yet to be convinced that": where the words that govern the quote are others, and none says so. */
  #governedAnew(was: Sentence, is: Sentence): ChangeBeside | null {
    const nearest = is.words.at(-1);
    if (this.#compared.side === "after" || nearest === undefined || !COMPLEMENT.has(nearest.lower))
      return null;
    const governs = is.words.some((word, index) => is.isNew[index] && isTelling(word) && word !== nearest);
    return governs && !has(this.#cues(is), "attribution") ? this.#change("wording", was, is) : null;
  }

  /** Where the quote's sentence says "she said", another name in the sentence before is another speaker. */
  speakerBefore(): ChangeBeside | null {
    if (!this.#compared.byPronoun || this.#compared.side === "after" || !this.#paired.kept) return null;
    const was = this.#sentence("was", 1);
    const is = this.#sentence("is", 1);
    for (const { wasFrom, wasTo, isFrom, isTo } of gaps(was, is)) {
      const gone = was.words
        .slice(wasFrom, wasTo)
        .some((word, index) => wasFrom + index > 0 && isCapital(word));
      if (gone && this.#telling(is, isFrom, isTo).length > 0) return this.#change("name", was, is);
    }
    return null;
  }

  /** Words between this one and the quote. */
  #distance({ words }: Sentence, at: number): number {
    return this.#compared.side === "before" ? words.length - 1 - at : at;
  }

  /** The cues of the quote's own sentence, less those of another clause of it. */
  #governing(sentence: Sentence): FoundCue[] {
    const { words } = sentence;
    const joint =
      this.#compared.side === "before"
        ? words.findLastIndex(({ lower }) => COORDINATING.has(lower))
        : words.findIndex(({ lower }) => COORDINATING.has(lower));
    // "…, but the log shows no visit" objects to what is before it.
    const objects = OBJECTING.has(words[joint]?.lower ?? "") && sentence.isNew[joint] === true;
    return this.#cues(sentence).filter(({ kind, at }) => {
      if (objects && (kind === "negation" || kind === "doubt")) return true;
      if (joint < 0 || kind === "falsehood" || kind === "condition" || kind === "attribution") return true;
      return this.#compared.side === "before" ? at > joint : at < joint;
    });
  }

  /** Quote marks put right beside the quote make its words somebody else's. */
  #newlyQuoted(was: Sentence, is: Sentence): boolean {
    const nearest = this.#compared.side === "before" ? -1 : 0;
    const sign = is.words.at(nearest);
    if (sign === undefined || !QUOTE_SIGN.test(sign.text) || is.isNew.at(nearest) !== true) return false;
    return !was.words.some(({ text }) => QUOTE_SIGN.test(text));
  }

  /** Another speaker, another name, another number or day in the quote's own sentence. */
  #replaced(was: Sentence, is: Sentence): ChangeBeside | null {
    const speaking = this.#cues(is).filter(({ kind }) => kind === "attribution");
    const anybody = speaking.some(
      ({ at, isNew }) =>
        isNew &&
        is.words
          .slice(Math.max(0, at - SPEAKING), at + SPEAKING)
          .some((word) => INDEFINITE.has(word.lower) && is.isNew[is.words.indexOf(word)]),
    );
    if (anybody && this.#cues(was).some(({ kind, isNew }) => kind === "attribution" && isNew)) {
      return this.#change("name", was, is);
    }
    for (const { wasFrom, wasTo, isFrom, isTo } of gaps(was, is)) {
      if (wasFrom === wasTo || isFrom === isTo) continue;
      const { kind } = classifyDifference(
        FULL_JUDGEMENT,
        { words: was.words, from: wasFrom, to: wasTo },
        { words: is.words, from: isFrom, to: isTo },
        () => false,
      );
      const gone = this.#telling(was, wasFrom, wasTo);
      const come = this.#telling(is, isFrom, isTo);
      if (gone.length === 0 || come.length === 0) continue;
      const counted =
        (kind === "number" || kind === "date") && counts(was, wasFrom, wasTo) && counts(is, isFrom, isTo);
      if (counted) return this.#change(kind, was, is);
      const unknown = is.words.slice(isFrom, isTo).some(({ lower }) => INDEFINITE.has(lower));
      const speaks = speaking.some(({ at }) => at >= isFrom - SPEAKING && at < isTo + SPEAKING);
      const named = gone.some(isCapital) && come.some(isCapital);
      const common = gone.every((word) => !isCapital(word)) && come.every((word) => !isCapital(word));
      if (speaks && (unknown || ((named || common || isFrom === 0) && !sharesWord(gone, come))))
        return this.#change("name", was, is);
      if (named && kind === "name" && isFrom > 0) return this.#change("name", was, is);
    }
    return null;
  }

  /** Words of a run that name somebody or something: not those of saying it. */
  #telling(sentence: Sentence, from: number, to: number): Word[] {
    const saying = new Set(
      this.#cues(sentence).flatMap(({ kind, at }) =>
        kind === "attribution" || kind === "modality" ? [at] : [],
      ),
    );
    return sentence.words
      .slice(from, to)
      .filter((word, index) => isTelling(word) && !saying.has(from + index));
  }

  /** New sentences right beside the quote's own that speak of it. */
  sentencesBeside(): ChangeBeside | null {
    for (let number = 1; number <= SENTENCES; number++) {
      const is = this.#sentence("is", number);
      if (is.words.length === 0) return null;
      const isWhollyNew = is.isNew.filter(Boolean).length >= is.isNew.length * WHOLLY;
      if (is.isNew.some(Boolean) && this.#speaksOf(is)) {
        return this.#change("negation", this.#sentence("was", number), is);
      }
      if (!isWhollyNew) return null;
    }
    return null;
  }

  #speaksOf(sentence: Sentence): boolean {
    const { words, isNew, block } = sentence;
    const spoken = words.filter(({ kind }) => kind !== "sign").length;
    if (this.#find === null) return isNew.every(Boolean) && block === 0 && spoken <= REMARK;
    const cues = this.#cues(sentence);
    const come = (...kinds: CueKind[]) => cues.some(({ kind, isNew }) => isNew && kinds.includes(kind));
    const opening = cues.some(({ kind, at }) => kind === "pointing" && at < OPENING);
    const notice = cues.some(({ kind, at, isNew }) => kind === "falsehood" && isNew && at <= OPENING);
    const remark = spoken <= REMARK;
    if (block > 0) {
      // Of another block a heading's one word, a notice, or what plainly points here: a rail has its own stories.
      if (come("falsehood") && (spoken <= OPENING || opening || (notice && !remark))) return true;
      return opening && spoken > OPENING && come("negation", "doubt");
    }
    if (come("falsehood") && (opening || notice || remark)) return true;
    const turning = come("negation", "doubt", "condition", "frame");
    if ((turning || come("modality", "attribution")) && opening) return true;
    // "Or did it?"
    if (asks(sentence) && spoken <= REMARK && isNew.every(Boolean)) return true;
    // Where all that stood here is another, a word in common proves nothing.
    if (!this.#paired.kept) return false;
    const ending =
      cues.some(({ kind, at }) => kind === "pointing" && at >= words.length - OPENING) ||
      words.slice(-OPENING).some(({ lower }) => lower === "there");
    const matter = cues.some(({ kind }) => kind === "matter");
    const shared = this.#shared(sentence);
    if (come("falsehood") && (ending || matter || shared >= 1)) return true;
    if (turning && (ending || matter || shared >= 2)) return true;
    if (come("modality") && shared >= 2) return true;
    if (come("negation") && this.#deniesShared(sentence, cues)) return true;
    const numbers = words.some(({ kind }) => kind === "number");
    const objects = cues.some(({ kind, at, isNew }) => kind === "contrast" && isNew && at < OPENING);
    if (objects && (turning || come("degree") || matter || shared >= 1 || numbers)) return true;
    return come("attribution") && matter && numbers;
  }

  #isShared(word: Word): boolean {
    if (word.kind === "sign" || weigh(word) < 1 || word.kind === "number") return false;
    return this.#compared.quoteWords.some(
      (other) => weigh(other) >= 1 && other.kind === word.kind && stem(other.lower) === stem(word.lower),
    );
  }

  #shared({ words }: Sentence): number {
    return new Set(words.filter((word) => this.#isShared(word)).map(({ lower }) => stem(lower))).size;
  }

  /** Does a denial stand right beside a word that the quote has too ("no houses", "were not flooded")? */
  #deniesShared({ words }: Sentence, cues: readonly FoundCue[]): boolean {
    return cues.some(
      ({ kind, at, isNew }) =>
        kind === "negation" &&
        isNew &&
        words.slice(Math.max(0, at - 2), at + 3).some((word) => this.#isShared(word)),
    );
  }
}

/** Share of new words from which on a sentence is a new one. */
const WHOLLY = 0.6;
/** Letters by which forms of one word are known. */
const STEM = 5;

function stem(lower: string): string {
  return lower.slice(0, STEM);
}

function newWords(sentence: Sentence | null): string {
  if (sentence === null) return "";
  const from = sentence.isNew.indexOf(true);
  const to = sentence.isNew.lastIndexOf(true) + 1;
  return from < 0
    ? ""
    : sentence.words
        .slice(from, to)
        .map(({ text, spaced }, index) => (index > 0 && spaced ? ` ${text}` : text))
        .join("");
}

function asks({ words }: Sentence): boolean {
  return words.some(({ text }) => /^[?؟？]$/.test(text));
}

function hasNewWord({ words, isNew }: Sentence): boolean {
  return words.some(({ kind }, index) => kind !== "sign" && isNew[index]);
}

function count(cues: readonly FoundCue[], kind: CueKind): number {
  return cues.filter((cue) => cue.kind === kind && cue.isNew).length;
}

function has(cues: readonly FoundCue[], kind: CueKind): boolean {
  return cues.some((cue) => cue.kind === kind);
}

function isTelling(word: Word): boolean {
  return word.kind !== "sign" && !NEUTRAL_WORDS.has(word.lower) && !PERSON_OF.has(word.lower);
}

function isCapital(word: Word): boolean {
  return word.kind === "word" && word.text !== word.lower;
}

function sharesWord(a: readonly Word[], b: readonly Word[]): boolean {
  return a.some(({ lower }) => b.some((other) => stem(other.lower) === stem(lower)));
}

/** Is there a number, or a day, among these words? A unit alone is none. */
function counts({ words }: Sentence, from: number, to: number): boolean {
  const { numbers, dates, used } = readQuantities(words, from, to);
  const isUnit = words
    .slice(from, to)
    .every(
      ({ kind, lower }, index) => !used.has(from + index) || (kind !== "number" && UNIT_WORDS.has(lower)),
    );
  return numbers.length + dates.length > 0 && !isUnit;
}

interface Gap {
  readonly wasFrom: number;
  readonly wasTo: number;
  readonly isFrom: number;
  readonly isTo: number;
}

/** The runs of words between those that both sentences have. */
function gaps(was: Sentence, is: Sentence): Gap[] {
  const found: Gap[] = [];
  let [i, j] = [0, 0];
  while (i < was.words.length || j < is.words.length) {
    const [wasFrom, isFrom] = [i, j];
    while (i < was.words.length && was.isNew[i]) i++;
    while (j < is.words.length && is.isNew[j]) j++;
    if (i > wasFrom || j > isFrom) found.push({ wasFrom, wasTo: i, isFrom, isTo: j });
    if (i >= was.words.length || j >= is.words.length) break;
    i++;
    j++;
  }
  return found;
}
