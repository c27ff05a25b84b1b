import * as z from "zod";
import { codePoint } from "../publications/document-parts.ts";

const names = z.array(z.string()).readonly();
const characterDifference = z.strictObject({
  quote: names.meta({ description: 'What the quote has, such as "U+0020 SPACE"; empty for nothing' }),
  text: names.meta({ description: "What the text has there; empty for nothing" }),
  times: z.int().positive(),
});

const place = z.strictObject({ exact: z.string(), start: codePoint, end: codePoint });

/** What a problem document says of a quote that does not stand as it was given. Positions are code points of the text. */
export const quoteRefusalSchema = z.object({
  state: z
    .enum(["cut", "normalised", "wrapped", "changed", "ambiguous", "gone", "exact"])
    .optional()
    .meta({ description: "Why it is refused" }),
  nearest: place
    .nullable()
    .optional()
    .meta({ description: "What the text says instead, as it would be accepted" }),
  comparison: z
    .array(
      z.strictObject({
        quote: z.string(),
        text: z.string(),
        characters: z.array(characterDifference).readonly(),
      }),
    )
    .readonly()
    .optional()
    .meta({
      description:
        "Quote and `nearest` word by word: joined, the runs' `quote` give the one and their `text` the other; equal where they agree. `characters` names a difference in typography alone",
    }),
  characters: z.array(characterDifference).readonly().optional(),
  diff: z.array(z.strictObject({ kind: z.string(), before: z.string(), after: z.string() })).optional(),
  meaningMayHaveChanged: z.boolean().optional(),
  places: z
    .array(place.extend({ prefix: z.string(), suffix: z.string() }))
    .optional()
    .meta({ description: "Where it stands more than once: each as it would be accepted" }),
});
export type QuoteRefusal = z.output<typeof quoteRefusalSchema>;
