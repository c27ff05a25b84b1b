import type { Database } from "../db/database.ts";
import { findArticleSlugs } from "../db/queries/article-aggregate.ts";
import { findSlugs } from "../db/queries/claim-lookups.ts";
import { isRetiredSlug, type SluggedKind } from "../db/queries/retired-slugs.ts";

/** The first of base, base-2, base-3 … that nothing of its kind has, or had until it was redacted. */
export async function newSlug(db: Database, kind: SluggedKind, base: string): Promise<string> {
  const taken = kind === "claim" ? await findSlugs(db, base) : await findArticleSlugs(db, base);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug) && !(await isRetiredSlug(db, kind, slug))) return slug;
  }
}
