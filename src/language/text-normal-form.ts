import { sha256 } from "./sha256.ts";

/**
 * The form of a source's text that is stored, hashed, quoted from and counted in: byte order marks before it removed, CRLF and
 * CR → LF, NFC, nothing trimmed. Normalising twice changes nothing, which is why a second mark goes with the first.
 */
export function normaliseText(text: string): string {
  const unmarked = text.startsWith("\uFEFF") ? text.replace(/^\uFEFF+/, "") : text;
  const lines = unmarked.includes("\r") ? unmarked.replaceAll(/\r\n?/g, "\n") : unmarked;
  return lines.normalize("NFC");
}

/** The hash under which a text is known: of its normal form. */
export function textSha256(text: string): string {
  return sha256(normaliseText(text));
}
