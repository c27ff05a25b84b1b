import { foldWord } from "../language/fold-word.ts";
import { sha256 } from "../language/sha256.ts";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * By which two claims have the same wording, whatever their capitals, accents, widths, spaces and punctuation: the
 * SHA-256 of their folded words. Only ever for showing an editor what may be the same: "5 %" and "-5 %" share a key.
 */
export function wordingKey(text: string): string {
  return sha256((foldWord(text.normalize("NFKC")).match(WORD) ?? []).join(" "));
}
