import { html } from "hono/html";
import { currentVerdict, standingSpans } from "../../claims/claim-aggregate.ts";
import type { ClaimAggregate, SpanRecord } from "../../db/records.ts";
import { headlineOf } from "../../pages/parts/article-link.ts";
import { signMark } from "../../pages/parts/draw.ts";
import { changedBeside, changedPieces, wordsNow } from "../../pages/parts/quote-change.ts";
import { quoted } from "../../pages/parts/quoted.ts";
import { type Html, nothing, type Part, say } from "../../pages/parts/say.ts";
import { value, words } from "../../pages/parts/words-of-others.ts";
import { composeSpan } from "../../publications/compose-claim.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import { STANCES } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { button, type FormState, form, UNTOUCHED } from "../parts/form.ts";
import { QUOTE_ROLES } from "./add-quote.ts";
import type { Frame } from "./frame.ts";
import { FIRST_TICK } from "./gate.ts";

const { quotes: w } = WORKBENCH;
const { claim: c } = WORDS;

/** The quotes of a claim: what each does, who says it, whether it stands, and what can be done about it. */
export function quoteList(
  frame: Frame,
  aggregate: ClaimAggregate,
  { ticked, forms, isOpen }: { ticked: readonly string[]; forms: QuoteForms; isOpen: boolean },
): Html {
  const spans = standingSpans(aggregate);
  if (spans.length === 0) return html`<p class="nothing">${w.none}</p>`;
  const evidence = spans.filter(({ role }) => role !== "appearance");
  const appearances = spans.filter(({ role }) => role === "appearance");
  const first = evidence[0]?.id;
  const item = (span: SpanRecord) =>
    quoteItem(frame, aggregate, span, { ticked, forms, isOpen, isFirst: span.id === first });
  return html`<ol class="worked-quotes">${evidence.map(item)}</ol>${
    appearances.length === 0
      ? nothing
      : html`<h3>${w.appearance}</h3><ol class="worked-quotes">${appearances.map(item)}</ol>`
  }`;
}

/** The form of a quote that came back, by the quote and what it was to do. */
export interface QuoteForms {
  span: string | null;
  step: "edit" | "recast" | "retract" | "confirm" | null;
  state: FormState;
}

export const NO_QUOTE_FORM: QuoteForms = { span: null, step: null, state: UNTOUCHED };

function quoteItem(
  frame: Frame,
  aggregate: ClaimAggregate,
  record: SpanRecord,
  {
    ticked,
    forms,
    isOpen,
    isFirst,
  }: { ticked: readonly string[]; forms: QuoteForms; isOpen: boolean; isFirst: boolean },
): Html {
  const article = aggregate.articles.get(record.articleId);
  if (!article) throw new Error(`the aggregate lacks the article of ${record.id}`);
  const span = composeSpan(record, article);
  const tick =
    record.role === "appearance" || !isOpen
      ? nothing
      : html`<label class="tick"><input type="checkbox"${isFirst ? html` id="${FIRST_TICK}"` : nothing} form="${VERDICT_FORM}" name="restsOn" value="${record.id}"${ticked.includes(record.id) ? html` checked` : nothing}><span>${w.restsOn}</span></label>`;
  const does = [
    w.roles[record.role],
    record.stance === null ? nothing : html`<span class="soft">: ${w.stances[record.stance]}</span>`,
  ];
  const read = html`<a href="${frame.base}/desk/articles/${article.id}?claim=${aggregate.claim.id}#${record.id}">${words(headlineOf(span.article), span.article.language)}</a>`;
  return html`<li class="worked-quote" id="${record.id}">${tick}<div>${quoted(span)}${record.note === null ? nothing : html`<p class="why" dir="auto">${record.note}</p>`}<dl class="terms">${term(w.does, does)}${term(c.saidByTerm, saidBy(span))}${term(c.inTerm, read)}${term(c.nowTerm, standing(span))}</dl>${
    isOpen ? actions(frame, aggregate, record, span, forms) : nothing
  }</div></li>`;
}

/** The verdict's form, to which boxes beside the quotes belong. */
export const VERDICT_FORM = "verdict-form";

