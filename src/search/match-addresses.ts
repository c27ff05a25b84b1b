import type { Database } from "../db/database.ts";
import { findClaimsAtPages } from "../db/queries/claims-at-pages.ts";
import { codePoints } from "../language/code-points.ts";
import { addressesInText } from "../urls/addresses-in-text.ts";
import type { PassageMatch } from "./match-passages.ts";

/**
 * Claims with a quote on a page whose address stands in the text: a message that is only a link says nothing to
 * compare, and yet is about that page. `possible` and `related`, as nobody knows which of the page's words are meant;
 * score 0, as an address repeats nothing. No round trip for a text without addresses, else one.
 */
export async function matchAddresses(
  db: Pick<Database, "execute">,
  { text, language, limit }: { text: string; language: string | null; limit: number },
): Promise<PassageMatch[]> {
  const addresses = addressesInText(text);
  if (addresses.length === 0) return [];
  const keys = [...new Set(addresses.flat().map(({ key }) => key))];
  const found = Map.groupBy(await findClaimsAtPages(db, { keys, language, limit }), ({ key }) => key);
  const matches = new Map<string, PassageMatch>();
  for (const readings of addresses) {
    // The longest reading that is a page of ours is the one that was meant.
    const reading = readings.find(({ key }) => found.has(key));
    if (reading === undefined) continue;
    const start = codePoints(text.slice(0, reading.start));
    const passage = { exact: reading.exact, start, end: start + codePoints(reading.exact) };
    for (const { claimId } of found.get(reading.key) ?? []) {
      if (matches.has(claimId)) continue;
      matches.set(claimId, {
        passage,
        claimId,
        score: 0,
        confidence: "possible",
        relation: "related",
        differences: [],
        residue: [],
        secondOpinion: null,
      });
    }
  }
  return [...matches.values()];
}

/**
 * What the words matched, then what the addresses did, each claim once: at most `limit`, of which the addresses have up
 * to half where there is more than room for.
 */
export function withAddresses(
  matches: readonly PassageMatch[],
  atAddresses: readonly PassageMatch[],
  limit: number,
): PassageMatch[] {
  const known = new Set(matches.map(({ claimId }) => claimId));
  const more = atAddresses.filter(({ claimId }) => !known.has(claimId));
  const kept = matches.slice(0, limit - Math.min(more.length, Math.floor(limit / 2)));
  return [...kept, ...more].slice(0, limit);
}
