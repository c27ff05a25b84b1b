import type { AppContext } from "./environment.ts";
import { ProblemError } from "./problems.ts";

/** Throws `not-replayable` where a secret is asked for under an Idempotency-Key: one is never kept, so its answer cannot be given again. */
export function refuseReplay(c: AppContext): void {
  if (c.req.header("Idempotency-Key") === undefined) return;
  throw new ProblemError(
    "not-replayable",
    "The answer holds a secret and is not kept. Send no Idempotency-Key.",
  );
}
