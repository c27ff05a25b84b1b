import * as z from "zod";
import type { SpanRecord } from "../db/records.ts";

/** That an editor looked at what stands beside a quote now, and said that the quote still carries its claim. */
const confirmation = z.strictObject({
  by: z.string(),
  at: z.string(),
  note: z.string().nullable(),
  /** `surroundings` of the placement that was judged: whatever else comes to stand there is flagged again. */
  surroundings: z.string(),
});
export type Confirmation = z.output<typeof confirmation>;

/** The confirmation that a span carries; null where nobody gave one. */
export function readConfirmation(span: Pick<SpanRecord, "confirmation">): Confirmation | null {
  return span.confirmation === null ? null : confirmation.parse(JSON.parse(span.confirmation));
}

/** A confirmation as readers see it. */
export function showConfirmation(span: Pick<SpanRecord, "confirmation">) {
  const given = readConfirmation(span);
  return given && { by: given.by, at: given.at, note: given.note };
}
