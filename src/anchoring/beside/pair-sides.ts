import { speltAlike } from "../../language/edit-distance.ts";
import { KEPT } from "../context.ts";
import { weigh } from "../query.ts";
import type { WordBeside } from "../surroundings.ts";
import type { Word } from "../words.ts";

export interface Paired {
  /** For each word: does it stand on the other side too? */
  readonly was: readonly boolean[];
  readonly is: readonly boolean[];
  /** Index behind the furthest word of `is` that can be compared. */
  readonly sight: number;
  /** Is the neighbour that was known still the neighbour? */
  readonly kept: boolean;
}

function isSame(a: Word, b: Word, outermost: boolean): boolean {
  if (a.lower === b.lower) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === "sign") return QUOTE_SIGN.test(a.text) && QUOTE_SIGN.test(b.text);
  if (a.kind !== "word") return false;
  // "wo'nt"
  if (a.lower.replaceAll("'", "") === b.lower.replaceAll("'", "")) return true;
  // "the accused", "the accused's lawyer"
  if (/'s?$/.test(a.lower) !== /'s?$/.test(b.lower)) return false;
  if (!outermost && (a.lower.charCodeAt(0) !== b.lower.charCodeAt(0) || a.lower.length < 4)) return false;
  return (outermost && b.lower.endsWith(a.lower)) || speltAlike(a.lower, b.lower);
}

/** Words that may stand in the place of one that a selector knew, beyond twice as many. */
const REPLACED = 3;

/** Words in a row that are taken to be the same ones: a new sentence may begin as the old one did. */
const SURELY = 4;
/** What a word is worth beyond its weight if the one before it stands before it in both. */
const TOGETHER = 1;

export const QUOTE_SIGN = /^["'«»]$/;

/** The longest common subsequence of the two sides, the nearest words first. */
export function pairSides(was: readonly WordBeside[], is: readonly WordBeside[], whole: boolean): Paired {
  const same = (row: number, column: number) => {
    const [a, b] = [was[row], is[column]];
    return a !== undefined && b !== undefined && isSame(a.word, b.word, !whole && row === was.length - 1);
  };
  const keptWas = was.map(() => false);
  const keptIs = is.map(() => false);
  // An edit far from the quote leaves a long run beside it, which needs no table.
  let nearest = 0;
  while (nearest < Math.min(was.length, is.length) && same(nearest, nearest)) nearest++;
  if (nearest < SURELY) nearest = 0;
  for (let index = 0; index < nearest; index++) {
    keptWas[index] = true;
    keptIs[index] = true;
  }
  const rows = was.length - nearest + 1;
  const columns = is.length - nearest + 1;
  // The heaviest common subsequence; words that stand together in both count more than the same words strewn about, or the "the"
  // of an old sentence is found in a new one.
  const best = new Float32Array(rows * columns);
  const paired = new Float32Array(rows * columns);
  for (let row = rows - 2; row >= 0; row--) {
    for (let column = columns - 2; column >= 0; column--) {
      const at = row * columns + column;
      const rest = Math.max(best[at + columns] ?? 0, best[at + 1] ?? 0);
      if (!same(nearest + row, nearest + column)) {
        best[at] = rest;
        continue;
      }
      const word = was[nearest + row]?.word;
      const next = at + columns + 1;
      const further = Math.max(best[next] ?? 0, (paired[next] ?? 0) > 0 ? (paired[next] ?? 0) + TOGETHER : 0);
      paired[at] = (word === undefined ? 0 : weigh(word)) + further;
      best[at] = Math.max(paired[at] ?? 0, rest);
    }
  }
  let follows = false;
  for (let row = 0, column = 0; row < rows - 1 && column < columns - 1; ) {
    const at = row * columns + column;
    const pairs = paired[at] ?? 0;
    if (pairs > 0 && (pairs >= (best[at] ?? 0) || (follows && pairs + TOGETHER >= (best[at] ?? 0)))) {
      keptWas[nearest + row++] = true;
      keptIs[nearest + column++] = true;
      follows = true;
    } else {
      follows = false;
      if ((best[at + columns] ?? 0) === (best[at] ?? 0)) row++;
      else column++;
    }
  }
  const known = was.reduce((sum, { word }) => sum + weigh(word), 0);
  const kept = was.reduce((sum, { word }, index) => sum + (keptWas[index] ? weigh(word) : 0), 0);
  const isKept = known > 0 && kept / known >= KEPT;
  // A selector's context ends somewhere; what stands beyond it may have stood there before.
  const lost = was.length - 1 - keptWas.lastIndexOf(true);
  const sight =
    whole || !isKept ? is.length : keptIs.lastIndexOf(true) + 1 + (lost === 0 ? 0 : 2 * lost + REPLACED);
  return { was: keptWas, is: keptIs, sight, kept: isKept };
}
