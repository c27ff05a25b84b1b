import { spanSchema } from "../../publications/span-document.ts";
import { addSpan } from "../../spans/add-span.ts";
import { newSpan } from "../../spans/span-input.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { presentSpan } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/spans",
  operationId: "addSpan",
  tag: "Editing: quotes",
  summary: "Adds a quote that stands word for word in the latest text of an article",
  role: "editor",
  params: byIdOrSlug,
  body: newSpan,
  version: "optional",
  answers: { created: spanSchema, ok: spanSchema },
  problems: ["quote-not-found", "quote-ambiguous", "text-not-held", "wrong-status"],
});

export const addSpanRoute = createRouter().openapi(contract, (c) =>
  answerClaimWrite(c, presentSpan, (context) =>
    addSpan(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
  ),
);
