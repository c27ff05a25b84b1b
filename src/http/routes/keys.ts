import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { allKeys, createKey, revoke } from "../../editors/keys.ts";
import { words } from "../../text-input.ts";
import { ROLES } from "../../vocabulary.ts";
import { requireRole } from "../authenticate.ts";
import { ProblemError } from "../problems.ts";
import { respondPrivately } from "../respond.ts";
import { json, problems } from "../responses.ts";
import { createRouter } from "../router.ts";
import { writeRoute } from "../write-route.ts";

const tag = "Keys";

const keySchema = z
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

const list = createRoute({
  method: "get",
  path: "/v1/keys",
  operationId: "listKeys",
  tags: [tag],
  summary: "Every key, without its secret",
  security: [{ key: [] }],
  middleware: requireRole("admin"),
  request: { query: z.strictObject({}) },
  responses: {
    200: json("Keys", z.strictObject({ keys: z.array(keySchema) })),
    ...problems("unauthorized", "forbidden"),
  },
});

const create = writeRoute({
  method: "post",
  path: "/v1/keys",
  operationId: "createKey",
  tag,
  summary: "A key for the person of this name; `secret` is shown this once",
  role: "admin",
  body: z.strictObject({ name: words(200), role: z.enum(ROLES) }),
  version: "none",
  answers: { created: keySchema.extend({ secret: z.string() }) },
});

const revokeRoute = writeRoute({
  method: "post",
  path: "/v1/keys/{id}/revoke",
  operationId: "revokeKey",
  tag,
  summary: "Makes a key worthless, at once",
  role: "admin",
  body: z.strictObject({}),
  version: "none",
  answers: { ok: keySchema },
});

const me = createRoute({
  method: "get",
  path: "/v1/me",
  operationId: "getMe",
  tags: [tag],
  summary: "Whose key this is and what it may do",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: { query: z.strictObject({}) },
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

export const keys = createRouter()
  .openapi(list, async (c) => respondPrivately(c, { keys: await allKeys(c.get("db")) }))
  .openapi(create, async (c) => {
    // A secret is never kept, so its answer cannot be given again.
    if (c.req.header("Idempotency-Key") !== undefined) {
      throw new ProblemError(
        "not-replayable",
        "The answer holds a secret and is not kept. Send no Idempotency-Key.",
      );
    }
    const at = new Date().toISOString();
    const { key, secret } = await createKey(c.get("db"), { ...c.req.valid("json"), at });
    return respondPrivately(c, { ...key, secret }, 201, { location: `/v1/keys/${key.id}` });
  })
  .openapi(revokeRoute, async (c) => {
    const key = await revoke(c.get("db"), c.req.param("id"), new Date().toISOString());
    return respondPrivately(c, key);
  })
  .openapi(me, (c) => {
    const key = c.get("key");
    if (!key) throw new Error("nobody gets here without a key");
    const { editorId, name, role } = key.actor;
    return respondPrivately(c, { editor: { id: editorId, name }, role, key: key.keyId });
  });
