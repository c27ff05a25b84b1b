import * as z from "zod";
import { clarifyVerdict } from "../../publications/clarify-verdict.ts";
import { verdictSchema } from "../../publications/verdict-document.ts";
import { issueVerdict } from "../../verdicts/issue-verdict.ts";
import { newVerdict } from "../../verdicts/verdict-input.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { assertRole } from "../pipelines/authenticate.ts";
import { presentVerdict } from "../present-claim-writes.ts";
import { answerClaimWrite } from "../write-request.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/verdicts",
  operationId: "issueVerdict",
  tag: "Editing: verdicts and publication",
  summary: "Issues our verdict on the working copy as it is worded now; it supersedes the current one",
  role: "editor",
  params: byIdOrSlug,
  body: newVerdict.extend({
    publish: z.boolean().default(false).meta({
      description:
        "With a clarification: readers get it in the same write, under the rules of publishing; needs the role senior",
    }),
  }),
  example: {
    label: "supported",
    headline: "The council voted to keep the library open",
    summary:
      "The Elm Street News names the vote, 9 to 2, and what it decided. No other source speaks against it.",
    basis: { strength: "one_report", note: "One report; the minutes were not seen" },
    searched: ["Two local papers"],
    notSeen: ["The council's minutes"],
    notDecided: ["For how long it stays open"],
    change: { kind: "initial" },
  },
  version: "required",
  answers: { created: verdictSchema },
  problems: ["rule-unmet", "second-editor-required", "wrong-status"],
});

export const issueVerdictRoute = createRouter().openapi(contract, (c) => {
  const { publish, ...verdict } = c.req.valid("json");
  if (publish) assertRole(c, "senior");
  const issue = publish ? clarifyVerdict : issueVerdict;
  return answerClaimWrite(c, presentVerdict, (context) =>
    issue(c.get("db"), context, c.req.valid("param").id, verdict),
  );
});
