import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client/node";
import { type Database, withOrm } from "./database.ts";
import { EmbeddedFile } from "./embedded-file.ts";
import { overClient } from "./over-client.ts";

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
  const path = url.startsWith("file:") ? pathOf(url) : null;
  if (path !== null) mkdirSync(dirname(path), { recursive: true });
  if (path !== null && !syncUrl) return openFile(path);
  const client = createClient({
    url,
    // Calls into the engine are synchronous; a second connection would only add locks to wait for.
    concurrency: 1,
    ...(syncUrl ? { syncUrl, syncInterval: SYNC_EVERY_SECONDS } : {}),
    ...(authToken ? { authToken } : {}),
  });
  if (!syncUrl) await client.executeMultiple("pragma foreign_keys = on; pragma recursive_triggers = on");
  // Opening fetches nothing: a new replica would be empty until somebody writes.
  if (syncUrl) await client.sync();
  return overClient(client, { translate: (error) => error, isLostConnection: () => false });
}

async function openFile(path: string): Promise<Database> {
  const file = new EmbeddedFile(path);
  // Whatever is wrong with the file shows now.
  await file.execute("select count(*) from sqlite_schema");
  return withOrm(file);
}

function pathOf(url: string): string {
  return url.startsWith("file://") ? fileURLToPath(url) : decodeURIComponent(url.slice("file:".length));
}
