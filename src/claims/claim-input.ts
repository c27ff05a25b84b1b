import * as z from "zod";
import { namedAlone } from "../input-messages.ts";
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

export const party = z.strictObject(
  {
    name: name(NAME_LIMIT).meta({ description: "As readers see it; the same name is the same party" }),
    role: line(NAME_LIMIT).nullable().default(null).meta({ description: "What they are, such as an office" }),
  },
  { error: namedAlone },
);

/** A claim by id or slug. */
export const claimReference = words(200).meta({ description: "Id or slug of a claim" });

export const relationInput = z.strictObject({
  kind: z.enum(RELATION_KINDS).meta({
    description:
      "`reports`: this claim says that the other one was made; `overtaken_by`: what is so now, the other one says; `narrower_than`: the other one is more general; `same_as`: both say the same",
  }),
  claim: claimReference,
  on: day().nullable().default(null).meta({ description: "Since which day, where it has one" }),
  note: words(NOTE_LIMIT)
    .nullable()
    .default(null)
    .meta({ description: "How they are related; readers see it" }),
});

/** Whom or what the claim is about. Publishing a verdict about a person asks whether they were heard. */
export const about = z
  .array(
    z.strictObject({
      name: name(NAME_LIMIT).meta({ description: "As readers see it" }),
      kind: z.enum(ABOUT_KINDS).meta({ description: "Whether it is somebody or something" }),
      publicFigure: z
        .boolean()
        .default(false)
        .meta({ description: "Acts in public life; false for anybody else" }),
    }),
  )
  .max(ABOUT_LIMIT)
  .refine((list) => new Set(list.map((party) => foldName(party.name))).size === list.length, {
    message: "must not name anybody twice",
  })
  .meta({ description: "Whom or what the claim is about, nobody twice", uniqueItems: true });

export const claimFields = z.strictObject({
  text: line(CLAIM_TEXT_LIMIT).meta({ description: "What is claimed, as one sentence" }),
  kind: z
    .enum(CLAIM_KINDS)
    .meta({ description: "`fact`: that something is so; `statement`: that somebody said it" }),
  claimant: party.nullable().meta({ description: "Who makes the claim; null where nobody is named" }),
  claimedOn: day().nullable().meta({ description: "The day on which it was made; null where nobody knows" }),
  language: languageTag().meta({ description: "Language tag (BCP 47) of the text, such as `en` or `pt-BR`" }),
  topics,
  about,
  relations: z.array(relationInput).max(RELATIONS_LIMIT).meta({ description: "What it is to other claims" }),
});

/** What an editor sets of a claim. */
export type ClaimFields = z.output<typeof claimFields>;

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

export const reason = words(REASON_LIMIT).meta({ description: "Why; kept with what was done" });

export const claimMerge = z.strictObject({
  into: claimReference.meta({ description: "Id or slug of the claim that stays" }),
  reason,
});
export type ClaimMerge = z.output<typeof claimMerge>;
