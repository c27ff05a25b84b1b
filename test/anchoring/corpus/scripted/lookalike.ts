import type { Article, Quote } from "../article.ts";
import type { Random } from "../random.ts";
import { type Change, type Revision, revise } from "../revision.ts";
import { matchesIn, paragraphsOf, sentencesAround, textOf, wholeWord } from "./place.ts";
import { vocabularyOf } from "./vocabulary.ts";

/**
 * The same words about somebody else stand in another paragraph, while the true sentence is deleted or left intact.
 * Null unless the quote names somebody.
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
  const changes: Change[] = [{ type: "replace", start: at, end: at, text: `${lookalike}\n\n` }];
  if (trueOne === "deleted") changes.push({ type: "replace", ...own, text: "" });
  return revise(article.points, changes);
}

function aboutSomebodyElse(article: Article, quote: Quote, random: Random): string | null {
  const { fullNames, surnames } = vocabularyOf(article.language);
  const named = article.names.filter((name) => matchesIn(article, quote, wholeWord(name)).length > 0);
  if (named.length === 0 || fullNames.length === 0) return null;
  let sentence = textOf(article, sentencesAround(article, quote)).trim();
  for (const name of [...article.names].sort((a, b) => b.length - a.length)) {
    const other = random.pick(name.includes(" ") ? fullNames : surnames);
    sentence = sentence.replaceAll(new RegExp(wholeWord(name).source, "gu"), other);
  }
  return sentence;
}
