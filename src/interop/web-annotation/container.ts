import type { AnnotationsState } from "../../db/queries/annotation-list.ts";
import { ANNOTATION_CONTEXT, type Json, type JsonObject } from "../../publications/web-annotation.ts";
import { CONTAINER } from "./ldp.ts";

const LDP_CONTEXT = "http://www.w3.org/ns/ldp.jsonld";
const LABEL = "Quotes in the press, tied to the claims that they bear on";

/** Annotations on a page: whole, or their addresses alone. */
export const PAGE_SIZE = { whole: 50, iris: 500 } as const;
export type Shape = keyof typeof PAGE_SIZE;

/** What a client would rather have (4.2.1). */
export interface Preferences {
  /** Null where it did not say, or said both. */
  shape: Shape | null;
  minimal: boolean;
}

/** RFC 7240, as far as the protocol uses it. What is not understood is left out, as that says. */
export function readPreferences(prefer: string | undefined): Preferences {
  const included = [...(prefer ?? "").matchAll(/\binclude\s*=\s*(?:"([^"]*)"|([^\s;,]+))/gi)].flatMap(
    ([, quoted, bare]) => (quoted ?? bare ?? "").trim().split(/\s+/),
  );
  const has = (name: string) => included.some((one) => one.endsWith(`#Prefer${name}`));
  const [iris, whole] = [has("ContainedIRIs"), has("ContainedDescriptions")];
  return { shape: iris === whole ? null : iris ? "iris" : "whole", minimal: has("MinimalContainer") };
}

/** The collection in one of its two shapes: which its pages are in is told by its address (4.2). */
export const collectionAddress = (publicUrl: string, shape: Shape): string =>
  `${publicUrl}${CONTAINER}?iris=${shape === "iris" ? 1 : 0}`;

export const pageCount = ({ total }: AnnotationsState, shape: Shape): number =>
  Math.ceil(total / PAGE_SIZE[shape]);

interface Told {
  publicUrl: string;
  shape: Shape;
  state: AnnotationsState;
}

/** Of the collection: what is said of it wherever it is named. */
function summaryOf({ publicUrl, shape, state }: Told): JsonObject {
  const id = collectionAddress(publicUrl, shape);
  const pages = pageCount(state, shape);
  return {
    id,
    type: ["BasicContainer", "AnnotationCollection"],
    label: LABEL,
    total: state.total,
    ...(state.modified === null ? {} : { modified: state.modified }),
    ...(pages === 0 ? {} : { first: `${id}&page=0`, last: `${id}&page=${pages - 1}` }),
  };
}

/** 4.2: the container, with its first page in it where `items` are given. */
export function containerDocument(told: Told, items: Json[] | null): JsonObject {
  const summary = summaryOf(told);
  const { first, ...rest } = summary;
  return {
    "@context": [ANNOTATION_CONTEXT, LDP_CONTEXT],
    ...rest,
    ...(first === undefined
      ? {}
      : { first: items === null ? first : pageBody(told, 0, items, summary.id ?? "") }),
  };
}

/** 4.3: a page of its own. */
export function pageDocument(told: Told, page: number, items: Json[]): JsonObject {
  const { type: _, ...collection } = summaryOf(told);
  return {
    "@context": ANNOTATION_CONTEXT,
    ...pageBody(told, page, items, { ...collection, type: "AnnotationCollection" }),
  };
}

function pageBody({ publicUrl, shape, state }: Told, page: number, items: Json[], partOf: Json): JsonObject {
  const address = (n: number) => `${collectionAddress(publicUrl, shape)}&page=${n}`;
  return {
    id: address(page),
    type: "AnnotationPage",
    partOf,
    startIndex: page * PAGE_SIZE[shape],
    ...(page + 1 < pageCount(state, shape) ? { next: address(page + 1) } : {}),
    ...(page > 0 ? { prev: address(page - 1) } : {}),
    items,
  };
}
