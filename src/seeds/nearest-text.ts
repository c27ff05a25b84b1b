/**
 * The stretch of the text that shares most words with the quote, as it stands; null where none shares half of
 * them. For people who mend a quote, so it need not be the best of several equals: the first is given.
 */
export function nearestText(text: string, quote: string): string | null {
  const wanted = new Set(wordsOf(quote).map((word) => word.folded));
  const length = wordsOf(quote).length;
  const words = wordsOf(text);
  let best: { shared: number; from: number; to: number } | null = null;
  for (const [index, first] of words.entries()) {
    const stretch = words.slice(index, index + length);
    const shared = new Set(stretch.map((word) => word.folded).filter((word) => wanted.has(word))).size;
    const last = stretch.at(-1) ?? first;
    if (shared * 2 >= wanted.size && shared > (best?.shared ?? 0))
      best = { shared, from: first.from, to: last.to };
  }
  return best === null ? null : text.slice(best.from, best.to);
}

function wordsOf(text: string): { folded: string; from: number; to: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    folded: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));
}
