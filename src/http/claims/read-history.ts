import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { type EventRow, listClaimEvents } from "../../db/queries/event-list.ts";
import { byIdOrSlug, pageParameters } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { answerJson } from "../json-answer.ts";
import { ProblemError } from "../problems.ts";
import { refuseRetired } from "../refuse-retired.ts";
import { historySchema } from "./history-contract.ts";

const SORT = "history";

const contract = createRoute({
  method: "get",
  path: "/v1/claims/{id}/history",
  operationId: "getClaimHistory",
  tags: ["Claims"],
  summary: "What happened to a claim since it was first published; with a key, everything",
  request: { params: byIdOrSlug, query: z.strictObject(pageParameters) },
  responses: {
    200: json("Events in the order in which they happened", historySchema),
    ...notModified,
    ...problems("invalid-query", "invalid-cursor", "unauthorized", "not-found", "gone"),
  },
});

export const readHistoryRoute = createRouter().openapi(contract, async (c) => {
  const { id } = c.req.valid("param");
  const { limit, cursor } = c.req.valid("query");
  const all = c.get("key") !== null;
  const { claim, events } = await listClaimEvents(c.get("db"), id, {
    after: decodeCursor(cursor, SORT)?.seq ?? 0,
    limit: limit + 1,
    all,
  });
  if (!claim) await refuseRetired(c, "claim", id);
  if (!claim || !(all || claim.wasPublished)) throw new ProblemError("not-found", `There is no claim ${id}.`);
  const { page, nextCursor } = pageOf(events, limit, (last) => ({ sort: SORT, at: 0, seq: last.seq }));
  const body = `{"events":[${page.map(eventJson).join(",")}],"nextCursor":${JSON.stringify(nextCursor)}}`;
  // Events are only ever added: a page stays as it is until one follows a last page.
  const etag = `h${page.at(-1)?.seq ?? 0}.${page.length}${nextCursor === null ? "" : "+"}`;
  return answerJson(c, body, { etag });
});

function eventJson(row: EventRow): string {
  const { id, seq, at, by, action, subjectKind, subjectId, claimId, version, reason } = row;
  const subject = { kind: subjectKind, id: subjectId };
  const event = JSON.stringify({ id, seq, at, by, action, subject, claim: claimId, version, reason });
  return `${event.slice(0, -1)},"changes":${row.changes}}`;
}
