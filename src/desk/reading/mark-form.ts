import { html } from "hono/html";
import { CLAIM_TEXT_LIMIT, NOTE_LIMIT } from "../../claims/claim-input.ts";
import type { MarkedClaim } from "../../db/queries/marked-passages.ts";
import { verdictMark } from "../../pages/parts/draw.ts";
import { type Html, nothing, type Part } from "../../pages/parts/say.ts";
import { words } from "../../pages/parts/words-of-others.ts";
import { labelName } from "../../publications/label-words.ts";
import { SPAN_ROLES, STANCES } from "../../vocabulary.ts";
import { READING } from "../../words/desk-reading.ts";
import { button, type Fields, type FormState, form } from "../parts/form.ts";
import type { QuoteAsTyped, QuoteCheck } from "./check-quote.ts";
import { checkResult } from "./check-result.ts";

const w = READING;

/** Value of the field `claim` for one that is to be made. */
export const NEW_CLAIM = "new";

export interface MarkForm extends FormState {
  base: string;
  editorId: string;
  articleId: string;
  language: string | null;
  /** The words come along where the desk does not hold the text. */
  bringsText: boolean;
  quote: QuoteAsTyped;
  check: QuoteCheck | null;
  /** Claims to choose from where no script offers them; null where none were sought. */
  claims: readonly MarkedClaim[] | null;
  chosen: string | null;
}

/** Marks words: which, for which claim, what they do for it, who says them. Complete without script. */
export function markForm(given: MarkForm): Html {
  const { base, editorId, articleId, typed, refused } = given;
  return form(
    {
      base,
      editorId,
      action: `/desk/articles/${articleId}/spans`,
      class: "marking-form",
      typed,
      refused,
    },
    (f) => [
      quoteField(f, given),
      html`<div class="check" role="status" data-check="${base}/desk/articles/${articleId}/check">${checkResult(given.check, given.language)}</div><p class="buttons unscripted">${button(w.check, { name: "do", value: "check" })}</p>`,
      html`<div class="rest">${rest(f, given)}</div>`,
    ],
  );
}

function quoteField(f: Fields, { quote, bringsText }: MarkForm): Part {
  return [
    f.text({
      name: "quote.exact",
      label: w.quote,
      hint: w.markingHint,
      value: quote.exact,
      rows: 2,
      attributes: html` placeholder=" " spellcheck="false" autocomplete="off"`,
    }),
    f.hidden("quote.prefix", quote.prefix),
    f.hidden("quote.suffix", quote.suffix),
    bringsText ? f.text({ name: "text", label: w.broughtText, value: quote.text, rows: 6 }) : nothing,
  ];
}

function rest(f: Fields, { base, articleId, claims, chosen, refused }: MarkForm): Part {
  return [
    html`<div class="claim-field" data-suggest="${base}/desk/articles/${articleId}/suggest-claims">${f.line({ name: "claimText", label: w.claim, hint: w.claimHint })}<p class="buttons unscripted">${button(w.findClaims, { name: "do", value: "find" })}</p>${claims === null ? nothing : claimChoice(f, claims, chosen, seenWording(refused))}<div class="new-claim">${f.text({ name: "newClaim", label: w.newClaimField, most: CLAIM_TEXT_LIMIT, rows: 2 })}</div></div>`,
    f.choice({
      name: "role",
      label: w.role,
      options: ROLES.map((role) => ({ value: role, label: w.roles[role] })),
    }),
    html`<div class="stance">${f.select({ name: "stance", label: w.stance, options: STANCE_OPTIONS })}</div>`,
    f.choice({
      name: "who",
      label: w.who,
      value: "article",
      options: [
        { value: "article", label: w.whoArticle },
        { value: "other", label: w.whoOther },
      ],
    }),
    html`<div class="other">${f.line({ name: "assertedBy.name", label: w.whoName })}${f.line({ name: "assertedBy.role", label: w.whoRole, optional: true })}${f.boxes({ name: "claimantSide", label: w.whoSideTitle, options: [{ value: "yes", label: w.whoSide }] })}</div>`,
    html`<details class="note-field"><summary>${w.note}</summary>${f.text({ name: "note", label: w.note, optional: true, most: NOTE_LIMIT, rows: 2 })}</details>`,
    html`<p class="buttons">${button(w.attach, { name: "do", value: "attach", first: true })}</p>`,
  ];
}

/** What the passage does as evidence first: that is what is marked most. */
const ROLES = SPAN_ROLES.toSorted(
  (one, other) => Number(one === "appearance") - Number(other === "appearance"),
);
const STANCE_OPTIONS = (["", ...STANCES] as const).map((value) => ({ value, label: w.stances[value] }));

/** The wording for which claims that are like it were shown: the next press makes it all the same. */
function seenWording(refused: MarkForm["refused"]): string | null {
  const { wording } = refused?.members ?? {};
  return typeof wording === "string" ? wording : null;
}

function claimChoice(
  f: Fields,
  claims: readonly MarkedClaim[],
  chosen: string | null,
  seen: string | null,
): Html {
  const options = claims.map((claim) => ({
    value: claim.id,
    label: words(claim.text, claim.language),
    hint: claimState(claim),
  }));
  return html`<div class="claim-choice">${seen === null ? nothing : f.hidden("seen", seen)}${f.choice({
    name: "claim",
    label: w.which,
    ...(claims.length === 0 ? { hint: w.noneFound } : {}),
    value: chosen ?? (claims.length === 0 ? NEW_CLAIM : null),
    options: [...options, { value: NEW_CLAIM, label: w.newClaim }],
  })}</div>`;
}

/** A claim's label and whether readers see it, as text; of a draft without a verdict only that it is one. */
export function claimState({ label, status, kind }: MarkedClaim): string {
  const state = w.status[status];
  if (label === null) return state;
  const name = labelName(label);
  return kind === "statement" ? `${name} (${w.wasSaid}), ${state}` : `${name}, ${state}`;
}

/**
 * Claims that a script offers while somebody types, as options of a list box. Before anything is typed the new claim comes first;
 * behind what was sought it stands last, and always in sight.
 */
export function claimOptions(claims: readonly MarkedClaim[], { isTyped }: { isTyped: boolean }): Html {
  const said =
    claims.length === 0
      ? w.foundNone
      : claims.length === 1
        ? w.foundOne
        : w.found.replace("{n}", `${claims.length}`);
  const options = claims.map(
    (claim) =>
      html`<li role="option" data-claim="${claim.id}" aria-selected="false">${claim.label === null ? html`<span class="mark"></span>` : verdictMark(claim.label)}<span>${words(claim.text, claim.language)}<small>${claimState(claim)}</small></span></li>`,
  );
  const made = html`<li role="option" class="new" data-claim="${NEW_CLAIM}" aria-selected="false"><span class="mark" aria-hidden="true">+</span><span>${w.newFromThese}</span></li>`;
  return html`<ul data-said="${said}">${isTyped ? [options, made] : [made, options]}</ul>`;
}
