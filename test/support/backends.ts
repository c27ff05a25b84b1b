import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { openRemote } from "../../src/db/remote.ts";
import { startHranaServer } from "../../src/dev/hrana-server.ts";

/** Both ways in which the service meets its database; what holds in one holds in the other. */
export const BACKENDS = ["embedded", "remote"] as const;
export type Backend = (typeof BACKENDS)[number];

export interface OpenedDatabase {
  db: Database;
  /** Round trips to a remote database so far; null for an embedded one, which has none. */
  roundTrips(): number | null;
  close(): Promise<void>;
}

/** The file as an embedded database, or through a server that speaks Hrana and the client that Workers use. */
export async function openBackend(backend: Backend, file: string): Promise<OpenedDatabase> {
  const databaseUrl = `file:${file}`;
  if (backend === "embedded") {
    const db = await openEmbedded({ url: databaseUrl });
    return { db, roundTrips: () => null, close: async () => db.close() };
  }
  // As libsql-server does, so that nothing relies on a float coming back as it went.
  const server = await startHranaServer({ databaseUrl, inexactFloats: true });
  const db = openRemote(server.url);
  return {
    db,
    roundTrips: () => server.pipelineCount(),
    close: async () => {
      db.close();
      await server.close();
    },
  };
}
