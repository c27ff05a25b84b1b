import { Hono } from "hono";
import { html } from "hono/html";
import { listCorrections } from "../../db/queries/corrections.ts";
import { decodeCursor, pageOf } from "../../http/cursor.ts";
import { shownTag } from "../../http/entity-tag.ts";
import type { AppContext, Environment } from "../../http/environment.ts";
import { WORDS } from "../../words/english.ts";
import { answerShownPage } from "../answer-page.ts";
import { correctionItems } from "../parts/correction-items.ts";
import { layout } from "../parts/layout.ts";
import { nothing, type Part } from "../parts/say.ts";
import { siteOf } from "../site.ts";

const { corrections: w } = WORDS;
const SORT = "corrections";
const PAGE_SIZE = 30;

export const correctionPages = new Hono<Environment>().get("/corrections", read);

async function read(c: AppContext): Promise<Response> {
  const cursor = c.req.query("cursor");
  const after = decodeCursor(cursor, SORT)?.seq ?? null;
  const { rows } = await listCorrections(c.get("db"), { after, limit: PAGE_SIZE + 1, kind: null });
  const { page, nextCursor } = pageOf(rows, PAGE_SIZE, ({ seq }) => ({ sort: SORT, at: 0, seq }));
  const site = siteOf(c.get("config"));
  const shown = shownTag(
    "k",
    rows.map(({ version }) => version),
  );
  return answerShownPage(c, shown, () => {
    const more: Part =
      nextCursor === null
        ? nothing
        : html`<p class="more"><a class="button" href="${site.base}/corrections?cursor=${nextCursor}">${w.more}</a></p>`;
    const list =
      page.length === 0
        ? html`<div class="empty"><p class="finding">${w.none}</p></div>`
        : [correctionItems(site, page), more];
    return layout(site, {
      title: w.title,
      canonical: cursor === undefined ? "/corrections" : null,
      listed: cursor === undefined,
      room: "corrections",
      main: html`<header class="head"><h1>${w.title}</h1><p class="meaning">${w.note}</p></header>${list}`,
      data: "/v1/corrections",
    });
  });
}
