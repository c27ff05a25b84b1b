import { createRoute } from "@hono/zod-openapi";
import { readItem } from "../../inbox/handle.ts";
import { noQuery } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { inboxItemSchema } from "./inbox-contract.ts";
import { byIdOrNumber } from "./item-action.ts";
import { presentItem } from "./present-item.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/inbox/{id}",
  operationId: "getInboxItem",
  tags: ["Editing: inbox"],
  summary: "What a reader sent, and what became of it",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: { params: byIdOrNumber, query: noQuery },
  responses: {
    200: json("The item", inboxItemSchema),
    ...problems("unauthorized", "forbidden", "not-found", "invalid-query"),
  },
});

export const readItemRoute = createRouter().openapi(contract, async (c) =>
  respondPrivately(
    c,
    presentItem(await readItem(c.get("db"), c.req.valid("param").id), new Date().toISOString()),
  ),
);
