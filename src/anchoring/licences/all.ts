import { readQuantities } from "../full-quantities.ts";
import { abbreviation } from "./abbreviation.ts";
import { capitals } from "./capitals.ts";
import { characterReference } from "./character-reference.ts";
import { compatibleCharacters, timesSign } from "./characters.ts";
import { contraction } from "./contraction.ts";
import { ampersand, article, doubled, relative, thatClause } from "./function-words.ts";
import type { Licence } from "./licence.ts";
import { clockTime, countedHyphen, dateWords, numberRange, quantityIn } from "./notation.ts";
import { phrase } from "./phrase.ts";
import { apposition, closingBracket, comma, dot, exchangedSigns } from "./punctuation.ts";
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
  countedHyphen,
  comma,
  apposition,
  exchangedSigns,
  closingBracket,
  dot,
  characterReference,
  compatibleCharacters,
  timesSign,
  ampersand,
  abbreviation,
  phrase,
  doubled,
  article,
  relative,
  thatClause,
  synonym,
];
