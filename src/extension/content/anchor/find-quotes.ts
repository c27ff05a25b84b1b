import { type Found, type PreparedText, startFind, startPrepare } from "../../../anchoring/browser.ts";
import type { LookupSpan } from "../../../lookup/entry.ts";
import type { PageText } from "../text/page-text.ts";

/** One piece of work that is never divided, whatever it takes: the clock is looked at after each (at most some 12 ms). */
const STEP = 1;

/** What became of a quote in the page's text. Offsets are UTF-16 units. */
export interface FoundQuote {
  found: Found;
  /** Null where it is not to be painted. */
  place: { start: number; end: number } | null;
}

export function* prepare({ text }: PageText): Generator<void, PreparedText> {
  const preparing = startPrepare(text);
  for (;;) {
    const ready = preparing.step(STEP);
    if (ready !== null) return ready;
    yield;
  }
}

export function* findQuote(prepared: PreparedText, { quote }: LookupSpan): Generator<void, FoundQuote> {
  const finding = startFind(prepared, quote);
  for (;;) {
    const found = finding.step(STEP);
    if (found === null) {
      yield;
      continue;
    }
    // Of several places that are equally good the first is the likeliest; more than one would say what nobody checked.
    const [place] = found.places;
    const { toUnits } = prepared.codePoints;
    return {
      found,
      place: place === undefined ? null : { start: toUnits(place.start), end: toUnits(place.end) },
    };
  }
}

/** The quotes whose words seem to stand near what the reader sees first, then the others by their distance. */
export function* nearestFirst<T extends { span: LookupSpan }>(
  wanted: readonly T[],
  text: string,
  from: number,
  to: number,
): Generator<void, T[]> {
  const distances = new Map<T, number>();
  for (const one of wanted) {
    const at = text.indexOf(one.span.quote.exact);
    distances.set(one, at < 0 ? text.length : at < from ? from - at : Math.max(0, at - to));
    yield;
  }
  return wanted.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}
