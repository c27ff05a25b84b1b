import { getTableColumns, getTableName, type InferInsertModel, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import {
  articleAddresses,
  articles,
  claimRelations,
  claims,
  claimTopics,
  editors,
  events,
  publications,
  redactions,
  snapshots,
  spans,
  texts,
  verdictRestsOn,
  verdicts,
} from "../schema.ts";
import type { Statement } from "../statements.ts";
import {
  type PublicationProjection,
  publishStatements,
  showArticleStatements,
} from "./publication-writes.ts";
import type { ArticleBundle, ClaimBundle, EventRow } from "./transfer-bundles.ts";

type Inserter<T extends SQLiteTable> = (row: InferInsertModel<T>) => Statement;

/** An insert whose SQL is built once: building one costs more than running it. */
function insertInto<T extends SQLiteTable>(table: T, conflict = ""): Inserter<T> {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, column]) => `"${column.name}"`).join(", ");
  const places = columns.map(() => "?").join(", ");
  const text = `insert into "${getTableName(table)}" (${names}) values (${places})${conflict}`;
  return (row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return {
      sql: text,
      args: columns.map(([key, column]) => {
        const value = values.get(key) ?? null;
        return value === null ? null : toArgument(column.mapToDriverValue(value));
      }),
    };
  };
}

function toArgument(value: unknown): string | number {
  if (typeof value === "string" || typeof value === "number") return value;
  throw new Error(`a ${typeof value} is no value of a column`);
}

const insert = {
  editor: insertInto(editors),
  article: insertInto(articles),
  address: insertInto(articleAddresses),
  // Two articles may have had the same text, and one of them may be known by its hash alone.
  text: insertInto(
    texts,
    ` on conflict ("sha256") do update set "content" = excluded."content"
      where "texts"."content" is null and excluded."content" is not null and "texts"."length" = excluded."length"`,
  ),
  snapshot: insertInto(snapshots),
  claim: insertInto(claims),
  topic: insertInto(claimTopics),
  relation: insertInto(claimRelations),
  span: insertInto(spans),
  verdict: insertInto(verdicts),
  restsOn: insertInto(verdictRestsOn),
  publication: insertInto(publications),
  event: insertInto(events),
  redaction: insertInto(redactions),
};

const YES = sql`true`;

export function editorStatement(editor: typeof editors.$inferInsert): Statement {
  return insert.editor(editor);
}

export function eventStatement(event: EventRow): Statement {
  return insert.event(event);
}

/** Articles with all that belongs to them; those that were merged point at others of the same list, or at known ones. */
export function articleStatements(bundles: ArticleBundle[]): Statement[] {
  return [
    ...bundles.map(({ article }) => insert.article({ ...article, mergedInto: null })),
    ...bundles
      .filter(({ article }) => article.mergedInto !== null)
      .map(({ article }) => ({
        sql: 'update "articles" set "merged_into" = ? where "id" = ?',
        args: [article.mergedInto, article.id],
      })),
    ...bundles.flatMap((bundle) => [
      ...bundle.addresses.map(insert.address),
      ...bundle.texts.map(insert.text),
      ...bundle.snapshots.map(insert.snapshot),
      ...bundle.events.map(insert.event),
      ...bundle.redactions.map(insert.redaction),
    ]),
  ];
}

export interface ImportedClaim {
  bundle: Omit<ClaimBundle, "shown">;
  /** What readers see of it; null where it is not published. */
  shown: Omit<PublicationProjection, "publication" | "articles"> | null;
  /** Articles that none of the later publications cites. */
  articles: PublicationProjection["articles"];
}

/**
 * Claims with all that belongs to them; their relations may run in a circle. The order is what the triggers ask for:
 * receipts stand when a claim is published, and whatever became of a quote later is said after that.
 */
export function claimStatements(imported: ImportedClaim[]): Statement[] {
  const bundles = imported.map(({ bundle }) => bundle);
  return [
    ...bundles.map(({ claim }) => insert.claim({ ...claim, verdictId: null, replacedBy: null })),
    ...imported.flatMap(wholeClaim),
    ...bundles.flatMap(({ claim }) => [
      ...claim.relations.map((relation, position) =>
        insert.relation({ claimId: claim.id, ...relation, position }),
      ),
      ...(claim.replacedBy === null
        ? []
        : [
            {
              sql: 'update "claims" set "replaced_by" = ? where "id" = ?',
              args: [claim.replacedBy, claim.id],
            },
          ]),
    ]),
  ];
}

function wholeClaim({ bundle, shown, articles: cited }: ImportedClaim): Statement[] {
  const { claim } = bundle;
  const placed = bundle.spans.filter((span) => span.state !== "verified" || span.placement !== null);
  return [
    ...claim.topics.map((topic, position) => insert.topic({ claimId: claim.id, topic, position })),
    ...bundle.spans.map((span) => insert.span({ ...span, state: "verified", placement: null })),
    ...bundle.verdicts.map(insert.verdict),
    ...bundle.verdicts.flatMap(({ id, restsOn }) =>
      restsOn.map((spanId, position) => insert.restsOn({ verdictId: id, spanId, position })),
    ),
    ...(claim.verdictId === null
      ? []
      : [{ sql: 'update "claims" set "verdict_id" = ? where "id" = ?', args: [claim.verdictId, claim.id] }]),
    ...bundle.publications.map(insert.publication),
    ...showArticleStatements(cited, YES),
    ...(shown ? publishStatements(claim.seq, { ...shown, articles: [] }, YES) : []),
    ...placed.map(({ id, state, placement }) => ({
      sql: 'update "spans" set "state" = ?, "placement" = ? where "id" = ?',
      args: [state, placement, id],
    })),
    ...bundle.events.map(insert.event),
    ...bundle.redactions.map(insert.redaction),
  ];
}
