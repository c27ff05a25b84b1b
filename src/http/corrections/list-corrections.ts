import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { type CorrectionRow, listCorrections } from "../../db/queries/corrections.ts";
import { claimPage } from "../../publications/compose-claim.ts";
import { VERDICT_CHANGES } from "../../vocabulary.ts";
import { pageParameters, totalParameter } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { shownTag } from "../entity-tag.ts";
import { answerShown } from "../json-answer.ts";
import { correctionListSchema } from "./correction-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/corrections",
  operationId: "listCorrections",
  tags: ["Claims"],
  summary: "Verdicts that readers were given in the place of another one, newest first",
  request: {
    query: z.strictObject({
      kind: z.enum(VERDICT_CHANGES).optional().meta({
        description: "`correction`: we were wrong. Without it, every verdict that replaced another",
      }),
      ...pageParameters,
      total: totalParameter,
    }),
  },
  responses: {
    200: json("A page of corrections", correctionListSchema),
    ...notModified,
    ...problems("invalid-query", "invalid-cursor", "unauthorized"),
  },
});

export const listCorrectionsRoute = createRouter().openapi(contract, async (c) => {
  const { limit, cursor, kind = null, total } = c.req.valid("query");
  const sort = `corrections ${kind ?? ""}`;
  const after = decodeCursor(cursor, sort)?.seq ?? null;
  const { rows, total: counted } = await listCorrections(c.get("db"), {
    after,
    limit: limit + 1,
    kind,
    total: total === "true",
  });
  const { page, nextCursor } = pageOf(rows, limit, ({ seq }) => ({ sort, at: 0, seq }));
  const tag = shownTag("k", [...rows.map(({ version }) => version), ...(counted === null ? [] : [counted])]);
  const list = {
    corrections: page.map(present),
    nextCursor,
    ...(counted === null ? {} : { total: counted }),
  };
  return answerShown(c, { tag, json: JSON.stringify(list) });
});

function present({ at, claimId, slug, text, before, after, changeKind, note, headline }: CorrectionRow) {
  return {
    at,
    claim: { id: claimId, slug, page: claimPage(slug), text },
    before,
    after,
    kind: changeKind,
    note,
    headline,
  };
}
