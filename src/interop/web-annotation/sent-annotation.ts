import type { SpanRecord } from "../../db/records.ts";
import {
  annotationAddress,
  type Json,
  type JsonObject,
  MOTIVATIONS,
  roleTag,
} from "../../publications/web-annotation.ts";
import { encodeAddress } from "../../urls/outgoing-url.ts";
import { nameInVocabulary } from "./terms.ts";

// An annotation is kept as it was sent, with holes where it says what a quote says in fields of its own: its words, its
// note, what it does, which claim it is of. So each of these is told once, and what happens to it later (another note, a
// merge, a redaction) happens to the annotation too.

/** How a claim was named: before and behind what it is called. */
export interface ClaimName {
  path: "/claims/" | "/v1/claims/" | "";
  by: "id" | "slug";
}

/** What stands in a hole. A member of this name comes in with no annotation. */
export const HOLE = "$";
export type Hole =
  | { $: "exact" | "prefix" | "suffix" | "note" }
  | { $: "role"; as: "role" | "stance" }
  | ({ $: "claim" } & ClaimName);

const isHole = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && HOLE in value;

/** What fills the holes. */
export interface Filling {
  span: Pick<SpanRecord, "id" | "exact" | "prefix" | "suffix" | "note" | "role" | "stance">;
  claim: { id: string; slug: string };
  publicUrl: string;
}

/** The annotation that was kept so, or null where none was, or its words were blanked. */
export function parseKept(kept: string | null): JsonObject | null {
  if (kept === null || !kept.startsWith("{")) return null;
  const parsed: JsonObject = JSON.parse(kept);
  return parsed;
}

/** The annotation as it was sent, with what is so now where that is a field of the quote. */
export function fillAnnotation(kept: JsonObject, filling: Filling): JsonObject {
  const { span, publicUrl } = filling;
  const { "@context": context = "", type = "Annotation", ...rest } = kept;
  const filled: JsonObject = {
    "@context": context,
    id: annotationAddress(publicUrl, span.id),
    type,
    ...filledObject(rest, filling),
  };
  const bodies = [filled.body ?? []].flat().filter((body) => body !== null);
  const known = JSON.stringify(kept.body ?? null);
  // What has come to the quote since and has no place in what was sent.
  if (span.note !== null && !known.includes('{"$":"note"}')) bodies.push(textual("commenting", span.note));
  const means = motivatedRole(filled.motivation);
  const isMeant = means === span.role && (span.stance ?? DEFAULT_STANCE) === DEFAULT_STANCE;
  if (!known.includes('{"$":"role"') && !isMeant) bodies.push(textual("tagging", roleTag(span)));
  const [only] = bodies;
  const isList = Array.isArray(kept.body) || bodies.length !== 1 || only === undefined;
  return { ...filled, body: isList ? bodies : only };
}

/** Of a passage that is only linked to a claim: that it makes the claim its own is more than was said. */
export const DEFAULT_STANCE = "reports";

const textual = (purpose: string, value: string): JsonObject => ({
  type: "TextualBody",
  purpose,
  format: "text/plain",
  value,
});

/** The role that a motivation stands for where no tag says it; null where several stand for different ones. */
export function motivatedRole(motivation: Json | undefined): SpanRecord["role"] | null {
  const named = [motivation ?? []].flat().map((one) => nameInVocabulary(String(one)));
  const roles = named.flatMap((name): SpanRecord["role"][] => {
    if (name === MOTIVATIONS.appearance) return ["appearance"];
    // An assessment that does not say which way is none that a verdict could rest on.
    return name === "assessing" || name === MOTIVATIONS.context ? ["context"] : [];
  });
  const [first = "context", ...others] = new Set(roles);
  return others.length > 0 ? null : first;
}

function filledObject(value: JsonObject, filling: Filling): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, Json][] => {
      const filled = fill(member, filling);
      return filled === undefined ? [] : [[name, filled]];
    }),
  );
}

/** Undefined where there is nothing any more; of a body that said it then nothing is left. */
function fill(value: Json, filling: Filling): Json | undefined {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const filled = fill(item, filling);
      return filled === undefined ? [] : [filled];
    });
  }
  if (typeof value !== "object" || value === null) return value;
  if (isHole(value)) return fillHole(value, filling);
  const members: Json[] = Object.values(value);
  const emptied = members.some((member) => isHole(member) && fillHole(member, filling) === null);
  return emptied ? undefined : filledObject(value, filling);
}

function fillHole(hole: JsonObject, { span, claim, publicUrl }: Filling): Json {
  switch (hole[HOLE]) {
    case "exact":
      return span.exact;
    case "prefix":
      return span.prefix;
    case "suffix":
      return span.suffix;
    case "note":
      return span.note;
    case "role":
      return hole.as === "stance" ? (span.stance ?? span.role) : span.role;
    default: {
      const name = hole.by === "slug" ? claim.slug : claim.id;
      return hole.path === "" ? name : encodeAddress(`${publicUrl}${String(hole.path)}${name}`);
    }
  }
}
