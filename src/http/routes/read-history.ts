import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { type EventRow, listClaimEvents } from "../../db/queries/event-list.ts";
import { findPublication } from "../../db/queries/published.ts";
import { historySchema } from "../contracts/events.ts";
import { publicationSchema } from "../contracts/publications.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { answerJson } from "../json-answer.ts";
import { ProblemError } from "../problems.ts";
import { pageParameters, publicationNumber } from "../query-parameters.ts";
import { json, notModified, problems } from "../responses.ts";
import { createRouter } from "../router.ts";

const SORT = "history";

const historyRoute = createRoute({
  method: "get",
  path: "/v1/claims/{id}/history",
  operationId: "getClaimHistory",
  tags: ["Claims"],
  summary: "What happened to a claim since it was first published; with a key, everything",
  request: {
    params: z.object({ id: z.string().meta({ description: "Id or slug" }) }),
    query: z.strictObject(pageParameters),
  },
  responses: {
    200: json("Events in the order in which they happened", historySchema),
    ...notModified,
    ...problems("invalid-query", "invalid-cursor", "unauthorized", "not-found"),
  },
});

const publicationRoute = createRoute({
  method: "get",
  path: "/v1/claims/{id}/publications/{n}",
  operationId: "getPublication",
  tags: ["Claims"],
  summary: "A claim exactly as it stood when it was published for the nth time",
  request: {
    params: z.object({
      id: z.string().meta({ description: "Id or slug" }),
      n: z.string().meta({ description: "From 1" }),
    }),
    query: z.strictObject({}),
  },
  responses: {
    200: json("The publication, and whether it still stands", publicationSchema),
    ...notModified,
    ...problems("invalid-query", "unauthorized", "not-found"),
  },
});

export const readHistory = createRouter()
  .openapi(historyRoute, async (c) => {
    const { id } = c.req.valid("param");
    const { limit, cursor } = c.req.valid("query");
    const all = c.get("key") !== null;
    const { claim, events } = await listClaimEvents(c.get("db"), id, {
      after: decodeCursor(cursor, SORT)?.seq ?? 0,
      limit: limit + 1,
      all,
    });
    if (!claim || !(all || claim.wasPublished))
      throw new ProblemError("not-found", `There is no claim ${id}.`);
    const page = events.slice(0, limit);
    const last = page.at(-1);
    const next =
      events.length > page.length && last ? encodeCursor({ sort: SORT, at: 0, seq: last.seq }) : null;
    const body = `{"events":[${page.map(eventJson).join(",")}],"nextCursor":${JSON.stringify(next)}}`;
    // Events are only ever added: a page stays as it is until one follows a last page.
    return answerJson(c, body, { etag: `h${last?.seq ?? 0}.${page.length}${next === null ? "" : "+"}` });
  })
  .openapi(publicationRoute, async (c) => {
    const { id, n } = c.req.valid("param");
    const number = publicationNumber(n);
    const row = await findPublication(c.get("db"), id, number);
    if (!row) throw new ProblemError("not-found", `There is no publication ${number} of a claim ${id}.`);
    const withdrawn = row.status === "published" ? null : { status: row.status, reason: row.statusReason };
    const { publishedAt, publishedBy, supersededAt } = row;
    const standing = JSON.stringify({ n: number, publishedAt, publishedBy, supersededAt, withdrawn });
    return answerJson(c, `${standing.slice(0, -1)},"claim":${row.document}}`);
  });

function eventJson(row: EventRow): string {
  const { id, seq, at, by, action, subjectKind, subjectId, claimId, version, reason } = row;
  const subject = { kind: subjectKind, id: subjectId };
  const event = JSON.stringify({ id, seq, at, by, action, subject, claim: claimId, version, reason });
  return `${event.slice(0, -1)},"changes":${row.changes}}`;
}
