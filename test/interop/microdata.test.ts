import { describe, expect, it } from "vitest";
import type { SourceRecord } from "../../src/imported/import-reviews.ts";
import { sourceRecords } from "../../src/interop/claim-review/imported/source-records.ts";

const OPTIONS = { language: "en", now: "2026-06-01T00:00:00.000Z" };

/** What comes of a page whose bytes come in pieces of this size. */
async function read(page: string | Uint8Array, size = 7): Promise<SourceRecord[]> {
  const bytes = typeof page === "string" ? new TextEncoder().encode(page) : page;
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const records: SourceRecord[] = [];
  for await (const some of sourceRecords(pieces(), OPTIONS)) records.push(...some);
  return records;
}

async function told(page: string | Uint8Array, size = 7): Promise<[number, string][]> {
  return (await read(page, size)).map((record) => [
    record.line,
    "review" in record
      ? record.review.claim.text
      : "reasons" in record
        ? `! ${record.reasons.join("; ")}`
        : "",
  ]);
}

/** What stands in an element that is a ClaimReview. */
const reviewed = (text: string) =>
  `<span itemprop="claimReviewed">${text}</span><meta itemprop="author" content="Desk">`;
const item = (content: string, more = "") =>
  `<div itemscope itemtype="https://schema.org/ClaimReview"${more}>${content}</div>`;

const PAGE = `<!doctype html>
<html><head><meta charset="utf-8"><title>A weir</title></head><body>
<article itemscope itemtype="https://schema.org/NewsArticle">
<h1 itemprop="headline">Of the article, not of the review</h1>
<div itemprop="review" itemscope itemtype="http://schema.org/Review http://schema.org/ClaimReview" itemref="house licence">
  <a itemprop="url" href=" https://desk.example/weir/?a=1&amp;b=2 ">Read it here</a>
  <h2 itemprop="claimReviewed headline">The  caf&eacute; “by<br>the <b>weir</b>” &lt;shut&gt;.<script>no("word")</script></h2>
  <time itemprop="datePublished" datetime="2025-03-04">last March</time>
  <p>Somebody else's words, which say nothing.</p>
  <div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
    <meta itemprop="ratingValue" content="1"><meta itemprop="bestRating" content="5"><data itemprop="worstRating" value="1"></data>
    <span itemprop="alternateName">Pants on&#32;Fire</span>
  </div>
  <div itemprop="itemReviewed" itemscope itemtype="https://schema.org/CreativeWork">
    <div itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ida Rowe</span>
      <span itemprop="jobTitle">mayor</span></div>
    <time itemprop="datePublished">2025-03-01</time>
    <link itemprop="appearance" href="https://news.example/1"><link itemprop="appearance" href="https://news.example/2">
  </div>
  <meta itemprop="http://schema.org/inLanguage" content="en-GB">
  <span itemprop="https://words.example/tone" itemscope><i itemprop="grade">mild</i></span>
</div>
</article>
<footer><div id="house" itemprop="author" itemscope itemtype="https://schema.org/Organization" itemid="https://desk.example/#us">
  <span itemprop="name">Desk</span> <img itemprop="logo" src="/logo.png" alt=""><a itemprop="url" href="https://desk.example">home</a></div>
<p id="licence">Use it as <a itemprop="sdLicense" href="https://creativecommons.org/licenses/by/4.0/">you like</a>.</p></footer>
</body></html>`;

const SAME = {
  "@context": "https://schema.org",
  "@type": ["Review", "ClaimReview"],
  url: "https://desk.example/weir/?a=1&b=2",
  claimReviewed: "The café “by the weir” <shut>.",
  headline: "The café “by the weir” <shut>.",
  datePublished: "2025-03-04",
  reviewRating: {
    "@type": "Rating",
    ratingValue: 1,
    bestRating: 5,
    worstRating: 1,
    alternateName: "Pants on Fire",
  },
  itemReviewed: {
    "@type": "CreativeWork",
    author: { "@type": "Person", name: "Ida Rowe", jobTitle: "mayor" },
    datePublished: "2025-03-01",
    appearance: ["https://news.example/1", "https://news.example/2"],
  },
  inLanguage: "en-GB",
  "https://words.example/tone": { grade: "mild" },
  author: {
    "@type": "Organization",
    "@id": "https://desk.example/#us",
    name: "Desk",
    logo: "/logo.png",
    url: "https://desk.example",
  },
  sdLicense: "https://creativecommons.org/licenses/by/4.0/",
};

