import { html } from "hono/html";
import { currentVerdict, lastHouseVerdict } from "../../claims/claim-aggregate.ts";
import { fieldsOf } from "../../claims/claim-fields.ts";
import type { VerdictRecord } from "../../db/records.ts";
import type { AppContext } from "../../http/environment.ts";
import { day } from "../../pages/parts/day.ts";
import { verdictMark } from "../../pages/parts/draw.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { section } from "../../pages/parts/section.ts";
import { asWritten, paragraphs, value, words } from "../../pages/parts/words-of-others.ts";
import { labelName } from "../../publications/label-words.ts";
import { checkDraft, type VerdictDraft } from "../../verdicts/check-draft.ts";
import { DESK } from "../../words/desk.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { type Actor, hasRole } from "../../write-context.ts";
import { sessionOf } from "../desk.ts";
import { button, type FormState, form, UNTOUCHED } from "../parts/form.ts";
import { answerDesk, heading } from "../parts/layout.ts";
import { addQuote } from "./add-quote.ts";
import { claimFieldset } from "./claim-form.ts";
import { type Conflict, SINCE } from "./conflict.ts";
import { type Frame, frameOf } from "./frame.ts";
import { gate, placesOf, QUOTES_ANCHOR, VERDICT_ANCHOR, verdictAction } from "./gate.ts";
import { notes } from "./notes.ts";
import { publishPanel } from "./publish-panel.ts";
import { NO_QUOTE_FORM, type QuoteForms, quoteList, VERDICT_FORM } from "./quotes.ts";
import { draftOf, draftOfRecord, verdictFieldset } from "./verdict-form.ts";
import type { Workbench } from "./workbench.ts";

const w = WORKBENCH;

/** Forms of the page that came back, and what they came back with. */
export interface Returned {
  fields?: FormState;
  verdict?: FormState;
  quote?: FormState;
  /** What the article says to a quote that was looked up. */
  looked?: Part;
  note?: FormState;
  handIn?: FormState;
  quotes?: QuoteForms;
  /** Of whichever form met one. */
  conflict?: { at: "fields" | "verdict"; conflict: Conflict } | null;
}

/** A claim with everything that an editor does to it. */
export function answerWorkbench(
  c: AppContext,
  bench: Workbench,
  returned: Returned = {},
  status = 200,
): Promise<Response> {
  const frame = frameOf(c);
  const { actor } = sessionOf(c);
  const { claim } = bench.aggregate;
  const isOpen = claim.status !== "retracted" && claim.status !== "discarded";
  const states = [
    returned.fields,
    returned.verdict,
    returned.quote,
    returned.note,
    returned.handIn,
    returned.quotes?.state,
  ].filter((state) => state !== undefined);
  const refused = states.find((state) => state.refused !== null)?.refused ?? null;
  const judging = isOpen ? verdict(frame, bench, returned, actor) : nothing;
  const showing = publishPanel(frame, bench, actor);
  // Once there is a verdict, what comes next is its readers.
  const side = currentVerdict(bench.aggregate) === null ? [judging, showing] : [showing, judging];
  const rest = [
    isOpen ? fields(frame, bench, returned) : nothing,
    isOpen ? duplicates(frame, bench) : nothing,
    notes(frame, claim.id, bench.notes, actor, returned.note ?? UNTOUCHED),
  ];
  return answerDesk(c, {
    title: claim.text,
    room: "claims",
    scripts: ["workbench"],
    refused,
    status,
    main: html`${head(frame, bench, actor)}${notices(frame, bench, returned, actor)}<div class="bench"><div>${quotes(frame, bench, returned, isOpen)}</div><div class="side">${side}</div><div>${rest}</div></div>`,
  });
}

function head(frame: Frame, { aggregate }: Workbench, actor: Actor): Html {
  const { claim, current } = aggregate;
  const at = `${frame.base}/desk/claims/${claim.id}`;
  const isSenior = hasRole(actor, "senior");
  const way = (path: string, text: string): Html => html`<a href="${at}${path}">${text}</a> `;
  const isOpen = claim.status !== "retracted" && claim.status !== "discarded";
  const ways = [
    isOpen ? way("#fields", w.ways.edit) : nothing,
    way("/history", w.ways.history),
    current === null
      ? nothing
      : html`<a href="${frame.base}/claims/${encodeURIComponent(claim.slug)}">${w.ways.readers}</a> `,
    isSenior && isOpen ? way("/merge", w.ways.merge) : nothing,
    isSenior && claim.status === "published" ? way("/unpublish", w.ways.unpublish) : nothing,
    isSenior && isOpen && claim.firstPublishedAt !== null ? way("/retract", w.ways.retract) : nothing,
    isSenior && claim.status === "retracted" ? way("/reinstate", w.ways.reinstate) : nothing,
    isOpen && claim.firstPublishedAt === null ? way("/discard", w.ways.discard) : nothing,
  ];
  const kicker = tell(w.kicker, {
    status: DESK.statuses[claim.status],
    n: claim.version,
    kind: WORDS.kinds[claim.kind],
  });
  return heading(html`<span${asWritten(claim.language)}>${claim.text}</span>`, { kicker, ways });
}

