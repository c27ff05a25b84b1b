import { sha256 } from "../../language/sha256.ts";
import type { Sign } from "../../marks/sign-marks.ts";
import { labelName, labelWords, whetherItIsSo } from "../../publications/label-words.ts";
import type { BasisStrength, Label } from "../../vocabulary.ts";
import { WORDS } from "../../words/english.ts";
import { tell } from "../../words/tell.ts";
import { recentCorrection } from "../claim/claim-alerts.ts";
import { type ClaimView, quoteGroups, reportedClaims } from "../claim/claim-view.ts";
import { dayName } from "../parts/day.ts";
import { changedBeside } from "../parts/quote-change.ts";
import type { Site } from "../site.ts";

const { picture: w } = WORDS;

/** What a picture for sharing shows of a claim: plain data, so that it can be drawn in another thread. */
export interface Picture {
  label: { mark: Label | null; text: string };
  /** Of a statement: whether what was said is so. */
  whether: string | null;
  claim: string;
  language: string;
  /** What happened since, most pressing first. */
  state: { text: string; isDashed: boolean } | null;
  /** One that the verdict rests on and that stands. */
  quote: string | null;
  basis: { strength: BasisStrength; name: string } | null;
  standing: { sign: Sign; text: string } | null;
  /** Where no person has looked at it. */
  unreviewed: string | null;
  publisher: string;
  notice: string | null;
}

export function pictureOf(site: Site, view: ClaimView, now: number): Picture {
  const { verdict } = view;
  const first = quoteGroups(view).restedOn[0]?.spans[0];
  const isStanding = first?.state === "verified" && changedBeside(first) === null;
  return {
    label: { mark: verdict?.label ?? null, text: labelWords(view) },
    whether: view.kind === "statement" && verdict !== null ? whetherItIsSo(reportedClaims(view)) : null,
    claim: view.text,
    language: view.language,
    state: stateOf(view, now),
    quote: isStanding ? first.quote.exact : null,
    basis: verdict?.basis
      ? { strength: verdict.basis.strength, name: WORDS.basis[verdict.basis.strength].name }
      : null,
    standing: standingOf(view),
    unreviewed:
      verdict?.method === "machine" && verdict.reviewedBy === null ? WORDS.checkedBy.machineAlone : null,
    publisher: site.publisher.name,
    notice: site.notice,
  };
}

function stateOf(view: ClaimView, now: number): Picture["state"] {
  const correction = recentCorrection(view, now);
  if (correction !== null) {
    const { before } = correction;
    const day = dayName(correction.on);
    const text =
      before === null || before === view.verdict?.label
        ? tell(w.correctionSame, { day })
        : tell(w.correction, { day, before: labelName(before) });
    return { text, isDashed: false };
  }
  const receipts = view.verdict?.receipts ?? "standing";
  if (receipts !== "standing") {
    const text = receipts === "changed" ? WORDS.claim.onChangedWords : WORDS.claim.onGoneWords;
    return { text, isDashed: true };
  }
  return view.overtaken === null ? null : { text: w.overtaken, isDashed: false };
}

function standingOf({ verdict }: ClaimView): Picture["standing"] {
  if (verdict === null || verdict.restsOn.length === 0) return null;
  if (verdict.receipts === "changed") return { sign: "differs", text: w.changed };
  if (verdict.receipts === "gone") return { sign: "none", text: w.gone };
  const n = verdict.restsOn.length;
  return { sign: "same", text: n === 1 ? w.quote1 : tell(w.quotes, { n }) };
}

/** What a runtime draws with: PNG, or null where too many pictures are waited for. */
export type DrawPicture = (picture: Picture) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Counted up when a picture of the same claim comes out otherwise. */
const DRAWING = 1;

/** What is shown, by its publication and its state: another one whenever a picture would look otherwise. */
export function pictureTag(view: Pick<ClaimView, "publications">, picture: Picture): string {
  const n = view.publications.at(-1)?.n ?? 1;
  return `${n}-${sha256(JSON.stringify([DRAWING, picture])).slice(0, 10)}`;
}

/** Path of a claim's picture as it is now. An older one leads to the same picture. */
export function picturePath(view: Pick<ClaimView, "publications" | "page">, picture: Picture): string {
  return `/pictures${view.page}/${pictureTag(view, picture)}.png`;
}
