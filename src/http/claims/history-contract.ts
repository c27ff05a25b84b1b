import * as z from "zod";
import { instant } from "../../publications/document-parts.ts";

export const eventSchema = z
  .strictObject({
    id: z.string(),
    seq: z.int().positive(),
    at: instant,
    by: z.string(),
    action: z.string(),
    subject: z.strictObject({ kind: z.string(), id: z.string() }),
    claim: z.string().nullable(),
    version: z.int().positive(),
    reason: z.string().nullable(),
    changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).meta({
      description: "Each changed field with what it was and what it is",
    }),
  })
  .meta({ id: "Event" });

export const historySchema = z
  .strictObject({ events: z.array(eventSchema), nextCursor: z.string().nullable() })
  .meta({ id: "History" });
