/** A post copied with its signature: `text — Name (@handle) January 6, 2020`. */
export interface Attribution {
  /** The text without the signature; positions in it are positions in the input. */
  readonly body: string;
  /** Name and handle as they stand, or null. */
  readonly author: string | null;
  /** The day as it stands, or null. */
  readonly day: string | null;
}

const SIGNATURE =
  /\s*(?:[—–]|--)\s*(?<author>[^—–()]{1,80}\(@[\p{L}\p{N}_]{1,30}\))\s*(?<day>\p{L}+ \d{1,2}, \d{4}|\d{1,2} \p{L}+ \d{4})?\s*"?$/u;

/** A signature stands in the last characters; looking there alone keeps a long text cheap. */
const SIGNATURE_REACH = 200;

/** Reads the signature that an embedded post carries when it is copied from a page. */
export function readAttribution(text: string): Attribution {
  const from = Math.max(0, text.length - SIGNATURE_REACH);
  const match = SIGNATURE.exec(text.slice(from));
  if (match === null) return { body: text, author: null, day: null };
  return {
    body: text.slice(0, from + match.index),
    author: match.groups?.author?.trim() ?? null,
    day: match.groups?.day ?? null,
  };
}
