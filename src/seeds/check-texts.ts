import type { SeedArticle, SeedQuote, SeedSet, SeedSpan } from "./format.ts";
import { nearestText } from "./nearest-text.ts";
import { claimFile, type Problem } from "./problem.ts";

/** The normalised texts of the articles, by article key. */
export type ArticleTexts = ReadonlyMap<string, string>;

/** Every quote, prefix, suffix and offset against the articles' texts. Articles without a text are named. */
export function checkTexts(set: SeedSet, texts: ArticleTexts): Problem[] {
  const problems = set.articles.flatMap((article) => checkText(article, texts.get(article.key)));
  for (const claim of set.claims) {
    for (const span of claim.spans) {
      const text = texts.get(span.article);
      const wrong = text === undefined ? null : checkQuote(span, text);
      if (wrong !== null) {
        problems.push({ file: claimFile(claim.slug), at: `${span.id} in ${span.article}`, message: wrong });
      }
    }
  }
  return problems;
}

function checkText(article: SeedArticle, text: string | undefined): Problem[] {
  const at = article.key;
  if (text === undefined) {
    const message = `none of the texts has the SHA-256 ${article.textSha256}`;
    return [{ file: "articles.json", at, message }];
  }
  const length = [...text].length;
  if (length === article.textLength) return [];
  return [
    {
      file: "articles.json",
      at,
      message: `the text has ${length} code points, not ${article.textLength}`,
    },
  ];
}

/** What is wrong with the quote, or null. */
function checkQuote(span: SeedSpan, text: string): string | null {
  const { exact, prefix, suffix, start } = span.quote;
  const places = occurrences(text, exact);
  if (places.length === 0) {
    const nearest = nearestText(text, exact);
    const hint = nearest === null ? "and nothing near it" : `the nearest is ${JSON.stringify(nearest)}`;
    return `${JSON.stringify(exact)} is not in the text; ${hint}`;
  }
  const inContext = places.filter(({ before, after }) => before.endsWith(prefix) && after.startsWith(suffix));
  const [place, other] = inContext;
  if (place === undefined) return contextProblem(span.quote, places);
  if (other !== undefined)
    return `${JSON.stringify(exact)} stands more than once; it needs a prefix or suffix`;
  if (place.start !== start) return `${JSON.stringify(exact)} starts at ${place.start}, not ${start}`;
  return null;
}

function contextProblem({ exact, prefix, suffix }: SeedQuote, places: Occurrence[]): string {
  const found = places.map(({ before, after }) =>
    JSON.stringify([
      prefix === "" ? "" : before.slice(-prefix.length),
      suffix === "" ? "" : after.slice(0, suffix.length),
    ]),
  );
  const given = JSON.stringify([prefix, suffix]);
  return `${JSON.stringify(exact)} stands nowhere between ${given}; it stands between ${found.join(", ")}`;
}

interface Occurrence {
  /** Code points. */
  start: number;
  before: string;
  after: string;
}

function occurrences(text: string, exact: string): Occurrence[] {
  const found: Occurrence[] = [];
  for (let unit = text.indexOf(exact); unit !== -1; unit = text.indexOf(exact, unit + 1)) {
    const before = text.slice(0, unit);
    found.push({ start: [...before].length, before, after: text.slice(unit + exact.length) });
  }
  return found;
}
