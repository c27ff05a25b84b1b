import { redactEditor } from "../../redaction/redact-editor.ts";
import { redactionInput } from "../../redaction/redaction-input.ts";
import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { readWriteRequest } from "../write-request.ts";
import { redactedSchema } from "./redaction-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/editors/{id}/redact",
  operationId: "redactEditor",
  tag: "Redaction",
  summary: "Takes an editor's name out of everything that they signed, by law: name",
  role: "admin",
  params: byId,
  body: redactionInput(["name"]),
  example: { fields: ["name"], ground: "privacy", note: "At the editor's own request" },
  version: "none",
  answers: { ok: redactedSchema.omit({ version: true }).meta({ id: "RedactedEditor" }) },
});

export const redactEditorRoute = createRouter().openapi(contract, async (c) => {
  const request = await readWriteRequest(c);
  const { answer: _, ...context } = request.forArticle(() => ({ status: 200, body: null, headers: {} }));
  return request.settle(async () => {
    const body = await redactEditor(c.get("db"), context, c.req.valid("param").id, c.req.valid("json"));
    return { answer: { status: 200, body, headers: {} }, changed: false };
  });
});
