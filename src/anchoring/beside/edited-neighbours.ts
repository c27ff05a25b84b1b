import { isOpposite } from "../../matching/relation/opposites.ts";
import { stem as wordStem } from "../../matching/stem.ts";
import { classifyDifference } from "../difference.ts";
import { FULL_JUDGEMENT } from "../full-judgement.ts";
import { OBJECTING } from "../lexicon/beside/joints.ts";
import { BOUNDING_PREPOSITIONS, MODE_OF, PLAIN_DENIALS } from "../lexicon/beside/neighbours.ts";
import type { Word } from "../words.ts";
import { gaps, isTelling } from "./sentence.ts";
import type { ChangeBeside, SideReading, Strand } from "./side-reading.ts";

/** Share of a sentence's words that must have stayed for it to be the same one, edited. */
const EDITED = 0.34;
/** Words of a run in which a verb's mode is exchanged and little else. */
const EXCHANGED = 3;
/** New words of the sentence that hands over to the quote from which on it is another one. */
const ANOTHER = 2;

/**
 * What of the sentences beside the quote's own, of its block, says something else though it stayed. What hangs on a statement changes with it:
 * "Beds are provided" becomes "Beds would be provided", "moved away" "moved back"; and the sentence before it may hand it over from
 * somebody else: "Criminals posing as the bank wrote". English alone has the words for this.
 */
export function judgeEdited(reading: SideReading): ChangeBeside | null {
  const turned = turnedSentence(reading);
  return turned === null
    ? null
    : reading.change("wording", reading.sentence("was", turned), reading.sentence("is", turned));
}

/** The number of the sentence that says something else. */
function turnedSentence(reading: SideReading): number | null {
  if (reading.compared.language !== "en") return null;
  const before = reading.compared.side === "before";
  const was = reading.strand("was");
  const is = reading.strand("is");
  const keptWas = shareKept(was);
  const keptIs = shareKept(is);
  let handedOver = 0;
  for (const { wasFrom, wasTo, isFrom, isTo } of gaps(was, is)) {
    const gone = neighbouring(was, wasFrom, wasTo);
    const come = neighbouring(is, isFrom, isTo);
    if (come.length === 0) continue;
    const edited =
      come.some((at) => (keptIs.get(is.sentence[at] ?? 0) ?? 0) >= EDITED) ||
      gone.some((at) => (keptWas.get(was.sentence[at] ?? 0) ?? 0) >= EDITED);
    if (!edited) continue;
    const a = gone.flatMap((at) => was.words[at] ?? []);
    const b = come.flatMap((at) => is.words[at] ?? []);
    const adjoining = come.some((at) => is.sentence[at] === 1);
    const turned =
      modeChanges(a, b) ||
      modeComes(a, b) ||
      tensesChange(a, b) ||
      areOpposed(a, b) ||
      (adjoining && b.some(({ lower }) => OBJECTING.has(lower))) ||
      (adjoining && before && (isOwned(a, b) || (deniesIn(b) && !deniesIn(a))));
    if (turned) return is.sentence[come[0] ?? 0] ?? 1;
    const lost = gone.filter((at) => was.sentence[at] === 1 && isLeft(was, at, is));
    const put = come.filter((at) => is.sentence[at] === 1 && isLeft(is, at, was));
    const words = put.filter((at) => is.words[at]?.kind === "word");
    if (!before) {
      if (lost.some((at) => was.words[at]?.kind === "word") && words.length >= ANOTHER) return 1;
      continue;
    }
    if (gone.length === 0 && hasAnotherSubject(was, is, isFrom, isTo)) return 1;
    if (lost.length === 0 || put.length === 0) continue;
    const { altersMeaning } = classifyDifference(
      FULL_JUDGEMENT,
      { words: was.words, from: wasFrom, to: wasTo },
      { words: is.words, from: isFrom, to: isTo },
      () => false,
    );
    if (altersMeaning) handedOver += put.length;
    if (handedOver >= ANOTHER) return 1;
  }
  return null;
}

