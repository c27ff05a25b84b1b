import type { Database } from "../../db/database.ts";
import { DomainError } from "../../domain-error.ts";
import { codePoints } from "../../language/code-points.ts";
import { locateInArticle } from "../../spans/locate-in-article.ts";
import { type QuoteRefusal, quoteRefusalSchema } from "../../spans/quote-refusal.ts";
import type { LocatedQuote } from "../../spans/record-span.ts";
import { CONTEXT_LIMIT, QUOTE_LIMIT, quoteToCheck } from "../../spans/span-input.ts";

/** What is said of a quote while somebody types it. */
export type QuoteCheck =
  | { outcome: "stands"; quote: LocatedQuote }
  | { outcome: "refused"; detail: string; refusal: QuoteRefusal }
  | { outcome: "long"; n: number }
  | { outcome: "unreadable"; detail: string };

export interface QuoteAsTyped {
  exact: string;
  prefix: string;
  suffix: string;
  /** Of an article whose text is not held. */
  text: string;
}

/** Null where nothing was typed yet. Throws `not-found` for an unknown article. */
export async function checkQuote(
  db: Database,
  articleId: string,
  { exact, prefix, suffix, text }: QuoteAsTyped,
): Promise<QuoteCheck | null> {
  if (exact.trim() === "") return null;
  const n = codePoints(exact.trim());
  if (n > QUOTE_LIMIT) return { outcome: "long", n };
  // What stands beside only tells places apart: too much of it tells nothing.
  const beside = (context: string) =>
    context === "" || codePoints(context) > CONTEXT_LIMIT ? undefined : context;
  const input = quoteToCheck.safeParse({
    quote: { exact, prefix: beside(prefix), suffix: beside(suffix) },
    ...(text === "" ? {} : { text }),
  });
  if (!input.success) return { outcome: "unreadable", detail: input.error.issues[0]?.message ?? "" };
  try {
    return { outcome: "stands", quote: (await locateInArticle(db, articleId, input.data)).quote };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "not-found") throw error;
    const refusal = quoteRefusalSchema.safeParse(error.details.members ?? {});
    if (!error.code.startsWith("quote-") || !refusal.success)
      return { outcome: "unreadable", detail: error.message };
    return { outcome: "refused", detail: error.message, refusal: refusal.data };
  }
}

/** What the article has at a place that a check offered, as a quote; null where it offered none there. */
export function offeredAt(check: QuoteCheck | null, start: number): Omit<QuoteAsTyped, "text"> | null {
  if (check?.outcome !== "refused") return null;
  const { nearest, places = [] } = check.refusal;
  const place = places.find((one) => one.start === start);
  if (place) return { exact: place.exact, prefix: place.prefix, suffix: place.suffix };
  return nearest?.start === start ? { exact: nearest.exact, prefix: "", suffix: "" } : null;
}
