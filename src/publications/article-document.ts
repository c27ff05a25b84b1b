import * as z from "zod";
import { ARTICLE_ACCESS, GENRES } from "../vocabulary.ts";
import { day, instant, publisherSchema } from "./document-parts.ts";

/** An article as a quote names it. `page` holds a path here; the HTTP layer makes it absolute. */
export const articleSummarySchema = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    page: z.url(),
    url: z.string().nullable(),
    urn: z.string().nullable(),
    headline: z.string().nullable(),
    descriptiveHeadline: z
      .string()
      .nullable()
      .meta({ description: "Ours, where the source has no headline" }),
    author: z.string().nullable(),
    publisher: publisherSchema.nullable(),
    publishedOn: day.nullable(),
    language: z.string().nullable(),
    genre: z.enum(GENRES),
    genreNote: z.string().nullable(),
    access: z
      .enum(ARTICLE_ACCESS)
      .meta({ description: "Whether a reader can open the source without paying" }),
    lastCheckedAt: instant
      .nullable()
      .meta({ description: "When somebody last looked at the source, whatever was found" }),
    textLength: z
      .int()
      .positive()
      .nullable()
      .meta({ description: "Of the latest whole text, in Unicode code points" }),
  })
  .meta({ id: "ArticleSummary" });
export type ArticleSummary = z.output<typeof articleSummarySchema>;