describe("a ClaimReview in microdata", () => {
  it.each([1, 13, 100_000])(
    "is the record that its JSON-LD would be, in pieces of %i bytes",
    async (size) => {
      const [record, ...others] = await read(PAGE, size);
      const [same] = await read(JSON.stringify(SAME));
      expect(others).toEqual([]);
      expect(record).toEqual({ ...same, line: 5 });
      expect(record).toMatchObject({
        review: {
          claim: { text: "The café “by the weir” <shut>.", claimant: { name: "Ida Rowe", role: "mayor" } },
          label: "refuted",
          language: "en-GB",
          licence: "https://creativecommons.org/licenses/by/4.0/",
        },
      });
    },
  );

  it("stands beside others, and beside JSON-LD, which is read first", async () => {
    const script = {
      "@type": "ClaimReview",
      claimReviewed: "Two.",
      author: { name: "Desk" },
      url: "https://desk.example/2",
    };
    const page = `<p>\n${item(reviewed("One."))}\n${item(`\n${reviewed("Two.")}`)}
<ul><li itemscope itemtype="https://schema.org/ClaimReview">${reviewed("Three.")}<li>No more.</ul>
<script type="application/ld+json">${JSON.stringify(script)}</script>
<!-- ${item(reviewed("Hidden."))} -->
<div itemscope itemtype="https://schema.org/Review">${reviewed("No ClaimReview.")}</div>
<meta itemscope itemtype="https://schema.org/ClaimReview" itemref="four"><section id="four">${reviewed("Four.")}</section>
<div itemscope itemtype="https://schema.org/ClaimReview">${reviewed("Five.")}`;
    expect(await told(page)).toEqual([
      [6, "Two."],
      [2, "One."],
      [3, "Two."],
      [5, "Three."],
      [9, "Four."],
      [10, "Five."],
    ]);
    const addresses = (await read(page)).map((record) => "review" in record && record.review.url);
    expect(addresses).toEqual(["https://desk.example/2", null, "https://desk.example/2", null, null, null]);
  });

  it("may stand in another one, as what it says or by itself", async () => {
    const inner = `<div itemprop="citation" itemscope itemtype="https://schema.org/ClaimReview">${reviewed("Two.")}</div>`;
    const page = item(`${reviewed("One.")}\n${inner}\n<aside>${item(reviewed("Three."))}</aside>`);
    expect(await told(page)).toEqual([
      [1, "One."],
      [1, "Two."],
      [3, "Three."],
    ]);
  });

  it("is decoded as its page says, with what it names, and strictly", async () => {
    const latin = (page: string) => Uint8Array.from(page, (letter) => letter.charCodeAt(0));
    const page = `${item(reviewed("Café."))}<br>\n${item("", ' itemref="x"')}<p id="x">${reviewed("Caf\u00e9s.")}</p>\n${item(reviewed("Tea."))}`;
    expect(await told(latin(`<meta charset="windows-1252">${page}`))).toEqual([
      [1, "Café."],
      [2, "Cafés."],
      [3, "Tea."],
    ]);
    const refused = "! its bytes are not the text that they claim to be: write it as UTF-8";
    expect(await told(latin(`<br>${page}`))).toEqual([
      [1, refused],
      [2, refused],
      [3, "Tea."],
    ]);
  });

  it("is refused with its line where it cannot be kept", async () => {
    const missing = item('<meta itemprop="author" content="Desk">');
    const lost = item(reviewed("Lost \ufffd."));
    expect(await told(`<p>\n${missing}\n\n${lost}\n${item(reviewed("Good."))}`)).toEqual([
      [2, "! claimReviewed: is missing: a review says what it reviews"],
      [
        4,
        "! claimReviewed: it contains U+FFFD, which stands where a character was lost: take it from where it is whole",
      ],
      [5, "Good."],
    ]);
  });

  it("has no properties that JSON-LD or the engine would take for its own", async () => {
    const odd =
      '<meta itemprop="@type" content="Rating"><meta itemprop="__proto__" content="p"><meta itemprop="toString" content="t">';
    expect(await told(item(odd + reviewed("One.")))).toEqual([[1, "One."]]);
  });
});

describe("a hostile page", () => {
  const good = `\n${item(reviewed("Good."))}`;

  it("may nest elements, items and what they name without end", async () => {
    const deep = (open: string) => item(reviewed("Deep.") + open.repeat(10_000) + "</div>".repeat(10_000));
    const pages: [string, string][] = [
      [deep("<div>"), "! it is nested more than 512 elements deep"],
      [
        deep('<div id="x" itemprop="about" itemscope itemref="x">'),
        "! it is nested more than 512 elements deep",
      ],
      [
        item(reviewed("Loop."), ' itemref="a"') +
          '<p id="a"><b id="b" itemprop="about" itemscope itemref="b c"></b></p><i id="c" itemprop="x" itemscope itemref="b"></i>',
        "! it is nested more than 40 deep",
      ],
      [
        item(reviewed("More."), ' itemref="r0"') +
          Array.from({ length: 30 }, (_, n) => {
            const twice = `<b itemprop="x" itemscope itemref="r${n + 1}"></b>`;
            return `<p id="r${n}">${twice}${twice}</p>`;
          }).join(""),
        "! it names the same elements again and again",
      ],
    ];
    for (const [page, reason] of pages)
      expect(await told(page + good, 50_000)).toEqual([
        [1, reason],
        [2, "Good."],
      ]);
    const nested = `<div itemscope itemtype="https://schema.org/ClaimReview">`.repeat(10_000);
    expect(await told(nested, 50_000)).toEqual([[1, "! it is nested more than 512 elements deep"]]);
  });

  it("may let an item go on without end, or begin none", async () => {
    const filler = "words and words and words ".repeat(400_000);
    expect(await told(`<p>\n${item(filler)}${good}`, 1 << 16)).toEqual([
      [2, expect.stringMatching(/^! it is longer than 8 MB/)],
      [3, "Good."],
    ]);
    expect(
      await told(`<p>\n<div itemscope itemtype="https://schema.org/ClaimReview" title="${filler}`, 1 << 16),
    ).toEqual([]);
    expect(await told(`<p title="${filler}">${good}`, 1 << 16)).toEqual([[2, "Good."]]);
  });

  it("may be too long to look for what an item names", async () => {
    const filler = "words and words and words ".repeat(400_000);
    const page = `${item(reviewed("Far."), ' itemref="far"')}${good}<p>${filler}</p><p id="far"></p>`;
    expect(await told(page, 1 << 16)).toEqual([
      [1, expect.stringMatching(/^! its itemref names elements elsewhere on a page that is too long/)],
      [2, "Good."],
    ]);
    const half = `<div id="half">${"words ".repeat(600_000)}</div>`;
    const many = half + `\n${item(reviewed("Same."), ' itemref="half"')}`.repeat(20);
    const reasons = (await told(many, 1 << 16)).filter(([, text]) => text.startsWith("!"));
    expect(reasons).toHaveLength(11);
  });
});
