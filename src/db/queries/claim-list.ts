import { foldName } from "../../language/fold-name.ts";
import type { ClaimKind, ClaimStatus, Label } from "../../vocabulary.ts";
import type { Database } from "../database.ts";
import { type JsonText, passedOn, toJsonText } from "../json-text.ts";
import { reviewsOf } from "../packed-details.ts";
import { ARTICLES_AT_KEY, mergedArticles } from "./merged-articles.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";

export interface ClaimFilter {
  labels: Label[];
  topics: string[];
  kind: ClaimKind | undefined;
  claimant: string | undefined;
  about: string | undefined;
  sourcePublisher: string | undefined;
  /** Id, slug or address key of an article. */
  article: { column: "id" | "slug" | "key"; value: string } | undefined;
  language: string | undefined;
  claimedSince: string | undefined;
  claimedUntil: string | undefined;
  reviewedSince: string | undefined;
  reviewedUntil: string | undefined;
  /** A moment: claimed or reviewed since, whichever is later. */
  newsSince?: string | undefined;
  /** Site of a publisher, without scheme: of the verdict, or of another's review. */
  reviewSite?: string | undefined;
}

/** Asks for everything. */
export const NO_FILTER: ClaimFilter = {
  labels: [],
  topics: [],
  kind: undefined,
  claimant: undefined,
  about: undefined,
  sourcePublisher: undefined,
  article: undefined,
  language: undefined,
  claimedSince: undefined,
  claimedUntil: undefined,
  reviewedSince: undefined,
  reviewedUntil: undefined,
};

/** A condition on `published_claims p`, with its arguments. */
export interface Condition {
  sql: string;
  args: (string | number)[];
}

export interface ClaimListRow {
  seq: number;
  publishedAt: string;
  summary: string;
  /** Another one whenever a reader would see another byte of the claim. */
  version: string;
}

export interface ListOptions {
  order: "newest" | "oldest";
  after: { at: string; seq: number } | null;
  limit: number;
  /** Whether all that meet the conditions are counted, on whichever page. */
  total?: boolean;
}

/** Of a row `p` of published_claims, see {@link ClaimListRow.version}. */
export const SHOWN_VERSION = "p.seq || '.' || p.revision";

const inList = (values: readonly string[]) => values.map(() => "?").join(", ");

/** A day includes all of its moments. */
const upTo = (dayOrInstant: string) => (dayOrInstant.includes("T") ? "<= ?" : "< date(?, '+1 day')");

/** Every filter as a condition; together they are what the reader asked for. */
export function filterConditions(filter: ClaimFilter): Condition[] {
  const conditions: Condition[] = [];
  const add = (sql: string, ...args: (string | number)[]) => conditions.push({ sql, args });
  if (filter.labels.length > 0) add(`p.label in (${inList(filter.labels)})`, ...filter.labels);
  if (filter.topics.length > 0) {
    add(
      `p.seq in (select claim_seq from published_topics where topic in (${inList(filter.topics)}))`,
      ...filter.topics,
    );
  }
  if (filter.kind) add("p.kind = ?", filter.kind);
  if (filter.claimant) add("p.claimant_key = ?", foldName(filter.claimant));
  if (filter.about) {
    add("p.seq in (select seq from claim_search_names where key = ?)", foldName(filter.about));
  }
  if (filter.sourcePublisher) {
    add(
      `p.seq in (select s.claim_seq from published_spans s join published_articles a on a.article_id = s.article_id
        where (a.publisher_key = ? or a.publisher_site = ? collate nocase))`,
      foldName(filter.sourcePublisher),
      filter.sourcePublisher,
    );
  }
  if (filter.article) {
    const { column, value } = filter.article;
    const condition = column === "key" ? `a.id in (${ARTICLES_AT_KEY})` : `a.${column} = ?`;
    add(
      `p.seq in (
        with recursive ${mergedArticles(condition)}
        select s.claim_seq from published_spans s where s.article_id in members)`,
      value,
    );
  }
  if (filter.language) {
    // A claim in "en-GB" answers to "en".
    add("(p.language = ? collate nocase or p.language like ? || '-%')", filter.language, filter.language);
  }
  if (filter.claimedSince) add("p.claimed_on >= ?", filter.claimedSince);
  if (filter.claimedUntil) add("p.claimed_on <= ?", filter.claimedUntil);
  if (filter.reviewedSince) add("p.reviewed_at >= ?", filter.reviewedSince);
  if (filter.reviewedUntil) add(`p.reviewed_at ${upTo(filter.reviewedUntil)}`, filter.reviewedUntil);
  if (filter.newsSince) {
    const day = filter.newsSince.slice(0, 10);
    add("(p.reviewed_at >= ? or p.claimed_on >= ?)", filter.newsSince, day);
  }
  if (filter.reviewSite) {
    const sites = JSON.stringify(waysToWriteSite(filter.reviewSite));
    add(
      `(lower(p.summary ->> '$.verdict.publisher.site') in (select value from json_each(?)) or exists (
        select 1 from json_each(${reviewsOf("p.details")}) r
        where lower(r.value ->> '$.publisher.site') in (select value from json_each(?))))`,
      sites,
      sites,
    );
  }
  return conditions;
}

