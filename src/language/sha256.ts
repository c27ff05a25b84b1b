import { sha256 as hash } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** A call of Web Crypto costs 50 µs before it begins, and then half as much a byte: above so many UTF-16 units it is cheaper. */
const LONG = 8_000;

/** SHA-256 over the UTF-8 of a text, 64 lower-case hex digits. An unpaired surrogate counts as U+FFFD. */
export function sha256(text: string): string {
  return bytesToHex(hash(utf8ToBytes(text)));
}

/** The same for texts of any length, by Web Crypto where that is cheaper. */
export async function sha256Hex(text: string): Promise<string> {
  if (text.length < LONG) return sha256(text);
  return bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
