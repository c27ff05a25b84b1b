import { classifyDifference } from "../difference.ts";
import { FULL_JUDGEMENT } from "../full-judgement.ts";
import { COMPLEMENT, COORDINATING, INDEFINITE, OBJECTING, POSSESSIVES } from "../lexicon/beside/joints.ts";
import type { CueKind } from "../lexicon/beside-cues.ts";
import { PERSON_OF } from "../lexicon/neutral-words.ts";
import { QUOTE_SIGN } from "./pair-sides.ts";
import { hasResidue } from "./residue.ts";
import {
  asks,
  count,
  counts,
  type FoundCue,
  gaps,
  has,
  hasNewWord,
  isCapital,
  isDateline,
  isTelling,
  type Sentence,
  sharesWord,
} from "./sentence.ts";
import type { ChangeBeside, SideReading } from "./side-reading.ts";

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

/** What is new, or has gone, in the sentence that the quote itself stands in. */
export function judgeOwnSentence(reading: SideReading): ChangeBeside | null {
  const was = reading.sentence("was", 0);
  const is = reading.sentence("is", 0);
  if (!is.isNew.some(Boolean) && !was.isNew.some(Boolean)) return null;
  if (reading.compared.side === "before" && isDateline(was, is, reading.cues(is))) return null;
  if (asks(is) && !asks(was)) return reading.change("wording", was, is);
  if (newlyQuoted(reading, was, is)) return reading.change("wording", was, is);
  if (reading.compared.find === null) {
    return hasNewWord(is) || (reading.paired.kept && hasNewWord(was))
      ? reading.change("wording", was, is)
      : null;
  }
  const cuesWas = governing(reading, was);
  const cuesIs = governing(reading, is);
  for (const kind of REVERSING) {
    const come = count(cuesIs, kind);
    const gone = reading.paired.kept || reading.compared.whole ? count(cuesWas, kind) : 0;
    if (come !== gone) return reading.change("negation", was, is);
  }
  if (
    count(cuesIs, "attribution") > count(cuesWas, "attribution") &&
    !cuesIs.some(({ kind, isNew }) => kind === "attribution" && !isNew)
  ) {
    return reading.change("name", was, is);
  }
  // "Up to 40", "fewer than 40": a bound stands before what it bounds.
  const near =
    reading.compared.side === "before" &&
    cuesIs.some(({ kind, at, isNew }) => kind === "degree" && isNew && distance(reading, is, at) < BOUNDING);
  if (near && count(cuesIs, "degree") > count(cuesWas, "degree")) return reading.change("number", was, is);
  return replaced(reading, was, is) ?? governedAnew(reading, was, is) ?? unlicensed(reading, was, is);
}

/** Whatever else has come into the quote's clause or gone from it. */
function unlicensed(reading: SideReading, was: Sentence, is: Sentence): ChangeBeside | null {
  const { side, otherSide, whole } = reading.compared;
  const spaced = ({ words }: Sentence) => words.every(({ kind }) => kind !== "glyph");
  if (!spaced(was) || !spaced(is)) return null;
  const own = (sentence: Sentence) => ({ sentence, cues: reading.cues(sentence) });
  const seesGone = whole || reading.paired.kept;
  return hasResidue(side, own(was), own(is), (lower) => otherSide.has(lower), seesGone)
    ? reading.change("wording", was, is)
    : null;
}

/** "… say that", "… has yet to be convinced that": where the words that govern the quote are others, and none says so. */
function governedAnew(reading: SideReading, was: Sentence, is: Sentence): ChangeBeside | null {
  const nearest = is.words.at(-1);
  if (reading.compared.side === "after" || nearest === undefined || !COMPLEMENT.has(nearest.lower))
    return null;
  const governs = is.words.some((word, index) => is.isNew[index] && isTelling(word) && word !== nearest);
  return governs && !has(reading.cues(is), "attribution") ? reading.change("wording", was, is) : null;
}

