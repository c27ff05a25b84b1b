import { slugify } from "../claims/slug.ts";
import type { Database } from "../db/database.ts";
import { findWords, type Standing } from "../db/queries/where-words-stand.ts";
import type { Blanks } from "./blanks.ts";
import type { AskedFields } from "./gather-blanks.ts";

/** A field beside those that were asked for in which the words stand, or stood. */
export interface Remain extends Standing {
  /** It went with them; false: nobody asked for it, and it is left to whoever redacts. */
  erased: boolean;
}

/** A word or two are found by chance anywhere. */
const SHORTEST = 4;
/** A slug is cut: the beginning of a text is enough to find it there. */
const SLUG_PREFIX = 40;

/**
 * Where else the words that are being blanked stand, within other words too, in any claim, article or text.
 * @param events of which ids words are blanked.
 */
export async function findRemains(
  db: Database,
  blanks: Blanks,
  asked: AskedFields,
  events: ReadonlySet<string>,
): Promise<Remain[]> {
  const words = [...new Set(blanks.words())].filter((word) => word.length >= SHORTEST);
  const slugs = words
    .map((word) => slugify(word).slice(0, SLUG_PREFIX))
    .filter((word) => word.length >= SHORTEST);
  const standing = await findWords(db, words, slugs);
  return standing
    .filter(
      ({ kind, id, field }) => !(kind === asked.kind && id === asked.id && asked.fields.includes(field)),
    )
    .map((place) => ({
      ...place,
      erased: events.has(place.id) || blanks.has(place.kind, place.id, place.field),
    }));
}
