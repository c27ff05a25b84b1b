import * as z from "zod";
import type { Database } from "../database.ts";
import { joinDocument, unpackDetails } from "../packed-details.ts";
import { LAST_REDACTION } from "./last-redaction.ts";
import { AS_SHOWN } from "./publication-document.ts";
import { REPORTED_CLAIMS } from "./reported-claims.ts";
import { SHOWN_SUMMARY } from "./shown-summary.ts";
import { takenBackIn } from "./taken-back.ts";

// The reads that readers make, written by hand: each is one round trip, and documents travel as the JSON text
// that they are stored as. Building these with the query builder would cost more than running them.

/** What a reader's read of one claim needs: the tag of what it gives, and the two halves of the document. */
export interface PublishedClaim {
  tag: string;
  summary: string;
  details: string;
  /** What of related claims their own readers see now, as a JSON array: a relation to any other is no relation. */
  relations: string;
}

// The order of the subquery is that of its group (select.c, restriction 16). ORDER BY inside the aggregate would be
// taken for a write by the parser of an embedded replica, and sent to the primary.
const publishedBy = (column: string) => `
  select publication_id || '.' || revision as tag, ${SHOWN_SUMMARY} as summary, details,
    (select json_group_array(json(relation)) from (
      select json_object('kind', r.kind, 'claim', json_remove(t.mention, '$.label', '$.headline'),
        'on', r.since, 'note', r.note) as relation
      from published_relations r join published_claims t on t.claim_id = r.target_id
      where r.claim_seq = p.seq order by r.position)) as relations
  from published_claims p where ${column} = ?`;
const PUBLISHED_BY_ID = publishedBy("claim_id");
const PUBLISHED_BY_SLUG = publishedBy("slug");

const tagBy = (column: string) =>
  `select publication_id || '.' || revision from published_claims where ${column} = ?`;
const TAG_BY_ID = tagBy("claim_id");
const TAG_BY_SLUG = tagBy("slug");

/** The tag of what {@link findPublishedClaim} gives: the revision moves with what is said of related claims, too. */
export async function findPublishedTag(db: Database, idOrSlug: string): Promise<string | null> {
  const { values } = await db.execute({
    sql: idOrSlug.includes("_") ? TAG_BY_ID : TAG_BY_SLUG,
    args: [idOrSlug],
  });
  return text(values[0]?.[0]);
}

/** Null where readers see no such claim; {@link findWithdrawnClaim} says whether they once did. */
export async function findPublishedClaim(db: Database, idOrSlug: string): Promise<PublishedClaim | null> {
  const { rows } = await db.execute({
    sql: idOrSlug.includes("_") ? PUBLISHED_BY_ID : PUBLISHED_BY_SLUG,
    args: [idOrSlug],
  });
  const row = rows[0];
  return row ? publishedClaimOf(row) : null;
}

/** As {@link PublishedClaim}, to be passed on. */
export interface PassedClaim {
  tag: string;
  summary: string;
  /** As it is kept: src/db/packed-details.ts. */
  details: string;
  relations: string;
}

/** {@link findPublishedClaim} for an answer that only passes it on. */
export async function passPublishedClaim(db: Database, idOrSlug: string): Promise<PassedClaim | null> {
  const sql = idOrSlug.includes("_") ? PUBLISHED_BY_ID : PUBLISHED_BY_SLUG;
  const [row] = (await db.execute({ sql, args: [idOrSlug] })).values;
  if (row === undefined) return null;
  const [tag, summary, details, relations] = row;
  return {
    tag: String(tag),
    summary: String(summary),
    details: String(details),
    relations: String(relations),
  };
}

/** The columns of a claim as readers see it, whatever else the statement reads. */
export function publishedClaimOf(row: Record<string, unknown>): PublishedClaim {
  return {
    tag: String(row.tag),
    summary: String(row.summary),
    details: unpackDetails(String(row.details)),
    relations: String(row.relations),
  };
}

export interface WithdrawnClaim {
  id: string;
  slug: string;
  status: string;
  reason: string | null;
  /** Slug of the claim that stands instead. */
  replacedBy: string | null;
  /** The claim into which it was merged, however many merges ago, where that was ever public. */
  mergedInto: { id: string; slug: string } | null;
}

const withdrawnBy = (column: string) => `
  with recursive self as (
    select id, slug, status, status_reason, replaced_by, merged from claims
    where ${column} = ? and first_published_at is not null
  ), chain("id", "next") as (
    select id, case when merged then replaced_by end from self
    union select c.id, case when c.merged then c.replaced_by end from claims c join chain on c.id = chain.next
  ), target as (
    select c.id, c.slug from chain join claims c on c.id = chain.id
    where chain.next is null and c.first_published_at is not null and c.id <> (select id from self)
  )
  select s.id, s.slug, s.status, s.status_reason,
    (select r.slug from claims r where r.id = s.replaced_by and r.first_published_at is not null) as replaced_by,
    (select id from target) as merged_id, (select slug from target) as merged_slug
  from self s`;
const WITHDRAWN_BY_ID = withdrawnBy("id");
const WITHDRAWN_BY_SLUG = withdrawnBy("slug");

