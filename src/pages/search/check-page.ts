import { html } from "hono/html";
import type { SIGN_MARKS, Sign } from "../../marks/sign-marks.ts";
import { chiefDifference, nearestMatch } from "../../matching/checked-sentences.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { boxed } from "../parts/boxed.ts";
import { day } from "../parts/day.ts";
import { basisMark, signMark } from "../parts/draw.ts";
import { layout } from "../parts/layout.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { section } from "../parts/section.ts";
import { checkedBy, verdictLine } from "../parts/verdict.ts";
import { asWritten } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";
import { askOffer } from "../talk-back/offers.ts";
import type { Checked, CheckedMatch } from "./check-view.ts";

const { check: w } = WORDS;

export interface CheckedText {
  text: string;
  sentences: Checked[];
  searchedClaims: number;
  /** Whether the address holds the text, because somebody asked for that. */
  isLinked: boolean;
}

/** A pasted text, its sentences marked, and beside each what was checked of it. Has no address and is kept by nobody. */
export function checkPage(site: Site, checked: CheckedText): Html {
  const { sentences, text, isLinked } = checked;
  const n = sentences.length;
  const head = html`<header class="head pasted"><div class="ends"><p class="kicker">${n === 1 ? w.pasted1 : say(w.pasted, { n })} · ${isLinked ? w.keptInLink : w.kept}</p><form method="post" action="${site.base}/"><textarea name="text" hidden aria-hidden="true" tabindex="-1">
${text}</textarea><button class="link" name="do" value="change">${w.change}</button> · ${isLinked ? nothing : html`<button class="link" name="do" value="link-check">${w.link}</button> · `}<a href="${site.base}/">${w.again}</a></form></div><h1 class="sr">${w.pageTitle}</h1><p class="text" dir="auto" translate="no">${marked(checked)}</p></header>`;
  const pairs = html`<ol class="pairs">${sentences.map((sentence) => pair(site, sentence, checked.searchedClaims))}</ol>`;
  const main = html`${head}${section(w.bySentence, { note: sums(sentences) }, pairs)}${section(w.howTitle, {}, legend())}`;
  return layout(site, { title: w.pageTitle, canonical: null, room: "search", main, listed: false });
}

/** The text as it came, each sentence with its line and its number. */
function marked({ text, sentences }: CheckedText): Part {
  let at = 0;
  const parts = sentences.map((sentence) => {
    const between = text.slice(at, sentence.start);
    at = sentence.end;
    const sign = signOf(sentence);
    const line = sign === "same" ? "same" : sign === "none" ? "none" : "other";
    return html`${between}<span class="s ${line}">${sentence.text}</span><a class="no" href="#s${sentence.number}">${signMark(sign)}${sentence.number}</a>`;
  });
  return [parts, text.slice(at)];
}

function signOf(sentence: Checked): Sign {
  const best = nearestMatch(sentence);
  return best === null ? "none" : SIGNS[best.relation];
}

const SIGNS = {
  repeats: "same",
  contradicts: "opposite",
  differs: "differs",
  reports: "reports",
  related: "possible",
} as const satisfies Record<string, Sign>;

function sums(sentences: readonly Checked[]): Part {
  const count = (...signs: Sign[]) => sentences.filter((one) => signs.includes(signOf(one))).length;
  const counts: [string, number][] = [
    [w.sums.same, count("same")],
    [w.sums.opposite, count("opposite")],
    [w.sums.differ, count("differs")],
    [w.sums.tells, count("reports")],
    [w.sums.shares, count("possible")],
    [w.sums.none, count("none")],
  ];
  return counts
    .filter(([, n]) => n > 0)
    .map(([sentence, n]) => tell(sentence, { n }))
    .join(" · ");
}

