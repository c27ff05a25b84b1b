import * as z from "zod";
import { composeSpan } from "../../publications/compose-claim.ts";
import { spanSchema } from "../../publications/span-document.ts";

/** A quote as editors see it: of which claim, and whether it was taken out. */
export const workingSpanSchema = spanSchema.extend({
  claim: z.string(),
  retracted: z.strictObject({ at: z.string(), reason: z.string() }).nullable(),
});

export function presentWorkingSpan(
  span: Parameters<typeof composeSpan>[0],
  article: Parameters<typeof composeSpan>[1],
): z.output<typeof workingSpanSchema> {
  const { retractedAt, retractedReason } = span;
  return {
    ...composeSpan(span, article),
    claim: span.claimId,
    retracted: retractedAt === null ? null : { at: retractedAt, reason: retractedReason ?? "" },
  };
}
