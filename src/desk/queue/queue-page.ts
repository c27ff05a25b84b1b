import { html } from "hono/html";
import type { AppContext } from "../../http/environment.ts";
import { type Html, nothing, type Part } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import { siteOf } from "../../pages/site.ts";
import type { QueueEntry, QueuePage } from "../../review/queue.ts";
import { REVIEW_REASONS, type ReviewReason } from "../../vocabulary.ts";
import { ITEM, QUEUE as w } from "../../words/desk-queue.ts";
import { tell } from "../../words/tell.ts";
import { sessionOf } from "../desk.ts";
import { closeMany, PICKED } from "../inbox/close-many-form.ts";
import { type FormState, UNTOUCHED } from "../parts/form.ts";
import { answerDesk, heading } from "../parts/layout.ts";
import { entryItem, type Looking } from "./entry-item.ts";

export interface QueueAsked {
  reason: ReviewReason | null;
  mine: boolean;
  cursor: string | null;
}

export interface QueueShown extends QueuePage {
  asked: QueueAsked;
  /** Of the next page; null on the last. */
  nextCursor: string | null;
  /** The one who looks is the only one with a key, and the house asks for two. */
  isAlone: boolean;
  /** The form that closes many, where it came back. */
  closing?: FormState;
}

/** What waits to be done, by why it waits. */
export function answerQueue(c: AppContext, shown: QueueShown, status = 200): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const { editorId, name } = sessionOf(c).actor;
  const { asked, counts, entries } = shown;
  const sum = (of: "all" | "mine") => REVIEW_REASONS.reduce((n, reason) => n + counts[reason][of], 0);
  const n = sum(asked.mine ? "mine" : "all");
  const title = n === 0 ? w.emptyTitle : n === 1 ? w.wait1 : tell(w.waits, { n });
  const ways = html`<a class="button" href="${base}/desk/articles/new" data-key="n">${w.add}</a>`;
  const more =
    shown.nextCursor === null
      ? nothing
      : html`<p class="more"><a class="button" href="${base}${addressOf({ ...asked, cursor: shown.nextCursor })}">${w.more}</a></p>`;
  const back =
    asked.cursor === null
      ? nothing
      : html`<p class="more"><a href="${base}${addressOf({ ...asked, cursor: null })}">${w.first}</a></p>`;
  const { closing = UNTOUCHED } = shown;
  const isOfReaders = entries.length > 0 && (asked.reason === "report" || asked.reason === "request");
  const looking = {
    base,
    editorId,
    name,
    needsSecond: c.get("config").policy.requireSecondEditor,
    ticked: isOfReaders ? (closing.typed?.all(PICKED) ?? []) : null,
  };
  const list =
    entries.length > 0
      ? [grouped(looking, shown), more, isOfReaders ? closeMany(looking, shown, closing) : nothing]
      : html`<div class="nothing"><p><b>${asked.reason === null ? w.emptyTitle : w.emptyFiltered}</b></p><p>${asked.reason === null ? w.emptyText : w.reasons[asked.reason].none}</p></div>`;
  return answerDesk(c, {
    title: w.title,
    room: "queue",
    status,
    refused: closing.refused,
    main: html`<div class="queue">${heading(title, { ways })}<p class="intro">${w.order}</p>${filters(base, shown)}${back}${list}<p class="more"><a href="${base}/desk/inbox">${ITEM.closedTitle}</a></p></div>`,
  });
}

/** Consecutive entries of one reason under its heading. */
function grouped(looking: Looking, { entries, counts, asked, isAlone }: QueueShown): Part {
  const groups: QueueEntry[][] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (group?.[0]?.reason === entry.reason) group.push(entry);
    else groups.push([entry]);
  }
  return groups.map((group) => {
    const reason = group[0]?.reason ?? "draft";
    const count = counts[reason][asked.mine ? "mine" : "all"];
    const note = reason === "second_editor" && isAlone ? w.alone : nothing;
    return section(
      w.reasons[reason].title,
      { count, note },
      html`<ul class="items">${group.map((entry) => entryItem(looking, entry))}</ul>`,
    );
  });
}

/** Links, not a form: a filter is an address that can be sent. */
function filters(base: string, { counts, asked }: QueueShown): Html {
  const of = asked.mine ? "mine" : "all";
  const link = (to: QueueAsked, text: Part, isHere: boolean) =>
    html`<li><a href="${base}${addressOf(to)}"${isHere ? html` aria-current="true"` : nothing}>${text}</a></li>`;
  const whose = [
    link({ ...asked, mine: false, cursor: null }, w.everybody, !asked.mine),
    link({ ...asked, mine: true, cursor: null }, w.mine, asked.mine),
  ];
  const reasons = REVIEW_REASONS.filter((reason) => counts[reason][of] > 0 || reason === asked.reason).map(
    (reason) => {
      const text = tell(w.filter, { name: w.reasons[reason].title, n: counts[reason][of] });
      return link({ reason, mine: asked.mine, cursor: null }, text, reason === asked.reason);
    },
  );
  const everything = link({ ...asked, reason: null, cursor: null }, w.everything, asked.reason === null);
  return html`<nav class="narrow" aria-label="${w.filters}"><ul>${whose}</ul><ul>${everything}${reasons}</ul></nav>`;
}

function addressOf({ reason, mine, cursor }: QueueAsked): string {
  const query = new URLSearchParams();
  if (reason !== null) query.set("reason", reason);
  if (mine) query.set("mine", "true");
  if (cursor !== null) query.set("cursor", cursor);
  const text = query.toString();
  return text === "" ? "/desk" : `/desk?${text}`;
}
