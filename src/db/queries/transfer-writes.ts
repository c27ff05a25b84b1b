import { Column, getTableColumns, getTableName, type InferInsertModel, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { type Argument, toArgument } from "../database.ts";
import { changesColumns } from "../packed-changes.ts";
import {
  articleAddresses,
  articles,
  changes,
  claimRelations,
  claims,
  claimTopics,
  claimWordings,
  editors,
  events,
  publications,
  publishedClaims,
  publishedRelations,
  publishedSpans,
  publishedTopics,
  redactions,
  snapshots,
  spans,
  texts,
  verdictRestsOn,
  verdicts,
} from "../schema.ts";
import type { Statement } from "../statements.ts";
import { appendToNeighbours, numberShown } from "./change-writes.ts";
import { type PublicationProjection, showArticleStatements } from "./publication-writes.ts";
import { bulkSearchStatements } from "./search-index.ts";
import type { ArticleBundle, ClaimBundle, EventRow } from "./transfer-bundles.ts";

type Inserter<T extends SQLiteTable> = (rows: InferInsertModel<T>[]) => Statement[];

/**
 * Rows that one statement takes, the largest first: a table of 200 rows is twelve statements of 16 and two of 4. Their
 * values are bound. Taken out of one JSON array, each row would be read from its beginning for every column of it,
 * which costs half as much again; more than 16 rows a statement gain nothing.
 */
const ROWS_AT_ONCE = [16, 4, 1];

/** Rows of a table, in the order in which they are given, in statements whose SQL is built once and stays prepared. */
function insertInto<T extends SQLiteTable>(table: T, conflict = ""): Inserter<T> {
  const given = Object.entries(getTableColumns(table)).filter(([, column]) => column.generated === undefined);
  const columns = given.map(([key, column]) => ({
    key,
    column,
    // Most are kept as they are: no need to ask the column for each of its values.
    isPlain: column.mapToDriverValue === Column.prototype.mapToDriverValue,
  }));
  const names = columns.map(({ column }) => `"${column.name}"`).join(", ");
  const row = `(${columns.map(() => "?").join(", ")})`;
  const texts = ROWS_AT_ONCE.map((count) => ({
    count,
    text: `insert into "${getTableName(table)}" (${names}) values ${Array(count).fill(row).join(", ")}${conflict}`,
  }));
  return (rows: Record<string, unknown>[]) => {
    const statements: Statement[] = [];
    let at = 0;
    for (const { count, text } of texts) {
      for (; at + count <= rows.length; at += count) {
        const args: Argument[] = [];
        for (const given of rows.slice(at, at + count)) {
          for (const { key, column, isPlain } of columns) {
            const value = given[key] ?? null;
            args.push(toArgument(isPlain || value === null ? value : column.mapToDriverValue(value)));
          }
        }
        statements.push({ sql: text, args });
      }
    }
    return statements;
  };
}

const insert = {
  editors: insertInto(editors),
  articles: insertInto(articles),
  addresses: insertInto(articleAddresses),
  // Two articles may have had the same text, and one of them may be known by its hash alone.
  texts: insertInto(
    texts,
    ` on conflict ("sha256") do update set "content" = excluded."content"
      where "texts"."content" is null and excluded."content" is not null and "texts"."length" = excluded."length"`,
  ),
  snapshots: insertInto(snapshots),
  claims: insertInto(claims),
  topics: insertInto(claimTopics),
  wordings: insertInto(claimWordings),
  relations: insertInto(claimRelations),
  spans: insertInto(spans),
  verdicts: insertInto(verdicts),
  restsOn: insertInto(verdictRestsOn),
  publications: insertInto(publications),
  publishedClaims: insertInto(publishedClaims),
  publishedTopics: insertInto(publishedTopics),
  publishedRelations: insertInto(publishedRelations),
  publishedSpans: insertInto(publishedSpans),
  events: insertInto(events),
  redactions: insertInto(redactions),
  changes: insertInto(changes),
};

const insertEvents = (rows: EventRow[]) =>
  insert.events(rows.map((row) => ({ ...row, ...changesColumns(row) })));

const YES = sql`true`;

export function editorStatements(rows: (typeof editors.$inferInsert)[]): Statement[] {
  return insert.editors(rows);
}

export function eventStatements(rows: EventRow[], redacted: (typeof redactions.$inferInsert)[]): Statement[] {
  return [...insertEvents(rows), ...insert.redactions(redacted)];
}

/** Articles with all that belongs to them; those that were merged point at others of the same list, or at known ones. */
export function articleStatements(bundles: ArticleBundle[]): Statement[] {
  return [
    ...insert.articles(bundles.map(({ article }) => ({ ...article, mergedInto: null }))),
    ...bundles
      .filter(({ article }) => article.mergedInto !== null)
      .map(({ article }) => ({
        sql: 'update "articles" set "merged_into" = ? where "id" = ?',
        args: [article.mergedInto, article.id],
      })),
    ...insert.addresses(bundles.flatMap(({ addresses }) => addresses)),
    ...insert.texts(bundles.flatMap((bundle) => bundle.texts)),
    ...insert.snapshots(bundles.flatMap((bundle) => bundle.snapshots)),
    ...insertEvents(bundles.flatMap((bundle) => bundle.events)),
    ...insert.redactions(bundles.flatMap((bundle) => bundle.redactions)),
  ];
}

export interface ImportedClaim {
  bundle: Omit<ClaimBundle, "shown" | "publications"> & {
    /** As they are kept: see publication-document.ts. */
    publications: (typeof publications.$inferInsert)[];
  };
  /** What readers see of it; null where it is not published. */
  shown: Omit<PublicationProjection, "publication" | "articles"> | null;
}

/**
 * Claims with all that belongs to them; their relations may run in a circle. The order is what the triggers ask for:
 * receipts stand when a claim is published, and whatever became of a quote later is said after that. `cited` are the
 * articles as the last of all publications that cite them show them, `wordings` by what the claims' words are found.
 */
export function claimStatements(
  imported: ImportedClaim[],
  cited: PublicationProjection["articles"],
  wordings: { claimId: string; key: string; compared: boolean }[],
): Statement[] {
  const bundles = imported.map(({ bundle }) => bundle);
  const rows = bundles.map(({ claim }) => claim);
  const quotes = bundles.flatMap((bundle) => bundle.spans);
  const judged = bundles.flatMap((bundle) => bundle.verdicts);
  return [
    ...insert.claims(rows.map((claim) => ({ ...claim, verdictId: null, replacedBy: null, merged: false }))),
    ...insert.wordings(wordings),
    ...insert.topics(
      rows.flatMap(({ id, topics }) => topics.map((topic, position) => ({ claimId: id, topic, position }))),
    ),
    ...insert.relations(
      rows.flatMap(({ id, relations }) =>
        relations.map((relation, position) => ({ claimId: id, ...relation, position })),
      ),
    ),
    ...insert.spans(quotes.map((span) => ({ ...span, state: "verified", placement: null }))),
    ...insert.verdicts(judged),
    ...insert.restsOn(
      judged.flatMap(({ id, restsOn }) =>
        restsOn.map((spanId, position) => ({ verdictId: id, spanId, position })),
      ),
    ),
    ...setEach(
      "claims",
      "verdict_id",
      rows.map(({ id, verdictId }) => ({ id, value: verdictId })),
    ),
    ...setEach(
      "claims",
      "replaced_by",
      rows.map(({ id, replacedBy }) => ({ id, value: replacedBy })),
    ),
    ...setEach(
      "claims",
      "merged",
      rows.map(({ id, merged }) => ({ id, value: merged ? 1 : null })),
    ),
    ...insert.publications(bundles.flatMap((bundle) => bundle.publications)),
    ...showArticleStatements(cited, YES),
    ...showStatements(imported),
    ...setEach(
      "spans",
      "state",
      quotes.map(({ id, state }) => ({ id, value: state === "verified" ? null : state })),
    ),
    ...setEach(
      "spans",
      "placement",
      quotes.map(({ id, placement }) => ({ id, value: placement })),
    ),
    ...insertEvents(bundles.flatMap((bundle) => bundle.events)),
    ...insert.redactions(bundles.flatMap((bundle) => bundle.redactions)),
    ...changeStatements(imported),
  ];
}

/** What `publishStatements` writes of one claim, of many, a table at a time. */
function showStatements(imported: ImportedClaim[]): Statement[] {
  const shown = imported.flatMap(({ bundle, shown }) =>
    shown ? [{ claimSeq: bundle.claim.seq, ...shown }] : [],
  );
  return [
    ...insert.publishedClaims(shown.map(({ claimSeq, row }) => ({ seq: claimSeq, revision: 0, ...row }))),
    ...insert.publishedTopics(
      shown.flatMap(({ claimSeq, topics }) => topics.map((topic) => ({ topic, claimSeq }))),
    ),
    ...insert.publishedRelations(
      shown.flatMap(({ claimSeq, relations }) =>
        relations.map((relation, position) => ({ claimSeq, ...relation, position })),
      ),
    ),
    ...insert.publishedSpans(
      shown.flatMap(({ claimSeq, spans: quotes }) => quotes.map((span) => ({ ...span, claimSeq }))),
    ),
    ...bulkSearchStatements(shown.map(({ claimSeq, search }) => ({ claimSeq, ...search }))),
  ];
}

/**
 * An export tells no changes: what readers of this store see is new to it. Each claim that they see now is published
 * by the event of its last publication, and those that were here already and show it change by the same one.
 */
function changeStatements(imported: ImportedClaim[]): Statement[] {
  const rows = imported.flatMap(({ bundle, shown }) => {
    const event = shown && bundle.events.findLast(({ subjectId }) => subjectId === shown.row.publicationId);
    return event
      ? [{ at: event.at, kind: "published" as const, claimId: bundle.claim.id, eventId: event.id }]
      : [];
  });
  if (rows.length === 0) return [];
  const batch = rows.map(({ eventId }) => eventId);
  return [...insert.changes(rows), appendToNeighbours(batch, YES), numberShown(batch, YES)];
}

/** Sets a column where there is something to set. */
function setEach(
  table: "claims" | "spans",
  column: string,
  values: { id: string; value: string | number | null }[],
): Statement[] {
  const given = values.filter(({ value }) => value !== null);
  if (given.length === 0) return [];
  return [
    {
      sql: `update "${table}" set "${column}" = new.value ->> 'value' from json_each(?) as new where "${table}"."id" = new.value ->> 'id'`,
      args: [JSON.stringify(given)],
    },
  ];
}
