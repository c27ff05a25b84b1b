const QUOTES = /["“”„«»‹›「」『』]/gu;
const APOSTROPHES = /[’‘‛ʼ´`]/gu;
const DASHES = /[‐‑‒–—―−]/gu;
/** Said by no letter: soft hyphens, joiners and marks of direction, variation selectors, the Arabic stroke that widens a word. */
const INVISIBLE =
  /\u00ad|[\u200b-\u200f]|\u2060|[\u202a-\u202e]|[\u2066-\u2069]|\ufeff|\ufe0e|\ufe0f|\u0640/gu;
const WIDE = /[\uff01-\uffee\u3000]/gu;
/** A full stop or a mark of wonder at the end says nothing; a question mark does. */
const END = /[\s.!。！…\p{Extended_Pictographic}]+$/u;

/** A whole sentence between quotation marks is one; a word between them may be somebody else's. */
const ENCLOSED = /^"([^"]*)"$/u;

/** A sentence in the letters and marks that count: typography, the capital that it begins with and the stop that it ends with left out. */
function bare(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(WIDE, (wide) => wide.normalize("NFKC"))
    .replace(QUOTES, '"')
    .replace(APOSTROPHES, "'")
    .replace(DASHES, "-")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(END, "")
    .replace(ENCLOSED, "$1")
    .replace(END, "");
  return plain.replace(/^./u, (first) => first.toLowerCase());
}

/** Signs that take back what they stand beside. */
export const SIGN_OF_DENIAL = /[❌🚫⛔👎🤡🙄🤥]/u;

/** Whether two texts are one but for typography. Needs no knowledge of their language. */
export function isVerbatim(passage: string, claim: string): boolean {
  if (SIGN_OF_DENIAL.test(passage)) return false;
  const own = bare(claim);
  return own !== "" && own === bare(passage);
}
