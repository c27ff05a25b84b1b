import * as z from "zod";
import { articleSummarySchema } from "../../publications/article-document.ts";
import { pageMembers } from "../annotations/page-contract.ts";

export const articleListSchema = z
  .strictObject({
    articles: z.array(articleSummarySchema),
    nextCursor: z.string().nullable(),
    total: z.int().nonnegative().optional().meta({ description: "With `total=true`: how many there are" }),
  })
  .meta({ id: "ArticleList" });

export const articleSchema = articleSummarySchema.extend(pageMembers).meta({ id: "Article" });
