import { createClient, LibsqlError } from "@libsql/client/web";
import { DomainError } from "../domain-error.ts";
import type { Database } from "./database.ts";
import { overClient } from "./over-client.ts";

/** A libSQL server over HTTP. On Workers open one per request: a client kept between requests hangs under load. */
export function openRemote(url: string, authToken?: string): Database {
  const client = createClient({ url, ...(authToken ? { authToken } : {}) });
  return overClient(client, { translate, isLostConnection });
}

/** The server's own answers to SQL begin so; whatever else is thrown means that it did not answer. */
const ANSWERED = /^(SQL|ARGS)/;

/** A server closes a connection that was idle just when the next request goes out on it: that happens to everyone. */
function isLostConnection(error: unknown): boolean {
  return !(error instanceof LibsqlError && ANSWERED.test(error.code));
}

function translate(error: unknown): unknown {
  if (error instanceof DomainError || !isLostConnection(error)) return error;
  return new DomainError("unavailable", "The database cannot be reached right now. Try again shortly.", {
    cause: error,
  });
}
