import * as z from "zod";

export const suggestionListSchema = z
  .strictObject({
    suggestions: z.array(
      z.strictObject({
        value: z.string().meta({ description: "As the filter of that name takes it" }),
        claims: z.int().positive().nullable().meta({
          description: "How many published claims have the topic; null beside a name, which is never counted",
        }),
      }),
    ),
  })
  .meta({ id: "SuggestionList" });
