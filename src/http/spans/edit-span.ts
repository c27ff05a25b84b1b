import { spanSchema } from "../../publications/span-document.ts";
import { editSpan } from "../../spans/edit-span.ts";
import { spanPatch } from "../../spans/span-input.ts";
import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentSpan } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";

const contract = writeContract({
  method: "patch",
  path: "/v1/spans/{id}",
  operationId: "updateSpan",
  tag: "Editing: quotes",
  summary: "Changes what is said about a quote; the quote itself never changes",
  role: "editor",
  params: byId,
  body: spanPatch,
  bodyOptional: true,
  example: { note: "From the minutes of the meeting" },
  version: "required",
  answers: { ok: spanSchema },
  problems: ["wrong-status"],
});

export const editSpanRoute = createRouter().openapi(contract, (c) =>
  answerClaimWrite(
    c,
    (after, id) => ({ ...presentSpan(after, id), status: 200 }),
    (context) => editSpan(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
  ),
);
