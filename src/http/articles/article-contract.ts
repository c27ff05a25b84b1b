import * as z from "zod";
import { articleSummarySchema } from "../../publications/article-document.ts";
import { pageMembers } from "../annotations/page-contract.ts";

export const articleListSchema = z
  .strictObject({ articles: z.array(articleSummarySchema), nextCursor: z.string().nullable() })
  .meta({ id: "ArticleList" });

export const articleSchema = articleSummarySchema.extend(pageMembers).meta({ id: "Article" });
