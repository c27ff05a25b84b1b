import * as z from "zod";
import { slimPageMembers } from "../../annotations/slim-entry.ts";
import { articleSummarySchema } from "../../publications/article-document.ts";
import { orNull } from "../../publications/document-parts.ts";
import { spanSchema } from "../../publications/span-document.ts";
import { claimSummarySchema } from "../claims/claim-contract.ts";

/** What a page's quotes and claims are, where several claims are shown together: each quote says whose it is. */
export const pageMembers = {
  claims: z.array(claimSummarySchema),
  spans: z.array(spanSchema.extend({ claim: z.string() })),
};

const near = z.array(z.strictObject({ url: z.string(), article: articleSummarySchema })).meta({
  description:
    "Where nobody annotated the page: annotated pages of its site whose addresses resemble it. They may be the same page, or not",
});

export const pageAnnotationsSchema = z
  .strictObject({ url: z.string(), article: orNull(articleSummarySchema), ...pageMembers, near })
  .meta({ id: "PageAnnotations" });

/** The same page in little. */
export const slimAnnotationsSchema = z
  .strictObject({
    url: z.string(),
    notice: z
      .string()
      .nullable()
      .meta({ description: "What this service says of everything in it, as in `/v1/about`" }),
    ...slimPageMembers,
    near,
  })
  .meta({ id: "SlimAnnotations" });