function pair(site: Site, sentence: Checked, total: number): Html {
  const best = nearestMatch(sentence);
  const others = sentence.matches.filter((match) => match !== best);
  const id = `s${sentence.number}`;
  const more =
    others.length === 0
      ? nothing
      : html`<details><summary>${others.length === 1 ? w.more1 : say(w.more, { n: others.length })}</summary><ul class="others">${others.map((other) => otherClaim(site, other))}</ul></details>`;
  if (best === null) {
    return html`<li class="pair" id="${id}"><div><h3>${signMark("none")}${w.none}</h3><blockquote class="q" dir="auto" translate="no">“${sentence.text}”</blockquote>${more}</div><div class="absent"><p>${say(w.noneText, { total })}</p>${askOffer(site, { text: sentence.text })}</div></li>`;
  }
  return html`<li class="pair" id="${id}"><div><h3>${signMark(SIGNS[best.relation])}${relationName(best)}</h3><blockquote class="q" dir="auto" translate="no">“${boxed(sentence.text, best, "passage")}”</blockquote><p class="soft">${why(best)}</p>${more}</div>${card(site, best)}</li>`;
}

/** Of a difference, what differs; else the relation. */
function relationName(match: CheckedMatch): string {
  const chief = match.relation === "differs" ? chiefDifference(match.differences) : null;
  return chief === null ? w.relations[match.relation] : w.differences[chief.kind];
}

function why(match: CheckedMatch): Part {
  const chief = match.relation === "differs" ? chiefDifference(match.differences) : null;
  if (match.relation !== "differs") return [besideIt(match), w.why[match.relation]];
  if (chief === null) return w.why.related;
  const parts = { yours: html`<q>${chief.passage}</q>`, claim: html`<q>${chief.claim}</q>` };
  if (chief.passage === "") return say(w.why.differsMissing, parts);
  return chief.claim === "" ? say(w.why.differsMore, parts) : say(w.why.differs, parts);
}

/** What may turn the sentence and does not stand in it. */
function besideIt({ residue }: CheckedMatch): Part {
  return residue.flatMap(({ why: reason, text }): Part[] => {
    if (reason === "neighbour") return [say(w.why.neighbour, { words: html`<bdi>${text}</bdi>` }), " "];
    return reason === "order" || reason === "language" ? [w.why[reason], " "] : [];
  });
}

/** The claim with its verdict: first where the sentence says the same, else smaller, last, and under whose it is. */
function card(site: Site, match: CheckedMatch): Html {
  const { claim, reported, relation } = match;
  const isSame = relation === "repeats";
  const { verdict } = claim;
  const verdictPart = html`${isSame ? nothing : html`<p class="soft">${w.onThisClaim}</p>`}${verdictLine(claim, reported)}${
    verdict === null
      ? nothing
      : html`<p dir="auto">${verdict.headline}</p><p class="soft">${checkedBy(verdict)}</p>`
  }`;
  const when =
    verdict === null
      ? nothing
      : claim.claimedOn === null
        ? say(w.judged, { judged: day(verdict.issuedAt) })
        : say(w.saidJudged, { said: day(claim.claimedOn), judged: day(verdict.issuedAt) });
  const basis = verdict?.basis
    ? [basisMark(verdict.basis.strength), " ", WORDS.basis[verdict.basis.strength].name]
    : nothing;
  const opposite =
    relation === "contradicts" && verdict?.label === "refuted"
      ? html`<p class="warn">${w.oppositeRefuted}</p>`
      : nothing;
  const similar = isSame || opposite !== nothing ? nothing : html`<p class="warn">${w.similar}</p>`;
  return html`<div class="card ${isSame ? "same" : "apart"}">${opposite}${similar}<p class="soft">${w.checkedClaim}</p><p class="other"${asWritten(claim.language)}>${boxed(claim.text, match, "claim")}</p><div class="on">${verdictPart}<p class="soft">${when}</p><p class="soft">${basis} <a href="${site.base}${claim.page}">${w.seeQuotes}</a></p></div></div>`;
}

function otherClaim(site: Site, match: CheckedMatch): Html {
  const { claim, reported } = match;
  return html`<li>${signMark(SIGNS[match.relation])}<div><p class="soft">${relationName(match)}</p><p class="other"${asWritten(claim.language)}><a href="${site.base}${claim.page}">${claim.text}</a></p><p class="soft">${w.onThisClaim}</p>${verdictLine(claim, reported)}</div></li>`;
}

function legend(): Html {
  const signs: (keyof typeof w.how & keyof typeof SIGN_MARKS)[] = [
    "same",
    "opposite",
    "differs",
    "reports",
    "possible",
    "none",
  ];
  return html`<ul class="legend">${signs.map((sign) => html`<li>${signMark(sign)} ${w.how[sign]}</li>`)}</ul>`;
}
