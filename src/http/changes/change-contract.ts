import * as z from "zod";
import { instant } from "../../publications/document-parts.ts";
import { CHANGE_KINDS } from "../../vocabulary.ts";

const changeSchema = z
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

export const changesSchema = z
  .strictObject({
    changes: z.array(changeSchema),
    nextAfter: z.int().nonnegative().meta({ description: "Ask with this as `after` next time" }),
  })
  .meta({ id: "Changes" });
