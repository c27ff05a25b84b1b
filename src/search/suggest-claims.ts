import type { Database } from "../db/database.ts";
import { searchClaims } from "../db/queries/claim-search.ts";
import { listUnpublishedClaims, loadMarkedClaims, type MarkedClaim } from "../db/queries/marked-passages.ts";
import { foldWord } from "../language/fold-word.ts";
import { isUnspaced } from "../matching/tokens.ts";
import { planQuery, type QueryPlan } from "./plan-query.ts";

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Working copies that readers do not see and that are looked through word for word: the newest. No desk has as many open. */
const MOST_UNPUBLISHED = 5_000;

/**
 * Claims that an editor may mean while typing, best first: those that have every word as typed or begun, then published ones that
 * share some. Drafts are among them, what was retracted or discarded is not. Of nothing typed, the newest drafts.
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
  const rest = published.filter((claim) => !whole.includes(claim));
  return [...whole, ...drafts, ...rest].slice(0, limit);
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

/** Does a word of the text begin like each of these? Where no spaces stand between words, each may begin anywhere. */
function hasAll(text: string, typed: readonly string[]): boolean {
  if (typed.length === 0) return true;
  const folded = foldWord(text);
  const words = folded.match(WORD) ?? [];
  return typed.every(
    (begun) => words.some((word) => word.startsWith(begun)) || (isUnspaced(begun) && folded.includes(begun)),
  );
}
