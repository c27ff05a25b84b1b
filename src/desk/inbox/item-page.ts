import { html } from "hono/html";
import type { AppContext } from "../../http/environment.ts";
import { CONTACT_LIMIT, SENT_LIMIT } from "../../inbox/inbox-input.ts";
import { type InboxItem, isOverdue } from "../../inbox/inbox-item.ts";
import { day, dayName } from "../../pages/parts/day.ts";
import { contactLink, outwardLink } from "../../pages/parts/link.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import { value } from "../../pages/parts/words-of-others.ts";
import { siteOf } from "../../pages/site.ts";
import { INBOX_OUTCOMES } from "../../vocabulary.ts";
import { DESK } from "../../words/desk.ts";
import { ITEM as w } from "../../words/desk-queue.ts";
import { tell } from "../../words/tell.ts";
import { hasRole } from "../../write-context.ts";
import { sessionOf } from "../desk.ts";
import { button, type FormState, form, UNTOUCHED } from "../parts/form.ts";
import { answerDesk, heading } from "../parts/layout.ts";

/** What an editor does with an item, each a form of its own. */
export const ITEM_DEEDS = ["read", "take", "let-go", "answer", "close", "reopen", "erase"] as const;
export type ItemDeed = (typeof ITEM_DEEDS)[number];

/** The form that was sent, as it was typed. */
export interface SentForm extends FormState {
  deed: ItemDeed;
}

/** What a reader sent: their words first, then what is known, then what can be done. */
export function answerItemPage(
  c: AppContext,
  item: InboxItem,
  sent: SentForm | null = null,
  status = 200,
): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const { actor } = sessionOf(c);
  const title = tell(w.title, { kind: w.kinds[item.kind], number: item.number });
  const stateOf = (deed: ItemDeed): FormState => (sent?.deed === deed ? sent : UNTOUCHED);
  const place: Place = { base, editorId: actor.editorId, number: item.number, stateOf };
  const words =
    item.text === null
      ? html`<p class="soft">${w.erasedText}</p>`
      : html`<pre class="letter" dir="auto" tabindex="0">
${item.text}</pre>`;
  const canErase = hasRole(actor, "senior") && item.erasedAt === null;
  const main = html`${heading(title)}<div class="item"><div>${section(w.words, {}, words)}${answerPart(place, item)}${item.closedAt === null ? nothing : closedPart(place, item)}${item.closedAt === null || sent?.deed === "close" ? closePart(place, item) : nothing}${canErase ? erasePart(place) : nothing}</div><aside>${facts(place, item)}${handPart(place, item)}</aside></div>`;
  return answerDesk(c, {
    title,
    room: "queue",
    main,
    status,
    refused: sent?.refused ?? null,
  });
}

interface Place {
  base: string;
  editorId: string;
  number: number;
  stateOf(deed: ItemDeed): FormState;
}

function deedForm(place: Place, deed: ItemDeed, content: Parameters<typeof form>[1], keepAs?: string): Html {
  const { base, editorId, number, stateOf } = place;
  const action = `/desk/inbox/${number}/${deed}`;
  return form({ action, base, editorId, keepAs, ...stateOf(deed) }, content);
}

