import { html } from "hono/html";
import type { ClaimFacets, Facet } from "../../db/queries/claim-facets.ts";
import type { CorrectionRow } from "../../db/queries/corrections.ts";
import { labelName } from "../../publications/label-words.ts";
import { CLAIM_KINDS, LABELS } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { claimResults } from "../parts/claim-results.ts";
import { correctionItems } from "../parts/correction-items.ts";
import { signMark } from "../parts/draw.ts";
import { layout } from "../parts/layout.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import { topicLink, topicName } from "../parts/topics.ts";
import type { Site } from "../site.ts";
import { askOffer } from "../talk-back/offers.ts";
import type { Found } from "./find-claims.ts";
import { isFiltered, type SearchQuery, searchAddress } from "./search-query.ts";

const { search: w } = WORDS;

export interface Box {
  /** What stands in it. */
  text: string;
  /** What is wrong with that. */
  error?: Part;
}

/** One box that grows, two buttons. A textarea drops the first line feed after its tag, so one is given to drop. */
export function searchBox({ base }: Site, { text, error = nothing }: Box): Html {
  const isWrong = error !== nothing;
  const marks = isWrong
    ? html` aria-invalid="true" aria-describedby="wrong hint"`
    : html` aria-describedby="hint"`;
  return html`<form class="search" method="post" action="${base}/" accept-charset="utf-8">${
    isWrong ? html`<p class="error" id="wrong">${error}</p>` : nothing
  }<div class="box"><textarea name="text" rows="1" aria-label="${w.box}" placeholder=""${marks} dir="auto">
${text}</textarea><div class="buttons"><button class="first" name="do" value="search">${w.search}</button><button name="do" value="check">${w.check}</button></div></div><p class="hint" id="hint">${w.hint}</p></form>`;
}

export function lead(site: Site, box: Box): Html {
  return html`<div class="lead"><h1>${w.title}</h1>${searchBox(site, box)}</div>`;
}

/** Where nothing was asked for: what is new, what was corrected, what it is about. */
export function frontPage(site: Site, found: Found, corrections: readonly CorrectionRow[]): Html {
  const { total, topic } = found.facets;
  const all = html`<a href="${site.base}/corrections">${w.correctionsAll}</a>`;
  const latest = section(
    w.corrections,
    {},
    corrections.length === 0
      ? html`<p>${say(w.noCorrections, { all })}</p>`
      : [correctionItems(site, corrections), html`<p class="more">${all}</p>`],
  );
  const topics = html`<p class="topics">${topic.map(({ value, count }) => html`<span>${topicLink(site, value)} ${count}</span>`)}</p>`;
  const ways = w.ways.map(({ give, get }) => html`<div><dt>${give}</dt><dd>${get}</dd></div>`);
  const newest = section(w.newest, { note: say(w.newestOf, { total }) }, [
    claimResults(site, found.results, { brief: true }),
    next(site, found),
  ]);
  const main = html`<div class="lead"><h1>${w.title}</h1><p class="finding">${w.what}</p>${searchBox(site, { text: "" })}<dl class="ways">${ways}</dl></div><div class="columns"><div>${newest}</div><div>${latest}${topic.length === 0 ? nothing : section(w.topics, {}, topics)}</div></div>`;
  return layout(site, { title: w.pageTitle, canonical: "/", room: "search", main, data: "/v1/claims" });
}

/** A search or a narrowed list. Its words are in its address and nowhere else: no title, no canonical address. */
export function resultsPage(
  site: Site,
  query: SearchQuery,
  found: Found,
  { isLinkable = false }: { isLinkable?: boolean } = {},
): Html {
  const { q } = query;
  const { total } = found.facets;
  const note = say(q === undefined ? w.newestFirst : w.resultsOf, { total });
  const list =
    found.results.length === 0
      ? empty(
          site,
          q === undefined || isFiltered(query)
            ? w.emptyFiltered
            : say(w.empty, { total: found.facets.total }),
          q === undefined ? {} : { text: q },
        )
      : section(q === undefined ? w.all : w.results, { note }, [
          filters(site, query, found.facets),
          results(site, found),
          q === undefined
            ? nothing
            : html`<div class="more ends"><p>${w.notAmongThem}</p>${askOffer(site, { text: q })}</div>`,
        ]);
  const link = isLinkable
    ? html`<form method="post" action="${site.base}/"><textarea name="text" hidden aria-hidden="true" tabindex="-1">
${q ?? ""}</textarea><p class="hint"><button class="link" name="do" value="link">${w.link}</button></p></form>`
    : nothing;
  const main = html`${lead(site, { text: q ?? "" })}${link}${found.results.length === 0 ? filters(site, query, found.facets) : nothing}${list}`;
  return layout(site, { title: w.resultsTitle, canonical: null, room: "search", main, listed: false });
}

