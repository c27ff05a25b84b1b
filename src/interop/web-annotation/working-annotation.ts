import type { ClaimAggregate, SpanRecord } from "../../db/records.ts";
import { DomainError } from "../../domain-error.ts";
import type { AnnotationHouse, JsonObject } from "../../publications/web-annotation.ts";
import { webAnnotation } from "../../publications/web-annotation.ts";
import { presentWorkingClaim } from "../../publications/working-claim.ts";
import { fillAnnotation, parseKept } from "./sent-annotation.ts";

/** A quote of a working copy, in its claim. */
export interface WorkingSpan {
  aggregate: ClaimAggregate;
  span: SpanRecord;
}

/** The quote of a claim that was read. Throws `gone` for one that was taken out, `not-found`. */
export function workingSpan(aggregate: ClaimAggregate | null, spanId: string): WorkingSpan {
  const span = aggregate?.spans.find(({ id }) => id === spanId);
  if (!aggregate || !span) throw new DomainError("not-found", `There is no annotation ${spanId}.`);
  if (span.retractedAt !== null) {
    throw new DomainError("gone", `This annotation was deleted. ${span.retractedReason ?? ""}`.trim());
  }
  if (aggregate.claim.status === "discarded") {
    throw new DomainError("gone", "The claim of this annotation was discarded.");
  }
  return { aggregate, span };
}

/** What an editor gets: the annotation as it was sent, or, of a quote that came in another way, as readers would get it. */
export function presentWorking({ aggregate, span }: WorkingSpan, house: AnnotationHouse): JsonObject {
  const kept = parseKept(span.annotation);
  if (kept !== null) {
    return fillAnnotation(kept, { span, claim: aggregate.claim, publicUrl: house.publicUrl });
  }
  const claim = presentWorkingClaim(aggregate);
  const document = [...claim.evidence, ...claim.appearances].find(({ id }) => id === span.id);
  if (!document) throw new Error(`the working copy of ${claim.id} lacks its quote ${span.id}`);
  return webAnnotation({ span: document, claim, reported: null, reviews: claim.reviews }, house);
}

/** The shown part of its tag: both move with every write that could change a byte of it. */
export function workingVersion({ aggregate, span }: WorkingSpan): string {
  const article = aggregate.articles.get(span.articleId);
  return `w${aggregate.claim.version}.${article?.version ?? 0}`;
}
