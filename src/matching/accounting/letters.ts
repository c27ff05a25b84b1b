import type { Token } from "../tokens.ts";

const APOSTROPHES = /[’‘＇ʼʻ]/gu;
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;

/** The letters of a word in lower case, accents kept, apostrophes straight. */
export const lettersOf = (token: Token): string =>
  token.surface.normalize("NFC").replace(UNSEEN, "").replace(APOSTROPHES, "'").toLowerCase();
