import { Hono } from "hono";
import { html } from "hono/html";
import { normaliseTopic } from "../../claims/topic-input.ts";
import { type FeedOf, listFeed } from "../../db/queries/feed-list.ts";
import { entityTag, shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { OPEN_HEADERS } from "../../http/pipelines/cross-origin.ts";
import { ProblemError } from "../../http/problems.ts";
import { answerTagged } from "../../http/tagged-answer.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { type Html, nothing } from "../parts/say.ts";
import { topicName } from "../parts/topics.ts";
import { XML_DECLARATION, xmlText } from "../parts/xml.ts";
import { type Site, siteOf } from "../site.ts";
import { entryId, type FeedEntry, feedEntry } from "./feed-entry.ts";

const ENTRIES = 50;

interface Feed {
  site: Site;
  title: string;
  /** Path of the feed, without what says its format. */
  path: string;
  /** Path of the page that it is about. */
  page: string;
  entries: FeedEntry[];
}

/** Verdicts as they come and change: whole, of a topic, of a claim; one entry a claim. */
export const feedPages = new Hono<Environment>()
  .get("/feeds/:format{(?:atom|json)}", (c) => answer(c, c.req.param("format"), { kind: "all" }))
  .get("/feeds/topics/:topic/:format{(?:atom|json)}", (c) =>
    answer(c, c.req.param("format"), { kind: "topic", topic: normaliseTopic(c.req.param("topic")) }),
  )
  .get("/feeds/claims/:slug/:format{(?:atom|json)}", (c) =>
    answer(c, c.req.param("format"), { kind: "claim", slug: c.req.param("slug") }),
  );

async function answer(c: AppContext, format: string, of: FeedOf): Promise<Response> {
  const rows = await listFeed(c.get("db"), of, ENTRIES);
  if (rows.length === 0 && of.kind !== "all") throw new ProblemError("not-found", "There is no such feed.");
  const site = siteOf(c.get("config"));
  const feed = () => ({ site, ...about(site, of), entries: rows.map((row) => feedEntry(site, row)) });
  const isAtom = format === "atom";
  return answerTagged(c, {
    tag: entityTag(
      c,
      shownTag(
        isAtom ? "fa" : "fj",
        rows.flatMap(({ version, reported }) => [version, reported]),
      ),
    ),
    headers: {
      ...OPEN_HEADERS,
      "content-type": isAtom ? "application/atom+xml; charset=utf-8" : "application/feed+json; charset=utf-8",
    },
    text: () => (isAtom ? String(atom(feed())) : jsonFeed(feed())),
  });
}

function about({ publisher }: Site, of: FeedOf): Pick<Feed, "title" | "path" | "page"> {
  const site = publisher.name;
  if (of.kind === "all") return { title: tell(WORDS.feeds.all, { site }), path: "/feeds", page: "/" };
  if (of.kind === "topic") {
    const topic = encodeURIComponent(of.topic);
    const title = tell(WORDS.feeds.topic, { site, topic: topicName(of.topic) });
    return { title, path: `/feeds/topics/${topic}`, page: `/topics/${topic}` };
  }
  const slug = encodeURIComponent(of.slug);
  return {
    title: tell(WORDS.feeds.ofClaim, { site }),
    path: `/feeds/claims/${slug}`,
    page: `/claims/${slug}`,
  };
}

/** RFC 4287. `updated` moves with its entries; a feed without any has none to move with. */
function atom({ site, title, path, page, entries }: Feed): Html {
  const updated = entries[0]?.updated ?? "1970-01-01T00:00:00.000Z";
  const notice = site.notice === null ? nothing : html`<subtitle>${xmlText(site.notice)}</subtitle>`;
  return html`${XML_DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>${entryId(path)}</id><title>${xmlText(title)}</title>${notice}<updated>${updated}</updated><author><name>${xmlText(site.publisher.name)}</name></author><link rel="self" type="application/atom+xml" href="${site.url}${path}/atom"/><link rel="alternate" type="text/html" href="${site.url}${page}"/>${entries.map((entry) => atomEntry(site, entry))}</feed>
`;
}

function atomEntry(site: Site, { id, url, title, content, published, updated, topics }: FeedEntry): Html {
  const link = html`<link rel="alternate" type="text/html" href="${url ?? `${site.url}/corrections`}"/>`;
  return html`<entry><id>${id}</id><title>${xmlText(title)}</title><published>${published}</published><updated>${updated}</updated>${link}${topics.map((topic) => html`<category term="${xmlText(topic)}"/>`)}<content type="html">${xmlText(content)}</content></entry>`;
}

/** https://www.jsonfeed.org/version/1.1/ */
function jsonFeed({ site, title, path, page, entries }: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    ...(site.notice === null ? {} : { description: site.notice }),
    home_page_url: `${site.url}${page}`,
    feed_url: `${site.url}${path}/json`,
    language: "en",
    authors: [{ name: site.publisher.name, url: `${site.url}/about` }],
    items: entries.map(({ id, url, title: name, content, published, updated, topics }) => ({
      id,
      url: url ?? `${site.url}/corrections`,
      title: name,
      content_html: content,
      date_published: published,
      date_modified: updated,
      tags: topics,
    })),
  });
}
