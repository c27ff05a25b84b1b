import { html } from "hono/html";
import { THE_DESK } from "../../editors/name-for-readers.ts";
import type { RelatedClaim } from "../../publications/claim-document.ts";
import { type Labelled, labelWords, whetherItIsSo } from "../../publications/label-words.ts";
import type { VerdictDocument } from "../../publications/verdict-document.ts";
import type { Label } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { verdictMark } from "./draw.ts";
import { type Html, nothing, type Part, say } from "./say.ts";
import { value } from "./words-of-others.ts";

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
  if (issuedBy === THE_DESK && method !== "machine") {
    const isAssisted = method === "assisted";
    if (reviewedBy === null) return html`${isAssisted ? by.assistedAloneUnnamed : by.aloneUnnamed}`;
    return html`${isAssisted ? by.assistedTwoUnnamed : by.twoUnnamed}`;
  }
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
