import { html } from "hono/html";
import type { RecognisedArticle } from "../../articles/recognise-article.ts";
import type { KnownArticle } from "../../db/queries/known-articles.ts";
import type { AppContext } from "../../http/environment.ts";
import { type Html, nothing, type Part } from "../../pages/parts/say.ts";
import { asWritten, value } from "../../pages/parts/words-of-others.ts";
import { siteOf } from "../../pages/site.ts";
import { SNAPSHOT_EXTENTS } from "../../vocabulary.ts";
import { ADD_ARTICLE } from "../../words/desk-article.ts";
import { tell } from "../../words/tell.ts";
import { sessionOf } from "../desk.ts";
import { button, type Fields, type FormState, form } from "../parts/form.ts";
import { answerDesk, heading } from "../parts/layout.ts";
import { DETAIL_NAMES, detailFields, namingFields } from "./detail-fields.ts";

const w = ADD_ARTICLE;

export const ADD_PATH = "/desk/articles/new";

/** What was looked at, to tell whether the form was changed since. */
export interface Looked {
  recognised: RecognisedArticle;
  /** Names address and text that were looked at. */
  mark: string;
  /** It is another one than the editor saw. */
  isChanged: boolean;
  /** Lines that end in a hyphen between letters. */
  brokenWords: number;
}

export async function answerAddArticle(
  c: AppContext,
  state: FormState,
  { looked = null, status = 200 }: { looked?: Looked | null; status?: number } = {},
): Promise<Response> {
  const { base } = siteOf(c.get("config"));
  const { editorId } = sessionOf(c).actor;
  const body = form({ action: ADD_PATH, base, editorId, keepAs: "article new", ...state }, (f) => [
    looked === null
      ? nothing
      : recognisedBox(
          base,
          f,
          looked,
          state.typed?.given("headline") ?? state.typed?.given("descriptiveHeadline") ?? null,
        ),
    looked === null ? nothing : html`<h2>${w.given}</h2>`,
    f.line({ name: "url", label: w.url, hint: w.urlHint, type: "url", optional: true }),
    namingFields(f, null),
    f.text({
      name: "text",
      label: w.text,
      hint: w.textHint,
      rows: 12,
      attributes: html` data-unkept data-paste="text" data-says="${w.onlyMarkup}"`,
    }),
    details(f, state),
    looked === null
      ? html`<p class="buttons">${button(w.look, { name: "do", value: "look", first: true })}</p>`
      : nothing,
  ]);
  return answerDesk(c, {
    title: w.title,
    room: "articles",
    refused: state.refused,
    scripts: ["article"],
    status,
    main: html`${heading(w.title)}${looked === null ? html`<p class="intro">${w.intro}</p>` : nothing}${body}`,
  });
}

const OPEN_FIELDS: readonly string[] = ["url", "headline", "publisher.name", "text", "extent"];

/** What else is known of it; all of it can be added later. */
function details(f: Fields, { typed, refused }: FormState): Html {
  const isFolded = (name: string) => !OPEN_FIELDS.includes(name);
  const isGiven = typed !== null && DETAIL_NAMES.some((name) => isFolded(name) && typed.given(name) !== null);
  const isWrong = refused?.fields.some(({ field }) => isFolded(field)) ?? false;
  const isOpen = isGiven || isWrong;
  return html`<details class="more-fields"${isOpen ? html` open` : nothing}><summary>${w.more}</summary>${detailFields(f, null)}</details>`;
}

function recognisedBox(
  base: string,
  f: Fields,
  { recognised, mark, isChanged, brokenWords }: Looked,
  headline: string | null,
): Html {
  const { address, text, known, sameText, nearAddress } = recognised;
  const facts: [string, Part][] = [
    [w.address, address === null ? w.none : html`<b>${value(address.url)}</b>`],
    ...(address === null ? [] : [[w.page, value(address.key)] satisfies [string, Part]]),
    ...(address?.archiveUrl ? [[w.archive, value(address.archiveUrl)] satisfies [string, Part]] : []),
    [w.headline, headline === null ? html`<b>${w.noHeadline}</b>` : value(headline)],
    [w.length, tell(w.characters, { n: text.length.toLocaleString("en") })],
  ];
  const notes = [
    isChanged ? html`<p class="done" role="status">${w.changed}</p>` : nothing,
    address?.isTakenOut ? html`<p>${w.takenOut}</p>` : nothing,
    address !== null && !/[/?#]/.test(address.key) ? html`<p><b>${w.frontPage}</b></p>` : nothing,
    brokenWords === 0
      ? nothing
      : html`<p>${brokenWords === 1 ? w.oneHyphen : tell(w.hyphens, { n: brokenWords })}</p>`,
  ];
  return html`<div class="recognised"><h2>${w.recognised}</h2><dl>${facts.map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>${notes}${knownPart(base, f, recognised)}${listed(base, w.sameText, sameText)}${listed(base, w.nearAddress, nearAddress)}${f.hidden("looked", mark)}<p class="buttons">${button(w.lookAgain, { name: "do", value: "look" })}${saveButton(known, sameText.length > 0)}</p></div>`;
}

function saveButton(known: RecognisedArticle["known"], isCopy: boolean): Part {
  if (known?.hasText) return nothing;
  const text = known ? w.saveText : isCopy ? w.saveOther : w.save;
  return button(text, { name: "do", value: "save", first: !isCopy });
}

function knownPart(base: string, f: Fields, { address, known }: RecognisedArticle): Part {
  if (known === null) return nothing;
  const { id, headline, descriptiveHeadline, language, url } = known.article;
  const title = html`<p><b>${address === null ? w.knownText : w.known}</b>: ${articleLink(base, { id, headline: headline ?? descriptiveHeadline, language, url })}</p>`;
  if (known.hasText) return html`${title}<p>${w.knownSame}</p>`;
  return html`${title}<p>${w.knownOther}</p>${f.choice({
    name: "extent",
    label: w.extent,
    value: known.hasWholeText ? null : "whole",
    options: SNAPSHOT_EXTENTS.map((one) => ({ value: one, label: w.extents[one] })),
  })}`;
}

function listed(base: string, title: string, articles: readonly KnownArticle[]): Part {
  if (articles.length === 0) return nothing;
  return html`<p><b>${title}</b></p><ul class="bullets">${articles.map((article) => html`<li>${articleLink(base, article)}</li>`)}</ul>`;
}

function articleLink(
  base: string,
  { id, headline, language, url }: Pick<KnownArticle, "id" | "headline" | "language" | "url">,
): Html {
  const name = headline ?? url ?? w.untitled;
  return html`<a href="${base}/desk/articles/${id}"${asWritten(headline === null ? null : language)}>${name}</a>`;
}
