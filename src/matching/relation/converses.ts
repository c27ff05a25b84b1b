import lists from "../lexicon/converses.json" with { type: "json" };
import { phraseStems } from "../lexicon/phrases.ts";
import { oncePerText } from "../once-per-text.ts";
import type { Sides } from "./sides.ts";

/** By a word, what tells the same deal from its other end: "Sweden beat Norway", "Norway lost to Sweden". */
const endsOf = new Map<string, Set<string>>();
for (const line of lists) {
  const [one = [], other = []] = line.split("|").map((side) => side.trim().split(/\s+/));
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const word of mine) endsOf.set(word, new Set([...(endsOf.get(word) ?? []), ...theirs]));
  }
}

/** Where a text tells one end of a deal: words, or the stems of what their phrases say ("lost their lives" is "die"). */
const readEnds = oncePerText<ReadonlyMap<number, string>>((tokens) => {
  const phrases = phraseStems(tokens);
  return new Map(
    tokens.flatMap(({ word }, at) => {
      const said = phrases[at] ?? word;
      return endsOf.has(said) ? [[at, said] as const] : [];
    }),
  );
});

/** Whether two words are the two ends of one deal, whose parties have exchanged their places. */
export function isOtherEnd(
  { claim, passage, alignment }: Sides,
  { at, claimAt }: { readonly at: number; readonly claimAt: number },
): boolean {
  const [mine, theirs] = [readEnds(claim).get(claimAt), readEnds(passage).get(at)];
  if (mine === undefined || theirs === undefined || endsOf.get(mine)?.has(theirs) !== true) return false;
  const before = alignment.toPassage.flatMap((to, from) => (to !== -1 && from < claimAt ? [to] : []));
  const behind = alignment.toPassage.flatMap((to, from) => (to !== -1 && from > claimAt ? [to] : []));
  return before.some((to) => to > at) && behind.some((to) => to < at);
}

/** Words of both texts without a partner that tell one deal from its two ends, as pairs of indexes. */
export function findOtherEnds(sides: Sides): { readonly at: number; readonly claimAt: number }[] {
  const { toClaim, toPassage } = sides.alignment;
  const found: { at: number; claimAt: number }[] = [];
  for (const claimAt of readEnds(sides.claim).keys()) {
    if (toPassage[claimAt] !== -1) continue;
    for (const at of readEnds(sides.passage).keys()) {
      if (toClaim[at] !== -1 || !isOtherEnd(sides, { at, claimAt })) continue;
      found.push({ at, claimAt });
      break;
    }
  }
  return found;
}
