import { plainChangesInSql } from "../../src/db/packed-changes.ts";
import { plainInSql } from "../../src/db/packed-details.ts";

/** An expression: a document of SQL as JSON, with numbers for its articles, of which it quotes less than forty. */
export function unpacked(document: string): string {
  const json = `substr(${document}, 1, instr(${document} || char(10), char(10)) - 1)`;
  return `replace(${plainInSql(json)}, char(1) || '00', '1')`;
}

/** An expression: what an event of this name tells, as JSON. */
export function told(event: string): string {
  const plain = plainChangesInSql(`${event}.packed`);
  return `coalesce(replace(replace(${plain}, char(1) || '000', ${event}.at), char(1) || '001', ${event}.actor_id), ${event}.changes)`;
}
