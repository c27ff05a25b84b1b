import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";

import { afterEach, describe, expect, inject, it } from "vitest";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { describeDatabase, describeError } from "../../src/error-report.ts";
import { openBackend } from "../support/backends.ts";
import { migratedFile, seededFile } from "../support/seeded-file.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const MEGABYTE = 2 ** 20;
/** Of 512 bytes: 32 KB, which the log's index has from the start. */
const FILE_LIMIT_BLOCKS = 64;

let server: ChildProcess | null = null;
afterEach(async () => {
  if (server === null || server.exitCode !== null) return;
  const exit = once(server, "exit");
  server.kill();
  await exit;
});

async function fileWithKey(): Promise<{ file: string; secret: string }> {
  const file = await migratedFile(fresh("faulty.db"));
  const { db, close } = await openBackend("embedded", file);
  const { secret } = await createKey(db, { name: "Eve", role: "editor", at: new Date().toISOString() });
  await close();
  return { file, secret };
}

const longArticle = (secret: string, slug = "long") => ({
  method: "POST",
  body: JSON.stringify({
    url: `https://news.example/${slug}`,
    text: "Nobody had expected it. ".repeat(MEGABYTE / 24),
  }),
  headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
});

describe("a file that cannot be used", () => {
  it("is full: 503, nothing is written, and with room again all is well", async () => {
    const { file, secret } = await fileWithKey();
    const { db, close } = await openBackend("embedded", file);
    const { request, mistakes } = serviceOver(db);
    await request("/v1/me", { headers: { Authorization: `Bearer ${secret}` } });
    const [[pages] = []] = (await db.execute("pragma page_count")).values;
    await db.write([`pragma max_page_count = ${Number(pages) + 20}`]);
    const answer = await request("/v1/articles", longArticle(secret));
    expect([answer.status, answer.json]).toMatchObject([503, { code: "unavailable" }]);
    expect(mistakes.map((error) => describeError(error).code)).toEqual(["SQLITE_FULL"]);
    expect((await db.execute("select count(*) as n from articles")).rows).toEqual([{ n: 0 }]);
    // The limit went with the connection: the small write that readiness tries goes through.
    expect((await request("/readyz")).status).toBe(200);
    expect((await request("/v1/articles", longArticle(secret))).status).toBe(201);
    await close();
  });

  it("has been damaged: 503, with the code in the report", async () => {
    const file = await seededFile(fresh("damaged.db"));
    const sound = await openEmbedded({ url: `file:${file}` });
    const { values } = await sound.execute(
      "select rootpage from sqlite_schema where tbl_name = 'published_claims' and rootpage > 0",
    );
    const [[size] = []] = (await sound.execute("pragma page_size")).values;
    sound.close();
    const damage = openSync(file, "r+");
    for (const [page] of values) {
      writeSync(
        damage,
        new Uint8Array(Number(size)).fill(0x5a),
        0,
        Number(size),
        (Number(page) - 1) * Number(size),
      );
    }
    closeSync(damage);
    const { db, close } = await openBackend("embedded", file);
    const { request, mistakes } = serviceOver(db);
    const answer = await request("/v1/claims");
    expect([answer.status, answer.json]).toMatchObject([503, { code: "unavailable" }]);
    expect(describeError(mistakes[0]).code).toMatch(/^SQLITE_CORRUPT/);
    expect((await request("/readyz")).status).toBe(503);
    await close();
  });

  it("cannot grow: 503, /readyz shows it, and the log has the code and the file but nothing that was sent", async () => {
    const { file, secret } = await fileWithKey();
    // As long as this process has it open, the log of writes stays: longer than the server may write.
    const { db, close } = await openBackend("embedded", file);
    await serviceOver(db).request("/v1/articles", longArticle(secret, "earlier"));
    server = spawn(
      "sh",
      ["-c", `ulimit -f ${FILE_LIMIT_BLOCKS}; exec "$0" "$1" serve`, process.execPath, inject("cli")],
      {
        env: { ...process.env, PORT: "0", DATABASE_URL: `file:${file}`, NODE_COMPILE_CACHE: "" },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let output = "";
    const { promise: url, resolve } = Promise.withResolvers<string>();
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on("data", (chunk) => {
        output += String(chunk);
        const found = /at (http:\/\/[^ ]+)/.exec(output)?.[1];
        if (found) resolve(found);
      });
    }
    const base = await url;
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    const answer = await fetch(`${base}/v1/articles`, longArticle(secret));
    expect([answer.status, await answer.json()]).toMatchObject([503, { status: 503 }]);
    const ready = await fetch(`${base}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { code: "not-ready" }]);
    // Reads go on.
    expect((await fetch(`${base}/v1/claims`)).status).toBe(200);
    const logged = output.split("\n").find((line) => line.includes("a request failed")) ?? "";
    expect(JSON.parse(logged)).toMatchObject({
      level: "ERROR",
      properties: {
        code: expect.stringMatching(/^SQLITE_(IOERR|FULL)/),
        database: `file:${file}`,
        path: "/v1/articles",
      },
    });
    expect(output).not.toMatch(/Nobody had|news\.example/);
    await close();
  });
});

describe("what cannot be opened is said in one sentence that tells what to write", () => {
  it.each<[what: string, path: (folder: string) => string, message: RegExp]>([
    [
      "a folder",
      (folder) => folder,
      /is a folder: set DATABASE_URL to a file in it, such as DATABASE_URL=file:.*\/verbatim\.db\.$/,
    ],
    [
      "a file that is no database",
      (folder) => {
        writeFileSync(
          `${folder}/notes.txt`,
          "Not a database, but long enough for one to look like it. ".repeat(20),
        );
        return `${folder}/notes.txt`;
      },
      /notes\.txt is no sound database \(SQLITE_NOTADB\): set DATABASE_URL to another file/,
    ],
    [
      "a file below a file",
      (folder) => {
        writeFileSync(`${folder}/notes.txt`, "");
        return `${folder}/notes.txt/verbatim.db`;
      },
      /The folder .* cannot be made \(\w+\): set DATABASE_URL/,
    ],
    [
      "a place where no file can be made",
      () => "/proc/verbatim.db",
      /cannot be opened for writing \(SQLITE_CANTOPEN\): .* or set DATABASE_URL/,
    ],
  ])("%s", async (_, path, message) => {
    const folder = fresh("place");
    mkdirSync(folder);
    await expect(openEmbedded({ url: `file:${path(folder)}` })).rejects.toThrow(message);
  });
});

it("a report has no secret of the database's address, and no message", () => {
  expect(describeDatabase("libsql://name:secret@db.example/path?authToken=secret")).toBe(
    "libsql://db.example/path",
  );
  const error = Object.assign(new Error("what a client sent"), { code: "what a client sent" });
  expect(JSON.stringify(describeError(new Error("outer", { cause: error })))).not.toContain("client sent");
});
