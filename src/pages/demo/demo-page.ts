import { html } from "hono/html";
import { DEMO_HEADLINE, DEMO_NOW, DEMO_PAGE_PATH } from "../../words/demo-article.ts";
import { DEMO_PAGE_WORDS as w } from "../../words/demo-page.ts";
import { layout } from "../parts/layout.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import type { Site } from "../site.ts";
import { STORY_STYLESHEET_PATH } from "../style/assets.ts";

/** Whom the extension asks until its options name others. */
const USUAL_SERVER = "http://127.0.0.1:8787";

/** An article as any news site has one, and beside it how to see its claims marked. */
export function demoPage(site: Site): Html {
  const article = html`<article><header class="head"><p class="kicker">${w.kicker}</p><h1>${DEMO_HEADLINE}</h1><p class="soft">${w.byline}</p></header>${DEMO_NOW.map((paragraph) => html`<p>${paragraph}</p>`)}</article>`;
  return layout(site, {
    title: DEMO_HEADLINE,
    canonical: DEMO_PAGE_PATH,
    main: html`<div class="story">${article}${howTo(site)}</div>`,
    listed: false,
    head: html`<link rel="stylesheet" href="${site.base}${STORY_STYLESHEET_PATH}">`,
  });
}

function howTo(site: Site): Part {
  const steps = [
    say(w.build, { command: code("npm run build:extension") }),
    say(w.loadInChromium, { page: code("chrome://extensions"), folder: code("dist/extension/chrome") }),
    say(w.loadInFirefox, {
      page: code("about:debugging#/runtime/this-firefox"),
      file: code("dist/extension/firefox/manifest.json"),
    }),
    w.comeBack,
  ];
  const elsewhere =
    site.url === USUAL_SERVER
      ? nothing
      : html`<p class="soft">${say(w.elsewhere, { usual: code(USUAL_SERVER) })}</p>`;
  return html`<aside aria-labelledby="steps"><h2 id="steps">${w.stepsTitle}</h2><ol>${steps.map((step) => html`<li>${step}</li>`)}</ol><p>${w.seen}</p>${elsewhere}</aside>`;
}

const code = (text: string) => html`<code>${text}</code>`;
