import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { Ajv2020 } from "ajv/dist/2020.js";
import jsonld from "jsonld";
import { SaxesParser, type SaxesTagNS } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import {
  addQuote,
  type ClaimAnswer,
  desks,
  draft,
  expectStatus,
  judge,
  page,
  publish,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";

// What is written for other people's programs, read by programs that other people wrote.

const PUBLISHER = "Example Desk, Inc. and Sons";
const desk = desks({
  PUBLISHER_NAME: PUBLISHER,
  CORRECTIONS_URL: "https://verbatim.example/corrections",
  CONTACT: "desk@verbatim.example",
});

const HARD = [
  `Plan {of} the 50% _plan_ & "ground #3" costs $5 \\o/ ~ ^ }`,
  "in a < b & c > d, ]]> &amp; <![CDATA[ ends",
  `</script><!--<script> "A&amp;B" 'C'`,
  "Straße, Łódź 🌊 عربي \u202eabc\u202c",
  "Two\u2028lines\u2029and a tab\there",
];

/** An element with its children; text is that of the element itself. */
interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** Reads XML 1.0 with namespaces; throws where a strict reader would stumble. */
function readXml(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }: SaxesTagNS) => {
    const named = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const element = {
      name: `${uri} ${local}`,
      attributes: Object.fromEntries(named),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (text: string) => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  const [document] = root.children;
  if (!document) throw new Error("an empty document");
  return document;
}

const ATOM = "http://www.w3.org/2005/Atom";
const named = ({ children }: Element, name: string) => children.filter((one) => one.name === name);
const only = (element: Element, name: string) => {
  const found = named(element, name);
  expect([name, found.length]).toEqual([name, 1]);
  return found[0]?.text ?? "";
};
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** RFC 4287: what a feed and an entry have to have, and how often. */
function expectAtom(feed: Element): Element[] {
  expect(feed.name).toBe(`${ATOM} feed`);
  const entries = named(feed, `${ATOM} entry`);
  for (const one of [feed, ...entries]) {
    expect(only(one, `${ATOM} id`)).toMatch(/^tag:[^\s]+$/);
    expect(only(one, `${ATOM} title`)).not.toBe("");
    expect(only(one, `${ATOM} updated`)).toMatch(INSTANT);
    for (const { attributes } of named(one, `${ATOM} link`)) expect(attributes.href).toMatch(/^https:\/\//);
    expect(
      named(one, `${ATOM} link`).filter(({ attributes }) => attributes.rel === "alternate"),
    ).toHaveLength(1);
    for (const { attributes } of named(one, `${ATOM} category`)) expect(attributes.term).not.toBe("");
  }
  expect(named(feed, `${ATOM} author`)).toHaveLength(1);
  expect(named(feed, `${ATOM} link`).map(({ attributes }) => attributes.rel)).toContain("self");
  for (const entry of entries) {
    expect(only(entry, `${ATOM} published`)).toMatch(INSTANT);
    expect(named(entry, `${ATOM} content`).map(({ attributes }) => attributes.type)).toEqual(["html"]);
  }
  const ids = entries.map((entry) => only(entry, `${ATOM} id`));
  expect(new Set(ids).size).toBe(ids.length);
  return entries;
}

/** https://www.jsonfeed.org/version/1.1/, written as JSON Schema. */
const JSON_FEED = {
  type: "object",
  required: ["version", "title", "items"],
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: { type: "string", minLength: 1 },
    home_page_url: { type: "string", pattern: "^https://" },
    feed_url: { type: "string", pattern: "^https://" },
    description: { type: "string" },
    language: { type: "string" },
    authors: { type: "array", items: { type: "object", minProperties: 1 } },
    items: {
      type: "array",
      items: {
        type: "object",
        required: ["id"],
        anyOf: [{ required: ["content_html"] }, { required: ["content_text"] }],
        properties: {
          id: { type: "string", minLength: 1 },
          url: { type: "string", pattern: "^https://" },
          title: { type: "string" },
          content_html: { type: "string" },
          date_published: { type: "string", pattern: INSTANT.source },
          date_modified: { type: "string", pattern: INSTANT.source },
          tags: { type: "array", items: { type: "string" } },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
} as const;

/** https://oembed.com, 2.3.4 and 2.3.4.4. */
const OEMBED = {
  type: "object",
  required: ["version", "type", "html", "width", "height"],
  properties: {
    version: { const: "1.0" },
    type: { const: "rich" },
    title: { type: "string" },
    provider_name: { type: "string" },
    provider_url: { type: "string", pattern: "^https://" },
    cache_age: { type: "integer" },
    html: { type: "string", pattern: "^<iframe " },
    width: { type: "integer", minimum: 1 },
    height: { type: "integer", minimum: 1 },
  },
  additionalProperties: false,
} as const;

/** What our ClaimReviews need of schema.org's context, in the place of the one that would be fetched. */
const SCHEMA_ORG = {
  "@context": {
    "@vocab": "http://schema.org/",
    url: { "@type": "@id" },
    correctionsPolicy: { "@type": "@id" },
    datePublished: { "@type": "Date" },
  },
};
const documentLoader = async (url: string) => {
  if (url !== "https://schema.org") throw new Error(`asked for ${url}`);
  return { documentUrl: url, document: SCHEMA_ORG, contextUrl: undefined };
};

describe("other people's readers take", () => {
  const at = desk("embedded");
  const claims: ClaimAnswer[] = [];

  beforeAll(async () => {
    const { eve, sam } = at();
    for (const [i, words] of HARD.entries()) {
      const article = await page(eve, { text: `It was written: ${words} and nobody took it away.` });
      const claim = await draft(eve, {
        text: `${words} in story ${i}`,
        topics: ["hard-words"],
        claimant: { name: `The ${words.slice(0, 40)} paper` },
      });
      await addQuote(eve, claim, article, { quote: { exact: "nobody took it away" } });
      await judge(eve, claim, { headline: `Finding ${words}` });
      claims.push(await publish(sam, claim));
    }
    const gone = await publishedStory(at());
    const { version } = await workingCopy(sam, gone.claim.id);
    const path = `/v1/claims/${gone.claim.id}/retract`;
    expectStatus(
      await sam.post(path, { reason: "It was <another> & older one." }, { ifMatch: version }),
      200,
    );
  });

  const line = (text: string) => text.replace(/\s+/gu, " ").trim();

  it("Atom, whole, by topic and by claim", async () => {
    const feed = readXml((await at().request("/feeds/atom")).text);
    const entries = expectAtom(feed);
    expect(entries).toHaveLength(HARD.length + 1);
    const titles = entries.map((entry) => only(entry, `${ATOM} title`));
    for (const words of HARD) expect(titles).toContain(`Supported: ${line(`Finding ${words}`)}`);
    const contents = entries.map((entry) => only(entry, `${ATOM} content`)).join();
    expect(contents).toContain("&lt;![CDATA[ ends");
    expect(contents).toContain("Reason: It was &lt;another&gt; &amp; older one.");
    expectAtom(readXml((await at().request("/feeds/topics/hard-words/atom")).text));
    for (const { slug } of claims)
      expect(expectAtom(readXml((await at().request(`/feeds/claims/${slug}/atom`)).text))).toHaveLength(1);
  });

  it("JSON Feed, with the ids that Atom has", async () => {
    const { json, text } = await at().request("/feeds/json");
    const validate = new Ajv2020({ allErrors: true }).compile(JSON_FEED);
    validate(json);
    expect(validate.errors).toBeNull();
    const entries = expectAtom(readXml((await at().request("/feeds/atom")).text));
    expect(JSON.parse(text).items.map(({ id }: { id: string }) => id)).toEqual(
      entries.map((entry) => only(entry, `${ATOM} id`)),
    );
  });

  it("oEmbed", async () => {
    const validate = new Ajv2020({ allErrors: true }).compile(OEMBED);
    for (const { slug } of claims) {
      const url = `https://verbatim.example/claims/${slug}`;
      validate(
        (await at().request(`/oembed?url=${encodeURIComponent(url)}&maxwidth=320&maxheight=200`)).json,
      );
      expect(validate.errors).toBeNull();
    }
  });

  it("OpenSearch and the sitemap", async () => {
    const search = readXml((await at().request("/opensearch.xml")).text);
    const OS = "http://a9.com/-/spec/opensearch/1.1/";
    expect(search.name).toBe(`${OS} OpenSearchDescription`);
    expect(only(search, `${OS} ShortName`).length).toBeLessThanOrEqual(16);
    expect(only(search, `${OS} Description`).length).toBeLessThanOrEqual(1024);
    expect(
      named(search, `${OS} Url`).map(({ attributes }) => [attributes.type, attributes.template]),
    ).toEqual([["text/html", "https://verbatim.example/?q={searchTerms}"]]);
    const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    const sitemap = readXml((await at().request("/sitemap.xml")).text);
    expect(sitemap.name).toBe(`${SITEMAP} urlset`);
    const urls = named(sitemap, `${SITEMAP} url`);
    const places = urls.map((url) => only(url, `${SITEMAP} loc`));
    for (const url of urls) expect(only(url, `${SITEMAP} lastmod`)).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(places).toEqual(places.map((place) => new URL(place).href));
    for (const claim of claims) expect(places).toContain(claim.page);
    expect(places.join()).not.toContain("redact");
  });

  it("ClaimReview as linked data, every member of it, without fetching anything", async () => {
    for (const { slug, text, verdict, page: url } of claims) {
      const html = (await at().request(`/claims/${slug}`)).text;
      const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
      expect(scripts).toHaveLength(1);
      const json = scripts[0]?.[1] ?? "";
      expect(json).not.toMatch(/[<\u2028\u2029]|: ?null[,}\]]/);
      // `safe`: an error for every member that would get lost. The types of the package do not know it.
      const options = { documentLoader, safe: true };
      const triples = await jsonld.toRDF(JSON.parse(json), options);
      const quads = Array.isArray(triples) ? triples : [];
      const values = (property: string) =>
        quads
          .filter(({ predicate }) => predicate.value === `http://schema.org/${property}`)
          .map(({ object }) => object.value);
      expect(values("claimReviewed")).toEqual([text]);
      expect(values("reviewBody")).toEqual([verdict?.headline]);
      expect(values("url")).toContain(url);
      expect(values("alternateName")).toEqual(["Supported"]);
      expect(values("correctionsPolicy")).toEqual(["https://verbatim.example/corrections"]);
      expect(values("datePublished")[0]).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it("BibTeX and RIS, an institution as one author and every sign as it was", async () => {
    const keys = new Set<string>();
    for (const [i, { slug, page: url }] of claims.entries()) {
      const title = line(`Supported: Finding ${HARD[i] ?? ""}`);
      const bib = (await at().request(`/claims/${slug}/cite.bib`)).text;
      const [entry] = new Cite(bib).data;
      expect(entry).toMatchObject({
        type: "webpage",
        author: [{ family: PUBLISHER }],
        title,
        URL: `${url}/publications/1`,
      });
      const key = /^@online\{([A-Za-z0-9:_-]+),$/m.exec(bib)?.[1] ?? "";
      keys.add(key);
      expect(bib).toMatch(/^ {2}month = (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec),$/m);
      expect(bib.endsWith("}\n")).toBe(true);

      const ris = await at().request(`/claims/${slug}/cite.ris`);
      expect(ris.headers.get("content-disposition")).toBe(`attachment; filename="${key}.ris"`);
      const [record] = new Cite(ris.text).data;
      expect(record).toMatchObject({
        type: "webpage",
        publisher: PUBLISHER,
        title,
        language: "en",
        URL: `${url}/publications/1`,
      });
      expect(record?.author).toBeUndefined();
      for (const one of ris.text.split("\r\n").slice(0, -1)) expect(one).toMatch(/^[A-Z][A-Z0-9] {2}- /);
    }
    expect(keys.size).toBe(claims.length);
  });
});
