import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { compareClaims } from "../../jobs/due-jobs.ts";
import { queueOf } from "../../review/queue.ts";
import { REVIEW_REASONS } from "../../vocabulary.ts";
import { pageParameters } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, encodeCursor, listName } from "../cursor.ts";
import { presentItem } from "../inbox/present-item.ts";
import { requireKey, requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { queueSchema } from "./queue-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/review",
  operationId: "listReview",
  tags: ["Editing: review"],
  summary:
    "What waits for an editor, and why: what came back to you first, then what readers see, then by age",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: {
    query: z.strictObject({
      reason: z.enum(REVIEW_REASONS).optional().meta({ description: "Only what waits for this reason" }),
      mine: z.enum(["true"]).optional().meta({
        description: "Only what you said you are on, or, where nobody did, judged or began",
      }),
      ...pageParameters,
    }),
  },
  responses: {
    200: json("A page of the queue", queueSchema),
    ...problems("unauthorized", "forbidden", "invalid-query", "invalid-cursor"),
  },
});

export const listReviewRoute = createRouter().openapi(contract, async (c) => {
  const { limit, cursor, reason, mine } = c.req.valid("query");
  const { actor } = requireKey(c);
  const db = c.get("db");
  const now = new Date().toISOString();
  const list = listName("review", { reason, mine });
  const after = decodeCursor(cursor, list);
  const { entries, counts, next } = await queueOf(
    db,
    { editorId: actor.editorId, now },
    {
      reason: reason ?? null,
      mine: mine !== undefined,
      after: after && { place: String(after.at), key: after.seq },
      limit,
    },
  );
  // What is found goes into the next look.
  c.get("later")(compareClaims(db, now));
  return respondPrivately(c, {
    entries: entries.map((entry) => ({ ...entry, item: entry.item && presentItem(entry.item, now) })),
    counts,
    nextCursor: next && encodeCursor({ sort: list, at: next.place, seq: next.key }),
  });
});
