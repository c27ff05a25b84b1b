import { sha256Hex } from "./sha256.ts";

const SALT_BYTES = 16;

export function newSalt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(SALT_BYTES)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** By which a value that is no longer held can be recognised, by whoever has the salt: SHA-256 of both, in hexadecimal. */
export function saltedHash(salt: string, value: unknown): Promise<string> {
  return sha256Hex(salt + JSON.stringify(value));
}
