import * as z from "zod";
import { about } from "../claims/claim-input.ts";
import { idPattern } from "../ids.ts";
import {
  BASIS_STRENGTHS,
  CLAIM_KINDS,
  GENRES,
  HOUSE_LABELS,
  type IdKind,
  RELATION_KINDS,
  SPAN_ROLES,
  STANCES,
} from "../vocabulary.ts";

/** Longest quote, in words: enough for a whole sentence that carries its point. */
export const MAX_QUOTE_WORDS = 40;
/** Longest prefix and suffix, in code points: enough to see in what sentence a quote stands, not enough to read on. */
export const MAX_CONTEXT_LENGTH = 64;

const id = (kind: IdKind) => z.string().regex(idPattern(kind));
const instant = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const slug = z
  .string()
  .regex(/^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u)
  .max(80);
const words = z.string().trim().min(1);

/** The longest text in code points, as the API counts. */
const upTo = (length: number) =>
  words.refine((value) => [...value].length <= length, { error: `longer than ${length} code points` });

/** An article, known by its text's hash alone: the text itself is not part of the seeds. */
export const seedArticle = z.strictObject({
  id: id("article"),
  key,
  /** Lower-case hex, over the UTF-8 of the normalised text. */
  textSha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Code points of the normalised text. */
  textLength: z.int().positive(),
  headline: words.nullable(),
  /** Ours, neutral, for articles known without a headline and beside those with one. */
  descriptiveHeadline: upTo(140),
  author: words.nullable(),
  publisher: z.null(),
  publishedOn: day.nullable(),
  language: z.literal("en"),
  genre: z.enum(GENRES),
  /** What of the copy the genre was read from. */
  genreNote: upTo(500),
  url: z.null(),
  retrievedAt: z.null(),
  createdAt: instant,
});
export type SeedArticle = z.infer<typeof seedArticle>;

const person = z.strictObject({ name: words, role: words });

/** Offsets are code points in the article's normalised text; prefix and suffix are what stands around the quote there. */
export const seedQuote = z.strictObject({
  exact: upTo(1000),
  prefix: z.string(),
  suffix: z.string(),
  start: z.int().nonnegative(),
  end: z.int().positive(),
});

export type SeedQuote = z.infer<typeof seedQuote>;

export const seedSpan = z.strictObject({
  id: id("span"),
  article: key,
  role: z.enum(SPAN_ROLES),
  /** Of appearances only. */
  stance: z.enum(STANCES).nullable(),
  quote: seedQuote,
  /** Null: the article's own voice. */
  assertedBy: person.extend({ claimantSide: z.boolean() }).nullable(),
  note: words.nullable(),
  /** Of refuting receipts: the claims of the set that say what the receipt asserts. */
  carriedBy: z.array(slug).min(1).optional(),
});
export type SeedSpan = z.infer<typeof seedSpan>;

/** A demonstration asks nobody, and says so. */
const reply = z.strictObject({ whyNotAsked: words }).transform(({ whyNotAsked }) => ({
  asked: false,
  on: null,
  deadline: null,
  answer: null,
  whyNotAsked,
}));

export const seedVerdict = z.strictObject({
  id: id("verdict"),
  label: z.enum(HOUSE_LABELS),
  /** The label in words of this verdict's own, where its name alone says too much. */
  ratingText: upTo(140).nullable().default(null),
  headline: upTo(140),
  summary: upTo(5000),
  basis: z.strictObject({ strength: z.enum(BASIS_STRENGTHS), note: words.nullable() }),
  restsOn: z.array(id("span")),
  implied: words.nullable(),
  searched: z.array(words),
  notSeen: z.array(words).default([]),
  notDecided: z.array(words).default([]),
  instead: words.nullable().default(null),
  reply: reply.nullable().default(null),
  asOf: day.nullable(),
  issuedAt: instant,
});
export type SeedVerdict = z.infer<typeof seedVerdict>;

export const seedRelation = z.strictObject({
  kind: z.enum(RELATION_KINDS),
  claim: slug,
  on: day.nullable(),
  note: words.nullable(),
});

export const seedClaim = z.strictObject({
  id: id("claim"),
  slug,
  text: upTo(1000),
  kind: z.enum(CLAIM_KINDS),
  claimant: person.nullable(),
  claimedOn: day.nullable(),
  language: z.literal("en"),
  topics: z.array(key).min(1).max(20),
  about: about.default([]),
  relations: z.array(seedRelation),
  createdAt: instant,
  spans: z.array(seedSpan).min(1),
  verdict: seedVerdict,
  publication: z.strictObject({ id: id("publication"), publishedAt: instant }),
});
export type SeedClaim = z.infer<typeof seedClaim>;

/** What was considered as a claim and left out, in our words; selection can be judged too. */
export const seedRejection = z.strictObject({
  article: key,
  considered: upTo(300),
  reason: upTo(500),
});
export type SeedRejection = z.infer<typeof seedRejection>;

/** A word of the vocabulary of topics, with what it covers. */
export const seedTopic = z.strictObject({ topic: key, covers: upTo(200) });
export type SeedTopic = z.infer<typeof seedTopic>;

export interface SeedSet {
  articles: SeedArticle[];
  claims: SeedClaim[];
  rejected: SeedRejection[];
  topics: SeedTopic[];
}
