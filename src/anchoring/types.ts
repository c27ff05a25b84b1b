/**
 * A quote as W3C Web Annotation describes it: TextQuoteSelector (`exact`, `prefix`, `suffix`) and
 * TextPositionSelector (`start`, `end`) in one. Positions are Unicode code points, `start < end`, in the
 * text whose SHA-256 is `textSha256`; in any other text they prove nothing.
 */
export interface QuoteSelector {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** Lower-case hex. */
  readonly textSha256?: string | undefined;
}

/** What `describe` answers: a selector with every part that the text could give. */
export interface Description extends QuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}

export type DifferenceKind = "number" | "negation" | "name" | "date" | "wording";

/**
 * One run of words that differ. `before` is the quote's side, `after` the text's; either may be empty (an
 * insertion, a deletion). `beforeStart`/`beforeEnd` are code points in `exact`, `afterStart`/`afterEnd`
 * code points in the text. A negation that now stands beside the quote, not in it, has
 * `beforeStart === beforeEnd` at the quote's edge and `outside: true`.
 */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly before: string;
  readonly after: string;
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
  /** Could this difference alone make the quote say something else? */
  readonly altersMeaning: boolean;
  readonly outside: boolean;
}

/** A stretch of the text, in code points, and the words that stand there now. `score` is 0..1. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly score: number;
}

export type AnchorState = "exact" | "normalised" | "changed" | "ambiguous" | "gone";

/** The quote has one place. */
export interface Located {
  readonly state: "exact" | "normalised" | "changed";
  /** The words stand there, but neither the prefix nor the suffix does. */
  readonly moved: boolean;
  readonly meaningMayHaveChanged: boolean;
  /** Empty unless `changed`. */
  readonly diff: readonly Difference[];
  readonly places: readonly [Place];
  readonly nearest: null;
  readonly score: number;
}

/** Several places are equally good; all are given (at most `MAX_PLACES`), best first, then in reading order. */
export interface Ambiguous {
  readonly state: "ambiguous";
  readonly moved: boolean;
  /** Set when the words of any of the places may say something else. */
  readonly meaningMayHaveChanged: boolean;
  readonly diff: readonly [];
  readonly places: readonly Place[];
  readonly nearest: null;
  readonly score: number;
}

/** The quote is not in the text. `nearest` is the likest text, for an editor to look at, and `diff` how it differs. */
export interface Gone {
  readonly state: "gone";
  readonly moved: false;
  readonly meaningMayHaveChanged: true;
  readonly diff: readonly Difference[];
  readonly places: readonly [];
  readonly nearest: Place | null;
  readonly score: number;
}

export type Found = Located | Ambiguous | Gone;

/** A search under way. `step` does about `budget` units of work (see caps.ts) and answers null until it is done. */
export interface FindInProgress {
  step(budget?: number): Found | null;
}

/** Work that can be stopped between any two yields, each of which says how much was done (caps.ts). */
export type Search<T> = Generator<number, T>;
