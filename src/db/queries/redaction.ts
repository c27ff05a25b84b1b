import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { REDACTED } from "../../vocabulary.ts";
import { type Database, toStatement } from "../database.ts";
import {
  articleAddresses,
  articles,
  claimRelations,
  claims,
  claimTopics,
  claimWordings,
  events,
  idempotencyKeys,
  publications,
  publishedArticles,
  publishedClaims,
  publishedRelations,
  publishedTopics,
  redactionPermit,
  redactions,
  spans,
  texts,
  verdicts,
} from "../schema.ts";
import { build, insertWhere, type Statement, statement } from "../statements.ts";
import { appendChanges, neighboursOf, numberShown, oneClaim } from "./change-writes.ts";
import { FIRST_DONE, isDone } from "./event-gate.ts";
import { REDACTED_ANSWER } from "./idempotency.ts";
import { documentOf } from "./publication-document.ts";
import type { PublicationProjection } from "./publication-writes.ts";
import { searchStatements, unsearchStatements } from "./search-index.ts";

/** The claim or article that a subject belongs to; null where there is no such subject. */
export async function findFamily(
  db: Database,
  kind: "claims" | "articles" | "spans" | "verdicts",
  idOrSlug: string,
): Promise<{ id: string; familyId: string } | null> {
  const family = kind === "spans" || kind === "verdicts" ? "claim_id" : "id";
  const column = family === "claim_id" || idOrSlug.includes("_") ? "id" : "slug";
  const { rows } = await db.execute({
    sql: `select id, ${family} as family_id from "${kind}" where "${column}" = ?`,
    args: [idOrSlug],
  });
  const row = rows[0];
  return row ? { id: String(row.id), familyId: String(row.family_id) } : null;
}

/** Claims with publications that mention this id. Looks through all of them: nothing may be missed. */
export async function findMentioning(db: Database, id: string): Promise<string[]> {
  const { rows } = await db.execute({
    sql: `select distinct claim_id from publications p where instr(${documentOf("p")}, ?)`,
    // Without its prefix, which may be packed.
    args: [id.slice(id.indexOf("_") + 1)],
  });
  return rows.map((row) => String(row.claim_id));
}

/** Claims that quote, or once quoted, an article. */
export async function findCiting(db: Database, articleId: string): Promise<string[]> {
  const [rows] = await db.orm.batch([
    db.orm.selectDistinct({ claimId: spans.claimId }).from(spans).where(eq(spans.articleId, articleId)),
  ]);
  return rows.map((row) => row.claimId);
}

/** Numbers that grow when anything is written that a redaction has to look through. */
export interface ReadMarks {
  /** Of the last publication, of any claim. */
  publication: number;
  /** Of the last event of each of these claims and articles. */
  events: { column: "claim_id" | "article_id"; id: string; seq: number }[];
  shown: { seq: number; revision: number }[];
}

/** To be read before anything else, so that whatever is written meanwhile refuses the write. */
export async function readMarks(
  db: Database,
  subjects: { column: "claim_id" | "article_id"; id: string }[],
): Promise<Omit<ReadMarks, "shown">> {
  const [publication, ...results] = await db.read([
    "select coalesce(max(seq), 0) as seq from publications",
    ...subjects.map(({ column, id }) => ({
      sql: `select coalesce(max(seq), 0) as seq from events where "${column}" = ?`,
      args: [id],
    })),
  ]);
  return {
    publication: Number(publication?.rows[0]?.seq ?? 0),
    events: subjects.map((subject, i) => ({ ...subject, seq: Number(results[i]?.rows[0]?.seq ?? 0) })),
  };
}

function nothingMoved({ publication, events: marks, shown }: ReadMarks): SQL[] {
  const expected = JSON.stringify(shown);
  return [
    sql`(select coalesce(max(seq), 0) from ${publications}) = ${publication}`,
    ...marks.map(
      ({ column, id, seq }) =>
        sql`(select coalesce(max(seq), 0) from ${events} where ${sql.identifier(column)} = ${id}) = ${seq}`,
    ),
    sql`(select count(*) from json_each(${expected}) as expected
      join ${publishedClaims} on ${publishedClaims.seq} = expected.value ->> 'seq'
      where ${publishedClaims.revision} = expected.value ->> 'revision') = ${shown.length}`,
  ];
}

