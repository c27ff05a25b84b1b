import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DomainError } from "../domain-error.ts";
import { type Database, withOrm } from "./database.ts";
import { EmbeddedFile } from "./embedded-file.ts";
import { brokenCode } from "./fault.ts";
import { overClient } from "./over-client.ts";
import { ReplicaFile } from "./replica-file.ts";

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
  if (path !== null) makeFolderOf(path);
  if (path === null) return openInMemory(url);
  return syncUrl ? openReplica(path, { syncUrl, authToken }) : openFile(path);
}

/** A second connection would be a second database, so this keeps the stock client's only one, and no statements. */
async function openInMemory(url: string): Promise<Database> {
  // Only tests and evaluations want it; what a file needs is less.
  const { createClient } = await import("@libsql/client/node");
  const client = createClient({ url, concurrency: 1 });
  await client.executeMultiple("pragma foreign_keys = on; pragma recursive_triggers = on");
  const asIs = (error: unknown) => error;
  return overClient(client, { isLostConnection: () => false, translateRead: asIs, translateWrite: asIs });
}

function openReplica(
  path: string,
  { syncUrl, authToken }: { syncUrl: string; authToken: string | undefined },
): Database {
  const primary = { syncUrl, syncPeriod: SYNC_EVERY_SECONDS, ...(authToken ? { authToken } : {}) };
  const replica = new ReplicaFile(path, primary);
  // Opening fetches nothing: a new replica would be empty until somebody writes.
  replica.sync();
  return withOrm(replica);
}

async function openFile(path: string): Promise<Database> {
  const file = new EmbeddedFile(path);
  try {
    // Whatever is wrong with the file shows now.
    await file.execute("select count(*) from sqlite_schema");
  } catch (error) {
    throw explainOpening(error, path);
  }
  return withOrm(file);
}

/** Whether opening it will make it. */
export function isMissingFile(url: string): boolean {
  return url.startsWith("file:") && !existsSync(pathOf(url));
}

function makeFolderOf(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new Error(
      `The folder ${dirname(path)} for the database cannot be made (${codeOf(error)}): set DATABASE_URL to a file in a folder that this program may write to, such as DATABASE_URL=file:data/verbatim.db.`,
      { cause: error },
    );
  }
}

/** One sentence that names the file and says what to write instead. */
function explainOpening(error: unknown, path: string): unknown {
  const cause = error instanceof DomainError ? error.details.cause : error;
  const code = brokenCode(cause);
  if (code === null) return error;
  if (existsSync(path) && statSync(path).isDirectory()) {
    return new Error(
      `${path} is a folder: set DATABASE_URL to a file in it, such as DATABASE_URL=file:${join(path, "verbatim.db")}.`,
      { cause },
    );
  }
  const told =
    code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT"
      ? `is no sound database (${code}): set DATABASE_URL to another file, or put a backup in its place`
      : `cannot be opened for writing (${code}): give this program the right to write the file and its folder, or set DATABASE_URL to another file`;
  return new Error(`${path} ${told}.`, { cause });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

function pathOf(url: string): string {
  return url.startsWith("file://") ? fileURLToPath(url) : decodeURIComponent(url.slice("file:".length));
}
