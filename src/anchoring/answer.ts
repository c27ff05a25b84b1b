import { vicinityOf } from "./context.ts";
import { countKept, isAcceptable, MARGIN, scoreOf } from "./judge.ts";
import type { Judgement } from "./judgement.ts";
import type { Candidate } from "./locate.ts";
import type { PreparedText } from "./prepared-text.ts";
import type { Query } from "./query.ts";
import { type Report, rangeInText, report, type TextRange, toPlace } from "./report.ts";
import type { Difference, Found } from "./types.ts";

export const GONE: Found = {
  state: "gone",
  moved: false,
  meaningMayHaveChanged: true,
  diff: [],
  places: [],
  nearest: null,
  score: 0,
};

export function exactly(prepared: PreparedText, ranges: readonly TextRange[], score: number): Found {
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

export function ambiguous(
  places: Found["places"],
  moved: boolean,
  meaningMayHaveChanged: boolean,
  score: number,
): Found {
  return { state: "ambiguous", moved, meaningMayHaveChanged, diff: [], places, nearest: null, score };
}

function overlaps(a: Candidate, b: Candidate): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Several places where all of the selector stands, typography aside. */
export function severalAlike(prepared: PreparedText, candidates: readonly Candidate[]): Found {
  const places = candidates.map(({ start, end }) => toPlace(prepared, rangeInText(prepared, start, end), 1));
  return ambiguous(places, false, false, 1);
}

/** All candidates together: the best, if it is good enough and none is nearly as good. */
export function decide(
  prepared: PreparedText,
  query: Query,
  judgement: Judgement,
  standing: readonly Candidate[],
  edited: readonly Candidate[],
): Found {
  const reports = new Map<Candidate, Report>();
  const reportOn = (candidate: Candidate): Report => {
    const known = reports.get(candidate) ?? report(prepared, query, judgement, candidate);
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

export function answerOne(
  prepared: PreparedText,
  query: Query,
  candidate: Candidate,
  { differences }: Report,
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
