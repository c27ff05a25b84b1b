import * as z from "zod";
import { createKey, newKey } from "../../editors/keys.ts";
import { noParameters } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { refuseReplay } from "../refuse-replay.ts";
import { keySchema } from "./key-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/keys",
  operationId: "createKey",
  tag: "Keys",
  summary: "A key for the person of this name; `secret` is shown this once",
  role: "admin",
  params: noParameters,
  body: newKey,
  example: { name: "Ada Obi", role: "editor" },
  version: "none",
  replayable: false,
  answers: { created: keySchema.extend({ secret: z.string() }) },
  problems: ["not-replayable"],
});

export const createKeyRoute = createRouter().openapi(contract, async (c) => {
  refuseReplay(c);
  const at = new Date().toISOString();
  const { key, secret } = await createKey(c.get("db"), { ...c.req.valid("json"), at });
  return respondPrivately(c, { ...key, secret }, 201, { location: `/v1/keys/${key.id}` });
});
