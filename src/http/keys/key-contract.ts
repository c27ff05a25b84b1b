import * as z from "zod";
import { ROLES } from "../../vocabulary.ts";

export const keySchema = z
  .strictObject({
    id: z.string(),
    editor: z.strictObject({ id: z.string(), name: z.string() }),
    role: z.enum(ROLES),
    prefix: z.string(),
    createdAt: z.string(),
    revokedAt: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: "Key" });
