import { asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { prepareRead, readAll } from "../prepared-read.ts";
import type { ArticleRecord } from "../records.ts";
import { articleAddresses, articles, snapshots, texts } from "../schema.ts";
import { build } from "../statements.ts";
import { newestFirst } from "./guards.ts";

/** An address of an article: its own or an alias. */
export type AddressRecord = Omit<typeof articleAddresses.$inferSelect, "articleId">;

export type SnapshotRecord = Omit<typeof snapshots.$inferSelect, "articleId">;

export interface ArticleAggregate {
  seq: number;
  article: ArticleRecord;
  addresses: AddressRecord[];
  /** Newest first, whatever their extent. */
  snapshots: SnapshotRecord[];
  /** The text of the newest whole snapshot; `content` is null where only its hash is held. */
  latestText: { sha256: string; length: number; content: string | null } | null;
}

/** How an article is named: by id, slug, or one of its addresses (normalised URL or urn). */
export type ArticleReference = { id: string } | { slug: string } | { key: string };

const given = sql.placeholder("reference");
const BY_ID = readsOf(sql`"a"."id" = ${given}`);
const BY_SLUG = readsOf(sql`"a"."slug" = ${given}`);
const BY_KEY = readsOf(
  sql`"a"."id" = (select ${articleAddresses.articleId} from ${articleAddresses} where ${articleAddresses.key} = ${given})`,
);

/** The article and what is known of its texts; null where there is none. One round trip. */
export async function loadArticle(
  db: Database,
  reference: ArticleReference,
): Promise<ArticleAggregate | null> {
  const [reads, value] =
    "id" in reference
      ? [BY_ID, reference.id]
      : "slug" in reference
        ? [BY_SLUG, reference.slug]
        : [BY_KEY, reference.key];
  const { articleRows, addressRows, snapshotRows, textRows } = await readAll(db, reads, {
    reference: value,
  });
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

/** `condition` chooses the article "a". */
function readsOf(condition: SQL) {
  const id = surviving(condition);
  return {
    articleRows: prepareRead(build.select().from(articles).where(sql`${articles.id} = ${id}`)),
    addressRows: prepareRead(
      build
        .select()
        .from(articleAddresses)
        .where(sql`${articleAddresses.articleId} = ${id}`)
        .orderBy(asc(articleAddresses.addedAt), asc(articleAddresses.key)),
    ),
    snapshotRows: prepareRead(
      build
        .select()
        .from(snapshots)
        .where(sql`${snapshots.articleId} = ${id}`)
        .orderBy(...newestFirst),
    ),
    textRows: prepareRead(
      build
        .select()
        .from(texts)
        .where(
          inArray(
            texts.sha256,
            build
              .select({ sha256: snapshots.textSha256 })
              .from(snapshots)
              .where(sql`${snapshots.articleId} = ${id} and ${snapshots.extent} = 'whole'`)
              .orderBy(...newestFirst)
              .limit(1),
          ),
        ),
    ),
  };
}

/** The id of the article, or of the one that it was merged into, however many merges ago. */
function surviving(condition: SQL): SQL {
  return sql`(
    with recursive "chain"("id", "next") as (
      select "a"."id", "a"."merged_into" from ${articles} as "a" where ${condition}
      union select "a"."id", "a"."merged_into" from ${articles} as "a" join "chain" on "a"."id" = "chain"."next"
    ) select "id" from "chain" where "next" is null
  )`;
}

const base = sql.placeholder("base");
const SLUGS = {
  rows: prepareRead(
    build
      .select({ slug: articles.slug })
      .from(articles)
      .where(
        or(
          eq(articles.slug, base),
          sql`${articles.slug} > ${base} || '-' and ${articles.slug} < ${base} || '.'`,
        ),
      ),
  ),
};

/** Slugs that are `base` or `base-…`. */
export async function findArticleSlugs(db: Database, base: string): Promise<ReadonlySet<string>> {
  const { rows } = await readAll(db, SLUGS, { base });
  return new Set(rows.map((row) => row.slug));
}

export async function loadArticlesById(db: Database, ids: string[]): Promise<Map<string, ArticleRecord>> {
  if (ids.length === 0) return new Map();
  const [rows] = await db.orm.batch([db.orm.select().from(articles).where(inArray(articles.id, ids))]);
  return new Map(rows.map(({ seq: _, ...article }) => [article.id, article]));
}
