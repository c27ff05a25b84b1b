import { type SQL, sql } from "drizzle-orm";
import { sha256Hex } from "../../language/sha256.ts";
import type { Database } from "../database.ts";
import { storeFacts } from "../schema.ts";
import { insertWhere, type Statement } from "../statements.ts";

const SALT = "slug-salt";
const SALT_BYTES = 16;

export type SluggedKind = "claim" | "article";

async function readSalt(db: Database): Promise<string | null> {
  const { rows } = await db.execute({ sql: "select value from store_facts where name = ?", args: [SALT] });
  const value = rows[0]?.value;
  return typeof value === "string" ? value : null;
}

const hashOf = (salt: string, kind: SluggedKind, slug: string) => sha256Hex(`${salt} ${kind} ${slug}`);

export interface RetiredSlug {
  /** The name by which the slug is known from then on. */
  hash: string;
  /** A salt that is to be kept with it, where there is none yet. */
  freshSalt: string | null;
}

/**
 * How a slug is known once it is redacted. The salt is this database's own: a list of words that somebody brings cannot
 * be held against a stolen table without it, and no two databases share one.
 */
export async function retireSlug(db: Database, kind: SluggedKind, slug: string): Promise<RetiredSlug> {
  const known = await readSalt(db);
  const freshSalt =
    known === null
      ? Array.from(crypto.getRandomValues(new Uint8Array(SALT_BYTES)), (byte) =>
          byte.toString(16).padStart(2, "0"),
        ).join("")
      : null;
  return { hash: await hashOf(known ?? freshSalt ?? "", kind, slug), freshSalt };
}

/** Of two that make a salt at once, the second is refused: its hash would be found by nobody. */
export function saltUnmade(): SQL {
  return sql`not exists (select 1 from ${storeFacts} where ${storeFacts.name} = ${SALT})`;
}

export function keepSalt(value: string, gate: SQL): Statement {
  return insertWhere(storeFacts, { name: SALT, value }, gate);
}

/** Whether this was the slug of something, until it was redacted. */
export async function isRetiredSlug(db: Database, kind: SluggedKind, slug: string): Promise<boolean> {
  const salt = await readSalt(db);
  if (salt === null) return false;
  const { rows } = await db.execute({
    sql: "select 1 from retired_slugs where hash = ?",
    args: [await hashOf(salt, kind, slug)],
  });
  return rows.length > 0;
}
