import { isOpposite } from "../../matching/relation/opposites.ts";
import { stem as wordStem } from "../../matching/stem.ts";
import { AUXILIARIES, CONTINUING, PAST_TENSES } from "../lexicon/beside/joints.ts";
import { IDLE } from "../lexicon/beside/saying.ts";
import type { CueKind } from "../lexicon/beside-cues.ts";
import { weigh } from "../query.ts";
import type { Word } from "../words.ts";
import { bearsOnQuote } from "./new-neighbour.ts";
import {
  asks,
  counts,
  demonstrates,
  introduces,
  isCaption,
  isOfRail,
  isProse,
  type Sentence,
  stem,
} from "./sentence.ts";
import type { ChangeBeside, SideReading } from "./side-reading.ts";

/** Sentences of a run of new ones that are read. */
const SENTENCES = 3;
/** New sentences of no more words than this are a remark on what stands beside them. */
const REMARK = 8;
/** Words at a sentence's beginning among which it points at the sentence beside it. */
const OPENING = 3;
/** Share of new words from which on a sentence is a new one. */
const WHOLLY = 0.6;

/** New sentences right beside the quote's own that speak of it; further off, notices alone. */
export function judgeNeighbours(reading: SideReading): ChangeBeside | null {
  let adjoins = true;
  for (let number = 1; number <= SENTENCES; number++) {
    const is = reading.sentence("is", number);
    if (is.words.length === 0) return null;
    if (isOfRail(is)) continue;
    if (is.isNew.some(Boolean) && (adjoins ? speaksOf(reading, is, number) : gives(reading, is))) {
      return reading.change("negation", reading.sentence("was", number), is);
    }
    if (number === 1 && bearsOnQuote(reading, is, reading.cues(is))) {
      return reading.change("wording", reading.sentence("was", 1), is);
    }
    adjoins &&= is.isNew.filter(Boolean).length >= is.isNew.length * WHOLLY;
  }
  return null;
}

/** A notice that has a word of the quote: "Correction: the senator did pay tax". */
function gives(reading: SideReading, sentence: Sentence): boolean {
  const notice = reading
    .cues(sentence)
    .some(({ kind, at, isNew }) => kind === "falsehood" && isNew && at <= OPENING);
  const heading = sentence.words.filter(({ kind }) => kind !== "sign").length <= OPENING;
  return notice && (heading || countShared(reading, sentence) >= 1);
}

function speaksOf(reading: SideReading, sentence: Sentence, number: number): boolean {
  const { words, isNew, block } = sentence;
  const spoken = words.filter(({ kind }) => kind !== "sign").length;
  if (reading.compared.find === null) return isNew.every(Boolean) && block === 0 && spoken <= REMARK;
  const cues = reading.cues(sentence);
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
  const shared = countShared(reading, sentence);
  const matter = cues.some(({ kind }) => kind === "matter");
  const back = cues.some(({ kind }) => kind === "back") || shared >= 1 || matter;
  if (
    reading.compared.side === "after" &&
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
  if (demonstrates(sentence) || (number === 1 && introduces(sentence, reading.compared.side))) return true;
  // Where all that stood here is another, a word in common proves nothing.
  if (!reading.paired.kept) return false;
  if (back && come("bearing", "negation", "falsehood", "doubt", "condition")) return true;
  if (number === 1 && saysTheOpposite(reading, sentence)) return true;
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
function saysTheOpposite(reading: SideReading, { words, isNew }: Sentence): boolean {
  if (reading.compared.language !== "en") return false;
  const telling = (word: Word) =>
    word.kind === "word" && weigh(word) >= 1 && !IDLE.has(word.lower) && !AUXILIARIES.has(word.lower);
  return words.some(
    (word, index) =>
      isNew[index] &&
      telling(word) &&
      reading.compared.quoteWords.some(
        (other) => telling(other) && isOpposite(wordStem(word.lower), wordStem(other.lower)),
      ),
  );
}

function isShared(reading: SideReading, word: Word): boolean {
  if (word.kind === "sign" || weigh(word) < 1 || word.kind === "number") return false;
  if (IDLE.has(word.lower) || AUXILIARIES.has(word.lower)) return false;
  return reading.compared.quoteWords.some(
    (other) => weigh(other) >= 1 && other.kind === word.kind && stem(other.lower) === stem(word.lower),
  );
}

function countShared(reading: SideReading, { words }: Sentence): number {
  return new Set(words.filter((word) => isShared(reading, word)).map(({ lower }) => stem(lower))).size;
}
