import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client/node";
import { type Database, overClient } from "./database.ts";

/**
 * Pragmas hold per connection, so they are set again after every reconnect. FULL: an answered write survives a
 * power cut, at 338 µs a write instead of 66 (docs/decisions/0001-store.md). With recursive triggers REPLACE, too,
 * is a DELETE that the append-only tables refuse.
 */
const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma recursive_triggers = on;`;

/** How far a replica's reads may lie behind writes that others made through the primary. */
const SYNC_EVERY_SECONDS = 60;

export interface EmbeddedOptions {
  /** `file:path`, relative to the working directory, or `:memory:`. */
  url: string;
  /** Embedded replica: reads are local, writes go to the primary at this address. */
  syncUrl?: string | undefined;
  authToken?: string | undefined;
}

export async function openEmbedded({ url, syncUrl, authToken }: EmbeddedOptions): Promise<Database> {
  if (url.startsWith("file:")) mkdirSync(dirname(pathOf(url)), { recursive: true });
  const client = createClient({
    url,
    // Calls into the engine are synchronous; a second connection would only add locks to wait for.
    concurrency: 1,
    ...(syncUrl ? { syncUrl, syncInterval: SYNC_EVERY_SECONDS } : {}),
    ...(authToken ? { authToken } : {}),
  });
  const prepare = async () => {
    if (!syncUrl) await client.executeMultiple(PRAGMAS);
  };
  await prepare();
  // Opening fetches nothing: a new replica would be empty until somebody writes.
  if (syncUrl) await client.sync();
  return overClient(client, {
    recover: async () => {
      await client.reconnect();
      await prepare();
    },
    translate: (error) => error,
    isLostConnection: () => false,
  });
}

function pathOf(url: string): string {
  return url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length);
}
