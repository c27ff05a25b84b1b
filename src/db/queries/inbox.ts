import { type SQL, sql } from "drizzle-orm";
import type { InboxKind, InboxOutcome } from "../../vocabulary.ts";
import { type Argument, type Database, toStatement } from "../database.ts";
import { inboxItems } from "../schema.ts";
import { build, insertWhere, type Statement, statement } from "../statements.ts";
import type { Person } from "./claim-work.ts";

export interface InboxClaim {
  id: string;
  slug: string;
  /** Of the working copy. */
  text: string;
}

export interface InboxRow {
  id: string;
  number: number;
  kind: InboxKind;
  claim: InboxClaim | null;
  text: string | null;
  url: string | null;
  contact: string | null;
  /** How often it came while it was open. */
  count: number;
  receivedAt: string;
  lastReceivedAt: string;
  /** UTC day. */
  promisedOn: string;
  readAt: string | null;
  takenBy: Person | null;
  answer: { text: string; by: Person; at: string } | null;
  outcome: InboxOutcome | null;
  note: string | null;
  result: InboxClaim | null;
  closedBy: Person | null;
  closedAt: string | null;
  erasedAt: string | null;
}

/** A claim that is or was public, by id or slug. One statement. */
export async function findReportedClaim(db: Database, idOrSlug: string): Promise<string | null> {
  return findId(db, idOrSlug, "and first_published_at is not null");
}

/** The same with the words that readers see of it; null where they see none. One statement. */
export async function findClaimToReport(
  db: Database,
  slug: string,
): Promise<{ slug: string; text: string | null } | null> {
  const { rows } = await db.execute({
    sql: `select c.slug, p.summary ->> '$.text' as text from claims c left join published_claims p on p.claim_id = c.id
      where c.slug = ? and c.first_published_at is not null`,
    args: [slug],
  });
  const [row] = rows;
  return row ? { slug: String(row.slug), text: row.text === null ? null : String(row.text) } : null;
}

export function findClaimId(db: Database, idOrSlug: string): Promise<string | null> {
  return findId(db, idOrSlug, "");
}

async function findId(db: Database, idOrSlug: string, condition: string): Promise<string | null> {
  const column = idOrSlug.includes("_") ? "id" : "slug";
  const { rows } = await db.execute({
    sql: `select id from claims where ${column} = ? ${condition}`,
    args: [idOrSlug],
  });
  return rows[0] ? String(rows[0].id) : null;
}

/**
 * Puts the item in, or counts it on the open one that is the same; null where so much waits unread that neither happened.
 * One batch.
 */
export async function receiveItem(
  db: Database,
  item: typeof inboxItems.$inferInsert & { sameness: string },
  { ofClaim, inAll }: { ofClaim: number; inAll: number },
): Promise<{ id: string; number: number; promisedOn: string } | null> {
  const unread = sql`select count(*) from ${inboxItems} where ${inboxItems.readAt} is null`;
  const isSame = sql`${inboxItems.sameness} = ${item.sameness}`;
  const isNew = sql`not exists (select 1 from ${inboxItems} where ${isSame})`;
  const hasRoom =
    item.claimId == null
      ? sql`(${unread}) < ${inAll}`
      : sql`(${unread}) < ${inAll} and (${unread} and ${inboxItems.claimId} = ${item.claimId}) < ${ofClaim}`;
  const token = item.formToken ?? null;
  const results = await db.write([
    statement(sql`update ${inboxItems} set "count" = "count" + 1, "last_received_at" = ${item.lastReceivedAt}, "form_token" = ${token}
      where ${isSame} and (${token} is null or "form_token" is not ${token})`),
    insertWhere(inboxItems, item, sql`${isNew} and ${hasRoom}`),
    statement(sql`select "id", "number", "promised_on" from ${inboxItems} where ${isSame}`),
  ]);
  const row = results.at(-1)?.rows[0];
  return row ? { id: String(row.id), number: Number(row.number), promisedOn: String(row.promised_on) } : null;
}

const ITEM = `i.id, i.number, i.kind, i.text, i.url, i.contact, i.count, i.received_at, i.last_received_at, i.promised_on, i.read_at,
  i.answer, i.answered_at, i.outcome, i.note, i.closed_at, i.erased_at,
  c.id as claim_id, c.slug as claim_slug, c.text as claim_text, r.id as result_id, r.slug as result_slug, r.text as result_text,
  i.taken_by, t.name as taker, i.answered_by, a.name as answerer, i.closed_by, z.name as closer
  from inbox_items i left join claims c on c.id = i.claim_id left join claims r on r.id = i.result_id
  left join editors t on t.id = i.taken_by left join editors a on a.id = i.answered_by left join editors z on z.id = i.closed_by`;

/** By id or number. One statement. */
export async function findItem(db: Database, idOrNumber: string): Promise<InboxRow | null> {
  const isNumber = /^[1-9][0-9]{0,8}$/.test(idOrNumber);
  const { rows } = await db.execute({
    sql: `select ${ITEM} where i.${isNumber ? "number" : "id"} = ?`,
    args: [isNumber ? Number(idOrNumber) : idOrNumber],
  });
  return rows[0] ? toItem(rows[0]) : null;
}

/** Those with these numbers, for {@link toItem}. */
export function itemsStatement(numbers: readonly number[]): Statement {
  return {
    sql: `select ${ITEM} where i.number in (select value from json_each(?))`,
    args: [JSON.stringify(numbers)],
  };
}

