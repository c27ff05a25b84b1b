import { html } from "hono/html";
import type { CorrectionRow } from "../../db/queries/corrections.ts";
import { claimPage } from "../../publications/compose-claim.ts";
import { labelName } from "../../publications/label-words.ts";
import { LABELS, type Label } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import type { Site } from "../site.ts";
import { day } from "./day.ts";
import { verdictMark } from "./draw.ts";
import { type Html, nothing, say } from "./say.ts";
import { words } from "./words-of-others.ts";

const { claim: w } = WORDS;

const labelOf = (stored: string): Label => LABELS.find((label) => label === stored) ?? "unrated";

/** What we said, what we say now, why; newest first. */
export function correctionItems(site: Site, rows: readonly CorrectionRow[]): Html {
  return html`<ul class="corrections">${rows.map((row) => item(site, row))}</ul>`;
}

function item({ base }: Site, { at, slug, text, before, after, changeKind, note }: CorrectionRow): Html {
  const [then, now] = [labelOf(before), labelOf(after)];
  const labels = { before: html`<b>${labelName(then)}</b>`, after: html`<b>${labelName(now)}</b>` };
  const isSame = then === now;
  const what =
    changeKind === "correction"
      ? isSame
        ? say(w.correctionOfSame, { after: labels.after })
        : say(w.correctionOf, labels)
      : changeKind === "clarification"
        ? w.clarificationOf
        : isSame
          ? say(w.updateSame, { after: labels.after })
          : say(w.updateOf, labels);
  const why =
    note === null ? nothing : [" ", say(w.reason, { reason: html`<span dir="auto">${note}</span>` })];
  return html`<li>${verdictMark(now)}<div><p class="soft">${day(at)}</p><a class="other" href="${base}${claimPage(slug)}">${words(text, null)}</a><p>${what}${why}</p></div></li>`;
}
