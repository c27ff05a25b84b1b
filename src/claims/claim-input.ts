import * as z from "zod";
import { day, languageTag, words } from "../text-input.ts";
import { CLAIM_KINDS, RELATION_KINDS } from "../vocabulary.ts";

/** Code points. */
export const CLAIM_TEXT_LIMIT = 1000;
export const NAME_LIMIT = 200;
export const NOTE_LIMIT = 1000;
export const REASON_LIMIT = 1000;
export const TOPIC_LIMIT = 64;
export const TOPICS_LIMIT = 20;
export const RELATIONS_LIMIT = 50;

export const party = z.strictObject({
  name: words(NAME_LIMIT),
  role: words(NAME_LIMIT).nullable().default(null),
});

/** A claim by id or slug. */
export const claimReference = words(200).meta({ description: "Id or slug of a claim" });

export const relationInput = z.strictObject({
  kind: z.enum(RELATION_KINDS),
  claim: claimReference,
  on: day().nullable().default(null),
  note: words(NOTE_LIMIT).nullable().default(null),
});

export const topics = z
  .array(words(TOPIC_LIMIT).regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, "must be words joined by hyphens"))
  .max(TOPICS_LIMIT)
  .refine((list) => new Set(list).size === list.length, { message: "must not name a topic twice" });

export const claimFields = z.strictObject({
  text: words(CLAIM_TEXT_LIMIT),
  kind: z.enum(CLAIM_KINDS),
  claimant: party.nullable(),
  claimedOn: day().nullable(),
  language: languageTag(),
  topics,
  relations: z.array(relationInput).max(RELATIONS_LIMIT),
});

export const newClaim = claimFields.extend({
  kind: claimFields.shape.kind.default("fact"),
  claimant: claimFields.shape.claimant.default(null),
  claimedOn: claimFields.shape.claimedOn.default(null),
  language: claimFields.shape.language.default("en"),
  topics: claimFields.shape.topics.default([]),
  relations: claimFields.shape.relations.default([]),
});
export type NewClaim = z.output<typeof newClaim>;

/** RFC 7396: a member that is absent stays as it is, null clears what may be cleared. */
export const claimPatch = claimFields.partial();
export type ClaimPatch = z.output<typeof claimPatch>;

export const reason = words(REASON_LIMIT);
