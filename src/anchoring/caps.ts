/**
 * Every bound on the work that one find may do. A text of 20,000 repeats, a quote of a million letters or a
 * hostile page costs no more than these allow; what lies beyond a cap is not looked at, so a cap can only turn
 * an answer into `gone` or `ambiguous`, never into a wrong place.
 *
 * Work is counted in units of about a microsecond on the machine it was measured on (see
 * docs/decisions/0003-anchoring.md), so that a caller can do a find in slices.
 */

/** Context that a selector carries on each side, code points. */
export const MAX_CONTEXT = 64;
/** Context that `describe` gives even to an unambiguous quote: without it an edited quote has no neighbours. */
export const MIN_CONTEXT = 32;

/** Places listed in an `ambiguous` answer. */
export const MAX_PLACES = 1000;
/** Verbatim (or normalised) places whose neighbours are compared. */
export const MAX_OCCURRENCES = 256;
/** Of those, how many are compared word by word; the rest only by the characters next to them. */
export const MAX_COMPARED = 24;

/** n-grams of the quote that are looked for in the text; each is one pass of the engine's `indexOf`. */
export const MAX_SEEDS = 14;
/** An n-gram found more often than this is no seed: it is too common to point anywhere. */
export const MAX_SEED_HITS = 48;
/** Windows that approximate search looks into. */
export const MAX_WINDOWS = 10;
/** Windows that are aligned word by word. */
export const MAX_ALIGNED = 6;
/** Characters of a quote that is looked for in other words; a longer one is found only as it was, typography aside. */
export const MAX_EDITED_QUOTE = 6_000;
/** Characters of a window. */
export const MAX_WINDOW = 12_000;
/** Characters of a pattern, and of a window, handed to approximate search. */
export const MAX_PATTERN = 64;
export const MAX_APPROXIMATE_WINDOW = 1_600;
/** Text inserted in mid-quote (an advert, a related-links box) that a search reaches across, characters. */
export const MAX_INSERTED = 1_500;
/** Cells of one word alignment; a longer pair is paired word by word in step. */
export const MAX_CELLS = 200_000;
/** Cells of all alignments of one find together; the likeliest window is aligned in any case. */
export const MAX_CELLS_IN_ALL = 600_000;
/** Letters of one word; a longer run of letters is cut into words of this length. */
export const MAX_WORD = 64;

/** Units of work in a slice when the caller names no budget: about 8 ms. */
export const DEFAULT_BUDGET = 8_000;
/** Characters that the engine's `indexOf` passes in one unit. */
export const SCANNED_PER_UNIT = 1_500;
/** Alignment cells in one unit. */
export const CELLS_PER_UNIT = 30;
/** Characters tokenised in one unit. */
export const TOKENISED_PER_UNIT = 12;
/** Characters × 32-character blocks of pattern that approximate search passes in one unit. */
export const APPROXIMATE_PER_UNIT = 60;
