import type { Argument, Database } from "../database.ts";
import { unpackDetails } from "../packed-details.ts";
import { type ClaimFilter, type Condition, filterConditions, NO_FILTER } from "./claim-list.ts";
import { LAST_REDACTION } from "./last-redaction.ts";
import { documentOf, summaryOf } from "./publication-document.ts";
import { TAKEN_BACK } from "./taken-back.ts";

// What readers saw at a moment, from what is append-only: which publication stood, and what the record says of its quotes
// until then. Words that were redacted since are blanked in both, so none comes back.

/** A claim as of a moment. */
export interface ClaimAsOf {
  seq: number;
  id: string;
  firstPublishedAt: string;
  /** As it is now. */
  status: string;
  statusReason: string | null;
  /** As it was then. */
  statusThen: string | null;
  /** The publication that stood then, if any did; of one of a format of that time. */
  publication: {
    n: number;
    document: string;
    format: number;
    publishedAt: string;
    supersededAt: string | null;
    /** Ids of claims in it that were unpublished since. */
    takenBack: string[];
    /** What was learnt of its quotes between then and that moment: `[id of the span, {field: [before, after]}]`, JSON. */
    placed: string;
  } | null;
  /** Another one whenever a reader would see another byte of it. */
  version: string;
}

/**
 * Of a claim `c`, at the moment ?1: the status that it has, where nothing was written to it since; otherwise the one that the last
 * event until then gave it.
 */
const STATUS_THEN = `
  (case when c.updated_at <= ?1 then c.status else (
    select e.changes ->> '$.status[1]' from events e where e.claim_id = c.id and e.subject_kind = 'claim' and e.at <= ?1
      and e.changes -> '$.status' is not null order by e.seq desc limit 1) end)`;
const PUBLICATION_THEN = `
  p.claim_id = c.id and p.n = (select max(q.n) from publications q where q.claim_id = c.id and q.published_at <= ?1)`;
const PLACED = `
  (select json_group_array(json_array(subject_id, json(changes))) from (
    select e.subject_id, e.changes from events e where e.claim_id = c.id and e.action in ('span.placed', 'span.confirmed')
      and e.at <= ?1 and e.seq > (select max(b.seq) from events b where b.claim_id = c.id and b.subject_id = p.id)
    order by e.seq))`;
const COLUMNS = `
  c.seq, c.id, c.first_published_at, c.status, c.status_reason, ${STATUS_THEN} as status_then, p.n,
  ${documentOf("p")} as document, p.format,
  p.published_at,
  (select n.published_at from publications n where n.claim_id = p.claim_id and n.n = p.n + 1) as superseded_at,
  ${TAKEN_BACK} as taken_back, ${PLACED} as placed, ${LAST_REDACTION} as last_redaction`;

/** By id or slug; null for a claim that was never public. One statement. */
export async function findClaimAsOf(db: Database, idOrSlug: string, at: string): Promise<ClaimAsOf | null> {
  const { rows } = await db.execute({
    sql: `select ${COLUMNS} from claims c left join publications p on ${PUBLICATION_THEN}
      where c.${idOrSlug.includes("_") ? "id" : "slug"} = ?2 and c.first_published_at is not null`,
    args: [at, idOrSlug],
  });
  return rows[0] ? claimOf(rows[0]) : null;
}

export interface AsOfOptions {
  at: string;
  order: "newest" | "oldest";
  after: { at: string; seq: number } | null;
  limit: number;
  /** Whether to count all that meet the conditions. */
  total: boolean;
}

/**
 * Claims that readers saw at a moment, in the order of their first publication. Not those that were unpublished since, for a
 * reason of law or privacy: these were taken back with their past. One statement.
 */
