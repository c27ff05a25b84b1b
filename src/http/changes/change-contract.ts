import * as z from "zod";
import { changeSchema } from "../../publications/change-document.ts";

export const changesSchema = z
  .strictObject({
    changes: z.array(changeSchema),
    nextAfter: z.int().nonnegative().meta({ description: "Ask with this as `after` next time" }),
  })
  .meta({ id: "Changes" });