type Fields = Record<string, unknown>;

export interface RedactionWrite {
  marks: ReadMarks;
  at: string;
  /** The claim or article that was asked for, and what else is written in it besides its version. */
  family: { table: "claims" | "articles"; id: string; version: number; fields: Fields };
  /** Another subject whose version grows: the article of a quote whose words its texts hold. */
  article: { id: string; version: number } | null;
  newEvents: (typeof events.$inferInsert)[];
  redactions: Omit<typeof redactions.$inferInsert, "seq">[];
  spans: { id: string; fields: Fields }[];
  verdicts: { id: string; fields: Fields }[];
  /** As they are kept. */
  events: { seq: number; reason: string | null; changes: string; packed: string | null }[];
  /** As they are kept. */
  publications: { id: string; document: string; packed: string | null }[];
  /** All claims that were looked through: whether readers ever saw them, see them now, and read something else now. */
  claims: { id: string; seq: number; wasPublic: boolean; isShown: boolean; isChanged: boolean }[];
  shown: { seq: number; projection: Omit<PublicationProjection, "publication"> }[];
  shownArticle: {
    id: string;
    document: string;
    publisherName: string | null;
    publisherSite: string | null;
    publisherKey: string | null;
  } | null;
  /** Keys of the addresses whose reasons go. */
  addresses: string[];
  /** Texts whose contents go. */
  texts: string[];
  /** Kept answers that mention any of these are blanked. */
  mentions: string[];
}