export function results(site: Site, found: Pick<Found, "results" | "next">): Part {
  return [claimResults(site, found.results), next(site, found)];
}

function next({ base }: Site, { next: address }: Pick<Found, "next">): Part {
  if (address === null) return nothing;
  return html`<p class="more"><a class="button" href="${base}${address}">${w.more}</a></p>`;
}

/** "Not checked here", in words that blame nothing, and what to do now. */
export function empty(site: Site, text: Part, wanted: { text?: string; url?: string }): Html {
  const all = html`<a href="${site.base}/">${w.emptyAll}</a>`;
  return html`<div class="empty"><h2>${signMark("none")}${w.emptyTitle}</h2><p class="finding">${text}</p><p>${w.emptyText} ${say(w.emptyTry, { all })}</p>${askOffer(site, wanted)}</div>`;
}

function filters({ base }: Site, query: SearchQuery, facets: ClaimFacets): Html {
  // Numbers of verdicts beside somebody's name would be read as marks for them.
  const isAboutSomebody = query.who !== undefined || query.source !== undefined;
  const counts = (facet: Facet[]) => new Map(facet.map(({ value, count }) => [value, count]));
  const clear = isFiltered(query)
    ? html`<a href="${base}${searchAddress({ ...query, label: undefined, kind: undefined, topic: undefined, language: undefined, who: undefined, source: undefined, since: undefined, page: 1, cursor: undefined })}">${w.clear}</a>`
    : nothing;
  const labels = options(LABELS, query.label, isAboutSomebody ? null : counts(facets.label), (label) =>
    labelName(label),
  );
  const kinds = options(CLAIM_KINDS, query.kind, counts(facets.kind), (kind) => WORDS.kindsShort[kind]);
  const topics = options(withChosen(facets.topic, query.topic), query.topic, counts(facets.topic), topicName);
  const languages = options(
    withChosen(facets.language, query.language),
    query.language,
    counts(facets.language),
    languageName,
  );
  return html`<details class="filters"${isFiltered(query) ? html` open` : nothing}><summary>${w.filters}</summary><form method="get" action="${base}/">${
    query.q === undefined ? nothing : html`<input type="hidden" name="q" value="${query.q}">`
  }${choice("label", w.verdict, labels)}${choice("kind", w.kind, kinds)}${choice("topic", w.topic, topics)}${choice("language", w.language, languages)}${field("who", w.who, query.who)}${field("source", w.source, query.source)}${field("since", w.since, query.since, "date")}<button>${w.apply}</button>${clear}</form></details>`;
}

const withChosen = (facet: readonly Facet[], chosen: string | undefined): string[] => {
  const values = facet.map(({ value }) => value);
  return chosen === undefined || values.includes(chosen) ? values : [chosen, ...values];
};

/** Values that none has are left out; without counts all are there. */
function options<Value extends string>(
  values: readonly Value[],
  chosen: string | undefined,
  counts: ReadonlyMap<string, number> | null,
  nameOf: (value: Value) => string,
): Part {
  return values
    .filter((value) => counts === null || counts.has(value) || value === chosen)
    .map((value) => {
      const name = nameOf(value);
      const text = counts === null ? name : say(w.option, { name, count: counts.get(value) ?? 0 });
      return html`<option value="${value}"${value === chosen ? html` selected` : nothing}>${text}</option>`;
    });
}

const choice = (name: string, title: string, items: Part) =>
  html`<label>${title}<select name="${name}"><option value="">${w.any}</option>${items}</select></label>`;

const field = (name: string, title: string, given: string | undefined, type = "text") =>
  html`<label>${title}<input type="${type}" name="${name}" value="${given ?? ""}"></label>`;

/** Made when first asked for: reading its data takes milliseconds. */
let languages: Intl.DisplayNames | null = null;

function languageName(tag: string): string {
  try {
    languages ??= new Intl.DisplayNames("en", { type: "language" });
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
