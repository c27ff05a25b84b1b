import type { Statement } from "../../src/db/statements.ts";
import {
  claimRow,
  editorRow,
  eventRow,
  insert,
  keyRow,
  publicationRow,
  publishedClaimRow,
  spanRow,
  verdictRow,
} from "../support/rows.ts";

export const sql = (text: string): Statement => ({ sql: text, args: [] });
export const check = (name: string) => `CHECK constraint failed: ${name}`;
export const appendOnly = (table: string) => `${table} is append-only`;

const standing = "a quote stands word for word in a snapshot of its article";
const identity = "the identity of a claim never changes";
const quote = "the quote of a span never changes";
const unpublishable = "a claim is published only with a verdict whose receipts stand";
const lastVerdict = "the current verdict is the last house verdict on the claim";
const laterVerdict = { ...verdictRow, id: "ver_2", change_kind: "update", supersedes: "ver_1" };
export const review = { ...verdictRow, id: "ver_3", house: 0, publisher_name: "Others", issuer_id: null };
export const otherClaim = { ...publishedClaimRow, seq: 2, claim_id: "clm_2", slug: "claim-2" };
const inboxRow = {
  id: "rpt_1",
  kind: "error",
  claim_id: "clm_1",
  received_at: "2026",
  last_received_at: "2026",
  promised_on: "2026",
};
const newSpan = { ...spanRow, id: "spn_3" };
const aChange = insert("changes", { at: "2026", kind: "published", claim_id: "clm_1", event_id: "evt_1" });
const takenBack = sql("delete from published_claims");

