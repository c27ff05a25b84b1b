/**
 * The closed sets that the store, the rules and the wire formats share, held by zod where they come in. A value added
 * here needs a line in docs/data-dictionary.md; one that a trigger of the store reads (statuses, roles, labels, span
 * states) a migration that makes that trigger anew. Stored values are never renamed.
 */

/** `statement`: somebody said it; `fact`: it is so. "X said Y" and Y are two claims. */
export const CLAIM_KINDS = ["fact", "statement"] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** `under_review`: its verdict was withdrawn. `discarded`: thrown away before it was ever published. */
export const CLAIM_STATUSES = [
  "draft",
  "published",
  "under_review",
  "unpublished",
  "retracted",
  "discarded",
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const RELATION_KINDS = ["reports", "overtaken_by", "narrower_than", "same_as"] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** What a quote does for a claim. `appearance` is where the claim is made; the others are evidence. */
export const SPAN_ROLES = ["appearance", "supports", "refutes", "context"] as const;
export type SpanRole = (typeof SPAN_ROLES)[number];

/** Whether the article makes the claim its own, tells that somebody makes it, or argues against it. */
export const STANCES = ["asserts", "reports", "disputes"] as const;
export type Stance = (typeof STANCES)[number];

/** How a quote stands in the latest snapshot of its article. */
export const SPAN_STATES = ["verified", "changed", "gone"] as const;
export type SpanState = (typeof SPAN_STATES)[number];

export const LABELS = [
  "supported",
  "mostly_supported",
  "mixed",
  "refuted",
  "misleading",
  "conflicting",
  "unproven",
  "unrated",
] as const;
export type Label = (typeof LABELS)[number];

/** Labels that our own verdicts use; `mixed` and `unrated` come only with imported reviews. */
export const HOUSE_LABELS = [
  "supported",
  "mostly_supported",
  "refuted",
  "misleading",
  "conflicting",
  "unproven",
] as const satisfies readonly Label[];
export type HouseLabel = (typeof HOUSE_LABELS)[number];

/** What a verdict's receipts are worth; the same ladder whichever way the verdict goes, strongest first. */
export const BASIS_STRENGTHS = [
  "document",
  "independent_reports",
  "several_reports",
  "one_report",
  "interested_party",
] as const;
export type BasisStrength = (typeof BASIS_STRENGTHS)[number];

export const VERDICT_METHODS = ["human", "assisted", "machine"] as const;
export type VerdictMethod = (typeof VERDICT_METHODS)[number];

/** Why a verdict replaces the one before it: we were wrong, the world moved, or we said it better. */
export const VERDICT_CHANGES = ["initial", "correction", "update", "clarification"] as const;
export type VerdictChange = (typeof VERDICT_CHANGES)[number];

/** How the receipts of a verdict stand now: the worst state among the spans that it rests on. */
export const RECEIPT_STATES = ["standing", "changed", "gone"] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];

/** `record`: the thing itself rather than an account of it, such as a law, a ruling, data, a transcript or a study. */
export const GENRES = ["news", "analysis", "opinion", "advocacy", "record", "unknown"] as const;
export type Genre = (typeof GENRES)[number];

/** Whether a reader can open the source without paying. */
export const ARTICLE_ACCESS = ["open", "subscription", "unknown"] as const;
export type ArticleAccess = (typeof ARTICLE_ACCESS)[number];

/** How much of a page a snapshot's text is: all, a part that somebody quoted, or what a page shows instead of itself. */
export const SNAPSHOT_EXTENTS = ["whole", "excerpt", "stub"] as const;
export type SnapshotExtent = (typeof SNAPSHOT_EXTENTS)[number];

/** Whom a claim is about. */
export const ABOUT_KINDS = ["person", "organisation"] as const;
export type AboutKind = (typeof ABOUT_KINDS)[number];

/**
 * What happened to what readers see of a claim: it appeared or was published anew; a source, a relation or a word of
 * it changed; a source was looked at again and was the same; it is no longer shown.
 */
export const CHANGE_KINDS = ["published", "changed", "checked", "gone"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Each role may do all that the ones before it may. */
export const ROLES = ["editor", "senior", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What editors tell each other about a claim. `sent_back`: its verdict needs more work; `handed_in`: that was done. */
export const NOTE_KINDS = ["note", "sent_back", "handed_in"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/**
 * Why something waits in the editors' queue, in its order. `returned`: a verdict was sent back; `receipts`: readers see a verdict
 * on quotes that no longer stand; `report`, `request`: a reader sent it; `second_editor`: a verdict that readers were not
 * given; `under_review`: a verdict was withdrawn; `overtaken`: what was judged has changed since; `duplicate`: two
 * claims may be one; `draft`.
 */
export const REVIEW_REASONS = [
  "returned",
  "receipts",
  "report",
  "second_editor",
  "under_review",
  "overtaken",
  "duplicate",
  "draft",
  "request",
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** What readers send: a mistake, an answer of those a claim is about, a word of theirs that should not be here, a wish. */
export const REPORT_KINDS = ["error", "reply", "privacy"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
export const INBOX_KINDS = [...REPORT_KINDS, "request"] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** How an item ended: we changed something; it stands as it is; what was asked for is checked now; we will not; junk. */
export const INBOX_OUTCOMES = ["corrected", "unchanged", "checked", "declined", "spam"] as const;
export type InboxOutcome = (typeof INBOX_OUTCOMES)[number];

export const REDACTION_GROUNDS = ["court_order", "privacy", "safety"] as const;
export type RedactionGround = (typeof REDACTION_GROUNDS)[number];

/**
 * Whether a webhook is sent to. `paused`: its receiver took nothing for days; `disabled`: it answered 410, that it is gone.
 * What became of claims meanwhile waits until somebody resumes it.
 */
export const WEBHOOK_STATUSES = ["active", "paused", "disabled"] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

/** `failed`: given up after the last repeat; it can be asked for again. */
export const DELIVERY_STATUSES = ["waiting", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/**
 * How an attempt ended. `refused`: an answer other than 2xx; `redirected`: 3xx, which is not followed; `timeout`: no answer
 * in time; `unreachable`: no connection, or not by TLS; `forbidden-address`: the name leads to an address that is not public.
 */
export const ATTEMPT_OUTCOMES = [
  "delivered",
  "refused",
  "redirected",
  "timeout",
  "unreachable",
  "forbidden-address",
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** Stands where words were blanked by law. */
export const REDACTED = "[redacted]";

/** Prefixes of ids; the rest is a lower-case ULID. */
export const ID_PREFIXES = {
  claim: "clm",
  article: "art",
  span: "spn",
  verdict: "ver",
  publication: "pub",
  editor: "edt",
  key: "key",
  event: "evt",
  note: "nte",
  report: "rpt",
  request: "req",
  webhook: "whk",
} as const;
export type IdKind = keyof typeof ID_PREFIXES;