/** Where the quote's sentence says "she said", another name in the sentence before is another speaker. */
export function judgeSpeakerBefore(reading: SideReading): ChangeBeside | null {
  if (!reading.compared.byPronoun || reading.compared.side === "after" || !reading.paired.kept) return null;
  const was = reading.sentence("was", 1);
  const is = reading.sentence("is", 1);
  for (const { wasFrom, wasTo, isFrom, isTo } of gaps(was, is)) {
    const gone = was.words
      .slice(wasFrom, wasTo)
      .some((word, index) => wasFrom + index > 0 && isCapital(word));
    if (gone && reading.telling(is, isFrom, isTo).length > 0) return reading.change("name", was, is);
  }
  return null;
}

/** Words between this one and the quote. */
function distance(reading: SideReading, { words }: Sentence, at: number): number {
  return reading.compared.side === "before" ? words.length - 1 - at : at;
}

/** The cues of the quote's own sentence, less those of another clause of it. */
function governing(reading: SideReading, sentence: Sentence): FoundCue[] {
  const { words } = sentence;
  const joints = COORDINATING[reading.compared.language ?? ""];
  const joint =
    reading.compared.side === "before"
      ? words.findLastIndex(({ lower }) => joints?.has(lower) === true)
      : words.findIndex(({ lower }) => joints?.has(lower) === true);
  // "…, but the log shows no visit" objects to what is before it.
  const objects = OBJECTING.has(words[joint]?.lower ?? "") && sentence.isNew[joint] === true;
  return reading.cues(sentence).filter(({ kind, at }) => {
    if (objects && (kind === "negation" || kind === "doubt")) return true;
    if (joint < 0 || kind === "falsehood" || kind === "condition" || kind === "attribution") return true;
    return reading.compared.side === "before" ? at > joint : at < joint;
  });
}

/** Quote marks put right beside the quote make its words somebody else's. */
function newlyQuoted(reading: SideReading, was: Sentence, is: Sentence): boolean {
  const nearest = reading.compared.side === "before" ? -1 : 0;
  const sign = is.words.at(nearest);
  if (sign === undefined || !QUOTE_SIGN.test(sign.text) || is.isNew.at(nearest) !== true) return false;
  return !was.words.some(({ text }) => QUOTE_SIGN.test(text));
}

/** Another speaker, another name, another number or day in the quote's own sentence. */
function replaced(reading: SideReading, was: Sentence, is: Sentence): ChangeBeside | null {
  const speaking = reading.cues(is).filter(({ kind }) => kind === "attribution");
  const anybody = speaking.some(
    ({ at, isNew }) =>
      isNew &&
      is.words
        .slice(Math.max(0, at - SPEAKING), at + SPEAKING)
        .some((word) => INDEFINITE.has(word.lower) && is.isNew[is.words.indexOf(word)]),
  );
  if (anybody && reading.cues(was).some(({ kind, isNew }) => kind === "attribution" && isNew)) {
    return reading.change("name", was, is);
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
    if (pronoun && somebody && spoken && reading.telling(is, isFrom, isTo).length > 0) {
      return reading.change("name", was, is);
    }
    const { kind } = classifyDifference(
      FULL_JUDGEMENT,
      { words: was.words, from: wasFrom, to: wasTo },
      { words: is.words, from: isFrom, to: isTo },
      () => false,
    );
    const gone = reading.telling(was, wasFrom, wasTo);
    const come = reading.telling(is, isFrom, isTo);
    if (gone.length === 0 || come.length === 0) continue;
    const counted =
      (kind === "number" || kind === "date") && counts(was, wasFrom, wasTo) && counts(is, isFrom, isTo);
    if (counted) return reading.change(kind, was, is);
    const unknown = is.words.slice(isFrom, isTo).some(({ lower }) => INDEFINITE.has(lower));
    const speaks = speaking.some(({ at }) => at >= isFrom - SPEAKING && at < isTo + SPEAKING);
    const named = gone.some(isCapital) && come.some(isCapital);
    const common = gone.every((word) => !isCapital(word)) && come.every((word) => !isCapital(word));
    if (speaks && (unknown || ((named || common || isFrom === 0) && !sharesWord(gone, come))))
      return reading.change("name", was, is);
    if (named && kind === "name" && isFrom > 0) return reading.change("name", was, is);
  }
  return null;
}
