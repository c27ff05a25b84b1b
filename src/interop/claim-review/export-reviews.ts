import type { Database } from "../../db/database.ts";
import { listReviews } from "../../db/queries/review-feed.ts";
import type { ReviewHouse } from "../../publications/claim-review.ts";
import { reviewItem } from "./review-item.ts";

const ROWS = 500;

/** The whole feed as the text of one DataFeed, in parts: a line an item. */
export async function* exportReviews(db: Database, house: ReviewHouse): AsyncGenerator<string> {
  yield '{"@context":"https://schema.org","@type":"DataFeed","dataFeedElement":[\n';
  let rows = await listReviews(db, null, ROWS);
  const from = rows[0]?.seq ?? 0;
  let separator = "";
  for (;;) {
    for (const row of rows) {
      yield `${separator}${JSON.stringify(reviewItem(row, house))}`;
      separator = ",\n";
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS) break;
    rows = await listReviews(db, { from, last: last.seq }, ROWS);
  }
  yield "\n]}\n";
}
