import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { findChangesVersion, listChanges } from "../../db/queries/change-list.ts";
import { presentChange } from "../../publications/change-document.ts";
import { limitParameter, wholeNumber } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { answerShown, answerUnchanged } from "../json-answer.ts";
import { ProblemError } from "../problems.ts";
import { changesSchema } from "./change-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/changes",
  operationId: "listChanges",
  tags: ["Changes"],
  summary: "What became of what readers see, claim by claim, in the order in which it happened",
  request: {
    query: z.strictObject({
      after: wholeNumber(0, 999_999_999)
        .default(0)
        .meta({ description: "Changes with a greater number; 0 for all" }),
      limit: limitParameter,
    }),
  },
  responses: {
    200: json("Changes, and where to go on; none where nothing happened since", changesSchema),
    ...notModified,
    ...problems("invalid-query", "invalid-cursor", "unauthorized"),
  },
});

export const listChangesRoute = createRouter().openapi(contract, async (c) => {
  const { after, limit } = c.req.valid("query");
  const tagOf = (version: string) => `c${version}`;
  const unchanged = await answerUnchanged(c, async () => tagOf(await findChangesVersion(c.get("db"))));
  if (unchanged) return unchanged;
  const { rows, last, version } = await listChanges(c.get("db"), after, limit);
  if (after > last) {
    throw new ProblemError(
      "invalid-cursor",
      `The last change here is ${last}: this number is from elsewhere. Start again from 0.`,
      { errors: [{ in: "query", name: "after", message: `is greater than ${last}, the last change` }] },
    );
  }
  const nextAfter = rows.at(-1)?.seq ?? after;
  const json = JSON.stringify({ changes: rows.map(presentChange), nextAfter });
  return answerShown(c, { tag: tagOf(version), json });
});
