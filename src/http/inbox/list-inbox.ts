import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { listItems } from "../../db/queries/inbox.ts";
import { INBOX_KINDS } from "../../vocabulary.ts";
import { pageParameters, queryText } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, listName, pageOf } from "../cursor.ts";
import { requireKey, requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { inboxItemSchema } from "./inbox-contract.ts";
import { presentItem } from "./present-item.ts";

const yes = z.enum(["true"]).optional();

const contract = createRoute({
  method: "get",
  path: "/v1/inbox",
  operationId: "listInbox",
  tags: ["Editing: inbox"],
  summary: "What readers sent: open items by the day that was promised, closed ones newest first",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: {
    query: z.strictObject({
      state: z
        .enum(["unread", "open", "closed"])
        .default("open")
        .meta({ description: "`unread`: open, and nobody has read it", default: "open" }),
      kind: z.enum(INBOX_KINDS).optional().meta({ description: "Only items of this kind" }),
      claim: queryText().optional().meta({ description: "Id or slug of the claim that reports are about" }),
      mine: yes.meta({ description: "Only what you said you are on" }),
      overdue: yes.meta({ description: "Only what is past its day" }),
      ...pageParameters,
    }),
  },
  responses: {
    200: json(
      "A page of items",
      z
        .strictObject({ items: z.array(inboxItemSchema), nextCursor: z.string().nullable() })
        .meta({ id: "Inbox" }),
    ),
    ...problems("unauthorized", "forbidden", "invalid-query", "invalid-cursor"),
  },
});

export const listInboxRoute = createRouter().openapi(contract, async (c) => {
  const { limit, cursor, ...asked } = c.req.valid("query");
  const { actor } = requireKey(c);
  const now = new Date().toISOString();
  const list = listName("inbox", asked);
  const after = decodeCursor(cursor, list);
  const rows = await listItems(
    c.get("db"),
    {
      state: asked.state,
      kind: asked.kind,
      claim: asked.claim,
      takenBy: asked.mine && actor.editorId,
      overdueOn: asked.overdue && now.slice(0, 10),
    },
    { after: after && { at: String(after.at), number: after.seq }, limit: limit + 1 },
  );
  const { page, nextCursor } = pageOf(rows, limit, ({ promisedOn, closedAt, number }) => ({
    sort: list,
    at: closedAt ?? promisedOn,
    seq: number,
  }));
  return respondPrivately(c, { items: page.map((item) => presentItem(item, now)), nextCursor });
});
