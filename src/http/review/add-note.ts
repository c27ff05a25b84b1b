import * as z from "zod";
import { noteText } from "../../review/note-input.ts";
import { addNote } from "../../review/notes.ts";
import { byIdOrSlug } from "../contract/parameters.ts";
import { createRouter } from "../contract/router.ts";
import { writeContract } from "../contract/write-contract.ts";
import { answerWriteOf } from "../write-request.ts";
import { presentNewNote } from "./present-work.ts";
import { noteSchema } from "./work-contract.ts";

const contract = writeContract({
  method: "post",
  path: "/v1/claims/{id}/notes",
  operationId: "addNote",
  tag: "Editing: review",
  summary: "Tells the other editors something about a claim; never public, and no change of the claim",
  role: "editor",
  params: byIdOrSlug,
  body: z.strictObject({ text: noteText.meta({ description: "What the others should know" }) }),
  example: { text: "The ministry's press office calls back on Monday" },
  version: "none",
  answers: { created: noteSchema },
});

export const addNoteRoute = createRouter().openapi(contract, (c) =>
  answerWriteOf(c, presentNewNote, async (context) => ({
    made: await addNote(c.get("db"), context, c.req.valid("param").id, c.req.valid("json")),
    changed: true,
  })),
);