/** What to know before working on it: that it is closed, that it came back, who is on it. */
function notices(frame: Frame, bench: Workbench, returned: Returned, actor: Actor): Part {
  const { aggregate, work, instead } = bench;
  const { claim } = aggregate;
  const at = `/desk/claims/${claim.id}`;
  const reason = html`<span dir="auto">${claim.statusReason ?? ""}</span>`;
  const closed =
    claim.merged && instead
      ? say(w.closed.merged, {
          claim: html`<a href="${frame.base}/desk/claims/${claim.replacedBy ?? ""}">${words(instead.text, null)}</a>`,
          reason,
        })
      : claim.status === "retracted"
        ? say(w.closed.retracted, { reason })
        : claim.status === "discarded"
          ? w.closed.discarded
          : null;
  const back = work.returned;
  const sentBack =
    back === null
      ? nothing
      : html`<div class="alert" role="note"><div><p><b>${say(w.returned.title, { name: value(back.by.name), day: day(back.at) })}</b></p>${
          back.reason === null ? html`<p>${w.returned.noReason}</p>` : paragraphs(back.reason)
        }${form(
          { ...frame, ...(returned.handIn ?? UNTOUCHED), action: `${at}/hand-in`, version: claim.version },
          (f) => [
            f.text({ name: "note", label: w.returned.handInNote, rows: 2, optional: true }),
            html`<p class="buttons">${button(w.returned.handIn)}</p>`,
          ],
        )}</div></div>`;
  const canSendBack =
    work.pending !== null &&
    back === null &&
    work.pending.issuer.id !== actor.editorId &&
    hasRole(actor, "senior")
      ? html`<p class="buttons"><a class="button" href="${frame.base}${at}/send-back">${w.steps.sendBack.title}</a></p>`
      : nothing;
  const hand = work.onIt;
  const isMine = hand?.editor.id === actor.editorId;
  const onIt =
    hand === null
      ? w.onIt.nobody
      : isMine
        ? say(w.onIt.you, { when: day(hand.since) })
        : say(w.onIt.other, { name: value(hand.editor.name), when: day(hand.since) });
  const take = form(
    { ...frame, ...UNTOUCHED, action: `${at}/${isMine ? "let-go" : "take"}`, class: "inline" },
    () => html`<button class="link">${isMine ? w.onIt.letGo : w.onIt.take}</button>`,
  );
  return [
    closed === null ? nothing : html`<p class="done">${closed}</p>`,
    sentBack,
    canSendBack,
    closed === null ? html`<div class="hand">${onIt} ${take}</div>` : nothing,
  ];
}

function quotes(frame: Frame, bench: Workbench, returned: Returned, isOpen: boolean): Html {
  const { aggregate } = bench;
  const typed = returned.verdict?.typed ?? null;
  const ticked = typed === null ? (currentVerdict(aggregate)?.restsOn ?? []) : typed.all("restsOn");
  const count = aggregate.spans.filter(({ retractedAt }) => retractedAt === null).length;
  const add = isOpen
    ? html`<details class="add"${returned.quote || count === 0 ? html` open` : nothing}><summary>${w.quotes.add}</summary>${addQuote(frame, aggregate, returned.quote ?? UNTOUCHED, returned.looked ?? nothing)}</details>`
    : nothing;
  return section(w.quotes.title, { count, id: QUOTES_ANCHOR }, [
    quoteList(frame, aggregate, { ticked, forms: returned.quotes ?? NO_QUOTE_FORM, isOpen }),
    add,
  ]);
}

