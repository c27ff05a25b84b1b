import type { CheckedSentence } from "../../matching/checked-sentences.ts";
import type { ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import type { PassageMatch } from "../../search/match-passages.ts";

/** A match with the claim that it is about. */
export interface CheckedMatch extends PassageMatch {
  claim: ClaimSummary;
  reported: RelatedClaim[];
}

export type Checked = CheckedSentence<CheckedMatch>;