/** All in one batch, or nothing; the last result tells which. */
export function redactionStatements(write: RedactionWrite): Statement[] {
  const [first] = write.newEvents;
  if (!first) throw new Error("a redaction is an event");
  const gate = isDone(first.id);
  const set = (table: SQLiteTable, fields: Fields, condition: SQL) =>
    toStatement(build.update(table).set(fields).where(and(condition, gate)));
  const { family, article, at } = write;
  const table = family.table === "claims" ? claims : articles;
  // Lists stand in tables of their own, and a slug changes only where the permit is there.
  const { slug, topics, relations, ...columns } = family.fields;
  const update: Fields = { ...columns, version: family.version + 1, updatedAt: at };
  return [
    toStatement(
      build
        .update(table)
        .set(update)
        .where(and(eq(table.id, family.id), eq(table.version, family.version), ...nothingMoved(write.marks))),
    ),
    ...write.newEvents.map((event, i) => insertWhere(events, event, i === 0 ? FIRST_DONE : gate)),
    // From here to its removal the append-only triggers let this batch through, and no other.
    insertWhere(redactionPermit, { id: 1 }, gate),
    ...(family.table === "claims" && "text" in family.fields
      ? [toStatement(build.delete(claimWordings).where(and(eq(claimWordings.claimId, family.id), gate)))]
      : []),
    ...(article
      ? [set(articles, { version: article.version + 1, updatedAt: at }, eq(articles.id, article.id))]
      : []),
    ...(typeof slug === "string" ? [set(table, { slug }, eq(table.id, family.id))] : []),
    ...(Array.isArray(topics)
      ? [
          statement(sql`delete from ${claimTopics} where ${claimTopics.claimId} = ${family.id} and ${gate}
            and ${claimTopics.topic} not in (select value from json_each(${JSON.stringify(topics)}))`),
          // Positions without gaps, as a new list of topics would have them.
          ...topics.map((topic, position) =>
            set(
              claimTopics,
              { position },
              and(eq(claimTopics.claimId, family.id), eq(claimTopics.topic, String(topic))) ?? sql`false`,
            ),
          ),
        ]
      : []),
    ...(relations === undefined
      ? []
      : [
          set(
            claimRelations,
            { note: REDACTED },
            sql`${claimRelations.claimId} = ${family.id} and ${claimRelations.note} is not null`,
          ),
        ]),
    ...write.redactions.map((row) => insertWhere(redactions, row, gate)),
    ...write.spans.map(({ id, fields }) => set(spans, fields, eq(spans.id, id))),
    ...write.verdicts.map(({ id, fields }) => set(verdicts, fields, eq(verdicts.id, id))),
    ...write.events.map(({ seq, ...fields }) => set(events, fields, eq(events.seq, seq))),
    ...write.publications.map(({ id, ...held }) => set(publications, held, eq(publications.id, id))),
    ...write.shown.flatMap(({ seq, projection }) => [
      set(publishedClaims, { ...projection.row }, eq(publishedClaims.seq, seq)),
      statement(sql`delete from ${publishedTopics} where ${publishedTopics.claimSeq} = ${seq} and ${gate}
        and ${publishedTopics.topic} not in (select value from json_each(${JSON.stringify(projection.topics)}))`),
      ...projection.relations.map(({ kind, targetId, note }) =>
        set(
          publishedRelations,
          { note },
          sql`${publishedRelations.claimSeq} = ${seq} and ${publishedRelations.kind} = ${kind}
            and ${publishedRelations.targetId} = ${targetId}`,
        ),
      ),
      ...unsearchStatements(seq, gate),
      ...searchStatements(seq, projection.search, gate),
    ]),
    ...(write.shownArticle
      ? [
          set(
            publishedArticles,
            {
              document: write.shownArticle.document,
              publisherName: write.shownArticle.publisherName,
              publisherSite: write.shownArticle.publisherSite,
              publisherKey: write.shownArticle.publisherKey,
              version: sql`(select ${articles.version} from ${articles} where ${articles.id} = ${write.shownArticle.id})`,
            },
            eq(publishedArticles.articleId, write.shownArticle.id),
          ),
        ]
      : []),
    ...(write.addresses.length > 0
      ? [set(articleAddresses, { reason: REDACTED }, inArray(articleAddresses.key, write.addresses))]
      : []),
    ...(write.texts.length > 0 ? [set(texts, { content: null }, inArray(texts.sha256, write.texts))] : []),
    ...seenChanges(write, gate),
    statement(sql`update ${idempotencyKeys} set "body" = ${REDACTED_ANSWER} where exists (
      select 1 from json_each(${JSON.stringify(write.mentions)}) as mention
      where instr("body", mention.value) or instr("path", mention.value) or instr("headers", mention.value)
    ) and ${gate}`),
    toStatement(build.delete(redactionPermit).where(gate)),
    statement(sql`select ${gate} as done`),
  ];
}

/**
 * What those who follow the readers' view are told: of claims that read otherwise now, of those that show one of them
 * beside themselves, and of those that are gone, whose reason may be. Each by its own event, where it has one.
 */
function seenChanges({ at, newEvents, claims: touched, shown }: RedactionWrite, gate: SQL): Statement[] {
  const [first] = newEvents;
  if (!first) return [];
  const batch = newEvents.map(({ id }) => id);
  const own = touched
    .filter(({ wasPublic, isChanged }) => wasPublic && isChanged)
    .map(({ id, isShown }) => {
      const eventId = newEvents.find(({ claimId }) => claimId === id)?.id ?? first.id;
      return appendChanges({ at, kind: isShown ? "changed" : "gone", eventId }, oneClaim(id), batch, gate);
    });
  const neighbours = shown.flatMap(({ seq, projection }) => [
    appendChanges(
      { at, kind: "changed", eventId: first.id },
      neighboursOf({ id: projection.row.claimId, seq }),
      batch,
      gate,
    ),
  ]);
  return [...own, ...neighbours, numberShown(batch, gate)];
}

/** What readers see of an article; null where no publication cites it. */
export async function findShownArticle(db: Database, articleId: string): Promise<string | null> {
  const [rows] = await db.orm.batch([
    db.orm
      .select({ document: publishedArticles.document })
      .from(publishedArticles)
      .where(eq(publishedArticles.articleId, articleId)),
  ]);
  return rows[0]?.document ?? null;
}
