import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { answerLookup } from "./answer-lookup.ts";
import { lookupSchema } from "./lookup-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/lookup/{prefix}",
  operationId: "lookUpPages",
  tags: ["Private look-up"],
  summary: "Every annotated page whose hash begins with these bits, so that none of them is named",
  request: {
    params: z.object({
      prefix: z.string().meta({
        description: "The first `prefixBits` bits of a page's hash, as binary digits",
        pattern: "^[01]{1,32}$",
      }),
    }),
  },
  responses: {
    200: json(
      "The pages, with all that a card shows of their claims; none is a page like any other",
      lookupSchema,
    ),
    ...notModified,
    ...problems("not-found", "unauthorized"),
  },
});

export const readLookupRoute = createRouter().openapi(contract, (c) => {
  const { prefix } = c.req.valid("param");
  // What is no prefix is one of another length.
  return answerLookup(c, /^[01]{1,32}$/.test(prefix) ? prefix : "?".repeat(33));
});
