import { type CodePointMap, mapCodePoints } from "../language/code-points.ts";
import type { Pattern } from "./align.ts";
import { MAX_CONTEXT, MAX_EDITED_QUOTE } from "./caps.ts";
import { NEUTRAL_WORDS } from "./lexicon/neutral-words.ts";
import { type NormalView, viewNormally } from "./normal-view.ts";
import type { QuoteSelector } from "./types.ts";
import { cutsAt, cutWords, type Word } from "./words.ts";

/** A selector made ready for a search: as given, as the normal view has it, and as words. */
export interface Query {
  readonly selector: QuoteSelector;
  readonly prefix: string;
  readonly suffix: string;
  /** Prefix, quote and suffix as one text in normal view, so that what folds by its neighbours folds as in the text. */
  readonly joined: NormalView;
  /** The quote in `joined`, less white space at its ends: [start, end). */
  readonly start: number;
  readonly end: number;
  readonly exactPoints: CodePointMap;
  /** Context and quote as words; of a quote longer than `MAX_EDITED_QUOTE`, the context alone. */
  readonly pattern: Pattern;
  /** Words of the context, the nearest first. */
  readonly before: readonly Word[];
  readonly after: readonly Word[];
  /** Did the selector's own edge lie inside a word? Then a place may do so too. */
  readonly cutsFirst: boolean;
  readonly cutsLast: boolean;
}

// What a word is worth as evidence, in units of one content word.
const WEIGHTS = { sign: 0.1, neutral: 0.35, glyph: 0.5, content: 1, number: 1.2 };

export function weigh(word: Word): number {
  if (word.kind === "sign") return WEIGHTS.sign;
  if (word.kind === "glyph") return WEIGHTS.glyph;
  if (word.kind === "number") return WEIGHTS.number;
  return NEUTRAL_WORDS.has(word.lower) || word.lower.length < 3 ? WEIGHTS.neutral : WEIGHTS.content;
}

function firstPoints(text: string, count: number): string {
  return text.length <= count
    ? text
    : Array.from(text.slice(0, count * 2))
        .slice(0, count)
        .join("");
}

function lastPoints(text: string, count: number): string {
  return text.length <= count
    ? text
    : Array.from(text.slice(-count * 2))
        .slice(-count)
        .join("");
}

/** More context than this proves nothing more and costs time; a selector from elsewhere may carry a page of it. */
const CONTEXT_READ = MAX_CONTEXT * 2;

export function readSelector(selector: QuoteSelector): Query {
  const prefix = lastPoints(selector.prefix ?? "", CONTEXT_READ);
  const suffix = firstPoints(selector.suffix ?? "", CONTEXT_READ);
  const { exact } = selector;
  const joined = viewNormally(prefix + exact + suffix);
  let start = joined.fromOriginal(prefix.length);
  let end = Math.max(start, joined.fromOriginal(prefix.length + exact.length));
  while (start < end && joined.text.charCodeAt(start) === 0x20) start++;
  while (end > start && joined.text.charCodeAt(end - 1) === 0x20) end--;
  const before = cutWords(joined.text, 0, start);
  const quote = end - start > MAX_EDITED_QUOTE ? [] : cutWords(joined.text, start, end);
  const after = cutWords(joined.text, end, joined.text.length);
  const words = [...before, ...quote, ...after];
  return {
    selector,
    prefix,
    suffix,
    joined,
    start,
    end,
    exactPoints: mapCodePoints(exact),
    pattern: {
      words,
      quoteStart: before.length,
      quoteEnd: before.length + quote.length,
      weights: Float32Array.from(words, weigh),
    },
    before: before.toReversed(),
    after,
    cutsFirst: cutsAt(joined.text, start),
    cutsLast: cutsAt(joined.text, end),
  };
}
