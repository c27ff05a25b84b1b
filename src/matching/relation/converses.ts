import lists from "../lexicon/converses.json" with { type: "json" };
import { phraseStems } from "../lexicon/phrases.ts";
import type { Token } from "../tokens.ts";
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

/** A word, or the stem of what its phrase says: "lost their lives" is "die". */
const said = (tokens: readonly Token[], at: number): string =>
  phraseStems(tokens)[at] ?? tokens[at]?.word ?? "";

/** Whether two words are the two ends of one deal, whose parties have exchanged their places. */
export function isOtherEnd(
  { claim, passage, alignment }: Sides,
  { at, claimAt }: { readonly at: number; readonly claimAt: number },
): boolean {
  const [mine, theirs] = [said(claim, claimAt), said(passage, at)];
  if (endsOf.get(mine)?.has(theirs) !== true) return false;
  const before = alignment.toPassage.flatMap((to, from) => (to !== -1 && from < claimAt ? [to] : []));
  const behind = alignment.toPassage.flatMap((to, from) => (to !== -1 && from > claimAt ? [to] : []));
  return before.some((to) => to > at) && behind.some((to) => to < at);
}

/** Words of both texts without a partner that tell one deal from its two ends, as pairs of indexes. */
export function findOtherEnds(sides: Sides): { readonly at: number; readonly claimAt: number }[] {
  const { claim, passage, alignment } = sides;
  return claim.flatMap((_, claimAt) => {
    if (alignment.toPassage[claimAt] !== -1 || !endsOf.has(said(claim, claimAt))) return [];
    const at = passage.findIndex(
      (_, i) => alignment.toClaim[i] === -1 && isOtherEnd(sides, { at: i, claimAt }),
    );
    return at === -1 ? [] : [{ at, claimAt }];
  });
}
