import { sha256Hex } from "../sha256.ts";
import { codePoints } from "../text-input.ts";

export interface IdentifiedText {
  /** Normalised: what offsets count in and quotes are checked against. */
  content: string;
  sha256: string;
  /** Code points. */
  length: number;
}

/** BOM removed, CRLF and CR → LF, NFC, nothing trimmed. Normalising twice changes nothing. */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF+/, "")
    .replace(/\r\n?/g, "\n")
    .normalize("NFC");
}

export async function identifyText(text: string): Promise<IdentifiedText> {
  const content = normaliseText(text);
  return { content, sha256: await sha256Hex(content), length: codePoints(content) };
}
