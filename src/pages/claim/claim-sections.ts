import { html } from "hono/html";
import type { RelatedClaim } from "../../publications/claim-document.ts";
import { labelName } from "../../publications/label-words.ts";
import type { VerdictDocument } from "../../publications/verdict-document.ts";
import type { RelationKind } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { day } from "../parts/day.ts";
import { verdictMark } from "../parts/draw.ts";
import { licenceLink } from "../parts/licence.ts";
import { outwardLink } from "../parts/link.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import { topicLink } from "../parts/topics.ts";
import { paragraphs, value, words } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";
import { TOPICS_SHOWN } from "./claim-head.ts";
import { type ClaimView, type RelationView, reportedClaims } from "./claim-view.ts";

const { claim: w } = WORDS;

/** Another claim, verdict word and shape with it. Without a verdict of ours it says so. */
export function claimItem({ base }: Site, { page, text, label }: RelatedClaim, more: Part = nothing): Html {
  const mark = label === null ? html`<span class="mark"></span>` : verdictMark(label);
  return html`<li>${mark}<div><a class="other" href="${base}${page}">${words(text, null)}</a><p><b>${
    label === null ? w.noOwnVerdict : labelName(label)
  }</b>${more}</p></div></li>`;
}

/** Of a statement, before the quotes: whether what was said is so. */
export function reported(site: Site, view: ClaimView): Part {
  if (view.kind !== "statement") return nothing;
  const claims = reportedClaims(view);
  if (claims.length === 0) return section(w.reportedTitle, {}, html`<p>${w.reportedNothing}</p>`);
  return section(
    w.reportedTitle,
    { count: claims.length, note: w.reportedText },
    html`<ul class="others">${claims.map((claim) => claimItem(site, claim))}</ul>`,
  );
}

/** What is missing, as large as what is there. */
export function missing({ verdict }: ClaimView): Part {
  if (verdict === null) return nothing;
  const { instead, notSeen, searched, notDecided } = verdict;
  const lists: [string, readonly string[]][] = [
    [w.notSeen, notSeen],
    [w.searched, searched],
    [w.notDecided, notDecided],
  ];
  const parts = lists
    .filter(([, items]) => items.length > 0)
    .map(
      ([title, items]) =>
        html`<h3>${title}</h3><ul>${items.map((item) => html`<li dir="auto">${item}</li>`)}</ul>`,
    );
  return [
    instead === null ? nothing : section(w.instead, {}, html`<p class="instead" dir="auto">${instead}</p>`),
    parts.length === 0 ? nothing : section(w.missing, {}, html`<div class="absent">${parts}</div>`),
  ];
}

export function reply({ verdict }: ClaimView): Part {
  const given = verdict?.reply;
  if (!given) return nothing;
  const { asked, on, deadline, answer, whyNotAsked } = given;
  const lines: Part[] = asked
    ? [
        on === null ? w.replyAskedUndated : say(w.replyAsked, { day: day(on) }),
        deadline === null ? nothing : [" ", say(w.replyDeadline, { day: day(deadline) })],
        " ",
        answer === null ? w.replyNone : say(w.replyAnswer, { answer: words(answer, null) }),
      ]
    : [say(w.replyNotAsked, { why: html`<span dir="auto">${whyNotAsked ?? ""}</span>` })];
  return section(w.reply, {}, html`<p>${lines}</p>`);
}

export function inFull({ verdict }: ClaimView): Part {
  if (verdict === null) return nothing;
  const basis =
    verdict.basis === null
      ? nothing
      : html`<dl class="terms"><div><dt>${WORDS.basis[verdict.basis.strength].name}</dt><dd dir="auto">${
          verdict.basis.note ?? WORDS.basis[verdict.basis.strength].meaning
        }</dd></div></dl>`;
  return section(w.full, {}, html`<div class="full">${paragraphs(verdict.summary)}</div>${basis}`);
}

/** Imported reviews, each in its publisher's own words. */
export function reviews({ reviews: all }: ClaimView): Part {
  if (all.length === 0) return nothing;
  const items = all.map((review: VerdictDocument) => {
    const { reviewUrl, licence, headline } = review;
    const lines: Part[] = [
      say(w.reviewOn, { publisher: value(review.publisher.name), day: day(review.issuedAt) }),
      reviewUrl === null ? nothing : [" · ", outwardLink(reviewUrl, w.reviewsOpen)],
      licence === null ? nothing : [" · ", say(w.reviewLicence, { licence: licenceLink(licence) })],
    ];
    return html`<li>${verdictMark(review.label)}<div><p><b>${labelName(review.label)}</b> · “${words(review.ratingText, null)}”</p>${
      headline === "" ? nothing : html`<p dir="auto">${headline}</p>`
    }<p class="soft">${lines}</p></div></li>`;
  });
  return section(
    w.reviews,
    { count: all.length, note: w.reviewsNote },
    html`<ul class="others">${items}</ul>`,
  );
}

/** Claims beside this one, as it points at them and as they point here. */
export function related(site: Site, view: ClaimView): Part {
  const own = view.relations.filter(({ kind }) => kind !== "reports" || view.kind !== "statement");
  const count = own.length + view.pointing.length;
  const topics = view.topics.slice(TOPICS_SHOWN);
  if (count + topics.length === 0) return nothing;
  return section(w.related, count === 0 ? {} : { count }, [
    groups(site, own, w.relations),
    groups(site, view.pointing, w.pointedAt),
    topics.length === 0
      ? nothing
      : html`<h3>${w.alsoAbout}</h3><p>${topics.map((topic, i) => [i === 0 ? nothing : " · ", topicLink(site, topic)])}</p>`,
  ]);
}

function groups(site: Site, relations: readonly RelationView[], names: Record<RelationKind, string>): Part {
  return [...Map.groupBy(relations, ({ kind }) => kind)].map(
    ([kind, some]) =>
      html`<h3>${names[kind]}</h3><ul class="others">${some.map(({ claim, on, note }) =>
        claimItem(site, claim, [
          on === null ? nothing : [" · ", day(on)],
          note === null ? nothing : html` · <span dir="auto">${note}</span>`,
        ]),
      )}</ul>`,
  );
}
