import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { SIGN_MARKS } from "../../src/marks/sign-marks.ts";
import { VERDICT_MARKS } from "../../src/marks/verdict-marks.ts";
import { dayName } from "../../src/pages/parts/day.ts";
import {
  desks,
  expectStatus,
  judge,
  publish,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { elementOf, textOf } from "../support/page-text.ts";

const desk = desks();

interface JsonFeed {
  version: string;
  feed_url: string;
  items: {
    id: string;
    url: string;
    title: string;
    content_html: string;
    date_published: string;
    date_modified: string;
  }[];
}

describe.each(BACKENDS)("what programs fetch of pages, over the %s database", (backend) => {
  const at = desk(backend);
  const jsonFeed = async (path: string): Promise<JsonFeed> => JSON.parse((await at().request(path)).text);
  const withdraw = async (claim: { id: string }) => {
    const { version } = await workingCopy(at().sam, claim.id);
    const body = { reason: "It was another <bridge>." };
    expectStatus(await at().sam.post(`/v1/claims/${claim.id}/retract`, body, { ifMatch: version }), 200);
  };

  it("feeds have one entry a claim, whose id stays and whose time moves", async () => {
    const { claim } = await publishedStory(at(), { topics: ["bridges"] });
    await publishedStory(at());
    const first = await jsonFeed("/feeds/json");
    expect(first.version).toBe("https://jsonfeed.org/version/1.1");
    expect(first.feed_url).toBe("https://verbatim.example/feeds/json");
    const entry = first.items.find(({ id }) => id === `tag:verbatim.invalid,2026:${claim.id}`);
    expect(entry).toMatchObject({
      url: `https://verbatim.example/claims/${claim.slug}`,
      title: "Supported: The bridge was closed",
      date_published: claim.publishedAt,
    });
    await judge(at().eve, claim, {
      headline: "It was closed on Monday",
      change: { kind: "correction", note: "We had the wrong day." },
    });
    await publish(at().sam, claim);
    const second = await jsonFeed("/feeds/json");
    expect(second.items.map(({ id }) => id).sort()).toEqual(first.items.map(({ id }) => id).sort());
    expect(second.items[0]).toMatchObject({
      id: entry?.id,
      title: "Supported: It was closed on Monday",
      date_published: entry?.date_published,
    });
    expect(second.items[0]?.content_html).toContain(
      "<b>Correction: we were wrong.</b> We had the wrong day.",
    );
    expect((second.items[0]?.date_modified ?? "") > (entry?.date_modified ?? "")).toBe(true);
    const others = (feed: JsonFeed) => feed.items.filter(({ id }) => id !== entry?.id);
    expect(others(second)).toEqual(others(first));

    expect((await jsonFeed("/feeds/topics/bridges/json")).items.map(({ id }) => id)).toEqual([entry?.id]);
    expect((await jsonFeed(`/feeds/claims/${claim.slug}/json`)).items.map(({ id }) => id)).toEqual([
      entry?.id,
    ]);
    expect((await at().request("/feeds/topics/nothing/atom")).status).toBe(404);
  });

  it("feeds are the same bytes until something changes, under any host", async () => {
    const one = await at().request("/feeds/atom");
    const etag = one.headers.get("etag") ?? "";
    expect(one.headers.get("access-control-allow-origin")).toBe("*");
    expect((await at().request("/feeds/atom", { headers: { Host: "other.example" } })).text).toBe(one.text);
    expect((await at().request("/feeds/atom", { headers: { "If-None-Match": etag } })).status).toBe(304);
  });

  it("feeds, cards and pages stop showing what was withdrawn, and say why", async () => {
    const { claim } = await publishedStory(at());
    await withdraw(claim);
    const feed = await jsonFeed(`/feeds/claims/${claim.slug}/json`);
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      id: `tag:verbatim.invalid,2026:${claim.id}`,
      title: "We have withdrawn this check.",
      content_html:
        "<p>Please do not rely on it. This does not say whether the claim is true.</p><p>Reason: It was another &lt;bridge&gt;.</p>",
    });
    const atom = (await at().request(`/feeds/claims/${claim.slug}/atom`)).text;
    expect(atom).toContain("&lt;p&gt;Reason: It was another &amp;lt;bridge&amp;gt;.&lt;/p&gt;");
    for (const path of [`/embed/claims/${claim.slug}`, `/claims/${claim.slug}`]) {
      const answer = await at().request(path);
      expect([path, answer.status]).toEqual([path, 410]);
      expect(answer.text).not.toContain(claim.text);
      expect(textOf(answer.text)).toContain("Reason: It was another <bridge>.");
    }
    expect(atom).not.toContain(claim.text);
  });

  it("a card stands in any page, says what changed since its code was taken, and runs nothing", async () => {
    const { claim } = await publishedStory(at());
    const { headers, text } = await at().request(
      `/embed/claims/${claim.slug}?label=refuted&theme=dark&utm_source=x`,
    );
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
    );
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(text).toContain('<html lang="en" data-theme="dark">');
    expect(text).not.toMatch(/<script| style=/);
    expect(textOf(elementOf(text, "body"))).toMatch(
      /^Supported The bridge was closed\. \d+ Our verdict is another one since this card was put here\. We said Refuted; we now say Supported\. The bridge was closed “the city closed the old bridge” Stands in .* Checked by Eve Editor, reviewed by Sam Senior Verbatim One report · .* · See 1 quote$/,
    );
    for (const link of text.match(/<a [^>]*>/g) ?? [])
      expect(link).toContain('target="_blank" rel="noopener"');
    const same = await at().request(`/embed/claims/${claim.slug}?label=supported`);
    expect(same.text).not.toContain("is another one since");
  });

  it("the same as an element's words, in a file of at most 3 KiB", async () => {
    const { claim, article } = await publishedStory(at());
    const answer = await at().request(`/embed/claims/${claim.slug}/card.json?label=refuted`);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.json).toEqual({
      page: `https://verbatim.example/claims/${claim.slug}`,
      title: "Supported: The bridge was closed",
      publisher: { name: "Verbatim", url: "https://verbatim.example/" },
      notice: null,
      label: { words: "Supported", mark: VERDICT_MARKS.supported, stale: null, whether: null },
      claim: { words: claim.text, language: "en" },
      alerts: [
        {
          title: "Our verdict is another one since this card was put here.",
          text: "We said Refuted; we now say Supported.",
          mark: SIGN_MARKS.differs,
        },
      ],
      finding: ["The bridge was closed"],
      quote: {
        pieces: [{ as: "mark", text: "the city closed the old bridge" }],
        language: "",
        standing: `Stands in ${article.slug}`,
        mark: SIGN_MARKS.same,
      },
      foot: [
        "Checked by Eve Editor, reviewed by Sam Senior",
        "One report",
        dayName(claim.verdict?.issuedAt ?? ""),
      ],
      see: "See 1 quote",
    });
    await withdraw(claim);
    const gone = await at().request(`/embed/claims/${claim.slug}/card.json`);
    expect([gone.status, gone.headers.get("access-control-allow-origin")]).toEqual([410, "*"]);
    expect(gone.json).toMatchObject({
      withdrawn: { label: "Withdrawn", title: "We have withdrawn this check.", instead: null },
    });
    expect(gone.text).not.toContain(claim.text);
    const script = await at().request("/embed/verbatim-claim.1.js");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.get("access-control-allow-origin")).toBe("*");
    expect(gzipSync(script.text).length).toBeLessThanOrEqual(3 * 1024);
  });

  it("oEmbed knows a claim's address however it is spelt, and no other", async () => {
    const { claim } = await publishedStory(at());
    const ask = (url: string, more = "") => at().request(`/oembed?url=${encodeURIComponent(url)}${more}`);
    const answer = await ask(
      `https://verbatim.example/claims/${claim.slug}?utm_source=x#use`,
      "&maxwidth=300",
    );
    expect(answer.json).toEqual({
      version: "1.0",
      type: "rich",
      title: "Supported: The bridge was closed",
      provider_name: "Verbatim",
      provider_url: "https://verbatim.example/",
      cache_age: 60,
      width: 300,
      height: 420,
      html: `<iframe src="https://verbatim.example/embed/claims/${claim.slug}?label=supported" title="Supported: The bridge was closed" width="300" height="420" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;width:100%;max-width:35rem"></iframe>`,
    });
    expect((await ask(`http://VERBATIM.example/claims/${claim.slug}/`)).status).toBe(200);
    for (const url of [
      "https://other.example/claims/x",
      "https://verbatim.example/about",
      "javascript:1",
      "",
    ]) {
      expect([url, (await ask(url)).status]).toEqual([url, 404]);
    }
    expect((await ask(`https://verbatim.example/claims/${claim.slug}`, "&format=xml")).status).toBe(501);
    expect((await at().request("/oembed")).status).toBe(400);
    const page = await at().request(`/claims/${claim.slug}`);
    const link =
      /<link rel="alternate" type="application\/json\+oembed"[^>]* href="([^"]*)"/.exec(page.text)?.[1] ?? "";
    expect(link.startsWith("https://verbatim.example/oembed?url=https%3A%2F%2F")).toBe(true);
    expect((await at().request(link.slice("https://verbatim.example".length))).status).toBe(200);
  });

  it("search engines find the claims and articles that readers see, and programs the search", async () => {
    const { claim, article } = await publishedStory(at());
    const sitemap = await at().request("/sitemap.xml");
    expect(sitemap.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    expect(sitemap.text).toContain(
      `<url><loc>https://verbatim.example/claims/${claim.slug}</loc><lastmod>${claim.updatedAt.slice(0, 10)}</lastmod></url>`,
    );
    expect(sitemap.text).toContain(`<loc>https://verbatim.example/articles/${article.slug}</loc>`);
    expect((await at().request("/sitemaps/2")).status).toBe(404);
    expect((await at().request("/robots.txt")).text).toBe(
      "User-agent: *\nAllow: /\n\nSitemap: https://verbatim.example/sitemap.xml\n",
    );
    expect((await at().request("/opensearch.xml")).text).toContain(
      '<Url type="text/html" method="get" template="https://verbatim.example/?q={searchTerms}"/>',
    );
  });
});

describe("a demonstration", () => {
  const at = desks({
    NOTICE: "Demonstration only",
    CORRECTIONS_URL: "https://verbatim.example/corrections",
    CONTACT: "desk@verbatim.example",
  })("embedded");

  it("says so on every page and card, is listed nowhere and gives out no ClaimReview", async () => {
    const { claim, article } = await publishedStory(at());
    for (const path of [
      "/",
      "/about",
      "/corrections",
      "/articles",
      `/articles/${article.slug}`,
      `/claims/${claim.slug}`,
      `/embed/claims/${claim.slug}`,
    ]) {
      const { text } = await at().request(path);
      expect([path, textOf(elementOf(text, "body")).includes("Demonstration only")]).toEqual([path, true]);
      expect([path, text.includes('<meta name="robots" content="noindex">')]).toEqual([path, true]);
      expect(text).not.toContain("ClaimReview");
    }
    expect((await at().request("/sitemap.xml")).status).toBe(404);
    expect((await at().request("/robots.txt")).text).toBe("User-agent: *\nAllow: /\n");
  });
});
