import { LibsqlError } from "@libsql/core/api";
import { DomainError } from "../domain-error.ts";
import { TEXT_LIMIT_TOLD } from "../text-input.ts";

/** What the database itself cannot do for want of disk, rights or a sound file: nobody's mistake who asks. */
const BROKEN = /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|PERM|NOMEM|PROTOCOL)/;

/** Which of those it was; null for any other error. */
export function brokenCode(error: unknown): string | null {
  return error instanceof LibsqlError && BROKEN.test(error.code) ? error.code : null;
}

/** What to throw for an error that is the database's own and says what it could not do; the error itself for any other. */
export function translateFault(error: unknown): unknown {
  if (brokenCode(error) !== null) return unavailable(error);
  if (!(error instanceof LibsqlError && error.code === "SQLITE_TOOBIG")) return error;
  return new DomainError(
    "invalid-input",
    `The database takes no value that is so long. A text may have at most ${TEXT_LIMIT_TOLD} bytes of UTF-8.`,
    { cause: error },
  );
}

export function unavailable(cause: unknown): DomainError {
  return new DomainError("unavailable", "The database cannot be used right now. Try again shortly.", {
    cause,
  });
}

/** A write of which nobody can say whether it happened. */
export function unknownOutcome(cause: unknown): DomainError {
  return new DomainError(
    "unknown-outcome",
    "The database has not said whether this was written. Look before you write it again, or repeat it with the same Idempotency-Key.",
    { cause },
  );
}
