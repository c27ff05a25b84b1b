import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { notesOf } from "../../review/notes.ts";
import { byIdOrSlug, pageParameters } from "../contract/parameters.ts";
import { json, problems } from "../contract/responses.ts";
import { createRouter } from "../contract/router.ts";
import { decodeCursor, listName, pageOf } from "../cursor.ts";
import { requireRole } from "../pipelines/authenticate.ts";
import { respondPrivately } from "../pipelines/respond.ts";
import { noteSchema } from "./work-contract.ts";

const contract = createRoute({
  method: "get",
  path: "/v1/claims/{id}/notes",
  operationId: "listNotes",
  tags: ["Editing: review"],
  summary: "What editors told each other about a claim, newest first",
  security: [{ key: [] }],
  middleware: requireRole("editor"),
  request: { params: byIdOrSlug, query: z.strictObject(pageParameters) },
  responses: {
    200: json(
      "A page of notes",
      z
        .strictObject({ notes: z.array(noteSchema), nextCursor: z.string().nullable() })
        .meta({ id: "NoteList" }),
    ),
    ...problems("unauthorized", "forbidden", "not-found", "invalid-query", "invalid-cursor"),
  },
});

export const listNotesRoute = createRouter().openapi(contract, async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const { id } = c.req.valid("param");
  const list = listName("notes", { id });
  const after = decodeCursor(cursor, list)?.seq ?? null;
  const rows = await notesOf(c.get("db"), id, { after, limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, ({ seq }) => ({ sort: list, at: 0, seq }));
  return respondPrivately(c, { notes: page.map(({ seq: _, ...note }) => note), nextCursor });
});
