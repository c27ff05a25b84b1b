import { composeSpan } from "../../publications/compose-claim.ts";
import { spanSchema } from "../../publications/span-document.ts";
import { confirmSpan } from "../../spans/confirm-span.ts";
import { spanConfirmation } from "../../spans/span-input.ts";
import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { type PresentArticle, readWriteRequest } from "../write-request.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/spans/{id}/confirm",
  operationId: "confirmSpan",
  tag: "Editing: quotes",
  summary:
    "Says that a quote still carries its claim, after something came to stand beside it; readers see it at once",
  role: "editor",
  params: byId,
  body: spanConfirmation,
  bodyOptional: true,
  example: { note: "The new paragraph is about another library" },
  version: "optional",
  answers: { ok: spanSchema },
  problems: ["wrong-status"],
});

export const confirmSpanRoute = createRouter().openapi(contract, async (c) => {
  const { id } = c.req.valid("param");
  const request = await readWriteRequest(c);
  const present: PresentArticle = ({ article, spans }) => {
    const [span] = spans;
    if (!span) throw new Error(`the confirmation of ${id} left no span`);
    return { status: 200, body: composeSpan(span, article), headers: {} };
  };
  return request.settle(async () => {
    const committed = await confirmSpan(c.get("db"), request.forArticle(present), id, c.req.valid("json"));
    return { answer: present(committed), changed: committed.changed };
  });
});
