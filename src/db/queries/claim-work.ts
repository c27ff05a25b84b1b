import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { NoteKind } from "../../vocabulary.ts";
import { type Database, toStatement } from "../database.ts";
import { claimHands, claimNotes, claimPreviews } from "../schema.ts";
import { build, insertWhere, statement } from "../statements.ts";
import { readOutcome } from "./event-gate.ts";
import { rememberStatements, type StoredAnswer } from "./idempotency.ts";

/** Whether a claim, `c` of a query, can get to readers at all. */
export const IS_PENDING = "c.status in ('draft', 'published', 'under_review', 'unpublished')";

/** The last word on whether the verdict of claim `c` was sent back or handed in again. */
export const LAST_RETURN =
  "select max(l.seq) from claim_notes l where l.claim_id = c.id and l.kind <> 'note'";

export interface Person {
  id: string;
  name: string;
}

/** How the work on a claim stands. */
export interface ClaimWorkRow {
  claim: string;
  version: number;
  /** The verdict that its readers are still to be given, and who issued it. */
  pending: { verdict: string; issuer: Person } | null;
  /** Why that verdict was sent back, as long as it has not been handed in again. */
  returned: { note: string; by: Person; at: string; reason: string | null } | null;
  onIt: { editor: Person; since: string } | null;
}

/** The claim with this id or slug, whatever its status; null where there is none. One statement. */
export async function findClaimWork(db: Database, idOrSlug: string): Promise<ClaimWorkRow | null> {
  const column = idOrSlug.includes("_") ? "id" : "slug";
  const { rows } = await db.execute({
    sql: `select c.id, c.version,
        case when ${IS_PENDING} then w.verdict_id end as pending, v.issuer_id,
        coalesce((select name from editors where id = v.issuer_id), v.issued_by) as issued_by,
        n.id as note, n.text as reason, n.created_at as returned_at, n.created_by as returned_by, b.name as returned_by_name,
        h.editor_id as hand, h.since, e.name as hand_name
      from claims c
      left join verdicts v on v.id = c.verdict_id
      left join pending_verdicts w on w.verdict_id = c.verdict_id
      left join claim_notes n on n.seq = (${LAST_RETURN}) and n.kind = 'sent_back' and n.verdict_id = c.verdict_id
      left join editors b on b.id = n.created_by
      left join claim_hands h on h.claim_id = c.id
      left join editors e on e.id = h.editor_id
      where c.${column} = ?`,
    args: [idOrSlug],
  });
  const [row] = rows;
  if (!row) return null;
  const isPending = row.pending !== null;
  return {
    claim: String(row.id),
    version: Number(row.version),
    pending: isPending
      ? {
          verdict: String(row.pending),
          issuer: { id: String(row.issuer_id ?? ""), name: String(row.issued_by) },
        }
      : null,
    returned:
      isPending && row.note !== null
        ? {
            note: String(row.note),
            by: { id: String(row.returned_by), name: String(row.returned_by_name) },
            at: String(row.returned_at),
            reason: row.reason === null ? null : String(row.reason),
          }
        : null,
    onIt:
      row.hand === null
        ? null
        : { editor: { id: String(row.hand), name: String(row.hand_name) }, since: String(row.since) },
  };
}

export interface NoteRow {
  seq: number;
  id: string;
  claim: string;
  kind: NoteKind;
  verdict: string | null;
  /** Null where nothing was said, or what was said has been erased. */
  text: string | null;
  at: string;
  by: Person;
  erasedAt: string | null;
}

const NOTE_COLUMNS = `n.seq, n.id, n.claim_id, n.kind, n.verdict_id, n.text, n.created_at, n.created_by, e.name, n.erased_at
  from claim_notes n join editors e on e.id = n.created_by`;

/** Newest first, from after a number. */
export async function listNotes(
  db: Database,
  { claimId, after, limit }: { claimId: string; after: number | null; limit: number },
): Promise<NoteRow[]> {
  const { rows } = await db.execute({
    sql: `select ${NOTE_COLUMNS} where n.claim_id = ? and n.seq < ? order by n.seq desc limit ?`,
    args: [claimId, after ?? Number.MAX_SAFE_INTEGER, limit],
  });
  return rows.map(toNote);
}

export async function findNote(db: Database, id: string): Promise<NoteRow | null> {
  const { rows } = await db.execute({ sql: `select ${NOTE_COLUMNS} where n.id = ?`, args: [id] });
  return rows[0] ? toNote(rows[0]) : null;
}

function toNote(row: Record<string, unknown>): NoteRow {
  const text = (value: unknown) => (value === null ? null : String(value));
  return {
    seq: Number(row.seq),
    id: String(row.id),
    claim: String(row.claim_id),
    kind: row.kind as NoteKind,
    verdict: text(row.verdict_id),
    text: text(row.text),
    at: String(row.created_at),
    by: { id: String(row.created_by), name: String(row.name) },
    erasedAt: text(row.erased_at),
  };
}

/** Adds a note, where there is a `guard` only while it holds, and keeps the answer with it. False where the guard no longer held. */
export async function insertNote(
  db: Database,
  note: Omit<typeof claimNotes.$inferInsert, "seq">,
  guard: SQL | null,
  answer: StoredAnswer | null,
): Promise<boolean> {
  const isThere = sql`exists (select 1 from ${claimNotes} where ${claimNotes.id} = ${note.id})`;
  const results = await db.write([
    insertWhere(claimNotes, note, guard ?? sql`true`),
    ...(answer === null ? [] : rememberStatements(answer, note.createdAt, isThere)),
    statement(sql`select ${isThere} as done`),
  ]);
  return readOutcome(results);
}

/** Blanks what was said. Nothing happens where it was erased before. */
export async function eraseNoteText(db: Database, id: string, at: string): Promise<void> {
  await db.write([
    toStatement(
      build
        .update(claimNotes)
        .set({ text: null, erasedAt: at })
        .where(and(eq(claimNotes.id, id), isNull(claimNotes.erasedAt))),
    ),
  ]);
}

/** Whoever says it last is on the claim. */
export async function putHand(db: Database, hand: typeof claimHands.$inferInsert): Promise<void> {
  const { editorId, since } = hand;
  await db.write([
    toStatement(
      build
        .insert(claimHands)
        .values(hand)
        .onConflictDoUpdate({
          target: claimHands.claimId,
          set: { editorId, since },
          setWhere: sql`${claimHands.editorId} <> ${editorId}`,
        }),
    ),
  ]);
}

export async function takeHandAway(
  db: Database,
  { claimId, editorId }: { claimId: string; editorId: string },
): Promise<void> {
  await db.write([
    toStatement(
      build.delete(claimHands).where(and(eq(claimHands.claimId, claimId), eq(claimHands.editorId, editorId))),
    ),
  ]);
}

export async function putPreview(db: Database, seen: typeof claimPreviews.$inferInsert): Promise<void> {
  const { version, seenAt } = seen;
  await db.write([
    toStatement(
      build
        .insert(claimPreviews)
        .values(seen)
        .onConflictDoUpdate({
          target: [claimPreviews.claimId, claimPreviews.editorId],
          set: { version, seenAt },
        }),
    ),
  ]);
}

export async function findPreview(
  db: Database,
  { claimId, editorId }: { claimId: string; editorId: string },
): Promise<number | null> {
  const [rows] = await db.orm.batch([
    db.orm
      .select({ version: claimPreviews.version })
      .from(claimPreviews)
      .where(and(eq(claimPreviews.claimId, claimId), eq(claimPreviews.editorId, editorId))),
  ]);
  return rows[0]?.version ?? null;
}
