import type { EventRow } from "../db/queries/transfer-bundles.ts";
import type { ArticleRecord } from "../db/records.ts";
import { applyChanges, type Report, readChanges } from "./apply-changes.ts";
import { blankArticle } from "./blank-records.ts";

export interface ToldSnapshot {
  textSha256: unknown;
  retrievedAt: unknown;
  archiveUrl: unknown;
  createdAt: string;
  createdBy: string;
}

export interface ToldAddress {
  key: unknown;
  url: unknown;
  addedAt: string;
  addedBy: string;
  reason: string | null;
}

/** An article as its events tell it. */
export interface ToldArticle {
  article: ArticleRecord;
  addresses: ToldAddress[];
  snapshots: ToldSnapshot[];
  /** Length in code points by SHA-256. */
  texts: Map<unknown, unknown>;
}

export function newToldArticle(id: string): ToldArticle {
  return { article: blankArticle(id), addresses: [], snapshots: [], texts: new Map() };
}

/** What is told in an event about an article but kept elsewhere than in the article's own fields. */
const ELSEWHERE = ["address", "textSha256", "textLength", "retrievedAt", "archiveUrl"];

/** Takes the next event whose subject is this article. */
export function foldArticleEvent(told: ToldArticle, event: EventRow, report: Report): void {
  const { article } = told;
  const changes = readChanges(event);
  const after = (field: string) => changes[field]?.[1] ?? null;
  const isRegistration = event.action === "article.registered";
  if (isRegistration || event.action === "article.aliased") {
    told.addresses.push({
      key: after("address"),
      url: after("url"),
      addedAt: event.at,
      addedBy: event.actorId,
      reason: event.reason,
    });
  }
  if (changes.textSha256 && (isRegistration || event.action === "article.snapshot")) {
    told.texts.set(after("textSha256"), after("textLength"));
    told.snapshots.push({
      textSha256: after("textSha256"),
      retrievedAt: after("retrievedAt"),
      archiveUrl: after("archiveUrl"),
      createdAt: event.at,
      createdBy: event.actorId,
    });
  }
  if (event.action !== "article.aliased" && event.action !== "article.snapshot") {
    for (const field of ELSEWHERE) delete changes[field];
    applyChanges(article, event, changes, report);
  }
  article.version = event.version;
  article.updatedAt = event.at;
}
