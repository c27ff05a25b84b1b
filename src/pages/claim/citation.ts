import { html } from "hono/html";
import { wholeLabel } from "../../publications/label-words.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { ELEMENT_PATH } from "../embed/element-script.ts";
import { dayName } from "../parts/day.ts";
import { type Html, say } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import type { Site } from "../site.ts";
import { type ClaimView, reportedClaims } from "./claim-view.ts";

const { use: w } = WORDS;

/** What a citation of a claim's page consists of, as plain text. */
export interface Citation {
  publisher: string;
  /** "Refuted: …", never the claim alone. */
  title: string;
  claim: string;
  /** Whether the verdict is its own; false where it shows what others found, and checked nothing. */
  isJudged: boolean;
  label: string;
  /** Day of the publication that is cited. */
  on: string;
  n: number;
  /** Tells this claim from all others, for ever, in the letters that every reader of BibTeX takes. */
  key: string;
  /** Where this publication stays readable. */
  url: string;
}

export function citationOf({ url, publisher }: Site, view: ClaimView): Citation {
  const last = view.publications.at(-1);
  const label = wholeLabel(view, reportedClaims(view));
  return {
    publisher: view.verdict?.publisher.name ?? publisher.name,
    title: claimTitle(view),
    claim: view.text,
    isJudged: view.verdict !== null,
    label,
    on: (last?.at ?? view.updatedAt).slice(0, 10),
    n: last?.n ?? 1,
    key: keyOf(view),
    url: `${url}${view.page}/publications/${last?.n ?? 1}`,
  };
}

function keyOf({ id, slug }: ClaimView): string {
  const words = slug.replace(/[^a-z0-9]+/gi, "-").slice(0, 40);
  return `${words}-${id.slice(-6)}`.replace(/^-+/, "");
}

/** "{Label}: {headline}", as every title of a claim reads. */
export function claimTitle(view: ClaimView): string {
  const label = wholeLabel(view, reportedClaims(view));
  return `${label}${view.kind === "statement" && view.verdict !== null ? ". " : ": "}${view.verdict?.headline ?? view.text}`;
}

/** The plain sentence that a journalist can print. */
export function citationSentence({ publisher, claim, isJudged, label, on, n }: Citation): string {
  const nth = n === 1 ? w.first : tell(w.nth, { n });
  if (!isJudged) return tell(w.sentenceOfOthers, { publisher, claim, day: dayName(on), nth });
  return tell(w.sentence, { publisher, claim, label, day: dayName(on), nth });
}

const year = ({ on }: Citation) => on.slice(0, 4);
const dayFirst = ({ on }: Citation) => dayName(on);
const monthFirst = ({ on }: Citation) => {
  const [day = "", month = ""] = dayName(on).split(" ");
  return `${month} ${day}`;
};

/** The three styles that newsrooms and students ask for. */
export function citationStyles(citation: Citation): { name: string; text: string }[] {
  const { publisher, title, url } = citation;
  const closed = /[.?!]$/.test(title) ? title : `${title}.`;
  return [
    { name: w.apa, text: `${publisher}. (${year(citation)}, ${monthFirst(citation)}). ${closed} ${url}` },
    { name: w.mla, text: `“${closed}” ${publisher}, ${dayFirst(citation)}, ${url}.` },
    {
      name: w.chicago,
      text: `${publisher}. “${closed}” ${monthFirst(citation)}, ${year(citation)}. ${url}.`,
    },
  ];
}

/** Ready to paste: a frame with a card that says what we say at the time it is read. */
export function embedCode(
  { url }: Site,
  view: ClaimView,
  { width, height } = { width: 560, height: 420 },
): string {
  const label = view.verdict === null ? "" : `?label=${view.verdict.label}`;
  const title = attribute(claimTitle(view));
  const src = `${url}/embed${view.page}${label}`;
  return `<iframe src="${src}" title="${title}" width="${width}" height="${height}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;width:100%;max-width:35rem"></iframe>`;
}

/** The same as an element, for pages that may run our script; what stands inside is shown until it does. */
export function elementCode({ url }: Site, view: ClaimView): string {
  const label = view.verdict === null ? "" : ` label="${view.verdict.label}"`;
  const slug = view.page.slice(view.page.lastIndexOf("/") + 1);
  return `<script type="module" async src="${url}${ELEMENT_PATH}"></script>
<verbatim-claim claim="${decodeURIComponent(slug)}"${label}><a href="${url}${view.page}">${attribute(claimTitle(view))}</a></verbatim-claim>`;
}

/** A text inside an attribute or an element of code that people paste. */
const attribute = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

export function useIt(site: Site, view: ClaimView): Html {
  const citation = citationOf(site, view);
  const { base } = site;
  const styles = citationStyles(citation).map(
    ({ name, text }) => html`<div><dt>${name}</dt><dd dir="auto">${text}</dd></div>`,
  );
  const download = say(w.download, {
    bibtex: html`<a href="${base}${view.page}/cite.bib">${w.bibtex}</a>`,
    ris: html`<a href="${base}${view.page}/cite.ris">${w.ris}</a>`,
  });
  const asNow = html`<a href="${base}${view.page}/publications/${citation.n}">${w.asNow}</a>`;
  return section(
    w.title,
    { id: "use" },
    html`<p class="cite" dir="auto">${citationSentence(citation)}</p><p class="way">${asNow}</p><details><summary>${w.ways}</summary><dl class="terms">${styles}</dl><p>${download}</p></details><details><summary>${w.embed}</summary><p class="soft">${w.embedNote}</p><pre class="code" tabindex="0">${embedCode(site, view)}</pre><p class="soft">${w.elementNote}</p><pre class="code" tabindex="0">${elementCode(site, view)}</pre></details>`,
  );
}