const term = (name: string, text: Part) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`;

function saidBy({ assertedBy }: SpanDocument): Part {
  if (assertedBy === null) return c.ownVoice;
  return [
    value(assertedBy.name),
    assertedBy.role === null ? nothing : html`, ${value(assertedBy.role)}`,
    assertedBy.claimantSide ? ` ${c.ownSide}` : nothing,
  ];
}

function standing(span: SpanDocument): Part {
  if (span.state === "gone") return html`${signMark("none")} <b>${c.gone}</b>`;
  if (span.state === "changed") {
    const pieces = changedPieces(span);
    const now =
      pieces === null
        ? c.changedUnknown
        : say(c.changed, { words: words(wordsNow(pieces), span.article.language) });
    return html`${signMark("differs")} <b>${now}</b>`;
  }
  const beside = changedBeside(span);
  if (beside !== null) {
    const text =
      beside.after === ""
        ? say(c.besideGone, { before: words(beside.before, span.article.language) })
        : say(c.beside, { after: words(beside.after, span.article.language) });
    return html`${signMark("differs")} ${text}`;
  }
  const stands =
    span.confirmation === null ? c.stands : say(c.standsConfirmed, { by: value(span.confirmation.by) });
  return html`${signMark("same")} <b>${stands}</b>`;
}

function actions(
  frame: Frame,
  aggregate: ClaimAggregate,
  record: SpanRecord,
  span: SpanDocument,
  forms: QuoteForms,
): Part {
  const { claim } = aggregate;
  const stateOf = (step: QuoteForms["step"]) =>
    forms.span === record.id && forms.step === step ? forms.state : UNTOUCHED;
  const isOpen = (step: QuoteForms["step"]) =>
    forms.span === record.id && forms.step === step ? html` open` : nothing;
  const common = (step: NonNullable<QuoteForms["step"]>) => ({
    ...frame,
    action: `/desk/claims/${claim.id}/quotes/${record.id}/${step}`,
    version: claim.version,
    ...stateOf(step),
  });
  const rested = currentVerdict(aggregate)?.restsOn.includes(record.id) ?? false;
  const confirm =
    record.state === "verified" && changedBeside(span) !== null
      ? html`<div class="alert" role="note"><div><p><b>${w.confirmTitle}</b></p><p>${w.confirmHint}</p>${form(
          common("confirm"),
          (f) => [
            f.text({ name: "note", label: w.confirmNote, rows: 2, optional: true }),
            html`<p class="buttons">${button(w.confirmDo, { first: true })}</p>`,
          ],
        )}</div></div>`
      : record.state === "verified"
        ? nothing
        : html`<p class="hint">${w.judgeAgain}</p>`;
  const edit = form(common("edit"), (f) => [
    f.line({
      name: "assertedBy.name",
      label: w.saidBy,
      hint: w.saidByHint,
      value: record.assertedByName,
      optional: true,
    }),
    f.line({ name: "assertedBy.role", label: w.saidByRole, value: record.assertedByRole, optional: true }),
    f.boxes({
      name: "assertedBy.claimantSide",
      label: w.side,
      values: record.claimantSide ? ["yes"] : [],
      options: [{ value: "yes", label: w.sideYes }],
    }),
    record.stance === null
      ? nothing
      : f.choice({
          name: "stance",
          label: w.stance,
          value: record.stance,
          options: STANCES.map((stance) => ({ value: stance, label: w.stances[stance] })),
        }),
    f.text({ name: "note", label: w.note, hint: w.noteHint, value: record.note, rows: 2, optional: true }),
    html`<p class="buttons">${button(w.save, { first: true })}</p>`,
  ]);
  const recast = form(common("recast"), (f) => [
    f.choice({
      name: "role",
      label: w.role,
      value: record.role,
      options: QUOTE_ROLES.map((role) => ({ value: role, label: w.roles[role] })),
    }),
    html`<p class="buttons">${button(WORKBENCH.steps.cancel, { name: "do", value: "cancel" })}${button(w.recastDo, { name: "do", value: "recast" })}</p>`,
  ]);
  const retract = form(common("retract"), (f) => [
    f.text({ name: "reason", label: w.retractReason, hint: w.retractHint, rows: 2 }),
    rested
      ? f.boxes({
          name: "withdrawVerdict",
          label: w.retractWithVerdict,
          options: [{ value: "yes", label: w.retractWithVerdictYes }],
        })
      : nothing,
    html`<p class="buttons">${button(WORKBENCH.steps.cancel, { name: "do", value: "cancel" })}${button(w.retractDo, { name: "do", value: "retract" })}</p>`,
  ]);
  return html`${confirm}<details${isOpen("edit")}><summary>${w.change}</summary>${edit}</details>${rested ? nothing : html`<details${isOpen("recast")}><summary>${w.recast}</summary>${recast}</details>`}<details${isOpen("retract")}><summary>${w.retract}</summary>${retract}</details>`;
}
