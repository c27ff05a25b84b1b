import jsonld from "jsonld";

// What http://www.w3.org/ns/anno.jsonld and http://www.w3.org/ns/ldp.jsonld define, so that JSON-LD is read without a
// network: as the first stands since July 2021, and as copies from before that have it.

const PREFIXES = {
  oa: "http://www.w3.org/ns/oa#",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  dctypes: "http://purl.org/dc/dcmitype/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  iana: "http://www.iana.org/assignments/relation/",
  owl: "http://www.w3.org/2002/07/owl#",
  as: "http://www.w3.org/ns/activitystreams#",
  schema: "http://schema.org/",
};

/** Names of classes and of the vocabulary, by what they stand for. */
const NAMES = {
  Dataset: "dctypes:Dataset",
  Image: "dctypes:StillImage",
  Video: "dctypes:MovingImage",
  Audio: "dctypes:Sound",
  Text: "dctypes:Text",
  CssStylesheet: "oa:CssStyle",
  Person: "foaf:Person",
  Software: "as:Application",
  Organization: "foaf:Organization",
  AnnotationCollection: "as:OrderedCollection",
  AnnotationPage: "as:OrderedCollectionPage",
  Audience: "schema:Audience",
  auto: "oa:autoDirection",
  ltr: "oa:ltrDirection",
  rtl: "oa:rtlDirection",
  ...Object.fromEntries(
    `Annotation TextualBody ResourceSelection SpecificResource FragmentSelector CssSelector XPathSelector TextQuoteSelector
    TextPositionSelector DataPositionSelector SvgSelector RangeSelector TimeState HttpRequestState Choice Motivation
    bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying
    reviewing assessing tagging`
      .split(/\s+/)
      .map((name) => [name, `oa:${name}`]),
  ),
};

const typed = (type: string, terms: Record<string, string>) =>
  Object.fromEntries(Object.entries(terms).map(([term, id]) => [term, { "@type": type, "@id": id }]));

const TERMS = {
  ...PREFIXES,
  id: { "@type": "@id", "@id": "@id" },
  type: { "@type": "@id", "@id": "@type" },
  ...NAMES,
  ...typed("@id", {
    body: "oa:hasBody",
    target: "oa:hasTarget",
    source: "oa:hasSource",
    selector: "oa:hasSelector",
    state: "oa:hasState",
    scope: "oa:hasScope",
    refinedBy: "oa:refinedBy",
    startSelector: "oa:hasStartSelector",
    endSelector: "oa:hasEndSelector",
    renderedVia: "oa:renderedVia",
    creator: "dcterms:creator",
    generator: "as:generator",
    rights: "dcterms:rights",
    homepage: "foaf:homepage",
    via: "oa:via",
    canonical: "oa:canonical",
    stylesheet: "oa:styledBy",
    cached: "oa:cachedSource",
    conformsTo: "dcterms:conformsTo",
    partOf: "as:partOf",
    first: "as:first",
    last: "as:last",
    next: "as:next",
    prev: "as:prev",
    audience: "schema:audience",
    email: "foaf:mbox",
  }),
  items: { "@type": "@id", "@id": "as:items", "@container": "@list" },
  ...typed("@vocab", {
    motivation: "oa:motivatedBy",
    purpose: "oa:hasPurpose",
    textDirection: "oa:textDirection",
  }),
  ...typed("xsd:string", {
    accessibility: "schema:accessibilityFeature",
    bodyValue: "oa:bodyValue",
    format: "dc:format",
    language: "dc:language",
    processingLanguage: "oa:processingLanguage",
    value: "rdf:value",
    exact: "oa:exact",
    prefix: "oa:prefix",
    suffix: "oa:suffix",
    styleClass: "oa:styleClass",
    name: "foaf:name",
    email_sha1: "foaf:mbox_sha1sum",
    nickname: "foaf:nick",
    label: "rdfs:label",
  }),
  ...typed("xsd:dateTime", {
    created: "dcterms:created",
    modified: "dcterms:modified",
    generated: "dcterms:issued",
    sourceDate: "oa:sourceDate",
    sourceDateStart: "oa:sourceDateStart",
    sourceDateEnd: "oa:sourceDateEnd",
  }),
  ...typed("xsd:nonNegativeInteger", {
    start: "oa:start",
    end: "oa:end",
    total: "as:totalItems",
    startIndex: "as:startIndex",
  }),
};

const { assessing: _, ...BEFORE_2021 } = { assessing: "", ...TERMS };

const LDP = {
  ldp: "http://www.w3.org/ns/ldp#",
  Container: "ldp:Container",
  BasicContainer: "ldp:BasicContainer",
  contains: { "@id": "ldp:contains", "@type": "@id" },
};

export type ContextAge = "current" | "before July 2021";
export const CONTEXT_AGES: readonly ContextAge[] = ["current", "before July 2021"];

/**
 * The N-Quads of a JSON-LD document, canonical, in safe mode: a member that would be dropped, or an address that is none,
 * is an error. Any context but the two above is one, too: nothing is fetched.
 */
export async function quadsOf(document: object, age: ContextAge = "current"): Promise<string> {
  const contexts = new Map<string, object>([
    ["http://www.w3.org/ns/anno.jsonld", age === "current" ? TERMS : BEFORE_2021],
    ["http://www.w3.org/ns/ldp.jsonld", LDP],
  ]);
  const documentLoader = async (url: string) => {
    const known = contexts.get(url);
    if (!known) throw new Error(`asked for ${url}`);
    return { document: JSON.parse(JSON.stringify({ "@context": known })), documentUrl: url };
  };
  const options = {
    algorithm: "URDNA2015",
    format: "application/n-quads",
    safe: true,
    documentLoader,
  } as const;
  return String(await jsonld.canonize({ ...document }, options));
}
