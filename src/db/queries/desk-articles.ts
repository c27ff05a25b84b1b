import type { Database } from "../database.ts";

/** An article as the desk lists it. */
export interface DeskArticle {
  seq: number;
  id: string;
  slug: string;
  /** Its headline, ours where it has none; null where it has neither. */
  headline: string | null;
  language: string | null;
  url: string | null;
  publisher: string | null;
  publishedOn: string | null;
  textLength: number | null;
  createdAt: string;
  createdBy: string;
  /** Quotes from it that stand in a claim now. */
  quotes: number;
}

/** Articles, those added last first, those merged into others left out; `words`: with these in headline or address. One statement. */
export async function listDeskArticles(
  db: Database,
  { words, before, limit }: { words: string | null; before: number | null; limit: number },
): Promise<DeskArticle[]> {
  const { rows } = await db.execute({
    sql: `select a.seq, a.id, a.slug, coalesce(a.headline, a.descriptive_headline) as headline, a.language, a.url,
        a.publisher_name, a.published_on, a.text_length, a.created_at, e.name as created_by,
        (select count(*) from spans s where s.article_id = a.id and s.retracted_at is null) as quotes
      from articles a join editors e on e.id = a.created_by
      where a.merged_into is null and (?1 is null or a.seq < ?1)
        and (?2 is null or instr(lower(coalesce(a.headline, '') || ' ' || coalesce(a.descriptive_headline, '') || ' ' || coalesce(a.url, '')), lower(?2)) > 0)
      order by a.seq desc limit ?3`,
    args: [before, words, limit],
  });
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return rows.map((row) => ({
    seq: Number(row.seq),
    id: String(row.id),
    slug: String(row.slug),
    headline: text(row.headline),
    language: text(row.language),
    url: text(row.url),
    publisher: text(row.publisher_name),
    publishedOn: text(row.published_on),
    textLength: row.text_length === null ? null : Number(row.text_length),
    createdAt: String(row.created_at),
    createdBy: String(row.created_by),
    quotes: Number(row.quotes),
  }));
}
