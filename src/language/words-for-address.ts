const UNSEEN = /\p{Default_Ignorable_Code_Point}+/gu;
const NOT_OF_A_WORD = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * The words of a text as addresses and topics have them: letters, with their marks, and digits of any script, in lower case, one
 * width and NFC. Punctuation, the underscore included, parts words as white space does; what nobody sees is left out.
 */
export function wordsForAddress(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .replace(UNSEEN, "")
      .toLowerCase()
      .normalize("NFC")
      .split(NOT_OF_A_WORD)
      // A mark that follows no letter is no word.
      .map((word) => word.replace(/^\p{M}+/u, ""))
      .filter((word) => word !== "")
  );
}
