import { type Found, find, prepareText } from "../anchoring/index.ts";
import type { SpanRecord } from "../db/records.ts";
import type { Placement } from "../publications/span-document.ts";
import { REDACTED, type SpanState } from "../vocabulary.ts";

/** How a quote stands in a text: what the span says from now on. */
export interface PlacedSpan {
  span: SpanRecord;
  state: SpanState;
  placement: Placement | null;
}

/**
 * Looks every quote up in the article's new text. In the very text that it was accepted against it stands where it
 * did. Exact or merely re-typeset is `verified`; other words are `changed`; nowhere, or nobody knows which of
 * several places, is `gone`.
 */
export function placeSpans(text: { sha256: string; content: string }, spans: SpanRecord[]): PlacedSpan[] {
  if (spans.length === 0) return [];
  const prepared = prepareText(text.content, { sha256: text.sha256 });
  return spans.map((span) => {
    // Words that were blanked by law cannot be looked up: what is known of them stays.
    if (span.exact === REDACTED) {
      return {
        span,
        state: span.state,
        placement: span.placement === null ? null : JSON.parse(span.placement),
      };
    }
    if (span.textSha256 === text.sha256) return { span, state: "verified", placement: null };
    const { exact, prefix, suffix, start, end, textSha256 } = span;
    const found = find(prepared, { exact, prefix, suffix, start, end, textSha256 });
    return { span, state: stateOf(found), placement: placementOf(found, text.sha256) };
  });
}

function stateOf(found: Found): SpanState {
  switch (found.state) {
    case "exact":
    case "normalised":
      // The same words under a denial that stands beside them say something else.
      return found.meaningMayHaveChanged ? "changed" : "verified";
    case "changed":
      return "changed";
    case "ambiguous":
    case "gone":
      return "gone";
  }
}

function placementOf(found: Found, snapshotSha256: string): Placement {
  const place = found.state === "ambiguous" ? null : (found.places[0] ?? null);
  return {
    snapshotSha256,
    start: place?.start ?? null,
    end: place?.end ?? null,
    moved: found.moved,
    diff: found.diff.map(({ kind, before, after }) => ({ kind, before, after })),
    meaningMayHaveChanged: found.meaningMayHaveChanged,
  };
}
