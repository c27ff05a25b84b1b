import { DomainError } from "../domain-error.ts";
import { isConstraintError } from "./database.ts";

/**
 * How often a write whose assumptions moved is worked out again. Each lost round means that somebody else's write
 * went through, so only what is under constant fire runs out of them.
 */
const ATTEMPTS = 20;

/** A write, worked out on one state of what it changes. */
export interface WorkedOut<Outcome> {
  /** Names that state, such as a version. */
  basis: string | number;
  /** Null when the database says that an assumption no longer holds. */
  write(): Promise<Outcome | null>;
}

/**
 * Lets `workOut` read and decide, and writes what it says; again from the start while the database refuses because
 * something has moved in between. Where there is nothing to write, `workOut` gives the outcome itself. Throws `busy`
 * about `what` in the end, whatever `workOut` throws, and the database's own error when it refuses twice on the same
 * basis: then nobody else wrote, and the rules here and there disagree.
 */
export async function attemptWrite<Outcome>(
  what: string,
  workOut: () => Promise<WorkedOut<Outcome> | { outcome: Outcome }>,
): Promise<Outcome> {
  const refused = new Map<string | number, unknown>();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const next = await workOut();
    if ("outcome" in next) return next.outcome;
    if (refused.has(next.basis)) throw refused.get(next.basis);
    try {
      const outcome = await next.write();
      if (outcome !== null) return outcome;
    } catch (error) {
      if (!isConstraintError(error)) throw error;
      refused.set(next.basis, error);
    }
  }
  throw new DomainError("busy", `${what} is being written by many others right now. Try again shortly.`);
}
