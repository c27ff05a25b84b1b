import * as z from "zod";
import { viewArticle } from "../../articles/article-view.ts";
import type { CommittedArticle } from "../../articles/commit-article.ts";
import { placementSchema } from "../../publications/span-document.ts";
import { SPAN_STATES } from "../../vocabulary.ts";
import { workingArticleSchema } from "./working-article.ts";

/** The article, and which of its quotes stand otherwise than before. */
export const articleWithQuotesSchema = workingArticleSchema
  .extend({
    quotes: z
      .array(
        z.strictObject({
          span: z.string(),
          claim: z.string(),
          before: z.enum(SPAN_STATES),
          after: z.enum(SPAN_STATES),
          placement: placementSchema.nullable(),
        }),
      )
      .meta({
        description:
          "Quotes that stand otherwise than before. Both states are verified where the words are the same and what stands beside them changed, or was judged",
      }),
    proposedExtent: z.enum(["excerpt", "stub"]).nullable().meta({
      description:
        "Of a text about which nobody said how much of the page it is: what it looks like. Nothing follows from it until somebody says so",
    }),
  })
  .meta({ id: "WorkingArticleWithQuotes" });

export function viewWithQuotes({ article, quotes, proposedExtent }: CommittedArticle) {
  return { ...viewArticle(article), quotes, proposedExtent };
}
