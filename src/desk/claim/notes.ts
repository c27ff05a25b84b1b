import { html } from "hono/html";
import { day } from "../../pages/parts/day.ts";
import { type Html, nothing, say } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import { paragraphs, value } from "../../pages/parts/words-of-others.ts";
import type { Note } from "../../review/notes.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { type Actor, hasRole } from "../../write-context.ts";
import { button, type FormState, form, UNTOUCHED } from "../parts/form.ts";
import type { Frame } from "./frame.ts";

const { notes: w } = WORKBENCH;

/** What editors told each other about a claim, newest first, and a form to say more. */
export function notes(
  frame: Frame,
  claimId: string,
  all: readonly Note[],
  actor: Actor,
  state: FormState,
): Html {
  const add = form(
    { ...frame, ...state, action: `/desk/claims/${claimId}/notes`, keepAs: `claim ${claimId} note` },
    (f) => [f.text({ name: "text", label: w.text, rows: 2 }), html`<p class="buttons">${button(w.add)}</p>`],
  );
  const items = all.map((note) => {
    const kind = note.kind === "note" ? nothing : html`<b>${w.kinds[note.kind]}</b> · `;
    const mayErase =
      note.text !== null && (note.by.id === actor.editorId || hasRole(actor, "admin"))
        ? form(
            { ...frame, ...UNTOUCHED, action: `/desk/claims/${claimId}/notes/${note.id}/erase` },
            () => html`<button class="link">${w.erase}</button>`,
          )
        : nothing;
    const text =
      note.text === null
        ? note.erasedAt === null
          ? nothing
          : html`<p class="soft">${w.erased}</p>`
        : paragraphs(note.text);
    return html`<li><p class="soft">${kind}${say(w.byOn, { name: value(note.by.name), day: day(note.at) })}</p>${text}${mayErase}</li>`;
  });
  return section(w.title, { count: all.length, note: w.hint, id: "notes" }, [
    all.length === 0 ? nothing : html`<ul class="note-list">${items}</ul>`,
    add,
  ]);
}
