import { readQuantities } from "./full-quantities.ts";
import type { Judgement } from "./judgement.ts";
import { isSpellingVariant } from "./lexicon/spelling.ts";
import { isListed } from "./lexicon/synonyms.ts";
import { LICENCES } from "./licences/all.ts";

/** All that anchoring knows. */
export const FULL_JUDGEMENT: Judgement = {
  licences: LICENCES,
  readQuantities,
  isMisspelt: isSpellingVariant,
  isOrdinary: isListed,
};
