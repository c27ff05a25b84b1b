import { findIntrusion, wordsAfter, wordsBefore } from "./context.ts";
import { classifyDifference, type IsCommonWord, type NamesDiffering, NO_NAMES } from "./difference.ts";
import type { Judgement } from "./judgement.ts";
import { readLanguage } from "./licences/language.ts";
import type { Run } from "./licences/licence.ts";
import { isLicensedInPlace } from "./licences/licensing.ts";
import { type Candidate, isBlock } from "./locate.ts";
import type { PreparedText } from "./prepared-text.ts";
import type { Query } from "./query.ts";
import type { Difference, Place } from "./types.ts";
import { type DifferingRun, diffWords } from "./word-diff.ts";
import { hashWords } from "./word-index.ts";
import { endsSentence, type Word } from "./words.ts";

export interface Report {
  readonly differences: readonly Difference[];
  /** Of all differences together. */
  readonly names: NamesDiffering;
}

/** UTF-16 offsets in the text as given. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export function rangeInText(prepared: PreparedText, start: number, end: number): TextRange {
  return { start: prepared.view.originalStart(start), end: prepared.view.originalEnd(end) };
}

export function toPlace(prepared: PreparedText, range: TextRange, score: number): Place {
  return {
    start: prepared.codePoints.fromUnits(range.start),
    end: prepared.codePoints.fromUnits(range.end),
    exact: prepared.text.slice(range.start, range.end),
    score,
  };
}

/** Places of a word that are looked at to learn whether it is ever written small. */
const LOOKED_AT = 200;

/** Does this word stand in the text, in small letters? Then a capital on it makes no name. */
function commonWords(prepared: PreparedText): IsCommonWord {
  return (lower) => {
    const [word] = hashWords(lower);
    if (word === undefined || prepared.words.index === null) return false;
    const at = prepared.words.index.positions(word.hash);
    return at.subarray(0, LOOKED_AT).some((position) => prepared.view.text.startsWith(lower, position));
  };
}

/** How the quote's words differ from those at the place, each difference classed. */
export function report(
  prepared: PreparedText,
  query: Query,
  judgement: Judgement,
  candidate: Candidate,
): Report {
  const { pattern } = query;
  const isCommon = commonWords(prepared);
  const differences: Difference[] = [];
  let names: NamesDiffering = NO_NAMES;
  const { pairing } = candidate;
  if (pairing !== null) {
    const { stretch, from, to } = pairing;
    const partner = Array.from({ length: pattern.words.length }, (_, index) =>
      index < pattern.quoteStart ? -1 : (pairing.partner[index - pattern.quoteStart] ?? -1),
    );
    const range: DifferingRun = {
      quoteFrom: pattern.quoteStart,
      quoteTo: pattern.quoteEnd,
      textFrom: from,
      textTo: to,
    };
    const runs = diffWords(pattern.words, stretch, partner, range);
    // So many differences are gone into one by one alone: an editor must look in any case.
    const together = new Set(
      runs.length > MOST_TOGETHER
        ? []
        : [
            ...licensedTogether(judgement, pattern.words, stretch, runs),
            ...movedOverEdge(judgement, pattern.words, stretch, runs, range),
          ],
    );
    for (const [index, run] of runs.entries()) {
      const classified = classifyDifference(
        judgement,
        { words: pattern.words, from: run.quoteFrom, to: run.quoteTo },
        { words: stretch, from: run.textFrom, to: run.textTo },
        isCommon,
      );
      names = {
        any: names.any || classified.names.any,
        lost: names.lost || classified.names.lost,
        replaced: names.replaced || classified.names.replaced,
        surelyReplaced: names.surelyReplaced || classified.names.surelyReplaced,
      };
      const altersMeaning =
        classified.altersMeaning &&
        !together.has(index) &&
        !(run.quoteFrom === run.quoteTo && isBlock(prepared, stretch, run.textFrom, run.textTo));
      differences.push({
        kind: together.has(index) ? "wording" : classified.kind,
        altersMeaning,
        outside: false,
        ...quoteSide(query, pattern.words, run, pattern.quoteEnd),
        ...textSide(prepared, stretch, run.textFrom, run.textTo),
      });
    }
  }
  const intruding = intrusion(prepared, query, candidate);
  if (intruding !== null) differences.push(intruding);
  return { differences, names };
}

/** Differences of one quote from which on none is read together with others. */
const MOST_TOGETHER = 8;

/** Runs that may say the same together ("5 May", "May 5"; a pair of commas), and words between two of them. */
const TOGETHER = 3;
const BETWEEN = 10;

