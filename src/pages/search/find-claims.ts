import type { Database } from "../../db/database.ts";
import { type ClaimFacets, countFacets } from "../../db/queries/claim-facets.ts";
import { type Condition, filterConditions, listClaims } from "../../db/queries/claim-list.ts";
import { findListedClaims } from "../../db/queries/listed-claims.ts";
import { decodeCursor, listName, pageOf } from "../../http/cursor.ts";
import { matchedRanges } from "../../search/matched-ranges.ts";
import { searchPublished } from "../../search/search-published.ts";
import { type Result, resultOf } from "../parts/claim-results.ts";
import { filterOf, type SearchQuery, searchAddress } from "./search-query.ts";

const PAGE_SIZE = 20;

export interface Found {
  results: Result[];
  facets: ClaimFacets;
  /** Address of the next page, or null. */
  next: string | null;
  /** Of what is shown: another one where a reader would see another byte. */
  versions: readonly string[];
}

/** The address of the same list from another place on. */
type AddressOf = (changed: { page?: number; cursor?: string }) => string;

/** Claims that share words with a query, or all of them by when they were published, with what they can be narrowed down by. */
export async function findClaims(
  db: Database,
  query: SearchQuery,
  addressOf: AddressOf = (changed) => searchAddress(query, changed),
  size = PAGE_SIZE,
): Promise<Found> {
  const conditions = filterConditions(filterOf(query));
  return query.q === undefined
    ? listed(db, query, conditions, { addressOf, size })
    : searched(db, query, query.q, conditions, addressOf);
}

async function searched(
  db: Database,
  query: SearchQuery,
  q: string,
  conditions: Condition[],
  addressOf: AddressOf,
): Promise<Found> {
  const from = (query.page - 1) * PAGE_SIZE;
  const { found, plan } = await searchPublished(db, conditions, {
    query: q,
    order: "relevance",
    after: null,
    limit: from + PAGE_SIZE + 1,
    withHits: true,
  });
  const rows = found.rows.slice(from, from + PAGE_SIZE);
  const ranges = rows.map(({ text }) => matchedRanges(text, plan));
  const hasMore = found.rows.length > from + PAGE_SIZE;
  const seqs = found.hits;
  return {
    results: await resultsOf(db, rows, ranges),
    // Where nothing was found, it is told among how many.
    facets: await countFacets(db, seqs.length === 0 ? { conditions: [] } : { seqs }),
    next: hasMore ? addressOf({ page: query.page + 1 }) : null,
    versions: [],
  };
}

async function listed(
  db: Database,
  query: SearchQuery,
  conditions: Condition[],
  { addressOf, size }: { addressOf: AddressOf; size: number },
): Promise<Found> {
  const { page: _page, cursor, ...filters } = query;
  const list = listName("newest", filters);
  const after = decodeCursor(cursor, list);
  const rows = await listClaims(db, conditions, {
    order: "newest",
    after: after && { at: String(after.at), seq: after.seq },
    limit: size + 1,
  });
  const { page, nextCursor } = pageOf(rows, size, (last) => ({
    sort: list,
    at: last.publishedAt,
    seq: last.seq,
  }));
  const results = await resultsOf(db, page);
  return {
    results,
    facets: await countFacets(db, { conditions }),
    next: nextCursor === null ? null : addressOf({ cursor: nextCursor }),
    versions: [
      ...rows.map(({ version }) => version),
      ...results.map(({ reported }) => JSON.stringify(reported)),
    ],
  };
}

async function resultsOf(
  db: Database,
  rows: readonly { summary: string }[],
  ranges: readonly ReturnType<typeof matchedRanges>[] = [],
): Promise<Result[]> {
  const ids = rows.map(({ summary }) => String(JSON.parse(summary).id));
  const listedClaims = await findListedClaims(db, ids);
  return rows.map(({ summary }, i) => resultOf(summary, listedClaims.get(ids[i] ?? ""), ranges[i] ?? []));
}
