import { REDACTED } from "../../vocabulary.ts";
import type { Database } from "../database.ts";

export const SUGGESTED_KINDS = ["topic", "claimant", "about", "publisher"] as const;
export type SuggestedKind = (typeof SUGGESTED_KINDS)[number];

export interface Suggested {
  /** As readers see it; of spellings that are one name, the last published one's. */
  value: string;
  /** Published claims; of a publisher, articles. */
  count: number;
}

/** Behind every text that begins with the same characters. */
const HIGHEST = "\u{10ffff}";

interface Named {
  /** What is looked through: an index in order of `key`. */
  rows: string;
  /** What is compared. */
  key: string;
  /** What is shown. */
  value: string;
  seq: string;
  /** Between the words of a key. */
  gap: string;
}

const NAMED: Record<SuggestedKind, Named> = {
  topic: { rows: "published_topics", key: "topic", value: "topic", seq: "claim_seq", gap: "-" },
  claimant: {
    rows: "published_claims",
    key: "claimant_key",
    value: "claimant_name",
    seq: "seq",
    gap: " ",
  },
  about: { rows: "claim_search_names", key: "key", value: "name", seq: "seq", gap: " " },
  publisher: {
    rows: "published_articles a",
    key: "publisher_key",
    value: "publisher_name",
    seq: "seq",
    gap: " ",
  },
};
/** An article stays known when the last claim that quotes it is withdrawn. */
const QUOTED = "exists (select 1 from published_spans s where s.article_id = a.article_id)";

/**
 * Topics and names of published claims that begin with `begins`, a key, and, where those are fewer than `limit`, such as have a
 * word that does; those of most claims (publishers: articles) first. One round trip.
 */
export async function findSuggestions(
  db: Database,
  { kind, begins, limit }: { kind: SuggestedKind; begins: string; limit: number },
): Promise<Suggested[]> {
  const { rows, key, value, seq, gap } = NAMED[kind];
  const shown = `${value} <> ?5${kind === "publisher" ? ` and ${QUOTED}` : ""}`;
  // Beside one max(), SQLite takes the other columns of a group from the row that has it.
  const grouped = (condition: string) => `materialized (
    select ${key} as found_key, ${value} as value, count(*) as count, max(${seq})
    from ${rows} where ${condition} and ${shown} group by ${key} order by count desc, ${key} limit ?4)`;
  const { rows: answer } = await db.execute({
    sql: `with beginning as ${grouped(`${key} >= ?1 and ${key} <= ?2`)},
      within as ${grouped(
        `(select count(*) from beginning) < ?4 and instr(${key}, ?3) and not (${key} >= ?1 and ${key} <= ?2)`,
      )}
      select value, count from (select 0 as rank, * from beginning union all select 1, * from within)
      order by rank, count desc, found_key limit ?4`,
    args: [begins, begins + HIGHEST, gap + begins, limit, REDACTED],
  });
  return answer.map((row) => ({ value: String(row.value), count: Number(row.count) }));
}
