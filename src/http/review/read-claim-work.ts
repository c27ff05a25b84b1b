import { createRoute } from "@hono/zod-openapi";
import { readClaimWork } from "../../review/claim-work.ts";
import { byIdOrSlug, noQuery } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { claimWorkSchema } from "./work-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/claims/{id}/work",
  operationId: "getClaimWork",
  tags: ["Editing: review"],
  summary: "How the work on a claim stands: a verdict that waits, whether it was sent back, who is on it",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: { params: byIdOrSlug, query: noQuery },
  responses: {
    200: json("How it stands", claimWorkSchema),
    ...problems("unauthorized", "forbidden", "not-found", "invalid-query"),
  },
});

export const readClaimWorkRoute = createRouter().openapi(contract, async (c) =>
  respondPrivately(c, await readClaimWork(c.get("db"), c.req.valid("param").id)),
);
