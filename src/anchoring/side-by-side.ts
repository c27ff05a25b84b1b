import { type CharacterDifference, differingCharacters, inOneTypography } from "./same-typography.ts";

/**
 * A stretch of two wordings beside each other. Where they are the same, `quote` and `text` are the same string; where they
 * differ, either may be empty. `characters` names what differs in typography alone, and is empty for other words.
 */
export interface SideBySide {
  readonly quote: string;
  readonly text: string;
  readonly characters: readonly CharacterDifference[];
}

/** Cells of the table that is filled for one comparison: 1,000 pieces a side. Beyond, all of it is one difference. */
const MOST_CELLS = 1_000_000;

/** Words with the signs that hang on them, numbers, and what stands between: each a piece of its own. */
const PIECE = /[\p{L}\p{M}\p{N}]+|\s|[^\p{L}\p{M}\p{N}\s]/gu;

/**
 * What somebody quoted and what the text says, word by word: joined, the runs' `quote` give the one, their `text` the other. The
 * longest common subsequence of the pieces decides what counts as the same (Wagner and Fischer, 1974).
 */
export function compareSideBySide(quote: string, text: string): SideBySide[] {
  if (quote === text) return quote === "" ? [] : [{ quote, text, characters: [] }];
  const [a, b] = [quote.match(PIECE) ?? [], text.match(PIECE) ?? []];
  const pairs = a.length * b.length > MOST_CELLS ? [] : commonPieces(a, b);
  const runs: SideBySide[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    if (x > i || y > j) runs.push(differing(a.slice(i, x).join(""), b.slice(j, y).join("")));
    const piece = a[x];
    if (piece !== undefined) runs.push({ quote: piece, text: piece, characters: [] });
    [i, j] = [x + 1, y + 1];
  }
  return joined(runs);
}

function differing(quote: string, text: string): SideBySide {
  const isTypography = inOneTypography(quote) === inOneTypography(text);
  return { quote, text, characters: isTypography ? differingCharacters(quote, text) : [] };
}

/** Indices of the pieces that both have, in order. */
function commonPieces(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** Neighbours that are both the same, or both different in words, are one; a lone space between two other wordings too. */
function joined(runs: readonly SideBySide[]): SideBySide[] {
  const joint: SideBySide[] = [];
  for (const run of runs) {
    const [before, last] = [joint.at(-2), joint.at(-1)];
    if (last === undefined) joint.push(run);
    else if (isSame(last) && isSame(run)) joint.splice(-1, 1, merge([last, run]));
    else if (before !== undefined && isOther(before) && isOther(run) && /^\s$/u.test(last.quote))
      joint.splice(-2, 2, merge([before, last, run]));
    else joint.push(run);
  }
  return joint;
}

function isSame({ quote, text }: SideBySide): boolean {
  return quote === text;
}

/** Other words, not the same ones in other typography. */
function isOther(run: SideBySide): boolean {
  return !isSame(run) && run.characters.length === 0;
}

function merge(runs: readonly SideBySide[]): SideBySide {
  return {
    quote: runs.map(({ quote }) => quote).join(""),
    text: runs.map(({ text }) => text).join(""),
    characters: [],
  };
}
