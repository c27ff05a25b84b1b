import { findWindows, type Window } from "./candidates.ts";
import { MAX_CELLS_IN_ALL, MAX_EDITED_QUOTE } from "./caps.ts";
import { type Candidate, locate, rankWindows } from "./locate.ts";
import type { PreparedText } from "./prepared-text.ts";
import type { Query } from "./query.ts";
import { isAtHome } from "./seek-standing.ts";
import type { Search } from "./types.ts";
import type { WordIndex } from "./word-index.ts";

/** Places where the quote may stand in other words; `standing` are those where it stands in its own. */
export function* seekEdited(
  prepared: PreparedText,
  query: Query,
  index: WordIndex,
  standing: readonly Candidate[],
): Search<Candidate[]> {
  const candidates: Candidate[] = [];
  if (query.end - query.start > MAX_EDITED_QUOTE) return candidates;
  const { text } = prepared.view;
  // What stands verbatim is known: a copy in a rail must not hide the edited original beside it.
  const windows = (yield* findWindows(query, text, index)).flatMap((window) =>
    splitAround(query, window, standing),
  );
  const [likeliest] = windows;
  if (likeliest === undefined) return candidates;
  const first = yield* locate(prepared, query, likeliest);
  if (first !== null) candidates.push(first);
  // Where most of the quote stands among its own neighbours, only a place nearly as well founded could rival it.
  const settled = first !== null && isAtHome(first) && first.words >= SETTLED;
  const least = settled ? likeliest.evidence * RIVAL : Math.max(FOUNDED, likeliest.evidence * WORTH_A_LOOK);
  const others = windows.slice(1).filter(({ evidence }) => evidence >= least);
  // A window shows one place, the best; a lookalike beside it is in what the place leaves over.
  if (first !== null && !settled) others.unshift(...splitAround(query, likeliest, [first]));
  let cells = 0;
  for (const window of yield* rankWindows(query, text, others)) {
    cells += query.pattern.words.length * ((window.end - window.start) / LETTERS_A_WORD);
    if (cells > MAX_CELLS_IN_ALL) break;
    const candidate = yield* locate(prepared, query, window);
    if (candidate !== null) candidates.push(candidate);
  }
  return candidates;
}

/** What places already known leave of a window, so far as half the quote would fit there. */
function splitAround(query: Query, window: Window, known: readonly Candidate[]): Window[] {
  const within = known.filter(({ start, end }) => start < window.end && end > window.start);
  if (within.length === 0) return [window];
  const pieces: Window[] = [];
  let { start } = window;
  for (const place of [...within.sort((a, b) => a.start - b.start), { start: window.end, end: window.end }]) {
    if (place.start - start >= (query.end - query.start) / 2)
      pieces.push({ ...window, start, end: place.start });
    start = Math.max(start, place.end);
  }
  return pieces;
}

/** On average, the space or sign behind it included; to guess a window's words before it is cut up. */
const LETTERS_A_WORD = 6;

/** Share of the quote's words from which on a place with all its neighbours is taken for the quote's own. */
const SETTLED = 0.6;
/** Evidence, as a share of the likeliest window's, that another window must have to be looked into. */
const RIVAL = 0.75;
const WORTH_A_LOOK = 0.3;
/** Below this share of the selector's n-grams nothing there could be called the quote; only the likeliest is shown. */
const FOUNDED = 0.25;
