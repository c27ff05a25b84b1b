import * as z from "zod";
import { instant } from "../../publications/document-parts.ts";
import { CLAIM_STATUSES } from "../../vocabulary.ts";
import { claimSchema } from "../claims/claim-contract.ts";

export const publicationSchema = z
  .strictObject({
    n: z.int().positive(),
    publishedAt: instant,
    publishedBy: z.string(),
    supersededAt: instant.nullable().meta({ description: "When the next publication took its place" }),
    withdrawn: z
      .strictObject({ status: z.enum(CLAIM_STATUSES), reason: z.string().nullable() })
      .nullable()
      .meta({ description: "Set while readers no longer see the claim" }),
    claim: claimSchema,
  })
  .meta({ id: "Publication" });
