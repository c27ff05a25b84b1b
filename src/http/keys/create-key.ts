import * as z from "zod";
import { createKey, newKey } from "../../editors/keys.ts";
import { noParameters } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { ProblemError } from "../problems.ts";
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
});
