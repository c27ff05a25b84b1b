import { createClient } from "@libsql/client/web";
import { type Database, overClient } from "./database.ts";

/** A libSQL server over HTTP. On Workers open one per request: a client kept between requests hangs under load. */
export function openRemote(url: string, authToken?: string): Database {
  return overClient(createClient({ url, ...(authToken ? { authToken } : {}) }), async () => {});
}
