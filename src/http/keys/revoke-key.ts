import * as z from "zod";
import { revoke } from "../../editors/keys.ts";
import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { keySchema } from "./key-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/keys/{id}/revoke",
  operationId: "revokeKey",
  tag: "Keys",
  summary: "Makes a key worthless, at once",
  role: "admin",
  params: byId,
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
  version: "none",
  // It is done, however often it is asked.
  replayable: false,
  answers: { ok: keySchema },
  // The last key of an administrator.
  problems: ["rule-unmet"],
});

export const revokeKeyRoute = createRouter().openapi(contract, async (c) => {
  const key = await revoke(c.get("db"), c.req.valid("param").id, new Date().toISOString());
  return respondPrivately(c, key);
});
