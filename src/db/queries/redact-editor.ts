import { type SQL, type SQLChunk, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { plainChangesInSql } from "../packed-changes.ts";
import { placedInSql, plainInSql } from "../packed-details.ts";
import { type editors, events, redactions } from "../schema.ts";
import { insertWhere, type Statement, statement } from "../statements.ts";
import { appendChanges, numberShown } from "./change-writes.ts";
import { FIRST_DONE, isDone } from "./event-gate.ts";
import { REDACTED_ANSWER } from "./idempotency.ts";

export type EditorRow = typeof editors.$inferSelect;

export async function findEditorById(
  db: Database,
  id: string,
): Promise<Pick<EditorRow, "id" | "name"> | null> {
  const { rows } = await db.execute({ sql: "select id, name from editors where id = ?", args: [id] });
  const row = rows[0];
  return row ? { id: String(row.id), name: String(row.name) } : null;
}

export interface EditorRedaction {
  id: string;
  before: string;
  after: { name: string; nameKey: string };
  event: typeof events.$inferInsert;
  redaction: Omit<typeof redactions.$inferInsert, "seq">;
}

/** Members of documents whose value is the name of who did something. */
const SIGNED = ["issuedBy", "reviewedBy", "by"] as const;
/** Fields of records whose value it is, as events tell that they came to be. */
const TOLD = ["issuedBy", "verifiedBy"] as const;

/**
 * Another name in place of an editor's, wherever the store has put it: records, events, documents, kept answers. Names
 * are one person's each, and stand there as the values of members that nothing else uses, so the JSON is rewritten as
 * text. All in one batch, or nothing; the last result tells which.
 */
export function redactEditorStatements({
  id,
  before,
  after,
  event,
  redaction,
}: EditorRedaction): Statement[] {
  const gate = isDone(event.id);
  const { name, nameKey } = after;
  const signed = SIGNED.map((member) => pairOf({ [member]: before }, { [member]: name }));
  const told = TOLD.map((field) => pairOf({ [field]: [null, before] }, { [field]: [null, name] }));
  // A confirmation is JSON within the JSON of its event.
  const inner = pairOf({ by: before }, { by: name }).map((json) => JSON.stringify(json).slice(1, -1));
  const records: [string, string][] = [...told, [inner[0] ?? "", inner[1] ?? ""]];
  const document = (column: string) => replaced(sql.identifier(column), signed);
  const rewrite = (table: string, columns: string[]) => {
    const set = sql.join(
      columns.map((column) => sql`${sql.identifier(column)} = ${document(column)}`),
      sql`, `,
    );
    const any = sql.join(
      columns.map((column) => sql`instr(${sql.identifier(column)}, ${JSON.stringify(before)})`),
      sql` or `,
    );
    return statement(sql`update ${sql.identifier(table)} set ${set} where (${any}) and ${gate}`);
  };
  // What is packed has no quotation marks beside the name: its letters are looked for first, which is quicker than unpacking.
  const plain = (column: string) => sql.raw(plainInSql(`"${column}"`));
  const inPacked = (
    column: string,
  ) => sql`(instr(${sql.identifier(column)}, ${JSON.stringify(before).slice(1, -1)})
    and instr(${plain(column)}, ${JSON.stringify(before)}))`;
  const [open = "", close = ""] = placedInSql("?").split("?");
  const details = sql`iif(${inPacked("details")},
    ${sql.raw(open)}${replaced(plain("details"), signed)}${sql.raw(close)}, "details")`;
  const inClaim = sql`(instr("summary", ${JSON.stringify(before)}) or ${inPacked("details")})`;
  const mentioning = sql`select "claim_id" from "published_claims" where ${inClaim}`;
  return [
    statement(
      sql`update "editors" set "name" = ${name}, "name_key" = ${nameKey} where "id" = ${id} and "name" = ${before}`,
    ),
    insertWhere(events, event, FIRST_DONE),
    insertWhere(redactions, redaction, gate),
    appendChanges({ at: event.at, kind: "changed", eventId: event.id }, mentioning, [event.id], gate),
    statement(sql`insert into "redaction_permit" ("id") select 1 where ${gate}`),
    statement(sql`update "verdicts" set "issued_by" = ${name} where "issued_by" = ${before} and ${gate}`),
    statement(sql`update "spans" set "verified_by" = ${name} where "verified_by" = ${before} and ${gate}`),
    rewrite("spans", ["confirmation"]),
    statement(sql`update "events" set "changes" = ${replaced(sql.identifier("changes"), records)}
      where instr("changes", ${JSON.stringify(before).slice(1, -1)}) and ${gate}`),
    statement(sql`update "events" set "packed" = ${replaced(sql.raw(plainChangesInSql('"packed"')), records)}
      where instr("packed", ${JSON.stringify(before).slice(1, -1)}) and ${gate}`),
    // A publication that is held by what readers see is written out, with the name, when that is rewritten.
    statement(sql`update "published_claims" set "summary" = ${document("summary")}, "details" = ${details}
      where ${inClaim} and ${gate}`),
    rewrite("publications", ["document"]),
    statement(sql`update "publications" set "packed" = ${replaced(plain("packed"), signed)}
      where ${inPacked("packed")} and ${gate}`),
    statement(sql`update "idempotency_keys" set "body" = ${REDACTED_ANSWER}
      where instr("body", ${JSON.stringify(before)}) and ${gate}`),
    numberShown([event.id], gate),
    statement(sql`delete from "redaction_permit" where ${gate}`),
    statement(sql`select ${gate} as done`),
  ];
}

/** A member as it stands in JSON, before and after. */
function pairOf(before: object, after: object): [string, string] {
  return [JSON.stringify(before).slice(1, -1), JSON.stringify(after).slice(1, -1)];
}

function replaced(text: SQLChunk, pairs: [string, string][]): SQL {
  return pairs.reduce((within, [from, to]) => sql`replace(${within}, ${from}, ${to})`, sql`${text}`);
}
