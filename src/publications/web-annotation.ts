import type { Config } from "../config.ts";
import { encodeAddress } from "../urls/outgoing-url.ts";
import type { SpanRole, Stance } from "../vocabulary.ts";
import { type AnnotatedSpan, toldPassage } from "./plain-words.ts";
import type { SpanDocument } from "./span-document.ts";

export const ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld";
/** Copies of the context from before July 2021 do not know the motivation, and would drop it without a word. */
const CONTEXT = [ANNOTATION_CONTEXT, { assessing: "oa:assessing" }];

/** The media type, with the profile that says by which context it is to be read. */
export const ANNOTATION_TYPE = `application/ld+json; profile="${ANNOTATION_CONTEXT}"`;

/** Who gives the annotations out. */
export interface AnnotationHouse {
  publicUrl: string;
  publisherName: string;
  /** What the service says of everything in it. */
  notice: string | null;
  licence: string;
}

export function annotationHouse({
  publicUrl,
  policy,
  notice,
}: Pick<Config, "publicUrl" | "policy" | "notice">): AnnotationHouse {
  return { publicUrl, publisherName: policy.publisherName, notice, licence: LICENCE };
}

/** Of claims, verdicts and metadata. */
const LICENCE = "https://creativecommons.org/licenses/by/4.0/";

export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
export type JsonObject = { [member: string]: Json };

/** Where an annotation is found. */
export const annotationAddress = (publicUrl: string, spanId: string): string =>
  `${publicUrl}/annotations/${spanId}`;

/**
 * A quote as a Web Annotation (https://www.w3.org/TR/annotation-model/). Every member is one that JSON-LD processors
 * keep; what has none of its own is a body. The verdict comes first, in words, because some viewers show one body.
 */
export function webAnnotation(annotated: AnnotatedSpan, house: AnnotationHouse): JsonObject {
  const { span, claim } = annotated;
  return {
    "@context": CONTEXT,
    id: annotationAddress(house.publicUrl, span.id),
    type: "Annotation",
    motivation: MOTIVATIONS[span.role],
    creator: { id: `${house.publicUrl}/`, type: "Organization", name: house.publisherName },
    created: span.createdAt,
    modified: claim.updatedAt,
    rights: house.licence,
    body: bodiesOf(annotated, house),
    target: targetOf(span),
  };
}

/** The motivation under which a quote of this role goes out, and which means it where it comes in. */
export const MOTIVATIONS: Readonly<Record<SpanRole, string>> = {
  supports: "assessing",
  refutes: "assessing",
  context: "describing",
  appearance: "linking",
};

/** What a quote does for its claim, in one word: the value of a body with the purpose tagging. */
export const roleTag = ({ role, stance }: { role: SpanRole; stance: Stance | null }): string =>
  stance ?? role;

function bodiesOf(annotated: AnnotatedSpan, { publicUrl, notice }: AnnotationHouse): Json[] {
  const { span, claim } = annotated;
  const told = [...toldPassage(annotated), ...(notice === null ? [] : [notice])].join(" ");
  return [
    { type: "TextualBody", purpose: "assessing", format: "text/plain", value: told },
    { type: "SpecificResource", purpose: "linking", source: encodeAddress(`${publicUrl}${claim.page}`) },
    { type: "TextualBody", purpose: "tagging", format: "text/plain", value: roleTag(span) },
    ...(span.note === null
      ? []
      : [{ type: "TextualBody", purpose: "commenting", format: "text/plain", value: span.note }]),
  ];
}

function targetOf({ article, quote, state, placement }: SpanDocument): JsonObject {
  const { exact, prefix, suffix } = quote;
  const place = placement ?? quote;
  const source = article.url === null ? (article.urn ?? "") : encodeAddress(article.url);
  return {
    type: "SpecificResource",
    source,
    selector: [
      {
        type: "TextQuoteSelector",
        exact,
        ...(prefix === "" ? {} : { prefix }),
        ...(suffix === "" ? {} : { suffix }),
      },
      // Gone words have no place.
      ...(state === "gone" || place.start === null || place.end === null
        ? []
        : [{ type: "TextPositionSelector", start: place.start, end: place.end }]),
    ],
  };
}

/**
 * All annotations of one page in reading order, as an AnnotationPage that is the only one of its collection.
 *
 * @param address where this answer is found
 */
export function pageOfAnnotations(
  address: string,
  source: string,
  found: readonly AnnotatedSpan[],
  house: AnnotationHouse,
): JsonObject {
  return {
    "@context": CONTEXT,
    id: address,
    type: "AnnotationPage",
    partOf: {
      id: `${address}#collection`,
      type: "AnnotationCollection",
      label: `Annotations of ${source}`,
      total: found.length,
      ...(found.length === 0 ? {} : { first: address, last: address }),
    },
    startIndex: 0,
    items: found.map((annotated) => webAnnotation(annotated, house)),
  };
}
