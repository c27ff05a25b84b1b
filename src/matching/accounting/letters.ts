import type { Token } from "../tokens.ts";

const APOSTROPHES = /[’‘＇ʼʻ]/gu;
const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;

const PLAIN = /^[a-z\d]*$/;

/** The letters of a word in lower case, accents kept, apostrophes straight. */
export const lettersOf = ({ surface }: Token): string =>
  PLAIN.test(surface)
    ? surface
    : surface.normalize("NFC").replace(UNSEEN, "").replace(APOSTROPHES, "'").toLowerCase();
