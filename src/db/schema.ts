import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  blob,
  check,
  customType,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import {
  type AboutKind,
  ARTICLE_ACCESS,
  ATTEMPT_OUTCOMES,
  BASIS_STRENGTHS,
  CHANGE_KINDS,
  CLAIM_KINDS,
  CLAIM_STATUSES,
  DELIVERY_STATUSES,
  GENRES,
  INBOX_KINDS,
  INBOX_OUTCOMES,
  LABELS,
  NOTE_KINDS,
  REDACTION_GROUNDS,
  RELATION_KINDS,
  ROLES,
  SNAPSHOT_EXTENTS,
  SPAN_ROLES,
  SPAN_STATES,
  STANCES,
  VERDICT_CHANGES,
  VERDICT_METHODS,
  WEBHOOK_STATUSES,
} from "../vocabulary.ts";
import { packDetails, unpackDetails } from "./packed-details.ts";

/** Drizzle's side of src/db/packed-details.ts: rows hold it packed, records do not. */
const packedDetails = customType<{ data: string; driverData: string }>({
  dataType: () => "text",
  toDriver: packDetails,
  fromDriver: (kept) => unpackDetails(kept),
});

const member = (name: string, path: string) => `'${name}', "summary" -> '$.${path}'`;
const MENTION = `json_object(${[
  ...["id", "slug", "page", "text"].map((name) => member(name, name)),
  ...["label", "headline"].map((name) => member(name, `verdict.${name}`)),
].join(", ")})`;

// STRICT, triggers and full-text tables cannot be said here: they stand in the migrations, and
// test/db/schema.test.ts holds the database that results. Closed vocabularies are zod's to hold; where the store's
// own triggers read one, a trigger holds it, because a trigger can be replaced and a CHECK only with its whole table.

/** Whom or what a claim is about: whoever a verdict on it may harm or help. */
export interface AboutParty {
  name: string;
  kind: AboutKind;
  publicFigure: boolean;
}

/** Whether those whom a verdict is about were asked, and what they said. */
export interface Reply {
  asked: boolean;
  on: string | null;
  deadline: string | null;
  answer: string | null;
  whyNotAsked: string | null;
}

/** People who write. A key proves that a request comes from one of them. */
export const editors = sqliteTable("editors", {
  id: text("id").primaryKey(),
  name: text("name").notNull().unique(),
  /** The name folded: nobody is two people by a capital or a space. Null only where an older release let two in. */
  nameKey: text("name_key").unique(),
  createdAt: text("created_at").notNull(),
});

export const keys = sqliteTable(
  "keys",
  {
    id: text("id").primaryKey(),
    editorId: text("editor_id")
      .notNull()
      .references(() => editors.id),
    role: text("role", { enum: ROLES }).notNull(),
    /** First characters of the key, not secret: how the row is found. */
    prefix: text("prefix").notNull().unique(),
    /** SHA-256 of the whole key, lower-case hex. */
    hash: text("hash").notNull(),
    createdAt: text("created_at").notNull(),
    revokedAt: text("revoked_at"),
    lastUsedAt: text("last_used_at"),
  },
  (t) => [index("keys_by_editor").on(t.editorId)],
);

/** Who is signed in to the desk: a browser that holds the word behind the hash acts with that key, until one of the two ends. */
export const sessions = sqliteTable(
  "sessions",
  {
    /** SHA-256 of the word that the cookie holds, lower-case hex. */
    hash: text("hash").primaryKey(),
    keyId: text("key_id")
      .notNull()
      .references(() => keys.id),
    createdAt: text("created_at").notNull(),
    expiresAt: text("expires_at").notNull(),
    endedAt: text("ended_at"),
  },
  (t) => [index("sessions_by_key").on(t.keyId), index("sessions_expiry").on(t.expiresAt)],
);

export const articles = sqliteTable(
  "articles",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    slug: text("slug").notNull().unique(),
    /** As first given; its identity is the row in article_addresses. */
    url: text("url"),
    /** `urn:sha-256:…` of the first text, for an article without a URL. */
    urn: text("urn"),
    headline: text("headline"),
    /** Ours, where the source has no headline. */
    descriptiveHeadline: text("descriptive_headline"),
    author: text("author"),
    publisherName: text("publisher_name"),
    publisherSite: text("publisher_site"),
    publishedOn: text("published_on"),
    language: text("language"),
    genre: text("genre", { enum: GENRES }).notNull(),
    genreNote: text("genre_note"),
    access: text("access", { enum: ARTICLE_ACCESS }).notNull().default("unknown"),
    /** When somebody last looked at the source, whatever was found: the greatest time of its snapshots. */
    lastCheckedAt: text("last_checked_at"),
    /** Code points of the latest whole text; null where none was ever seen. */
    textLength: integer("text_length"),
    version: integer("version").notNull(),
    mergedInto: text("merged_into").references((): AnySQLiteColumn => articles.id),
    createdAt: text("created_at").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => editors.id),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [
    index("articles_merged").on(t.mergedInto).where(sql.raw(`"merged_into" is not null`)),
    check("articles_version", sql.raw(`"version" >= 1`)),
  ],
);

