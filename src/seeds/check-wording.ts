import type { ArticleTexts } from "./check-texts.ts";
import type { SeedSet } from "./format.ts";
import { claimFile, type Problem } from "./problem.ts";

/** Longest run of an article's words, in a row, that may stand in our own sentences. */
const LONGEST_RUN = 8;

/**
 * Our own sentences give nothing of an article away beyond its quotes: no field holds more than
 * {@link LONGEST_RUN} consecutive words of an article, case and punctuation aside, unless a quote holds them too.
 * The articles' real headlines, which are metadata, are not looked at.
 */
export function checkWording(set: SeedSet, texts: ArticleTexts): Problem[] {
  const runs = new Map<string, string>();
  for (const [key, text] of texts) {
    const quoted = set.claims.flatMap((claim) =>
      claim.spans.filter((span) => span.article === key).map((span) => span.quote.exact),
    );
    const free = new Set(quoted.flatMap(runsOf));
    for (const run of runsOf(text)) if (!free.has(run)) runs.set(run, key);
  }
  return ownWords(set).flatMap(({ file, at, text }) => {
    const run = runsOf(text).find((candidate) => runs.has(candidate));
    if (run === undefined) return [];
    return [{ file, at, message: `more than ${LONGEST_RUN} words in a row of ${runs.get(run)}: “${run} …”` }];
  });
}

/** Every run of one word more than is allowed. */
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = [];
  for (let from = 0; from + LONGEST_RUN < words.length; from++) {
    runs.push(words.slice(from, from + LONGEST_RUN + 1).join(" "));
  }
  return runs;
}

interface OwnWords {
  file: string;
  at: string;
  text: string;
}

/** Every string of the set that is neither a quote nor an article's headline. */
function ownWords({ articles, claims, rejected, topics }: SeedSet): OwnWords[] {
  return [
    ...articles.flatMap(({ headline: _, ...article }) => stringsOf(article, "articles.json", article.key)),
    ...claims.flatMap((claim) => {
      const spans = claim.spans.map(({ quote: _, ...span }) => span);
      return stringsOf({ ...claim, spans }, claimFile(claim.slug), "");
    }),
    ...rejected.flatMap((entry, index) => stringsOf(entry, "rejected.json", String(index))),
    ...topics.flatMap((entry) => stringsOf(entry, "topics.json", entry.topic)),
  ];
}

function stringsOf(value: unknown, file: string, at: string): OwnWords[] {
  if (typeof value === "string") return [{ file, at, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    stringsOf(part, file, at === "" ? key : `${at}.${key}`),
  );
}
