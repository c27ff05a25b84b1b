import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { allKeys } from "../../editors/keys.ts";
import { noQuery } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { keySchema } from "./key-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/keys",
  operationId: "listKeys",
  tags: ["Keys"],
  summary: "Every key, without its secret",
  security: [{ key: [] }],
  middleware: requireRole("admin"),
  request: { query: noQuery },
  responses: {
    200: json("Keys", z.strictObject({ keys: z.array(keySchema) })),
    ...problems("unauthorized", "forbidden"),
  },
});

export const listKeysRoute = createRouter().openapi(contract, async (c) =>
  respondPrivately(c, { keys: await allKeys(c.get("db")) }),
);