/** Every kind of write that the database refuses, whatever the program believes, after the rows of `publishedClaim`. */
export const refusedWrites: [what: string, message: string, ...writes: Statement[]][] = [
  // Nothing is overwritten, nothing is lost.
  ["changing a verdict", appendOnly("verdicts"), sql("update verdicts set label = 'supported'")],
  ["deleting a verdict", appendOnly("verdicts"), sql("delete from verdicts where id = 'ver_1'")],
  ["changing a receipt", appendOnly("verdict_rests_on"), sql("update verdict_rests_on set position = 1")],
  ["deleting a receipt", appendOnly("verdict_rests_on"), sql("delete from verdict_rests_on")],
  ["changing a publication", appendOnly("publications"), sql("update publications set document = '{}'")],
  ["deleting a publication", appendOnly("publications"), sql("delete from publications")],
  ["changing a snapshot", appendOnly("snapshots"), sql("update snapshots set retrieved_at = '2026'")],
  ["deleting a snapshot", appendOnly("snapshots"), sql("delete from snapshots")],
  ["changing an event", appendOnly("events"), sql("update events set reason = 'x'")],
  ["deleting an event", appendOnly("events"), sql("delete from events")],
  ["changing a change", appendOnly("changes"), aChange, sql("update changes set kind = 'gone'")],
  ["deleting a change", appendOnly("changes"), aChange, sql("delete from changes")],
  ["changing a redaction", appendOnly("redactions"), sql("update redactions set salt = 'x'")],
  ["deleting a redaction", appendOnly("redactions"), sql("delete from redactions")],
  ["deleting a claim", "claims are never deleted", sql("delete from claims where id = 'clm_2'")],
  ["deleting an article", "articles are never deleted", sql("delete from articles")],
  ["deleting a span", "spans are never deleted", sql("delete from spans")],
  ["deleting an editor", "editors are never deleted", sql("delete from editors")],
  ["deleting a key", "keys are never deleted", sql("delete from keys")],
  ["deleting a text", "texts are never deleted", sql("delete from texts")],
  [
    "changing a text",
    "a text never changes",
    sql("update texts set content = 'x' where content is not null"),
  ],
  [
    "dropping a text",
    "a text never changes",
    sql("update texts set content = null where content is not null"),
  ],
  ["another length", "a text never changes", sql("update texts set length = 1 where content is null")],
  ["another id", identity, sql("update claims set id = 'clm_9' where id = 'clm_2'")],
  [
    "another slug",
    "the slug of a claim never changes",
    sql("update claims set slug = 'x' where id = 'clm_2'"),
  ],
  ["another creator", identity, sql("update claims set created_by = 'edt_1' where id = 'clm_2'")],
  [
    "another slug of an article",
    "the slug of an article never changes",
    sql("update articles set slug = 'x'"),
  ],
  [
    "another creator of an article",
    "the identity of an article never changes",
    sql("update articles set created_at = '2026'"),
  ],
  ["other words of a quote", quote, sql("update spans set exact = 'issued'")],
  ["another place of a quote", quote, sql("update spans set start = 40")],
  ["another context of a quote", quote, sql("update spans set prefix = 'had '")],
  ["another role of a quote", quote, sql("update spans set role = 'supports' where id = 'spn_1'")],
  ["another text of a quote", quote, sql(`update spans set text_sha256 = '${"b".repeat(64)}'`)],

  // Every quote is checked against the text.
  [
    "words that do not stand there",
    standing,
    insert("spans", { ...newSpan, exact: "issued a final removal ordeR" }),
  ],
  ["words that stand elsewhere", standing, insert("spans", { ...newSpan, start: 40, end: 68 })],
  ["a quote beyond the end", standing, insert("spans", { ...newSpan, start: 60, end: 88 })],
  [
    "a text that the article never had",
    standing,
    insert("spans", { ...newSpan, text_sha256: "b".repeat(64) }),
  ],
  [
    "a quote beyond the end of a text known by its hash",
    standing,
    insert("snapshots", {
      article_id: "art_1",
      text_sha256: "b".repeat(64),
      created_at: "2026",
      created_by: "edt_1",
    }),
    insert("spans", { ...newSpan, text_sha256: "b".repeat(64), start: 90, end: 101 }),
  ],
  [
    "retracting a receipt of the current verdict",
    "the current verdict rests on this span",
    sql("update spans set retracted_at = '2026', retracted_reason = 'x' where id = 'spn_1'"),
  ],
  [
    "taking a retraction of a quote back",
    "a retracted span stays retracted",
    sql("update spans set retracted_at = '2026', retracted_reason = 'x' where id = 'spn_2'"),
    sql("update spans set retracted_at = null, retracted_reason = null where id = 'spn_2'"),
  ],

  // Verdicts follow each other on one claim.
  [
    "a second first verdict of the house",
    "UNIQUE constraint failed: verdicts.claim_id",
    insert("verdicts", { ...verdictRow, id: "ver_2" }),
  ],
  [
    "two successors of one verdict",
    "UNIQUE constraint failed: verdicts.supersedes",
    insert("verdicts", laterVerdict),
    insert("verdicts", { ...laterVerdict, id: "ver_3" }),
  ],
  [
    "the same review twice",
    "UNIQUE constraint failed: verdicts.claim_id, verdicts.publisher_name",
    insert("verdicts", { ...review, publisher_site: "others.example" }),
    insert("verdicts", { ...review, publisher_site: "others.example", id: "ver_4" }),
  ],
  [
    "a review of one page twice",
    "UNIQUE constraint failed: verdicts.review_key",
    insert("verdicts", { ...review, review_key: "a" }),
    insert("verdicts", { ...review, review_key: "a", publisher_name: "Others, too", id: "ver_4" }),
  ],
  [
    "our verdict, withdrawn as a review",
    "a review of another publisher is withdrawn once",
    sql("update verdicts set withdrawn_at = '2026' where id = 'ver_1'"),
  ],
  [
    "a review that is withdrawn again",
    "a review of another publisher is withdrawn once",
    insert("verdicts", { ...review, withdrawn_at: "2026" }),
    sql("update verdicts set withdrawn_at = null where id = 'ver_3'"),
  ],
  [
    "a successor on another claim",
    "a verdict supersedes a verdict on the same claim",
    insert("verdicts", { ...laterVerdict, claim_id: "clm_2" }),
  ],
  [
    "a review that supersedes our verdict",
    "a verdict supersedes a verdict on the same claim",
    insert("verdicts", { ...review, change_kind: "update", supersedes: "ver_1" }),
  ],
  [
    "a verdict that rests on where the claim is made",
    "a verdict rests on evidence of its own claim",
    insert("verdict_rests_on", { verdict_id: "ver_1", span_id: "spn_2", position: 1 }),
  ],
  [
    "a verdict that rests on another claim's quote",
    "a verdict rests on evidence of its own claim",
    insert("spans", { ...newSpan, claim_id: "clm_2" }),
    insert("verdict_rests_on", { verdict_id: "ver_1", span_id: "spn_3", position: 1 }),
  ],
  ["another claim's verdict", lastVerdict, sql("update claims set verdict_id = 'ver_1' where id = 'clm_2'")],
  [
    "a verdict that was superseded",
    lastVerdict,
    insert("verdicts", laterVerdict),
    sql("update claims set verdict_id = 'ver_1' where id = 'clm_1'"),
  ],
  [
    "somebody else's verdict as ours",
    lastVerdict,
    insert("verdicts", review),
    sql("update claims set verdict_id = 'ver_3' where id = 'clm_1'"),
  ],

  // No verdict without receipts.
  ["publishing a draft", unpublishable, takenBack, insert("published_claims", otherClaim)],
  [
    "publishing without a verdict",
    unpublishable,
    sql("update claims set status = 'published' where id = 'clm_2'"),
    insert("published_claims", otherClaim),
  ],
  [
    "publishing on a quote that is gone",
    unpublishable,
    takenBack,
    sql("update spans set state = 'gone' where id = 'spn_1'"),
    insert("published_claims", publishedClaimRow),
  ],
  [
    "publishing on a quote that has changed",
    unpublishable,
    takenBack,
    sql("update spans set state = 'changed' where id = 'spn_1'"),
    insert("published_claims", publishedClaimRow),
  ],
  [
    "unpublishing behind the readers' backs",
    "readers still see this claim",
    sql("update claims set status = 'unpublished' where id = 'clm_1'"),
  ],
  [
    "a gap between publications",
    "publications are numbered without gaps",
    insert("publications", { ...publicationRow, id: "pub_3", n: 3 }),
  ],
  [
    "a publication's number again",
    "publications are numbered without gaps",
    insert("publications", { ...publicationRow, id: "pub_2" }),
  ],

  // Closed sets and shapes.
  ["version 0 of an article", check("articles_version"), sql("update articles set version = 0")],
  [
    "a relation to itself",
    check("claim_relations_other"),
    insert("claim_relations", { claim_id: "clm_1", kind: "same_as", target_id: "clm_1", position: 1 }),
  ],
  [
    "a status",
    "a claim has a status that is known",
    sql("update claims set status = 'hidden' where id = 'clm_2'"),
  ],
  [
    "a status of a new claim",
    "a claim has a status that is known",
    insert("claims", { ...claimRow, id: "clm_3", slug: "x", status: "hidden" }),
  ],
  ["an about that is not JSON", check("claims_about"), sql("update claims set about = '['")],
  ["merged with nothing", check("claims_merged"), sql("update claims set merged = 1 where id = 'clm_2'")],
  ["version 0 of a claim", check("claims_version"), sql("update claims set version = 0")],
  ["a role of nobody", check("claims_claimant"), sql("update claims set claimant_role = 'mayor'")],
  [
    "changes that are not JSON",
    check("events_changes"),
    insert("events", { ...eventRow, id: "evt_2", changes: "{" }),
  ],
  ["a role of a key", "a key has a role that is known", sql("update keys set role = 'owner'")],
  [
    "a document that is not JSON",
    check("publications_document"),
    insert("publications", { ...publicationRow, id: "pub_2", n: 2, document: "{" }),
  ],
  ["a second permit", check("redaction_permit_one"), insert("redaction_permit", { id: 2 })],
  ["a role of a span", "a span has a role that is known", insert("spans", { ...newSpan, role: "hints" })],
  [
    "a stance of evidence",
    check("spans_stance_of_appearance"),
    sql("update spans set stance = 'asserts' where id = 'spn_1'"),
  ],
  [
    "an appearance without a stance",
    check("spans_stance_of_appearance"),
    sql("update spans set stance = null where id = 'spn_2'"),
  ],
  ["a state of a span", "a span has a state that is known", sql("update spans set state = 'lost'")],
  ["an empty range", check("spans_range"), insert("spans", { ...newSpan, exact: "", end: 41 })],
  [
    "a request on a claim",
    check("inbox_items_claim"),
    insert("inbox_items", { ...inboxRow, kind: "request", claim_id: "clm_1" }),
  ],
  [
    "an item that ended in nothing",
    check("inbox_items_closed"),
    insert("inbox_items", { ...inboxRow, closed_at: "2026" }),
  ],
  ["a side of nobody", check("spans_asserted_by"), sql("update spans set claimant_side = 1")],
  [
    "a retraction without a reason",
    check("spans_retraction"),
    sql("update spans set retracted_at = '2026' where id = 'spn_2'"),
  ],
  [
    "a hash that is none",
    check("texts_sha256"),
    insert("texts", { sha256: "A".repeat(64), length: 1, content: "x" }),
  ],
  ["a short hash", check("texts_sha256"), insert("texts", { sha256: "abc", length: 1, content: "x" })],
  ["a label", "a verdict has a label that is known", insert("verdicts", { ...laterVerdict, label: "true" })],
  [
    "a label that only imports have",
    "mixed and unrated come with imported reviews alone",
    insert("verdicts", { ...laterVerdict, label: "mixed" }),
  ],
  ["no basis", check("verdicts_house_basis"), insert("verdicts", { ...laterVerdict, basis_strength: null })],
  [
    "more than unproven on an interested party",
    "what only an interested party says carries unproven",
    insert("verdicts", { ...laterVerdict, basis_strength: "interested_party" }),
  ],
  [
    "an initial successor",
    check("verdicts_initial"),
    insert("verdicts", { ...laterVerdict, change_kind: "initial" }),
  ],
  [
    "an update of nothing",
    check("verdicts_initial"),
    insert("verdicts", { ...laterVerdict, claim_id: "clm_2", supersedes: null }),
  ],
  [
    "what was not seen, not as JSON",
    check("verdicts_not_seen"),
    insert("verdicts", { ...laterVerdict, not_seen: "[" }),
  ],
  [
    "what is not decided, not as JSON",
    check("verdicts_not_decided"),
    insert("verdicts", { ...laterVerdict, not_decided: "[" }),
  ],
  ["a reply that is not JSON", check("verdicts_reply"), insert("verdicts", { ...laterVerdict, reply: "{" })],
  [
    "searches that are not JSON",
    check("verdicts_searched"),
    insert("verdicts", { ...laterVerdict, searched: "[" }),
  ],

  // Types, uniqueness and references.
  [
    "text where a number belongs",
    "cannot store TEXT value in INTEGER column",
    sql("update claims set version = 'x'"),
  ],
  ["a claim's id again", "UNIQUE constraint failed: claims.id", insert("claims", { ...claimRow, slug: "x" })],
  [
    "a claim's slug again",
    "UNIQUE constraint failed: claims.slug",
    insert("claims", { ...claimRow, id: "clm_3" }),
  ],
  [
    "an editor's name again",
    "UNIQUE constraint failed: editors.name",
    insert("editors", { ...editorRow, id: "edt_2" }),
  ],
  [
    "an editor's name again, folded",
    "UNIQUE constraint failed: editors.name_key",
    insert("editors", { ...editorRow, id: "edt_2", name: "MERCY" }),
  ],
  [
    "a key's prefix again",
    "UNIQUE constraint failed: keys.prefix",
    insert("keys", { ...keyRow, id: "key_2" }),
  ],
  [
    "an address again",
    "UNIQUE constraint failed: article_addresses.key",
    insert("article_addresses", {
      key: "news.example/report",
      hash: "e",
      article_id: "art_1",
      added_at: "2026",
      added_by: "edt_1",
    }),
  ],
  ["a claim of nobody", "FOREIGN KEY constraint failed", sql("update claims set replaced_by = 'clm_9'")],
  [
    "a key of nobody",
    "FOREIGN KEY constraint failed",
    insert("keys", { ...keyRow, id: "key_2", prefix: "x", editor_id: "edt_9" }),
  ],
  [
    "an article without a text there is",
    "FOREIGN KEY constraint failed",
    insert("snapshots", {
      article_id: "art_1",
      text_sha256: "f".repeat(64),
      created_at: "2026",
      created_by: "edt_1",
    }),
  ],
];
