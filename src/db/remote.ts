import { createClient } from "@libsql/client/web";
import { LibsqlError } from "@libsql/core/api";
import { DomainError } from "../domain-error.ts";
import type { Database } from "./database.ts";
import { translateFault, unavailable, unknownOutcome } from "./fault.ts";
import { overClient } from "./over-client.ts";

export const REMOTE_TIMEOUT_MS = 10_000;

export interface RemoteOptions {
  authToken?: string | undefined;
  /** After so long a call is given up: a server may take a connection and never answer. */
  timeoutMs?: number | undefined;
}

/** A libSQL server over HTTP. On Workers open one per request: a client kept between requests hangs under load. */
export function openRemote(
  url: string,
  { authToken, timeoutMs = REMOTE_TIMEOUT_MS }: RemoteOptions = {},
): Database {
  const client = createClient({
    url,
    ...(authToken ? { authToken } : {}),
    // The signal also ends an answer that never ends.
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) }),
  });
  return overClient(client, { isLostConnection, translateRead, translateWrite });
}

/** The server's own answers to SQL begin so; whatever else is thrown means that it did not answer. */
const ANSWERED = /^(SQL|ARGS)/;
const isAnswer = (error: unknown) => error instanceof LibsqlError && ANSWERED.test(error.code);

/** A server closes a connection that was idle just when the next request goes out on it: that happens to everyone. */
function isLostConnection(error: unknown): boolean {
  return !isAnswer(error) && !isTimeout(error);
}

function translateRead(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  return isAnswer(error) ? translateFault(error) : unavailable(error);
}

function translateWrite(error: unknown): unknown {
  if (error instanceof DomainError || isAnswer(error) || wasNeverSent(error)) return translateRead(error);
  return unknownOutcome(error);
}

function isTimeout(error: unknown): boolean {
  return causesOf(error).some(({ name }) => name === "TimeoutError");
}

/** Where nothing listens, or nothing by that name, or who listens refused to read it. */
const NEVER_CONNECTED = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

function wasNeverSent(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      ("code" in cause && NEVER_CONNECTED.includes(String(cause.code))) ||
      // The client keeps the status of an answer that was none of Hrana's.
      ("status" in cause && typeof cause.status === "number" && cause.status >= 400 && cause.status < 500),
  );
}

/** An error and what caused it, the first first. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 5; cause = cause.cause)
    causes.push(cause);
  return causes;
}
