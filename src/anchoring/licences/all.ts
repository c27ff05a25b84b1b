import { readQuantities } from "../full-quantities.ts";
import { abbreviation } from "./abbreviation.ts";
import { acronym } from "./acronym.ts";
import { capitals } from "./capitals.ts";
import { characterReference } from "./character-reference.ts";
import { compatibleCharacters, timesSign } from "./characters.ts";
import { contraction } from "./contraction.ts";
import { courtesyTitle } from "./courtesy-title.ts";
import { ampersand, article, doubled, relative, thatClause } from "./function-words.ts";
import { genitive } from "./genitive.ts";
import type { Licence } from "./licence.ts";
import {
  clockTime,
  countedHyphenIn,
  dateWords,
  groupedThousands,
  numberRange,
  quantityIn,
} from "./notation.ts";
import { numberBoundIn } from "./number-bound.ts";
import { phrase } from "./phrase.ts";
import {
  apposition,
  closingBracket,
  comma,
  dot,
  exchangedSigns,
  joinedClauses,
  quoteColon,
} from "./punctuation.ts";
import { joining, marks, spelling } from "./spelling.ts";
import { synonym } from "./synonym.ts";

/** The closed list: a difference inside a quote is harmless only if these, one after another, account for all of it. */
export const LICENCES: readonly Licence[] = [
  capitals,
  marks,
  spelling,
  joining,
  contraction,
  quantityIn(readQuantities),
  clockTime,
  numberRange,
  dateWords,
  countedHyphenIn(readQuantities),
  groupedThousands,
  numberBoundIn(readQuantities),
  comma,
  apposition,
  exchangedSigns,
  joinedClauses,
  quoteColon,
  closingBracket,
  dot,
  characterReference,
  compatibleCharacters,
  timesSign,
  ampersand,
  abbreviation,
  acronym,
  courtesyTitle,
  phrase,
  genitive,
  doubled,
  article,
  relative,
  thatClause,
  synonym,
];
