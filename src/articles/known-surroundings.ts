import { type Surroundings, surroundingsOf } from "../anchoring/index.ts";
import type { Database } from "../db/database.ts";
import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import { loadTextContent } from "../db/queries/article-spans.ts";
import type { SpanRecord } from "../db/records.ts";
import { mapCodePoints } from "../language/code-points.ts";

/**
 * What stood beside each quote in the text that it was accepted in, as far as that text is held: by the quote's id. Texts are
 * read one after the other, so that no more than one old text is in memory beside the latest.
 */
export async function knownSurroundings(
  db: Database,
  latestText: ArticleAggregate["latestText"],
  spans: readonly SpanRecord[],
): Promise<Map<string, Surroundings>> {
  const known = new Map<string, Surroundings>();
  for (const [sha256, accepted] of Map.groupBy(spans, ({ textSha256 }) => textSha256)) {
    const content = sha256 === latestText?.sha256 ? latestText.content : await loadTextContent(db, sha256);
    if (content === null) continue;
    const { toUnits } = mapCodePoints(content);
    for (const { id, start, end } of accepted) {
      known.set(id, surroundingsOf(content, toUnits(start), toUnits(end)));
    }
  }
  return known;
}
