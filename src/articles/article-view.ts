import type { ArticleAggregate } from "../db/queries/article-aggregate.ts";
import type { ArticleRecord } from "../db/records.ts";
import type { ArticleSummary } from "../publications/article-document.ts";
import { composeArticle } from "../publications/compose-claim.ts";
import type { SnapshotExtent } from "../vocabulary.ts";

/** An article as editors see it. Texts stay inside: only their hashes are told. */
export interface ArticleView extends ArticleSummary {
  version: number;
  mergedInto: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface ArticleDetails extends ArticleView {
  addresses: { key: string; url: string | null; addedAt: string; reason: string | null }[];
  snapshots: {
    sha256: string;
    retrievedAt: string | null;
    archiveUrl: string | null;
    extent: SnapshotExtent;
    createdAt: string;
    /** The newest whole one. */
    latest: boolean;
  }[];
}

export function viewArticle(article: ArticleRecord): ArticleView {
  const { version, mergedInto, createdAt, updatedAt } = article;
  return { ...composeArticle(article), version, mergedInto, createdAt, updatedAt };
}

export function viewArticleDetails({ article, addresses, snapshots }: ArticleAggregate): ArticleDetails {
  const latest = snapshots.find(({ extent }) => extent === "whole");
  return {
    ...viewArticle(article),
    addresses: addresses.map(({ key, url, addedAt, reason }) => ({ key, url, addedAt, reason })),
    snapshots: snapshots.map((snapshot) => ({
      sha256: snapshot.textSha256,
      retrievedAt: snapshot.retrievedAt,
      archiveUrl: snapshot.archiveUrl,
      extent: snapshot.extent,
      createdAt: snapshot.createdAt,
      latest: snapshot === latest,
    })),
  };
}
