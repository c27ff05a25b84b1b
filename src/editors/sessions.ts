import type { Database } from "../db/database.ts";
import { endSession, endSessionsOf, findSession, insertSession } from "../db/queries/sessions.ts";
import { sha256 } from "../language/sha256.ts";
import type { Actor } from "../write-context.ts";
import { recognise } from "./keys.ts";

/** A week of work; who works longer signs in again. */
export const SESSION_MS = 7 * 24 * 60 * 60 * 1000;
/** 160 random bits in hexadecimal: nobody guesses one, so its hash needs no salt. */
const WORD_BYTES = 20;
const WORD_PATTERN = /^[0-9a-f]{40}$/;

/** Somebody at the desk, in one browser. */
export interface Session {
  hash: string;
  keyId: string;
  actor: Actor;
}

/**
 * Signs somebody in by their key: a new session, whatever the browser had before. Null for a key that is unknown, wrong or
 * revoked. `word` is for the cookie and is told nowhere else.
 */
export async function signIn(
  db: Database,
  secret: string,
  now: Date,
): Promise<{ word: string; session: Session } | null> {
  const key = await recognise(db, secret, now);
  if (!key) return null;
  const bytes = crypto.getRandomValues(new Uint8Array(WORD_BYTES));
  const word = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const hash = sha256(word);
  await insertSession(
    db,
    {
      hash,
      keyId: key.keyId,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + SESSION_MS).toISOString(),
      endedAt: null,
    },
    now.toISOString(),
  );
  return { word, session: { hash, ...key } };
}

/** Whose session this is; null for one that is unknown or over, also because its key was revoked. */
export async function recogniseSession(db: Database, word: string, now: Date): Promise<Session | null> {
  if (!WORD_PATTERN.test(word)) return null;
  const found = await findSession(db, sha256(word));
  if (!found || found.endedAt !== null || found.revokedAt !== null) return null;
  if (found.expiresAt <= now.toISOString()) return null;
  const { hash, keyId, editorId, name, role } = found;
  return { hash, keyId, actor: { editorId, name, role } };
}

/**
 * Whether somebody had signed in under this word, though they may be signed out by now: what such a browser still sends is
 * an editor's work. Forgotten some time after the session would have run out.
 */
export async function isWordOfSession(db: Database, word: string): Promise<boolean> {
  return WORD_PATTERN.test(word) && (await findSession(db, sha256(word))) !== null;
}

/** Ends this session, or all that the same person has anywhere. */
export async function signOut(
  db: Database,
  { hash, actor }: Session,
  { everywhere, at }: { everywhere: boolean; at: string },
): Promise<void> {
  if (everywhere) await endSessionsOf(db, actor.editorId, at);
  else await endSession(db, hash, at);
}
