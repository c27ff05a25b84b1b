import { mkdtempSync, rmSync } from "node:fs";
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
  }
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
  db.close();
  project.provide("key", secret);
  await layOutAssets();
  const server = await startHranaServer({ databaseUrl });
  project.provide("databaseUrl", server.url);
  return async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
}
