import type { Json } from "../../publications/web-annotation.ts";
import { isCleanText } from "../../text-input.ts";
import { isAbsoluteIri, isPrefixed, NAMES, nameInVocabulary, TERMS, type TermKind } from "./terms.ts";

export interface Mistake {
  /** JSON Pointer. */
  pointer: string;
  message: string;
}

/** UTF-16 units of a name that the client chose. */
const NAME_LIMIT = 64;
/** XML Schema's dateTime, with a time zone or without. */
const TIME = /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;

/**
 * What in an annotation a JSON-LD processor would drop, misread or refuse: members that the context does not define,
 * keywords, null, relative IRIs, values of another type. At most so many mistakes are told.
 */
export function findMistakes(annotation: { [member: string]: Json }, most: number): Mistake[] {
  const mistakes: Mistake[] = [];
  const tell = (pointer: string, message: string) => {
    if (mistakes.length < most) mistakes.push({ pointer, message });
  };
  const walk = (value: { [member: string]: Json }, pointer: string) => {
    for (const [name, member] of Object.entries(value)) {
      const at = `${pointer}/${pointerPart(name)}`;
      if (name === "@context" && pointer === "") continue;
      if (name.startsWith("@")) tell(at, "is a keyword of JSON-LD: write id and type, without others");
      else if (TERMS.has(name)) check(member, at, TERMS.get(name) ?? "text");
      else if (isPrefixed(name)) extra(member, at);
      else
        tell(
          at,
          "is no member that http://www.w3.org/ns/anno.jsonld knows: readers of JSON-LD would drop it",
        );
    }
  };
  const check = (value: Json, at: string, kind: TermKind) => {
    if (value === null) return tell(at, "is null, which says nothing");
    if (Array.isArray(value)) {
      if (kind === "one-iri" || kind === "one-text" || kind === "count" || kind === "time") {
        return tell(at, "must be one value, not a list");
      }
      for (const [i, item] of value.entries()) {
        if (Array.isArray(item)) tell(`${at}/${i}`, "is a list within a list");
        else check(item, `${at}/${i}`, kind);
      }
      return;
    }
    if (typeof value === "object") {
      return kind === "node" ? walk(value, at) : tell(at, "must not be an object");
    }
    const mistake = ofValue(value, kind);
    if (mistake !== null) tell(at, mistake);
  };
  const extra = (value: Json, at: string) => {
    if (value === null) tell(at, "is null, which says nothing");
    else if (Array.isArray(value)) for (const [i, item] of value.entries()) extra(item, `${at}/${i}`);
    else if (typeof value === "object") walk(value, at);
    else if (typeof value === "string" && !isCleanText(value)) tell(at, "holds NUL or unpaired surrogates");
  };
  walk(annotation, "");
  return mistakes;
}

/** What is wrong with a string, a number or a boolean of this kind; null for nothing. */
function ofValue(value: string | number | boolean, kind: TermKind): string | null {
  if (kind === "count") {
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0
      ? null
      : "must be a whole number, 0 or more";
  }
  if (typeof value !== "string") return "must be text";
  if (!isCleanText(value)) return "holds NUL or unpaired surrogates";
  if (kind === "iri" || kind === "one-iri" || kind === "node") {
    return isAbsoluteIri(value) ? null : "must be an absolute IRI, such as https://…";
  }
  if (kind === "time") {
    return TIME.test(value) && !Number.isNaN(Date.parse(value))
      ? null
      : "must be a time such as 2026-01-31T12:00:00Z";
  }
  if (kind === "name") {
    return NAMES.has(nameInVocabulary(value)) || isPrefixed(value) || isAbsoluteIri(value)
      ? null
      : "is no name that the vocabulary knows";
  }
  return null;
}

/** RFC 6901, of names that are not without end. */
export function pointerPart(name: string): string {
  const short = name.length <= NAME_LIMIT ? name : `${name.slice(0, NAME_LIMIT)}…`;
  return short.toWellFormed().replaceAll("~", "~0").replaceAll("/", "~1");
}
