import type { Database } from "../db/database.ts";
import type { Condition } from "../db/queries/claim-list.ts";
import { type SearchPage, searchClaims } from "../db/queries/claim-search.ts";
import { type Correction, corrected, findCorrections } from "./correct-query.ts";
import { planQuery, type QueryPlan } from "./plan-query.ts";

/** What the first page of a search was asked for; every page behind it is asked for the same, whatever is published meanwhile. */
export interface HeldQuery {
  /** Place in the query, and weight, of words that find claims. */
  words: [number, number][];
  /** The same of words that count only for claims that one of those finds. */
  following?: [number, number][] | undefined;
  /** Place in the query, and the stem that was taken for it. */
  corrections: [number, string][];
}

export interface SearchInput {
  readonly query: string;
  readonly order: "relevance" | "newest" | "oldest";
  readonly after: { readonly at: string | number; readonly seq: number; readonly asked?: HeldQuery } | null;
  readonly limit: number;
  /** Whether the row numbers of all hits are wanted, too. */
  readonly withHits?: boolean;
}

export interface SearchResult {
  readonly found: SearchPage;
  /** What was looked for in the end. */
  readonly plan: QueryPlan;
  readonly held: HeldQuery;
}

/**
 * Published claims that share words with a query. Where none does, words that no claim has are taken for ones that are a slip of the
 * pen away. Two round trips only then.
 */
export async function searchPublished(
  db: Database,
  conditions: Condition[],
  { query, order, after, limit, withHits = false }: SearchInput,
): Promise<SearchResult> {
  const plan = planQuery(query);
  const look = async (asked: QueryPlan, corrections: readonly Correction[]): Promise<SearchResult> => {
    const { terms, phrases } = asked;
    const found = await searchClaims(db, conditions, {
      words: { terms },
      phrases,
      order,
      after: null,
      limit,
      withHits,
    });
    const placed = (leading: boolean): [number, number][] =>
      found.words.flatMap(({ place, weight, leads }): [number, number][] =>
        leads === leading ? [[place, weight]] : [],
      );
    const following = placed(false);
    return {
      found,
      plan: asked,
      held: {
        words: placed(true),
        ...(following.length === 0 ? {} : { following }),
        corrections: corrections.map(({ place, stem }) => [place, stem]),
      },
    };
  };
  if (after?.asked !== undefined)
    return goOn(db, conditions, plan, { order, after, limit, withHits, held: after.asked });
  const first = await look(plan, []);
  if (first.found.rows.length > 0) return first;
  const corrections = await findCorrections(db, plan);
  return corrections.length === 0 ? first : look(corrected(plan, corrections), corrections);
}

/** A page behind the first. */
async function goOn(
  db: Database,
  conditions: Condition[],
  query: QueryPlan,
  { held, ...page }: Omit<SearchInput, "query"> & { readonly held: HeldQuery },
): Promise<SearchResult> {
  const plan = corrected(
    query,
    held.corrections.map(([place, stem]) => ({ place, stem })),
  );
  const weigh = (words: readonly [number, number][], leads: boolean) =>
    words.flatMap(([place, weight]) => {
      const term = plan.terms[place];
      return term === undefined
        ? []
        : [{ place, weight, leads, word: `"${term.word}"${term.prefix ? "*" : ""}` }];
    });
  const weighed = [...weigh(held.words, true), ...weigh(held.following ?? [], false)];
  const found = await searchClaims(db, conditions, { words: { weighed }, phrases: plan.phrases, ...page });
  return { found, plan, held };
}
