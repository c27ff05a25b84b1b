import { Hono } from "hono";
import type { Environment } from "../../http/environment.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ASSETS } from "./assets.ts";

/** Their names change with their content, so whoever has one has it for good. */
const FOREVER = "public, max-age=31536000, immutable";

export const readAssets = new Hono<Environment>();
for (const { path, content, type } of ASSETS) {
  readAssets.get(path, (c) => respond(c, content, 200, { "content-type": type, "cache-control": FOREVER }));
}
