import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openEmbedded } from "../../src/db/embedded.ts";
import { startHranaServer } from "../../src/dev/hrana-server.ts";
import { layOutAssets } from "../../src/dev/lay-out-assets.ts";
import { seedFile } from "../../src/dev/seed-file.ts";
import { createKey } from "../../src/editors/keys.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
    /** Of an editor. */
    key: string;
    adminKey: string;
    /** Where webhooks are taken, and where it is told which: ids of messages. */
    receiver: { url: string; taken: string };
  }
}

/** Takes every message that is posted to it, and tells which it took to who gets. */
async function countingReceiver(): Promise<{ url: string; taken: string; close(): Promise<void> }> {
  const ids: string[] = [];
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      if (request.method === "POST") ids.push(String(request.headers["webhook-id"]));
      response.end(JSON.stringify(ids));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const at = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  return {
    url: `${at}/hook`,
    taken: `${at}/taken`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A libSQL server over a fresh file with the seeds, for as long as the Worker's tests run. */
export default async function seededDatabase(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-worker-"));
  const databaseUrl = `file:${join(folder, "seeds.db")}`;
  await seedFile(databaseUrl, {
    publisherName: "Verbatim",
    publisherSite: null,
    requireSecondEditor: false,
    namesEditors: true,
  });
  const db = await openEmbedded({ url: databaseUrl });
  const at = new Date().toISOString();
  const { secret } = await createKey(db, { name: "Eve Editor", role: "editor", at });
  const admin = await createKey(db, { name: "Ada Admin", role: "admin", at });
  db.close();
  project.provide("key", secret);
  project.provide("adminKey", admin.secret);
  const receiver = await countingReceiver();
  project.provide("receiver", { url: receiver.url, taken: receiver.taken });
  await layOutAssets();
  const server = await startHranaServer({ databaseUrl });
  project.provide("databaseUrl", server.url);
  return async () => {
    await server.close();
    await receiver.close();
    rmSync(folder, { recursive: true });
  };
}
