import * as z from "zod";
import { noteText } from "../../review/note-input.ts";
import { handIn } from "../../review/send-back.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerWriteOf } from "../write-request.ts";
import { presentWork } from "./present-work.ts";
import { claimWorkSchema } from "./work-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/hand-in",
  operationId: "handInClaim",
  tag: "Editing: review",
  summary: "Says that a verdict which was sent back is ready to be looked at again",
  role: "editor",
  params: byIdOrSlug,
  body: z.strictObject({
    note: noteText.nullable().default(null).meta({ description: "What was done about it" }),
  }),
  bodyOptional: true,
  example: { note: "That quote is out; the notice itself is in" },
  version: "optional",
  answers: { ok: claimWorkSchema },
  problems: ["wrong-status"],
});

export const handInClaimRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentWork, async (context) => ({
    made: await handIn(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
    changed: true,
  })),
);
