import { currentVerdict } from "../claims/claim-aggregate.ts";
import type { ClaimAggregate } from "../db/records.ts";
import { composeSpan, composeVerdict } from "../publications/compose-claim.ts";
import { presentWorkingClaim } from "../publications/working-claim.ts";
import type { WriteAnswer } from "./write-request.ts";

/** The working copy, as the answer to an action on it. */
export function presentClaim(after: ClaimAggregate): WriteAnswer {
  return { status: 200, body: presentWorkingClaim(after), headers: versionTag(after) };
}

/** The quote that was added or changed. */
export function presentSpan(after: ClaimAggregate, id: string | null): WriteAnswer {
  const span = after.spans.find((candidate) => candidate.id === id);
  const article = span && after.articles.get(span.articleId);
  if (!span || !article) throw new Error(`the write of ${id} left no span`);
  return {
    status: 201,
    body: composeSpan(span, article),
    headers: { Location: `/v1/spans/${span.id}`, ...versionTag(after) },
  };
}

/** The verdict that was issued. It is read as part of its claim. */
export function presentVerdict(after: ClaimAggregate): WriteAnswer {
  const verdict = currentVerdict(after);
  if (!verdict) throw new Error(`the write of a verdict on ${after.claim.id} left none`);
  return {
    status: 201,
    body: composeVerdict(verdict, after.spans, null),
    headers: { Location: `/v1/claims/${after.claim.id}?view=working`, ...versionTag(after) },
  };
}

/** What `If-Match` takes for the next write: the claim's version. */
export function versionTag({ claim }: Pick<ClaimAggregate, "claim">): { ETag: string } {
  return { ETag: `"${claim.version}"` };
}
