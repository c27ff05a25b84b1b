import { html } from "hono/html";
import { SENT_LIMIT } from "../../inbox/inbox-input.ts";
import { type Html, nothing } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import type { QueueEntry } from "../../review/queue.ts";
import { INBOX_OUTCOMES } from "../../vocabulary.ts";
import { ITEM as w } from "../../words/desk-queue.ts";
import { tell } from "../../words/tell.ts";
import { button, type FormState, form } from "../parts/form.ts";

/** The form, to which the boxes beside the items belong. */
export const CLOSE_MANY = "close-many";
/** Field of a number that is ticked, and of one that is on the page. */
export const PICKED = "number";
export const ON_PAGE = "shown";

/** Closes those that are ticked, or all that the page shows, for one reason. */
export function closeMany(
  { base, editorId }: { base: string; editorId: string },
  {
    entries,
    asked,
  }: {
    entries: readonly QueueEntry[];
    asked: { reason: string | null; mine: boolean; cursor: string | null };
  },
  state: FormState,
): Html {
  const outcomes = INBOX_OUTCOMES.filter((outcome) => asked.reason === "request" || outcome !== "checked");
  const numbers = entries.flatMap(({ item }) => (item === null ? [] : [item.number]));
  return section(
    w.closeMany,
    { id: "close-several", note: w.closeManyHint },
    form({ action: "/desk/inbox/close", base, editorId, id: CLOSE_MANY, ...state }, (f) => [
      f.hidden(ON_PAGE, numbers.join(" ")),
      f.hidden("reason", asked.reason ?? ""),
      f.hidden("mine", `${asked.mine}`),
      asked.cursor === null ? nothing : f.hidden("cursor", asked.cursor),
      f.choice({
        name: "which",
        label: w.which,
        value: "ticked",
        options: [
          { value: "ticked", label: w.whichTicked },
          { value: "all", label: tell(w.whichAll, { n: numbers.length }) },
        ],
      }),
      f.choice({
        name: "outcome",
        label: w.outcome,
        options: outcomes.map((outcome) => ({ value: outcome, label: w.outcomes[outcome] })),
      }),
      f.text({ name: "note", label: w.note, most: SENT_LIMIT, optional: true, rows: 2 }),
      html`<p class="buttons">${button(w.closeThem)}</p>`,
    ]),
  );
}
