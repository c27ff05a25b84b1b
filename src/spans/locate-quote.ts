import {
  type CharacterDifference,
  compareSideBySide,
  cutsUnit,
  differingCharacters,
  type Found,
  find,
  inOneTypography,
  placesInOtherTypography,
  prepareText,
  widenToUnits,
} from "../anchoring/index.ts";
import { DomainError } from "../domain-error.ts";
import { codePoints, mapCodePoints } from "../language/code-points.ts";
import { normaliseText } from "../language/text-normal-form.ts";
import type { QuoteRefusal } from "./quote-refusal.ts";
import type { LocatedQuote } from "./record-span.ts";
import { CONTEXT_LIMIT, QUOTE_LIMIT } from "./span-input.ts";

/** A text that is held, or that the caller brought. `content` is normalised. */
export interface HeldText {
  sha256: string;
  content: string;
}

export interface GivenQuote {
  exact: string;
  prefix?: string | undefined;
  suffix?: string | undefined;
  /** Where it is said to begin, in code points: of several places that all fit, the one that begins there is meant. */
  at?: number | undefined;
}

/** UTF-16 offsets in the text. */
interface Range {
  start: number;
  end: number;
}

/**
 * How much of its surroundings is kept with a quote that was given without them, code points a side: what finds it
 * again when the text changes. Shorter than W3C selectors usually are, because readers are shown it.
 */
const KEPT_CONTEXT = 32;
/** Places of an ambiguous quote that the answer lists. */
const LISTED_PLACES = 10;
/** Places that are looked at more closely: where there are more, nothing tells them apart. */
const MOST_PLACES = 1000;

/**
 * Where the quote stands, word for word. Quote and text are read in the same normal form, and white space at the quote's ends is
 * no part of it. Offsets are worked out here and never taken from a client.
 *
 * Throws `quote-differs` where the quote differs from the text in typography alone, begins or ends inside a word or a
 * number, or says it in other words, each with the text's own words as `nearest`; `quote-not-found` where the text does not say
 * it; `quote-ambiguous` with every place and a prefix and suffix that would tell them apart. With `accept` "nearest" the
 * first two of these are no refusals: the text's own words are taken. Other words never are.
 */
export function locateQuote(text: HeldText, given: GivenQuote, accept?: "nearest" | undefined): LocatedQuote {
  const quote = trimmed(given);
  const { content } = text;
  const places = placesOf(content, quote.exact);
  const fitting = fittingOf(content, places, quote);
  if (fitting.length > MOST_PLACES) throw ambiguous(content, fitting);
  const whole = fitting.filter((place) => isWhole(content, place));
  const [only, ...others] = whole;
  if (only !== undefined) {
    if (others.length === 0) return located(text, only, quote);
    const meant = whole.find(({ start }) => codePoints(content.slice(0, start)) === given.at);
    if (meant === undefined) throw ambiguous(content, whole);
    return located(text, meant, quote);
  }
  const near = fitting.length > 0 ? fitting : nearPlaces(content, quote.exact);
  const widened = distinct(
    fittingOf(content, near, quote).map(({ start, end }) => widenToUnits(content, start, end)),
  );
  const [nearest, ...more] = widened;
  if (nearest === undefined) throw notFound(text, quote, places);
  if (more.length > 0) throw ambiguous(content, widened);
  if (accept === "nearest" && codePoints(content.slice(nearest.start, nearest.end)) <= QUOTE_LIMIT) {
    return located(text, nearest, {});
  }
  throw differs(content, quote, nearest);
}

/**
 * The words that stand between two places, widened so that no word, number or sign is cut; code points. Throws
 * `quote-not-found` where the text has no words there, `invalid-input` where they are more than a quote may be.
 */
