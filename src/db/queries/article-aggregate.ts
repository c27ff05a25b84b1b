import { asc, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import type { ArticleRecord } from "../records.ts";
import { articleAddresses, articles, snapshots, texts } from "../schema.ts";

/** An address of an article: its own or an alias. */
export type AddressRecord = Omit<typeof articleAddresses.$inferSelect, "articleId">;

export type SnapshotRecord = Omit<typeof snapshots.$inferSelect, "articleId">;

export interface ArticleAggregate {
  seq: number;
  article: ArticleRecord;
  addresses: AddressRecord[];
  /** Latest first. */
  snapshots: SnapshotRecord[];
  /** The text of the latest snapshot; `content` is null where only its hash is held. */
  latestText: { sha256: string; length: number; content: string | null } | null;
}

/** How an article is named: by id, slug, or one of its addresses (normalised URL or urn). */
export type ArticleReference = { id: string } | { slug: string } | { key: string };

/** The article and what is known of its texts; null where there is none. One round trip. */
export async function loadArticle(
  db: Database,
  reference: ArticleReference,
): Promise<ArticleAggregate | null> {
  const { orm } = db;
  const id = articleId(reference);
  const [articleRows, addressRows, snapshotRows, textRows] = await orm.batch([
    orm.select().from(articles).where(sql`${articles.id} = ${id}`),
    orm
      .select()
      .from(articleAddresses)
      .where(sql`${articleAddresses.articleId} = ${id}`)
      .orderBy(asc(articleAddresses.addedAt), asc(articleAddresses.key)),
    orm
      .select()
      .from(snapshots)
      .where(sql`${snapshots.articleId} = ${id}`)
      .orderBy(desc(snapshots.retrievedAt), desc(snapshots.seq)),
    orm
      .select()
      .from(texts)
      .where(
        inArray(
          texts.sha256,
          orm
            .select({ sha256: snapshots.textSha256 })
            .from(snapshots)
            .where(sql`${snapshots.articleId} = ${id}`)
            .orderBy(desc(snapshots.retrievedAt), desc(snapshots.seq))
            .limit(1),
        ),
      ),
  ]);
  const row = articleRows[0];
  if (!row) return null;
  const { seq, ...article } = row;
  return {
    seq,
    article,
    addresses: addressRows.map(({ articleId: _, ...address }) => address),
    snapshots: snapshotRows.map(({ articleId: _, ...snapshot }) => snapshot),
    latestText: textRows[0] ?? null,
  };
}

/** The id of the article, or of the one that it was merged into, however many merges ago. */
function articleId(reference: ArticleReference): SQL {
  const condition =
    "id" in reference
      ? sql`"a"."id" = ${reference.id}`
      : "slug" in reference
        ? sql`"a"."slug" = ${reference.slug}`
        : sql`"a"."id" = (select ${articleAddresses.articleId} from ${articleAddresses} where ${articleAddresses.key} = ${reference.key})`;
  return sql`(
    with recursive "chain"("id", "next") as (
      select "a"."id", "a"."merged_into" from ${articles} as "a" where ${condition}
      union select "a"."id", "a"."merged_into" from ${articles} as "a" join "chain" on "a"."id" = "chain"."next"
    ) select "id" from "chain" where "next" is null
  )`;
}

/** Slugs that are `base` or `base-…`. */
export async function findArticleSlugs(db: Database, base: string): Promise<ReadonlySet<string>> {
  const [rows] = await db.orm.batch([
    db.orm
      .select({ slug: articles.slug })
      .from(articles)
      .where(
        or(
          eq(articles.slug, base),
          sql`${articles.slug} > ${`${base}-`} and ${articles.slug} < ${`${base}.`}`,
        ),
      ),
  ]);
  return new Set(rows.map((row) => row.slug));
}

export async function loadArticlesById(db: Database, ids: string[]): Promise<Map<string, ArticleRecord>> {
  if (ids.length === 0) return new Map();
  const [rows] = await db.orm.batch([db.orm.select().from(articles).where(inArray(articles.id, ids))]);
  return new Map(rows.map(({ seq: _, ...article }) => [article.id, article]));
}
