import { HTTPException } from "hono/http-exception";
import { DomainError } from "../../domain-error.ts";
import type { AppContext, Services } from "../environment.ts";
import { type ProblemAnswer, ProblemError, problem } from "../problems.ts";
import { respond } from "./respond.ts";

/** Turns whatever was thrown into a problem document. Only what nobody foresaw is a 500, and is reported. */
export function handleError(services: Services) {
  return (error: Error, c: AppContext): Response => {
    const id = c.get("requestId");
    const report = (cause: unknown) =>
      services.reportError(cause, { id, method: c.req.method, path: c.req.path });
    const answer = toProblem(error);
    if (answer) {
      // Nobody's mistake who asks, and something that whoever runs this has to know.
      if (error instanceof DomainError && ["unavailable", "unknown-outcome"].includes(error.code))
        report(error.cause);
      return sendProblem(c, answer);
    }
    report(error);
    return sendProblem(
      c,
      problem("internal-error", `This is our mistake. Please tell us the request id ${id}.`),
    );
  };
}

/** Tells a problem in the way of a surface, where that is not JSON. */
export type ProblemPresenter = (c: AppContext, answer: ProblemAnswer) => Response;

export function sendProblem(c: AppContext, answer: ProblemAnswer): Response {
  const present = c.get("presentProblem");
  return present ? present(c, answer) : respond(c, answer.body, answer.status, answer.headers);
}

function toProblem(error: Error): ProblemAnswer | null {
  if (error instanceof ProblemError) return problem(error.code, error.message, error.options);
  if (error instanceof DomainError) {
    return problem(error.code, error.message, {
      errors: error.details.errors?.map((field) => ({ in: "body", ...field })),
      members: error.details.members,
    });
  }
  if (error instanceof HTTPException && error.status === 400) {
    return problem("invalid-json", "The body could not be read as JSON.");
  }
  // drizzle wraps what the database layer throws; its message holds bound parameters and goes nowhere.
  return error.cause instanceof Error ? toProblem(error.cause) : null;
}