function facts({ base }: Place, item: InboxItem): Html {
  const { claim, count, receivedAt, lastReceivedAt, promisedOn, url, contact, closedAt } = item;
  const today = new Date().toISOString();
  const late = isOverdue(item, today.slice(0, 10)) ? html` <b class="tag">${w.overdueTag}</b>` : nothing;
  const came =
    count === 1
      ? say(w.came1, { day: day(receivedAt) })
      : say(w.cameMany, { day: day(receivedAt), n: count, last: day(lastReceivedAt) });
  const rows: [string, Part][] = [
    ...(claim === null
      ? []
      : [
          [w.about, html`<a href="${base}/desk/claims/${claim.id}" dir="auto">${claim.text}</a>`] satisfies [
            string,
            Part,
          ],
        ]),
    [w.came, came],
    [w.promised, [day(promisedOn), late]],
    ...(url === null ? [] : [[w.readAt, outwardLink(url, url)] satisfies [string, Part]]),
    ...(item.kind === "request"
      ? []
      : [
          [
            w.contact,
            contact === null
              ? closedAt !== null && isLongAgo(closedAt, today)
                ? w.contactGone
                : w.noContact
              : html`<bdi>${contactLink(contact)}</bdi>`,
          ] satisfies [string, Part],
        ]),
  ];
  return html`<dl class="facts-list">${rows.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
}

const CONTACT_DAYS = 90;

function isLongAgo(at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(at) >= CONTACT_DAYS * 24 * 60 * 60 * 1000;
}

function handPart(place: Place, { takenBy, readAt }: InboxItem): Html {
  const isOwn = takenBy?.id === place.editorId;
  const who = takenBy === null ? w.nobody : value(takenBy.name);
  const [deed, text] = isOwn ? (["let-go", w.letGo] as const) : (["take", w.take] as const);
  return html`<dl class="facts-list"><div><dt>${w.who}</dt><dd>${who}</dd></div></dl><div class="deeds">${readAt === null ? deedForm(place, "read", () => button(w.haveRead)) : nothing}${deedForm(place, deed, () => button(text))}</div>`;
}

function answerPart(place: Place, item: InboxItem): Part {
  const { answer, contact, closedAt, erasedAt, number } = item;
  const told =
    answer === null
      ? nothing
      : section(w.answered, {}, [
          html`<pre class="letter" dir="auto" tabindex="0">
${answer.text}</pre>`,
          html`<p class="soft">${say(w.answeredBy, { name: value(answer.by.name), day: day(answer.at) })}</p>`,
        ]);
  // What was typed while somebody else closed it is shown all the same.
  const isOver = closedAt !== null || erasedAt !== null;
  if (isOver && place.stateOf("answer").typed === null) return told;
  const address = contact === null ? null : mailTo(contact, item);
  const mail =
    address === null
      ? nothing
      : html`<p class="way"><a class="button" href="${address}">${w.mail}</a></p><p class="hint">${answer === null ? w.mailHint : w.mailHintAnswered}</p>`;
  const hint = contact === null ? w.answerNobody : w.answerHint;
  const fields = deedForm(
    place,
    "answer",
    (all) => [
      all.text({
        name: "text",
        label: w.answerLabel,
        hint,
        most: SENT_LIMIT,
        rows: 5,
        value: answer?.text ?? "",
      }),
      html`<div class="buttons">${button(w.keepAnswer, { first: answer === null })}</div>`,
    ],
    `inbox ${number} answer`,
  );
  return [told, section(w.answer, {}, [mail, fields])];
}

/** Code points of what they wrote that a mail quotes: programs take addresses of some 2,000 characters. */
const QUOTED = 400;

/** Opens a mail to the reader, where what they gave is a mail address and nothing else: with its number, their words and the answer. */
function mailTo(contact: string, { number, text, answer, receivedAt, claim }: InboxItem): string | null {
  if (contact.length > CONTACT_LIMIT || !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(contact)) return null;
  const letters = Array.from(text ?? "");
  const quoted = letters.length > QUOTED ? `${letters.slice(0, QUOTED).join("")} …` : (text ?? "");
  const body = [
    w.mailGreeting,
    tell(claim === null ? w.mailAbout : w.mailAboutClaim, {
      day: dayName(receivedAt),
      number,
      claim: claim?.text ?? "",
    }),
    quoted.replaceAll(/^/gm, "> "),
    answer?.text ?? "",
    tell(w.mailEnd, { number }),
  ];
  // RFC 6068: line ends of a body are CRLF.
  const lines = body
    .filter((part) => part !== "")
    .join("\n\n")
    .replaceAll("\n", "\r\n");
  const subject = tell(w.mailSubject, { number });
  return `mailto:${encodeURIComponent(contact).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}

function closePart(place: Place, { kind, note, number }: InboxItem): Html {
  const outcomes = INBOX_OUTCOMES.filter((outcome) => kind === "request" || outcome !== "checked").map(
    (outcome) => ({ value: outcome, label: w.outcomes[outcome] }),
  );
  const fields = deedForm(
    place,
    "close",
    (all) => [
      all.choice({ name: "outcome", label: w.outcome, options: outcomes }),
      kind === "request"
        ? all.line({ name: "claim", label: w.result, hint: w.resultHint, optional: true })
        : nothing,
      all.text({ name: "note", label: w.note, most: SENT_LIMIT, optional: true, value: note }),
      html`<div class="buttons">${button(w.closeIt)}</div>`,
    ],
    `inbox ${number} close`,
  );
  return section(w.close, {}, fields);
}

function closedPart(place: Place, { outcome, note, result, closedBy, closedAt }: InboxItem): Html {
  const how = say(w.closedBy, {
    outcome: outcome === null ? nothing : html`<b>${w.outcomes[outcome]}</b>`,
    name: value(closedBy?.name ?? ""),
    day: closedAt === null ? nothing : day(closedAt),
  });
  return section(w.closed, {}, [
    html`<p>${how}</p>`,
    result === null
      ? nothing
      : html`<p>${w.result}: <a href="${place.base}/desk/claims/${result.id}" dir="auto">${result.text}</a></p>`,
    note === null ? nothing : html`<p dir="auto">${note}</p>`,
    deedForm(place, "reopen", () => button(w.reopen)),
  ]);
}

function erasePart(place: Place): Html {
  const fields = deedForm(place, "erase", () => [html`<p>${w.eraseText}</p>`, button(w.eraseIt)]);
  return html`<details><summary>${w.erase}</summary>${fields}</details>`;
}

/** Items that were closed, the last closed first. */
export function answerClosed(
  c: AppContext,
  items: readonly InboxItem[],
  nextCursor: string | null,
): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const rows = items.map(
    (item) =>
      html`<li><div class="what"><p>${w.kinds[item.kind]}</p></div><div class="claim"><p class="text sent" dir="auto"><a href="${base}/desk/inbox/${item.number}">${item.text ?? w.erasedText}</a></p><p class="note"><span>${item.number}</span>${item.closedAt === null ? nothing : html`<span>${day(item.closedAt)}</span>`}</p></div><p class="state">${item.outcome === null ? nothing : w.outcomes[item.outcome]}</p><div></div></li>`,
  );
  const list =
    items.length === 0 ? html`<p class="nothing">${w.noneClosed}</p>` : html`<ul class="items">${rows}</ul>`;
  const more =
    nextCursor === null
      ? nothing
      : html`<p class="more"><a href="${base}/desk/inbox?cursor=${nextCursor}">${DESK.claims.more}</a></p>`;
  return answerDesk(c, {
    title: w.closedTitle,
    room: "queue",
    main: html`<div class="queue">${heading(w.closedTitle)}${list}${more}</div>`,
  });
}
