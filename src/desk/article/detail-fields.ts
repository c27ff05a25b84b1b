import { html } from "hono/html";
import { HEADLINE_LIMIT } from "../../articles/article-input.ts";
import { NAME_LIMIT, NOTE_LIMIT } from "../../claims/claim-input.ts";
import type { ArticleRecord } from "../../db/records.ts";
import { type Html, nothing } from "../../pages/parts/say.ts";
import { ARTICLE_ACCESS, GENRES } from "../../vocabulary.ts";
import { ADD_ARTICLE } from "../../words/desk-article.ts";
import { WORDS } from "../../words/english.ts";
import type { Fields } from "../parts/form.ts";
import type { Typed } from "../parts/typed.ts";

const w = ADD_ARTICLE;

/** Fields that are empty where nothing is known. */
export const DETAIL_NAMES = [
  "headline",
  "descriptiveHeadline",
  "publisher.name",
  "publisher.site",
  "author",
  "publishedOn",
  "language",
  "genreNote",
] as const;

/** The field of one line for something that may not be known; null: the article is not saved yet. */
function line(
  f: Fields,
  name: (typeof DETAIL_NAMES)[number],
  label: string,
  value: string | null | undefined,
  more: object = {},
): Html {
  return f.line({ name, label, value: value ?? null, optional: true, ...more });
}

/** By what readers know the article wherever it is quoted: asked for first. */
export function namingFields(f: Fields, article: ArticleRecord | null): Html {
  return html`${[
    line(f, "headline", w.headline, article?.headline, { hint: w.headlineHint, most: HEADLINE_LIMIT }),
    line(f, "publisher.name", w.publisherName, article?.publisherName, { most: NAME_LIMIT }),
  ]}`;
}

/** What else is known of an article besides address and text. */
export function detailFields(f: Fields, article: ArticleRecord | null): Html {
  return html`${[
    line(f, "descriptiveHeadline", w.descriptiveHeadline, article?.descriptiveHeadline, {
      hint: w.descriptiveHint,
      most: HEADLINE_LIMIT,
    }),
    line(f, "publisher.site", w.publisherSite, article?.publisherSite, { hint: w.publisherSiteHint }),
    line(f, "author", w.author, article?.author, { most: NAME_LIMIT }),
    line(f, "publishedOn", w.publishedOn, article?.publishedOn, { type: "date" }),
    line(f, "language", w.language, article?.language, { hint: w.languageHint }),
    f.select({
      name: "genre",
      label: w.genre,
      value: article?.genre ?? "unknown",
      options: GENRES.map((one) => ({ value: one, label: WORDS.genres[one] })),
    }),
    article === null ? nothing : line(f, "genreNote", w.genreNote, article.genreNote, { most: NOTE_LIMIT }),
    f.select({
      name: "access",
      label: w.access,
      value: article?.access ?? "unknown",
      options: ARTICLE_ACCESS.map((one) => ({ value: one, label: w.accesses[one] })),
    }),
  ]}`;
}

/** What was typed into them, as the API takes it. */
export function detailsTyped(typed: Typed) {
  const name = typed.given("publisher.name");
  const site = typed.given("publisher.site");
  return {
    headline: typed.given("headline"),
    descriptiveHeadline: typed.given("descriptiveHeadline"),
    publisher: name === null && site === null ? null : { name: name ?? undefined, site },
    author: typed.given("author"),
    publishedOn: typed.given("publishedOn"),
    language: typed.given("language"),
    genre: typed.given("genre") ?? undefined,
    genreNote: typed.given("genreNote"),
    access: typed.given("access") ?? undefined,
  };
}
