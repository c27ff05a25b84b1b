import * as z from "zod";
import { NOTE_LIMIT } from "../claims/claim-input.ts";
import { words } from "../text-input.ts";
import { REDACTION_GROUNDS } from "../vocabulary.ts";

/** What is to be blanked, of a kind of subject that has these fields. */
export const redactionInput = (fields: readonly string[]) =>
  z.strictObject({
    fields: z.array(z.enum(fields)).min(1).max(20).meta({ description: "Names of the fields to blank" }),
    ground: z.enum(REDACTION_GROUNDS).meta({ description: "By what law or need; public" }),
    note: words(NOTE_LIMIT).meta({
      description: "Public, like the redaction itself: such as the court and the number of its order",
    }),
  });
export type RedactionInput = z.output<ReturnType<typeof redactionInput>>;
