import { html } from "hono/html";
import type { ArticleSummary } from "../../publications/article-document.ts";
import type { Site } from "../site.ts";
import type { Html } from "./say.ts";
import { words } from "./words-of-others.ts";

/** What an article is called: its own headline, ours where it has none, else whatever tells it from others. */
export function headlineOf(article: ArticleSummary): string {
  return article.headline ?? article.descriptiveHeadline ?? article.publisher?.name ?? article.slug;
}

export function articleLink({ base }: Site, article: ArticleSummary, text?: string): Html {
  const name = text ?? words(headlineOf(article), article.headline === null ? null : article.language);
  return html`<a href="${base}${article.page}">${name}</a>`;
}
