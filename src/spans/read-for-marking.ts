import { findArticle } from "../articles/find-article.ts";
import { decidingTexts, seenAt } from "../articles/latest-text.ts";
import type { Database } from "../db/database.ts";
import { loadText } from "../db/queries/article-spans.ts";
import { loadMarkedSpans, type MarkedSpan } from "../db/queries/marked-passages.ts";
import type { ArticleRecord } from "../db/records.ts";
import { type Placement, placementSchema } from "../publications/span-document.ts";
import type { SnapshotExtent } from "../vocabulary.ts";

/** A text that an editor reads and marks: the latest whole one, else the newest excerpt that is held. */
export interface MarkedText {
  sha256: string;
  content: string;
  /** Code points. */
  length: number;
  seenAt: string;
  extent: SnapshotExtent;
}

/** One place of the text and the quotes that stand there: several claims can have the same words. Code points. */
export interface MarkedPassage {
  /** From 1, in reading order. */
  number: number;
  start: number;
  end: number;
  /** `changed`: these words stand where the quote stood. */
  state: "verified" | "changed";
  marks: MarkedSpan[];
}

export interface MarkedReading {
  article: ArticleRecord;
  /** Null where no text is held. */
  text: MarkedText | null;
  passages: MarkedPassage[];
  /** Quotes that have no place in this text: gone, or found in another one. */
  absent: MarkedSpan[];
}

/**
 * An article as an editor marks it: its text, and every quote that a working copy has in it where it stands now. For editors alone;
 * texts are never given out. Throws `not-found`.
 */
export async function readForMarking(db: Database, idOrSlug: string): Promise<MarkedReading> {
  const aggregate = await findArticle(db, idOrSlug, "/article");
  const [text, spans] = await Promise.all([
    heldText(db, aggregate),
    loadMarkedSpans(db, aggregate.article.id),
  ]);
  const placed = spans.flatMap((mark) => {
    const place = text === null ? null : placeIn(mark, text.sha256);
    return place === null ? [] : [{ mark, place }];
  });
  const there = new Set(placed.map(({ mark }) => mark));
  return {
    article: aggregate.article,
    text,
    passages: passagesOf(placed),
    absent: spans.filter((mark) => !there.has(mark)),
  };
}

async function heldText(
  db: Database,
  { snapshots, latestText }: Awaited<ReturnType<typeof findArticle>>,
): Promise<MarkedText | null> {
  const { whole, excerpts } = decidingTexts(snapshots);
  for (const sha256 of [whole, ...excerpts]) {
    const text = sha256 !== null && sha256 === latestText?.sha256 ? latestText : await held(db, sha256);
    const snapshot = snapshots.find(({ textSha256 }) => textSha256 === sha256);
    if (text === null || text.content === null || snapshot === undefined) continue;
    const { content, length } = text;
    return { sha256: text.sha256, content, length, seenAt: seenAt(snapshot), extent: snapshot.extent };
  }
  return null;
}

async function held(db: Database, sha256: string | null) {
  return sha256 === null ? null : loadText(db, sha256);
}

type Place = Pick<MarkedPassage, "start" | "end" | "state">;

/** Where the quote stands in the text of that hash, as it was accepted or as it was found again; null where it does not. */
function placeIn({ span }: MarkedSpan, sha256: string): Place | null {
  if (span.textSha256 === sha256) return { start: span.start, end: span.end, state: "verified" };
  const placement: Placement | null =
    span.placement === null ? null : placementSchema.parse(JSON.parse(span.placement));
  if (span.state === "gone" || placement?.snapshotSha256 !== sha256) return null;
  const { start, end } = placement;
  return start === null || end === null ? null : { start, end, state: span.state };
}

function passagesOf(placed: readonly { mark: MarkedSpan; place: Place }[]): MarkedPassage[] {
  const groups = Map.groupBy(placed, ({ place: { start, end, state } }) => `${start}-${end} ${state}`);
  const passages = [...groups.values()].flatMap((some) => {
    const [first] = some;
    return first === undefined ? [] : [{ ...first.place, marks: some.map(({ mark }) => mark) }];
  });
  passages.sort((a, b) => a.start - b.start || a.end - b.end);
  return passages.map((passage, i) => ({ number: i + 1, ...passage }));
}
