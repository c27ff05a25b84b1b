import { html } from "hono/html";
import { articlePatch } from "../../articles/article-input.ts";
import { viewArticle } from "../../articles/article-view.ts";
import type { CommittedArticle } from "../../articles/commit-article.ts";
import { editArticle } from "../../articles/edit-article.ts";
import { findArticle } from "../../articles/find-article.ts";
import type { ArticleRecord } from "../../db/records.ts";
import type { AppContext } from "../../http/environment.ts";
import { BODY_LIMITS } from "../../http/pipelines/request-body.ts";
import { headlineOf } from "../../pages/parts/article-link.ts";
import { nothing, type Part } from "../../pages/parts/say.ts";
import { asWritten, value } from "../../pages/parts/words-of-others.ts";
import { siteOf } from "../../pages/site.ts";
import { ADD_ARTICLE } from "../../words/desk-article.ts";
import { carryOut } from "../carry-out.ts";
import { deskRoutes, sessionOf } from "../desk.ts";
import { button, type FormState, form, UNTOUCHED } from "../parts/form.ts";
import { answerDesk, heading, withDone } from "../parts/layout.ts";
import { readTyped } from "../parts/typed.ts";
import { refusalOfIssues } from "../refusal.ts";
import { DETAIL_NAMES, detailFields, detailsTyped, namingFields } from "./detail-fields.ts";

const w = ADD_ARTICLE;

const PATH = "/desk/articles/:id/details";

export const articleDetailPages = deskRoutes();

articleDetailPages.get(PATH, (c) => show(c, c.req.param("id"), UNTOUCHED, 200));

articleDetailPages.post(PATH, async (c) => {
  const typed = await readTyped(c, BODY_LIMITS.writing);
  const id = c.req.param("id");
  const parsed = articlePatch.safeParse(detailsTyped(typed));
  if (!parsed.success && !typed.isReview)
    return show(c, id, { typed, refused: refusalOfIssues(parsed.error.issues) }, 422);
  return carryOut(c, typed, {
    show: (refused, status) => show(c, id, { typed, refused }, status),
    run: async (deed) => {
      const to = ({ article }: Pick<CommittedArticle, "article">) =>
        withDone(`/desk/articles/${article.id}`, "saved");
      const patch = parsed.success ? parsed.data : {};
      const edited = await editArticle(c.get("db"), deed.answering<CommittedArticle>(to), id, patch);
      return { to: to(edited), kept: edited.changed };
    },
  });
});

async function show(c: AppContext, id: string, state: FormState, status: number): Promise<Response> {
  const { article } = await findArticle(c.get("db"), id, "");
  const { base } = siteOf(c.get("config"));
  const { editorId } = sessionOf(c).actor;
  const name = headlineOf(viewArticle(article));
  const body = form(
    {
      action: `/desk/articles/${article.id}/details`,
      base,
      editorId,
      version: article.version,
      keepAs: `article ${article.id}`,
      ...state,
    },
    (f) => [
      namingFields(f, article),
      detailFields(f, article),
      savedMeanwhile(article, state),
      html`<p class="buttons">${button(w.saveDetails, { first: true })}</p>`,
    ],
  );
  const ways = html`<a href="${base}/desk/articles/${article.id}">${w.back}</a>`;
  return answerDesk(c, {
    title: `${w.detailsTitle}: ${name}`,
    room: "articles",
    refused: state.refused,
    status,
    main: html`${heading(html`<span${asWritten(article.language)}>${name}</span>`, { kicker: w.detailsTitle, ways })}<p class="intro">${w.detailsIntro}</p>${body}`,
  });
}

const LABELS: Record<(typeof DETAIL_NAMES)[number], string> = {
  headline: w.headline,
  descriptiveHeadline: w.descriptiveHeadline,
  "publisher.name": w.publisherName,
  "publisher.site": w.publisherSite,
  author: w.author,
  publishedOn: w.publishedOn,
  language: w.language,
  genreNote: w.genreNote,
};

/** What is saved now, of the fields that say otherwise here: for who comes second to decide. */
function savedMeanwhile(article: ArticleRecord, { typed, refused }: FormState): Part {
  if (typed === null || refused?.code !== "version-mismatch") return nothing;
  const { publisherName, publisherSite, ...fields } = article;
  const saved = { ...fields, "publisher.name": publisherName, "publisher.site": publisherSite };
  const others = DETAIL_NAMES.filter((name) => (saved[name] ?? null) !== typed.given(name));
  if (others.length === 0) return nothing;
  const rows = others.map(
    (name) =>
      html`<div><dt>${LABELS[name]}</dt><dd>${saved[name] === null ? w.empty : value(saved[name])}</dd></div>`,
  );
  return html`<div class="recognised"><h2>${w.savedNow}</h2><dl>${rows}</dl><p>${w.savedNowText}</p></div>`;
}
