import * as z from "zod";
import type { Database } from "../database.ts";
import { type JsonText, type PackedJson, passedOn, toJsonText } from "../json-text.ts";
import { QUOTE, unpackQuotes } from "../packed-details.ts";
import { END } from "../packed-text.ts";
import { SHOWN_VERSION } from "./claim-list.ts";
import { ARTICLES_AT_KEY, mergedArticles } from "./merged-articles.ts";
import { type NearRow, nearAddresses } from "./near-addresses.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

/** What a page shows, by its versions. */
export interface PageVersion {
  /** Of the article that is shown, the page's articles, and the claims in their order; null for a page without an article. */
  shown: string | null;
  /** Of a page without an article, asked for by its key: addresses that resemble it. */
  near: NearRow[];
  /** Of a page in little: how many corrections are still told. */
  corrections?: number | null;
}

/** JSON texts, ready to be put into an answer. */
export interface PageRow extends PageVersion {
  article: string | null;
  /** Members of a JSON array, comma between them; empty for none. */
  claims: string;
  spans: string;
}

const ARTICLE = `
  select document, article_id || '.' || version as version from published_articles
  where article_id in members order by article_id = (select id from article) desc limit 1`;

/** A subquery of the page's claims, rows `p` of published_claims, in the order in which a reader meets them. */
export const claimsOfPage = (columns: string) => `
  select ${columns}, ${SHOWN_VERSION} as version
  from published_claims p join (
    select claim_seq, min(start) as first from published_spans where article_id in members group by claim_seq
  ) f on f.claim_seq = p.seq
  order by f.first, p.seq`;

// By each quote in its order to its claim: `cross join` keeps it so.
const QUOTES_OF_PAGE = `
  select ${QUOTE} as quote from published_spans s cross join published_claims p on p.seq = s.claim_seq
  where s.article_id in members order by s.start, s.span_id`;

/** The page's quotes in reading order with commas between them, packed. */
export const QUOTES_SHOWN = `(select group_concat(quote, ',') from (${QUOTES_OF_PAGE})) as spans`;

// Of a claim everything, its quotes' documents too, is another version's where it is another. Which articles the page
// is made of is no claim's.
const SHOWN = `
  (select version from one) || ' ' || (select group_concat(id, ' ') from (select id from members order by id))
    || ' ' || coalesce(group_concat(version, ' '), '') as shown`;

/**
 * A statement about an article and those that were merged into it: `shown` and `near` of a {@link PageVersion}, and more
 * columns. `claims` is a {@link claimsOfPage}, which the columns are aggregates of; the article that is shown is the row
 * of `one`.
 *
 * The order of a subquery is that of its aggregate: SQLite never flattens an ordered subquery into one (select.c,
 * restriction 16), and ORDER BY inside the aggregate takes twice as long.
 */
export function pageStatement(by: PageAsked["by"], claims: string, columns: string[] = []): string {
  const near = by === "key" ? `iif(exists (select 1 from one), null, (${nearAddresses(2)}))` : "null";
  // A page may be that of several articles, where rules that changed made two addresses one.
  const condition = by === "key" ? `a.id in (${ARTICLES_AT_KEY})` : `a.${by} = ?`;
  return `
    with recursive ${mergedArticles(condition)}, one as materialized (${ARTICLE})
    select ${[SHOWN, `${near} as near`, ...columns].join(", ")} from (${claims})`;
}

/** The same, asked for by the key of its address. */
export const pageAtKeyStatement = (claims: string, columns: string[]) =>
  pageStatement("key", claims, columns);

export const ARTICLE_SHOWN = "(select document from one) as article";

const page = (by: PageAsked["by"], db: Pick<Database, "textAsBytes">) =>
  pageStatement(by, claimsOfPage(`${SHOWN_SUMMARY} as summary`), [
    ARTICLE_SHOWN,
    `${passedOn(db, "group_concat(summary, ',')")} as claims`,
    QUOTES_SHOWN,
  ]);
const version = (by: PageAsked["by"]) => pageStatement(by, claimsOfPage("p.seq"));

const pagesOf = (db: Pick<Database, "textAsBytes">) => ({
  key: page("key", db),
  id: page("id", db),
  slug: page("slug", db),
});
const PAGE_BY = pagesOf({});
const BYTES_BY = pagesOf({ textAsBytes: true });
const VERSION_BY = { key: version("key"), id: version("id"), slug: version("slug") };

/** A page by the key of its address, with where to look for others that resemble it: see src/articles/find-near.ts. */
export interface PageAtKey {
  by: "key";
  value: string;
  near: { keys: readonly string[]; from: string; to: string; limit: number };
}
export type PageAsked = { by: "id" | "slug"; value: string } | PageAtKey;

export function pageArguments(asked: PageAsked): (string | number)[] {
  if (asked.by !== "key") return [asked.value];
  const { keys, from, to, limit } = asked.near;
  return [asked.value, JSON.stringify(keys), from, to, limit];
}

/** What readers see of a page. One statement. */
export async function findPage(db: Database, asked: PageAsked): Promise<PageRow> {
  const { rows } = await db.execute({ sql: PAGE_BY[asked.by], args: pageArguments(asked) });
  const row = rows[0] ?? {};
  return {
    ...pageVersion(row),
    article: text(row.article),
    claims: text(row.claims) ?? "",
    spans: unpackQuotes(text(row.spans) ?? ""),
  };
}

/** The same, for who only passes it on. */
export async function findPageBody(
  db: Database,
  asked: PageAsked,
): Promise<Omit<PageRow, "claims" | "spans"> & { claims: JsonText; spans: PackedJson }> {
  const sql = (db.textAsBytes ? BYTES_BY : PAGE_BY)[asked.by];
  const { rows } = await db.execute({ sql, args: pageArguments(asked) });
  const row = rows[0] ?? {};
  return {
    ...pageVersion(row),
    article: text(row.article),
    claims: toJsonText(row.claims) ?? "",
    spans: { packed: `${text(row.spans) ?? ""}${END}` },
  };
}

/** The versions of what {@link findPage} gives: what a tag is made of. */
export async function findPageVersion(db: Database, asked: PageAsked): Promise<PageVersion> {
  const { rows } = await db.execute({ sql: VERSION_BY[asked.by], args: pageArguments(asked) });
  return pageVersion(rows[0] ?? {});
}

const ARTICLE_AT_KEY = `
  with recursive ${mergedArticles(`a.id in (${ARTICLES_AT_KEY})`)} ${ARTICLE}`;

/** The article that readers see at the key of an address, as JSON; null where none does. One statement. */
export async function findArticleAtKey(db: Database, key: string): Promise<string | null> {
  const { rows } = await db.execute({ sql: ARTICLE_AT_KEY, args: [key] });
  return text(rows[0]?.document);
}

const nearRows = z.array(
  z.strictObject({
    key: z.string(),
    url: z.string(),
    articleId: z.string(),
    version: z.int(),
    article: z.string(),
  }),
);

export function pageVersion({ shown, near }: Record<string, unknown>): PageVersion {
  return { shown: text(shown), near: typeof near === "string" ? nearRows.parse(JSON.parse(near)) : [] };
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