/** "Criminals posing as the bank wrote": new words in front of what opened the sentence before the quote. */
function hasAnotherSubject(was: Strand, is: Strand, from: number, to: number): boolean {
  const opens = from === 0 || is.sentence[from - 1] !== is.sentence[from];
  if (!opens || is.sentence[from] !== 1 || is.sentence[to] !== 1) return false;
  const come = is.words.slice(from, to);
  return (
    come.every(({ kind }) => kind !== "sign") &&
    come.filter((_, index) => isLeft(is, from + index, was)).length >= ANOTHER &&
    !BOUNDING_PREPOSITIONS.has(come[0]?.lower ?? "")
  );
}

function shareKept({ words, isNew, sentence }: Strand): ReadonlyMap<number, number> {
  const counted = new Map<number, { all: number; kept: number }>();
  words.forEach(({ kind }, at) => {
    if (kind === "sign") return;
    const own = counted.get(sentence[at] ?? 0) ?? { all: 0, kept: 0 };
    own.all++;
    if (!isNew[at]) own.kept++;
    counted.set(sentence[at] ?? 0, own);
  });
  return new Map([...counted].map(([number, { all, kept }]) => [number, kept / all]));
}

/** The places of a run that stand in the quote's block and not in its sentence. */
function neighbouring({ sentence, block }: Strand, from: number, to: number): number[] {
  const places: number[] = [];
  for (let at = from; at < to; at++) if ((sentence[at] ?? 0) > 0 && block[at] === 0) places.push(at);
  return places;
}

/** A word that says something and stands nowhere on the other side. */
function isLeft({ words }: Strand, at: number, other: Strand): boolean {
  const word = words[at];
  return word !== undefined && isTelling(word) && !other.words.some(({ lower }) => lower === word.lower);
}

function modesOf(words: readonly Word[]): string {
  return words
    .flatMap(({ lower }) => MODE_OF.get(lower) ?? [])
    .sort()
    .join(" ");
}

/** "are" and "would be", "should" and "may". */
function modeChanges(gone: readonly Word[], come: readonly Word[]): boolean {
  if (gone.length > EXCHANGED || come.length > EXCHANGED) return false;
  const [a, b] = [modesOf(gone), modesOf(come)];
  return a !== "" && b !== "" && a !== b;
}

/** "were to start", "used to check", "would be": a verb that told what is so tells it no longer. */
function modeComes(gone: readonly Word[], come: readonly Word[]): boolean {
  if (come.some(({ lower }, at) => lower === "used" && come[at + 1]?.lower === "to")) return true;
  if (gone.length > 0 || come.length > EXCHANGED) return false;
  return come.some(({ lower }, at) => MODE_OF.has(lower) && come[at + 1]?.lower === "to");
}

/** "the accused" and "the accused's lawyer". */
function isOwned(gone: readonly Word[], come: readonly Word[]): boolean {
  return come.some(({ lower }) => {
    const owner = lower.replace(/'s?$/, "");
    return owner !== lower && gone.some((one) => one.lower === owner);
  });
}

function deniesIn(words: readonly Word[]): boolean {
  return words.some(({ lower }) => PLAIN_DENIALS.has(lower));
}

/** "employs" and "employed". */
function tensesChange(gone: readonly Word[], come: readonly Word[]): boolean {
  const base = ({ lower }: Word) => lower.replace(/(?:s|ed|d)$/, "");
  return gone.some(
    (one) =>
      one.lower.length > 3 &&
      come.some((other) => base(one) === base(other) && /ed$/.test(one.lower) !== /ed$/.test(other.lower)),
  );
}

function areOpposed(gone: readonly Word[], come: readonly Word[]): boolean {
  return gone.some(
    (one) => isTelling(one) && come.some((other) => isOpposite(wordStem(one.lower), wordStem(other.lower))),
  );
}
