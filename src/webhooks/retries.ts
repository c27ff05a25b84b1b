import type { Attempt, Health } from "../db/queries/webhook-deliveries.ts";
import type { AttemptOutcome } from "../vocabulary.ts";
import type { Attempted } from "./transport.ts";

// When what was not taken is sent again, and when a receiver is left alone. Pure.

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

/** How long after each failed attempt the next one is made, ms: three days in all, the schedule that Standard Webhooks shows. */
const PAUSES_MS = [
  5 * SECOND_MS,
  60 * SECOND_MS,
  5 * 60 * SECOND_MS,
  30 * 60 * SECOND_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];
/** Failures in a row after which it is the receiver that is down, not a message that it does not like. */
const FAILURES_OF_RECEIVER = 5;
/** Such a receiver is tried with one message, and no less often than this, ms: it is not flooded, and found again soon. */
const LONGEST_REST_MS = HOUR_MS;
/** A receiver that took nothing for so long is paused, ms. */
const PAUSED_AFTER_MS = 72 * HOUR_MS;
/** Who answers so has said that it wants no more. */
const GONE = 410;

export interface Tried {
  changeSeq: number;
  /** How far the delivery is in the schedule of repeats. */
  step: number;
  came: Attempted;
}

/**
 * What follows for the deliveries that were tried at `at`, ms since 1970, and for their webhook. While the receiver is
 * down its rest says when the next attempt is, and none counts towards giving up: it has not refused this message.
 */
export function follow(
  tried: readonly Tried[],
  before: Pick<Health, "failures" | "failingSince">,
  at: number,
): { attempts: Attempt[]; health: Health } {
  const outcomes = tried.map(({ came }) => outcomeOf(came));
  const works = outcomes.includes("delivered");
  const failures = works ? 0 : before.failures + tried.length;
  const failingSince = works ? null : (before.failingSince ?? time(at));
  const isDown = failures >= FAILURES_OF_RECEIVER;
  const rest = Math.min(PAUSES_MS[failures - FAILURES_OF_RECEIVER] ?? LONGEST_REST_MS, LONGEST_REST_MS);
  const isPaused = failingSince !== null && at - Date.parse(failingSince) >= PAUSED_AFTER_MS;
  const isGone = tried.some(({ came }) => "status" in came && came.status === GONE);
  return {
    attempts: tried.map(({ changeSeq, step, came }, i): Attempt => {
      const outcome = outcomes[i] ?? "unreachable";
      const pause = isDown ? rest : PAUSES_MS[step];
      return {
        changeSeq,
        outcome,
        responseStatus: "status" in came ? came.status : null,
        status: outcome === "delivered" ? "delivered" : pause === undefined ? "failed" : "waiting",
        step: isDown ? step : step + 1,
        nextAttemptAt: time(at + (pause ?? 0)),
      };
    }),
    health: {
      status: isGone ? "disabled" : isPaused ? "paused" : "active",
      failures,
      failingSince,
      restsUntil: isDown ? time(at + rest) : null,
    },
  };
}

function time(ms: number): string {
  return new Date(ms).toISOString();
}

/** How many are sent at once: one where the receiver is down. */
export function sentAtOnce({ failures }: Pick<Health, "failures">, most: number): number {
  return failures >= FAILURES_OF_RECEIVER ? 1 : most;
}

function outcomeOf(came: Attempted): AttemptOutcome {
  if ("failed" in came) return came.failed;
  if (came.status >= 200 && came.status < 300) return "delivered";
  return came.status >= 300 && came.status < 400 ? "redirected" : "refused";
}
