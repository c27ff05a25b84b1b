import { html } from "hono/html";
import type { Sign } from "../../marks/sign-marks.ts";
import { labelName, labelWords } from "../../publications/label-words.ts";
import type { Label } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { day } from "../parts/day.ts";
import { signMark } from "../parts/draw.ts";
import { changedBeside, changedPieces, wordsNow } from "../parts/quote-change.ts";
import { type Html, nothing, type Part, say } from "../parts/say.ts";
import { words } from "../parts/words-of-others.ts";
import type { Site } from "../site.ts";
import type { ClaimView, PublicationView } from "./claim-view.ts";

const CORRECTION_SHOWN_MS = 30 * 24 * 60 * 60 * 1000;

export function alert({ sign, title, text }: Alert): Html {
  return html`<div class="alert" role="note">${signMark(sign)}<div><p><b>${title}</b></p><p>${text}</p></div></div>`;
}

/** Something that a reader must know before reading on. */
export interface Alert {
  sign: Sign;
  title: Part;
  text: Part;
}

/** What happened since the verdict that a reader must know before reading on, most pressing first. */
export function alertsOf(site: Site, view: ClaimView, now: number): Alert[] {
  const all = [
    correctionAlert(view, now),
    receiptsAlert(view),
    overtakenAlert(site, view),
    rewordedAlert(view, now),
  ];
  return all.filter((one) => one !== null);
}

export function claimAlerts(site: Site, view: ClaimView, now: number): Part {
  return alertsOf(site, view, now).map(alert);
}

/** What stands beside a label whose quotes are not as they were; null where they are. */
export function staleWords({ verdict }: Pick<ClaimView, "verdict">): string | null {
  if (verdict === null || verdict.receipts === "standing") return null;
  return verdict.receipts === "changed" ? WORDS.claim.onChangedWords : WORDS.claim.onGoneWords;
}

/** The publication that first said the present verdict, and the one before it. */
export function verdictSince(publications: readonly PublicationView[]): {
  now: PublicationView | undefined;
  before: PublicationView | undefined;
} {
  const current = publications.at(-1);
  const at = publications.findIndex(({ verdict }) => verdict === current?.verdict);
  return { now: publications[at], before: publications[at - 1] };
}

/** A correction of the last thirty days: when, and which label there was before; null where there is none. */
export function recentCorrection(view: ClaimView, at: number): { on: string; before: Label | null } | null {
  const { now, before } = verdictSince(view.publications);
  if (view.verdict?.change.kind !== "correction" || !now) return null;
  return at - Date.parse(now.at) > CORRECTION_SHOWN_MS ? null : { on: now.at, before: before?.label ?? null };
}

function correctionAlert(view: ClaimView, at: number): Alert | null {
  const correction = recentCorrection(view, at);
  if (correction === null || view.verdict === null) return null;
  const { on, before } = correction;
  const title = say(WORDS.claim.correctionTitle, { day: day(on) });
  const after = html`<b>${labelName(view.verdict.label)}</b>`;
  const why = html`<span dir="auto">${view.verdict.change.note ?? WORDS.claim.noReason}</span>`;
  const text =
    before === null || before === view.verdict.label
      ? say(WORDS.claim.correctionSame, { after, why })
      : say(WORDS.claim.correctionLabels, { before: html`<b>${labelName(before)}</b>`, after, why });
  return { sign: "differs", title: title, text };
}

function receiptsAlert({ verdict, evidence }: ClaimView): Alert | null {
  if (!verdict || verdict.receipts === "standing") return null;
  const resting = evidence.filter(({ id }) => verdict.restsOn.includes(id));
  if (verdict.receipts === "gone") {
    const gone = resting.find(({ state }) => state === "gone");
    const text = gone ? say(WORDS.claim.goneText, { day: day(gone.verification.at) }) : nothing;
    return { sign: "none", title: WORDS.claim.goneTitle, text };
  }
  const span = resting.find((one) => one.state === "changed" || changedBeside(one) !== null);
  if (!span) return null;
  const beside = changedBeside(span);
  const { language } = span.article;
  if (beside !== null) {
    const text =
      beside.after === ""
        ? say(WORDS.claim.besideGone, { before: words(beside.before, language) })
        : say(WORDS.claim.beside, { after: words(beside.after, language) });
    return { sign: "differs", title: WORDS.claim.changedTitle, text };
  }
  const pieces = changedPieces(span);
  const text =
    pieces === null
      ? WORDS.claim.changedOpaque
      : say(WORDS.claim.changedText, {
          before: words(span.quote.exact, language),
          after: words(wordsNow(pieces), language),
        });
  return { sign: "differs", title: WORDS.claim.changedTitle, text };
}

function overtakenAlert({ base }: Site, view: ClaimView): Alert | null {
  const relation = view.relations.find(({ kind }) => kind === "overtaken_by");
  if (!relation || !view.overtaken) return null;
  const { claim, on, note } = relation;
  const about = view.claimedOn ?? view.verdict?.asOf;
  const link = html`<a href="${base}${claim.page}">${words(claim.text, null)}</a>`;
  const since =
    on === null
      ? say(WORDS.claim.overtakenNow, { claim: link })
      : say(WORDS.claim.overtakenSince, { day: day(on), claim: link });
  const text = [
    say(WORDS.claim.overtakenText, {
      label: html`<b>${labelWords(view)}</b>`,
      day: about ? day(about) : WORDS.claim.overtakenBefore,
    }),
    " ",
    since,
    note === null ? nothing : html` <span dir="auto">${note}</span>`,
  ];
  return { sign: "later", title: WORDS.claim.overtakenTitle, text };
}

function rewordedAlert({ reworded, language }: ClaimView, at: number): Alert | null {
  if (reworded === null || at - Date.parse(reworded.on) > CORRECTION_SHOWN_MS) return null;
  return {
    sign: "differs",
    title: say(WORDS.claim.rewordedTitle, { day: day(reworded.on) }),
    text: say(WORDS.claim.rewordedText, { before: words(reworded.before, language) }),
  };
}
