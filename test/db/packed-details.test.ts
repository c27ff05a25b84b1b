import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packDetails, packDocument, unpackDetails } from "../../src/db/packed-details.ts";
import { withAbsolutePages } from "../../src/http/absolute-pages.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    '{"id":"spn_',
    '"article":{',
    ',"reviews":[',
    ',"relations":[',
    ',"evidence":[',
    '","page":"/articles/x',
    "\u0001000\u0002\n\u001fA",
    "\\",
    '\\"',
    '"},"article":\u0001000\u0004',
  ),
);
const article = fc.record({
  id: text.map((id) => `art_${id}`),
  slug: text,
  page: text.map((slug) => `/articles/${slug}`),
  url: fc.option(text),
  urn: fc.option(text),
  headline: fc.option(text),
  publisher: fc.option(fc.record({ name: text, site: fc.option(text) })),
  access: fc.constantFrom("open", "unknown"),
});
const span = fc.record({
  id: text.map((id) => `spn_${id}`),
  role: fc.constantFrom("supports", "refutes", "context", "appearance"),
  stance: fc.constant(null),
  quote: fc.record({ exact: text, prefix: text, suffix: text, start: fc.nat(), end: fc.nat() }),
  note: fc.option(text),
  link: fc.option(text),
  state: fc.constantFrom("verified", "changed"),
  article,
  createdAt: fc.constant("2026-11-01T00:00:00.000Z"),
});
const details = fc.record({
  evidence: fc.array(span, { maxLength: 4 }),
  appearances: fc.array(span, { maxLength: 2 }),
  sources: fc.array(fc.record({ article, supports: fc.nat(), spans: fc.array(text) }), { maxLength: 3 }),
  reviews: fc.array(fc.record({ summary: text }), { maxLength: 2 }),
  relations: fc.array(fc.record({ kind: text, note: fc.option(text) }), { maxLength: 2 }),
});

describe("details as they are kept", () => {
  it("are the same details when they are read, whatever is said in them", () => {
    fc.assert(
      fc.property(details, (value) => {
        const json = JSON.stringify(value);
        expect(unpackDetails(packDetails(json))).toBe(json);
      }),
    );
  });

  it("have pages' addresses before their paths when they go out", () => {
    fc.assert(
      fc.property(details, fc.webUrl(), (value, url) => {
        const json = JSON.stringify({ ...value, relations: [] });
        const address = JSON.stringify(url).slice(1, -1);
        expect(unpackDetails(packDetails(json), address)).toBe(withAbsolutePages(json, url));
      }),
    );
  });

  it("end a document whose summary stays as it is", () => {
    fc.assert(
      fc.property(
        fc.record({ id: text, text, verdict: fc.option(fc.record({ summary: text })) }),
        details,
        (a, b) => {
          const json = JSON.stringify({ ...a, ...b });
          const packed = packDocument(json) ?? "";
          expect(unpackDetails(packed)).toBe(json);
          const begin = JSON.stringify(a).slice(0, -1);
          expect(packed.slice(0, begin.length)).toBe(begin);
        },
      ),
    );
    expect(
      packDocument('{"id":"clm_1","reviews":[],"evidence":[],"appearances":[],"sources":[],"relations":[]}'),
    ).toBe(null);
  });

  it("name each article once, however many there are", () => {
    const quotes = Array.from({ length: 2_000 }, (_, n) => ({ id: `spn_${n}`, article: { id: `art_${n}` } }));
    const json = JSON.stringify({
      evidence: quotes,
      appearances: [],
      sources: quotes.map(({ article }) => ({ article })),
      reviews: [],
      relations: [],
    });
    const packed = packDetails(json);
    expect(unpackDetails(packed)).toBe(json);
    expect(packed.split("1234").length).toBe(3);
  });

  it("that an earlier release wrote are read as they are", () => {
    const json = '{"evidence":[],"appearances":[],"sources":[],"reviews":[],"relations":[]}';
    expect(unpackDetails(json)).toBe(json);
  });
});
