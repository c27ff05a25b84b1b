import * as z from "zod";
import { CLEAN_MESSAGE, isCleanText, line, words } from "../text-input.ts";
import { INBOX_OUTCOMES, REPORT_KINDS } from "../vocabulary.ts";

/** Code points of what a reader writes, and of how to reach them. */
export const SENT_LIMIT = 5000;
export const CONTACT_LIMIT = 200;
const ADDRESS_LIMIT = 8192;

const sentText = words(SENT_LIMIT);

export const newReport = z.strictObject({
  kind: z.enum(REPORT_KINDS).meta({
    description:
      "`error`: something is wrong; `reply`: an answer of those whom the claim is about; `privacy`: words that should not stand here",
  }),
  text: sentText.meta({ description: "What we should know" }),
  contact: line(CONTACT_LIMIT).nullable().default(null).meta({
    description: "How to reach you, such as a mail address; kept until 90 days after the report is closed",
  }),
});
export type NewReport = z.output<typeof newReport>;

export const newRequest = z.strictObject({
  text: sentText.meta({ description: "What should be checked" }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(ADDRESS_LIMIT)
    .refine(isCleanText, { message: CLEAN_MESSAGE })
    .nullable()
    .default(null)
    .meta({ description: "Where you read or heard it" }),
});
export type NewRequest = z.output<typeof newRequest>;

export const itemAnswer = z.strictObject({
  text: words(SENT_LIMIT).meta({ description: "What the reader was told" }),
});
export type ItemAnswer = z.output<typeof itemAnswer>;

export const itemClosing = z.strictObject({
  outcome: z.enum(INBOX_OUTCOMES).meta({
    description:
      "`corrected`: we changed something; `unchanged`: it stands; `checked`: what was asked for is checked now; `declined`: we will not; `spam`",
  }),
  note: words(SENT_LIMIT).nullable().default(null).meta({ description: "For the other editors" }),
  claim: z
    .string()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .meta({ description: "Id or slug of the claim that came of a request" }),
});
export type ItemClosing = z.output<typeof itemClosing>;
