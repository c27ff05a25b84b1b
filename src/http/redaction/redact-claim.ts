import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { answerRedaction, redactionContract } from "./redaction-contract.ts";

const contract = redactionContract("claims", "redactClaim", byIdOrSlug);

export const redactClaimRoute = createRouter().openapi(contract, (c) =>
  answerRedaction(c, "claims", c.req.valid("param").id, c.req.valid("json")),
);