/** A claim that was public once; null where it never was. */
export async function findWithdrawnClaim(db: Database, idOrSlug: string): Promise<WithdrawnClaim | null> {
  const { rows } = await db.execute({
    sql: idOrSlug.includes("_") ? WITHDRAWN_BY_ID : WITHDRAWN_BY_SLUG,
    args: [idOrSlug],
  });
  const row = rows[0];
  if (!row) return null;
  const mergedId = text(row.merged_id);
  return {
    id: String(row.id),
    slug: String(row.slug),
    status: String(row.status),
    reason: text(row.status_reason),
    replacedBy: text(row.replaced_by),
    mergedInto: mergedId === null ? null : { id: mergedId, slug: String(row.merged_slug) },
  };
}

const idList = z.array(z.string());

export interface PublicationRow {
  /** As it was published and is kept: src/db/packed-details.ts. */
  document: string;
  /** Of the document. */
  format: number;
  /** Ids of claims in it that were unpublished since. */
  takenBack: readonly string[];
  publishedAt: string;
  publishedBy: string;
  supersededAt: string | null;
  status: string;
  statusReason: string | null;
  /** Another one whenever a reader would see another byte of it. */
  version: string;
}

/**
 * About publication `o` of claim `c`, which editor `e` published and `n` came after. `s` is what readers see now, where that is what
 * holds the publication's document.
 */
const onePublication = (column: string) => `
  from claims c join publications o on o.claim_id = c.id join editors e on e.id = o.published_by
    left join publications n on n.claim_id = o.claim_id and n.n = o.n + 1
    left join published_claims s on s.claim_id = o.claim_id and s.publication_id = o.id
      and o.document = '${AS_SHOWN}' and o.packed is null
  where c.${column} = ? and o.n = ?`;
/** Nothing of a publication changes but whether it still stands, it and what it names, and what was redacted. */
const STANDING = `o.id, n.id as next_id, c.status, c.status_reason,
  ${takenBackIn("coalesce(s.details, o.packed, o.document)")} as taken_back, ${LAST_REDACTION} as last_redaction`;
const PUBLICATION = `select ${STANDING}, coalesce(o.packed, o.document) as document, s.summary, s.details, o.format,
  o.published_at, e.name as published_by, n.published_at as superseded_at`;
const PUBLICATION_BY_ID = `${PUBLICATION} ${onePublication("id")}`;
const PUBLICATION_BY_SLUG = `${PUBLICATION} ${onePublication("slug")}`;
const STANDING_BY_ID = `select ${STANDING} ${onePublication("id")}`;
const STANDING_BY_SLUG = `select ${STANDING} ${onePublication("slug")}`;

/** What {@link findPublication} gives, by its version, and the claim's status; null where there is none. */
export async function findPublicationVersion(
  db: Database,
  idOrSlug: string,
  n: number,
): Promise<{ version: string; status: string } | null> {
  const { rows } = await db.execute({
    sql: idOrSlug.includes("_") ? STANDING_BY_ID : STANDING_BY_SLUG,
    args: [idOrSlug, n],
  });
  const row = rows[0];
  return row ? { version: versionOf(row), status: String(row.status) } : null;
}

export async function findPublication(
  db: Database,
  idOrSlug: string,
  n: number,
): Promise<PublicationRow | null> {
  const { rows } = await db.execute({
    sql: idOrSlug.includes("_") ? PUBLICATION_BY_ID : PUBLICATION_BY_SLUG,
    args: [idOrSlug, n],
  });
  const row = rows[0];
  return row ? publicationOf(row) : null;
}

function publicationOf(row: Record<string, unknown>): PublicationRow {
  return {
    document: documentOf(row),
    format: Number(row.format),
    takenBack: idList.parse(JSON.parse(String(row.taken_back))),
    publishedAt: String(row.published_at),
    publishedBy: String(row.published_by),
    supersededAt: text(row.superseded_at),
    status: String(row.status),
    statusReason: text(row.status_reason),
    version: versionOf(row),
  };
}

function documentOf({ document, summary, details }: Record<string, unknown>): string {
  return typeof summary === "string" && typeof details === "string"
    ? joinDocument(summary, details)
    : String(document);
}

function versionOf(row: Record<string, unknown>): string {
  return JSON.stringify([
    row.id,
    row.next_id,
    row.status,
    row.status_reason,
    row.taken_back,
    row.last_redaction,
  ]);
}

/** A publication as its page shows it. */
export interface PastPageRow extends PublicationRow {
  /** Summary of the claim as readers see it now, JSON; null where they do not. */
  now: string | null;
  /** What is said now of the facts that it reports, if it is a statement: JSON array. */
  reported: string;
}

const PAST_PAGE = `${PUBLICATION},
  (select ${SHOWN_SUMMARY} from published_claims p where p.claim_id = o.claim_id) as now,
  (select ${REPORTED_CLAIMS} from published_claims p where p.claim_id = o.claim_id) as reported`;
const PAST_PAGE_BY_ID = `${PAST_PAGE} ${onePublication("id")}`;
const PAST_PAGE_BY_SLUG = `${PAST_PAGE} ${onePublication("slug")}`;

/** Null where there is no such publication. One statement. */
export async function findPastPage(db: Database, idOrSlug: string, n: number): Promise<PastPageRow | null> {
  const { rows } = await db.execute({
    sql: idOrSlug.includes("_") ? PAST_PAGE_BY_ID : PAST_PAGE_BY_SLUG,
    args: [idOrSlug, n],
  });
  const row = rows[0];
  if (!row) return null;
  return { ...publicationOf(row), now: text(row.now), reported: text(row.reported) ?? "[]" };
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
