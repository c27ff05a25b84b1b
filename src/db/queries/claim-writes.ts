import { and, type SQL, sql } from "drizzle-orm";
import type { ChangeKind } from "../../vocabulary.ts";
import { changesColumns } from "../packed-changes.ts";
import type { Change, ClaimAggregate, ClaimRecord, SpanRecord, VerdictRecord } from "../records.ts";
import {
  claimRelations,
  claims,
  claimTopics,
  claimWordings,
  events,
  publications,
  spans,
  verdictRestsOn,
  verdicts,
} from "../schema.ts";
import { deleteWhere, insertWhere, type Statement, statement, updateWhere } from "../statements.ts";
import {
  appendChanges,
  neighboursOf,
  neighboursSeeingOther,
  numberShown,
  oneClaim,
} from "./change-writes.ts";
import { FIRST_DONE, isDone } from "./event-gate.ts";
import { rememberStatements, type StoredAnswer } from "./idempotency.ts";
import { type PublicationProjection, publishStatements, withdrawStatements } from "./publication-writes.ts";

export interface ClaimWrite {
  /** Null for a new claim. */
  before: ClaimAggregate | null;
  after: ClaimAggregate;
  /** By which the claim's wording is found; null where it has not changed. */
  wordingKey: string | null;
  /** One event each; never empty. */
  changes: Change[];
  actorId: string;
  /** What must hold besides the claim's version, checked by the database inside the batch. */
  guards: SQL[];
  /** The answer to keep for a repeat of the same request, in the same batch. */
  answer: StoredAnswer | null;
  /** What happens to what readers see: nothing, a new publication, or no publication any more. */
  readers: { kind: "keep" } | { kind: "publish"; projection: PublicationProjection } | { kind: "withdraw" };
}

/**
 * The whole write as one batch. Its first statement carries every precondition; the first event goes in only if
 * that statement changed a row, and all others only if that event is there. So either everything happens or
 * nothing does, and the last result, see {@link readOutcome}, tells which.
 */
