import { html } from "hono/html";
import { BASIS_STRENGTHS, HOUSE_LABELS, LABELS } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { basisMark, signMark, verdictMark } from "../parts/draw.ts";
import { layout } from "../parts/layout.ts";
import { contactLink, outwardLink } from "../parts/link.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import { value } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";

const { about: w } = WORDS;

/** Who publishes here, by which rules, and what the words and shapes mean. */
export function aboutPage(site: Site): Html {
  const main = html`<header class="head"><h1>${w.title}</h1><p class="finding">${w.lead}</p></header><div class="prose">${who(site)}${rules(site)}${labels()}${bases()}${signs()}${corrections(site)}${privacy()}${data(site)}</div>`;
  return layout(site, { title: w.title, canonical: "/about", room: "about", main, data: "/v1/about" });
}

function who({ publisher, contact, funding, notice }: Site): Html {
  const name =
    publisher.site === null ? value(publisher.name) : [value(publisher.name), ", ", siteLink(publisher.site)];
  const rows: [string, Part][] = [
    [w.publisher, name],
    [w.contact, contact === null ? w.notSaid : contactLink(contact)],
    [w.funding, funding === null ? w.notSaid : contactLink(funding)],
  ];
  return section(w.who, {}, [
    notice === null ? nothing : html`<p dir="auto"><b>${notice}</b></p>`,
    terms(rows),
  ]);
}

const siteLink = (site: string) => outwardLink(site.includes("//") ? site : `https://${site}/`, site);

const terms = (rows: readonly [string, Part][]) =>
  html`<dl class="terms">${rows.map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`;

function rules({ requireSecondEditor, methodologyUrl }: Site): Html {
  return section(
    w.rules,
    {},
    html`<ul class="bullets">${w.ruleList.map((rule) => html`<li>${rule}</li>`)}<li>${requireSecondEditor ? w.secondEditor : w.oneEditor}</li></ul>${methodologyUrl === null ? nothing : html`<p>${outwardLink(methodologyUrl, w.methodology)}</p>`}`,
  );
}

function labels(): Html {
  const house: readonly string[] = HOUSE_LABELS;
  const entry = (label: (typeof LABELS)[number]) =>
    html`<li>${verdictMark(label)}<div><b>${WORDS.verdicts[label].name}</b><p>${WORDS.verdicts[label].meaning}</p></div></li>`;
  return section(w.labels, { id: "labels", note: w.labelsNote }, [
    html`<ul class="codebook">${LABELS.filter((label) => house.includes(label)).map(entry)}</ul>`,
    html`<h3>${w.imported}</h3><ul class="codebook">${LABELS.filter((label) => !house.includes(label)).map(entry)}</ul>`,
  ]);
}

function bases(): Html {
  return section(
    w.bases,
    { id: "basis", note: w.basesNote },
    html`<ul class="codebook">${BASIS_STRENGTHS.map((strength) => html`<li>${basisMark(strength)}<div><b>${WORDS.basis[strength].name}</b><p>${WORDS.basis[strength].meaning}</p></div></li>`)}</ul>`,
  );
}

function signs(): Html {
  const items = (["same", "opposite", "differs", "reports", "possible", "none"] as const).map(
    (sign) => html`<li>${signMark(sign)} ${WORDS.check.how[sign]}</li>`,
  );
  return section(w.signs, { note: w.signsNote }, html`<ul class="legend">${items}</ul>`);
}

function corrections({ base, correctionsUrl, appeals }: Site): Html {
  const policy =
    correctionsUrl === null ? nothing : html`<p>${outwardLink(correctionsUrl, w.correctionsPolicy)}</p>`;
  const list = html`<a href="${base}/corrections">${WORDS.corrections.title}</a>`;
  return section(w.corrections, { id: "corrections" }, [
    html`<p>${say(w.correctionsText, { list })}</p>`,
    policy,
    terms([[w.appeals, appeals === null ? w.notSaid : contactLink(appeals)]]),
  ]);
}

function privacy(): Html {
  return section(
    w.privacy,
    { id: "privacy" },
    html`<ul class="bullets">${w.privacyList.map((line) => html`<li>${line}</li>`)}</ul>`,
  );
}

function data({ base }: Site): Html {
  return section(w.data, { id: "evenness" }, [
    html`<p>${w.evenness}</p><p>${w.selection}</p><p><a href="${base}/about/verdicts.csv">${w.download}</a></p>`,
    html`<p>${say(w.open, { api: html`<a href="${base}/docs">${WORDS.site.api}</a>` })}</p>`,
  ]);
}
