import type { Article } from "../article.ts";
import type { Random } from "../random.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** The names that the article declares, longest first, so that a surname is not taken out of a full name. */
export function namesIn(article: Article): string[] {
  return [...article.names, ...article.bodies].sort((a, b) => b.length - a.length);
}

/** Somebody, or some body, else; null where no names of the language are known. */
export function otherName(article: Article, name: string, random: Random): string | null {
  const { fullNames, surnames, bodies } = vocabularyOf(article.language);
  const people = name.includes(" ") ? fullNames : surnames;
  const pool = article.bodies.includes(name) ? bodies : people;
  return pool.length === 0 ? null : random.pick(pool);
}
