import type { LookupClaim, LookupSpan, LookupVerdict } from "../../lookup/entry.ts";
import { VERDICT_MARKS } from "../../marks/verdict-marks.ts";
import { say, sayWith } from "../ground/say.ts";
import { drawn, h, type Tree, type Twig, words } from "../ground/tree.ts";

/** What stands in the place of a label: of a statement, that the label is on whether it was said. */
export function labelWords({ kind, verdict }: Pick<LookupClaim, "kind" | "verdict">): string {
  if (verdict === null) return say("noVerdict");
  const label = say(verdict.label);
  return kind === "statement" ? say("statementLabel", { label }) : label;
}

/** Shape and word, never one without the other. */
export function labelled(claim: Pick<LookupClaim, "kind" | "verdict">): Tree {
  const shape = claim.verdict === null ? null : drawn(VERDICT_MARKS[claim.verdict.label]);
  return h("b", { class: "label" }, shape, h("span", null, labelWords(claim)));
}

/**
 * The line of a verdict, with what is to be read beside a label so that it is not read as something else.
 * @param isChangedHere its quote reads otherwise on the page that is read, whatever its server knows
 */
export function verdictLines(claim: LookupClaim, isChangedHere: boolean): Tree[] {
  const { verdict, kind, reported } = claim;
  const receipts = verdict?.receipts === "standing" && isChangedHere ? "changed" : verdict?.receipts;
  const stale =
    receipts === undefined || receipts === "standing"
      ? null
      : h("span", { class: "tag" }, say(receipts === "gone" ? "onGoneWords" : "onChangedWords"));
  const line = h("p", { class: "verdict" }, labelled(claim), stale);
  if (verdict === null || kind !== "statement") return [line];
  const whether =
    reported === null ? say("statementNotChecked") : say("statementWhether", { label: say(reported) });
  return [line, h("p", { class: "whether" }, whether)];
}

/** The codebook's sentence on the labels that are read as something else. */
export function meaningOf(verdict: LookupVerdict): string | null {
  const { label } = verdict;
  return label === "unproven" || label === "conflicting" || label === "misleading"
    ? say(`meaning_${label}`)
    : null;
}

/** Who answers for the verdict. */
export function checkedBy({ method, issuedBy, reviewedBy }: LookupVerdict): Tree {
  const issuer = words(issuedBy);
  if (reviewedBy === null) {
    if (method === "machine") return h("b", null, say("machineAlone"));
    return h("span", null, ...sayWith(method === "human" ? "alone" : "assistedAlone", { issuer }));
  }
  const reviewer = words(reviewedBy);
  if (method === "machine") return h("span", null, ...sayWith("machineReviewed", { reviewer }));
  return h("span", null, ...sayWith(method === "human" ? "two" : "assistedTwo", { issuer, reviewer }));
}

/** What the passage does for a claim, before anything is said of the claim. */
export function whatItDoes(
  { role, stance }: Pick<LookupSpan, "role" | "stance">,
  claimant: string | null,
  isMadeHere: boolean,
): readonly Twig[] {
  switch (role) {
    case "supports":
      return [say(isMadeHere ? "doesSupportsHere" : "doesSupports")];
    case "refutes":
      return [say(isMadeHere ? "doesRefutesHere" : "doesRefutes")];
    case "context":
      return [say(isMadeHere ? "doesContextHere" : "doesContext")];
    case "appearance":
      if (stance === "disputes") return [say("doesDisputes")];
      if (stance === "asserts") return [say("doesAsserts")];
      if (stance !== "reports") return [say("doesAppears")];
      return claimant === null ? [say("doesReports")] : sayWith("doesReportsWho", { who: words(claimant) });
  }
}
