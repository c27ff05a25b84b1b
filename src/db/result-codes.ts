import { LibsqlError } from "@libsql/core/api";

/** SQLite's primary result codes by number: the lowest byte of what the engine calls `rawCode`. */
const PRIMARY_CODES: Readonly<Record<number, string>> = {
  1: "SQLITE_ERROR",
  2: "SQLITE_INTERNAL",
  3: "SQLITE_PERM",
  4: "SQLITE_ABORT",
  5: "SQLITE_BUSY",
  6: "SQLITE_LOCKED",
  7: "SQLITE_NOMEM",
  8: "SQLITE_READONLY",
  9: "SQLITE_INTERRUPT",
  10: "SQLITE_IOERR",
  11: "SQLITE_CORRUPT",
  12: "SQLITE_NOTFOUND",
  13: "SQLITE_FULL",
  14: "SQLITE_CANTOPEN",
  15: "SQLITE_PROTOCOL",
  17: "SQLITE_SCHEMA",
  18: "SQLITE_TOOBIG",
  19: "SQLITE_CONSTRAINT",
  20: "SQLITE_MISMATCH",
  21: "SQLITE_MISUSE",
  22: "SQLITE_NOLFS",
  23: "SQLITE_AUTH",
  25: "SQLITE_RANGE",
  26: "SQLITE_NOTADB",
};

/** Whether it is the database that said no, not the way to it. */
export function isDatabaseError(error: unknown): boolean {
  return error instanceof LibsqlError && error.code.startsWith("SQL");
}

export function primaryCode(rawCode: number | undefined): string {
  return PRIMARY_CODES[(rawCode ?? 0) & 0xff] ?? "SQLITE_UNKNOWN";
}
