import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type Database, toStatement } from "../database.ts";
import type { SpanRecord } from "../records.ts";
import { publishedClaims, publishedSpans, spans, texts } from "../schema.ts";
import { build, type Statement } from "../statements.ts";

export interface PublishedClaimRow {
  seq: number;
  claimId: string;
  publicationId: string;
  revision: number;
  summary: string;
  details: string;
}

export interface ArticleSpans {
  /** Every span of the article, retracted ones included: its number is what the guard holds. */
  spans: SpanRecord[];
  /** Ids of spans that readers see. */
  published: Map<string, { document: string }>;
  claims: PublishedClaimRow[];
}

/** The quotes of an article and the published claims that they stand in. One round trip. */
export async function loadArticleSpans(db: Database, articleId: string): Promise<ArticleSpans> {
  const { orm } = db;
  const [spanRows, publishedRows, claimRows] = await orm.batch([
    orm.select().from(spans).where(eq(spans.articleId, articleId)).orderBy(asc(spans.seq)),
    orm
      .select({ spanId: publishedSpans.spanId, document: publishedSpans.document })
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
    spans: spanRows.map(({ seq: _, ...span }) => span),
    published: new Map(publishedRows.map(({ spanId, document }) => [spanId, { document }])),
    claims: claimRows,
  };
}

/** The content of a text; null where only its hash is held. */
export async function loadTextContent(db: Database, sha256: string): Promise<string | null> {
  const [rows] = await db.orm.batch([
    db.orm.select({ content: texts.content }).from(texts).where(eq(texts.sha256, sha256)),
  ]);
  return rows[0]?.content ?? null;
}

/** Nobody added a quote to the article, and nobody changed what readers see of its claims. */
export function articleSpansUnchanged(articleId: string, read: ArticleSpans): SQL {
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

export interface PlacementWrites {
  spans: Pick<SpanRecord, "id" | "state" | "placement">[];
  published: { spanId: string; start: number; document: string }[];
  claims: Pick<PublishedClaimRow, "seq" | "revision" | "summary" | "details">[];
}

/** Records where quotes stand now, in the working copies and in what readers see. */
export function placementStatements(writes: PlacementWrites, gate: SQL): Statement[] {
  return [
    ...writes.spans.map(({ id, state, placement }) =>
      toStatement(
        build
          .update(spans)
          .set({ state, placement })
          .where(and(eq(spans.id, id), gate)),
      ),
    ),
    ...writes.published.map(({ spanId, start, document }) =>
      toStatement(
        build
          .update(publishedSpans)
          .set({ start, document })
          .where(and(eq(publishedSpans.spanId, spanId), gate)),
      ),
    ),
    ...writes.claims.map(({ seq, revision, summary, details }) =>
      toStatement(
        build
          .update(publishedClaims)
          .set({ revision, summary, details })
          .where(and(eq(publishedClaims.seq, seq), gate)),
      ),
    ),
  ];
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
