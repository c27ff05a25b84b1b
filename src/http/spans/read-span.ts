import { createRoute } from "@hono/zod-openapi";
import { findSpan } from "../../spans/find-span.ts";
import { byId, noQuery } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { answerWorking } from "../json-answer.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { presentWorkingSpan, workingSpanSchema } from "./working-span.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/spans/{id}",
  operationId: "getSpan",
  tags: ["Editing: quotes"],
  summary: "One quote of a working copy",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: { params: byId, query: noQuery },
  responses: { 200: json("The quote", workingSpanSchema), ...problems("unauthorized", "not-found") },
});

export const readSpanRoute = createRouter().openapi(contract, async (c) => {
  const { span, article, claimVersion } = await findSpan(c.get("db"), c.req.valid("param").id);
  return answerWorking(c, JSON.stringify(presentWorkingSpan(span, article)), claimVersion);
});
