import { readQuantities } from "./full-quantities.ts";
import type { Judgement } from "./judgement.ts";
import { isSpellingVariant } from "./lexicon/spelling.ts";
import { isListed } from "./lexicon/synonyms.ts";
import { LICENCES } from "./licences/all.ts";
import { isMoved } from "./licences/moved.ts";

/** All that anchoring knows. */
export const FULL_JUDGEMENT: Judgement = {
  licences: LICENCES,
  readQuantities,
  isMoved: (before, after) => isMoved(before, after, readQuantities),
  isMisspelt: isSpellingVariant,
  isOrdinary: isListed,
};
