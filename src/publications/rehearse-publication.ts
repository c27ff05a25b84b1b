import { assertVersion } from "../claims/commit-claim.ts";
import type { Database } from "../db/database.ts";
import { joinDocument } from "../db/packed-details.ts";
import { loadClaimAggregate } from "../db/queries/claim-aggregate.ts";
import { findPublishedClaim } from "../db/queries/published.ts";
import type { ClaimAggregate } from "../db/records.ts";
import { DomainError } from "../domain-error.ts";
import type { UnmetRule } from "../verdicts/unmet-rules.ts";
import type { ClaimWriteContext } from "../write-context.ts";
import type { ClaimDocument } from "./claim-document.ts";
import { type Difference, findDifferences } from "./find-differences.ts";
import { previewClaim } from "./preview-claim.ts";
import { withRelations } from "./project-publication.ts";
import { unmetRules } from "./publish-claim.ts";

export interface Rehearsal {
  aggregate: ClaimAggregate;
  /** The rules that publishing would break. */
  unmet: UnmetRule[];
  /** What readers would see otherwise than now. */
  differences: Difference[];
  /** The claim as they would get it. */
  preview: ClaimDocument;
}

/** Publishing without publishing. Throws `not-found`, `version-mismatch`. */
export async function rehearsePublication(
  db: Database,
  context: Pick<ClaimWriteContext, "actor" | "policy" | "now" | "ifMatch">,
  idOrSlug: string,
): Promise<Rehearsal> {
  const aggregate = await loadClaimAggregate(db, idOrSlug);
  if (!aggregate) throw new DomainError("not-found", `There is no claim ${idOrSlug}.`);
  assertVersion(context, aggregate.claim.version);
  const { summary, details } = previewClaim(aggregate, context);
  const preview = { ...summary, ...details };
  const shown = aggregate.current === null ? null : await readersDocument(db, aggregate.claim.id);
  return {
    aggregate,
    unmet: unmetRules(aggregate, context),
    differences: findDifferences(shown, preview),
    preview,
  };
}

/** What readers get now; null where they see no such claim. */
async function readersDocument(db: Database, id: string): Promise<ClaimDocument | null> {
  const row = await findPublishedClaim(db, id);
  return row && JSON.parse(joinDocument(row.summary, withRelations(row.details, row.relations)));
}
