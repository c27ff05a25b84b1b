import { stemmer } from "stemmer";

/** SQLite's stemmer leaves longer words as they stand. */
const LONGEST_STEMMED = 64;

/**
 * The stem of one folded word by M. F. Porter's algorithm (Program 14(3), 1980) with the author's two later departures
 * (`bli → ble`, `logi → log`), which SQLite's FTS5 has too: a stem made here is the term that stands in the index.
 */
export function stem(word: string): string {
  return word.length > LONGEST_STEMMED ? word : stemmer(word);
}
