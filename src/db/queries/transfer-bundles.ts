import { and, asc, eq, getTableColumns, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { toldBy, unpackChanges } from "../packed-changes.ts";
import { unpackDetails } from "../packed-details.ts";
import type { RelationRecord } from "../records.ts";
import {
  articleAddresses,
  articles,
  claimRelations,
  claims,
  claimTopics,
  editors,
  events,
  publications,
  publishedClaims,
  redactions,
  snapshots,
  spans,
  texts,
  verdictRestsOn,
  verdicts,
} from "../schema.ts";
import { documentOf } from "./publication-document.ts";

// Whole subjects with their numbers, for what reads everything: replay, export, import and redaction.

export type EventRow = Omit<typeof events.$inferSelect, "packed">;
export type RedactionRow = typeof redactions.$inferSelect;
export type SpanRow = typeof spans.$inferSelect;
export type VerdictRow = typeof verdicts.$inferSelect & { restsOn: string[] };
export type PublicationRow = Omit<typeof publications.$inferSelect, "packed">;
export type ClaimRow = typeof claims.$inferSelect & { topics: string[]; relations: RelationRecord[] };
export type ShownRow = typeof publishedClaims.$inferSelect;

/** A claim with everything that belongs to it, each list in the order of its numbers. */
export interface ClaimBundle {
  claim: ClaimRow;
  spans: SpanRow[];
  verdicts: VerdictRow[];
  publications: PublicationRow[];
  /** Events that name the claim: its own, and those of its spans, verdicts and publications. */
  events: EventRow[];
  redactions: RedactionRow[];
  /** What readers see now. */
  shown: ShownRow | null;
}

// Named by its table, for of one table alone the builder writes bare names.
const { packed: _, ...PUBLICATION } = getTableColumns(publications);
const WHOLE_PUBLICATION = {
  ...PUBLICATION,
  document: sql`${sql.raw(documentOf('"publications"'))}`.mapWith((kept: string) => unpackDetails(kept)),
};

const { packed: __, ...EVENT_COLUMNS } = getTableColumns(events);
const EVENT = {
  ...EVENT_COLUMNS,
  changes: sql`${sql.raw(toldBy('"events"'))}`.mapWith((told: string) => unpackChanges(told)),
};

export type AddressRow = typeof articleAddresses.$inferSelect;
export type SnapshotRow = typeof snapshots.$inferSelect;
export type TextRow = typeof texts.$inferSelect;

export interface ArticleBundle {
  article: typeof articles.$inferSelect;
  addresses: AddressRow[];
  snapshots: SnapshotRow[];
  /** The texts that the snapshots name, each once; `content` only when asked for. */
  texts: TextRow[];
  /** Events that name the article and no claim. */
  events: EventRow[];
  redactions: RedactionRow[];
}

/** Some claims: the next ones after a number, or those with these ids. */
export type Selection = { after: number; limit: number } | { ids: readonly string[] };

function idsOf(table: "claims" | "articles", selection: Selection): SQL {
  const name = sql.identifier(table);
  return "ids" in selection
    ? sql`(select value from json_each(${JSON.stringify(selection.ids)}))`
    : sql`(select id from ${name} where seq > ${selection.after} order by seq limit ${selection.limit})`;
}

/** Whole claims in the order of their numbers, at one point in time. One round trip. */
export async function readClaimBundles(db: Database, selection: Selection): Promise<ClaimBundle[]> {
  const { orm } = db;
  const ids = idsOf("claims", selection);
  const within = (column: SQL | Parameters<typeof eq>[0]) => sql`${column} in ${ids}`;
  const [
    claimRows,
    topics,
    relations,
    spanRows,
    verdictRows,
    rests,
    publicationRows,
    eventRows,
    redacted,
    shown,
  ] = await orm.batch([
    orm.select().from(claims).where(within(claims.id)).orderBy(asc(claims.seq)),
    orm.select().from(claimTopics).where(within(claimTopics.claimId)).orderBy(asc(claimTopics.position)),
    orm
      .select()
      .from(claimRelations)
      .where(within(claimRelations.claimId))
      .orderBy(asc(claimRelations.position)),
    orm.select().from(spans).where(within(spans.claimId)).orderBy(asc(spans.seq)),
    orm.select().from(verdicts).where(within(verdicts.claimId)).orderBy(asc(verdicts.seq)),
    orm
      .select(getTableColumns(verdictRestsOn))
      .from(verdictRestsOn)
      .innerJoin(verdicts, eq(verdicts.id, verdictRestsOn.verdictId))
      .where(within(verdicts.claimId))
      .orderBy(asc(verdictRestsOn.position)),
    orm
      .select(WHOLE_PUBLICATION)
      .from(publications)
      .where(within(publications.claimId))
      .orderBy(asc(publications.seq)),
    orm.select(EVENT).from(events).where(within(events.claimId)).orderBy(asc(events.seq)),
    orm
      .select({ claimId: events.claimId, row: getTableColumns(redactions) })
      .from(redactions)
      .innerJoin(events, eq(events.id, redactions.eventId))
      .where(within(events.claimId))
      .orderBy(asc(redactions.seq)),
    orm.select().from(publishedClaims).where(within(publishedClaims.claimId)),
  ]);
  const topicsOf = Map.groupBy(topics, (row) => row.claimId);
  const relationsOf = Map.groupBy(relations, (row) => row.claimId);
  const spansOf = Map.groupBy(spanRows, (row) => row.claimId);
  const verdictsOf = Map.groupBy(verdictRows, (row) => row.claimId);
  const restsOf = Map.groupBy(rests, (row) => row.verdictId);
  const publicationsOf = Map.groupBy(publicationRows, (row) => row.claimId);
  const eventsOf = Map.groupBy(eventRows, (row) => row.claimId ?? "");
  const redactionsOf = Map.groupBy(redacted, (row) => row.claimId ?? "");
  const shownOf = new Map(shown.map((row) => [row.claimId, row]));
  return claimRows.map(
    (claim): ClaimBundle => ({
      claim: {
        ...claim,
        topics: (topicsOf.get(claim.id) ?? []).map((row) => row.topic),
        relations: (relationsOf.get(claim.id) ?? []).map(({ kind, targetId, since, note }) => ({
          kind,
          targetId,
          since,
          note,
        })),
      },
      spans: spansOf.get(claim.id) ?? [],
      verdicts: (verdictsOf.get(claim.id) ?? []).map((row) => ({
        ...row,
        restsOn: (restsOf.get(row.id) ?? []).map((rest) => rest.spanId),
      })),
      publications: publicationsOf.get(claim.id) ?? [],
      events: eventsOf.get(claim.id) ?? [],
      redactions: (redactionsOf.get(claim.id) ?? []).map(({ row }) => row),
      shown: shownOf.get(claim.id) ?? null,
    }),
  );
}

/** Whole articles in the order of their numbers, at one point in time. One round trip. */
export async function readArticleBundles(
  db: Database,
  selection: Selection,
  { withContents = false } = {},
): Promise<ArticleBundle[]> {
  const { orm } = db;
  const ids = idsOf("articles", selection);
  const within = (column: SQL | Parameters<typeof eq>[0]) => sql`${column} in ${ids}`;
  const [articleRows, addresses, snapshotRows, textRows, eventRows, redacted] = await orm.batch([
    orm.select().from(articles).where(within(articles.id)).orderBy(asc(articles.seq)),
    orm
      .select()
      .from(articleAddresses)
      .where(within(articleAddresses.articleId))
      .orderBy(asc(articleAddresses.key)),
    orm.select().from(snapshots).where(within(snapshots.articleId)).orderBy(asc(snapshots.seq)),
    orm
      .select({
        sha256: texts.sha256,
        length: texts.length,
        content: withContents ? texts.content : sql<string | null>`null`,
      })
      .from(texts)
      .where(sql`${texts.sha256} in (select text_sha256 from snapshots where article_id in ${ids})`)
      .orderBy(asc(texts.sha256)),
    orm
      .select(EVENT)
      .from(events)
      .where(and(within(events.articleId), isNull(events.claimId)))
      .orderBy(asc(events.seq)),
    orm
      .select({ articleId: events.articleId, row: getTableColumns(redactions) })
      .from(redactions)
      .innerJoin(events, eq(events.id, redactions.eventId))
      .where(and(within(events.articleId), isNull(events.claimId)))
      .orderBy(asc(redactions.seq)),
  ]);
  const addressesOf = Map.groupBy(addresses, (row) => row.articleId);
  const snapshotsOf = Map.groupBy(snapshotRows, (row) => row.articleId);
  const textOf = new Map(textRows.map((row) => [row.sha256, row]));
  const eventsOf = Map.groupBy(eventRows, (row) => row.articleId ?? "");
  const redactionsOf = Map.groupBy(redacted, (row) => row.articleId ?? "");
  return articleRows.map((article): ArticleBundle => {
    const own = snapshotsOf.get(article.id) ?? [];
    const hashes = [...new Set(own.map((row) => row.textSha256))].sort();
    return {
      article,
      addresses: addressesOf.get(article.id) ?? [],
      snapshots: own,
      texts: hashes.flatMap((sha256) => textOf.get(sha256) ?? []),
      events: eventsOf.get(article.id) ?? [],
      redactions: (redactionsOf.get(article.id) ?? []).map(({ row }) => row),
    };
  });
}

/** People who wrote, in the order of their ids. */
export async function readEditors(db: Database, after: string, limit: number) {
  const [rows] = await db.orm.batch([
    db.orm.select().from(editors).where(sql`${editors.id} > ${after}`).orderBy(asc(editors.id)).limit(limit),
  ]);
  return rows;
}

/** Events that belong to no claim and no article. */
export async function readOtherEvents(
  db: Database,
  after: number,
  limit: number,
): Promise<{ event: EventRow; redactions: RedactionRow[] }[]> {
  const [rows] = await db.orm.batch([
    db.orm
      .select(EVENT)
      .from(events)
      .where(and(isNull(events.claimId), isNull(events.articleId), sql`${events.seq} > ${after}`))
      .orderBy(asc(events.seq))
      .limit(limit),
  ]);
  const ids = rows.map(({ id }) => id);
  const [redacted] = await db.orm.batch([
    db.orm
      .select()
      .from(redactions)
      .where(sql`${redactions.eventId} in (select value from json_each(${JSON.stringify(ids)}))`)
      .orderBy(asc(redactions.seq)),
  ]);
  return rows.map((event) => ({
    event,
    redactions: redacted.filter(({ eventId }) => eventId === event.id),
  }));
}

/** Events of these articles themselves, and of these claims' own fields, in order: what publications drew on. */
export async function readContextEvents(
  db: Database,
  { articleIds, claimIds }: { articleIds: string[]; claimIds: string[] },
): Promise<EventRow[]> {
  const [ofArticles, ofClaims] = await db.orm.batch([
    db.orm
      .select(EVENT)
      .from(events)
      .where(
        and(
          sql`${events.articleId} in (select value from json_each(${JSON.stringify(articleIds)}))`,
          eq(events.subjectKind, "article"),
        ),
      )
      .orderBy(asc(events.seq)),
    db.orm
      .select(EVENT)
      .from(events)
      .where(
        and(
          sql`${events.claimId} in (select value from json_each(${JSON.stringify(claimIds)}))`,
          eq(events.subjectKind, "claim"),
        ),
      )
      .orderBy(asc(events.seq)),
  ]);
  return [...ofArticles, ...ofClaims];
}
