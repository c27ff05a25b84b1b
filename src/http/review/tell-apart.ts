import * as z from "zod";
import { tellApart } from "../../review/duplicates.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerWriteOf, type WriteAnswer } from "../write-request.ts";

const pair = z
  .strictObject({ claim: z.string(), other: z.string() })
  .meta({ id: "TwoClaims", description: "Ids of two claims that are not the same" });

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/tell-apart",
  operationId: "tellClaimsApart",
  tag: "Editing: review",
  summary: "Says that two claims which may be the same are not: they leave the queue",
  role: "editor",
  params: byIdOrSlug,
  body: z.strictObject({
    other: z.string().min(1).max(200).meta({ description: "Id or slug of the other claim" }),
  }),
  example: { other: "the-library-on-elm-street-stays-open-on-sundays" },
  version: "none",
  answers: { ok: pair },
});

const present = (two: { claim: string; other: string }): WriteAnswer => ({
  status: 200,
  body: two,
  headers: {},
});

export const tellApartRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, present, async (context) => ({
    made: await tellApart(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
    changed: false,
  })),
);
