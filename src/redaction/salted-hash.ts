import { sha256Hex } from "../language/sha256.ts";

const SALT_BYTES = 16;

/** By what a value that was redacted is known: who brings it can recognise it, and nobody can guess it. */
export async function saltedHash(value: unknown): Promise<{ salt: string; hash: string }> {
  const salt = Array.from(crypto.getRandomValues(new Uint8Array(SALT_BYTES)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return { salt, hash: await sha256Hex(salt + JSON.stringify(value)) };
}
