import { ANNOTATION_CONTEXT } from "../../publications/web-annotation.ts";

// What http://www.w3.org/ns/anno.jsonld defines, as far as an annotation uses it. Nothing is ever fetched: a context that is
// not this one is refused, and so is a member that it does not define, for a JSON-LD processor drops those without a word.

/** What a member's value may be; each may stand in an array unless it says otherwise. */
export type TermKind = "iri" | "one-iri" | "node" | "time" | "text" | "one-text" | "count" | "name";

const KINDS: Readonly<Record<TermKind, string>> = {
  iri: "via conformsTo cached homepage rights first last next prev email",
  "one-iri": "id canonical",
  node: "body target source selector state scope refinedBy startSelector endSelector creator generator audience stylesheet items renderedVia partOf",
  time: "created modified generated sourceDate sourceDateStart sourceDateEnd",
  text: "format language name nickname label accessibility styleClass email_sha1",
  "one-text": "value bodyValue exact prefix suffix processingLanguage",
  count: "start end total startIndex",
  name: "type motivation purpose textDirection",
};

export const TERMS: ReadonlyMap<string, TermKind> = new Map(
  Object.entries(KINDS).flatMap(([kind, terms]) =>
    terms.split(" ").map((term): [string, TermKind] => [term, isKind(kind) ? kind : "text"]),
  ),
);

function isKind(kind: string): kind is TermKind {
  return kind in KINDS;
}

/** Values of members that name something in the vocabulary. */
export const NAMES: ReadonlySet<string> = new Set(
  `Annotation AnnotationCollection AnnotationPage Dataset Image Video Audio Sound Text TextualBody ResourceSelection
  SpecificResource FragmentSelector CssSelector XPathSelector TextQuoteSelector TextPositionSelector DataPositionSelector
  SvgSelector RangeSelector TimeState HttpRequestState CssStylesheet Choice Composite List Independents Person Software
  Organization Audience Motivation bookmarking classifying commenting describing editing highlighting identifying linking
  moderating questioning replying reviewing assessing tagging auto ltr rtl`.split(/\s+/),
);

/** Prefixes of the context: what begins with one is an IRI. */
export const PREFIXES: Readonly<Record<string, string>> = {
  as: "http://www.w3.org/ns/activitystreams#",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  dctypes: "http://purl.org/dc/dcmitype/",
  foaf: "http://xmlns.com/foaf/0.1/",
  iana: "http://www.iana.org/assignments/relation/",
  oa: "http://www.w3.org/ns/oa#",
  owl: "http://www.w3.org/2002/07/owl#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  schema: "http://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** `prefix:name` of a known prefix. */
export const isPrefixed = (name: string): boolean => {
  const [prefix = "", local = ""] = name.split(":", 2);
  return Object.hasOwn(PREFIXES, prefix) && /^[A-Za-z][\w.-]*$/.test(local);
};

/** RFC 3987 as far as a database and a header care: a scheme, and nothing that an IRI may not hold. */
export const isAbsoluteIri = (value: string): boolean =>
  /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/u.test(value);

/** The one motivation, by its name, whether it was given as a term, with a prefix or as an IRI. */
export const nameInVocabulary = (value: string): string =>
  value.replace(/^(?:oa:|http:\/\/www\.w3\.org\/ns\/oa#)/, "");

/** Contexts inside of the annotation that change nothing: what they define means the same without them. */
export function isKnownContext(context: unknown): boolean {
  const all = Array.isArray(context) ? context : [context];
  return (
    all.includes(ANNOTATION_CONTEXT) && all.every((one) => one === ANNOTATION_CONTEXT || isHarmless(one))
  );
}

function isHarmless(context: unknown): boolean {
  if (typeof context !== "object" || context === null || Array.isArray(context)) return false;
  return Object.entries(context).every(
    ([term, meaning]) =>
      (term === "assessing" && (meaning === "oa:assessing" || meaning === `${PREFIXES.oa}assessing`)) ||
      (Object.hasOwn(PREFIXES, term) && meaning === PREFIXES[term]),
  );
}
