import { html } from "hono/html";
import { claimReview, type ReviewHouse } from "../../publications/claim-review.ts";
import { wholeLabel } from "../../publications/label-words.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { jsonScript } from "../parts/json-script.ts";
import { layout, type Sharing } from "../parts/layout.ts";
import { type Html, nothing } from "../parts/say.ts";
import { pictureOf, picturePath } from "../picture/picture.ts";
import type { Site } from "../site.ts";
import { talkBack } from "../talk-back/offers.ts";
import { claimTitle, useIt } from "./citation.ts";
import { claimAlerts } from "./claim-alerts.ts";
import { claimHead } from "./claim-head.ts";
import { inFull, missing, related, reply, reported, reviews } from "./claim-sections.ts";
import { type ClaimView, reportedClaims } from "./claim-view.ts";
import { receipts } from "./receipts.ts";
import { slip } from "./slip.ts";
import { timeline } from "./timeline.ts";

export function reviewHouse({ url, publisher, correctionsUrl, contact, notice }: Site): ReviewHouse {
  return { url, publisher, correctionsUrl, contact, isDemonstration: notice !== null };
}

/** Claim and verdict as a picture, for those who share a link. */
function sharingPicture(site: Site, view: ClaimView, now: number): Sharing["picture"] {
  if (!site.pictures) return undefined;
  const label = wholeLabel(view, reportedClaims(view));
  return {
    url: `${site.url}${picturePath(view, pictureOf(site, view, now))}`,
    alt: tell(WORDS.picture.alt, { label, claim: view.text }),
  };
}

/** A claim as a receipt: verdict and claim at the top, the finding, the quotes, then what is missing. */
export function claimArticle(site: Site, view: ClaimView, now: number): Html {
  return html`<article class="receipt-page">${claimHead(site, view, claimAlerts(site, view, now))}<div class="body">${reported(site, view)}${receipts(site, view)}</div>${slip(view)}<div class="body">${missing(view)}${reply(view)}${inFull(view)}${reviews(view)}${related(site, view)}${timeline(site, view)}${talkBack(site, view.page)}${useIt(site, view)}</div></article>`;
}

/** The page of a claim. */
export function claimPage(site: Site, view: ClaimView, now: number): Html {
  const title = claimTitle(view);
  const review = claimReview(view, reviewHouse(site));
  const main = claimArticle(site, view, now);
  return layout(site, {
    title,
    canonical: view.page,
    main,
    sharing: { title, description: view.text, picture: sharingPicture(site, view, now) },
    data: `/v1${view.page}`,
    head: [
      html`<link rel="alternate" type="application/json+oembed" title="${title}" href="${site.url}/oembed?url=${encodeURIComponent(`${site.url}${view.page}`)}">`,
      review === null ? nothing : jsonScript(review),
    ],
  });
}
