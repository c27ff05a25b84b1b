import { Hono } from "hono";
import { html } from "hono/html";
import { findClaimPage } from "../../db/queries/claim-page.ts";
import { countAddresses, listAddresses } from "../../db/queries/feed-list.ts";
import { entityTag, shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { OPEN_HEADERS } from "../../http/pipelines/cross-origin.ts";
import { respond } from "../../http/pipelines/respond.ts";
import { ProblemError } from "../../http/problems.ts";
import { answerTagged } from "../../http/tagged-answer.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { claimTitle, embedCode } from "../claim/citation.ts";
import { claimView } from "../claim/claim-view.ts";
import { XML_DECLARATION, xmlText } from "../parts/xml.ts";
import { type Site, siteOf } from "../site.ts";

/** What browsers, search engines and other people's editors ask for by names of their own. */
export const machinePages = new Hono<Environment>()
  .get("/robots.txt", (c) => answerText(c, "text/plain; charset=utf-8", robots(siteOf(c.get("config")))))
  .get("/opensearch.xml", (c) =>
    answerText(
      c,
      "application/opensearchdescription+xml; charset=utf-8",
      openSearch(siteOf(c.get("config"))),
    ),
  )
  .get("/sitemap.xml", sitemap)
  .get("/sitemaps/:part{[0-9]{1,4}}", (c) => sitemapPart(c, Number(c.req.param("part"))))
  .get("/oembed", oEmbed);

function answerText(c: AppContext, type: string, text: string): Response | Promise<Response> {
  return answerTagged(c, {
    tag: entityTag(c, shownTag("t", [text])),
    headers: { "content-type": type },
    text: () => text,
  });
}

/** A demonstration may be looked at, so that it is seen to be `noindex`; it offers nothing to be found by. */
function robots({ url, notice }: Site): string {
  return `User-agent: *\nAllow: /\n${notice === null ? `\nSitemap: ${url}/sitemap.xml\n` : ""}`;
}

/** OpenSearch 1.1 description: browsers offer the search of this site. */
function openSearch({ url, publisher }: Site): string {
  return String(html`${XML_DECLARATION}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>${xmlText([...publisher.name].slice(0, 16).join(""))}</ShortName><Description>${xmlText(tell(WORDS.machines.search, { site: publisher.name }))}</Description><InputEncoding>UTF-8</InputEncoding><Url type="text/html" method="get" template="${url}/?q={searchTerms}"/></OpenSearchDescription>
`);
}

/** https://www.sitemaps.org/protocol.html: one file holds at most so many addresses. */
const MOST_ADDRESSES = 50_000;
const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XML = "application/xml; charset=utf-8";

async function sitemap(c: AppContext): Promise<Response> {
  const { url, notice } = siteOf(c.get("config"));
  if (notice !== null) throw new ProblemError("not-found", "A demonstration has no sitemap.");
  const count = await countAddresses(c.get("db"));
  if (count <= MOST_ADDRESSES) return sitemapPart(c, 1);
  const parts = Array.from({ length: Math.ceil(count / MOST_ADDRESSES) }, (_, i) => i + 1);
  const index = html`${XML_DECLARATION}<sitemapindex xmlns="${SITEMAP}">${parts.map((n) => html`<sitemap><loc>${url}/sitemaps/${n}</loc></sitemap>`)}</sitemapindex>
`;
  return answerText(c, XML, String(index));
}

async function sitemapPart(c: AppContext, part: number): Promise<Response> {
  const { url, notice } = siteOf(c.get("config"));
  const from = (part - 1) * MOST_ADDRESSES;
  const pages =
    notice === null && part > 0 ? await listAddresses(c.get("db"), { from, limit: MOST_ADDRESSES }) : [];
  if (pages.length === 0 && (part !== 1 || notice !== null))
    throw new ProblemError("not-found", "There is no such part of the sitemap.");
  const urls = pages.map(({ page, on }) => html`<url><loc>${url}${page}</loc><lastmod>${on}</lastmod></url>`);
  return answerText(
    c,
    XML,
    String(html`${XML_DECLARATION}<urlset xmlns="${SITEMAP}">${urls}</urlset>
`),
  );
}

/** https://oembed.com: the code of a card for the address of a claim's page. The address is read, never fetched. */
async function oEmbed(c: AppContext): Promise<Response> {
  const { format = "json", url, maxwidth, maxheight } = c.req.query();
  if (format !== "json") return respond(c, null, 501, { ...OPEN_HEADERS, "cache-control": "no-store" });
  if (url === undefined) {
    throw new ProblemError("invalid-query", "Say in `url` which page is to be embedded.", {
      errors: [{ in: "query", name: "url", message: "is missing" }],
    });
  }
  const site = siteOf(c.get("config"));
  const slug = slugOf(site, url);
  const row = slug === null ? null : await findClaimPage(c.get("db"), slug);
  if (row === null) throw new ProblemError("not-found", "This is no address of a claim that stands here.");
  const view = claimView(row);
  const [width, height] = [bounded(maxwidth, WIDEST), bounded(maxheight, HIGHEST)];
  const answer = {
    version: "1.0",
    type: "rich",
    title: claimTitle(view),
    provider_name: site.publisher.name,
    provider_url: `${site.url}/`,
    cache_age: 60,
    width,
    height,
    html: embedCode(site, view, { width, height }),
  };
  return answerTagged(c, {
    tag: entityTag(c, shownTag("o", [row.tag, width, height])),
    headers: { ...OPEN_HEADERS, "content-type": "application/json; charset=utf-8" },
    text: () => JSON.stringify(answer),
  });
}

const WIDEST = 560;
const HIGHEST = 420;

function bounded(given: string | undefined, most: number): number {
  const asked = /^\d{1,5}$/.test(given ?? "") ? Number(given) : most;
  return Math.max(1, Math.min(asked, most));
}

/** The slug of an address of ours, however it is spelt; null for any other. */
function slugOf(site: Site, address: string): string | null {
  const [url, own] = [URL.parse(address), new URL(site.url)];
  if (url === null || url.host !== own.host || !/^https?:$/.test(url.protocol)) return null;
  const path = url.pathname.startsWith(site.base) ? url.pathname.slice(site.base.length) : "";
  const segment = /^\/claims\/([^/]+)\/?$/.exec(path)?.[1];
  try {
    return segment === undefined ? null : decodeURIComponent(segment);
  } catch {
    return null;
  }
}
