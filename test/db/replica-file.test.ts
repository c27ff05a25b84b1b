import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Database, withOrm } from "../../src/db/database.ts";
import { ReplicaFile } from "../../src/db/replica-file.ts";
import { createKey } from "../../src/editors/keys.ts";
import { openBackend } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { seededFile } from "../support/seeded-file.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const PRIMARY = fileURLToPath(new URL("unreplicated-primary.ts", import.meta.url));
let primary: ChildProcess;
let syncUrl: string;

beforeEach(async () => {
  const started = spawn(process.execPath, [PRIMARY], { stdio: ["pipe", "pipe", "inherit"] });
  primary = started;
  const [port] = await once(started.stdout, "data");
  syncUrl = `http://127.0.0.1:${Number(port)}`;
});
afterEach(end);

async function end(): Promise<void> {
  if (primary.exitCode !== null) return;
  const exit = once(primary, "exit");
  primary.stdin?.end();
  await exit;
}

const asked = async () => Number(await (await fetch(`${syncUrl}/asked`)).text());

/** A replica that holds the seeds, as if it had fetched them, and the key of an editor. */
async function replica(): Promise<{ db: Database; secret: string }> {
  const file = await seededFile(fresh("seeds.db"));
  const prepared = await openBackend("embedded", file);
  const at = new Date().toISOString();
  const { secret } = await createKey(prepared.db, { name: "Eve", role: "editor", at });
  await prepared.close();
  const path = fresh("replica.db");
  const open = () => new ReplicaFile(path, { syncUrl, syncPeriod: 0 });
  open().close();
  copyFileSync(file, path);
  return { db: withOrm(open()), secret };
}

it("is read without a word to the primary, and reads go on when that is gone", async () => {
  const { db } = await replica();
  const { request, mistakes } = serviceOver(db);
  const before = await asked();
  for (const primaryIsThere of [true, false]) {
    if (!primaryIsThere) {
      expect(await asked()).toBe(before);
      await end();
    }
    for (const path of [
      "/v1/claims",
      "/v1/claims?label=refuted&topic=arrests",
      "/v1/claims?q=arbitrary%20arrest",
      "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary",
      "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary/history",
      "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary/publications/1",
      "/v1/articles",
      "/v1/articles/art_01m7vzj6k0c8cdpexdj7sdzttr",
      "/v1/annotations?url=urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd",
      "/v1/annotations?view=slim&url=urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd",
      "/v1/annotations?url=https://nobody.example/annotated",
      "/v1/changes",
      "/readyz",
    ]) {
      const answer = await request(path);
      expect([path, answer.status]).toEqual([path, 200]);
      const headers = { "If-None-Match": answer.headers.get("ETag") ?? '"none"' };
      expect([path, (await request(path, { headers })).status]).toEqual([
        path,
        path === "/readyz" ? 200 : 304,
      ]);
    }
    const match = await request("/v1/match", {
      method: "POST",
      body: JSON.stringify({ text: "The arrest of Alpha Amadou Diallo was arbitrary." }),
      headers: { "Content-Type": "application/json" },
    });
    expect([match.status, match.text.includes("alpha-amadou-diallo")]).toEqual([200, true]);
  }
  expect(mistakes).toEqual([]);
  db.close();
});

it("is not written: a write without the primary is unavailable, and what the file holds is as it was", async () => {
  const { db, secret } = await replica();
  const { request } = serviceOver(db);
  const dump = JSON.stringify(await dumpDatabase(db));
  for (let i = 0; i < 3; i++) {
    const answer = await request("/v1/claims", {
      method: "POST",
      body: JSON.stringify({ text: "Written nowhere." }),
      headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
    });
    expect([answer.status, answer.json]).toMatchObject([503, { code: "unavailable" }]);
    expect((await request("/v1/claims")).status).toBe(200);
    // Noting that a key was used needs the primary; knowing whose it is does not.
    expect((await request("/v1/me", { headers: { Authorization: `Bearer ${secret}` } })).status).toBe(200);
  }
  expect(JSON.stringify(await dumpDatabase(db))).toBe(dump);
  db.close();
});
