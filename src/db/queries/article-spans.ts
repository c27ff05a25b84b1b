import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type Database, toStatement } from "../database.ts";
import type { SpanRecord } from "../records.ts";
import { articles, publishedArticles, publishedClaims, publishedSpans, spans, texts } from "../schema.ts";
import { build, type Statement } from "../statements.ts";
import type { PublicationProjection } from "./publication-writes.ts";
import { type SearchEntry, searchStatements, unsearchStatements } from "./search-index.ts";

export interface PublishedClaimRow {
  seq: number;
  claimId: string;
  publicationId: string;
  revision: number;
  summary: string;
  details: string;
}

export interface ArticleSpans {
  articleId: string;
  /** Every span of the article, retracted ones included: its number is what the guard holds. */
  spans: SpanRecord[];
  /** Ids of spans that readers see. */
  published: Set<string>;
  claims: (PublishedClaimRow & {
    /** Ids of the facts that it reports, as search keeps them. */
    reports: string[];
  })[];
}

/** The quotes of an article and the published claims that they stand in. One round trip. */
export async function loadArticleSpans(db: Database, articleId: string): Promise<ArticleSpans> {
  const { orm } = db;
  const [spanRows, publishedRows, claimRows] = await orm.batch([
    orm.select().from(spans).where(eq(spans.articleId, articleId)).orderBy(asc(spans.seq)),
    orm
      .select({ spanId: publishedSpans.spanId })
      .from(publishedSpans)
      .where(eq(publishedSpans.articleId, articleId)),
    orm
      .select({
        seq: publishedClaims.seq,
        claimId: publishedClaims.claimId,
        publicationId: publishedClaims.publicationId,
        revision: publishedClaims.revision,
        summary: publishedClaims.summary,
        details: publishedClaims.details,
        reports: sql<string>`(select "reports" from "claim_search_entries" where "seq" = ${publishedClaims.seq})`,
      })
      .from(publishedClaims)
      .where(
        inArray(
          publishedClaims.seq,
          orm
            .select({ seq: publishedSpans.claimSeq })
            .from(publishedSpans)
            .where(eq(publishedSpans.articleId, articleId)),
        ),
      ),
  ]);
  return {
    articleId,
    spans: spanRows.map(({ seq: _, ...span }) => span),
    published: new Set(publishedRows.map(({ spanId }) => spanId)),
    claims: claimRows.map(({ reports, ...row }) => ({ ...row, reports: JSON.parse(reports) })),
  };
}

/** The content of a text; null where only its hash is held. */
export async function loadTextContent(db: Database, sha256: string): Promise<string | null> {
  return (await loadText(db, sha256))?.content ?? null;
}

/** A text that some snapshot names; null where there is none. */
export async function loadText(
  db: Database,
  sha256: string,
): Promise<{ sha256: string; length: number; content: string | null } | null> {
  const [rows] = await db.orm.batch([db.orm.select().from(texts).where(eq(texts.sha256, sha256))]);
  return rows[0] ?? null;
}

/** Where quotes of an article were once found to stand in a text, as the record tells it, by span. */
export async function findPlacementsIn(
  db: Database,
  articleId: string,
  sha256: string,
): Promise<Map<string, { state: string; placement: string }>> {
  const { rows } = await db.execute({
    sql: `select subject_id, changes ->> '$.placement[1]' as placement, changes ->> '$.state[1]' as state,
        seq from events
      where article_id = ? and action = 'span.placed' order by seq`,
    args: [articleId],
  });
  const states = new Map<string, string>();
  const placements = new Map<string, { state: string; placement: string }>();
  for (const row of rows) {
    const id = String(row.subject_id);
    // An event tells what changed: a state that is not told is the one before.
    if (typeof row.state === "string") states.set(id, row.state);
    if (typeof row.placement !== "string") continue;
    if (JSON.parse(row.placement).snapshotSha256 !== sha256) continue;
    placements.set(id, { state: states.get(id) ?? "verified", placement: row.placement });
  }
  return placements;
}

/** Nobody added a quote to the article, and nobody changed what readers see of its claims. */
export function articleSpansUnchanged(read: ArticleSpans): SQL {
  const { articleId } = read;
  const expected = JSON.stringify(
    read.claims.map(({ seq, publicationId, revision }) => ({ seq, publicationId, revision })),
  );
  return sql`(select count(*) from ${spans} where ${spans.articleId} = ${articleId}) = ${read.spans.length}
    and (select count(*) from ${publishedSpans} where ${publishedSpans.articleId} = ${articleId}) = ${read.published.size}
    and (
      select count(*) from json_each(${expected}) as expected
      join ${publishedClaims} on ${publishedClaims.seq} = expected.value ->> 'seq'
      where ${publishedClaims.publicationId} = expected.value ->> 'publicationId'
        and ${publishedClaims.revision} = expected.value ->> 'revision'
    ) = ${read.claims.length}`;
}

export interface Restatements {
  spans: Pick<SpanRecord, "id" | "state" | "placement" | "confirmation">[];
  /** Where quotes that readers see stand now. */
  published: { spanId: string; start: number }[];
  claims: (Pick<PublishedClaimRow, "seq" | "summary" | "details"> & {
    /** Where words changed that search finds it by. */
    search: SearchEntry | null;
  })[];
  /** How the article is described now; null where that did not change. */
  article: Omit<PublicationProjection["articles"][number], "publishedAt"> | null;
}

/** Brings working copies, and what readers see, up to what is known of a source now. */
export function restatementStatements(writes: Restatements, gate: SQL): Statement[] {
  return [
    ...writes.spans.map(({ id, ...fields }) =>
      toStatement(
        build
          .update(spans)
          .set(fields)
          .where(and(eq(spans.id, id), gate)),
      ),
    ),
    ...writes.published.map(({ spanId, start }) =>
      toStatement(
        build
          .update(publishedSpans)
          .set({ start })
          .where(and(eq(publishedSpans.spanId, spanId), gate)),
      ),
    ),
    ...writes.claims.flatMap(({ seq, summary, details, search }) => [
      toStatement(
        build
          .update(publishedClaims)
          .set({ summary, details })
          .where(and(eq(publishedClaims.seq, seq), gate)),
      ),
      ...(search ? [...unsearchStatements(seq, gate), ...searchStatements(seq, search, gate)] : []),
    ]),
    ...(writes.article ? [articleStatement(writes.article, gate)] : []),
  ];
}

function articleStatement(
  { articleId, ...shown }: NonNullable<Restatements["article"]>,
  gate: SQL,
): Statement {
  return toStatement(
    build
      .update(publishedArticles)
      .set({
        ...shown,
        version: sql`(select ${articles.version} from ${articles} where ${articles.id} = ${articleId})`,
      })
      .where(and(eq(publishedArticles.articleId, articleId), gate)),
  );
}

export interface SpanFilter {
  state: SpanRecord["state"] | undefined;
  articleId: string | undefined;
}

/** Standing quotes for editors, in the order in which they were added. */
export async function listSpans(
  db: Database,
  { state, articleId }: SpanFilter,
  { after, limit }: { after: number; limit: number },
): Promise<(SpanRecord & { seq: number })[]> {
  const conditions = [
    sql`${spans.retractedAt} is null`,
    sql`${spans.seq} > ${after}`,
    ...(state ? [eq(spans.state, state)] : []),
    ...(articleId ? [eq(spans.articleId, articleId)] : []),
  ];
  const [rows] = await db.orm.batch([
    db.orm
      .select()
      .from(spans)
      .where(and(...conditions))
      .orderBy(asc(spans.seq))
      .limit(limit),
  ]);
  return rows;
}