/** Every address by which an article is found: its own, and the aliases that people added. */
export const articleAddresses = sqliteTable(
  "article_addresses",
  {
    /** Normalised URL, or `urn:sha-256:…`. */
    key: text("key").primaryKey(),
    /** Look-up hash: SHA-256 of the key, lower-case hex; readers ask by a prefix of it. */
    hash: text("hash").notNull().unique(),
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    url: text("url"),
    addedAt: text("added_at").notNull(),
    addedBy: text("added_by")
      .notNull()
      .references(() => editors.id),
    reason: text("reason"),
    /** The look-up hash under the rules before these, answered until `previousHashUntil`. */
    previousHash: text("previous_hash"),
    previousHashUntil: text("previous_hash_until"),
    /**
     * The key by the rules in force, where that is not `key`: the rules changed and the row is yet to be brought up to
     * date, or another row has that key. The page is found by it too.
     */
    sharesKey: text("shares_key"),
    /** By what other addresses it resembles (src/articles/near-key.ts); null for a urn. */
    nearKey: text("near_key"),
  },
  (t) => [
    index("article_addresses_by_article").on(t.articleId),
    index("article_addresses_by_shared_key").on(t.sharesKey).where(sql.raw(`"shares_key" is not null`)),
    index("article_addresses_by_near_key").on(t.nearKey).where(sql.raw(`"near_key" is not null`)),
    index("article_addresses_by_previous_hash")
      .on(t.previousHash)
      .where(sql.raw(`"previous_hash" is not null`)),
  ],
);

export const texts = sqliteTable(
  "texts",
  {
    sha256: text("sha256").primaryKey(),
    /** Code points. */
    length: integer("length").notNull(),
    /** Null where the text was hashed and dropped. */
    content: text("content"),
  },
  () => [check("texts_sha256", sql.raw(`length("sha256") = 64 and "sha256" not glob '*[^0-9a-f]*'`))],
);

export const snapshots = sqliteTable(
  "snapshots",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    textSha256: text("text_sha256")
      .notNull()
      .references(() => texts.sha256),
    retrievedAt: text("retrieved_at"),
    archiveUrl: text("archive_url"),
    /** How much of the page this text is; people say so, also later. */
    extent: text("extent", { enum: SNAPSHOT_EXTENTS }).notNull().default("whole"),
    createdAt: text("created_at").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => editors.id),
  },
  (t) => [index("snapshots_latest").on(t.articleId, t.retrievedAt, t.seq)],
);

/** Working copies. Readers see `published_claims`. */
export const claims = sqliteTable(
  "claims",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    slug: text("slug").notNull().unique(),
    text: text("text").notNull(),
    kind: text("kind", { enum: CLAIM_KINDS }).notNull(),
    claimantName: text("claimant_name"),
    claimantRole: text("claimant_role"),
    claimedOn: text("claimed_on"),
    language: text("language").notNull(),
    status: text("status", { enum: CLAIM_STATUSES }).notNull(),
    /** Why it is not, or no longer, published. */
    statusReason: text("status_reason"),
    about: text("about", { mode: "json" }).$type<AboutParty[]>().notNull().default([]),
    replacedBy: text("replaced_by").references((): AnySQLiteColumn => claims.id),
    /** Retracted because `replacedBy` says the same: its address leads there. */
    merged: integer("merged", { mode: "boolean" }).notNull().default(false),
    /** Writes to the working copy: fields, spans, verdicts, status. */
    version: integer("version").notNull(),
    /** The current house verdict. */
    verdictId: text("verdict_id").references((): AnySQLiteColumn => verdicts.id),
    publishedCount: integer("published_count").notNull().default(0),
    firstPublishedAt: text("first_published_at"),
    createdAt: text("created_at").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => editors.id),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [
    check("claims_version", sql.raw(`"version" >= 1`)),
    check("claims_about", sql.raw(`json_valid("about")`)),
    check("claims_merged", sql.raw(`not "merged" or "replaced_by" is not null`)),
    check("claims_claimant", sql.raw(`"claimant_role" is null or "claimant_name" is not null`)),
    index("claims_by_status").on(t.status, t.seq),
    index("claims_first_published")
      .on(t.firstPublishedAt, t.seq)
      .where(sql.raw(`"first_published_at" is not null`)),
  ],
);

/** Of each working copy whose words are known: what other wordings of the same words share. Derived. */
export const claimWordings = sqliteTable(
  "claim_wordings",
  {
    claimId: text("claim_id")
      .primaryKey()
      .references(() => claims.id),
    /** src/claims/wording-key.ts */
    key: text("key").notNull(),
    /** Whether it was compared with what other claims say since it got these words, or readers. */
    compared: integer("compared", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    index("claim_wordings_by_key").on(t.key),
    index("claim_wordings_to_compare").on(t.claimId).where(sql.raw(`not "compared"`)),
  ],
);

export const claimTopics = sqliteTable(
  "claim_topics",
  {
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    topic: text("topic").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.claimId, t.topic] })],
);

