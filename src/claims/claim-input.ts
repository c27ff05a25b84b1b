import * as z from "zod";
import { foldName } from "../language/fold-name.ts";
import { day, languageTag, line, name, words } from "../text-input.ts";
import { ABOUT_KINDS, CLAIM_KINDS, RELATION_KINDS } from "../vocabulary.ts";
import { topics } from "./topic-input.ts";

/** Code points. */
export const CLAIM_TEXT_LIMIT = 1000;
export const NAME_LIMIT = 200;
export const NOTE_LIMIT = 1000;
export const REASON_LIMIT = 1000;
export const RELATIONS_LIMIT = 50;
export const ABOUT_LIMIT = 20;

export const party = z.strictObject({
  name: name(NAME_LIMIT),
  role: line(NAME_LIMIT).nullable().default(null),
});

/** A claim by id or slug. */
export const claimReference = words(200).meta({ description: "Id or slug of a claim" });

export const relationInput = z.strictObject({
  kind: z.enum(RELATION_KINDS),
  claim: claimReference,
  on: day().nullable().default(null),
  note: words(NOTE_LIMIT).nullable().default(null),
});

/** Whom or what the claim is about. Publishing a verdict about a person asks whether they were heard. */
export const about = z
  .array(
    z.strictObject({
      name: name(NAME_LIMIT),
      kind: z.enum(ABOUT_KINDS),
      publicFigure: z
        .boolean()
        .default(false)
        .meta({ description: "Acts in public life; false for anybody else" }),
    }),
  )
  .max(ABOUT_LIMIT)
  .refine((list) => new Set(list.map((party) => foldName(party.name))).size === list.length, {
    message: "must not name anybody twice",
  });

export const claimFields = z.strictObject({
  text: line(CLAIM_TEXT_LIMIT),
  kind: z.enum(CLAIM_KINDS),
  claimant: party.nullable(),
  claimedOn: day().nullable(),
  language: languageTag(),
  topics,
  about,
  relations: z.array(relationInput).max(RELATIONS_LIMIT),
});

export const newClaim = claimFields.extend({
  kind: claimFields.shape.kind.default("fact"),
  claimant: claimFields.shape.claimant.default(null),
  claimedOn: claimFields.shape.claimedOn.default(null),
  language: claimFields.shape.language.default("en"),
  topics: claimFields.shape.topics.default([]),
  about: claimFields.shape.about.default([]),
  relations: claimFields.shape.relations.default([]),
});
export type NewClaim = z.output<typeof newClaim>;

/** RFC 7396: a member that is absent stays as it is, null clears what may be cleared. */
export const claimPatch = claimFields.partial();
export type ClaimPatch = z.output<typeof claimPatch>;

export const reason = words(REASON_LIMIT);

export const claimMerge = z.strictObject({
  into: claimReference.meta({ description: "Id or slug of the claim that stays" }),
  reason,
});
export type ClaimMerge = z.output<typeof claimMerge>;
