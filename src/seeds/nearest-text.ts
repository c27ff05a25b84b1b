/**
 * The stretch of the text, as it stands, that has most of the quote's words, words in their place counting double;
 * null where it has fewer than half of them. For people who mend a quote: of several equals the first is given.
 */
export function nearestText(text: string, quote: string): string | null {
  const wanted = wordsOf(quote).map((word) => word.folded);
  const words = wordsOf(text);
  let best: { score: number; from: number; to: number } | null = null;
  for (const [index, first] of words.entries()) {
    const stretch = words.slice(index, index + wanted.length);
    const shared = stretch.filter((word) => wanted.includes(word.folded)).length;
    const inPlace = stretch.filter((word, at) => word.folded === wanted[at]).length;
    const score = shared + inPlace;
    if (shared * 2 >= wanted.length && score > (best?.score ?? 0)) {
      best = { score, from: first.from, to: stretch.at(-1)?.to ?? first.to };
    }
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