/** Indices of the runs that licences account for only together with others and with what stands between them. */
function licensedTogether(
  judgement: Judgement,
  quote: readonly Word[],
  text: readonly Word[],
  runs: readonly DifferingRun[],
): ReadonlySet<number> {
  const licensed = new Set<number>();
  const language = readLanguage(quote, text);
  for (let first = 0; first < runs.length; first++) {
    for (let last = first + 1; last < Math.min(runs.length, first + TOGETHER); last++) {
      const [start, previous, end] = [runs[first], runs[last - 1], runs[last]];
      if (start === undefined || previous === undefined || end === undefined) break;
      const before: Run = { words: quote, from: start.quoteFrom, to: end.quoteTo };
      const after: Run = { words: text, from: start.textFrom, to: end.textTo };
      const between = end.quoteFrom - previous.quoteTo;
      const isClose = between <= BETWEEN && between === end.textFrom - previous.textTo;
      const isSame =
        (isClose && isLicensedInPlace(judgement.licences, before, after, language)) ||
        judgement.isMoved(before, after);
      if (!isSame) continue;
      for (let index = first; index <= last; index++) licensed.add(index);
    }
  }
  return licensed;
}

/** Words beyond the quote's edge to which something may have moved. */
const BEYOND = 8;

/** Runs that have moved to the quote's own sentence, but past its edge: "The pilot, however, …" and "However, the pilot …". */
function movedOverEdge(
  { isMoved }: Judgement,
  quote: readonly Word[],
  text: readonly Word[],
  runs: readonly DifferingRun[],
  { quoteFrom, quoteTo, textFrom, textTo }: DifferingRun,
): readonly number[] {
  let start = textFrom;
  while (start > 0 && textFrom - start < BEYOND && !endsAt(text, start - 1)) start--;
  let end = textTo;
  while (end < text.length && end - textTo < BEYOND && !endsAt(text, end)) end++;
  const found: number[] = [];
  for (const [index, run] of runs.entries()) {
    const before: Run = { words: quote, from: quoteFrom, to: run.quoteTo };
    const after: Run = { words: text, from: start, to: run.textTo };
    if (start < textFrom && isMoved(before, after))
      found.push(...Array.from(runs.keys()).slice(0, index + 1));
    const rest: Run = { words: quote, from: run.quoteFrom, to: quoteTo };
    const restNow: Run = { words: text, from: run.textFrom, to: end };
    if (end > textTo && isMoved(rest, restNow)) found.push(...Array.from(runs.keys()).slice(index));
  }
  return found;
}

function endsAt(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word === undefined || endsSentence(word);
}

function quoteSide(query: Query, words: readonly Word[], run: DifferingRun, limit: number) {
  const first = words[run.quoteFrom];
  const last = words[run.quoteTo - 1];
  const { exact } = query.selector;
  const clamp = (unit: number) => Math.min(exact.length, Math.max(0, unit - query.prefix.length));
  if (run.quoteFrom === run.quoteTo || first === undefined || last === undefined) {
    const at =
      run.quoteFrom < limit && first !== undefined
        ? query.joined.originalStart(first.start)
        : query.joined.originalEnd(query.end);
    const point = query.exactPoints.fromUnits(clamp(at));
    return { before: "", beforeStart: point, beforeEnd: point };
  }
  const start = clamp(query.joined.originalStart(first.start));
  const end = clamp(query.joined.originalEnd(last.end));
  return {
    before: exact.slice(start, end),
    beforeStart: query.exactPoints.fromUnits(start),
    beforeEnd: query.exactPoints.fromUnits(end),
  };
}

function textSide(prepared: PreparedText, stretch: readonly Word[], from: number, to: number) {
  const first = stretch[from];
  const last = stretch[to - 1];
  const { view, codePoints, text } = prepared;
  if (from === to || first === undefined || last === undefined) {
    const previous = stretch[from - 1];
    const at = codePoints.fromUnits(previous === undefined ? 0 : view.originalEnd(previous.end));
    return { after: "", afterStart: at, afterEnd: at };
  }
  const start = view.originalStart(first.start);
  const end = view.originalEnd(last.end);
  return {
    after: text.slice(start, end),
    afterStart: codePoints.fromUnits(start),
    afterEnd: codePoints.fromUnits(end),
  };
}

/** A denial, or a magnitude, that has come to stand beside the quote or has gone from there. */
function intrusion(prepared: PreparedText, query: Query, candidate: Candidate): Difference | null {
  const { text } = prepared.view;
  const before = wordsBefore(text, candidate.start);
  const after = wordsAfter(text, candidate.end);
  const found = findIntrusion(query, before, after, candidate.neighbours);
  if (found === null) return null;
  const inOrder = found.side === "prefix" ? found.after.toReversed() : found.after;
  const known = found.side === "prefix" ? found.before.toReversed() : found.before;
  const at = found.side === "prefix" ? 0 : query.exactPoints.length;
  const sourceStart = known[0]?.start ?? 0;
  const sourceEnd = known.at(-1)?.end ?? 0;
  const edge = prepared.codePoints.fromUnits(
    found.side === "prefix"
      ? prepared.view.originalStart(candidate.start)
      : prepared.view.originalEnd(candidate.end),
  );
  const side = textSide(prepared, inOrder, 0, inOrder.length);
  return {
    kind: found.kind,
    altersMeaning: true,
    outside: true,
    before: query.joined.text.slice(sourceStart, sourceEnd),
    beforeStart: at,
    beforeEnd: at,
    ...(inOrder.length === 0 ? { after: "", afterStart: edge, afterEnd: edge } : side),
  };
}
