import * as z from "zod";
import { GENRES } from "../vocabulary.ts";
import { day, publisherSchema } from "./document-parts.ts";

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
  })
  .meta({ id: "ArticleSummary" });
export type ArticleSummary = z.output<typeof articleSummarySchema>;
