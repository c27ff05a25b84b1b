import { html } from "hono/html";
import { foldName } from "../../language/fold-name.ts";
import type { Sign } from "../../marks/sign-marks.ts";
import { day } from "../../pages/parts/day.ts";
import { signMark, verdictMark } from "../../pages/parts/draw.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { asWritten, value } from "../../pages/parts/words-of-others.ts";
import { labelWords } from "../../publications/label-words.ts";
import type { BrokenQuote, QueueEntry } from "../../review/queue.ts";
import type { ReviewReason } from "../../vocabulary.ts";
import { DESK } from "../../words/desk.ts";
import { ITEM, QUEUE as w } from "../../words/desk-queue.ts";
import { tell } from "../../words/tell.ts";
import { CLOSE_MANY, PICKED } from "../inbox/close-many-form.ts";
import { form } from "../parts/form.ts";

/** Who looks, and where the pages stand. */
export interface Looking {
  base: string;
  editorId: string;
  name: string;
  /** Whether the house asks for a second person. */
  needsSecond: boolean;
  /** Numbers of readers' items that are ticked; null where none can be. */
  ticked: readonly string[] | null;
}

const SIGNS: Record<ReviewReason, Sign> = {
  returned: "opposite",
  receipts: "differs",
  report: "reports",
  second_editor: "same",
  under_review: "none",
  overtaken: "later",
  duplicate: "possible",
  draft: "possible",
  request: "reports",
};

/** Something that waits: what happened, to which claim or in whose words, the verdict, and one thing to do. */
export function entryItem(looking: Looking, entry: QueueEntry): Html {
  const { base } = looking;
  const { reason, claim, item } = entry;
  const path = item === null ? `/desk/claims/${claim?.id ?? ""}` : `/desk/inbox/${item.number}`;
  const state =
    claim === null
      ? nothing
      : claim.verdict === null
        ? html`<span>${w.noVerdict}</span>`
        : html`${verdictMark(claim.verdict.label)}<b>${labelWords({ kind: claim.kind, verdict: claim.verdict })}</b>`;
  const text =
    item !== null
      ? html`<p class="text sent" dir="auto"><a href="${base}${path}">${item.text ?? w.erased}</a></p>`
      : claim === null
        ? nothing
        : html`<p class="text"${asWritten(claim.language)}><a href="${base}${path}">${claim.text}</a></p>`;
  const about =
    item !== null && claim !== null
      ? html`<p class="about"${asWritten(claim.language)}>${claim.text}</p>`
      : nothing;
  const sign =
    reason === "receipts" && entry.quotes.every(({ state: one }) => one === "gone") ? "none" : SIGNS[reason];
  return html`<li${entry.isOverdue ? html` class="overdue"` : nothing}><div class="what">${signMark(sign)}<div>${whatHappened(looking, entry)}</div></div><div class="claim">${text}${about}<p class="note">${notes(looking, entry)}</p></div><p class="state">${state}</p><div class="do">${pick(looking, entry)}<a class="button" href="${base}${path}">${w.do[reason]}</a>${notTheSame(looking, entry)}${ownVerdict(looking, entry)}</div></li>`;
}

