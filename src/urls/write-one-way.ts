const escapeOrStray = /%([0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?]/gu;
const unreserved = /[A-Za-z0-9\-._~]/;
const beyondAscii = /(?:%[89A-F][0-9A-F])+/g;
/** What carries no meaning of its own in an address: letters, and what is not ASCII. */
const wording = /[A-Za-z0-9\-._~\u{80}-\u{10FFFF}]+/gu;

/**
 * One way of writing for path, query and fragment: unreserved characters plain, hex digits in upper case (RFC 3986,
 * 6.2.2), and words in NFC, as a name that a Mac wrote ("e" and an accent) is the name that others write ("é").
 * Doing so again changes nothing.
 *
 * What RFC 3986 allows in none of them is escaped here, not left to `URL`: engines differ over `^` and `|`, and a `%`
 * that begins no escape would begin one after its followers are decoded ("%%34%31" → "%41"). Escapes that are no
 * UTF-8 stay as they are.
 */
export function writeOneWay(part: string): string {
  const escaped = escapeStrays(part);
  if (!/%[89A-F]/.test(escaped)) return escaped;
  const words = escaped.replace(beyondAscii, decodeUtf8).replace(wording, (run) => run.normalize("NFC"));
  return escapeStrays(words.replace(/[^ -~]/gu, (character) => encodeURIComponent(character)));
}

function escapeStrays(part: string): string {
  return part.replace(escapeOrStray, (match, hex: string | undefined) => {
    if (hex === undefined) return encodeURIComponent(match);
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return unreserved.test(character) ? character : `%${hex.toUpperCase()}`;
  });
}

function decodeUtf8(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}