export async function listClaimsAsOf(
  db: Database,
  filter: AsOfFilter,
  { at, order, after, limit, total }: AsOfOptions,
): Promise<{ rows: ClaimAsOf[]; total: number | null }> {
  const then = asOfConditions(filter);
  const isFiltered = then.length > 0;
  const [shownStill, stoodThen] = numberedConditions([filterConditions({ ...NO_FILTER, ...filter }), then]);
  // What nobody has written to since is shown as it was then, and the columns of that are cheaper to read than documents: a publication
  // is looked into only for the others.
  const met = isFiltered
    ? `(c.updated_at > ?1 or case when (select count(*) from still) <= ${FEW}
        then c.seq in (select seq from still)
        else exists (select 1 from published_claims p where p.seq = c.seq and ${shownStill.sql}) end)
      and (c.updated_at <= ?1 or ${stoodThen.sql})`
    : "true";
  const published = "c.first_published_at <= ?1 and c.status <> 'unpublished'";
  const shown = `
    from claims c join publications p on ${PUBLICATION_THEN}
    where ${published} and ${STATUS_THEN} = 'published' and ${met}`;
  // What was published then has a publication of then, which only a filter has to look into.
  const counted = isFiltered ? shown : `from claims c where ${published} and ${STATUS_THEN} = 'published'`;
  const [comparison, direction] = order === "newest" ? ["<", "desc"] : [">", "asc"];
  const filtering = [...shownStill.args, ...stoodThen.args];
  const args: Argument[] = [at, ...filtering, limit, ...(after ? [after.at, after.seq] : [])];
  const first = 2 + filtering.length;
  const behind = after
    ? `and (c.first_published_at, c.seq) ${comparison} (?${first + 1}, ?${first + 2})`
    : "";
  const sorted = (prefix: string) =>
    `order by ${prefix}first_published_at ${direction}, ${prefix}seq ${direction}`;
  const { rows } = await db.execute({
    sql: `with still as materialized (
        select p.seq from published_claims p where ${isFiltered ? shownStill.sql : "false"} limit ${FEW + 1}
      ), page as (select ${COLUMNS} ${shown} ${behind} ${sorted("c.")} limit ?${first})
      select page.*, ${total ? `(select count(*) ${counted})` : "null"} as total
      from (select 1) left join page on true ${sorted("page.")}`,
    args,
  });
  return {
    rows: rows.filter(({ seq }) => seq !== null).map(claimOf),
    total: total ? Number(rows[0]?.total ?? 0) : null,
  };
}

/**
 * Where a filter is met by no more claims now, they are looked up once, by what indexes there are; where by more, each claim is asked in turn
 * until the page is full.
 */
const FEW = 1_000;

/** What a list as of a moment can be filtered by: what stands in the publication itself. */
export type AsOfFilter = Pick<
  ClaimFilter,
  | "labels"
  | "topics"
  | "kind"
  | "language"
  | "claimedSince"
  | "claimedUntil"
  | "reviewedSince"
  | "reviewedUntil"
>;

/** The filters as conditions on a publication `p`; placeholders are not numbered yet. */
function asOfConditions(filter: AsOfFilter): Condition[] {
  const conditions: Condition[] = [];
  const add = (sql: string, ...args: (string | number)[]) => conditions.push({ sql, args });
  const member = (path: string) => `(${summaryOf("p")} ->> '$.${path}')`;
  const amongst = (values: readonly string[]) => JSON.stringify(values);
  if (filter.labels.length > 0)
    add(`${member("verdict.label")} in (select value from json_each(?))`, amongst(filter.labels));
  if (filter.topics.length > 0)
    add(
      `exists (select 1 from json_each(${summaryOf("p")}, '$.topics') t where t.value in (select value from json_each(?)))`,
      amongst(filter.topics),
    );
  if (filter.kind) add(`${member("kind")} = ?`, filter.kind);
  if (filter.language) {
    const language = member("language");
    add(`(${language} = ? collate nocase or ${language} like ? || '-%')`, filter.language, filter.language);
  }
  if (filter.claimedSince) add(`${member("claimedOn")} >= ?`, filter.claimedSince);
  if (filter.claimedUntil) add(`${member("claimedOn")} <= ?`, filter.claimedUntil);
  if (filter.reviewedSince) add(`${member("verdict.issuedAt")} >= ?`, filter.reviewedSince);
  if (filter.reviewedUntil) {
    const isMoment = filter.reviewedUntil.includes("T");
    add(`${member("verdict.issuedAt")} ${isMoment ? "<= ?" : "< date(?, '+1 day')"}`, filter.reviewedUntil);
  }
  return conditions;
}

/** Each list as one condition; placeholders go on after ?1, from one to the next. */
function numberedConditions([one, other]: readonly [Condition[], Condition[]]): [Condition, Condition] {
  let next = 2;
  const numbered = (conditions: readonly Condition[]): Condition => ({
    sql: conditions.map(({ sql }) => sql.replaceAll("?", () => `?${next++}`)).join(" and ") || "true",
    args: conditions.flatMap(({ args }) => args),
  });
  return [numbered(one), numbered(other)];
}

function claimOf(row: Record<string, unknown>): ClaimAsOf {
  const text = (value: unknown) => (value === null ? null : String(value));
  const publication =
    row.n === null
      ? null
      : {
          n: Number(row.n),
          document: unpackDetails(String(row.document)),
          format: Number(row.format),
          publishedAt: String(row.published_at),
          supersededAt: text(row.superseded_at),
          takenBack: JSON.parse(String(row.taken_back)) as string[],
          placed: String(row.placed),
        };
  const shown = [row.id, row.n, row.superseded_at, row.status, row.status_reason, row.taken_back, row.placed];
  return {
    seq: Number(row.seq),
    id: String(row.id),
    firstPublishedAt: String(row.first_published_at),
    status: String(row.status),
    statusReason: text(row.status_reason),
    statusThen: text(row.status_then),
    publication,
    version: JSON.stringify([...shown, row.last_redaction]),
  };
}