export function quoteBetween(text: HeldText, from: number, to: number): LocatedQuote {
  const { content } = text;
  const points = mapCodePoints(content);
  const beyond = to > points.length;
  const given = beyond ? "" : content.slice(points.toUnits(from), points.toUnits(to));
  const [lead] = /^\s*/.exec(given) ?? [""];
  const start = points.toUnits(from) + lead.length;
  const end = start + given.trim().length;
  if (start >= end) {
    throw new DomainError(
      "quote-not-found",
      beyond
        ? `The article's text ends at ${points.length}: there is nothing from ${from} to ${to}.`
        : `The article's text has no words from ${from} to ${to}.`,
      { errors: [{ pointer: "/quote", message: "has no words of the article" }] },
    );
  }
  const place = widenToUnits(content, start, end);
  const length = codePoints(content.slice(place.start, place.end));
  if (length > QUOTE_LIMIT) {
    throw new DomainError("invalid-input", `A quote has at most ${QUOTE_LIMIT} characters, not ${length}.`, {
      errors: [{ pointer: "/quote", message: `is longer than ${QUOTE_LIMIT} characters` }],
    });
  }
  return located(text, place, {});
}

/** Where the text says it in other typography, or without what a program put around it. */
function nearPlaces(content: string, exact: string): Range[] {
  const places = placesInOtherTypography(content, exact, LISTED_PLACES + 1);
  const bare = unwrapped(exact);
  return places.length > 0 || bare === ""
    ? places
    : placesInOtherTypography(content, bare, LISTED_PLACES + 1);
}

