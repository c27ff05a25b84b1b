import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { isMigrated } from "../../db/queries/readiness.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { ProblemError } from "../problems.ts";

const contract = createRoute({
  method: "get",
  path: "/readyz",
  operationId: "getReadiness",
  tags: ["Service"],
  summary: "Whether the database is reachable, migrated and can be written",
  responses: { 200: json("It is", z.strictObject({ status: z.literal("ready") })), ...problems("not-ready") },
});

export const readReadinessRoute = createRouter().openapi(contract, async (c) => {
  const migrated = await isMigrated(c.get("db")).catch(() => {
    throw new ProblemError("not-ready", "The database cannot be reached, or was never migrated.");
  });
  if (!migrated)
    throw new ProblemError("not-ready", "The database needs to be migrated: run `verbatim migrate`.");
  if (!(await c.get("db").isUsable())) {
    throw new ProblemError("not-ready", "The database's file cannot be used: the log says why.");
  }
  return respondPrivately(c, { status: "ready" });
});