export const claimRelations = sqliteTable(
  "claim_relations",
  {
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    kind: text("kind", { enum: RELATION_KINDS }).notNull(),
    targetId: text("target_id")
      .notNull()
      .references(() => claims.id),
    since: text("since"),
    note: text("note"),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.claimId, t.kind, t.targetId] }),
    check("claim_relations_other", sql.raw(`"claim_id" <> "target_id"`)),
    index("claim_relations_by_target").on(t.targetId),
  ],
);

export const spans = sqliteTable(
  "spans",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    role: text("role", { enum: SPAN_ROLES }).notNull(),
    stance: text("stance", { enum: STANCES }),
    exact: text("exact").notNull(),
    prefix: text("prefix").notNull(),
    suffix: text("suffix").notNull(),
    /** Code points in the text named by text_sha256. */
    start: integer("start").notNull(),
    end: integer("end").notNull(),
    assertedByName: text("asserted_by_name"),
    assertedByRole: text("asserted_by_role"),
    /** The speaker is the claimant or speaks for the claimant's side. */
    claimantSide: integer("claimant_side", { mode: "boolean" }).notNull(),
    note: text("note"),
    textSha256: text("text_sha256")
      .notNull()
      .references(() => texts.sha256),
    verifiedBy: text("verified_by").notNull(),
    verifiedAt: text("verified_at").notNull(),
    state: text("state", { enum: SPAN_STATES }).notNull(),
    /** Where and how the quote stands in the latest snapshot; null while that is the text it was checked against. */
    placement: text("placement"),
    /** Of the surroundings in which an editor said that the quote still carries its claim, as JSON. */
    confirmation: text("confirmation"),
    /** The span of a merged claim that this one was copied from. No reference: claims are imported before those merged into them. */
    copiedFrom: text("copied_from"),
    /** What the Web Annotation says besides that it was sent as, as JSON (src/spans/sent-annotation.ts). Editors get it back. */
    annotation: text("annotation"),
    retractedAt: text("retracted_at"),
    retractedReason: text("retracted_reason"),
    createdAt: text("created_at").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => editors.id),
  },
  (t) => [
    check("spans_stance_of_appearance", sql.raw(`("role" = 'appearance') = ("stance" is not null)`)),
    check("spans_range", sql.raw(`"start" >= 0 and "end" > "start"`)),
    check(
      "spans_asserted_by",
      sql.raw(`"asserted_by_name" is not null or ("asserted_by_role" is null and not "claimant_side")`),
    ),
    check("spans_retraction", sql.raw(`("retracted_at" is null) = ("retracted_reason" is null)`)),
    index("spans_by_claim").on(t.claimId, t.seq),
    index("spans_by_article").on(t.articleId, t.seq),
    index("spans_by_time").on(t.createdAt, t.seq),
    index("spans_broken")
      .on(t.state, t.seq)
      .where(sql.raw(`"state" <> 'verified' and "retracted_at" is null`)),
  ],
);

