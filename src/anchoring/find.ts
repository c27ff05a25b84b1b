import { isCodePointBoundary } from "../language/code-points.ts";
import { findWindows, occurrences, quoteOccurrences, type Window } from "./candidates.ts";
import {
  DEFAULT_BUDGET,
  MAX_CELLS_IN_ALL,
  MAX_COMPARED,
  MAX_EDITED_QUOTE,
  MAX_OCCURRENCES,
  MAX_PLACES,
} from "./caps.ts";
import { vicinityOf } from "./context.ts";
import { countKept, isAcceptable, MARGIN, scoreOf } from "./judge.ts";
import { type Candidate, locate, rankWindows, sameInView } from "./locate.ts";
import type { PreparedText } from "./prepared-text.ts";
import { type Query, readSelector } from "./query.ts";
import { type Report, rangeInText, report, type TextRange, toPlace } from "./report.ts";
import { isSeam } from "./seams.ts";
import type { Difference, FindInProgress, Found, QuoteSelector } from "./types.ts";
import { indexWords, type WordIndex } from "./word-index.ts";
import { cutsAt } from "./words.ts";

/** Where the quote stands in the text, and how it has changed. Never throws. */
export function find(prepared: PreparedText, selector: QuoteSelector): Found {
  const search = seek(prepared, selector);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

/**
 * The same in slices, for a caller that must not block: call `step` until it answers. A budget is in units of about
 * a microsecond (caps.ts); one unit of work is never divided, and the largest are a few milliseconds.
 */
export function startFind(prepared: PreparedText, selector: QuoteSelector): FindInProgress {
  const search = seek(prepared, selector);
  let answer: Found | null = null;
  return {
    step(budget = DEFAULT_BUDGET) {
      for (let spent = 0; answer === null && spent < budget; ) {
        const { done, value } = search.next();
        if (done) answer = value;
        else spent += value;
      }
      return answer;
    },
  };
}

type Search<T> = Generator<number, T>;

const GONE: Found = {
  state: "gone",
  moved: false,
  meaningMayHaveChanged: true,
  diff: [],
  places: [],
  nearest: null,
  score: 0,
};

function* seek(prepared: PreparedText, selector: QuoteSelector): Search<Found> {
  if (selector.exact === "" || prepared.text === "") return GONE;
  const query = readSelector(selector);
  yield 20;
  const verbatim = yield* seekWhole(prepared, query);
  if (verbatim !== null) return verbatim;
  // White space or invisible characters alone: nothing to look for but the very thing.
  if (query.start >= query.end) return yield* seekBare(prepared, query);
  const index = yield* indexOnce(prepared);
  const places = yield* quoteOccurrences(query, prepared.view.text, index);
  const same = yield* seekWholeView(prepared, query, places);
  if (same !== null) return same;
  const standing = yield* compareOccurrences(prepared, query, places);
  const first = standing.length === 1 ? standing[0] : undefined;
  if (first !== undefined && isAtHome(first)) return answerOne(prepared, query, first);
  const edited = yield* seekEdited(prepared, query, index, standing);
  yield 50;
  return decide(prepared, query, standing, edited);
}

function isAtHome({ neighbours }: Candidate): boolean {
  const { known, kept } = countKept(neighbours);
  return known > 0 && known === kept;
}

/** Does the place begin or end inside a word ("5 million" in "15 million") where the selector's own quote did not? */
function cutsNewWord(query: Query, text: string, start: number, end: number): boolean {
  return (
    (!query.cutsFirst && cutsAt(text, start) && !isSeam(query, text, start, "before")) ||
    (!query.cutsLast && cutsAt(text, end) && !isSeam(query, text, end, "after"))
  );
}

function exactly(prepared: PreparedText, ranges: readonly TextRange[], score: number): Found {
  const [only, ...others] = ranges.map((range) => toPlace(prepared, range, score));
  if (only === undefined) return GONE;
  if (others.length > 0) return ambiguous([only, ...others], false, false, score);
  return {
    state: "exact",
    moved: false,
    meaningMayHaveChanged: false,
    diff: [],
    places: [only],
    nearest: null,
    score,
  };
}

function ambiguous(
  places: Found["places"],
  moved: boolean,
  meaningMayHaveChanged: boolean,
  score: number,
): Found {
  return { state: "ambiguous", moved, meaningMayHaveChanged, diff: [], places, nearest: null, score };
}

/** Prefix, quote and suffix together, character for character. */
function* seekWhole(prepared: PreparedText, query: Query): Search<Found | null> {
  const { text } = prepared;
  const { exact } = query.selector;
  const whole = query.prefix + exact + query.suffix;
  const found =
    (yield* knownWholes(prepared, query, whole)) ?? (yield* occurrences(text, whole, MAX_PLACES + 1));
  const ranges: TextRange[] = [];
  for (const at of found) {
    const start = at + query.prefix.length;
    const end = start + exact.length;
    if (!isCodePointBoundary(text, start) || !isCodePointBoundary(text, end)) continue;
    // Where context adjoins the quote character for character, so does what the quote cut off.
    if ((query.prefix === "" || query.suffix === "") && found.length <= MAX_COMPARED) {
      yield 10;
      if (query.prefix === "" && cutsAt(text, start)) continue;
      if (query.suffix === "" && cutsAt(text, end)) continue;
    }
    ranges.push({ start, end });
  }
  if (ranges.length === 0) return null;
  if (ranges.length === 1) return exactly(prepared, ranges, 1);
  const chosen = yield* choosePosition(prepared, query, ranges);
  return exactly(prepared, chosen === null ? ranges.slice(0, MAX_PLACES) : [chosen], 1);
}

/**
 * Where the words are indexed already, and the quote is so plain that it reads the same in normal view, its places are
 * known without a pass over the text.
 */
function* knownWholes(prepared: PreparedText, query: Query, whole: string): Search<number[] | null> {
  const { exact } = query.selector;
  const { index } = prepared.words;
  const plain = PLAIN_ENDS.test(exact) && query.joined.text.slice(query.start, query.end) === exact;
  if (index === null || !plain || STARTS_WITH_MARK.test(query.suffix)) return null;
  const places = yield* quoteOccurrences(query, prepared.view.text, index);
  if (places.length === MAX_OCCURRENCES) return null;
  return places
    .map((place) => prepared.view.originalStart(place) - query.prefix.length)
    .filter((at) => at >= 0 && prepared.text.startsWith(whole, at));
}

/** Nothing beside such an end can fold it into something else, except a combining mark. */
const PLAIN_ENDS = /^[!-~](?:.*[!-~])?$/s;
const STARTS_WITH_MARK = /^\p{M}/u;

/** Among places that nothing else tells apart the position decides, but only in the very text that it was taken from. */
function* choosePosition(
  prepared: PreparedText,
  { selector }: Query,
  ranges: readonly TextRange[],
): Search<TextRange | null> {
  if (selector.start === undefined || selector.textSha256 === undefined) return null;
  const start = prepared.codePoints.toUnits(selector.start);
  const end = start + selector.exact.length;
  if (!prepared.text.startsWith(selector.exact, start)) return null;
  if (ranges.length <= MAX_PLACES && !ranges.some((range) => range.start === start)) return null;
  yield prepared.text.length / HASHED_PER_UNIT;
  return prepared.sha256() === selector.textSha256 ? { start, end } : null;
}

/** Characters hashed in one unit of work. */
const HASHED_PER_UNIT = 50;

/** A quote that shows nothing in normal view: only its bare characters can be found. */
function* seekBare(prepared: PreparedText, query: Query): Search<Found> {
  const { exact } = query.selector;
  const found = yield* occurrences(prepared.text, exact, MAX_PLACES);
  const ranges = found
    .map((start) => ({ start, end: start + exact.length }))
    .filter(
      ({ start, end }) =>
        isCodePointBoundary(prepared.text, start) && isCodePointBoundary(prepared.text, end),
    );
  return ranges.length === 1 && query.prefix + query.suffix === "" ? exactly(prepared, ranges, 1) : GONE;
}

/** The index of the view's words, built by the first search that comes so far. */
function* indexOnce(prepared: PreparedText): Search<WordIndex> {
  if (prepared.words.index !== null) return prepared.words.index;
  const building = indexWords(prepared.view.text);
  for (;;) {
    const { done, value } = building.next();
    if (done) {
      prepared.words.index = value;
      return value;
    }
    yield value / INDEXED_PER_UNIT;
  }
}

/** Characters indexed in one unit of work. */
const INDEXED_PER_UNIT = 80;

/** Prefix, quote and suffix together, typography aside: which of the quote's places are its own to the letter. */
function* seekWholeView(
  prepared: PreparedText,
  query: Query,
  standing: readonly number[],
): Search<Found | null> {
  const { text } = prepared.view;
  const joined = query.joined.text;
  const lead = joined.length - joined.trimStart().length;
  const whole = joined.trim();
  const found =
    standing.length < MAX_OCCURRENCES
      ? standing.map((at) => at - query.start + lead).filter((at) => text.startsWith(whole, at))
      : yield* occurrences(text, whole, MAX_PLACES);
  const places = found
    .map((at) => at + query.start - lead)
    .filter((at) => isCodePointBoundary(text, at) && isCodePointBoundary(text, at + query.end - query.start))
    .filter(
      (start) =>
        found.length > MAX_COMPARED || !cutsNewWord(query, text, start, start + query.end - query.start),
    );
  const [start] = places;
  if (start === undefined) return null;
  if (places.length === 1) return answerOne(prepared, query, sameInView(query, text, start));
  const ranges = places.map((at) => rangeInText(prepared, at, at + query.end - query.start));
  return ambiguous(
    ranges.map((range) => toPlace(prepared, range, 1)),
    false,
    false,
    1,
  );
}

/** What adjoins each place of the quote. One place alone is given if it is the only one with all its neighbours. */
function* compareOccurrences(
  prepared: PreparedText,
  query: Query,
  found: readonly number[],
): Search<Candidate[]> {
  const { text } = prepared.view;
  const length = query.end - query.start;
  const likely =
    found.length <= MAX_COMPARED
      ? found
      : found
          .map((at) => ({ at, adjoining: adjoiningCharacters(query, text, at, at + length) }))
          .sort((a, b) => b.adjoining - a.adjoining || a.at - b.at)
          .slice(0, MAX_COMPARED)
          .map(({ at }) => at);
  const candidates: Candidate[] = [];
  for (const start of likely) {
    yield 40;
    if (!cutsNewWord(query, text, start, start + length)) candidates.push(sameInView(query, text, start));
  }
  const home = candidates.filter(isAtHome);
  return home.length === 1 ? home : candidates;
}

/** Characters of the context that adjoin a place without a break: a quick guess before words are compared. */
function adjoiningCharacters(query: Query, text: string, start: number, end: number): number {
  const joined = query.joined.text;
  let before = 0;
  while (
    before < query.start &&
    joined.charCodeAt(query.start - 1 - before) === text.charCodeAt(start - 1 - before)
  )
    before++;
  let after = 0;
  while (
    query.end + after < joined.length &&
    joined.charCodeAt(query.end + after) === text.charCodeAt(end + after)
  )
    after++;
  return before + after;
}

/** Places where the quote may stand in other words; `standing` are those where it stands in its own. */
function* seekEdited(
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

function overlaps(a: Candidate, b: Candidate): boolean {
  return a.start < b.end && b.start < a.end;
}

/** All candidates together: the best, if it is good enough and none is nearly as good. */
function decide(
  prepared: PreparedText,
  query: Query,
  standing: readonly Candidate[],
  edited: readonly Candidate[],
): Found {
  const reports = new Map<Candidate, Report>();
  const reportOn = (candidate: Candidate): Report => {
    const known = reports.get(candidate) ?? report(prepared, query, candidate);
    reports.set(candidate, known);
    return known;
  };
  const ranked: Candidate[] = [];
  for (const candidate of [...standing, ...edited].sort((a, b) => scoreOf(b) - scoreOf(a))) {
    if (!ranked.some((other) => overlaps(candidate, other))) ranked.push(candidate);
  }
  const [nearest] = ranked;
  if (nearest === undefined) return GONE;
  const { text } = prepared.view;
  const acceptable = ranked.filter((candidate) =>
    isAcceptable(
      query,
      candidate,
      () => reportOn(candidate),
      () => vicinityOf(query, text, candidate.start, candidate.end),
    ),
  );
  const [best, ...others] = acceptable;
  if (best === undefined) return gone(prepared, nearest, reportOn(nearest));
  const equals = others.filter((other) => scoreOf(best) - scoreOf(other) < MARGIN);
  if (equals.length === 0) return answerOne(prepared, query, best, reportOn(best));
  const all = [best, ...equals];
  const places = all.map((candidate) =>
    toPlace(prepared, rangeInText(prepared, candidate.start, candidate.end), scoreOf(candidate)),
  );
  const flagged = all.some((candidate) => mayHaveChanged(reportOn(candidate).differences));
  const moved = all.every((candidate) => countKept(candidate.neighbours).kept === 0);
  return ambiguous(places, moved, flagged, scoreOf(best));
}

function mayHaveChanged(differences: readonly Difference[]): boolean {
  return differences.some((difference) => difference.altersMeaning);
}

function gone(prepared: PreparedText, nearest: Candidate, { differences }: Report): Found {
  const range = rangeInText(prepared, nearest.start, nearest.end);
  const score = scoreOf(nearest);
  return {
    ...GONE,
    state: "gone",
    moved: false,
    meaningMayHaveChanged: true,
    places: [],
    diff: differences,
    nearest: toPlace(prepared, range, score),
    score,
  };
}

function answerOne(
  prepared: PreparedText,
  query: Query,
  candidate: Candidate,
  { differences }: Report = report(prepared, query, candidate),
): Found {
  const range = widen(prepared, query, rangeInText(prepared, candidate.start, candidate.end));
  const score = scoreOf(candidate);
  const place = toPlace(prepared, range, score);
  const { known, kept } = countKept(candidate.neighbours);
  const words = differences.length === 0;
  return {
    state: !words ? "changed" : place.exact === query.selector.exact ? "exact" : "normalised",
    moved: known > 0 && kept === 0,
    meaningMayHaveChanged: mayHaveChanged(differences),
    diff: differences,
    places: [place],
    nearest: null,
    score,
  };
}

/** White space at the quote's own ends is part of it where the text has the same. */
function widen(prepared: PreparedText, query: Query, range: TextRange): TextRange {
  const { exact } = query.selector;
  const { text } = prepared;
  const lead = exact.length - exact.trimStart().length;
  const tail = exact.length - exact.trimEnd().length;
  let { start, end } = range;
  if (lead > 0 && text.slice(start - lead, start) === exact.slice(0, lead)) start -= lead;
  if (tail > 0 && text.slice(end, end + tail) === exact.slice(exact.length - tail)) end += tail;
  return { start, end };
}
