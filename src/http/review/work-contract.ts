import * as z from "zod";
import { instant } from "../../publications/document-parts.ts";
import { NOTE_KINDS } from "../../vocabulary.ts";

export const personSchema = z.strictObject({ id: z.string(), name: z.string() });

export const claimWorkSchema = z
  .strictObject({
    claim: z.string().meta({ description: "Id of the claim" }),
    version: z.int(),
    pending: z
      .strictObject({ verdict: z.string(), issuer: personSchema })
      .nullable()
      .meta({ description: "The verdict that readers are still to be given" }),
    returned: z
      .strictObject({
        note: z.string(),
        by: personSchema,
        at: instant,
        reason: z.string().nullable().meta({ description: "Null once erased" }),
      })
      .nullable()
      .meta({
        description: "Why that verdict was sent back, until it is handed in again or another is issued",
      }),
    onIt: z
      .strictObject({ editor: personSchema, since: instant })
      .nullable()
      .meta({ description: "Who says that they are at work on it: a hint, no lock" }),
  })
  .meta({ id: "ClaimWork" });

export const noteSchema = z
  .strictObject({
    id: z.string(),
    claim: z.string(),
    kind: z.enum(NOTE_KINDS),
    verdict: z.string().nullable().meta({ description: "That was sent back or handed in again" }),
    text: z.string().nullable().meta({ description: "Null where nothing was said, or once it is erased" }),
    at: instant,
    by: personSchema,
    erasedAt: instant.nullable(),
  })
  .meta({ id: "Note" });