/** Append-only. House verdicts form one chain per claim; imported ones stand beside it as reviews. */
export const verdicts = sqliteTable(
  "verdicts",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    house: integer("house", { mode: "boolean" }).notNull(),
    label: text("label", { enum: LABELS }).notNull(),
    headline: text("headline").notNull(),
    ratingText: text("rating_text"),
    ratingValue: real("rating_value"),
    bestRating: real("best_rating"),
    worstRating: real("worst_rating"),
    summary: text("summary").notNull(),
    implied: text("implied"),
    searched: text("searched", { mode: "json" }).$type<string[]>().notNull(),
    /** What would settle it and was not seen. */
    notSeen: text("not_seen", { mode: "json" }).$type<string[]>().notNull().default([]),
    /** What the verdict leaves open. */
    notDecided: text("not_decided", { mode: "json" }).$type<string[]>().notNull().default([]),
    /** What is so instead of what was refuted. */
    instead: text("instead"),
    reply: text("reply", { mode: "json" }).$type<Reply>(),
    basisStrength: text("basis_strength", { enum: BASIS_STRENGTHS }),
    basisNote: text("basis_note"),
    /** Which rules of its members it was issued by, see src/verdicts/unmet-rules.ts; later ones do not bind it. */
    rules: integer("rules").notNull().default(1),
    method: text("method", { enum: VERDICT_METHODS }).notNull(),
    publisherName: text("publisher_name").notNull(),
    publisherSite: text("publisher_site"),
    issuedBy: text("issued_by").notNull(),
    issuerId: text("issuer_id").references(() => editors.id),
    issuedAt: text("issued_at").notNull(),
    asOf: text("as_of"),
    changeKind: text("change_kind", { enum: VERDICT_CHANGES }).notNull(),
    changeNote: text("change_note"),
    supersedes: text("supersedes")
      .unique()
      .references((): AnySQLiteColumn => verdicts.id),
    /** The wording that was judged. */
    claimText: text("claim_text").notNull(),
    claimClaimantName: text("claim_claimant_name"),
    claimClaimantRole: text("claim_claimant_role"),
    claimClaimedOn: text("claim_claimed_on"),
    reviewUrl: text("review_url"),
    /** Of an imported review: the licence under which its publisher gives it out. */
    licence: text("licence"),
    /** By which it is known when it comes again: src/imported/review-key.ts. */
    reviewKey: text("review_key"),
    /** Which of the sources that are imported as a whole it came from; null for none of them. */
    feed: text("feed"),
    /** JSON of what its publisher's record says beside what has a column: src/interop/claim-review/imported. */
    carried: text("carried"),
    /** When its publisher no longer gave it out. */
    withdrawnAt: text("withdrawn_at"),
  },
  (t) => [
    check("verdicts_house_basis", sql.raw(`not "house" or "basis_strength" is not null`)),
    check("verdicts_initial", sql.raw(`("change_kind" = 'initial') = ("supersedes" is null)`)),
    check("verdicts_searched", sql.raw(`json_valid("searched")`)),
    check("verdicts_not_seen", sql.raw(`json_valid("not_seen")`)),
    check("verdicts_not_decided", sql.raw(`json_valid("not_decided")`)),
    check("verdicts_reply", sql.raw(`"reply" is null or json_valid("reply")`)),
    index("verdicts_by_claim").on(t.claimId, t.seq),
    uniqueIndex("verdicts_one_root")
      .on(t.claimId, t.publisherName, t.publisherSite, t.claimText)
      .where(sql.raw(`"supersedes" is null and not "house" and "review_key" is null`)),
    // One publisher may have judged the same words twice, on two pages.
    uniqueIndex("verdicts_one_review")
      .on(t.reviewKey)
      .where(sql.raw(`"supersedes" is null and "review_key" is not null`)),
    index("verdicts_by_review").on(t.reviewKey).where(sql.raw(`"review_key" is not null`)),
    uniqueIndex("verdicts_one_house_root").on(t.claimId).where(sql.raw(`"supersedes" is null and "house"`)),
  ],
);

export const verdictRestsOn = sqliteTable(
  "verdict_rests_on",
  {
    verdictId: text("verdict_id")
      .notNull()
      .references(() => verdicts.id),
    spanId: text("span_id")
      .notNull()
      .references(() => spans.id),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.verdictId, t.spanId] }), index("verdict_rests_on_by_span").on(t.spanId)],
);

/** Append-only: each claim exactly as readers saw it. */
export const publications = sqliteTable(
  "publications",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    n: integer("n").notNull(),
    claimVersion: integer("claim_version").notNull(),
    verdictId: text("verdict_id").references(() => verdicts.id),
    publishedAt: text("published_at").notNull(),
    publishedBy: text("published_by")
      .notNull()
      .references(() => editors.id),
    /** Of the document: src/publications/formats.ts brings older ones to what readers get now. */
    format: integer("format").notNull().default(1),
    /** `{}` where `packed` or published_claims holds it: src/db/queries/publication-document.ts reads any. */
    document: text("document").notNull(),
    /** As triggers wrote it out of published_claims, packed as its details are there. */
    packed: text("packed"),
  },
  (t) => [
    unique("publications_n").on(t.claimId, t.n),
    check("publications_document", sql.raw(`json_valid("document")`)),
  ],
);

/**
 * What readers see now, one row a claim: the current publication with the states of its quotes brought up to
 * date. Derived, like every published_* table: it can be rebuilt from publications and spans.
 */
export const publishedClaims = sqliteTable(
  "published_claims",
  {
    /** claims.seq */
    seq: integer("seq").primaryKey(),
    claimId: text("claim_id")
      .notNull()
      .unique()
      .references(() => claims.id),
    /** Beside the claim's own, so that a reader's read touches one table. */
    slug: text("slug").notNull().unique(),
    publicationId: text("publication_id")
      .notNull()
      .references(() => publications.id),
    /** Number of the last of its changes: another one whenever a reader would see another byte. What tags are made of. */
    revision: integer("revision").notNull(),
    label: text("label", { enum: LABELS }),
    kind: text("kind", { enum: CLAIM_KINDS }).notNull(),
    claimantName: text("claimant_name"),
    /** The name folded, for the filter. */
    claimantKey: text("claimant_key"),
    language: text("language").notNull(),
    claimedOn: text("claimed_on"),
    reviewedAt: text("reviewed_at"),
    publishedAt: text("published_at").notNull(),
    /** Of the two documents below; migrate() brings older ones up. */
    format: integer("format").notNull().default(1),
    /** ClaimSummary and what Claim adds to it, both as JSON, the latter packed; a Claim is the two members run together. */
    summary: text("summary").notNull(),
    details: packedDetails("details").notNull(),
    /** What other claims show of it beside themselves, as JSON: src/publications/claim-document.ts. */
    mention: text("mention").notNull().generatedAlwaysAs(sql.raw(MENTION), { mode: "virtual" }),
  },
  (t) => [
    index("published_claims_newest").on(t.publishedAt, t.seq),
    index("published_claims_by_label").on(t.label, t.publishedAt, t.seq),
    index("published_claims_by_claimant").on(t.claimantKey, t.publishedAt, t.seq),
    /** Counting all claims by these reads it alone, and no document. Languages are filtered by other means: first, they keep lists on theirs. */
    index("published_claims_counted").on(t.language, t.kind, t.label),
    index("published_claims_to_judge_again")
      .on(t.seq)
      .where(sql.raw(`"summary" ->> '$.verdict.receipts' <> 'standing'`)),
  ],
);

