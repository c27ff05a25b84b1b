import type { Found } from "../../../anchoring/browser.ts";
import type { LookupClaim, LookupSpan } from "../../../lookup/entry.ts";
import type { MarkFamily, Passage, PassageClaim, PassageState } from "../../ground/passage.ts";
import type { Server } from "../../ground/settings.ts";
import type { FoundQuote } from "./find-quotes.ts";

/** A quote that a server has of this page. */
export interface Wanted {
  server: Server;
  claim: LookupClaim;
  span: LookupSpan;
}

export interface PlacedPassage {
  passage: Passage;
  server: Server;
  place: { start: number; end: number } | null;
}

/** Quotes on the same words are one passage. In reading order; those without a place behind. */
export function toPassages(text: string, found: ReadonlyMap<Wanted, FoundQuote>): PlacedPassage[] {
  const groups = Map.groupBy(found, ([{ span }, { place }]) =>
    place === null ? `missing ${span.quote.exact}` : `${place.start}-${place.end}`,
  );
  return [...groups.values()]
    .flatMap((group) => onePassage(text, group) ?? [])
    .sort(
      ({ place: a }, { place: b }) =>
        (a?.start ?? Infinity) - (b?.start ?? Infinity) || (a?.end ?? 0) - (b?.end ?? 0),
    );
}

function onePassage(text: string, group: readonly [Wanted, FoundQuote][]): PlacedPassage | null {
  const [first] = group;
  if (first === undefined) return null;
  const [{ span, server }, { place }] = first;
  const states = group.map(([wanted, quote]) => stateOf(wanted.span, quote));
  const state = WORST_FIRST.find((one) => states.includes(one)) ?? "not-found";
  const worst = group[states.indexOf(state)] ?? first;
  const claims: PassageClaim[] = group.map(([wanted]) => ({
    server: wanted.server.url,
    claim: wanted.claim,
    span: wanted.span,
  }));
  return {
    server,
    place,
    passage: {
      // The same words of the same claims keep their name when a page moves them about.
      id: group
        .map(([wanted]) => wanted.span.id)
        .sort()
        .join(" "),
      state,
      family: familyOf(group.map(([wanted]) => wanted.span)),
      words: place === null ? span.quote.exact : text.slice(place.start, place.end),
      was: worst[0].span.quote.exact,
      beside: state === "beside" ? besideOf(worst[1].found) : null,
      at: place === null || text.length === 0 ? null : place.start / text.length,
      claims,
    },
  };
}

const WORST_FIRST: readonly PassageState[] = ["changed", "beside", "standing", "gone", "not-found"];

/** Whether words are gone is said by the server alone: a browser sees one form of a page, at one moment. */
export function stateOf(span: LookupSpan, { found, place }: FoundQuote): PassageState {
  if (place === null) return span.state === "gone" ? "gone" : "not-found";
  if (found.state === "changed") {
    return found.diff.every(({ outside }) => outside) ? "beside" : "changed";
  }
  return found.meaningMayHaveChanged ? "beside" : "standing";
}

function besideOf({ diff }: Found): string | null {
  const words = diff.filter(({ outside }) => outside).map(({ after }) => after);
  return words.length === 0 ? null : words.join(" … ");
}

/** The claim itself outweighs evidence, and evidence what is only told or disputed. */
function familyOf(spans: readonly LookupSpan[]): MarkFamily {
  if (spans.some(({ role, stance }) => role === "appearance" && (stance === null || stance === "asserts")))
    return "claim";
  return spans.some(({ role }) => role !== "appearance") ? "evidence" : "neutral";
}
