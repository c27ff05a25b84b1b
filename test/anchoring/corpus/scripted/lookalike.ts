import type { Article, Quote } from "../article.ts";
import type { Random } from "../random.ts";
import { type Change, type Revision, revise } from "../revision.ts";
import { namesIn, otherName } from "./names.ts";
import { matchesIn, paragraphsOf, sentencesAround, wholeWord } from "./place.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * The same words about somebody else stand in another paragraph, between other words, while the true sentence is
 * deleted or left intact. Null unless the quote names somebody.
 */
export function lookalikeElsewhere(
  article: Article,
  quote: Quote,
  random: Random,
  trueOne: "deleted" | "intact",
): Revision | null {
  const own = sentencesAround(article, quote);
  const lookalike = aboutSomebodyElse(article, quote, random);
  const far = paragraphsOf(article).filter(
    (each, at) => at > 0 && (each.end < own.start - 200 || each.start > own.end + 200),
  );
  if (lookalike === null || far.length === 0) return null;
  const at = random.pick(far).start;
  const { fillers } = vocabularyOf(article.language);
  const text = `${random.pick(fillers)} ${lookalike} ${random.pick(fillers)}\n\n`;
  const changes: Change[] = [{ type: "replace", start: at, end: at, text }];
  if (trueOne === "deleted") changes.push({ type: "replace", ...own, text: "" });
  return revise(article.points, changes);
}

function aboutSomebodyElse(article: Article, quote: Quote, random: Random): string | null {
  let words = quote.exact;
  for (const name of namesIn(article)) {
    if (matchesIn(article, quote, wholeWord(name)).length === 0) continue;
    const other = otherName(article, name, random);
    if (other !== null) words = words.replaceAll(new RegExp(wholeWord(name).source, "gu"), other);
  }
  return words === quote.exact ? null : words;
}