export const publishedTopics = sqliteTable(
  "published_topics",
  {
    topic: text("topic").notNull(),
    claimSeq: integer("claim_seq")
      .notNull()
      .references(() => publishedClaims.seq),
  },
  (t) => [primaryKey({ columns: [t.topic, t.claimSeq] }), index("published_topics_by_claim").on(t.claimSeq)],
);

/**
 * Which published claim points at which claim. What is shown of the other one is read when it is read: a relation to
 * a claim that readers cannot open is no relation.
 */
export const publishedRelations = sqliteTable(
  "published_relations",
  {
    claimSeq: integer("claim_seq")
      .notNull()
      .references(() => publishedClaims.seq),
    kind: text("kind", { enum: RELATION_KINDS }).notNull(),
    targetId: text("target_id")
      .notNull()
      .references(() => claims.id),
    since: text("since"),
    note: text("note"),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.claimSeq, t.kind, t.targetId] }),
    index("published_relations_by_target").on(t.targetId),
    index("published_relations_overtaken").on(t.claimSeq).where(sql.raw(`"kind" = 'overtaken_by'`)),
  ],
);

/**
 * One row for every claim and cause by which readers see something else than before, in the batch that made it so.
 * What feeds, tombstones and caches go by. Claims by id: slug and reason are joined when it is read, so that what
 * was redacted since is not told.
 */
export const changes = sqliteTable(
  "changes",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    at: text("at").notNull(),
    kind: text("kind", { enum: CHANGE_KINDS }).notNull(),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    /** The event that tells the cause. */
    eventId: text("event_id")
      .notNull()
      .references(() => events.id),
  },
  (t) => [
    index("changes_by_claim").on(t.claimId, t.seq),
    index("changes_by_event").on(t.eventId),
    index("changes_by_time").on(t.at, t.seq),
  ],
);

export const publishedSpans = sqliteTable(
  "published_spans",
  {
    spanId: text("span_id")
      .primaryKey()
      .references(() => spans.id),
    claimSeq: integer("claim_seq")
      .notNull()
      .references(() => publishedClaims.seq),
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    /** Reading order: where the quote stands in the latest snapshot, else where it stood. */
    start: integer("start").notNull(),
    // In bytes, in the details of its claim as they are kept, from 1: src/db/packed-details.ts reads the quote there. Triggers write them.
    /** Where the quote begins, and how long it is until its article. */
    quoteAt: integer("quote_at"),
    quoteHead: integer("quote_head"),
    articleAt: integer("article_at"),
    articleLength: integer("article_length"),
  },
  (t) => [
    index("published_spans_reading_order").on(t.articleId, t.start, t.spanId),
    index("published_spans_by_claim").on(t.claimSeq),
  ],
);

/** Articles as the last publication that cites them shows them. */
export const publishedArticles = sqliteTable(
  "published_articles",
  {
    /** articles.seq */
    seq: integer("seq").primaryKey(),
    articleId: text("article_id")
      .notNull()
      .unique()
      .references(() => articles.id),
    publisherName: text("publisher_name"),
    publisherSite: text("publisher_site"),
    /** The publisher's name folded, for the filter. */
    publisherKey: text("publisher_key"),
    publishedAt: text("published_at").notNull(),
    /** Of the document. */
    format: integer("format").notNull().default(1),
    /** The article's, when the document was made: what tags are made of. */
    version: integer("version").notNull().default(1),
    document: text("document").notNull(),
  },
  (t) => [
    index("published_articles_by_publisher").on(t.publisherKey),
    index("published_articles_by_site").on(t.publisherSite),
  ],
);

/** Append-only record: who changed what, when and why. `seq` orders it; clocks go backwards. */
export const events = sqliteTable(
  "events",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    at: text("at").notNull(),
    actorId: text("actor_id")
      .notNull()
      .references(() => editors.id),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    claimId: text("claim_id").references(() => claims.id),
    articleId: text("article_id").references(() => articles.id),
    /** Of the claim, or of the article where there is no claim, after the write. */
    version: integer("version").notNull(),
    reason: text("reason"),
    /** {field: [before, after]}; `{}` where `packed` holds it: src/db/packed-changes.ts. */
    changes: text("changes").notNull(),
    packed: text("packed"),
    /** Readers may see it in the claim's history. */
    isPublic: integer("is_public", { mode: "boolean" }).notNull(),
  },
  (t) => [
    check("events_changes", sql.raw(`json_valid("changes")`)),
    index("events_public").on(t.seq).where(sql.raw(`"is_public"`)),
    index("events_by_claim").on(t.claimId, t.seq),
    index("events_by_article").on(t.articleId, t.seq),
  ],
);

