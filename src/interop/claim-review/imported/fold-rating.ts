/** Without case, accents and punctuation; apostrophes go, so that "isn't" is a word; a word broken by a hyphen is one. */
export function foldRating(words: string): string {
  return words
    .normalize("NFKD")
    .replaceAll(/(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ı", "i")
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll(/[’'`´]/gu, "")
    .replaceAll(/(?<=\p{L})- (?=\p{L})/gu, "")
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}
