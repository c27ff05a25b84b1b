import * as z from "zod";
import type { ChangeRow } from "../db/queries/change-list.ts";
import { CHANGE_KINDS, REDACTED } from "../vocabulary.ts";
import { claimPage } from "./compose-claim.ts";
import { instant } from "./document-parts.ts";

export const changeSchema = z
  .strictObject({
    seq: z.int().positive(),
    at: instant,
    kind: z.enum(CHANGE_KINDS).meta({
      description:
        "`published`: for the first time or anew; `changed`: a source, a related claim or a word of it; `checked`: a source was looked at and nothing was found changed; `gone`: no longer shown, or its reason changed",
    }),
    claim: z.strictObject({
      id: z.string(),
      slug: z.string(),
      page: z.url(),
      version: z.int().positive().meta({ description: "That readers see now, or that took it from them" }),
    }),
    reason: z.string().nullable(),
  })
  .meta({ id: "Change" });

export type ChangeDocument = z.output<typeof changeSchema>;

/** A change as those who follow get it. `page` is a path: which service it is on, who sends it knows. */
export function presentChange({ seq, at, kind, claimId, slug, version, reason }: ChangeRow): ChangeDocument {
  return {
    seq,
    at,
    kind,
    claim: { id: claimId, slug, page: claimPage(slug), version },
    reason: reason === REDACTED ? null : reason,
  };
}
