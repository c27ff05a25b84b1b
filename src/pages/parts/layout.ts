import { html } from "hono/html";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import type { Site } from "../site.ts";
import { ICON_PATH, STYLESHEET_PATH } from "../style/assets.ts";
import { contactLink } from "./link.ts";
import { type Html, nothing, type Part, say } from "./say.ts";

const DATA_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/";

export type Room = "search" | "articles" | "corrections" | "about";

/** What links to a page show of it. */
export interface Sharing {
  title: string;
  description: string;
  picture?: { url: string; alt: string } | undefined;
}

export interface Page {
  /** Without the site's name. */
  title: string;
  /** Path of the address under which it is to be known, with its query; null where it has none to be known by. */
  canonical: string | null;
  main: Part;
  room?: Room | undefined;
  sharing?: Sharing | undefined;
  /** Whether search engines may list it, where the service is not a demonstration. */
  listed?: boolean;
  /** The same as data: path of an answer in JSON. */
  data?: string | undefined;
  /** More of the head. */
  head?: Part;
}

/** The frame around every page. */
export function layout(site: Site, page: Page): Html {
  const { base } = site;
  const { site: words } = WORDS;
  const title = tell(words.title, { page: page.title, site: site.publisher.name });
  const isListed = (page.listed ?? true) && site.notice === null;
  const robots = isListed ? nothing : html`<meta name="robots" content="noindex">`;
  const canonical =
    page.canonical === null ? nothing : html`<link rel="canonical" href="${site.url}${page.canonical}">`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${robots}${canonical}<link rel="stylesheet" href="${base}${STYLESHEET_PATH}"><link rel="icon" type="image/svg+xml" href="${base}${ICON_PATH}"><link rel="search" type="application/opensearchdescription+xml" title="${site.publisher.name}" href="${base}/opensearch.xml"><link rel="alternate" type="application/atom+xml" title="${site.publisher.name}" href="${base}/feeds/atom">${page.sharing ? sharing(site, page.sharing, page.canonical) : nothing}${page.head}</head>
<body><a class="skip" href="#main">${words.skip}</a>${site.notice === null ? nothing : notice(site.notice)}<header class="bar"><a class="name" href="${base}/">${site.publisher.name}</a><nav aria-label="${words.parts}">${navigation(base, page.room)}</nav></header>
<main id="main">${page.main}</main>
<footer class="foot"><p>${say(words.licence, { licence: html`<a href="${DATA_LICENCE_URL}" rel="license">${words.licenceName}</a>` })}</p><p>${footLinks(site, page.data)}</p></footer></body></html>
`;
}

/** What the operator says above every page. */
function notice(text: string): Html {
  return html`<aside class="notice" aria-label="${WORDS.site.notice}"><p dir="auto">${text}</p></aside>`;
}

function navigation(base: string, room: Room | undefined): Part {
  const { site: words } = WORDS;
  const rooms: [Room | "api", string, string][] = [
    ["search", "/", words.search],
    ["articles", "/articles", words.articles],
    ["corrections", "/corrections", words.corrections],
    ["about", "/about", words.about],
    ["api", "/docs", words.api],
  ];
  return rooms.map(
    ([name, path, text]) =>
      html`<a href="${base}${path}"${name === room ? html` aria-current="page"` : nothing}>${text}</a> `,
  );
}

function footLinks(site: Site, data: string | undefined): Part {
  const { site: words } = WORDS;
  const asData =
    data === undefined
      ? nothing
      : say(words.asData, { format: html`<a href="${site.base}${data}" type="application/json">JSON</a>` });
  const mistake = site.contact === null ? nothing : contactLink(site.contact, words.mistake);
  return [asData, asData !== nothing && mistake !== nothing ? " · " : nothing, mistake];
}

function sharing(
  { publisher, url }: Site,
  { title, description, picture }: Sharing,
  path: string | null,
): Part {
  const image =
    picture === undefined
      ? nothing
      : html`<meta property="og:image" content="${picture.url}"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="${picture.alt}">`;
  return html`<meta name="description" content="${description}"><meta property="og:type" content="article"><meta property="og:site_name" content="${publisher.name}"><meta property="og:title" content="${title}"><meta property="og:description" content="${description}">${path === null ? nothing : html`<meta property="og:url" content="${url}${path}">`}${image}<meta name="twitter:card" content="${picture === undefined ? "summary" : "summary_large_image"}">`;
}
