import type { Word } from "./words.ts";

/** A run of the quote's words and what stands in its place: indices into the two lists, ends excluded. */
export interface DifferingRun {
  readonly quoteFrom: number;
  readonly quoteTo: number;
  readonly textFrom: number;
  readonly textTo: number;
}

/**
 * The runs of words that are not the very same in `quote[quoteFrom..quoteTo)` and `text[textFrom..textTo)`, given
 * which word of the text each word of the quote was paired with (−1: with none). A space put in or taken out between
 * two equal words is a difference too.
 */
export function diffWords(
  quote: readonly Word[],
  text: readonly Word[],
  partner: ArrayLike<number>,
  range: DifferingRun,
): DifferingRun[] {
  const runs: DifferingRun[] = [];
  let i = range.quoteFrom;
  let j = range.textFrom;
  let runI = i;
  let runJ = j;
  const close = () => {
    if (i > runI || j > runJ) runs.push({ quoteFrom: runI, quoteTo: i, textFrom: runJ, textTo: j });
  };
  while (i < range.quoteTo || j < range.textTo) {
    const other = i < range.quoteTo ? (partner[i] ?? -1) : Number.POSITIVE_INFINITY;
    if (other === j) {
      const a = quote[i];
      const b = text[j];
      if (a?.text === b?.text) {
        const open = i > runI || j > runJ;
        const inner = i > range.quoteFrom && j > range.textFrom;
        if (inner && !open && a?.spaced !== b?.spaced) {
          runs.push({ quoteFrom: i - 1, quoteTo: i + 1, textFrom: j - 1, textTo: j + 1 });
        } else close();
        i++;
        j++;
        runI = i;
        runJ = j;
      } else {
        i++;
        j++;
      }
    } else if (other < 0 || j >= range.textTo) i++;
    else j++;
  }
  close();
  return runs;
}
