import type { Database } from "../db/database.ts";
import { searchClaims } from "../db/queries/claim-search.ts";
import {
  listUnpublishedClaims,
  loadMarkedClaims,
  loadMarkedSpans,
  type MarkedClaim,
} from "../db/queries/marked-passages.ts";
import { foldWord } from "../language/fold-word.ts";
import { isUnspaced } from "../matching/tokens.ts";
import { matchPassages } from "./match-passages.ts";
import { planQuery, type QueryPlan } from "./plan-query.ts";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Working copies that readers do not see and that are looked through word for word: the newest. No desk has as many open. */
const MOST_UNPUBLISHED = 5_000;

/** Claims like the quote, before anything is typed. */
const MOST_LIKE = 3;
/** Claims for which the article was marked last. */
const MOST_MARKED = 2;

/**
 * Claims that an editor may mean while typing, best first: those that have every word as typed or begun, then published ones that
 * share at least half. Drafts are among them, what was retracted or discarded is not. Of nothing typed, the newest drafts.
 */
export async function suggestClaims(
  db: Database,
  { query, limit }: { query: string; limit: number },
): Promise<MarkedClaim[]> {
  const typed = foldWord(query).match(WORD) ?? [];
  const unpublished = await listUnpublishedClaims(db, MOST_UNPUBLISHED);
  const drafts = unpublished.filter(({ text }) => hasAll(text, typed)).slice(0, limit);
  if (typed.length === 0) return drafts;
  const published = await findPublished(db, query, limit);
  const whole = published.filter(({ text }) => hasAll(text, typed));
  const rest = published.filter((claim) => !whole.includes(claim) && sharesHalf(claim.text, typed));
  return [...whole, ...drafts, ...rest].slice(0, limit);
}

/**
 * Claims that words of an article may bear on, before anything is typed: those that say the same or nearly so, drafts that have
 * most of their words in it, and what the article was marked for last.
 */
export async function suggestForQuote(
  db: Database,
  { quote, articleId }: { quote: string; articleId: string },
): Promise<MarkedClaim[]> {
  const words = foldWord(quote).match(WORD) ?? [];
  const [{ matches }, unpublished, marked] = await Promise.all([
    matchPassages(db, { text: quote, limit: MOST_LIKE }),
    listUnpublishedClaims(db, MOST_UNPUBLISHED),
    loadMarkedSpans(db, articleId),
  ]);
  const near = matches.filter(
    ({ relation, confidence }) => relation !== "related" || confidence !== "possible",
  );
  const published = await loadMarkedClaims(
    db,
    near.map(({ claimId }) => claimId),
  );
  const inOrder = near.flatMap(({ claimId }) => published.find(({ id }) => id === claimId) ?? []);
  const drafts = unpublished.filter(({ text }) =>
    sharesHalf(words.join(" "), foldWord(text).match(WORD) ?? []),
  );
  const like = [...inOrder, ...drafts].slice(0, MOST_LIKE);
  const recent = new Map(marked.toReversed().map(({ claim }) => [claim.id, claim]));
  const others = [...recent.values()].filter(({ id }) => !like.some((claim) => claim.id === id));
  return [...like, ...others.slice(0, MOST_MARKED)];
}

async function findPublished(db: Database, query: string, limit: number): Promise<MarkedClaim[]> {
  const { terms, phrases } = unfinished(planQuery(query), query);
  const page = await searchClaims(db, [], {
    words: { terms },
    phrases,
    order: "relevance",
    after: null,
    limit,
  });
  const ids = page.rows.map(({ summary }) => String(JSON.parse(summary).id));
  const claims = await loadMarkedClaims(db, ids);
  return ids.flatMap((id) => claims.find((claim) => claim.id === id) ?? []);
}

/** Whoever has not set a space behind the last word may still be typing it. */
function unfinished(plan: QueryPlan, query: string): QueryPlan {
  const last = plan.terms.at(-1);
  if (last === undefined || /\s$/u.test(query)) return plan;
  return { ...plan, terms: [...plan.terms.slice(0, -1), { ...last, prefix: true }] };
}

/** Are at least half of the words there? Their ends count for little: one is inflected where another is not. */
function sharesHalf(text: string, typed: readonly string[]): boolean {
  const there = typed.filter((word) =>
    hasAll(text, [word.slice(0, Math.max(4, Math.ceil(word.length * 0.7)))]),
  );
  return there.length * 2 >= typed.length;
}

/** Does a word of the text begin like each of these? Where no spaces stand between words, each may begin anywhere. */
function hasAll(text: string, typed: readonly string[]): boolean {
  if (typed.length === 0) return true;
  const folded = foldWord(text);
  const words = folded.match(WORD) ?? [];
  return typed.every(
    (begun) => words.some((word) => word.startsWith(begun)) || (isUnspaced(begun) && folded.includes(begun)),
  );
}
