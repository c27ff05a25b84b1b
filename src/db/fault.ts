import { LibsqlError } from "@libsql/client/web";
import { DomainError } from "../domain-error.ts";

/** What the database itself cannot do for want of disk, rights or a sound file: nobody's mistake who asks. */
const BROKEN = /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|PERM|NOMEM|PROTOCOL)/;

/** Which of those it was; null for any other error. */
export function brokenCode(error: unknown): string | null {
  return error instanceof LibsqlError && BROKEN.test(error.code) ? error.code : null;
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
