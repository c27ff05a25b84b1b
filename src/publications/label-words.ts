import type { Label } from "../vocabulary.ts";
import { WORDS } from "../words/english.ts";
import { tell } from "../words/tell.ts";
import type { ClaimSummary, RelatedClaim } from "./claim-document.ts";
import type { VerdictDocument } from "./verdict-document.ts";

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
