import * as z from "zod";
import type { FieldChange } from "../db/records.ts";
import { idPattern } from "../ids.ts";
import { codePoints } from "../language/code-points.ts";
import { isBlank } from "../language/shown-text.ts";
import type { ClaimDocument } from "../publications/claim-document.ts";
import { isFieldChange } from "../replay/apply-changes.ts";
import { day, keptLanguageTag, keptWords } from "../text-input.ts";
import {
  ABOUT_KINDS,
  ARTICLE_ACCESS,
  BASIS_STRENGTHS,
  CLAIM_KINDS,
  CLAIM_STATUSES,
  GENRES,
  type IdKind,
  LABELS,
  REDACTION_GROUNDS,
  RELATION_KINDS,
  SNAPSHOT_EXTENTS,
  SPAN_ROLES,
  SPAN_STATES,
  STANCES,
  VERDICT_CHANGES,
  VERDICT_METHODS,
} from "../vocabulary.ts";

// One schema for each kind of line, in the order in which the export writes the members: an exported line that is
// parsed and written again is the same line.

/**
 * Text of any length that the store takes unchanged; limits are for what people type, not for what was kept. That it
 * is clean, here and within JSON, is seen at one look at the whole line (clean-line.ts).
 */
const kept = () => z.string();
/** Kept text of so many code points at most; one is one or two UTF-16 units, so what is short enough is not counted. */
const bounded = (limit: number) =>
  kept().refine((text) => text.length <= limit || codePoints(text) <= limit, {
    message: `must be at most ${limit} characters`,
  });
const id = (kind: IdKind) => z.string().regex(idPattern(kind), `must be an id of a ${kind}`);
const instant = () =>
  z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, "must be RFC 3339 UTC with milliseconds");
const seq = () => z.int().positive();
/** A name that the program gave: an action, a kind, an id of any kind. */
const word = (longest: number) =>
  z.string().regex(new RegExp(`^[\\w.-]{1,${longest}}$`), "must be letters, digits, '.', '_' and '-'");
const slug = () => kept().regex(/^[^_\s]+$/u, "must be a slug");
const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hex digits");
/** JSON as it is: what it holds is not looked into here. */
const json = () => z.record(z.string(), z.unknown());

/** {field: [before, after]}, whatever they are. */
const changes = z.custom<Record<string, FieldChange>>().superRefine((value, context) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    context.addIssue({ code: "custom", message: "must be an object" });
    return;
  }
  for (const [field, change] of Object.entries(value)) {
    if (isFieldChange(change)) continue;
    context.addIssue({ code: "custom", path: [field], message: "must be a list of two: before, and after" });
  }
});

const object = z.object({ id: z.string() });
const documentSpan = object.extend({
  quote: z.object({ exact: z.string(), start: z.int() }),
  placement: z.object({ start: z.int().nullable() }).nullable(),
  article: object.extend({ headline: z.string().nullable() }),
});
/** As far as an import looks into it, and keeps all of it; replay compares the rest with what the events tell. */
const claimDocument = object.extend({
  text: z.string(),
  topics: z.array(z.string()),
  claimant: z.object({ name: z.string() }).nullable(),
  verdict: object.extend({ summary: z.string(), restsOn: z.array(z.string()) }).nullable(),
  evidence: z.array(documentSpan),
  appearances: z.array(documentSpan),
  sources: z.array(z.object({})),
  reviews: z.array(object),
  relations: z.array(z.object({})),
});

function isClaimDocument(value: unknown): boolean {
  return claimDocument.safeParse(value).success;
}

const event = z.strictObject({
  seq: seq(),
  id: id("event"),
  at: instant(),
  actorId: id("editor"),
  action: word(100),
  subjectKind: word(20),
  subjectId: word(64),
  version: z.int().positive(),
  reason: kept().nullable(),
  changes,
  isPublic: z.boolean(),
});

const redaction = z.strictObject({
  seq: seq(),
  eventId: id("event"),
  subjectKind: keptWords(20),
  subjectId: keptWords(64),
  field: keptWords(64),
  salt: keptWords(64),
  hash: sha256(),
  ground: z.enum(REDACTION_GROUNDS),
});

export const editorLine = z.strictObject({ id: id("editor"), name: keptWords(200), createdAt: instant() });
export type EditorLine = z.output<typeof editorLine>;

export type ToldEvent = z.output<typeof event>;

/** An event that belongs to no claim and no article, with what it blanked. */
export const eventLine = event.extend({ redactions: z.array(redaction).default([]) });
export type EventLine = z.output<typeof eventLine>;

export const articleLine = z.strictObject({
  seq: seq(),
  id: id("article"),
  slug: slug(),
  url: kept().nullable(),
  urn: kept().nullable(),
  headline: kept().nullable(),
  descriptiveHeadline: kept().nullable(),
  author: kept().nullable(),
  publisherName: kept().nullable(),
  publisherSite: kept().nullable(),
  publishedOn: day().nullable(),
  language: keptLanguageTag().nullable(),
  genre: z.enum(GENRES),
  genreNote: kept().nullable(),
  access: z.enum(ARTICLE_ACCESS).default("unknown"),
  version: z.int().positive(),
  mergedInto: id("article").nullable(),
  createdAt: instant(),
  createdBy: id("editor"),
  updatedAt: instant(),
  addresses: z.array(
    z.strictObject({
      key: keptWords(8192),
      url: kept().nullable(),
      addedAt: instant(),
      addedBy: id("editor"),
      reason: kept().nullable(),
    }),
  ),
  snapshots: z.array(
    z.strictObject({
      seq: seq(),
      textSha256: sha256(),
      retrievedAt: instant().nullable(),
      archiveUrl: kept().nullable(),
      extent: z.enum(SNAPSHOT_EXTENTS).default("whole"),
      createdAt: instant(),
      createdBy: id("editor"),
    }),
  ),
  texts: z.array(
    z.strictObject({ sha256: sha256(), length: z.int().positive(), content: kept().nullable().optional() }),
  ),
  events: z.array(event),
  redactions: z.array(redaction),
});
export type ArticleLine = z.output<typeof articleLine>;

