import * as z from "zod";
import type { ClaimAsOf } from "../db/queries/claims-as-of.ts";
import { CLAIM_STATUSES, type ClaimStatus } from "../vocabulary.ts";
import type { ClaimDetails, ClaimDocument, ClaimSummary } from "./claim-document.ts";
import { showConfirmation } from "./confirmation.ts";
import { instant } from "./document-parts.ts";
import { pastDocument } from "./past-document.ts";
import { splitDocument } from "./project-publication.ts";
import { restateDocument } from "./restate-claim.ts";
import type { SpanDocument } from "./span-document.ts";

/** What an answer about the past says of itself: that it is the past, and whether it still stands. */
export const pastSchema = z
  .strictObject({
    asOf: instant.meta({ description: "The moment that was asked for" }),
    publication: z.int().positive().meta({ description: "Which publication stood then" }),
    supersededAt: instant.nullable().meta({ description: "When the next publication took its place" }),
    withdrawn: z
      .strictObject({ status: z.enum(CLAIM_STATUSES), reason: z.string().nullable() })
      .nullable()
      .meta({ description: "Set while readers no longer see the claim" }),
  })
  .meta({ id: "Past" });
export type Past = z.output<typeof pastSchema>;

type Placings = [spanId: string, changes: Record<string, [before: unknown, after: unknown]>][];

/**
 * A claim as readers saw it at a moment: the publication that stood, with its quotes as they were known to stand by then, and the
 * verdict's receipts accordingly. What it says of claims that were unpublished since is left out. Null where readers saw none.
 */
export function composeClaimAsOf(
  claim: ClaimAsOf,
  at: string,
): { summary: ClaimSummary; details: ClaimDetails; past: Past } | null {
  const { publication, statusThen, status, statusReason } = claim;
  if (publication === null || statusThen !== "published") return null;
  const document: ClaimDocument = JSON.parse(pastDocument(publication));
  const { summary, details } = splitDocument(document);
  const placings: Placings = JSON.parse(publication.placed);
  const placed = (span: SpanDocument) => asPlaced(span, placings);
  const known = {
    ...details,
    evidence: details.evidence.map(placed),
    appearances: details.appearances.map(placed),
  };
  return {
    // Receipts follow from how the quotes stand.
    ...restateDocument({ summary, details: known }, { placed: new Map(), articles: new Map() }),
    past: {
      asOf: at,
      publication: publication.n,
      supersededAt: publication.supersededAt,
      withdrawn: status === "published" ? null : { status: status as ClaimStatus, reason: statusReason },
    },
  };
}

function asPlaced(span: SpanDocument, placings: Placings): SpanDocument {
  let now = span;
  for (const [spanId, { state, placement, confirmation }] of placings) {
    if (spanId !== span.id) continue;
    if (state) now = { ...now, state: state[1] as SpanDocument["state"] };
    if (placement) now = { ...now, placement: parsed(placement[1]) };
    if (confirmation)
      now = { ...now, confirmation: showConfirmation({ confirmation: text(confirmation[1]) }) };
  }
  return now;
}

/** Records hold placements as JSON. */
function parsed(stored: unknown): SpanDocument["placement"] {
  return typeof stored === "string" ? (JSON.parse(stored) as SpanDocument["placement"]) : null;
}

function text(stored: unknown): string | null {
  return typeof stored === "string" ? stored : null;
}
