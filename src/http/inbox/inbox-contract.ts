import * as z from "zod";
import { day, instant } from "../../publications/document-parts.ts";
import { INBOX_KINDS, INBOX_OUTCOMES } from "../../vocabulary.ts";
import { personSchema } from "../review/work-contract.ts";

export const receiptSchema = z
  .strictObject({
    id: z.string(),
    number: z.int().meta({ description: "To ask by" }),
    promisedOn: day.meta({ description: "The day (UTC) by which somebody will have looked at it" }),
  })
  .meta({ id: "Receipt" });

const inboxClaim = z.strictObject({ id: z.string(), slug: z.string(), text: z.string() });

export const inboxItemSchema = z
  .strictObject({
    id: z.string(),
    number: z.int(),
    kind: z.enum(INBOX_KINDS),
    claim: inboxClaim.nullable().meta({ description: "That a report is about" }),
    text: z.string().nullable().meta({ description: "In the reader's words; null once erased" }),
    url: z.string().nullable().meta({ description: "Where they read what should be checked" }),
    contact: z.string().nullable().meta({ description: "Goes 90 days after closing" }),
    count: z.int().positive().meta({ description: "How often it came while it was open" }),
    receivedAt: instant,
    lastReceivedAt: instant,
    promisedOn: day,
    isOverdue: z.boolean().meta({ description: "That day is past, and nothing was answered" }),
    readAt: instant.nullable(),
    takenBy: personSchema.nullable().meta({ description: "Who says that they are on it" }),
    answer: z.strictObject({ text: z.string(), by: personSchema, at: instant }).nullable(),
    outcome: z.enum(INBOX_OUTCOMES).nullable(),
    note: z.string().nullable(),
    result: inboxClaim.nullable().meta({ description: "The claim that came of a request" }),
    closedBy: personSchema.nullable(),
    closedAt: instant.nullable(),
    erasedAt: instant.nullable(),
  })
  .meta({ id: "InboxItem" });
