import { createRoute } from "@hono/zod-openapi";
import { noQuery } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { answerLookup } from "./answer-lookup.ts";
import { lookupSchema } from "./lookup-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/lookup/all",
  operationId: "lookUpAllPages",
  tags: ["Private look-up"],
  summary: "Every annotated page, while they are few: what is read of them stays in the browser",
  request: { query: noQuery },
  responses: {
    200: json("The pages, with all that a card shows of their claims", lookupSchema),
    ...notModified,
    ...problems("not-found", "invalid-query", "unauthorized"),
  },
});

export const readAllRoute = createRouter().openapi(contract, (c) => answerLookup(c, ""));
