import {
  compareBeside,
  type Found,
  type HashedText,
  hashSurroundings,
  type Surroundings,
  startFind,
  startPrepare,
  surroundingsOf,
} from "../anchoring/index.ts";
import type { SpanRecord } from "../db/records.ts";
import { pause } from "../pause.ts";
import type { Placement } from "../publications/span-document.ts";
import { REDACTED, type SpanState } from "../vocabulary.ts";

/** How a quote stands in a text: what the span says from now on. */
export interface PlacedSpan {
  span: SpanRecord;
  state: SpanState;
  placement: Placement | null;
  /** Where an editor just said that the quote still carries its claim: what the span keeps of that. */
  confirmation?: string;
}

export interface PlaceOptions {
  /** By span: what stood beside the quote in the text that it was accepted in. Without it, what the selector kept of that. */
  known?: ReadonlyMap<string, Surroundings>;
  /**
   * By span: `surroundings` of the placement of which an editor said that the quote still carries its claim. As long as the same
   * stands beside it, it is not flagged for that again.
   */
  accepted?: ReadonlyMap<string, string>;
}

/**
 * Looks every quote up in the article's new text. In the very text that it was accepted against it stands where it
 * did. Exact or merely re-typeset is `verified`, flagged where something new beside it may turn what it says; other words
 * are `changed`; nowhere, or nobody knows which of several places, is `gone`. The work is done in slices, so that nobody else
 * waits for a long text with many quotes.
 */
export async function placeSpans(
  text: { sha256: string; content: string },
  spans: SpanRecord[],
  options: PlaceOptions = {},
): Promise<PlacedSpan[]> {
  if (spans.length === 0) return [];
  const prepared = await inSlices(startPrepare(text.content, { sha256: text.sha256 }));
  const placed: PlacedSpan[] = [];
  for (const span of spans) placed.push(await placeSpan(prepared, span, options));
  return placed;
}

/** Steps of about 8 ms (anchoring/caps.ts), with a pause between each two. */
async function inSlices<T>(work: { step(): T | null }): Promise<T> {
  for (;;) {
    const done = work.step();
    if (done !== null) return done;
    await pause();
  }
}

async function placeSpan(
  prepared: HashedText,
  span: SpanRecord,
  { known, accepted }: PlaceOptions,
): Promise<PlacedSpan> {
  // Words that were blanked by law cannot be looked up: what is known of them stays.
  if (span.exact === REDACTED) {
    return {
      span,
      state: span.state,
      placement: span.placement === null ? null : JSON.parse(span.placement),
    };
  }
  if (span.textSha256 === prepared.sha256()) return { span, state: "verified", placement: null };
  const { exact, prefix, suffix, start, end, textSha256 } = span;
  const found = await inSlices(startFind(prepared, { exact, prefix, suffix, start, end, textSha256 }));
  await pause();
  const placement = placementOf(found, prepared.sha256());
  const [place] = found.places;
  if (place === undefined || found.state === "ambiguous" || !keepsWords(found)) {
    return { span, state: found.state === "changed" ? "changed" : "gone", placement };
  }
  const from = prepared.codePoints.toUnits(place.start);
  const now = surroundingsOf(prepared.text, from, from + place.exact.length);
  const before = known?.get(span.id) ?? { before: prefix, after: suffix, whole: false };
  const diff = compareBeside(exact, before, now).map(({ side, ...change }) => ({ ...change, beside: side }));
  const surroundings = hashSurroundings(exact, now);
  return {
    span,
    state: "verified",
    placement: {
      ...placement,
      diff,
      meaningMayHaveChanged: diff.length > 0 && accepted?.get(span.id) !== surroundings,
      surroundings,
    },
  };
}

/** Do the quote's own words stand there, whatever stands beside them? */
function keepsWords(found: Found): boolean {
  return (
    found.state === "exact" || found.state === "normalised" || found.diff.every(({ outside }) => outside)
  );
}

function placementOf(found: Found, snapshotSha256: string): Placement {
  const place = found.state === "ambiguous" ? null : (found.places[0] ?? null);
  return {
    snapshotSha256,
    start: place?.start ?? null,
    end: place?.end ?? null,
    moved: found.moved,
    diff: found.diff.map(({ kind, before, after, outside, beforeStart }) => ({
      kind,
      before,
      after,
      ...(outside ? { beside: beforeStart === 0 ? ("before" as const) : ("after" as const) } : {}),
    })),
    meaningMayHaveChanged: found.meaningMayHaveChanged,
  };
}