/** Less quote marks around all of it, and the address behind it, that telephones put there when words are shared. */
function unwrapped(exact: string): string {
  return exact
    .replace(/\s+https?:\/\/\S+$/u, "")
    .replace(/^[\p{Pi}\p{Ps}"'](.+)[\p{Pf}\p{Pi}\p{Pe}"']$/su, "$1")
    .trim();
}

/** In the texts' normal form; white space at the quote's ends goes to what stands beside it. */
function trimmed({ exact, prefix, suffix }: GivenQuote): GivenQuote {
  const normal = normaliseText(exact);
  const [lead] = /^\s*/.exec(normal) ?? [""];
  const [tail] = /\s*$/.exec(normal) ?? [""];
  // No more context than was given: what comes to one end of it goes from the other.
  return {
    exact: normal.trim(),
    prefix: prefix === undefined ? undefined : lastPoints(normaliseText(prefix) + lead, codePoints(prefix)),
    suffix: suffix === undefined ? undefined : firstPoints(tail + normaliseText(suffix), codePoints(suffix)),
  };
}

/** Every place where the words stand; overlapping ones are places too. */
function placesOf(content: string, exact: string): Range[] {
  const places: Range[] = [];
  for (let at = content.indexOf(exact); at !== -1; at = content.indexOf(exact, at + 1)) {
    places.push({ start: at, end: at + exact.length });
  }
  return places;
}

function isWhole(content: string, { start, end }: Range): boolean {
  return !cutsUnit(content, start) && !cutsUnit(content, end);
}

function distinct(ranges: readonly Range[]): Range[] {
  return ranges.filter(
    (range, index) =>
      ranges.findIndex(({ start, end }) => start === range.start && end === range.end) === index,
  );
}

function fits(
  content: string,
  { start, end }: Range,
  { prefix = "", suffix = "" }: Partial<GivenQuote>,
): boolean {
  return (
    start >= prefix.length &&
    content.startsWith(prefix, start - prefix.length) &&
    content.startsWith(suffix, end)
  );
}

/**
 * The places between this prefix and this suffix. They only tell places apart: where none has them to the letter, those count
 * that have them in other typography.
 */
function fittingOf(content: string, places: readonly Range[], quote: GivenQuote): Range[] {
  const exactly = places.filter((place) => fits(content, place, quote));
  if (exactly.length > 0 || places.length > LISTED_PLACES) return exactly;
  const [prefix, suffix] = [inOneTypography(quote.prefix ?? ""), inOneTypography(quote.suffix ?? "")];
  const reach = (context = "") => 2 * context.length + 2;
  return places.filter(
    ({ start, end }) =>
      inOneTypography(content.slice(Math.max(0, start - reach(quote.prefix)), start)).endsWith(prefix) &&
      inOneTypography(content.slice(end, end + reach(quote.suffix))).startsWith(suffix),
  );
}

function located(text: HeldText, place: Range, { prefix, suffix }: Partial<GivenQuote>): LocatedQuote {
  const { content, sha256 } = text;
  const exact = content.slice(place.start, place.end);
  const start = codePoints(content.slice(0, place.start));
  const around = contextOf(content, place, KEPT_CONTEXT);
  // What was given is kept if it stands there as it was given.
  const isKept = fits(content, place, { prefix, suffix });
  return {
    exact,
    prefix: isKept && prefix !== undefined ? prefix : around.prefix,
    suffix: isKept && suffix !== undefined ? suffix : around.suffix,
    start,
    end: start + codePoints(exact),
    textSha256: sha256,
  };
}

function lastPoints(text: string, count: number): string {
  return count === 0 ? "" : Array.from(text).slice(-count).join("");
}

function firstPoints(text: string, count: number): string {
  return Array.from(text).slice(0, count).join("");
}

/** Up to `size` code points on each side, in whole words where there are several. */
function contextOf(content: string, { start, end }: Range, size: number): { prefix: string; suffix: string } {
  const before = lastPoints(content.slice(Math.max(0, start - 2 * size), start), size);
  const after = firstPoints(content.slice(end, end + 2 * size), size);
  const cutBefore = before.length < start && /\s/u.test(before) ? before.replace(/^\S+(?=\s)/u, "") : before;
  const cutAfter =
    end + after.length < content.length && /\s/u.test(after) ? after.replace(/(?<=\s)\S+$/u, "") : after;
  return { prefix: cutBefore.toWellFormed(), suffix: cutAfter.toWellFormed() };
}

/** What the text has there, with its place in code points. */
function quoteAt(content: string, { start, end }: Range) {
  const exact = content.slice(start, end);
  const from = codePoints(content.slice(0, start));
  return { exact, start: from, end: from + codePoints(exact) };
}

const TAKE_NEAREST = 'Send `nearest`, or the same with `accept: "nearest"`.';

function differs(content: string, { exact }: GivenQuote, nearest: Range): DomainError {
  const own = content.slice(nearest.start, nearest.end);
  const characters = differingCharacters(exact, own);
  const members = {
    diff: [],
    meaningMayHaveChanged: false,
    nearest: quoteAt(content, nearest),
    comparison: compareSideBySide(exact, own),
  };
  if (own.includes(exact)) {
    return new DomainError(
      "quote-differs",
      `The quote begins or ends inside a word, a number or a sign: the article says “${own}”. ${TAKE_NEAREST}`,
      {
        errors: [{ pointer: "/quote/exact", message: "cuts a word, a number or a sign in two" }],
        members: { state: "cut", ...members, characters: [] } satisfies QuoteRefusal,
      },
    );
  }
  if (!isSameText(exact, own)) {
    return new DomainError(
      "quote-differs",
      `The article says “${own}”, without what stands around it in the quote. ${TAKE_NEAREST}`,
      {
        errors: [{ pointer: "/quote/exact", message: "has more around it than the article's words" }],
        members: { state: "wrapped", ...members, characters: [] } satisfies QuoteRefusal,
      },
    );
  }
  return new DomainError(
    "quote-differs",
    `The article says this in other characters: ${characters.slice(0, TOLD).map(inWords).join("; ")}. ${TAKE_NEAREST}`,
    {
      errors: [{ pointer: "/quote/exact", message: "differs from the article in typography" }],
      members: { state: "normalised", ...members, characters } satisfies QuoteRefusal,
    },
  );
}

function isSameText(exact: string, own: string): boolean {
  return placesInOtherTypography(own, exact, 1).length > 0;
}

/** Differences that the sentence tells; the list has them all. */
const TOLD = 4;

function inWords({ quote, text, times }: CharacterDifference): string {
  const name = (names: readonly string[]) => (names.length === 0 ? "nothing" : names.join(", "));
  return `${name(text)} where the quote has ${name(quote)}${times > 1 ? ` (${times} times)` : ""}`;
}

function notFound(text: HeldText, quote: GivenQuote, verbatimPlaces: readonly Range[]): DomainError {
  const { content } = text;
  if (verbatimPlaces.length > 0) {
    return new DomainError(
      "quote-differs",
      "The words stand in the article, but not between this prefix and this suffix.",
      {
        errors: [{ pointer: "/quote", message: "prefix or suffix does not adjoin the quote" }],
        members: {
          state: "gone",
          places: verbatimPlaces
            .slice(0, LISTED_PLACES)
            .map((place) => describePlace(content, place, verbatimPlaces)),
        } satisfies QuoteRefusal,
      },
    );
  }
  const found = find(prepareText(content, { sha256: text.sha256 }), quote);
  const isThere = found.state !== "gone";
  const shown = nearestOf(content, quote.exact, found);
  const { nearest } = shown;
  return new DomainError(isThere ? "quote-differs" : "quote-not-found", detailOf(found), {
    errors: [{ pointer: "/quote/exact", message: "does not stand in the article word for word" }],
    members: {
      state: found.state,
      // Difference by difference: what the quote says, what the text says.
      diff: shown.diff.map(({ kind, before, after }) => ({ kind, before, after })),
      meaningMayHaveChanged: found.meaningMayHaveChanged,
      nearest,
      ...(nearest === null ? {} : { comparison: compareSideBySide(quote.exact, nearest.exact) }),
    } satisfies QuoteRefusal,
  });
}

/** The likest passage, in whole words, and with as many of them at its ends as the quote has; and how it differs. */
function nearestOf(content: string, exact: string, { places, nearest, diff }: Found) {
  const place = places[0] ?? nearest;
  if (place === null) return { nearest: null, diff };
  const start = mapCodePoints(content).toUnits(place.start);
  const range = widenToUnits(content, start, start + place.exact.length);
  const wide = { ...range };
  const differences = [...diff];
  // A first or last word that found no partner: the word that stands in its place is shown.
  const [first, last] = [diff[0], diff.at(-1)];
  const lostFirst = first !== undefined && first.beforeStart === 0 && first.after === "";
  if (lostFirst) {
    wide.start = overWords(content, range.start, -1, wordsIn(first.before));
    differences[0] = { ...first, after: content.slice(wide.start, range.start).trim() };
  }
  if (last?.beforeEnd === codePoints(exact) && last.after === "" && !(lostFirst && last === first)) {
    wide.end = overWords(content, range.end, 1, wordsIn(last.before));
    differences[diff.length - 1] = { ...last, after: content.slice(range.end, wide.end).trim() };
  }
  return { nearest: quoteAt(content, widenToUnits(content, wide.start, wide.end)), diff: differences };
}

function wordsIn(text: string): number {
  return text.trim().split(/\s+/).length;
}

/** Over this many words from an offset, within its line. */
function overWords(content: string, from: number, step: 1 | -1, count: number): number {
  const reach = 40 * count;
  const line =
    step < 0
      ? content
          .slice(Math.max(0, from - reach), from)
          .split("\n")
          .at(-1)
      : content.slice(from, from + reach).split("\n")[0];
  const words = Array.from((line ?? "").matchAll(/\S+/g));
  const chosen = step < 0 ? (words.at(-count) ?? words[0]) : (words[count - 1] ?? words.at(-1));
  if (chosen === undefined) return from;
  return step < 0 ? from - (line ?? "").length + chosen.index : from + chosen.index + chosen[0].length;
}

function detailOf(found: Found): string {
  switch (found.state) {
    case "exact":
    case "normalised":
      return "The article says this in other typography. Quote it as it stands: see `nearest`.";
    case "changed":
      return "The article says something like this in other words: see `nearest` and `diff`.";
    case "ambiguous":
      return "Several passages come close, and none is this quote.";
    case "gone":
      return found.nearest === null
        ? "The article does not say this."
        : "The article does not say this; what comes closest is in `nearest`.";
  }
}

function ambiguous(content: string, places: readonly Range[]): DomainError {
  return new DomainError(
    "quote-ambiguous",
    `The quote stands ${places.length} times in the article. Give enough prefix or suffix to tell which is meant.`,
    {
      errors: [{ pointer: "/quote", message: "needs more prefix or suffix" }],
      members: {
        state: "ambiguous",
        places: places.slice(0, LISTED_PLACES).map((place) => describePlace(content, place, places)),
      } satisfies QuoteRefusal,
    },
  );
}

/**
 * A quote that would be accepted as it is: with as much context as tells its place from the others, as long as a
 * quote may bring that much.
 */
function describePlace(content: string, place: Range, places: readonly Range[]) {
  const at = quoteAt(content, place);
  for (let size = KEPT_CONTEXT; ; size = Math.min(2 * size, CONTEXT_LIMIT)) {
    const context = contextOf(content, place, size);
    const isUnique = places.every((other) => other.start === place.start || !fits(content, other, context));
    if (isUnique || size === CONTEXT_LIMIT) {
      return { exact: at.exact, ...context, start: at.start, end: at.end };
    }
  }
}
