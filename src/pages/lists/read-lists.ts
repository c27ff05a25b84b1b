import { Hono } from "hono";
import { html } from "hono/html";
import { normaliseTopic } from "../../claims/topic-input.ts";
import type { Database } from "../../db/database.ts";
import { listArticles } from "../../db/queries/article-list.ts";
import { isPublicFigure } from "../../db/queries/public-figure.ts";
import { decodeCursor, pageOf } from "../../http/cursor.ts";
import { shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { ProblemError } from "../../http/problems.ts";
import type { ArticleSummary } from "../../publications/article-document.ts";
import { WORDS } from "../../words/english.ts";
import { answerShownPage } from "../answer-page.ts";
import { articleLink } from "../parts/article-link.ts";
import { day } from "../parts/day.ts";
import { layout, type Room } from "../parts/layout.ts";
import { type Html, nothing, type Part } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import { topicName } from "../parts/topics.ts";
import { value } from "../parts/words-of-others.ts";
import { findClaims } from "../search/find-claims.ts";
import { results } from "../search/search-page.ts";
import { searchQueryOf } from "../search/search-query.ts";
import { type Site, siteOf } from "../site.ts";

const { lists: w } = WORDS;

/** Lists of claims by what they are about and who says it. Lists alone: a tally would be read as a mark for somebody. */
export const listPages = new Hono<Environment>()
  .get("/topics/:name", (c) => {
    const topic = normaliseTopic(c.req.param("name"));
    return answerList(c, {
      kicker: w.topic,
      name: topicName(topic),
      path: `/topics/${encodeURIComponent(topic)}`,
      asked: { topic },
    });
  })
  .get("/publishers/:name", (c) => {
    const name = c.req.param("name");
    return answerList(c, {
      kicker: w.publisher,
      name,
      path: `/publishers/${encodeURIComponent(name)}`,
      asked: { source: name },
    });
  })
  .get("/claimants/:name", (c) => {
    const name = c.req.param("name");
    return answerList(c, {
      kicker: w.claimant,
      name,
      path: `/claimants/${encodeURIComponent(name)}`,
      asked: { who: name },
      // A page about somebody who is not in public life is for those who look for it here.
      isListed: (db) => isPublicFigure(db, name),
    });
  })
  .get("/articles", readArticles);

interface List {
  kicker: string;
  name: string;
  path: string;
  asked: Record<string, string>;
  /** Whether search engines may list it. */
  isListed?: (db: Database) => Promise<boolean>;
}

async function answerList(c: AppContext, { kicker, name, path, asked, isListed }: List): Promise<Response> {
  const cursor = c.req.query("cursor");
  const query = searchQueryOf({ ...asked, ...(cursor === undefined ? {} : { cursor }) });
  const found = await findClaims(c.get("db"), query, ({ cursor: next }) => `${path}?cursor=${next}`);
  if (found.results.length === 0)
    throw new ProblemError("not-found", "No published claim is in such a list.");
  const site = siteOf(c.get("config"));
  const isFirst = cursor === undefined;
  const listed = isFirst && (isListed === undefined || (await isListed(c.get("db"))));
  return answerShownPage(c, shownTag("l", [path, Number(listed), ...found.versions]), () =>
    layout(site, {
      title: `${kicker}: ${name}`,
      canonical: isFirst ? path : null,
      listed,
      main: html`${heading(kicker, name)}${section(w.claims, { note: w.newestFirst }, results(site, found))}`,
    }),
  );
}

const heading = (kicker: string, name: string): Html =>
  html`<header class="head"><p class="kicker">${kicker}</p><h1 dir="auto">${name}</h1></header>`;

const SORT = "articles";
const PAGE_SIZE = 40;

async function readArticles(c: AppContext): Promise<Response> {
  const cursor = c.req.query("cursor");
  const after = decodeCursor(cursor, SORT);
  const { rows } = await listArticles(c.get("db"), {
    after: after && { at: String(after.at), seq: after.seq },
    limit: PAGE_SIZE + 1,
  });
  const { page, nextCursor } = pageOf(rows, PAGE_SIZE, ({ publishedAt, seq }) => ({
    sort: SORT,
    at: publishedAt,
    seq,
  }));
  const site = siteOf(c.get("config"));
  return answerShownPage(c, shownTag("l", ["articles", ...rows.map(({ version }) => version)]), () => {
    const items = page.map(({ document }) => articleItem(site, JSON.parse(document)));
    const more: Part =
      nextCursor === null
        ? nothing
        : html`<p class="more"><a class="button" href="${site.base}/articles?cursor=${nextCursor}">${w.moreArticles}</a></p>`;
    const list =
      items.length === 0 ? html`<p>${w.noArticles}</p>` : html`<ul class="articles">${items}</ul>${more}`;
    const room: Room = "articles";
    return layout(site, {
      title: w.articles,
      canonical: cursor === undefined ? "/articles" : null,
      listed: cursor === undefined,
      room,
      main: html`<header class="head"><h1>${w.articles}</h1><p class="meaning">${w.articlesNote}</p></header>${list}`,
      data: "/v1/articles",
    });
  });
}

function articleItem(site: Site, article: ArticleSummary): Html {
  const facts: Part[] = [
    WORDS.genres[article.genre],
    article.publisher === null ? nothing : value(article.publisher.name),
    article.author === null ? nothing : value(article.author),
    article.publishedOn === null ? WORDS.claim.noDate : day(article.publishedOn),
  ];
  const shown = facts.filter((fact) => fact !== nothing).map((fact) => html`<li>${fact}</li>`);
  return html`<li><h2 class="other">${articleLink(site, article)}</h2><ul class="facts">${shown}</ul></li>`;
}
