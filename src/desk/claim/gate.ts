import { html } from "hono/html";
import * as z from "zod";
import { standingSpans } from "../../claims/claim-aggregate.ts";
import type { ClaimAggregate } from "../../db/records.ts";
import { type Html, nothing } from "../../pages/parts/say.ts";
import type { CheckedRule, DraftRule } from "../../verdicts/check-draft.ts";
import { RULES, type UnmetRule } from "../../verdicts/unmet-rules.ts";
import type { HouseLabel } from "../../vocabulary.ts";
import { tell } from "../../words/tell.ts";
import { WORKBENCH } from "../../words/workbench.ts";
import { fieldId } from "../parts/form.ts";
import type { Refusal } from "../refusal.ts";

const { gate: w } = WORKBENCH;

/** Fields of the verdict's form at which each rule is kept; null where it is kept elsewhere. */
const FIELD_OF: Record<DraftRule, string | null> = {
  "label-missing": "label",
  "headline-missing": "headline",
  "summary-missing": "summary",
  "basis-missing": "basis.strength",
  "change-missing": "change.kind",
  "change-note-missing": "change.note",
  "rests-on-anew": "restsOn",
  "receipts-missing": "restsOn",
  "receipts-foreign": "restsOn",
  "receipts-not-standing": "restsOn",
  "implied-missing": "implied",
  "searched-missing": "searched",
  "basis-too-weak": "basis.strength",
  "record-missing": "basis.strength",
  "independent-reports-missing": "basis.strength",
  "several-reports-missing": "basis.strength",
  "not-seen-missing": "notSeen",
  "reply-missing": "reply.asked",
  "verdict-on-other-wording": null,
};

export const QUOTES_ANCHOR = "quotes";
/** The first box beside a quote. */
export const FIRST_TICK = "rests-on";
export const VERDICT_ANCHOR = "verdict";

/** Id of where each field of a verdict stands on the claim's page; the quotes that it rests on are ticked beside its form. */
export function placesOf(aggregate: ClaimAggregate, action: string): (field: string) => string {
  const canTick = standingSpans(aggregate).some(({ role }) => role !== "appearance");
  return (field) => (field === "restsOn" ? (canTick ? FIRST_TICK : QUOTES_ANCHOR) : fieldId(action, field));
}

export const verdictAction = (claimId: string): string => `/desk/claims/${claimId}/verdict`;

/** Those that do not hold first, as dashed boxes with the way to the field; then those that do, solid. */
export function gate(
  rules: readonly CheckedRule[],
  label: HouseLabel | null,
  idOf: (field: string) => string,
): Html {
  const unmet = rules.filter(({ holds }) => !holds);
  const kept = rules.filter(({ holds }) => holds);
  const title = unmet.length === 0 ? w.zero : unmet.length === 1 ? w.one : tell(w.many, { n: unmet.length });
  return html`<div class="gate-rules" id="gate-rules"><h3 id="gate">${title}</h3><ul class="rules">${unmet.map(
    ({ rule, before }) =>
      html`<li class="unmet"><span><a href="#${placeOf(rule, idOf)}">${ruleWords(rule, label).unmet}</a>${
        before === "publish" ? html` <span class="soft">(${w.later})</span>` : nothing
      }</span></li>`,
  )}${kept.map(({ rule }) => html`<li class="holds"><span>${ruleWords(rule, label).kept}</span></li>`)}</ul></div>`;
}

/** Where a rule is kept: id of a field, of the boxes beside the quotes, or of the verdict where it is not one field. */
function placeOf(rule: DraftRule | UnmetRule["rule"], idOf: (field: string) => string): string {
  const field = isDraftRule(rule) ? FIELD_OF[rule] : null;
  return field === null ? VERDICT_ANCHOR : idOf(field);
}

/** A rule in an editor's words, as it does not hold and as it does. */
export function ruleWords(
  rule: DraftRule | UnmetRule["rule"],
  label: HouseLabel | null,
): { unmet: string; kept: string } {
  if (rule === "receipts-missing") return label === null ? w.receipts.supported : w.receipts[label];
  return w.rules[rule];
}

const unmetMember = z.object({ unmet: z.array(z.looseObject({ rule: z.enum(RULES) })) });

/** Rules that do not hold, each at its field and in an editor's words; any other refusal as it is. */
export function inEditorsWords(refused: Refusal | null, label: HouseLabel | null): Refusal | null {
  if (refused?.code !== "rule-unmet" && refused?.code !== "second-editor-required") return refused;
  const told = unmetMember.safeParse(refused.members);
  const rules = told.success ? [...new Set(told.data.unmet.map(({ rule }) => rule))] : [];
  if (rules.length === 0) {
    const isAnew = refused.fields.some(({ field }) => field === "restsOn");
    const message = w.rules["rests-on-anew"].unmet;
    return isAnew ? { ...refused, sentence: null, fields: [{ field: "restsOn", message }] } : refused;
  }
  const fields = rules.map((rule) => ({
    field: (isDraftRule(rule) ? FIELD_OF[rule] : null) ?? "verdict",
    message: ruleWords(rule, label).unmet,
  }));
  return { ...refused, sentence: null, fields };
}

const isDraftRule = (rule: string): rule is DraftRule => rule in FIELD_OF;

/** What stands between the claim and its readers, each with the way to where it is done. `page` is the claim's, where that is another one. */
export function unmetList(
  unmet: readonly UnmetRule[],
  label: HouseLabel | null,
  { page = "", idOf }: { page?: string; idOf: (field: string) => string },
): Html {
  return html`<ul class="rules">${unmet.map(
    ({ rule }) =>
      html`<li class="unmet"><span><a href="${page}#${placeOf(rule, idOf)}">${ruleWords(rule, label).unmet}</a></span></li>`,
  )}</ul>`;
}