function fields(
  frame: Frame,
  { aggregate }: Workbench,
  { fields: state = UNTOUCHED, conflict }: Returned,
): Html {
  const { claim } = aggregate;
  const met = conflict?.at === "fields" ? conflict.conflict : null;
  return section(
    w.fields.title,
    { id: "fields" },
    form(
      {
        ...frame,
        ...state,
        action: `/desk/claims/${claim.id}/edit`,
        version: claim.version,
        keepAs: `claim ${claim.id} fields`,
      },
      (f) => [
        met === null ? nothing : [f.hidden(SINCE, String(met.since))],
        // The harmless button comes first, also before those of a conflict.
        html`<button class="sr" name="do" value="save" tabindex="-1" aria-hidden="true">${w.fields.save}</button>`,
        met === null ? nothing : met.block,
        claim.firstPublishedAt === null ? nothing : html`<p class="hint">${w.fields.published}</p>`,
        claimFieldset(f, fieldsOf(claim), state.typed),
        html`<p class="buttons">${button(w.fields.save, { name: "do", value: "save" })}</p>`,
      ],
    ),
  );
}

function duplicates(frame: Frame, { duplicates: found, aggregate }: Workbench): Part {
  if (found.length === 0) return nothing;
  const { claim } = aggregate;
  const title = found.length === 1 ? w.duplicates.one : tell(w.duplicates.many, { n: found.length });
  return section(
    title,
    { note: w.duplicates.note },
    html`<ul class="others">${found.map(
      ({ id, text }) =>
        html`<li><div><a class="other" href="${frame.base}/desk/claims/${id}">${words(text, null)}</a><p><a href="${frame.base}/desk/claims/${claim.id}/merge?into=${id}">${w.duplicates.merge}</a></p></div></li>`,
    )}</ul>`,
  );
}

function verdict(
  frame: Frame,
  bench: Workbench,
  { verdict: state = UNTOUCHED, conflict }: Returned,
  actor: Actor,
): Html {
  const { aggregate, second } = bench;
  const { claim } = aggregate;
  const stands = currentVerdict(aggregate);
  const stored = stands ?? lastHouseVerdict(aggregate);
  const replaces = stored !== null;
  const action = verdictAction(claim.id);
  const places = placesOf(aggregate, action);
  const met = conflict?.at === "verdict" ? conflict.conflict : null;
  const draft = state.typed === null ? draftOfRecord(stands) : draftOf(state.typed, replaces);
  const note =
    stands === null
      ? w.verdict.none
      : say(w.verdict.issued, {
          name: value(bench.work.pending?.issuer.name ?? stands.issuedBy),
          day: day(stands.issuedAt),
        });
  const mayPublish = claim.status === "published" && hasRole(actor, "senior") && !second.required;
  const judging = form(
    {
      ...frame,
      ...state,
      id: VERDICT_FORM,
      action,
      version: claim.version,
      keepAs: `claim ${claim.id} verdict`,
      class: "verdict-form",
      elsewhere: { restsOn: places("restsOn"), verdict: VERDICT_ANCHOR },
    },
    (f) => [
      met === null ? nothing : f.hidden(SINCE, String(met.since)),
      html`<button class="sr" name="do" value="check" tabindex="-1" aria-hidden="true">${w.verdict.check}</button>`,
      met === null ? nothing : met.block,
      verdictFieldset(f, stands, replaces),
      html`<div class="gate" data-rules="${frame.base}${action}/rules">${rulesOf(bench, draft, action)}<p class="buttons">${button(w.verdict.check, { name: "do", value: "check" })}${button(w.verdict.issue, { name: "do", value: "issue", first: true })}</p><p class="hint">${second.required ? w.verdict.next : w.verdict.nextYou}</p>${
        mayPublish
          ? html`<p class="for-clarification">${button(w.verdict.issuePublish, { name: "do", value: "issue-publish" })} <span class="hint">${w.verdict.issuePublishHint}</span></p>`
          : nothing
      }</div>`,
    ],
  );
  // A verdict that stands is there to be read; judging again is an act of its own.
  const isUnfolded = stands === null || state.typed !== null;
  const content =
    stands === null
      ? judging
      : html`${standing(stands)}<details class="again"${isUnfolded ? html` open` : nothing}><summary>${w.verdict.again}</summary>${judging}</details>`;
  return section(w.verdict.title, { note, id: VERDICT_ANCHOR }, content);
}

/** The verdict that stands, in short. */
function standing({ label, headline, summary }: VerdictRecord): Html {
  return html`<div class="stands"><p class="verdict"><b>${verdictMark(label)}<span>${labelName(label)}</span></b></p><p class="finding" dir="auto">${headline}</p>${paragraphs(summary)}</div>`;
}

/** The list of rules for what is typed. */
export function rulesOf(
  { aggregate }: Pick<Workbench, "aggregate">,
  draft: VerdictDraft,
  action: string,
): Html {
  return gate(checkDraft(aggregate, draft), draft.label, placesOf(aggregate, action));
}
