import * as z from "zod";
import { eraseNote, type Note } from "../../review/notes.ts";
import { byId } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerWriteOf, type WriteAnswer } from "../write-request.ts";
import { noteSchema } from "./work-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/notes/{id}/erase",
  operationId: "eraseNote",
  tag: "Editing: review",
  summary: "Erases what a note says, as who wrote it or as an admin",
  role: "editor",
  params: byId,
  body: z.strictObject({}),
  bodyOptional: true,
  example: {},
  version: "none",
  answers: { ok: noteSchema },
});

const present = (note: Note): WriteAnswer => ({ status: 200, body: note, headers: {} });

export const eraseNoteRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, present, async (context) => ({
    made: await eraseNote(c.get("db"), context, c.req.valid("param").id),
    changed: false,
  })),
);