/** Sites are stored as people wrote them. */
function waysToWriteSite(site: string): string[] {
  const bare = site.toLowerCase().replace(/^www\./, "");
  const hosts = [bare, `www.${bare}`];
  return ["", "https://", "http://"].flatMap((scheme) =>
    hosts.flatMap((host) => [`${scheme}${host}`, `${scheme}${host}/`]),
  );
}

/** Published claims in order of their first publication, from where the last page ended. */
export async function listClaims(
  db: Database,
  conditions: Condition[],
  options: ListOptions,
): Promise<ClaimListRow[]> {
  const { rows } = await db.execute(
    listStatement(
      `p.seq, p.published_at, ${SHOWN_VERSION} as version, ${SHOWN_SUMMARY} as summary`,
      conditions,
      options,
    ),
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    publishedAt: String(row.published_at),
    summary: String(row.summary),
    version: String(row.version),
  }));
}

/** The same, for who only passes the summaries on; `total` is null where it was not asked for. */
export async function listClaimBodies(
  db: Database,
  conditions: Condition[],
  options: ListOptions,
): Promise<{ rows: (Omit<ClaimListRow, "summary"> & { summary: JsonText })[]; total: number | null }> {
  const columns = `p.seq, p.published_at, ${SHOWN_VERSION} as version, ${passedOn(db, SHOWN_SUMMARY)} as summary`;
  const { values } = await db.execute(countedStatement(columns, conditions, options));
  return {
    rows: values
      .filter(([seq]) => seq !== null)
      .map(([seq, publishedAt, version, summary]) => ({
        seq: Number(seq),
        publishedAt: String(publishedAt),
        version: String(version),
        summary: toJsonText(summary) ?? "",
      })),
    total: options.total ? Number(values[0]?.[4] ?? 0) : null,
  };
}

/** The versions alone of what {@link listClaimBodies} gives, and the total where it is asked for: what a tag is made of. */
export async function listVersions(
  db: Database,
  conditions: Condition[],
  options: ListOptions,
): Promise<(string | number | null)[]> {
  const columns = `p.seq, p.published_at, ${SHOWN_VERSION} as version`;
  const { values } = await db.execute(countedStatement(columns, conditions, options));
  const versions = values.flatMap(([seq, , version]) => (seq === null ? [] : [String(version)]));
  return options.total ? [...versions, Number(values[0]?.[3] ?? 0)] : versions;
}

/** As {@link listStatement}, whose first two columns are number and moment; with the total in a last column, on an empty page too. */
function countedStatement(columns: string, conditions: Condition[], options: ListOptions) {
  const page = listStatement(columns, conditions, options);
  if (!options.total) return page;
  const direction = options.order === "newest" ? "desc" : "asc";
  return {
    sql: `with page as (${page.sql})
      select page.*, (select count(*) from published_claims p where ${allOf(conditions)}) as total
      from (select 1) left join page on true order by page.published_at ${direction}, page.seq ${direction}`,
    args: [...page.args, ...conditions.flatMap(({ args }) => args)],
  };
}

