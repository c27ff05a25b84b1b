import { html } from "hono/html";
import type { ListedClaim } from "../../db/queries/listed-claims.ts";
import type { ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import type { SpanDocument } from "../../publications/span-document.ts";
import type { Range } from "../../search/matched-ranges.ts";
import { WORDS } from "../../words/english.ts";
import type { Site } from "../site.ts";
import { articleLink } from "./article-link.ts";
import { day } from "./day.ts";
import { basisMark } from "./draw.ts";
import { underlined, withRanges } from "./matched-words.ts";
import { quotedWords } from "./quoted.ts";
import { type Html, nothing, type Part, say } from "./say.ts";
import { verdictLine } from "./verdict.ts";
import { asWritten, value } from "./words-of-others.ts";

const { search: w, claim } = WORDS;

/** A claim as a list has it. */
export interface Result {
  summary: ClaimSummary;
  reported: RelatedClaim[];
  quote: SpanDocument | null;
  /** What of its text was asked for. */
  matched: readonly Range[];
}

export function resultOf(
  summary: string,
  listed: ListedClaim | undefined,
  matched: readonly Range[] = [],
): Result {
  return {
    summary: JSON.parse(summary),
    reported: JSON.parse(listed?.reported ?? "[]"),
    quote: listed?.quote ? JSON.parse(listed.quote) : null,
    matched,
  };
}

/** Claims as they would be read aloud: label, claim, who said it and when, finding, sources, the best quote. */
export function claimResults(
  site: Site,
  results: readonly Result[],
  { brief = false }: { brief?: boolean } = {},
): Html {
  return html`<ol class="results${brief ? " brief" : ""}">${results.map((result) => item(site, result, brief))}</ol>`;
}

/** `isBrief`: without its quote. */
function item(site: Site, { summary, reported, quote, matched }: Result, isBrief: boolean): Html {
  const { verdict, page, text, language } = summary;
  const headline = verdict === null ? `${claim.noVerdictMeaning} ${claim.othersOnPage}` : verdict.headline;
  return html`<li><div class="side">${verdictLine(summary, reported, stale(summary))}</div><div><h3 class="other"${asWritten(language)}><a href="${site.base}${page}">${withRanges(text, matched, underlined)}</a></h3><p dir="auto">${headline}</p>${isBrief ? nothing : best(site, quote)}<ul class="facts">${said(summary)}${basis(summary)}<li>${sources(summary)}</li>${
    verdict === null ? nothing : html`<li>${say(claim.judged, { day: day(verdict.issuedAt) })}</li>`
  }</ul></div></li>`;
}

function stale({ verdict }: ClaimSummary): Part {
  if (!verdict || verdict.receipts === "standing") return nothing;
  return html` <span class="tag">${verdict.receipts === "changed" ? claim.onChangedWords : claim.onGoneWords}</span>`;
}

function said({ kind, claimant, claimedOn }: ClaimSummary): Part {
  const when = claimedOn === null ? nothing : day(claimedOn);
  if (claimant !== null) {
    const who = value(claimant.name);
    const text = when === nothing ? say(claim.saidBy, { who }) : say(claim.saidByOn, { who, day: when });
    return html`<li>${text}</li>`;
  }
  return html`<li>${when === nothing ? WORDS.kindsShort[kind] : say(claim.saidOn, { day: when })}</li>`;
}

function basis({ verdict }: ClaimSummary): Part {
  if (!verdict?.basis) return nothing;
  return html`<li>${basisMark(verdict.basis.strength)} ${WORDS.basis[verdict.basis.strength].name}</li>`;
}

export function sources({ independentSources }: Pick<ClaimSummary, "independentSources">): Part {
  if (independentSources === 0) return w.sources0;
  return independentSources === 1 ? w.source1 : say(w.sources, { n: independentSources });
}

/** Longer quotes are read on the claim's page. Code units. */
const LONGEST_QUOTE = 160;

function best(site: Site, quote: SpanDocument | null): Part {
  if (quote === null || quote.quote.exact.length > LONGEST_QUOTE) return nothing;
  const words = html`<q${asWritten(quote.article.language)}>${quotedWords(quote)}</q>`;
  return html`<p class="best">${say(w.bestQuote, { quote: words, article: articleLink(site, quote.article) })}</p>`;
}
