import { html } from "hono/html";
import type { EventRow } from "../../db/queries/event-list.ts";
import type { ClaimAggregate } from "../../db/records.ts";
import type { AppContext } from "../../http/environment.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import { asWritten, value } from "../../pages/parts/words-of-others.ts";
import { siteOf } from "../../pages/site.ts";
import type { NoUndo, Undo } from "../../review/undo-last.ts";
import { HISTORY } from "../../words/desk-history.ts";
import { tell } from "../../words/tell.ts";
import { sessionOf } from "../desk.ts";
import { button, type FormState, form } from "../parts/form.ts";
import { answerDesk, heading } from "../parts/layout.ts";
import { moment } from "../parts/moment.ts";
import { fieldName, shownChanges } from "./shown-changes.ts";

const w = HISTORY;

export interface ClaimPast {
  aggregate: ClaimAggregate;
  /** In the order in which they happened. */
  events: readonly EventRow[];
  undo: Undo | NoUndo;
}

/** All that happened to a claim, the latest first, each change with what was there before. */
export function answerHistory(
  c: AppContext,
  { aggregate, events, undo }: ClaimPast,
  state: FormState,
  status: number,
): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const { claim } = aggregate;
  const items = events.toReversed().flatMap((event) => item(event, claim.language) ?? []);
  const list =
    items.length === 0 ? html`<p class="nothing">${w.none}</p>` : html`<ol class="happened">${items}</ol>`;
  const ways = html`<a href="${base}/desk/claims/${claim.id}">${w.back}</a>`;
  const undoing = html`<div class="undo">${undoPart(c, base, aggregate, undo, state)}</div>`;
  return answerDesk(c, {
    title: `${w.title}: ${claim.text}`,
    room: "claims",
    refused: state.refused,
    status,
    main: html`${heading(html`<span${asWritten(claim.language)}>${claim.text}</span>`, { kicker: w.of, ways })}${undoing}${section(w.title, { count: items.length }, list)}`,
  });
}

function undoPart(
  c: AppContext,
  base: string,
  { claim }: ClaimAggregate,
  undo: Undo | NoUndo,
  state: FormState,
): Part {
  if (typeof undo === "string") return html`<p class="hint">${w.noUndo[undo]}</p>`;
  const { editorId } = sessionOf(c).actor;
  const action = `/desk/claims/${claim.id}/history`;
  return form(
    { action, base, editorId, version: claim.version, ...state },
    () =>
      html`<p class="buttons">${button(w.undoTitle)}<span class="note">${w.undoWays[undo.kind]} ${w.undoStays}</span></p>`,
  );
}

/** Null where the event says nothing that another one of the same write does not say. */
function item(event: EventRow, language: string): Html | null {
  if (event.action === "publication.created" || event.action === "claim.judged") return null;
  const changes = shownChanges(event);
  const name =
    Object.entries(w.actions).find(([action]) => action === event.action)?.[1] ??
    tell(w.otherAction, { action: event.action });
  const why =
    event.reason === null
      ? nothing
      : html`<p dir="auto">${say(w.why, { reason: html`<bdi>${event.reason}</bdi>` })}</p>`;
  const list = changes.map(({ field, before, after }) => {
    const was =
      before === null
        ? nothing
        : html`<dd class="before"><span class="soft">${w.before}:</span> <del${asWritten(language)}>${before}</del></dd>`;
    const now = html`<dd>${before === null ? nothing : html`<span class="soft">${w.now}:</span> `}<span${asWritten(language)}>${after ?? w.nothing}</span></dd>`;
    return html`<div class="change"><dt>${fieldName(field)}</dt>${was}${now}</div>`;
  });
  return html`<li><div>${moment(event.at)} <span class="by">${say(w.by, { who: value(event.by) })}</span></div><div><h3>${name}</h3>${why}${list.length === 0 ? nothing : html`<dl>${list}</dl>`}</div></li>`;
}
