import type { Database } from "../db/database.ts";
import { isRetiredSlug, type SluggedKind, slugSalt } from "../db/queries/retired-slugs.ts";

/**
 * Says of a line why its slug cannot be had: it was redacted here, and nothing gets it again. Asks once whether there are any
 * such slugs; those that the import itself brings are its own, and no other line of it has them.
 */
export function retiredAddresses(db: Database, kind: SluggedKind): (slug: string) => Promise<string[]> {
  let salt: Promise<string | null> | null = null;
  return async (slug) => {
    salt ??= slugSalt(db);
    if ((await salt) === null || !(await isRetiredSlug(db, kind, slug))) return [];
    return [
      `slug: ${slug} is the address of what was redacted here, and nothing gets it again: give another`,
    ];
  };
}
