import { isOpposite } from "../../matching/relation/opposites.ts";
import { stem as wordStem } from "../../matching/stem.ts";
import type { FindCues } from "../cues.ts";
import { classifyDifference } from "../difference.ts";
import { FULL_JUDGEMENT } from "../full-judgement.ts";
import {
  AUXILIARIES,
  COMPLEMENT,
  CONTINUING,
  COORDINATING,
  INDEFINITE,
  OBJECTING,
  PAST_TENSES,
  POSSESSIVES,
} from "../lexicon/beside/joints.ts";
import { IDLE } from "../lexicon/beside/saying.ts";
import type { CueKind } from "../lexicon/beside-cues.ts";
import { PERSON_OF } from "../lexicon/neutral-words.ts";
import { weigh } from "../query.ts";
import type { Side } from "../surroundings.ts";
import type { DifferenceKind } from "../types.ts";
import type { Word } from "../words.ts";
import { hasResidue } from "./own-sentence.ts";
import { type Paired, QUOTE_SIGN } from "./pair-sides.ts";
import {
  asks,
  count,
  counts,
  demonstrates,
  type FoundCue,
  gaps,
  has,
  hasNewWord,
  introduces,
  isCapital,
  isCaption,
  isDateline,
  isProse,
  isTelling,
  newWords,
  type Sentence,
  sharesWord,
  stem,
} from "./sentence.ts";

/** What has come to stand beside an unchanged quote, or has gone from there, and may make it say something else. */
export interface ChangeBeside {
  readonly side: "before" | "after";
  readonly kind: DifferenceKind;
  /** Words that stood there and do not any more, and those that do now; either may be empty. */
  readonly before: string;
  readonly after: string;
}

export interface Compared {
  /** Does a pronoun beside the quote say who says it? */
  readonly byPronoun: boolean;
  /** The code of the language that all this is in, and its cues; null where they are not known. */
  readonly language: string | null;
  readonly find: FindCues | null;
  readonly side: "before" | "after";
  readonly quoteWords: readonly Word[];
  readonly was: Side;
  readonly is: Side;
  readonly whole: boolean;
  /** Words of the quote's own sentence on its other side, before and now. */
  readonly otherSide: ReadonlySet<string>;
}

/** Sentences of a run of new ones that are read. */
const SENTENCES = 3;

/** Kinds that count in the quote's own sentence wherever they come or go; in order of weight. */
const REVERSING: readonly CueKind[] = [
  "negation",
  "falsehood",
  "doubt",
  "condition",
  "modality",
  "frame",
  "turn",
];
/** How near a bound ("up to", "almost") must stand to bound the quote's own number: words. */
const BOUNDING = 3;
/** How near a speaker stands to the verb of saying: words. */
const SPEAKING = 3;
/** New sentences of no more words than this are a remark on what stands beside them. */
const REMARK = 8;
/** Words at a sentence's beginning among which it points at the sentence beside it. */
const OPENING = 3;

