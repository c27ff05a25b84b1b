import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { normaliseTopic } from "../../claims/topic-input.ts";
import { findSuggestions, SUGGESTED_KINDS } from "../../db/queries/suggestions.ts";
import { foldName } from "../../language/fold-name.ts";
import { queryText, wholeNumber } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { shownTag } from "../entity-tag.ts";
import { answerShown } from "../json-answer.ts";
import { suggestionListSchema } from "./suggestion-contract.ts";

const MOST = 20;

const query = z.strictObject({
  kind: z.enum(SUGGESTED_KINDS).meta({
    description:
      "What is sought: a `topic`, a `claimant`, whom or what claims are `about`, or a `publisher` that they quote (for the filter `sourcePublisher`)",
  }),
  q: queryText().meta({
    description: "How it, or a word of it, begins; case, width and apostrophes do not matter, accents do",
  }),
  limit: wholeNumber(1, MOST)
    .default(10)
    .meta({ description: `1 to ${MOST} suggestions`, default: 10 }),
});

const contract = createRoute({
  method: "get",
  path: "/v1/suggest",
  operationId: "suggest",
  tags: ["Claims"],
  summary: "Topics and names of published claims that begin like this",
  request: { query },
  responses: {
    200: json(
      "Those that begin so, then those that have a word that does; of each the ones of most claims first",
      suggestionListSchema,
    ),
    ...notModified,
    ...problems("invalid-query", "unauthorized"),
  },
});

export const suggestRoute = createRouter().openapi(contract, async (c) => {
  const { kind, q, limit } = c.req.valid("query");
  const begins = kind === "topic" ? normaliseTopic(q) : foldName(q);
  const found = begins === "" ? [] : await findSuggestions(c.get("db"), { kind, begins, limit });
  // A count beside a name would be read as a score of the person or the publisher.
  const suggestions = found.map(({ value, count }) => ({ value, claims: kind === "topic" ? count : null }));
  return answerShown(c, {
    tag: shownTag(
      "s",
      found.flatMap(({ value, count }) => [value, count]),
    ),
    json: JSON.stringify({ suggestions }),
  });
});
