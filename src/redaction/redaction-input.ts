import * as z from "zod";
import { NOTE_LIMIT } from "../claims/claim-input.ts";
import { words } from "../text-input.ts";
import { REDACTION_GROUNDS } from "../vocabulary.ts";

export const redactionInput = z.strictObject({
  /** Names of fields, as the kind of subject has them. */
  fields: z.array(words(64)).min(1).max(20),
  ground: z.enum(REDACTION_GROUNDS),
  /** Public, like the redaction itself: such as the court and the number of its order. */
  note: words(NOTE_LIMIT),
});
export type RedactionInput = z.output<typeof redactionInput>;