export class SideReader {
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
    // "4 May" is no guess.
    const isMonth = (index: number) => index > 0 && words[index]?.text === "May";
    return words.flatMap((_, index) =>
      (isMonth(index) ? [] : find(words, index)).map(({ kind, length }) => ({
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
    if (this.#compared.side === "before" && isDateline(was, is, this.#cues(is))) return null;
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
    return this.#replaced(was, is) ?? this.#governedAnew(was, is) ?? this.#unlicensed(was, is);
  }

  /** Whatever else has come into the quote's clause or gone from it. */
  #unlicensed(was: Sentence, is: Sentence): ChangeBeside | null {
    const { side, otherSide, whole } = this.#compared;
    const spaced = ({ words }: Sentence) => words.every(({ kind }) => kind !== "glyph");
    if (!spaced(was) || !spaced(is)) return null;
    const own = (sentence: Sentence) => ({ sentence, cues: this.#cues(sentence) });
    const seesGone = whole || this.#paired.kept;
    return hasResidue(side, own(was), own(is), (lower) => otherSide.has(lower), seesGone)
      ? this.#change("wording", was, is)
      : null;
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
    const joints = COORDINATING[this.#compared.language ?? ""];
    const joint =
      this.#compared.side === "before"
        ? words.findLastIndex(({ lower }) => joints?.has(lower) === true)
        : words.findIndex(({ lower }) => joints?.has(lower) === true);
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
      const pronoun = was.words
        .slice(wasFrom, wasTo)
        .some(({ lower }) => PERSON_OF.has(lower) || lower === "it");
      const somebody = is.words
        .slice(isFrom, isTo)
        .some(({ lower }) => INDEFINITE.has(lower) || POSSESSIVES.has(lower));
      const spoken = speaking.some(({ at }) => at >= isFrom - SPEAKING && at < isTo + SPEAKING);
      if (pronoun && somebody && spoken && this.#telling(is, isFrom, isTo).length > 0) {
        return this.#change("name", was, is);
      }
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

  /** New sentences right beside the quote's own that speak of it; further off, notices alone. */
  sentencesBeside(): ChangeBeside | null {
    let adjoins = true;
    for (let number = 1; number <= SENTENCES; number++) {
      const is = this.#sentence("is", number);
      if (is.words.length === 0) return null;
      if (is.isNew.some(Boolean) && (adjoins ? this.#speaksOf(is, number) : this.#gives(is))) {
        return this.#change("negation", this.#sentence("was", number), is);
      }
      adjoins &&= is.isNew.filter(Boolean).length >= is.isNew.length * WHOLLY;
    }
    return null;
  }

  /** A notice that has a word of the quote: "Correction: the senator did pay tax". */
  #gives(sentence: Sentence): boolean {
    const notice = this.#cues(sentence).some(
      ({ kind, at, isNew }) => kind === "falsehood" && isNew && at <= OPENING,
    );
    const heading = sentence.words.filter(({ kind }) => kind !== "sign").length <= OPENING;
    return notice && (heading || this.#shared(sentence) >= 1);
  }

  #speaksOf(sentence: Sentence, number: number): boolean {
    const { words, isNew, block } = sentence;
    const spoken = words.filter(({ kind }) => kind !== "sign").length;
    if (this.#find === null) return isNew.every(Boolean) && block === 0 && spoken <= REMARK;
    const cues = this.#cues(sentence);
    const come = (...kinds: CueKind[]) => cues.some(({ kind, isNew }) => isNew && kinds.includes(kind));
    const opening = cues.some(({ kind, at }) => kind === "pointing" && at < OPENING);
    const notice = cues.some(({ kind, at, isNew }) => kind === "falsehood" && isNew && at <= OPENING);
    const remark = spoken <= REMARK;
    // Of another block a heading's one word, a notice, or what plainly points here: a rail has its own stories.
    if (block > 0 && come("falsehood") && (spoken <= OPENING || opening || (notice && !remark))) return true;
    if (block > 0 && opening && spoken > OPENING && come("negation", "doubt")) return true;
    if (block > 1 || (block === 1 && !isProse(sentence))) return false;
    if (come("falsehood") && (opening || notice || remark)) return true;
    const turning = come("negation", "doubt", "condition", "frame");
    if ((turning || come("modality", "attribution")) && opening) return true;
    // "Or did it?"
    if (asks(sentence) && spoken <= REMARK && isNew.every(Boolean)) return true;
    const shared = this.#shared(sentence);
    const matter = cues.some(({ kind }) => kind === "matter");
    const back = cues.some(({ kind }) => kind === "back") || shared >= 1 || matter;
    if (
      this.#compared.side === "after" &&
      remark &&
      isNew.every(Boolean) &&
      CONTINUING.has(words[0]?.lower ?? "")
    )
      return true;
    if (come("turn") && (number === 1 || back)) return true;
    // "A book" that has become a novel.
    const framed = cues.some(
      ({ kind, at, isNew }) => kind === "frame" && isNew && !PAST_TENSES.has(words[at]?.lower ?? ""),
    );
    if (number === 1 && framed && !isNew.every(Boolean)) return true;
    if (demonstrates(sentence) || (number === 1 && introduces(sentence, this.#compared.side))) return true;
    // Where all that stood here is another, a word in common proves nothing.
    if (!this.#paired.kept) return false;
    if (back && come("bearing", "negation", "falsehood", "doubt", "condition")) return true;
    if (number === 1 && this.#saysTheOpposite(sentence)) return true;
    if (come("modality") && shared >= 2) return true;
    const numbers = counts(sentence, 0, words.length);
    if (number === 1 && come("authority") && (numbers || come("attribution", "bearing", "negation")))
      return true;
    if (number === 1 && isNew.every(Boolean) && come("evidence") && !isCaption(sentence)) return true;
    const objects = cues.some(({ kind, at, isNew }) => kind === "contrast" && isNew && at < OPENING);
    if (objects && (turning || come("degree") || back || numbers || (number === 1 && isNew.every(Boolean))))
      return true;
    return come("attribution") && matter && numbers;
  }

  /** "… are alive", "… had been found dead": a new word that stands on the other side of one of the quote's. */
  #saysTheOpposite({ words, isNew }: Sentence): boolean {
    if (this.#compared.language !== "en") return false;
    const telling = (word: Word) =>
      word.kind === "word" && weigh(word) >= 1 && !IDLE.has(word.lower) && !AUXILIARIES.has(word.lower);
    return words.some(
      (word, index) =>
        isNew[index] &&
        telling(word) &&
        this.#compared.quoteWords.some(
          (other) => telling(other) && isOpposite(wordStem(word.lower), wordStem(other.lower)),
        ),
    );
  }

  #isShared(word: Word): boolean {
    if (word.kind === "sign" || weigh(word) < 1 || word.kind === "number") return false;
    if (IDLE.has(word.lower) || AUXILIARIES.has(word.lower)) return false;
    return this.#compared.quoteWords.some(
      (other) => weigh(other) >= 1 && other.kind === word.kind && stem(other.lower) === stem(word.lower),
    );
  }

  #shared({ words }: Sentence): number {
    return new Set(words.filter((word) => this.#isShared(word)).map(({ lower }) => stem(lower))).size;
  }
}

/** Share of new words from which on a sentence is a new one. */
const WHOLLY = 0.6;
