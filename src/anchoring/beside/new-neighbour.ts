import { mayBeFiniteVerb } from "../../language/english-verbs.ts";
import { readQuantities } from "../full-quantities.ts";
import {
  AFTERTHOUGHTS,
  BOUNDING_OPENINGS,
  BOUNDING_PREPOSITIONS,
  HANDING_OVER,
  MODE_OF,
  QUOTING,
  STAGES,
  WHAT_IS_SAID,
} from "../lexicon/beside/neighbours.ts";
import { PERSON_OF } from "../lexicon/neutral-words.ts";
import { UNIT_WORDS } from "../lexicon/quantities.ts";
import type { Word } from "../words.ts";
import { type FoundCue, isTelling, type Sentence, stem } from "./sentence.ts";
import type { SideReading } from "./side-reading.ts";

/** Words of the longest fragment that bounds a statement. */
const FRAGMENT = 6;
/** Words at a sentence's beginning among which its subject stands. */
const SUBJECT = 3;

/**
 * Does a new English sentence right beside the quote's own bear on it, whatever its words? A fragment without a verb bounds what it
 * follows; so does one that opens with "at least" or "never". What happened to the quote's subject may have undone it, where what is or
 * was so of it is only more about it. Another number of the same unit contradicts. Before the quote, a sentence that ends in a verb of saying
 * hands it over.
 */
export function bearsOnQuote(reading: SideReading, sentence: Sentence, cues: readonly FoundCue[]): boolean {
  if (reading.compared.language !== "en" || sentence.block > 0) return false;
  if (reading.compared.side === "before") return handsOver(sentence, cues) || isStaged(sentence);
  const isNew = sentence.words.every(({ kind }, at) => kind === "sign" || sentence.isNew[at]);
  if (!isNew) return false;
  const { quoteWords } = reading.compared;
  return (
    saysSo(sentence, cues) ||
    isFragment(sentence.words) ||
    opensWith(sentence.words, BOUNDING_OPENINGS) ||
    goesOn(sentence.words, quoteWords) ||
    countsAgain(sentence.words, quoteWords)
  );
}

function opensWith(words: readonly Word[], phrases: readonly string[]): boolean {
  const opening = `${words
    .slice(0, SUBJECT)
    .map(({ lower }) => lower)
    .join(" ")} `;
  return phrases.some((phrase) => opening.startsWith(`${phrase} `));
}

/** "Local people tell it with relish." */
function saysSo({ words }: Sentence, cues: readonly FoundCue[]): boolean {
  return cues.some(({ kind, at }) => kind === "attribution" && WHAT_IS_SAID.has(words[at + 1]?.lower ?? ""));
}

/** "In the capital, that is.", "For four weeks.", "A replica, it should be said." */
function isFragment(words: readonly Word[]): boolean {
  const cut = words.findIndex(({ text }) => /^[,;:–—.!…]$/.test(text));
  const head = cut < 0 ? words : words.slice(0, cut);
  if (head.length === 0 || head.length > FRAGMENT) return false;
  if (head.some(({ kind, lower }) => kind === "sign" || mayBeFiniteVerb(lower))) return false;
  const corrected = opensWith(words.slice(cut + 1), AFTERTHOUGHTS);
  if (corrected) return true;
  if (!BOUNDING_PREPOSITIONS.has(head[0]?.lower ?? "") || words[cut]?.text === ":") return false;
  return words[cut]?.text !== "," || !words.some(({ lower }) => mayBeFiniteVerb(lower));
}

/** "They walked in shortly before midnight.", "The festival ran out of money." */
function goesOn(words: readonly Word[], quoteWords: readonly Word[]): boolean {
  const spoken = words.filter(({ kind }) => kind !== "sign");
  const at = spoken.findIndex(({ lower }) => mayBeFiniteVerb(lower));
  const verb = spoken[at];
  if (verb === undefined || MODE_OF.has(verb.lower)) return false;
  const isPronoun = ({ lower }: Word) => PERSON_OF.has(lower) || lower === "it" || lower === "its";
  if (spoken.slice(0, SUBJECT).some(isPronoun) || spoken.slice(at - 1, at).some(isPronoun)) return true;
  return spoken.some(
    (word) =>
      isTelling(word) &&
      word.lower.length > 3 &&
      quoteWords.some((other) => stem(other.lower) === stem(word.lower)),
  );
}

/** What is counted in these words, by how many: "two minutes", "35 minutes". */
function unitsOf(words: readonly Word[]): ReadonlyMap<string, string> {
  const { used } = readQuantities(words, 0, words.length);
  const units = new Map<string, string>();
  let number: string[] = [];
  words.forEach(({ kind, lower, text }, at) => {
    const counts = used.has(at) && kind !== "sign" && !UNIT_WORDS.has(lower);
    if (counts) number.push(lower);
    else if (kind === "word" && number.length > 0 && text === lower) units.set(stem(lower), number.join(" "));
    if (!counts) number = [];
  });
  return units;
}

function countsAgain(words: readonly Word[], quoteWords: readonly Word[]): boolean {
  const [here, there] = [unitsOf(words), unitsOf(quoteWords)];
  return [...there].some(([unit, number]) => here.has(unit) && here.get(unit) !== number);
}

/** "…, grandmother told the children over supper.": a new verb of saying with nothing said behind it. */
function handsOver({ words }: Sentence, cues: readonly FoundCue[]): boolean {
  const said = cues.filter(({ kind, isNew }) => kind === "attribution" && isNew);
  const at = said.at(-1)?.at;
  if (at === undefined) return false;
  if (said.some((cue) => QUOTING.has(words[cue.at]?.lower ?? ""))) return true;
  const rest = words.slice(at + 1);
  return rest.every(
    ({ lower }, index) => lower !== "that" && (!mayBeFiniteVerb(lower) || rest[index - 1]?.lower === "to"),
  );
}

/** A new sentence that sets a stage before the quote: "Civil defence ran the following scenario past its volunteers." */
function isStaged({ words, isNew }: Sentence): boolean {
  if (!isNew.every(Boolean)) return false;
  return HANDING_OVER.has(words[0]?.lower ?? "") || words.some(({ lower }) => STAGES.has(lower));
}
