import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { answerRedaction, redactionContract } from "./redaction-contract.ts";

const contract = redactionContract("spans", "redactSpan", byId);

export const redactSpanRoute = createRouter().openapi(contract, (c) =>
  answerRedaction(c, "spans", c.req.valid("param").id, c.req.valid("json")),
);
