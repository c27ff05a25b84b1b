import { newClaim } from "../../claims/claim-input.ts";
import { createClaim } from "../../claims/create-claim.ts";
import { findPossibleDuplicates } from "../../claims/possible-duplicates.ts";
import { claimPage } from "../../publications/compose-claim.ts";
import { presentWorkingClaim } from "../../publications/working-claim.ts";
import { noParameters } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { versionTag } from "../present-claim-writes.ts";
import { type PresentClaim, readWriteRequest } from "../write-request.ts";
import { claimSchema } from "./claim-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims",
  operationId: "createClaim",
  tag: "Editing: claims",
  summary: "A new draft; the answer names published claims that may say the same",
  role: "editor",
  params: noParameters,
  body: newClaim,
  example: {
    text: "The city council voted to keep the library on Elm Street open.",
    kind: "fact",
    claimant: { name: "Ada Obi", role: "member of the council" },
    topics: ["libraries"],
    about: [{ name: "City council", kind: "organisation" }],
  },
  version: "none",
  answers: { created: claimSchema },
});

export const createClaimRoute = createRouter().openapi(contract, async (c) => {
  const input = c.req.valid("json");
  const db = c.get("db");
  const request = await readWriteRequest(c);
  if (request.replay) return request.replay;
  const possibleDuplicates = (await findPossibleDuplicates(db, input)).map((claim) => ({
    ...claim,
    page: claimPage(claim.slug),
  }));
  const present: PresentClaim = (after) => ({
    status: 201,
    body: { ...presentWorkingClaim(after), possibleDuplicates },
    headers: { Location: `/v1/claims/${after.claim.id}`, ...versionTag(after) },
  });
  return request.settle(async () => {
    const { aggregate } = await createClaim(db, request.forClaim(present), input);
    return { answer: present(aggregate, null), changed: true };
  });
});