export interface InboxFilter {
  state: "unread" | "open" | "closed";
  kind?: InboxKind | undefined;
  /** Id or slug. */
  claim?: string | undefined;
  takenBy?: string | undefined;
  /** Promised for a UTC day before this one, and nothing was answered. */
  overdueOn?: string | undefined;
}

const STATES = {
  unread: "i.closed_at is null and i.read_at is null",
  open: "i.closed_at is null",
  closed: "i.closed_at is not null",
};

/** Open ones by the day that was promised, closed ones by what was closed last; from after a place. One statement. */
export async function listItems(
  db: Database,
  { state, kind, claim, takenBy, overdueOn }: InboxFilter,
  { after, limit }: { after: { at: string; number: number } | null; limit: number },
): Promise<InboxRow[]> {
  const conditions = [STATES[state]];
  const args: Argument[] = [];
  const where = (condition: string, ...values: Argument[]) => {
    conditions.push(condition);
    args.push(...values);
  };
  if (kind !== undefined) where("i.kind = ?", kind);
  if (claim !== undefined) where(`c.${claim.includes("_") ? "id" : "slug"} = ?`, claim);
  if (takenBy !== undefined) where("i.taken_by = ?", takenBy);
  if (overdueOn !== undefined) where("i.answer is null and i.promised_on < ?", overdueOn);
  const isClosed = state === "closed";
  const order = isClosed ? "i.closed_at" : "i.promised_on";
  const way = isClosed ? "desc" : "asc";
  if (after !== null) where(`(${order}, i.number) ${isClosed ? "<" : ">"} (?, ?)`, after.at, after.number);
  const { rows } = await db.execute({
    sql: `select ${ITEM} where ${conditions.join(" and ")} order by ${order} ${way}, i.number ${way} limit ?`,
    args: [...args, limit],
  });
  return rows.map(toItem);
}

export function toItem(row: Record<string, unknown>): InboxRow {
  const text = (value: unknown) => (value === null ? null : String(value));
  const person = (id: unknown, name: unknown) =>
    id === null ? null : { id: String(id), name: String(name) };
  const claim = (id: unknown, slug: unknown, words: unknown) =>
    id === null ? null : { id: String(id), slug: String(slug), text: String(words) };
  const answerer = person(row.answered_by, row.answerer);
  return {
    id: String(row.id),
    number: Number(row.number),
    kind: row.kind as InboxKind,
    claim: claim(row.claim_id, row.claim_slug, row.claim_text),
    text: text(row.text),
    url: text(row.url),
    contact: text(row.contact),
    count: Number(row.count),
    receivedAt: String(row.received_at),
    lastReceivedAt: String(row.last_received_at),
    promisedOn: String(row.promised_on),
    readAt: text(row.read_at),
    takenBy: person(row.taken_by, row.taker),
    answer:
      row.answer === null || answerer === null
        ? null
        : { text: String(row.answer), by: answerer, at: String(row.answered_at) },
    outcome: row.outcome as InboxOutcome | null,
    note: text(row.note),
    result: claim(row.result_id, row.result_slug, row.result_text),
    closedBy: person(row.closed_by, row.closer),
    closedAt: text(row.closed_at),
    erasedAt: text(row.erased_at),
  };
}

export type InboxChange = Partial<
  Pick<
    typeof inboxItems.$inferInsert,
    | "readAt"
    | "takenBy"
    | "takenAt"
    | "text"
    | "url"
    | "contact"
    | "answer"
    | "answeredBy"
    | "answeredAt"
    | "outcome"
    | "note"
    | "resultId"
    | "closedBy"
    | "closedAt"
    | "sameness"
    | "erasedAt"
  >
>;

/** Changes the item unless somebody else has changed it since it was read; false then. */
export async function updateItem(db: Database, read: InboxRow, change: InboxChange): Promise<boolean> {
  const isAsRead: SQL = sql`${inboxItems.id} = ${read.id} and ${inboxItems.closedAt} is ${read.closedAt}
    and ${inboxItems.erasedAt} is ${read.erasedAt} and ${inboxItems.takenBy} is ${read.takenBy?.id ?? null}
    and ${inboxItems.answeredAt} is ${read.answer?.at ?? null}`;
  const [, told] = await db.write([
    toStatement(build.update(inboxItems).set(change).where(isAsRead)),
    "select changes() as n",
  ]);
  return Number(told?.rows[0]?.n) === 1;
}

/** Changes those of the numbers that are open still, all or none; how many there were. One batch. */
export async function updateOpenItems(
  db: Database,
  numbers: readonly number[],
  change: InboxChange,
): Promise<number> {
  const wanted = sql`${inboxItems.number} in (select value from json_each(${JSON.stringify(numbers)}))`;
  const [, told] = await db.write([
    toStatement(
      build
        .update(inboxItems)
        .set({ ...change, readAt: sql`coalesce(${inboxItems.readAt}, ${change.readAt ?? null})` })
        .where(sql`${wanted} and ${inboxItems.closedAt} is null`),
    ),
    "select changes() as n",
  ]);
  return Number(told?.rows[0]?.n);
}

/** Deletes how to reach readers whose items were closed by then. Mostly there are none, and then nothing is written. */
export async function forgetContactsClosedBy(db: Database, until: string): Promise<void> {
  const due = "contact is not null and closed_at is not null and closed_at <= ?";
  const { rows } = await db.execute({
    sql: `select 1 from inbox_items where ${due} limit 1`,
    args: [until],
  });
  if (rows.length === 0) return;
  await db.write([{ sql: `update inbox_items set contact = null where ${due}`, args: [until] }]);
}