export const idempotencyKeys = sqliteTable(
  "idempotency_keys",
  {
    keyId: text("key_id")
      .notNull()
      .references(() => keys.id),
    method: text("method").notNull(),
    path: text("path").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    /** SHA-256 of the request body. */
    requestHash: text("request_hash").notNull(),
    status: integer("status").notNull(),
    headers: text("headers").notNull(),
    body: text("body").notNull(),
    expiresAt: text("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.keyId, t.method, t.path, t.idempotencyKey] }),
    index("idempotency_keys_expiry").on(t.expiresAt),
  ],
);

/**
 * What was blanked by law: the fact stays, the words are known only by a salted hash. By those of slugs old addresses are
 * known, which answer 410 and are given to nothing else.
 */
export const redactions = sqliteTable(
  "redactions",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    eventId: text("event_id")
      .notNull()
      .references(() => events.id),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    field: text("field").notNull(),
    salt: text("salt").notNull(),
    hash: text("hash").notNull(),
    ground: text("ground", { enum: REDACTION_GROUNDS }).notNull(),
  },
  (t) => [index("redactions_by_hash").on(t.field, t.salt, t.hash)],
);

/** Holds a row only inside a redaction's batch; the append-only triggers let writes through while it does. */
export const redactionPermit = sqliteTable("redaction_permit", { id: integer("id").primaryKey() }, () => [
  check("redaction_permit_one", sql.raw(`"id" = 1`)),
]);

/**
 * What a model makes of published claims, a vector in 8 bits each, kept by the model that made it. A claim whose entry in the search index goes or is
 * made anew loses its vectors, so that none stands for other words; what is missing is made again.
 */
export const claimVectors = sqliteTable(
  "claim_vectors",
  {
    model: text("model").notNull(),
    /** published_claims.seq */
    seq: integer("seq").notNull(),
    vector: blob("vector", { mode: "buffer" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.model, t.seq] }), index("claim_vectors_by_claim").on(t.seq)],
);

/** Facts about the store itself, such as by which rules its addresses were made. */
export const storeFacts = sqliteTable("store_facts", {
  name: text("name").primaryKey(),
  value: text("value").notNull(),
});

/**
 * What editors tell each other about a claim. Their own affair: no event, no part of export or replay, never public.
 * Rows stay; `text` goes when it is erased.
 */
export const claimNotes = sqliteTable(
  "claim_notes",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    kind: text("kind", { enum: NOTE_KINDS }).notNull(),
    /** The verdict that was sent back or handed in again; null for a plain note. */
    verdictId: text("verdict_id").references(() => verdicts.id),
    text: text("text"),
    createdAt: text("created_at").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => editors.id),
    erasedAt: text("erased_at"),
  },
  (t) => [
    index("claim_notes_by_claim").on(t.claimId, t.seq),
    index("claim_notes_of_verdicts").on(t.claimId, t.seq).where(sql.raw(`"kind" <> 'note'`)),
  ],
);

/** Who says that they are at work on a claim: a hint to the others, no lock. */
export const claimHands = sqliteTable("claim_hands", {
  claimId: text("claim_id")
    .primaryKey()
    .references(() => claims.id),
  editorId: text("editor_id")
    .notNull()
    .references(() => editors.id),
  since: text("since").notNull(),
});

