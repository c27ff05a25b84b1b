/**
 * Which rules and lists keys and look-up hashes are made by. It grows whenever the key of any address changes, by code
 * or by data, and the stored addresses are then brought up to date (see docs/url-identity.md). Two parties that name
 * the same version get the same hash for the same address.
 */
export const HASH_VERSION = 2;

/**
 * The name under which a page is asked for without saying which page it is: SHA-256 over the UTF-8 of its key
 * (see `normaliseUrl`), 64 lower-case hex digits. A reader sends only the first few of them.
 *
 * @param sha256 what makes it; a server that hashes many has one that begins sooner than Web Crypto
 */
export function lookupHash(
  key: string,
  sha256: (text: string) => Promise<string> = webSha256,
): Promise<string> {
  return sha256(key);
}

async function webSha256(text: string): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
