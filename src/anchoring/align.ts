import { speltAlike } from "../language/edit-distance.ts";
import type { Word } from "./words.ts";

/**
 * The best alignment of a quote, with the context that its selector carries, to a stretch of text, word by word:
 * Gotoh's algorithm (O. Gotoh, "An improved algorithm for matching biological sequences", 1982) with the two ends
 * of the stretch free. The context takes part so that the quote's edges fall where the neighbours end, even when
 * the quote's own first or last word was replaced.
 */
export interface Aligned {
  /** For each word of the pattern, the index of its word in the stretch, or −1. */
  readonly partner: Int32Array;
  /** 2: the partner is the same word, case aside; 1: it is spelt alike; 0: it merely stands in its place. */
  readonly similar: Uint8Array;
}

export interface Pattern {
  readonly words: readonly Word[];
  /** `words[quoteStart..quoteEnd)` is the quote; what is before and behind is context. */
  readonly quoteStart: number;
  readonly quoteEnd: number;
  readonly weights: Float32Array;
}

// Scores in thousandths of one content word's weight: integers, for the engine adds those faster.
const SAME = 1000;
/** Only case differs: nearly the same word. */
const SAME_BUT_CASE = 950;
/** Spelt alike: enough to pair the two, not enough to prefer them to the same word further on. */
const SPELT_ALIKE = 600;
/** Two numbers or two capitalised words that differ are probably the one replaced by the other. */
const SAME_SORT = 200;
/** One word in another's place costs less than leaving one out and putting one in, so that runs stay together. */
const REPLACED = -250;
/** A word of the quote that has no partner. */
const LEFT_OUT = -350;
/** A word of the context that has no partner: context is evidence where it is kept, no more. */
const CONTEXT_LEFT_OUT = -50;
/** Words put in: opening the gap costs more than its length, for an advert may be long. */
const GAP_OPENED = -600;
const GAP_EXTENDED = -20;
/** Out of the question. */
const NEVER = -1_000_000;

const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;

function isCapitalised(word: Word): boolean {
  return word.kind === "word" && word.text !== word.lower;
}

/** How well two words pair, from `NEVER` to `SAME`. */
function likeness(a: Word, b: Word): number {
  if (a.text === b.text) return SAME;
  if (a.lower === b.lower) return SAME_BUT_CASE;
  if ((a.kind === "sign") !== (b.kind === "sign")) return NEVER;
  if (a.kind === "number" && b.kind === "number") return SAME_SORT;
  if (a.kind === "word" && b.kind === "word") {
    if (speltAlike(a.lower, b.lower)) return SPELT_ALIKE;
    if (isCapitalised(a) && isCapitalised(b)) return SAME_SORT;
  }
  return REPLACED;
}

/** Numbers equal texts of both sides alike, so that comparing two words is comparing two integers. */
function identify(pattern: readonly Word[], stretch: readonly Word[]) {
  const ids = new Map<string, number>();
  const samples: Word[] = [];
  const number = (word: Word): number => {
    let id = ids.get(word.text);
    if (id === undefined) {
      id = samples.length;
      ids.set(word.text, id);
      samples.push(word);
    }
    return id;
  };
  return { pattern: pattern.map(number), stretch: stretch.map(number), samples };
}