/** Which version of a claim an editor has last looked at as its readers would see it. */
export const claimPreviews = sqliteTable(
  "claim_previews",
  {
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    editorId: text("editor_id")
      .notNull()
      .references(() => editors.id),
    version: integer("version").notNull(),
    seenAt: text("seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.claimId, t.editorId] })],
);

/**
 * What readers sent: reports on a claim, and requests to check something. Outside events, export, replay and logs, and
 * never public. An open item that comes again, word for word but for typography, is counted and not stored again.
 */
export const inboxItems = sqliteTable(
  "inbox_items",
  {
    /** What the reader is told. */
    number: integer("number").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    kind: text("kind", { enum: INBOX_KINDS }).notNull(),
    /** Of a report. */
    claimId: text("claim_id").references(() => claims.id),
    /** In the reader's words; null once erased, like the three that follow. */
    text: text("text"),
    /** Of a request: where they read it. */
    url: text("url"),
    /** How to reach the reader; goes some time after closing. */
    contact: text("contact"),
    /** By which an open item knows its equals; null once it is closed. */
    sameness: text("sameness").unique(),
    count: integer("count").notNull().default(1),
    /** Of the form that it came from last: pressed twice, it came once. */
    formToken: text("form_token"),
    receivedAt: text("received_at").notNull(),
    lastReceivedAt: text("last_received_at").notNull(),
    /** The day by which the reader was told that somebody will have looked. */
    promisedOn: text("promised_on").notNull(),
    readAt: text("read_at"),
    takenBy: text("taken_by").references(() => editors.id),
    takenAt: text("taken_at"),
    /** What the reader was told, in an editor's words. */
    answer: text("answer"),
    answeredBy: text("answered_by").references(() => editors.id),
    answeredAt: text("answered_at"),
    outcome: text("outcome", { enum: INBOX_OUTCOMES }),
    /** For the other editors. */
    note: text("note"),
    /** The claim that came of a request. */
    resultId: text("result_id").references(() => claims.id),
    closedBy: text("closed_by").references(() => editors.id),
    closedAt: text("closed_at"),
    erasedAt: text("erased_at"),
  },
  (t) => [
    check("inbox_items_claim", sql.raw(`("kind" = 'request') = ("claim_id" is null)`)),
    check("inbox_items_closed", sql.raw(`("closed_at" is null) = ("outcome" is null)`)),
    index("inbox_items_unread").on(t.claimId).where(sql.raw(`"read_at" is null`)),
    index("inbox_items_open").on(t.promisedOn, t.number).where(sql.raw(`"closed_at" is null`)),
    index("inbox_items_with_contact")
      .on(t.closedAt)
      .where(sql.raw(`"contact" is not null and "closed_at" is not null`)),
  ],
);

/** House verdicts that readers have not been given. Derived: triggers put them in when they are issued, and out when published. */
export const pendingVerdicts = sqliteTable("pending_verdicts", {
  verdictId: text("verdict_id")
    .primaryKey()
    .references(() => verdicts.id),
  claimId: text("claim_id")
    .notNull()
    .references(() => claims.id),
});

/** Two claims that may say the same, the older one first, until somebody says that they do not. Derived. */
export const possibleDuplicates = sqliteTable(
  "possible_duplicates",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    otherId: text("other_id")
      .notNull()
      .references(() => claims.id),
    foundAt: text("found_at").notNull(),
    dismissedAt: text("dismissed_at"),
    dismissedBy: text("dismissed_by").references(() => editors.id),
  },
  (t) => [
    unique("possible_duplicates_pair").on(t.claimId, t.otherId),
    index("possible_duplicates_open").on(t.seq).where(sql.raw(`"dismissed_at" is null`)),
  ],
);

// The private look-up: src/annotations/page-filter.ts and lookup-answer.ts say what is made of these. All of it is worked out
// of what readers see and could be worked out again; none of it is part of export or replay.

/**
 * Articles of which readers see otherwise since the look-up last looked, or may: triggers put them here, in the batch that makes
 * it so. Whoever asks next settles them first.
 */
export const lookupTouched = sqliteTable("lookup_touched", {
  seq: integer("seq").primaryKey({ autoIncrement: true }),
  articleId: text("article_id").notNull().unique(),
});

/** Holds rows only inside a batch that settles: hashes that touched articles have, or had. */
export const lookupAffected = sqliteTable("lookup_affected", {
  hash: text("hash").primaryKey(),
  articleId: text("article_id").notNull(),
  isAlias: integer("is_alias", { mode: "boolean" }).notNull(),
  shown: integer("shown", { mode: "boolean" }).notNull(),
});

/** Look-up hashes of annotated pages. Those of pages that were taken back stay for some days, with the day. */
export const lookupPages = sqliteTable(
  "lookup_pages",
  {
    hash: text("hash").primaryKey(),
    articleId: text("article_id").notNull(),
    /** Another address of a page that counts already. */
    isAlias: integer("is_alias", { mode: "boolean" }).notNull(),
    goneOn: text("gone_on"),
  },
  (t) => [
    index("lookup_pages_by_article").on(t.articleId),
    index("lookup_pages_gone").on(t.goneOn).where(sql.raw(`"gone_on" is not null`)),
  ],
);

/** Entries of pages as they are sent. One that is missing is made anew. */
export const lookupEntries = sqliteTable("lookup_entries", {
  hash: text("hash").primaryKey(),
  /** Of the service that made it: see src/http/entity-tag.ts. */
  mark: text("mark").notNull(),
  body: text("body").notNull(),
  /** When it has to be made again though nothing was written; null for never. */
  freshUntil: text("fresh_until"),
});

/** Whole answers, padded, by bucket. One that is missing is made by whoever asks for it first. */
export const lookupAnswers = sqliteTable(
  "lookup_answers",
  {
    /** First bits of its hashes as binary digits; empty for all. */
    bucket: text("bucket").primaryKey(),
    /** The least and the greatest hash that it is about. */
    first: text("first").notNull(),
    last: text("last").notNull(),
    mark: text("mark").notNull(),
    digest: text("digest").notNull(),
    freshUntil: text("fresh_until"),
    /** In gzip. It stands before the longer text: a row is read from its beginning. */
    packed: blob("packed", { mode: "buffer" }).notNull(),
    /** The same as it is, with a padding of its own. */
    plain: text("plain").notNull(),
  },
  (t) => [index("lookup_answers_by_range").on(t.first, t.last)],
);

/** The filter, a row for each first byte of a hash. */
export const lookupSegments = sqliteTable("lookup_segments", {
  /** Two hexadecimal digits. */
  segment: text("segment").primaryKey(),
  /** Its pages are others than those it was coded from. */
  stale: integer("stale", { mode: "boolean" }).notNull(),
  hashes: integer("hashes").notNull(),
  pages: integer("pages").notNull(),
  coded: blob("coded", { mode: "buffer" }).notNull(),
  /** As the day's filter has it, and what came and went since. */
  anchored: blob("anchored", { mode: "buffer" }).notNull(),
  patch: blob("patch", { mode: "buffer" }).notNull(),
});

/** Files of the filter, by the SHA-256 of their bytes. */
export const lookupFiles = sqliteTable("lookup_files", {
  digest: text("digest").primaryKey(),
  body: blob("body", { mode: "buffer" }).notNull(),
  /** Until when it is still given out; null while the manifest names it. */
  until: text("until"),
});

/** One row. */
export const lookupState = sqliteTable("lookup_state", {
  id: integer("id").primaryKey(),
  /** Grows whenever pages are settled: what was read before is not written after. */
  revision: integer("revision").notNull(),
  /** Of a hash, in the filter; null before there is one. */
  bits: integer("bits"),
  anchorOn: text("anchor_on"),
  /** Its parts, as the manifest has them. */
  anchor: text("anchor").notNull(),
  prefixBits: integer("prefix_bits").notNull(),
  /** With how many pages everything became too much for one answer; null where it is not. */
  splitAt: integer("split_at"),
  /** Null where it has to be made anew. */
  manifest: text("manifest"),
});

/**
 * Who is told of changes by a request of ours. Outside events, export and replay; a row goes when it is deleted. Secrets stand
 * as they are: without them nothing can be signed.
 */
export const webhooks = sqliteTable("webhooks", {
  seq: integer("seq").primaryKey({ autoIncrement: true }),
  id: text("id").notNull().unique(),
  url: text("url").notNull(),
  description: text("description"),
  /** Base 64 of random bytes. */
  secret: text("secret").notNull(),
  /** The one before, which signs beside it for a while. */
  formerSecret: text("former_secret"),
  formerSecretUntil: text("former_secret_until"),
  status: text("status", { enum: WEBHOOK_STATUSES }).notNull(),
  /** Number of the last change that is among its deliveries, or was left out of them. */
  toldUntil: integer("told_until").notNull(),
  /** Attempts in a row that failed, and since when nothing was taken; 0 and null while it works. */
  failures: integer("failures").notNull().default(0),
  failingSince: text("failing_since"),
  /** Nothing is sent before this, after many failures in a row. */
  restsUntil: text("rests_until"),
  createdAt: text("created_at").notNull(),
  createdBy: text("created_by")
    .notNull()
    .references(() => editors.id),
});

/** One change for one webhook. */
export const webhookDeliveries = sqliteTable(
  "webhook_deliveries",
  {
    webhookId: text("webhook_id")
      .notNull()
      .references(() => webhooks.id),
    changeSeq: integer("change_seq")
      .notNull()
      .references(() => changes.seq),
    /** Of the change: deliveries of one claim go in its order. */
    claimId: text("claim_id")
      .notNull()
      .references(() => claims.id),
    status: text("status", { enum: DELIVERY_STATUSES }).notNull(),
    /** As it is sent, the same each time. Made for the first attempt, and anew after a redaction. */
    body: text("body"),
    attempts: integer("attempts").notNull().default(0),
    /** Of them those that count towards giving up: made while the receiver took others. */
    step: integer("step").notNull().default(0),
    nextAttemptAt: text("next_attempt_at").notNull(),
    /** Whoever is sending it now, and until when nobody else does. */
    lease: text("lease"),
    leasedUntil: text("leased_until"),
    lastAttemptAt: text("last_attempt_at"),
    lastOutcome: text("last_outcome", { enum: ATTEMPT_OUTCOMES }),
    /** HTTP status of the last answer: all that is kept of it. */
    lastStatus: integer("last_status"),
    deliveredAt: text("delivered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.webhookId, t.changeSeq] }),
    index("webhook_deliveries_due").on(t.webhookId, t.nextAttemptAt).where(sql.raw(`"status" = 'waiting'`)),
    index("webhook_deliveries_in_order")
      .on(t.webhookId, t.claimId, t.changeSeq)
      .where(sql.raw(`"status" = 'waiting'`)),
    index("webhook_deliveries_done").on(t.lastAttemptAt).where(sql.raw(`"status" <> 'waiting'`)),
  ],
);
