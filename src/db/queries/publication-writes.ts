import { type SQL, sql } from "drizzle-orm";
import type { RelationRecord } from "../records.ts";
import {
  articles,
  type publications,
  publishedArticles,
  publishedClaims,
  publishedRelations,
  publishedSpans,
  publishedTopics,
} from "../schema.ts";
import { deleteWhere, insertWhere, type Statement, statement } from "../statements.ts";
import { type SearchEntry, searchStatements, unsearchStatements } from "./search-index.ts";

/** A publication and everything that lists, pages and search keep of it. */
export interface PublicationProjection {
  publication: Omit<typeof publications.$inferInsert, "seq">;
  /** Without its revision: the number of the change that shows it, see change-writes.ts. */
  row: Omit<typeof publishedClaims.$inferInsert, "seq" | "revision">;
  /** What other claims show of it: a column that the database works out. */
  mention: string;
  topics: string[];
  /** To whatever claim; readers are shown those to claims that they can open. */
  relations: RelationRecord[];
  spans: { spanId: string; articleId: string; start: number }[];
  articles: {
    articleId: string;
    publisherName: string | null;
    publisherSite: string | null;
    publisherKey: string | null;
    format: number;
    publishedAt: string;
    document: string;
  }[];
  search: SearchEntry;
}

/** Takes the claim out of everything that readers see. */
export function withdrawStatements(claimSeq: number, gate: SQL): Statement[] {
  return [
    ...unsearchStatements(claimSeq, gate),
    deleteWhere(publishedTopics, { claimSeq }, gate),
    deleteWhere(publishedRelations, { claimSeq }, gate),
    deleteWhere(publishedSpans, { claimSeq }, gate),
    deleteWhere(publishedClaims, { seq: claimSeq }, gate),
  ];
}

/** Shows the claim to readers as this publication has it. Nothing of an earlier one is left by then. */
export function publishStatements(
  claimSeq: number,
  projection: Omit<PublicationProjection, "publication">,
  gate: SQL,
): Statement[] {
  const { row, topics, search } = projection;
  return [
    insertWhere(publishedClaims, { seq: claimSeq, revision: 0, ...row }, gate),
    ...topics.map((topic) => insertWhere(publishedTopics, { topic, claimSeq }, gate)),
    ...projection.relations.map((relation, position) =>
      insertWhere(publishedRelations, { claimSeq, ...relation, position }, gate),
    ),
    ...projection.spans.map((span) => insertWhere(publishedSpans, { ...span, claimSeq }, gate)),
    ...showArticleStatements(projection.articles, gate),
    ...searchStatements(claimSeq, search, gate),
  ];
}

/** Shows articles as a publication that cites them has them. */
export function showArticleStatements(shown: PublicationProjection["articles"], gate: SQL): Statement[] {
  return shown.map((article) =>
    statement(sql`
      insert into ${publishedArticles} ("seq", "article_id", "publisher_name", "publisher_site", "publisher_key", "published_at", "version", "format", "document")
      select ${articles.seq}, ${article.articleId}, ${article.publisherName}, ${article.publisherSite},
        ${article.publisherKey}, ${article.publishedAt}, ${articles.version}, ${article.format}, ${article.document}
      from ${articles} where ${articles.id} = ${article.articleId} and ${gate}
      on conflict ("seq") do update set "publisher_name" = excluded."publisher_name",
        "publisher_site" = excluded."publisher_site", "publisher_key" = excluded."publisher_key", "published_at" = excluded."published_at",
        "version" = excluded."version", "format" = excluded."format", "document" = excluded."document"`),
  );
}
