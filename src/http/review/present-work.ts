import type { ClaimWork } from "../../review/claim-work.ts";
import type { Note } from "../../review/notes.ts";
import type { WriteAnswer } from "../write-request.ts";

export function presentWork(work: ClaimWork): WriteAnswer {
  return { status: 200, body: work, headers: {} };
}

export function presentNewNote(note: Note): WriteAnswer {
  return { status: 201, body: note, headers: {} };
}
