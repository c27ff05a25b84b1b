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
  /** Whether all are counted, on whichever page. */
  total?: boolean;
}

const VERSION = "seq || '.' || version";

/** Published articles, those last published first. One statement. */
export async function listArticles(
  db: Database,
  options: ArticleListOptions,
): Promise<{ rows: ArticleListRow[]; total: number | null }> {
  const { rows } = await db.execute(
    listStatement(`seq, published_at, ${VERSION} as version, document`, options),
  );
  return {
    rows: rows
      .filter(({ seq }) => seq !== null)
      .map((row) => ({
        seq: Number(row.seq),
        publishedAt: String(row.published_at),
        document: String(row.document),
        version: String(row.version),
      })),
    total: options.total ? Number(rows[0]?.total ?? 0) : null,
  };
}

/** The versions alone of what {@link listArticles} gives, and the total where it is asked for: what a tag is made of. */
export async function listArticleVersions(
  db: Database,
  options: ArticleListOptions,
): Promise<(string | number)[]> {
  const { rows } = await db.execute(listStatement(`seq, published_at, ${VERSION} as version`, options));
  const versions = rows.flatMap(({ seq, version }) => (seq === null ? [] : [String(version)]));
  return options.total ? [...versions, Number(rows[0]?.total ?? 0)] : versions;
}

function listStatement(columns: string, { after, limit, total }: ArticleListOptions) {
  const page = `select ${columns} from published_articles
      where ${after ? "(published_at, seq) < (?, ?)" : "true"} order by published_at desc, seq desc limit ?`;
  return {
    sql: total
      ? `with page as (${page}) select page.*, (select count(*) from published_articles) as total
          from (select 1) left join page on true order by page.published_at desc, page.seq desc`
      : page,
    args: after ? [after.at, after.seq, limit] : [limit],
  };
}
