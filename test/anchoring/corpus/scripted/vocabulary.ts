import { english } from "./vocabulary/english.ts";
import { french } from "./vocabulary/french.ts";
import { german } from "./vocabulary/german.ts";
import { spanish } from "./vocabulary/spanish.ts";

/** What the scripted edits need to know of each language. Lists are partial on purpose: a script that finds nothing to do makes no case. */
export interface Vocabulary {
  /** Written-out numbers, any of which may stand for another. */
  readonly numbers: readonly string[];
  /** Groups of dates that may stand for one another. */
  readonly dates: readonly (readonly string[])[];
  /** A positive wording and its negation, whole words; applied in either direction. */
  readonly negations: readonly (readonly [string, string])[];
  /** Two spellings of one word, applied in either direction. */
  readonly spellings: readonly (readonly [string, string])[];
  /** Two words that mean the same, applied in either direction. */
  readonly synonyms: readonly (readonly [string, string])[];
  /** Words that lose their capital when something is put before them. */
  readonly openers: readonly string[];
  /** What an editor puts before a sentence. */
  readonly openings: readonly string[];
  readonly fullNames: readonly string[];
  readonly surnames: readonly string[];
  readonly bodies: readonly string[];
  readonly adverts: readonly string[];
  readonly railTitles: readonly string[];
  /** New sentences, put beside a quote to disturb its neighbours. */
  readonly fillers: readonly string[];
}

/** Where a script has no words of the language, what is the same everywhere (order, space, digits, rails) is still done. */
const other: Vocabulary = {
  numbers: [],
  dates: [],
  negations: [],
  spellings: [],
  synonyms: [],
  openers: [],
  openings: [],
  fullNames: [],
  surnames: [],
  bodies: [],
  adverts: ["• • •"],
  railTitles: ["★"],
  fillers: [],
};

const byLanguage: Readonly<Record<string, Vocabulary>> = { en: english, de: german, es: spanish, fr: french };

export function vocabularyOf(language: string): Vocabulary {
  return byLanguage[language] ?? other;
}
