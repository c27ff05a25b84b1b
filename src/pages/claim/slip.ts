import { html } from "hono/html";
import type { Sign } from "../../marks/sign-marks.ts";
import type { ReceiptState } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { day } from "../parts/day.ts";
import { basisMark, signMark } from "../parts/draw.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { checkedBy, verdictLine } from "../parts/verdict.ts";
import { type ClaimView, reportedClaims } from "./claim-view.ts";

const { claim: w } = WORDS;

const RECEIPT_SIGNS = { standing: "same", changed: "differs", gone: "none" } as const satisfies Record<
  ReceiptState,
  Sign
>;

/** What the verdict rests on, added up as on a receipt: counts, what they are worth, a double rule, the verdict. */
export function slip(view: ClaimView): Part {
  const { verdict, evidence, appearances, publications } = view;
  if (verdict === null) return nothing;
  const count = (role: string) => evidence.filter((span) => span.role === role).length;
  const basis =
    verdict.basis === null
      ? w.noBasis
      : [basisMark(verdict.basis.strength), " ", WORDS.basis[verdict.basis.strength].name];
  const standing =
    verdict.restsOn.length === 0
      ? w.receipts.none
      : [signMark(RECEIPT_SIGNS[verdict.receipts]), " ", w.receipts[verdict.receipts]];
  const last = publications.at(-1);
  return html`<aside class="slip" aria-labelledby="slip"><h2 id="slip">${w.slip}</h2><dl>${row(w.slipRows.refutes, count("refutes"))}${row(w.slipRows.supports, count("supports"))}${row(w.slipRows.context, count("context"))}${row(w.slipRows.appearances, appearances.length)}</dl><dl>${row(w.slipRows.sources, view.independentSources)}${row(w.slipRows.basis, basis)}${row(w.slipRows.receipts, standing)}</dl><div class="total">${verdictLine(view, reportedClaims(view))}<p>${checkedBy(verdict)}.</p>${
    last === undefined ? nothing : html`<p>${say(w.version, { day: day(last.at), n: last.n })}</p>`
  }</div></aside>`;
}

const row = (name: string, text: Part): Html => html`<div><dt>${name}</dt><dd>${text}</dd></div>`;
