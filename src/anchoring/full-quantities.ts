import { readSpelledNumber } from "../language/numbers/spelled-number.ts";
import { OTHER_NUMBER_WORDS } from "./lexicon/other-number-words.ts";
import { quantityReader } from "./quantities.ts";

/** Quantities with numbers in words of every language that has a reader. */
export const readQuantities = quantityReader({ readNumber: readSpelledNumber, others: OTHER_NUMBER_WORDS });