function allOf(conditions: readonly Condition[]): string {
  return conditions.map(({ sql }) => sql).join(" and ") || "true";
}

function listStatement(columns: string, conditions: Condition[], { order, after, limit }: ListOptions) {
  const [comparison, direction] = order === "newest" ? ["<", "desc"] : [">", "asc"];
  const where = [...conditions];
  if (after) {
    where.push({ sql: `(p.published_at, p.seq) ${comparison} (?, ?)`, args: [after.at, after.seq] });
  }
  return {
    sql: `select ${columns} from published_claims p
      where ${allOf(where)}
      order by p.published_at ${direction}, p.seq ${direction} limit ?`,
    args: [...where.flatMap((condition) => condition.args), limit],
  };
}

/** What working copies are filtered by: all that a published claim is, but for the articles that it quotes. */
export type WorkingFilter = Omit<ClaimFilter, "sourcePublisher" | "article"> & {
  status: ClaimStatus | undefined;
};

function workingConditions(filter: WorkingFilter): Condition[] {
  const conditions: Condition[] = [];
  const add = (sql: string, ...args: (string | number)[]) => conditions.push({ sql, args });
  const addVerdict = (sql: string, ...args: string[]) =>
    add(`c.verdict_id in (select v.id from verdicts v where ${sql})`, ...args);
  if (filter.status) add("c.status = ?", filter.status);
  if (filter.labels.length > 0) addVerdict(`v.label in (${inList(filter.labels)})`, ...filter.labels);
  if (filter.topics.length > 0) {
    add(
      `c.id in (select claim_id from claim_topics where topic in (${inList(filter.topics)}))`,
      ...filter.topics,
    );
  }
  if (filter.kind) add("c.kind = ?", filter.kind);
  if (filter.claimant) add("c.claimant_name = ? collate nocase", filter.claimant);
  if (filter.about) {
    add("exists (select 1 from json_each(c.about) where value ->> 'name' = ? collate nocase)", filter.about);
  }
  if (filter.language)
    add("(c.language = ? collate nocase or c.language like ? || '-%')", filter.language, filter.language);
  if (filter.claimedSince) add("c.claimed_on >= ?", filter.claimedSince);
  if (filter.claimedUntil) add("c.claimed_on <= ?", filter.claimedUntil);
  if (filter.reviewedSince) addVerdict("v.issued_at >= ?", filter.reviewedSince);
  if (filter.reviewedUntil) addVerdict(`v.issued_at ${upTo(filter.reviewedUntil)}`, filter.reviewedUntil);
  return conditions;
}

/** Working copies, newest first: ids only, in order; `total` is null where it was not asked for. */
export async function listWorkingClaims(
  db: Database,
  filter: WorkingFilter,
  { after, limit, total = false }: { after: number | null; limit: number; total?: boolean },
): Promise<{ rows: { id: string; seq: number }[]; total: number | null }> {
  const conditions = workingConditions(filter);
  const where = after === null ? conditions : [...conditions, { sql: "c.seq < ?", args: [after] }];
  const argsOf = (all: readonly Condition[]) => all.flatMap(({ args }) => args);
  const { rows } = await db.execute({
    sql: `with page as (select c.id, c.seq from claims c where ${allOf(where)} order by c.seq desc limit ?)
      select page.*, ${total ? `(select count(*) from claims c where ${allOf(conditions)})` : "null"} as total
      from (select 1) left join page on true order by page.seq desc`,
    args: [...argsOf(where), limit, ...(total ? argsOf(conditions) : [])],
  });
  return {
    rows: rows.filter(({ seq }) => seq !== null).map((row) => ({ id: String(row.id), seq: Number(row.seq) })),
    total: total ? Number(rows[0]?.total ?? 0) : null,
  };
}