export function align(pattern: Pattern, stretch: readonly Word[]): Aligned {
  const rows = pattern.words.length;
  const columns = stretch.length;
  const width = columns + 1;
  const ids = identify(pattern.words, stretch);
  const partner = new Int32Array(rows).fill(-1);
  const similar = new Uint8Array(rows);
  const likenessOfRow = new Map<number, Int32Array>();

  // Best score of an alignment that ends at a cell by pairing (m), leaving out (u) or putting in (l): the row above.
  const m = new Int32Array(width);
  const u = new Int32Array(width).fill(NEVER);
  const l = new Int32Array(width).fill(NEVER);
  // Where each of the three came from: two bits each.
  const trail = new Uint8Array((rows + 1) * width);
  const stretchIds = Int32Array.from(ids.stretch);

  for (let row = 1; row <= rows; row++) {
    const word = pattern.words[row - 1];
    if (word === undefined) break;
    const weight = pattern.weights[row - 1] ?? 1;
    const inQuote = row > pattern.quoteStart && row <= pattern.quoteEnd;
    const leftOut = Math.round((inQuote ? LEFT_OUT : CONTEXT_LEFT_OUT) * weight);
    const id = ids.pattern[row - 1] ?? 0;
    let scores = likenessOfRow.get(id);
    if (scores === undefined) {
      scores = new Int32Array(ids.samples.length);
      let sample = 0;
      for (const other of ids.samples) scores[sample++] = Math.round(likeness(word, other) * weight);
      likenessOfRow.set(id, scores);
    }
    // Behind the last row the stretch goes on for free.
    const gapExtended = row === rows ? 0 : GAP_EXTENDED;
    const gapOpened = row === rows ? 0 : GAP_OPENED;
    let diagonalM = m[0] ?? 0;
    let diagonalU = u[0] ?? 0;
    let diagonalL = l[0] ?? 0;
    let leftM = NEVER;
    let leftU = Math.max(diagonalM, diagonalU) + leftOut;
    let leftL = NEVER;
    m[0] = leftM;
    u[0] = leftU;
    l[0] = leftL;
    const base = row * width;
    trail[base] = (diagonalU > diagonalM ? UP : DIAGONAL) << 2;
    for (let column = 1; column < width; column++) {
      const upM = m[column] as number;
      const upU = u[column] as number;
      const upL = l[column] as number;
      // Pairing.
      let steps = DIAGONAL;
      let best = diagonalM;
      if (diagonalU > best) {
        best = diagonalU;
        steps = UP;
      }
      if (diagonalL > best) {
        best = diagonalL;
        steps = LEFT;
      }
      const paired = best + (scores[stretchIds[column - 1] as number] as number);
      // Leaving the pattern's word out.
      best = upM;
      if (upU > best) {
        best = upU;
        steps |= UP << 2;
        if (upL > best) {
          best = upL;
          steps ^= (UP ^ LEFT) << 2;
        }
      } else if (upL > best) {
        best = upL;
        steps |= LEFT << 2;
      }
      const missing = best + leftOut;
      // Putting a word of the stretch in.
      best = leftM + gapOpened;
      const openU = leftU + gapOpened;
      const extend = leftL + gapExtended;
      if (openU > best) {
        best = openU;
        steps |= UP << 4;
        if (extend > best) {
          best = extend;
          steps ^= (UP ^ LEFT) << 4;
        }
      } else if (extend > best) {
        best = extend;
        steps |= LEFT << 4;
      }
      diagonalM = upM;
      diagonalU = upU;
      diagonalL = upL;
      leftM = paired;
      leftU = missing;
      leftL = best;
      m[column] = paired;
      u[column] = missing;
      l[column] = best;
      trail[base + column] = steps;
    }
  }

  let column = 0;
  let state = DIAGONAL;
  let best = Number.NEGATIVE_INFINITY;
  for (let index = 0; index <= columns; index++) {
    if ((m[index] ?? 0) > best) {
      best = m[index] ?? 0;
      column = index;
      state = DIAGONAL;
    }
    if ((u[index] ?? 0) > best) {
      best = u[index] ?? 0;
      column = index;
      state = UP;
    }
  }
  for (let row = rows; row > 0; ) {
    const steps = trail[row * width + column] ?? 0;
    if (state === DIAGONAL) {
      const word = pattern.words[row - 1];
      const other = stretch[column - 1];
      if (word === undefined || other === undefined) break;
      partner[row - 1] = column - 1;
      const like = likeness(word, other);
      similar[row - 1] = like >= SAME_BUT_CASE ? 2 : like >= SPELT_ALIKE ? 1 : 0;
      state = steps & 3;
      row--;
      column--;
    } else if (state === UP) {
      state = (steps >> 2) & 3;
      row--;
    } else {
      state = (steps >> 4) & 3;
      column--;
    }
  }
  return { partner, similar };
}
