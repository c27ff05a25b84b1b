import { currentVerdict } from "../claims/claim-aggregate.ts";
import type { Publication } from "../claims/commit-claim.ts";
import { AS_SHOWN } from "../db/queries/publication-document.ts";
import type { ClaimAggregate, VerdictRecord } from "../db/records.ts";
import { THE_DESK } from "../editors/name-for-readers.ts";
import { created } from "../events/changes.ts";
import type { WriteContext } from "../write-context.ts";
import { type ComposedClaim, composeClaim } from "./compose-claim.ts";
import { DOCUMENT_FORMAT } from "./formats.ts";
import { projectPublication } from "./project-publication.ts";

/**
 * Freezes the claim as it stands: the document, the event that says so, and what lists, pages and search keep of
 * it. The claim's status, count and first publication are already those of the published claim.
 */
export function publicationOf(
  aggregate: ClaimAggregate,
  context: Pick<WriteContext, "actor" | "newId">,
): Publication {
  const { claim } = aggregate;
  const verdict = currentVerdict(aggregate);
  const composed = composePublication(aggregate, context.actor);
  const publication = {
    id: context.newId("publication"),
    claimId: claim.id,
    n: claim.publishedCount,
    claimVersion: claim.version,
    verdictId: verdict?.id ?? null,
    publishedAt: claim.updatedAt,
    publishedBy: context.actor.editorId,
    format: DOCUMENT_FORMAT,
  };
  const { claimId: _, format, ...recorded } = publication;
  return {
    after: {
      ...aggregate,
      current: { ...recorded, publishedByName: context.actor.name },
    },
    change: created(
      "publication.created",
      "publication",
      { ...recorded, format, label: verdict?.label ?? null },
      { isPublic: true },
    ),
    projection: {
      publication: {
        ...publication,
        document: AS_SHOWN,
      },
      ...projectPublication(composed, {
        publicationId: publication.id,
        shownAt: claim.updatedAt,
        // Also those that are not published: such a statement is not handed out alone.
        reports: claim.relations.filter(({ kind }) => kind === "reports").map(({ targetId }) => targetId),
      }),
    },
  };
}

/** The document that readers get of a claim which `publisher` shows them. */
export function composePublication(
  aggregate: ClaimAggregate,
  publisher: Pick<WriteContext["actor"], "editorId" | "name">,
): ComposedClaim {
  return composeClaim(aggregate, {
    withUnpublishedTargets: false,
    past: aggregate.past,
    reviewedBy: reviewerOf(currentVerdict(aggregate), publisher),
  });
}

/**
 * Who published a verdict has reviewed it, unless it is their own. Of a verdict that was issued by "the desk" the reviewer has no
 * other name: the verdict tells that the house named nobody, whatever it does today.
 */
export function reviewerOf(
  verdict: Pick<VerdictRecord, "issuerId" | "issuedBy"> | null,
  publisher: Pick<WriteContext["actor"], "editorId" | "name">,
): string | null {
  if ((verdict?.issuerId ?? null) === publisher.editorId) return null;
  return verdict?.issuedBy === THE_DESK ? THE_DESK : publisher.name;
}
