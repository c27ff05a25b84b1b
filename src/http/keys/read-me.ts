import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { ROLES } from "../../vocabulary.ts";
import { noQuery } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { requireKey, requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/me",
  operationId: "getMe",
  tags: ["Keys"],
  summary: "Whose key this is and what it may do",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: { query: noQuery },
  responses: {
    200: json(
      "The person",
      z.strictObject({
        editor: z.strictObject({ id: z.string(), name: z.string() }),
        role: z.enum(ROLES),
        key: z.string(),
      }),
    ),
    ...problems("unauthorized"),
  },
});

export const readMeRoute = createRouter().openapi(contract, (c) => {
  const { actor, keyId } = requireKey(c);
  const { editorId, name, role } = actor;
  return respondPrivately(c, { editor: { id: editorId, name }, role, key: keyId });
});
