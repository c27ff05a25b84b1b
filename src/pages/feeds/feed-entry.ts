import { html } from "hono/html";
import type { FeedRow } from "../../db/queries/feed-list.ts";
import type { ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import { labelWords, whetherItIsSo, wholeLabel } from "../../publications/label-words.ts";
import { WORDS } from "../../words/english.ts";
import { nothing, say } from "../parts/say.ts";
import { checkedBy } from "../parts/verdict.ts";
import { words } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";

/** What both formats tell of a claim. */
export interface FeedEntry {
  id: string;
  /** Null where the claim is no longer shown. */
  url: string | null;
  title: string;
  /** HTML. */
  content: string;
  published: string;
  updated: string;
  topics: string[];
}

/** Of the claim alone: neither another address of the service nor other words make an entry new. */
export const entryId = (claimId: string) => `tag:verbatim.invalid,2026:${claimId}`;

export function feedEntry(site: Site, row: FeedRow): FeedEntry {
  const times = { id: entryId(row.claimId), published: row.publishedAt, updated: row.changedAt };
  if (row.summary === null) return { ...times, ...withdrawn(row) };
  const claim: ClaimSummary = JSON.parse(row.summary);
  const reported: RelatedClaim[] = JSON.parse(row.reported);
  const { verdict } = claim;
  const label = wholeLabel(claim, reported);
  const headline = verdict?.headline ?? claim.text;
  return {
    ...times,
    url: `${site.url}${claim.page}`,
    title: oneLine(claim.kind === "statement" && verdict ? `${label}. ${headline}` : `${label}: ${headline}`),
    content: String(contentOf(claim, reported)),
    topics: claim.topics,
  };
}

function withdrawn({ status, reason }: FeedRow): Pick<FeedEntry, "url" | "title" | "content" | "topics"> {
  const { problems: w } = WORDS;
  const title = status === "retracted" ? w.goneTitle : w.unpublishedTitle;
  const why = reason === null ? w.noReason : say(w.reason, { reason });
  return { url: null, title, content: String(html`<p>${w.goneText}</p><p>${why}</p>`), topics: [] };
}

function contentOf(claim: ClaimSummary, reported: RelatedClaim[]) {
  const { verdict } = claim;
  if (verdict === null) return html`<p>${words(claim.text, claim.language)}</p>`;
  const whether = claim.kind === "statement" ? html` ${whetherItIsSo(reported)}.` : nothing;
  const { change } = verdict;
  const corrected =
    change.kind === "correction"
      ? html`<p><b>${WORDS.feeds.correction}</b> ${change.note ?? WORDS.claim.noReason}</p>`
      : nothing;
  const changed =
    verdict.receipts === "standing"
      ? nothing
      : html`<p><b>${verdict.receipts === "changed" ? WORDS.claim.changedTitle : WORDS.claim.goneTitle}</b></p>`;
  const notice = WORDS.feeds.claim;
  return html`${corrected}${changed}<p><b>${labelWords(claim)}.</b>${whether}</p><p>${notice} “${words(claim.text, claim.language)}”</p><p>${verdict.headline}</p><p>${checkedBy(verdict)}.</p>`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
