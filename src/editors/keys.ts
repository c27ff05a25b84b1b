import * as z from "zod";
import type { Database } from "../db/database.ts";
import { findKey, insertKey, type KeyRecord, listKeys, revokeKey, touchKey } from "../db/queries/keys.ts";
import { DomainError } from "../domain-error.ts";
import { newId } from "../ids.ts";
import { sha256Hex } from "../language/sha256.ts";
import { name } from "../text-input.ts";
import { ROLES, type Role } from "../vocabulary.ts";
import type { Actor } from "../write-context.ts";
import { ensureEditor } from "./ensure-editor.ts";

/** Says what it is wherever it leaks, so that scanners find it. */
const KEY_PREFIX = "vb_";
/** Characters of the key that are stored in the clear, to find its row; 12 of base 32 are 60 bits. */
const LOOKUP_LENGTH = KEY_PREFIX.length + 12;
/** 160 random bits in all: the hash needs no salt and no stretching. */
export const RANDOM_BYTES = 20;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
/** Code points. */
export const NAME_LIMIT = 200;
/** The last use of a key is written at most this often. */
const TOUCH_INTERVAL_MS = 60_000;

export interface KeyView {
  id: string;
  editor: { id: string; name: string };
  role: Role;
  prefix: string;
  createdAt: string;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

export const newKey = z.strictObject({
  name: name(NAME_LIMIT).meta({ description: "Whose it is; the same name again is the same person" }),
  role: z.enum(ROLES).meta({ description: "What it may do: each role may do what those before it may" }),
});

/**
 * A new key for the person of this name, who is made known where they are not yet. The secret is shown only here. `bytes`,
 * {@link RANDOM_BYTES} of them, is what it is made of: the same ones again are the same key.
 */
export async function createKey(
  db: Database,
  { name, role, at }: { name: string; role: Role; at: string },
  bytes: Uint8Array = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)),
): Promise<{ key: KeyView; secret: string }> {
  const editor = await ensureEditor(db, { name, at });
  const secret = secretOf(bytes);
  const record: KeyRecord = {
    id: newId("key"),
    editorId: editor.editorId,
    role,
    prefix: secret.slice(0, LOOKUP_LENGTH),
    hash: await sha256Hex(secret),
    createdAt: at,
    revokedAt: null,
    lastUsedAt: null,
  };
  await insertKey(db, record);
  const kept = await findKey(db, record.prefix);
  if (kept?.hash !== record.hash) throw new Error("two keys begin alike: make another one");
  return { key: viewOf(kept), secret };
}

/** Whose key this is; null for one that is unknown, wrong or revoked. */
export async function recognise(
  db: Database,
  secret: string,
  now: Date,
): Promise<{ keyId: string; actor: Actor } | null> {
  if (!secret.startsWith(KEY_PREFIX) || secret.length !== newSecretLength) return null;
  const key = await findKey(db, secret.slice(0, LOOKUP_LENGTH));
  if (!key || key.revokedAt !== null || !equalInConstantTime(key.hash, await sha256Hex(secret))) return null;
  if (key.lastUsedAt === null || now.getTime() - Date.parse(key.lastUsedAt) >= TOUCH_INTERVAL_MS) {
    const unlessSince = new Date(now.getTime() - TOUCH_INTERVAL_MS).toISOString();
    // Whose key it is does not hang on whether its use can be noted: readers of a file that cannot be written stay readers.
    await touchKey(db, key.id, now.toISOString(), unlessSince).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }
  return { keyId: key.id, actor: { editorId: key.editorId, name: key.name, role: key.role } };
}

export async function allKeys(db: Database): Promise<KeyView[]> {
  return (await listKeys(db)).map(viewOf);
}

/**
 * Throws `not-found`, and `rule-unmet` for the last key of an administrator, without which nobody could make keys. Revoking
 * again changes nothing.
 */
export async function revoke(db: Database, id: string, at: string): Promise<KeyView> {
  await revokeKey(db, id, at);
  const key = (await listKeys(db)).find((candidate) => candidate.id === id);
  if (!key) throw new DomainError("not-found", `There is no key ${id}.`);
  if (key.revokedAt === null) {
    throw new DomainError(
      "rule-unmet",
      "This is the last key of an administrator. Without one nobody could make keys here: make another one first.",
    );
  }
  return viewOf(key);
}

function secretOf(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let characters = "";
  for (let i = 0; i < (RANDOM_BYTES * 8) / 5; i++, bits >>= 5n) characters += ALPHABET[Number(bits & 31n)];
  return KEY_PREFIX + characters;
}

const newSecretLength = KEY_PREFIX.length + (RANDOM_BYTES * 8) / 5;

/** Both are hex digests of one length: how long this takes says nothing of where they differ. */
function equalInConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

function viewOf(record: KeyRecord & { name: string }): KeyView {
  const { id, editorId, name, role, prefix, createdAt, revokedAt, lastUsedAt } = record;
  return { id, editor: { id: editorId, name }, role, prefix, createdAt, revokedAt, lastUsedAt };
}
