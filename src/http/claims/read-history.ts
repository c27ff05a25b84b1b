import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import {
  type ClaimHistory,
  type EventRow,
  findHistoryVersion,
  listClaimEvents,
} from "../../db/queries/event-list.ts";
import { nameForReaders } from "../../editors/name-for-readers.ts";
import { byIdOrSlug, pageParameters } from "../contract/parameters.ts";
import { json, notModified, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { shownTag } from "../entity-tag.ts";
import { answerShown, answerUnchanged } from "../json-answer.ts";
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
  const wanted = { after: decodeCursor(cursor, SORT)?.seq ?? 0, limit: limit + 1, all };
  const isShown = ({ claim }: Pick<ClaimHistory, "claim">) => claim !== null && (all || claim.wasPublished);
  const tagOf = ({ version }: Pick<ClaimHistory, "version">) => shownTag("h", [version]);
  const unchanged = await answerUnchanged(c, async () => {
    const found = await findHistoryVersion(c.get("db"), id, wanted);
    return isShown(found) ? tagOf(found) : null;
  });
  if (unchanged) return unchanged;
  const history = await listClaimEvents(c.get("db"), id, wanted);
  if (!history.claim) await refuseRetired(c, "claim", id);
  if (!isShown(history)) throw new ProblemError("not-found", `There is no claim ${id}.`);
  const { page, nextCursor } = pageOf(history.events, limit, (last) => ({
    sort: SORT,
    at: 0,
    seq: last.seq,
  }));
  const { policy } = c.get("config");
  const body = `{"events":[${page.map((row) => eventJson(row, all ? row.by : nameForReaders({ name: row.by }, policy))).join(",")}],"nextCursor":${JSON.stringify(nextCursor)}}`;
  return answerShown(c, { tag: tagOf(history), json: body });
});

function eventJson(row: EventRow, by: string): string {
  const { id, seq, at, action, subjectKind, subjectId, claimId, version, reason } = row;
  const subject = { kind: subjectKind, id: subjectId };
  const event = JSON.stringify({ id, seq, at, by, action, subject, claim: claimId, version, reason });
  return `${event.slice(0, -1)},"changes":${row.changes}}`;
}
