import type { Database } from "../db/database.ts";
import {
  type ArticleSpans,
  findPlacementsIn,
  loadArticleSpans,
  loadText,
} from "../db/queries/article-spans.ts";
import type { SpanRecord } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import { readConfirmation } from "../publications/confirmation.ts";
import type { Placement } from "../publications/span-document.ts";
import { standingOf } from "../verdicts/receipts.ts";
import { SPAN_STATES } from "../vocabulary.ts";
import { knownSurroundings } from "./known-surroundings.ts";
import type { DecidingTexts } from "./latest-text.ts";
import { type PlacedSpan, placeSpans } from "./place-spans.ts";

/** A text that was sent along. Normalised; it may be one that is not kept. */
export interface SentText {
  sha256: string;
  content: string | null;
}

/** The quotes of an article as its texts say that they stand, and what that was worked out on. */
export interface PlacedQuotes {
  read: ArticleSpans;
  /** Those that were looked at. */
  placed: PlacedSpan[];
}

/** How a quote stood before a text came, and how it stands since. */
export interface QuoteChange {
  span: string;
  claim: string;
  before: SpanRecord["state"];
  after: SpanRecord["state"];
  placement: Placement | null;
}

/**
 * Looks every quote of the article up in the texts that decide. One that was accepted against an excerpt that was seen
 * after the newest whole text stands there. Every other one is looked up in the whole text; where that does not carry
 * it, an excerpt seen since may. Where there is no whole text, nothing speaks against a quote. Throws `text-not-held`
 * where a text is needed that is known by its hash alone, and nobody remembers how the quotes stood in it.
 */
export async function placeQuotes(
  db: Database,
  articleId: string,
  deciding: DecidingTexts,
  sent: SentText | null,
): Promise<PlacedQuotes> {
  const read = await loadArticleSpans(db, articleId);
  const quotes = quotesOf(read);
  const stands = (span: SpanRecord) =>
    deciding.whole === null ||
    span.textSha256 === deciding.whole ||
    deciding.excerpts.includes(span.textSha256);
  const own = quotes.filter(stands).map((span): PlacedSpan => ({ span, state: "verified", placement: null }));
  const others = quotes.filter((span) => !stands(span));
  const looked =
    deciding.whole === null ? [] : await placeInWhole(db, articleId, deciding.whole, others, sent);
  const placed = await confirmByExcerpts(db, looked, deciding.excerpts, sent);
  return { read, placed: [...own, ...placed] };
}

/**
 * What a new excerpt says of the article's quotes: those that it carries, and that did not stand until now, stand.
 * About all others it says nothing.
 */
export async function placeQuotesInExcerpt(
  db: Database,
  articleId: string,
  sent: SentText,
): Promise<PlacedQuotes> {
  const read = await loadArticleSpans(db, articleId);
  const doubtful = quotesOf(read)
    .map(asRecorded)
    .filter((quote) => !isFine(quote));
  const own = doubtful
    .filter(({ span }) => span.textSha256 === sent.sha256)
    .map(({ span }): PlacedSpan => ({ span, state: "verified", placement: null }));
  const others = doubtful.filter(({ span }) => span.textSha256 !== sent.sha256);
  const placed = await confirmByExcerpts(db, others, [sent.sha256], sent);
  return { read, placed: [...own, ...placed.filter(isFine)] };
}

/** The quotes whose state, or whose being flagged for what stands beside them, changed. */
export function changesOfQuotes({ placed }: PlacedQuotes): QuoteChange[] {
  return placed.flatMap(({ span, state, placement }) => {
    const before = asRecorded(span);
    if (standingOf(before.state, before.placement) === standingOf(state, placement)) return [];
    return [{ span: span.id, claim: span.claimId, before: span.state, after: state, placement }];
  });
}

/** Quotes that still count, and those that readers see in spite of a retraction that is not published yet. */
function quotesOf({ spans, published }: ArticleSpans): SpanRecord[] {
  return spans.filter((span) => span.retractedAt === null || published.has(span.id));
}

function asRecorded(span: SpanRecord): PlacedSpan {
  return { span, state: span.state, placement: span.placement === null ? null : JSON.parse(span.placement) };
}

function isFine({ state, placement }: Pick<PlacedSpan, "state" | "placement">): boolean {
  return standingOf(state, placement) === "standing";
}

async function placeInWhole(
  db: Database,
  articleId: string,
  sha256: string,
  spans: SpanRecord[],
  sent: SentText | null,
): Promise<PlacedSpan[]> {
  if (spans.length === 0) return [];
  const content = await contentOf(db, sha256, sent);
  if (content === null) return remember(db, articleId, sha256, spans);
  return place(db, { sha256, content }, spans);
}

async function place(
  db: Database,
  text: { sha256: string; content: string },
  spans: SpanRecord[],
): Promise<PlacedSpan[]> {
  const known = await knownSurroundings(db, text, spans);
  const accepted = new Map(
    spans.flatMap((span): [string, string][] => {
      const surroundings = readConfirmation(span)?.surroundings;
      return surroundings === undefined ? [] : [[span.id, surroundings]];
    }),
  );
  return placeSpans(text, spans, { known, accepted });
}

/** In a text of which only the hash is left, quotes stand as they were found to stand while it was there. */
async function remember(
  db: Database,
  articleId: string,
  sha256: string,
  spans: SpanRecord[],
): Promise<PlacedSpan[]> {
  const remembered = await findPlacementsIn(db, articleId, sha256);
  return spans.map((span) => {
    const recorded = asRecorded(span);
    if (recorded.placement?.snapshotSha256 === sha256) return recorded;
    const earlier = remembered.get(span.id);
    const state = SPAN_STATES.find((known) => known === earlier?.state);
    if (earlier && state) return { span, state, placement: JSON.parse(earlier.placement) };
    throw new DomainError(
      "text-not-held",
      "Quotes of this article have to be looked up in the new text: send it along. It is dropped with keepText false.",
      { errors: [{ pointer: "/text", message: "is needed to check the quotes again" }] },
    );
  });
}

/** Excerpts newest first. Whatever does not stand in one stays as it is. */
async function confirmByExcerpts(
  db: Database,
  quotes: PlacedSpan[],
  excerpts: readonly string[],
  sent: SentText | null,
): Promise<PlacedSpan[]> {
  let current = quotes;
  for (const sha256 of excerpts) {
    if (current.every(isFine)) break;
    const content = await contentOf(db, sha256, sent);
    if (content === null) continue;
    const carried = current.filter((quote) => !isFine(quote) && content.includes(quote.span.exact));
    const placed = await place(
      db,
      { sha256, content },
      carried.map(({ span }) => span),
    );
    const found = new Map(placed.filter(isFine).map((quote) => [quote.span.id, quote]));
    current = current.map((quote) => found.get(quote.span.id) ?? quote);
  }
  return current;
}

async function contentOf(db: Database, sha256: string, sent: SentText | null): Promise<string | null> {
  if (sent?.sha256 === sha256 && sent.content !== null) return sent.content;
  return (await loadText(db, sha256))?.content ?? null;
}
