import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { json } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { respondPrivately } from "../pipelines/respond.ts";

const contract = createRoute({
  method: "get",
  path: "/healthz",
  operationId: "getHealth",
  tags: ["Service"],
  summary: "Whether the process is alive",
  responses: { 200: json("It is", z.strictObject({ status: z.literal("alive") })) },
});

export const readHealthRoute = createRouter().openapi(contract, (c) =>
  respondPrivately(c, { status: "alive" }),
);