export function claimWriteStatements(write: ClaimWrite, eventIds: string[]): Statement[] {
  const { before, after, changes, actorId, guards } = write;
  const { claim } = after;
  const gateId = eventIds[0];
  if (gateId === undefined || eventIds.length !== changes.length) throw new Error("one id for each event");
  const gate = isDone(gateId);
  const statements: Statement[] = [
    before ? guardedUpdate(before, claim, guards) : guardedInsert(claim, guards),
  ];
  for (const [i, change] of changes.entries()) {
    statements.push(
      insertWhere(
        events,
        {
          id: eventIds[i] ?? "",
          at: claim.updatedAt,
          actorId,
          action: change.action,
          subjectKind: change.subject.kind,
          subjectId: change.subject.id,
          claimId: claim.id,
          version: claim.version,
          reason: change.reason,
          isPublic: change.isPublic,
          ...changesColumns({
            at: claim.updatedAt,
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
  const seen = seenChanges(write, eventIds, gate);
  statements.push(...seen.before);
  // Order matters to the triggers: readers lose sight first, verdicts exist before the claim names them, a span
  // is retracted after no current verdict rests on it, and a claim is published before readers get it.
  if (write.readers.kind !== "keep" && before?.current)
    statements.push(...withdrawStatements(after.seq, gate));
  const known = new Set(before?.verdicts.map((verdict) => verdict.id));
  const issued = after.verdicts.filter((verdict) => !known.has(verdict.id));
  statements.push(...issued.map((verdict) => insertVerdict(verdict, gate)));
  statements.push(...withdrawVerdicts(before?.verdicts ?? [], after.verdicts, gate));
  if (before) statements.push(...updateClaimFields(before.claim, claim, gate));
  statements.push(...relatedRows(before?.claim ?? null, claim, gate));
  if (write.wordingKey !== null) statements.push(setWording(claim.id, write.wordingKey, gate));
  statements.push(...spanStatements(before?.spans ?? [], after.spans, gate));
  statements.push(...issued.flatMap((verdict) => insertRestsOn(verdict, gate)));
  if (write.readers.kind === "publish") {
    const { projection } = write.readers;
    statements.push(insertWhere(publications, projection.publication, gate));
    statements.push(...publishStatements(after.seq, projection, gate));
    // Those with other words can be found beside it from now on, and it beside them.
    if (!before?.current) statements.push(compareAgain(claim.id, gate));
  }
  statements.push(...seen.after);
  if (write.answer) statements.push(...rememberStatements(write.answer, claim.updatedAt, gate));
  statements.push(statement(sql`select ${gate} as done`));
  return statements;
}

/** What those who follow the readers' view are told: of the claim itself, and of claims that show it beside themselves. */
function seenChanges(
  { before, after, changes, readers }: ClaimWrite,
  eventIds: string[],
  gate: SQL,
): { before: Statement[]; after: Statement[] } {
  const cause = causeOf(before?.claim ?? null, after.claim, changes, readers);
  const eventId = cause && eventIds[cause.index];
  if (!cause || !eventId) return { before: [], after: [] };
  const { updatedAt: at, id } = after.claim;
  const own = { id, seq: after.seq };
  const append = (kind: ChangeKind, claimIds: SQL) =>
    appendChanges({ at, kind, eventId }, claimIds, eventIds, gate);
  const wasShown = before?.current != null;
  const told = [append(cause.kind, oneClaim(id))];
  if (readers.kind === "publish") {
    const { mention, relations } = readers.projection;
    if (wasShown) {
      const others = neighboursSeeingOther(own, { mention, relations });
      return { before: [...told, append("changed", others)], after: [numberShown(eventIds, gate)] };
    }
    const others = append("changed", neighboursOf(own));
    return { before: told, after: [others, numberShown(eventIds, gate)] };
  }
  const others = wasShown ? [append("changed", neighboursOf(own)), numberShown(eventIds, gate)] : [];
  return { before: [...told, ...others], after: [] };
}

/** Which of the changes readers see, as what; null where they see none of them. */
function causeOf(
  before: ClaimRecord | null,
  after: ClaimRecord,
  changes: Change[],
  readers: ClaimWrite["readers"],
): { kind: ChangeKind; index: number } | null {
  if (readers.kind === "publish") {
    return {
      kind: "published",
      index: changes.findIndex(({ subject }) => subject.kind === "publication"),
    };
  }
  // What was public once answers with its state and the reason: another reason is another answer.
  const isToldAnew =
    before !== null &&
    before.firstPublishedAt !== null &&
    WITHDRAWAL.some((field) => before[field] !== after[field]);
  if (!isToldAnew) return null;
  const index = changes.findIndex(
    ({ subject, changes: fields }) => subject.kind === "claim" && "status" in fields,
  );
  return { kind: "gone", index: Math.max(index, 0) };
}

/** What readers are told of a claim that is no longer shown. */
const WITHDRAWAL = ["status", "statusReason", "replacedBy", "merged"] as const;

function guardedInsert(claim: ClaimRecord, guards: SQL[]): Statement {
  const { topics: _t, relations: _r, ...row } = claim;
  return insertWhere(claims, row, and(sql`true`, ...guards) ?? sql`true`);
}

function guardedUpdate(before: ClaimAggregate, after: ClaimRecord, guards: SQL[]): Statement {
  return updateWhere(
    claims,
    { version: after.version, updatedAt: after.updatedAt },
    { id: after.id, version: before.claim.version },
    and(sql`true`, ...guards) ?? sql`true`,
  );
}

function updateClaimFields(before: ClaimRecord, after: ClaimRecord, gate: SQL): Statement[] {
  const {
    topics: _t,
    relations: _r,
    id: _i,
    slug: _s,
    createdAt: _a,
    createdBy: _b,
    version: _v,
    updatedAt: _u,
    ...fields
  } = after;
  const changed = Object.entries(fields).filter(([key, value]) => value !== before[key as keyof ClaimRecord]);
  if (changed.length === 0) return [];
  return [updateWhere(claims, Object.fromEntries(changed), { id: after.id }, gate)];
}

/** Topics and relations are replaced whole when they change. */
function relatedRows(before: ClaimRecord | null, after: ClaimRecord, gate: SQL): Statement[] {
  const statements: Statement[] = [];
  const claimId = after.id;
  if (JSON.stringify(before?.topics ?? []) !== JSON.stringify(after.topics)) {
    if (before) statements.push(deleteWhere(claimTopics, { claimId }, gate));
    statements.push(
      ...after.topics.map((topic, position) => insertWhere(claimTopics, { claimId, topic, position }, gate)),
    );
  }
  if (JSON.stringify(before?.relations ?? []) !== JSON.stringify(after.relations)) {
    if (before) statements.push(deleteWhere(claimRelations, { claimId }, gate));
    statements.push(
      ...after.relations.map((relation, position) =>
        insertWhere(claimRelations, { claimId, ...relation, position }, gate),
      ),
    );
  }
  return statements;
}

function spanStatements(before: SpanRecord[], after: SpanRecord[], gate: SQL): Statement[] {
  const earlier = new Map(before.map((span) => [span.id, span]));
  return after.flatMap((span): Statement[] => {
    const known = earlier.get(span.id);
    if (!known) return [insertWhere(spans, span, gate)];
    const changed = Object.entries(span).filter(([key, value]) => value !== known[key as keyof SpanRecord]);
    if (changed.length === 0) return [];
    return [updateWhere(spans, Object.fromEntries(changed), { id: span.id }, gate)];
  });
}

function setWording(claimId: string, key: string, gate: SQL): Statement {
  return statement(sql`
    insert into ${claimWordings} ("claim_id", "key") select ${claimId}, ${key} where ${gate}
    on conflict ("claim_id") do update set "key" = excluded."key", "compared" = 0`);
}

function compareAgain(claimId: string, gate: SQL): Statement {
  return updateWhere(claimWordings, { compared: false }, { claimId }, gate);
}

function insertVerdict({ restsOn: _, ...row }: VerdictRecord, gate: SQL): Statement {
  return insertWhere(verdicts, row, gate);
}

/** Imported reviews that their publishers took back; nothing else of a verdict ever changes. */
function withdrawVerdicts(before: VerdictRecord[], after: VerdictRecord[], gate: SQL): Statement[] {
  const standing = new Set(before.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id));
  return after
    .filter(({ id, withdrawnAt }) => withdrawnAt !== null && standing.has(id))
    .map(({ id, withdrawnAt }) => updateWhere(verdicts, { withdrawnAt }, { id }, gate));
}

function insertRestsOn(verdict: VerdictRecord, gate: SQL): Statement[] {
  return verdict.restsOn.map((spanId, position) =>
    insertWhere(verdictRestsOn, { verdictId: verdict.id, spanId, position }, gate),
  );
}
