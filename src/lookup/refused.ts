/**
 * `malformed`: not what this client reads. `too-large`: more than it takes. `digest`: not the file that the manifest names.
 * `hash-version`: made by other rules of page identity. `prefix-bits`: would make a reader more telling than the number of
 * pages allows.
 */
export type RefusalCode = "malformed" | "too-large" | "digest" | "hash-version" | "prefix-bits";

/** What a server sent is not used, and why. Nothing of it may reach a page. */
export class LookupRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = "LookupRefused";
    this.code = code;
  }
}
