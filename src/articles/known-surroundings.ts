import { type Surroundings, surroundingsOf } from "../anchoring/index.ts";
import type { Database } from "../db/database.ts";
import { loadTextContent } from "../db/queries/article-spans.ts";
import type { SpanRecord } from "../db/records.ts";
import { mapCodePoints } from "../language/code-points.ts";

/**
 * What stood beside each quote in the text that it was accepted in, as far as that text is held: by the quote's id. Texts are
 * read one after the other, so that no more than one old text is in memory beside the one at hand.
 */
export async function knownSurroundings(
  db: Database,
  atHand: { sha256: string; content: string | null } | null,
  spans: readonly SpanRecord[],
): Promise<Map<string, Surroundings>> {
  const known = new Map<string, Surroundings>();
  for (const [sha256, accepted] of Map.groupBy(spans, ({ textSha256 }) => textSha256)) {
    const content = sha256 === atHand?.sha256 ? atHand.content : await loadTextContent(db, sha256);
    if (content === null) continue;
    const { toUnits } = mapCodePoints(content);
    for (const { id, start, end } of accepted) {
      known.set(id, surroundingsOf(content, toUnits(start), toUnits(end)));
    }
  }
  return known;
}
