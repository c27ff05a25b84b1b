import { foldCase } from "./fold-case.ts";
import { plainTypography } from "./plain-typography.ts";

const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;
const WHITE_SPACE = /\p{White_Space}+/gu;

/**
 * The key by which names of people, publishers and editors are the same name: as NFKC_Casefold (compatibility forms and widths
 * one, case folded in full, characters that show nothing left out), and apostrophes, quotation marks and dashes as a plain
 * keyboard writes them, white space collapsed and trimmed. Accents are kept: "José" and "Jose" are two names.
 * Folding twice changes nothing. The result is kept in tables: a change of this function is a migration.
 */
export function foldName(text: string): string {
  // Before composing, because NFKC takes "´" apart into a space and a mark; after it, for what NFKC brings forth ("ŉ").
  const plain = plainTypography(text).normalize("NFD");
  const folded = plainTypography(foldCase(plain).normalize("NFKC"));
  // What has become another letter by its compatibility form may have a case again ("℡").
  return foldCase(folded).replace(UNSEEN, "").normalize("NFKC").replace(WHITE_SPACE, " ").trim();
}
