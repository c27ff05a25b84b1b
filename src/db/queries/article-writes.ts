import { and, type SQL, sql } from "drizzle-orm";
import type { ChangeKind } from "../../vocabulary.ts";
import { changesColumns } from "../packed-changes.ts";
import type { ArticleRecord, Change } from "../records.ts";
import { articleAddresses, articles, events, redactions, snapshots, texts } from "../schema.ts";
import { insertWhere, type Statement, statement, updateWhere } from "../statements.ts";
import { appendChanges, claimsCiting, numberShown, oneClaim } from "./change-writes.ts";
import { FIRST_DONE, isDone } from "./event-gate.ts";
import { rememberStatements, type StoredAnswer } from "./idempotency.ts";

export interface TextRecord {
  sha256: string;
  length: number;
  content: string | null;
}

export interface ArticleWrite {
  before: ArticleRecord | null;
  after: ArticleRecord;
  changes: ArticleChange[];
  actorId: string;
  guards: SQL[];
  answer: StoredAnswer | null;
  newAddresses: Omit<typeof articleAddresses.$inferInsert, "articleId">[];
  newSnapshot: {
    text: TextRecord;
    snapshot: Omit<typeof snapshots.$inferSelect, "seq" | "articleId">;
  } | null;
  /** What else happens in the same batch, given the condition that it happens at all. */
  more?: (gate: SQL) => Statement[];
  /** As what those see the write who read claims that quote the article; null where they see nothing of it. */
  seenAs?: ChangeKind | null;
}

/** A change of the article, or of a span that stands in it. */
export interface ArticleChange extends Change {
  claimId: string | null;
}

/** As `claimWriteStatements`: everything in one batch, or nothing; the last result tells which. */
export function articleWriteStatements(write: ArticleWrite, eventIds: string[]): Statement[] {
  const { before, after, changes, actorId } = write;
  const gateId = eventIds[0];
  if (gateId === undefined || eventIds.length !== changes.length) throw new Error("one id for each event");
  const gate = isDone(gateId);
  const assumed = and(sql`true`, ...write.guards) ?? sql`true`;
  const statements: Statement[] = [
    before
      ? updateWhere(
          articles,
          changedFields(before, after),
          { id: after.id, version: before.version },
          assumed,
        )
      : insertWhere(articles, after, assumed),
  ];
  for (const [i, change] of changes.entries()) {
    statements.push(
      insertWhere(
        events,
        {
          id: eventIds[i] ?? "",
          at: after.updatedAt,
          actorId,
          action: change.action,
          subjectKind: change.subject.kind,
          subjectId: change.subject.id,
          claimId: change.claimId,
          articleId: after.id,
          version: after.version,
          reason: change.reason,
          isPublic: change.isPublic,
          ...changesColumns({
            at: after.updatedAt,
            actorId,
            action: change.action,
            isPublic: change.isPublic,
            changes: JSON.stringify(change.changes),
          }),
        },
        i === 0 ? FIRST_DONE : gate,
      ),
    );
  }
  for (const address of write.newAddresses) {
    statements.push(
      insertWhere(articleAddresses, { ...address, articleId: after.id, addedAt: after.updatedAt }, gate),
    );
  }
  if (write.newSnapshot) {
    const { text, snapshot } = write.newSnapshot;
    statements.push(
      statement(sql`
        insert into ${texts} ("sha256", "length", "content") select ${text.sha256}, ${text.length},
          case when ${textsAreRedacted(after.id)} then null else ${text.content} end
        where ${gate}
        on conflict ("sha256") do update set "content" = excluded."content"
        where ${texts.content} is null and excluded."content" is not null`),
      // The time of the write, once: its event tells it too.
      insertWhere(snapshots, { ...snapshot, articleId: after.id, createdAt: after.updatedAt }, gate),
    );
  }
  if (write.more) statements.push(...write.more(gate));
  statements.push(...seenChanges(write, eventIds, gate));
  if (write.answer) statements.push(...rememberStatements(write.answer, after.updatedAt, gate));
  statements.push(statement(sql`select ${gate} as done`));
  return statements;
}

/** Says how much of the page a text of an article is, each time that the article had it. */
export function extentStatement(
  articleId: string,
  sha256: string,
  extent: typeof snapshots.$inferSelect.extent,
  gate: SQL,
): Statement {
  return updateWhere(snapshots, { extent }, { articleId, textSha256: sha256 }, gate);
}

/** What those who follow the readers' view are told: of claims whose quotes were moved, and of all that quote the article. */
function seenChanges(
  { after, changes, seenAs = null }: ArticleWrite,
  eventIds: string[],
  gate: SQL,
): Statement[] {
  const at = after.updatedAt;
  const moved = new Map<string, string>();
  for (const [i, { claimId, isPublic }] of changes.entries()) {
    if (claimId !== null && isPublic && !moved.has(claimId)) moved.set(claimId, eventIds[i] ?? "");
  }
  const statements = [...moved].map(([claimId, eventId]) =>
    appendChanges({ at, kind: "changed", eventId }, oneClaim(claimId), eventIds, gate),
  );
  const [eventId] = eventIds;
  if (seenAs !== null && eventId !== undefined) {
    statements.push(appendChanges({ at, kind: seenAs, eventId }, claimsCiting(after.id), eventIds, gate));
  }
  return statements.length === 0 ? [] : [...statements, numberShown(eventIds, gate)];
}

/** Whose texts were redacted is never held again: the next one would bring the words back. */
function textsAreRedacted(articleId: string): SQL {
  return sql`exists (select 1 from ${redactions} where ${redactions.subjectId} = ${articleId} and ${redactions.field} = 'text')`;
}

function changedFields(before: ArticleRecord, after: ArticleRecord): Partial<ArticleRecord> {
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => value !== before[key as keyof ArticleRecord]),
  );
}
