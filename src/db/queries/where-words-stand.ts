import type { Database } from "../database.ts";

/** A field in which words stand. */
export interface Standing {
  kind: string;
  id: string;
  /** As the record names it. */
  field: string;
}

interface Place {
  kind: string;
  field: string;
  from: string;
  id: string;
  column: string;
  /** The column holds what an address makes of words. */
  slug?: boolean;
}

const of = (kind: string, from: string, columns: Record<string, string>, id = "id"): Place[] =>
  Object.entries(columns).map(([field, column]) => ({ kind, field, from, id, column }));

/** Every column that holds words of people, but those that are made from these when something is published. */
const PLACES: readonly Place[] = [
  ...of("claim", "claims", {
    text: "text",
    claimantName: "claimant_name",
    claimantRole: "claimant_role",
    statusReason: "status_reason",
    about: "about",
  }),
  { kind: "claim", field: "slug", from: "claims", id: "id", column: "slug", slug: true },
  { kind: "claim", field: "topics", from: "claim_topics", id: "claim_id", column: "topic", slug: true },
  ...of("claim", "claim_relations", { relations: "note" }, "claim_id"),
  ...of("span", "spans", {
    exact: "exact",
    prefix: "prefix",
    suffix: "suffix",
    assertedByName: "asserted_by_name",
    assertedByRole: "asserted_by_role",
    note: "note",
    placement: "placement",
    confirmation: "confirmation",
    retractedReason: "retracted_reason",
    verifiedBy: "verified_by",
  }),
  ...of("verdict", "verdicts", {
    headline: "headline",
    ratingText: "rating_text",
    summary: "summary",
    implied: "implied",
    searched: "searched",
    notSeen: "not_seen",
    notDecided: "not_decided",
    instead: "instead",
    reply: "reply",
    basisNote: "basis_note",
    changeNote: "change_note",
    claimText: "claim_text",
    claimClaimantName: "claim_claimant_name",
    claimClaimantRole: "claim_claimant_role",
    issuedBy: "issued_by",
    publisherName: "publisher_name",
    reviewUrl: "review_url",
    licence: "licence",
    carried: "carried",
  }),
  ...of("article", "articles", {
    headline: "headline",
    descriptiveHeadline: "descriptive_headline",
    author: "author",
    publisherName: "publisher_name",
    publisherSite: "publisher_site",
    genreNote: "genre_note",
  }),
  { kind: "article", field: "slug", from: "articles", id: "id", column: "slug", slug: true },
  { kind: "article", field: "url", from: "article_addresses", id: "article_id", column: "url", slug: true },
  ...of("article", "snapshots", { archiveUrl: "archive_url" }, "article_id"),
  ...of("article", "article_addresses", { reason: "reason" }, "article_id"),
  ...of(
    "article",
    "snapshots s join texts t on t.sha256 = s.text_sha256",
    { text: "t.content" },
    "s.article_id",
  ),
  ...of("event", "events", { reason: "reason" }),
  ...of("editor", "editors", { name: "name" }),
];

const holds = ({ column, slug }: Place) =>
  slug
    ? `exists (select 1 from json_each(?2) as n where instr(lower(${column}), n.value))`
    : `exists (select 1 from json_each(?1) as n where instr(${column}, n.value) or instr(lower(${column}), lower(n.value)))`;

const EVERYWHERE = PLACES.map(
  (place) =>
    `select distinct '${place.kind}' as kind, ${place.id} as id, '${place.field}' as field from ${place.from} where ${holds(place)}`,
).join(" union all ");

/**
 * Where else these words stand, anywhere in the database. Capitals count beyond ASCII. `slugs` are the words as an
 * address has them. Reads everything: it is for the rare case in which nothing may be missed.
 */
export async function findWords(db: Database, words: string[], slugs: string[]): Promise<Standing[]> {
  if (words.length === 0) return [];
  const { rows } = await db.execute({
    sql: EVERYWHERE,
    args: [JSON.stringify(words), JSON.stringify(slugs)],
  });
  return rows.map((row) => ({ kind: String(row.kind), id: String(row.id), field: String(row.field) }));
}
