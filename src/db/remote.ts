import { createClient, LibsqlError } from "@libsql/client/web";
import { DomainError } from "../domain-error.ts";
import { type Database, overClient } from "./database.ts";

/** A libSQL server over HTTP. On Workers open one per request: a client kept between requests hangs under load. */
export function openRemote(url: string, authToken?: string): Database {
  const client = createClient({ url, ...(authToken ? { authToken } : {}) });
  return overClient(client, async () => {}, translateFailure);
}

/** The server's own answers to SQL begin so; whatever else is thrown means that it did not answer. */
const ANSWERED = /^(SQL|ARGS)/;

function translateFailure(error: unknown): unknown {
  if (error instanceof LibsqlError && ANSWERED.test(error.code)) return error;
  return new DomainError("unavailable", "The database cannot be reached right now. Try again shortly.", {
    cause: error,
  });
}
