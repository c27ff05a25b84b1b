import { type Found, find, prepareText } from "../anchoring/index.ts";
import { DomainError } from "../domain-error.ts";
import { codePoints } from "../language/code-points.ts";
import type { LocatedQuote } from "./record-span.ts";
import { CONTEXT_LIMIT } from "./span-input.ts";

/** A text that is held, or that the caller brought. `content` is normalised. */
export interface HeldText {
  sha256: string;
  content: string;
}

export interface GivenQuote {
  exact: string;
  prefix?: string | undefined;
  suffix?: string | undefined;
}

/**
 * How much of its surroundings is kept with a quote that was given without them, code points a side: what finds it
 * again when the text changes. Shorter than W3C selectors usually are, because readers are shown it.
 */
const KEPT_CONTEXT = 32;
/** Places of an ambiguous quote that the answer lists. */
const LISTED_PLACES = 10;

/**
 * Where the quote stands, word for word. Offsets are worked out here and never taken from a client. Throws
 * `quote-not-found` with what the text really says, typography included, or `quote-ambiguous` with every place and
 * a prefix and suffix that would tell them apart.
 */
export function locateQuote(text: HeldText, quote: GivenQuote): LocatedQuote {
  const places = placesOf(text.content, quote.exact);
  const fitting = places.filter((at) => fits(text.content, at, quote));
  if (fitting.length === 0) throw notFound(text, quote, places);
  if (fitting.length > 1) throw ambiguous(text, quote, fitting);
  const at = fitting[0] ?? 0;
  const start = codePoints(text.content.slice(0, at));
  const around = contextOf(text.content, at, at + quote.exact.length, KEPT_CONTEXT);
  return {
    exact: quote.exact,
    prefix: quote.prefix ?? around.prefix,
    suffix: quote.suffix ?? around.suffix,
    start,
    end: start + codePoints(quote.exact),
    textSha256: text.sha256,
  };
}

/** UTF-16 offsets of every place where the words stand; overlapping ones are places too. */
function placesOf(content: string, exact: string): number[] {
  const places: number[] = [];
  for (let at = content.indexOf(exact); at !== -1; at = content.indexOf(exact, at + 1)) places.push(at);
  return places;
}

function fits(content: string, at: number, { exact, prefix = "", suffix = "" }: GivenQuote): boolean {
  return (
    content.startsWith(prefix, at - prefix.length) &&
    at >= prefix.length &&
    content.startsWith(suffix, at + exact.length)
  );
}

/** Up to `size` code points on each side, in whole words where there are several. */
function contextOf(
  content: string,
  start: number,
  end: number,
  size: number,
): { prefix: string; suffix: string } {
  const before = [...content.slice(Math.max(0, start - 2 * size), start)].slice(-size).join("");
  const after = [...content.slice(end, end + 2 * size)].slice(0, size).join("");
  const cutBefore = before.length < start && /\s/u.test(before) ? before.replace(/^\S+(?=\s)/u, "") : before;
  const cutAfter =
    end + after.length < content.length && /\s/u.test(after) ? after.replace(/(?<=\s)\S+$/u, "") : after;
  return { prefix: cutBefore.toWellFormed(), suffix: cutAfter.toWellFormed() };
}

function notFound(text: HeldText, quote: GivenQuote, verbatimPlaces: number[]): DomainError {
  if (verbatimPlaces.length > 0) {
    const around = verbatimPlaces
      .slice(0, LISTED_PLACES)
      .map((at) => describePlace(text.content, at, quote.exact, verbatimPlaces));
    return new DomainError(
      "quote-not-found",
      "The words stand in the article, but not between this prefix and this suffix.",
      {
        errors: [{ pointer: "/quote", message: "prefix or suffix does not adjoin the quote" }],
        members: { state: "gone", places: around },
      },
    );
  }
  const found = find(prepareText(text.content, { sha256: text.sha256 }), quote);
  const nearest = found.places[0] ?? found.nearest;
  return new DomainError("quote-not-found", detailOf(found), {
    errors: [{ pointer: "/quote/exact", message: "does not stand in the article word for word" }],
    members: {
      state: found.state,
      // Difference by difference: what the quote says, what the text says.
      diff: found.diff.map(({ kind, before, after }) => ({ kind, before, after })),
      meaningMayHaveChanged: found.meaningMayHaveChanged,
      nearest: nearest && { exact: nearest.exact, start: nearest.start, end: nearest.end },
    },
  });
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
      return "The article does not say this.";
  }
}

function ambiguous(text: HeldText, quote: GivenQuote, places: number[]): DomainError {
  return new DomainError(
    "quote-ambiguous",
    `The quote stands ${places.length} times in the article. Give enough prefix or suffix to tell which is meant.`,
    {
      errors: [{ pointer: "/quote", message: "needs more prefix or suffix" }],
      members: {
        state: "ambiguous",
        places: places
          .slice(0, LISTED_PLACES)
          .map((at) => describePlace(text.content, at, quote.exact, places)),
      },
    },
  );
}

/**
 * A quote that would be accepted as it is: with as much context as tells its place from the others, as long as a
 * quote may bring that much.
 */
function describePlace(content: string, at: number, exact: string, places: number[]) {
  const start = codePoints(content.slice(0, at));
  const position = { start, end: start + codePoints(exact) };
  for (let size = KEPT_CONTEXT; ; size = Math.min(2 * size, CONTEXT_LIMIT)) {
    const quote = { exact, ...contextOf(content, at, at + exact.length, size) };
    const isUnique = places.every((other) => other === at || !fits(content, other, quote));
    if (isUnique || size === CONTEXT_LIMIT) return { ...quote, ...position };
  }
}
