import { html } from "hono/html";
import type { PublicationRow } from "../../db/queries/published.ts";
import type { ClaimDocument, ClaimSummary, RelatedClaim } from "../../publications/claim-document.ts";
import { labelWords } from "../../publications/label-words.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { day } from "../parts/day.ts";
import { layout } from "../parts/layout.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { words } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";
import { claimTitle } from "./citation.ts";
import { alert } from "./claim-alerts.ts";
import { claimHead } from "./claim-head.ts";
import { inFull, missing, reply } from "./claim-sections.ts";
import type { ClaimView } from "./claim-view.ts";
import { receipts } from "./receipts.ts";

const { past: w } = WORDS;

export interface PastPublication {
  n: number;
  row: PublicationRow;
  document: ClaimDocument;
  /** The claim as readers see it now; null where they do not. */
  now: ClaimSummary | null;
  /** What is said now of the facts that a statement reports. */
  reported: RelatedClaim[];
}

/** A publication as it stood, under what is to be known of it first. For those who were sent here, not for search engines. */
export function pastPage(site: Site, past: PastPublication): Html {
  const view = viewOf(past);
  const title = tell(w.pageTitle, { n: past.n, title: claimTitle(view) });
  const main = html`<article class="receipt-page">${claimHead(site, view, standing(site, past))}<div class="body">${receipts(site, view)}${missing(view)}${reply(view)}${inFull(view)}</div></article>`;
  return layout(site, {
    title,
    canonical: view.page,
    main,
    listed: false,
    data: `/v1${view.page}/publications/${past.n}`,
  });
}

function viewOf({ n, row, document, reported }: PastPublication): ClaimView {
  const { verdict } = document;
  return {
    ...document,
    relations: reported.map((claim) => ({ kind: "reports", claim, on: null, note: null })),
    pointing: [],
    events: [],
    archives: {},
    publications: [
      {
        n,
        at: row.publishedAt,
        by: row.publishedBy,
        label: verdict?.label ?? null,
        verdict: verdict?.id ?? null,
        kind: verdict?.change.kind ?? null,
        note: verdict?.change.note ?? null,
      },
    ],
  };
}

function standing(site: Site, { row, document, now }: PastPublication): Part {
  const see = html` <a href="${site.base}${document.page}">${w.see}</a>`;
  if (row.status !== "published") {
    const reason = html`<span dir="auto">${row.statusReason ?? WORDS.problems.noReason}</span>`;
    return alert({ sign: "none", title: w.title, text: say(w.withdrawn, { reason }) });
  }
  if (row.supersededAt === null) {
    return alert({
      sign: "same",
      title: w.current,
      text: [say(w.stoodSince, { from: day(row.publishedAt) }), see],
    });
  }
  const stood = say(w.stood, { from: day(row.publishedAt), to: day(row.supersededAt) });
  return alert({
    sign: "later",
    title: w.title,
    text: [stood, " ", now === null ? nothing : differences(document, now), see],
  });
}

/** What readers get now in the place of what stood then. */
function differences(then: ClaimDocument, now: ClaimSummary): Part {
  const [before, after] = [labelWords(then), labelWords(now)];
  const label =
    before === after
      ? say(w.sameLabel, { label: html`<b>${after}</b>` })
      : say(w.differs, { before: html`<b>${before}</b>`, after: html`<b>${after}</b>` });
  const text =
    then.text === now.text
      ? nothing
      : [" ", say(w.text, { before: words(then.text, then.language), after: words(now.text, now.language) })];
  const [headline, current] = [then.verdict?.headline, now.verdict?.headline];
  const finding =
    headline === undefined || current === undefined || headline === current
      ? nothing
      : [" ", say(w.headline, { before: words(headline, null), after: words(current, null) })];
  return [label, text, finding];
}
