import { becomesLatest, later, newestFirst, seenAt } from "../articles/latest-text.ts";
import type { ArticleRecord } from "../db/records.ts";
import { SNAPSHOT_EXTENTS, type SnapshotExtent } from "../vocabulary.ts";
import { applyChanges, type Report, readChanges, type ToldEvent } from "./apply-changes.ts";
import { blankArticle } from "./blank-records.ts";

export interface ToldSnapshot {
  textSha256: unknown;
  retrievedAt: string | null;
  archiveUrl: unknown;
  extent: SnapshotExtent;
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
const ELSEWHERE = [
  "address",
  "textSha256",
  "textLength",
  "retrievedAt",
  "archiveUrl",
  "extent",
  "lastCheckedAt",
];

/** What happens to addresses and texts is no field of the article. */
const TOLD_BY_SNAPSHOTS = [
  "article.aliased",
  "article.snapshot",
  "article.extent",
  "article.quote-confirmed",
];

function extentOf(value: unknown): SnapshotExtent {
  return SNAPSHOT_EXTENTS.find((extent) => extent === value) ?? "whole";
}

/** Takes the next event whose subject is this article. */
export function foldArticleEvent(told: ToldArticle, event: ToldEvent, report: Report): void {
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
    const retrievedAt = after("retrievedAt");
    const snapshot: ToldSnapshot = {
      textSha256: after("textSha256"),
      retrievedAt: typeof retrievedAt === "string" ? retrievedAt : null,
      archiveUrl: after("archiveUrl"),
      extent: extentOf(after("extent")),
      createdAt: event.at,
      createdBy: event.actorId,
    };
    const length = after("textLength");
    // What a text makes known of its article is no field of the event: it follows from the snapshots.
    article.lastCheckedAt = later(article.lastCheckedAt, seenAt(snapshot));
    if (becomesLatest(snapshot, told.snapshots)) article.textLength = Number(length);
    told.texts.set(after("textSha256"), length);
    told.snapshots.push(snapshot);
  }
  if (event.action === "article.extent") {
    for (const snapshot of told.snapshots) {
      if (snapshot.textSha256 === after("textSha256")) snapshot.extent = extentOf(after("extent"));
    }
    const whole = newestFirst(told.snapshots).find(({ extent }) => extent === "whole");
    article.textLength = whole ? Number(told.texts.get(whole.textSha256)) : null;
  }
  if (!TOLD_BY_SNAPSHOTS.includes(event.action)) {
    for (const field of ELSEWHERE) delete changes[field];
    applyChanges(article, event, changes, report);
  }
  article.version = event.version;
  article.updatedAt = event.at;
}
