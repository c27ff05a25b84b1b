/** What is typed, or printed, for an apostrophe: curly and reversed quotes, primes, accents that stand alone, geresh. */
const APOSTROPHES =
  /[\u0060\u00b4\u02b9\u02bb\u02bc\u055a\u05f3\u2018-\u201b\u2032\u2035\u2039\u203a\ua78c\uff07]/g;
const QUOTES = /[\u00ab\u00bb\u05f4\u201c-\u201f\u2033\u2036\u301d-\u301f\uff02]/g;
const DASHES = /[\p{Pd}\u2212]/gu;

/** Apostrophes, quotation marks and dashes as a plain keyboard writes them: ' " and -. */
export function plainTypography(text: string): string {
  return text.replace(APOSTROPHES, "'").replace(QUOTES, '"').replace(DASHES, "-");
}
