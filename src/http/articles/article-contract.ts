import * as z from "zod";
import { articleSummarySchema, claimSummarySchema, spanSchema } from "../claims/claim-contract.ts";

export const articleListSchema = z
  .strictObject({ articles: z.array(articleSummarySchema), nextCursor: z.string().nullable() })
  .meta({ id: "ArticleList" });

export const articleSchema = articleSummarySchema
  .extend({
    claims: z.array(claimSummarySchema),
    spans: z.array(spanSchema.extend({ claim: z.string() })),
  })
  .meta({ id: "Article" });