const span = z.strictObject({
  seq: seq(),
  id: id("span"),
  articleId: id("article"),
  role: z.enum(SPAN_ROLES),
  stance: z.enum(STANCES).nullable(),
  exact: bounded(1000).refine((text) => !isBlank(text), { message: "must not be blank" }),
  prefix: bounded(1000),
  suffix: bounded(1000),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  assertedByName: kept().nullable(),
  assertedByRole: kept().nullable(),
  claimantSide: z.boolean(),
  note: kept().nullable(),
  textSha256: sha256(),
  verifiedBy: kept(),
  verifiedAt: instant(),
  state: z.enum(SPAN_STATES),
  placement: json().nullable(),
  confirmation: json().nullable().default(null),
  copiedFrom: id("span").nullable().default(null),
  annotation: kept().nullable().default(null),
  retractedAt: instant().nullable(),
  retractedReason: kept().nullable(),
  createdAt: instant(),
  createdBy: id("editor"),
});

const reply = z.strictObject({
  asked: z.boolean(),
  on: day().nullable(),
  deadline: day().nullable(),
  answer: kept().nullable(),
  whyNotAsked: kept().nullable(),
});

const verdict = z.strictObject({
  seq: seq(),
  id: id("verdict"),
  house: z.boolean(),
  label: z.enum(LABELS),
  headline: kept(),
  ratingText: kept().nullable(),
  ratingValue: z.number().nullable(),
  bestRating: z.number().nullable(),
  worstRating: z.number().nullable(),
  summary: kept(),
  implied: kept().nullable(),
  searched: z.array(kept()),
  notSeen: z.array(kept()).default([]),
  notDecided: z.array(kept()).default([]),
  instead: kept().nullable().default(null),
  reply: reply.nullable().default(null),
  basisStrength: z.enum(BASIS_STRENGTHS).nullable(),
  basisNote: kept().nullable(),
  rules: z.int().positive().default(1),
  method: z.enum(VERDICT_METHODS),
  publisherName: kept(),
  publisherSite: kept().nullable(),
  issuedBy: kept(),
  issuerId: id("editor").nullable(),
  issuedAt: instant(),
  asOf: kept().nullable(),
  changeKind: z.enum(VERDICT_CHANGES),
  changeNote: kept().nullable(),
  supersedes: id("verdict").nullable(),
  claimText: kept(),
  claimClaimantName: kept().nullable(),
  claimClaimantRole: kept().nullable(),
  claimClaimedOn: kept().nullable(),
  reviewUrl: kept().nullable(),
  licence: kept().nullable().default(null),
  reviewKey: kept().nullable().default(null),
  feed: kept().nullable().default(null),
  carried: kept().nullable().default(null),
  withdrawnAt: instant().nullable().default(null),
  restsOn: z.array(id("span")),
});

const publication = z.strictObject({
  seq: seq(),
  id: id("publication"),
  n: z.int().positive(),
  claimVersion: z.int().positive(),
  verdictId: id("verdict").nullable(),
  publishedAt: instant(),
  publishedBy: id("editor"),
  format: z.int().positive().default(1),
  document: z.custom<ClaimDocument>(isClaimDocument, { message: "is no claim as readers see it" }),
});

export const claimLine = z.strictObject({
  seq: seq(),
  id: id("claim"),
  slug: slug(),
  text: keptWords(1000),
  kind: z.enum(CLAIM_KINDS),
  claimantName: kept().nullable(),
  claimantRole: kept().nullable(),
  claimedOn: day().nullable(),
  language: keptLanguageTag(),
  status: z.enum(CLAIM_STATUSES),
  statusReason: kept().nullable(),
  about: z
    .array(z.strictObject({ name: kept(), kind: z.enum(ABOUT_KINDS), publicFigure: z.boolean() }))
    .default([]),
  replacedBy: id("claim").nullable(),
  merged: z.boolean().default(false),
  version: z.int().positive(),
  verdictId: id("verdict").nullable(),
  publishedCount: z.int().nonnegative(),
  firstPublishedAt: instant().nullable(),
  createdAt: instant(),
  createdBy: id("editor"),
  updatedAt: instant(),
  topics: z.array(kept()),
  relations: z.array(
    z.strictObject({
      kind: z.enum(RELATION_KINDS),
      targetId: id("claim"),
      since: day().nullable(),
      note: kept().nullable(),
    }),
  ),
  spans: z.array(span),
  verdicts: z.array(verdict),
  publications: z.array(publication),
  // Where a new text moved a quote, the event names the article too, and its version is the article's.
  events: z.array(event.extend({ articleId: id("article").nullable() })),
  redactions: z.array(redaction),
  shown: z
    .strictObject({
      publicationId: id("publication"),
      // Of the deployment that wrote it. Version 1 had it.
      revision: z.int().positive().optional(),
    })
    .transform(({ publicationId }) => ({ publicationId }))
    .nullable(),
});
export type ClaimLine = z.output<typeof claimLine>;
