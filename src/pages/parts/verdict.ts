import { html } from "hono/html";
import type { ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import type { VerdictDocument } from "../../publications/verdict-document.ts";
import type { Label } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { verdictMark } from "./draw.ts";
import { type Html, nothing, type Part, say, tell } from "./say.ts";
import { value } from "./words-of-others.ts";

export const labelName = (label: Label): string => WORDS.verdicts[label].name;

/** A claim as far as its label goes. */
export type Labelled = Pick<ClaimSummary, "kind"> & { verdict: Pick<VerdictDocument, "label"> | null };

/** What is to be read in the place of a label: of a statement, that the label is on whether it was said. */
export function labelWords({ kind, verdict }: Labelled): string {
  if (verdict === null) return WORDS.claim.noVerdict;
  const name = labelName(verdict.label);
  return kind === "statement" ? tell(WORDS.statement.label, { label: name }) : name;
}

/** Whether what was said is so: the labels of the facts that a statement reports, each once. */
export function whetherItIsSo(reported: readonly Pick<RelatedClaim, "label">[]): string {
  const names = reported.flatMap(({ label }) => (label === null ? [] : [labelName(label)]));
  return names.length === 0
    ? WORDS.statement.notChecked
    : tell(WORDS.statement.whether, { label: [...new Set(names)].join("; ") });
}

/** All of it as plain text, for titles. */
export function wholeLabel(claim: Labelled, reported: readonly Pick<RelatedClaim, "label">[]): string {
  const own = labelWords(claim);
  return claim.kind === "statement" && claim.verdict !== null ? `${own}. ${whetherItIsSo(reported)}` : own;
}

/** Shape and word, and of a statement the line on whether it is so. */
export function verdictLine(
  claim: Labelled,
  reported: readonly Pick<RelatedClaim, "label">[],
  beside: Part = nothing,
): Html {
  const mark = claim.verdict === null ? nothing : verdictMark(claim.verdict.label);
  const whether =
    claim.kind === "statement" && claim.verdict !== null
      ? html`<p class="whether">${whetherItIsSo(reported)}</p>`
      : nothing;
  return html`<p class="verdict"><b>${mark}<span>${labelWords(claim)}</span></b>${beside}</p>${whether}`;
}

/** Beside these labels their one sentence of the codebook stands, for they are read as something else. */
export function codebookSentence(label: Label): string | null {
  return label === "unproven" || label === "conflicting" || label === "misleading"
    ? WORDS.verdicts[label].meaning
    : null;
}

/** Who answers for the verdict. */
export function checkedBy({ method, issuedBy, reviewedBy }: VerdictDocument): Html {
  const [issuer, reviewer] = [value(issuedBy), value(reviewedBy ?? "")];
  const { checkedBy: by } = WORDS;
  if (method === "machine") {
    return reviewedBy === null ? html`<b>${by.machineAlone}</b>` : say(by.machineReviewed, { reviewer });
  }
  if (method === "assisted") {
    return reviewedBy === null
      ? say(by.assistedAlone, { issuer })
      : say(by.assistedTwo, { issuer, reviewer });
  }
  return reviewedBy === null ? say(by.alone, { issuer }) : say(by.two, { issuer, reviewer });
}
