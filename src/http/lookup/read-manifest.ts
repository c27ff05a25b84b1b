import { createRoute } from "@hono/zod-openapi";
import { readManifest } from "../../annotations/page-filter.ts";
import { noQuery } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { entityTag, shownTag } from "../entity-tag.ts";
import { answerTagged } from "../tagged-answer.ts";
import { manifestSchema } from "./lookup-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/lookup/manifest",
  operationId: "readLookupManifest",
  tags: ["Private look-up"],
  summary:
    "How annotated pages are looked up without being named, and the files of the filter that says which may be",
  request: { query: noQuery },
  responses: {
    200: json("The manifest", manifestSchema),
    ...notModified,
    ...problems("invalid-query", "unauthorized"),
  },
});

export const readManifestRoute = createRouter().openapi(contract, async (c) => {
  const manifest = await readManifest(c.get("db"), new Date());
  return answerTagged(c, {
    tag: entityTag(c, shownTag("m", [manifest])),
    headers: { "content-type": "application/json" },
    text: () => manifest,
  });
});
