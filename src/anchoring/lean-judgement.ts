import { readEnglishNumber } from "../language/numbers/english.ts";
import type { Judgement } from "./judgement.ts";
import { capitals } from "./licences/capitals.ts";
import { characterReference } from "./licences/character-reference.ts";
import { compatibleCharacters, timesSign } from "./licences/characters.ts";
import { contraction } from "./licences/contraction.ts";
import { ampersand, article, doubled, relative, thatClause } from "./licences/function-words.ts";
import {
  clockTime,
  countedHyphenIn,
  dateWords,
  groupedThousands,
  numberRange,
  quantityIn,
} from "./licences/notation.ts";
import { phrase } from "./licences/phrase.ts";
import { apposition, closingBracket, comma, dot, exchangedSigns } from "./licences/punctuation.ts";
import { quantityReader } from "./quantities.ts";

const readQuantities = quantityReader({ readNumber: readEnglishNumber, others: new Map() });

/**
 * What a page's reader carries: the licences that need no long lists. Whatever it flags and the full judgement would not are
 * spellings, synonyms, abbreviations and numbers in words of other languages; it clears nothing that the full one flags.
 */
export const LEAN_JUDGEMENT: Judgement = {
  licences: [
    capitals,
    contraction,
    quantityIn(readQuantities),
    clockTime,
    numberRange,
    dateWords,
    countedHyphenIn(readQuantities),
    groupedThousands,
    comma,
    apposition,
    exchangedSigns,
    closingBracket,
    dot,
    characterReference,
    compatibleCharacters,
    timesSign,
    ampersand,
    phrase,
    doubled,
    article,
    relative,
    thatClause,
  ],
  readQuantities,
  isMoved: () => false,
  isMisspelt: () => false,
  isOrdinary: () => false,
};
