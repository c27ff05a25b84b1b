import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { answerRedaction, redactionContract } from "./redaction-contract.ts";

const contract = redactionContract("verdicts", "redactVerdict", byId);

export const redactVerdictRoute = createRouter().openapi(contract, (c) =>
  answerRedaction(c, "verdicts", c.req.valid("param").id, c.req.valid("json")),
);