function whatHappened(
  { base }: Looking,
  { reason, claim, other, quotes, item, at, isOverdue }: QueueEntry,
): Part {
  const otherClaim =
    other && html`<a href="${base}/desk/claims/${other.id}"${asWritten(other.language)}>${other.text}</a>`;
  switch (reason) {
    case "returned":
      return claim?.returned
        ? html`<p>${say(w.sentBack, { name: value(claim.returned.by.name), day: day(claim.returned.at) })}</p>${
            claim.returned.reason === null
              ? nothing
              : html`<p dir="auto"><b>${say(w.sentBackWhy, { reason: claim.returned.reason })}</b></p>`
          }`
        : nothing;
    case "receipts":
      return quotes.map((quote) => html`<p>${brokenQuote(base, quote)}</p>`);
    case "report":
    case "request": {
      const kind = html`<p>${item === null ? nothing : ITEM.kinds[item.kind]}</p>`;
      const when = isOverdue
        ? html`<p><b class="tag">${say(w.overdue, { day: day(at) })}</b></p>`
        : html`<p class="soft">${say(w.promised, { day: day(at) })}</p>`;
      return [kind, when];
    }
    case "second_editor":
      return html`<p>${w.readyHere}</p>`;
    case "overtaken":
      return otherClaim === null
        ? nothing
        : html`<p>${say(w.overtakenBy, { day: day(at), claim: otherClaim })}</p>`;
    case "duplicate":
      return otherClaim === null ? nothing : html`<p>${say(w.same, { claim: otherClaim })}</p>`;
    default:
      return claim === null ? nothing : html`<p>${DESK.statuses[claim.status]}</p>`;
  }
}

function brokenQuote(base: string, { state, diff, article }: BrokenQuote): Part {
  const link = html`<a href="${base}/desk/articles/${article.id}">${article.headline ?? w.untitled}</a>`;
  if (state === "gone") return say(w.gone, { gone: html`<b>${w.goneWord}</b>`, article: link });
  const own = diff.find(({ beside }) => beside === undefined);
  if (own === undefined) return say(w.changedBeside, { article: link });
  return say(w.changed, {
    before: html`<del>${own.before}</del>`,
    after: html`<ins>${own.after}</ins>`,
    article: link,
  });
}

function notes({ editorId }: Looking, { reason, claim, item, at }: QueueEntry): Part {
  const parts: Part[] = [];
  if (item !== null) {
    if (item.readAt === null) parts.push(html`<b>${ITEM.unread}</b>`);
    if (item.count > 1) parts.push(tell(item.kind === "request" ? w.asked : w.sent, { n: item.count }));
    if (item.takenBy !== null) parts.push(hand(item.takenBy, editorId));
    return parts.map((part) => html`<span>${part}</span>`);
  }
  if (claim === null) return nothing;
  if (claim.verdict !== null && reason === "second_editor")
    parts.push(say(w.issuedBy, { name: value(claim.verdict.issuedBy) }));
  parts.push(claim.quoteCount === 1 ? w.oneQuote : tell(w.quotes, { n: claim.quoteCount }));
  if (reason !== "overtaken") parts.push(say(w.since, { day: day(at) }));
  parts.push(tell(w.version, { n: claim.version }));
  if (claim.onIt !== null) parts.push(hand(claim.onIt.editor, editorId));
  return parts.map((part) => html`<span>${part}</span>`);
}

function hand({ id, name }: { id: string; name: string }, editorId: string): Part {
  return html`<b>${id === editorId ? w.youOnIt : say(w.onIt, { name: value(name) })}</b>`;
}

/** Belongs to the form that closes many. */
function pick({ ticked }: Looking, { item }: QueueEntry): Part {
  if (ticked === null || item === null) return nothing;
  const number = `${item.number}`;
  return html`<label class="tick"><input type="checkbox" form="${CLOSE_MANY}" name="${PICKED}" value="${number}"${ticked.includes(number) ? html` checked` : nothing}><span>${tell(w.pick, { number })}</span></label>`;
}

function notTheSame({ base, editorId }: Looking, { reason, claim, other }: QueueEntry): Part {
  if (reason !== "duplicate" || claim === null || other === null) return nothing;
  return form(
    {
      action: `/desk/claims/${claim.id}/tell-apart`,
      base,
      editorId,
      typed: null,
      refused: null,
    },
    (fields) => [fields.hidden("other", other.id), html`<button>${w.notSame}</button>`],
  );
}

function ownVerdict({ name, needsSecond }: Looking, { reason, claim }: QueueEntry): Part {
  const isOwn = claim?.verdict != null && foldName(claim.verdict.issuedBy) === foldName(name);
  return needsSecond && isOwn && reason === "second_editor" ? html`<p class="soft">${w.yours}</p>` : nothing;
}
