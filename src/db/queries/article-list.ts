import type { Database } from "../database.ts";

export interface ArticleListRow {
  seq: number;
  publishedAt: string;
  document: string;
  /** Another one whenever a reader would see another byte of the article. */
  version: string;
}

export interface ArticleListOptions {
  after: { at: string; seq: number } | null;
  limit: number;
}

const VERSION = "seq || '.' || version";

/** Published articles, those last published first. One statement. */
export async function listArticles(db: Database, options: ArticleListOptions): Promise<ArticleListRow[]> {
  const { rows } = await db.execute(
    listStatement(`seq, published_at, document, ${VERSION} as version`, options),
  );
  return rows.map((row) => ({
    seq: Number(row.seq),
    publishedAt: String(row.published_at),
    document: String(row.document),
    version: String(row.version),
  }));
}

/** The versions alone of what {@link listArticles} gives: what a tag is made of. */
export async function listArticleVersions(db: Database, options: ArticleListOptions): Promise<string[]> {
  const { values } = await db.execute(listStatement(VERSION, options));
  return values.map(([version]) => String(version));
}

function listStatement(columns: string, { after, limit }: ArticleListOptions) {
  return {
    sql: `select ${columns} from published_articles
      where ${after ? "(published_at, seq) < (?, ?)" : "true"} order by published_at desc, seq desc limit ?`,
    args: after ? [after.at, after.seq, limit] : [limit],
  };
}
