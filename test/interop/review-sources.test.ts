import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPatch, makePatch } from "../../src/interop/claim-review/imported/merge-patch.ts";
import { sourceRecords } from "../../src/interop/claim-review/imported/source-records.ts";

const OPTIONS = { language: "en", now: "2026-06-01T00:00:00.000Z" };

/** What comes of a source whose bytes come in pieces of this size. */
async function read(source: string | Uint8Array, size = 7) {
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const told: [number, string][] = [];
  for await (const records of sourceRecords(pieces(), OPTIONS)) {
    for (const record of records) {
      if ("review" in record) told.push([record.line, record.review.claim.text]);
      else
        told.push([record.line, `! ${"reasons" in record ? record.reasons.join("; ") : record.deleted[0]}`]);
    }
  }
  return told;
}

const review = (text: string, more: object = {}) => ({
  "@context": "https://schema.org",
  "@type": "ClaimReview",
  url: "https://desk.example/a",
  author: { "@type": "Organization", name: "Desk" },
  claimReviewed: text,
  reviewRating: { "@type": "Rating", alternateName: "False" },
  ...more,
});
const json = (value: unknown, indent?: number) => JSON.stringify(value, null, indent);

describe("a source", () => {
  it("is one record a line", async () => {
    const lines = `\ufeff${json(review("One."))}\r\n\r\n{"broken":\n${json(review("Two."))}`;
    expect(await read(lines)).toEqual([
      [1, "One."],
      [3, "! it is no JSON: Unexpected end of JSON input"],
      [4, "Two."],
    ]);
  });

  it.each([1, 3, 1000])("is a document whose array is taken apart, in pieces of %i bytes", async (size) => {
    const array = json([review("One."), null, review('Two, [{\\" three.')], 1);
    expect((await read(array, size)).map(([, text]) => text)).toEqual(["One.", 'Two, [{\\" three.']);
    const feed = json({
      "@type": "DataFeed",
      name: "dataFeedElement",
      dataFeedElement: [{ item: [review("One.")] }, { item: null }, { item: review("Two.") }, {}],
      license: "x",
    });
    expect((await read(feed, size)).map(([, text]) => text)).toEqual(["One.", "Two."]);
  });

  it("loses of a document the record alone that is no JSON", async () => {
    const feed = `{"dataFeedElement": [\n${json(review("One."))},\n{"@type": oops},\n${json(review("Two."))}\n]}`;
    expect(await read(feed)).toEqual([
      [2, "One."],
      [3, expect.stringMatching(/^! it is no JSON: Unexpected token/)],
      [4, "Two."],
    ]);
  });

  it("is a page, whose scripts may stand in any writing, and not in comments", async () => {
    const page = `<!doctype html>\n<SCRIPT TYPE='application/LD+JSON; charset=utf-8'>\n${json(review("One."))}\n</SCRIPT>
<!-- <script type="application/ld+json">${json(review("Hidden."))}</script> -->
<script type=application/ld+json>[${json(review("Two."))},\n${json(review("Three."))}]</script>
<script type="application/json">${json(review("No JSON-LD."))}</script>`;
    expect(await read(page)).toEqual([
      [3, "One."],
      [6, "Two."],
      [7, "Three."],
    ]);
  });

  it("is decoded strictly, a record at a time", async () => {
    const good = new TextEncoder().encode(`${json(review("Café."))}\n`);
    const latin = Uint8Array.from(`${json(review("Caf\u00e9."))}\n`, (letter) => letter.charCodeAt(0));
    expect(await read(Uint8Array.from([...good, ...latin, ...good]))).toEqual([
      [1, "Café."],
      [2, "! its bytes are not the text that they claim to be: write it as UTF-8"],
      [3, "Café."],
    ]);
    const page = `<meta charset="iso-8859-1"><script type="application/ld+json">${json(review("Caf\u00e9."))}</script>`;
    expect(
      await read(
        Uint8Array.from(page, (letter) => letter.charCodeAt(0)),
        4000,
      ),
    ).toEqual([[1, "Café."]]);
    const wide = Buffer.from(`\ufeff${json(review("Café."))}`, "utf16le");
    expect(await read(new Uint8Array(wide))).toEqual([[1, "Café."]]);
  });

  it("refuses what could not be kept as it is, and says why", async () => {
    const records: [object, string][] = [
      [
        review("x".repeat(1001)),
        "claimReviewed: has 1001 characters; at most 1000 are kept, and nothing is cut",
      ],
      [
        review("Lost \ufffd."),
        "claimReviewed: it contains U+FFFD, which stands where a character was lost: take it from where it is whole",
      ],
      [review("Bell \u0007."), "claimReviewed: contains U+0007, which cannot be shown"],
      [review("\u200b"), "claimReviewed: shows nothing"],
      [review("A.", { claimReviewed: 7 }), "claimReviewed: must be text"],
      [
        review("A.", { claimReviewed: undefined }),
        "claimReviewed: is missing: a review says what it reviews",
      ],
      [
        review("A.", { author: null, url: null }),
        "author: is missing, and there is no address that would tell whose review it is",
      ],
      [
        review("A.", { author: { name: ["n".repeat(201)] } }),
        "author.name: has 201 characters; at most 200 are kept, and nothing is cut",
      ],
    ];
    const told = await read(records.map(([record]) => json(record)).join("\n"), 5000);
    expect(told).toEqual(records.map(([, reason], i) => [i + 1, `! ${reason}`]));
  });

  it("takes whatever stands where another type is meant, and nothing breaks", async () => {
    const odd = [null, true, 7, "text", [], {}, [[]], [{ "@value": 3 }], { "@id": "x" }, { "@value": "v" }];
    const names = [
      "url",
      "datePublished",
      "author",
      "reviewRating",
      "itemReviewed",
      "sdLicense",
      "headline",
      "reviewBody",
      "inLanguage",
    ];
    const lines = names.flatMap((name) => odd.map((value) => json(review(`${name}.`, { [name]: value }))));
    const told = await read(lines.join("\n"), 100_000);
    expect(told).toHaveLength(lines.length);
    expect(told.filter(([, text]) => text.startsWith("!") && !/^! (author|reviewRating)/.test(text))).toEqual(
      [],
    );
  });

  it("names what is given twice in one object, and what is nested without end", async () => {
    const twice = `${json(review("One.")).slice(0, -1)},"claimReviewed":"Two."}`;
    const nested = "[".repeat(10_000) + "]".repeat(10_000);
    const deep = json(review("Deep.", { x: 0 })).replace('"x":0', `"x":${nested}`);
    expect(await read([twice, deep, json(review("Three."))].join("\n"), 50_000)).toEqual([
      [1, '! "claimReviewed" is given twice in one object: which of the two is meant cannot be told'],
      [2, "! it is nested more than 40 deep"],
      [3, "Three."],
    ]);
  });

  it("reads a page up to where its elements are open without end", async () => {
    const script = (text: string) => `<script type="application/ld+json">${json(review(text))}</script>\n`;
    const open = "<div>".repeat(2_000_000);
    expect(await read(`${script("One.")}${open}${script("Two.")}`, 50_000)).toEqual([
      [1, "One."],
      [2, "! its elements are nested more than 20000 deep, and nothing is read from there on"],
    ]);
    const closed = "<div>".repeat(10_000) + "</div>".repeat(10_000);
    expect(await read(`${closed}${script("Two.")}`, 50_000)).toEqual([[1, "Two."]]);
  });

  it("counts the blank lines before it", async () => {
    const blank = "\n \r\n".repeat(1000);
    expect(await read(blank + json(review("One.")), 1000)).toEqual([[2001, "One."]]);
    expect(await read(`${blank}<script type="application/ld+json">${json(review("Two."))}</script>`)).toEqual(
      [[2001, "Two."]],
    );
    expect(await read(`${blank}${json(review("Three."))}\n${json(review("Four."))}`, 3000)).toEqual([
      [2001, "Three."],
      [2002, "Four."],
    ]);
    expect(await read(" ".repeat(100_000), 100)).toEqual([]);
  });

  it("passes over a line of any length without keeping it", async () => {
    const long = new Uint8Array(9 * 1024 * 1024).fill(0x61);
    const lines = [
      new TextEncoder().encode(`${json(review("One."))}\n`),
      long,
      new TextEncoder().encode(`\n${json(review("Two."))}`),
    ];
    expect(await read(Uint8Array.from(Buffer.concat(lines)), 1 << 20)).toEqual([
      [1, "One."],
      [2, expect.stringMatching(/^! it is longer than 8 MB/)],
      [3, "Two."],
    ]);
  });
});

it("what a record says beside what is kept can be said of it as a patch, and put back", () => {
  const withoutNull = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "b", "c", "@type"), tie("value"), { noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(withoutNull, withoutNull, (from, to) => {
      expect(applyPatch(from, makePatch(from, to))).toEqual(to);
    }),
  );
});
