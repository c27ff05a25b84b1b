import { wordSet } from "../../language/word-set.ts";

/** Titles that are set before a name or not, as a house pleases. Not offices ("President"), which say who somebody is. */
export const COURTESY_TITLES = wordSet(
  "mr mister mrs ms miss mx dr sir madam herr frau m mme mlle monsieur madame señor señora sr sra don doña",
);
/** Which of these does not say whether she is married. */
export const OF_WOMEN = wordSet("mrs ms miss");
