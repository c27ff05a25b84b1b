import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openRemote } from "../../src/db/remote.ts";
import { startHranaServer } from "../../src/dev/hrana-server.ts";
import { createKey } from "../../src/editors/keys.ts";
import { openBackend } from "../support/backends.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { serviceOver } from "../support/service.ts";
import { type SilentServer, startSilentServer } from "../support/silent-server.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const TIMEOUT_MS = 200;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function silent(greeting?: string): Promise<SilentServer> {
  const server = await startSilentServer(greeting);
  closing.push(server.close);
  return server;
}

/** Answers everything with this status, and no Hrana. */
async function answering(status: number): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end("no")).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closing.push(async () => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address where somebody listened. */
async function closed(): Promise<string> {
  const server = await startSilentServer();
  await server.close();
  return server.url;
}

describe.each<[what: string, url: () => Promise<string>, read: string, write: string]>([
  ["takes connections and says nothing", async () => (await silent()).url, "unavailable", "unknown-outcome"],
  [
    "begins an answer and never ends it",
    async () =>
      (await silent("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{")).url,
    "unavailable",
    "unknown-outcome",
  ],
  ["is a proxy whose database is gone", () => answering(502), "unavailable", "unknown-outcome"],
  ["does not know the token", () => answering(401), "unavailable", "unavailable"],
  ["is not there", closed, "unavailable", "unavailable"],
])("a database server that %s", (_, url, read, write) => {
  it("is given up in time: reads have failed, and a write may have happened", async () => {
    const db = openRemote(await url(), { timeoutMs: TIMEOUT_MS });
    await expect(db.execute("select 1")).rejects.toMatchObject({ name: "DomainError", code: read });
    await expect(db.read(["select 1", "select 2"])).rejects.toMatchObject({
      name: "DomainError",
      code: read,
    });
    await expect(db.write(["delete from claims"])).rejects.toMatchObject({
      name: "DomainError",
      code: write,
    });
    db.close();
  });
});

it("a value that the server finds too long is the asker's to shorten, and the answer has the number", async () => {
  const { db, close } = await openBackend("remote", await migratedFile(fresh("long.db")));
  closing.push(close);
  const long = {
    sql: "insert into texts (sha256, length, content) values ('x', 1, ?)",
    args: ["x".repeat(5_300_000)],
  };
  await expect(db.write([long])).rejects.toMatchObject({
    name: "DomainError",
    code: "invalid-input",
    message: expect.stringContaining("4,000,000 bytes"),
  });
});

it("every kind of request is answered with 503 while the database says nothing, each in one call", async () => {
  const server = await silent();
  const { request, mistakes } = serviceOver(openRemote(server.url, { timeoutMs: TIMEOUT_MS }));
  for (const path of [
    "/v1/claims",
    "/v1/claims?q=bridge",
    "/v1/claims/any",
    "/v1/annotations?url=https%3A%2F%2Fa.example%2F",
  ]) {
    const before = server.requests();
    const answer = await request(path);
    expect([path, answer.status, answer.json]).toMatchObject([path, 503, { code: "unavailable" }]);
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(server.requests() - before).toBe(1);
  }
  expect((await request("/readyz")).status).toBe(503);
  expect((await request("/healthz")).status).toBe(200);
  expect(mistakes).toHaveLength(4);
});

it("a write that outlives its time is told apart; under an Idempotency-Key what became of it is found out", async () => {
  const file = await migratedFile(fresh("slow.db"));
  const prepared = await openBackend("embedded", file);
  const at = new Date().toISOString();
  const { secret } = await createKey(prepared.db, { name: "Eve", role: "editor", at });
  await prepared.close();
  const hrana = await startHranaServer({ databaseUrl: `file:${file}` });
  // Between the two: lets requests through, and holds the answers of some back.
  let holdsBack = false;
  const between = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const isWrite = body.includes("insert into");
    const answer = await fetch(hrana.url + request.url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    const text = await answer.text();
    if (!(isWrite && holdsBack))
      response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => between.once("listening", resolve));
  const url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
  const { request } = serviceOver(openRemote(url, { timeoutMs: 2_000 }));
  const write = (text: string, idempotencyKey?: string) =>
    request("/v1/claims", {
      method: "POST",
      body: JSON.stringify({ text }),
      headers: {
        Authorization: `Bearer ${secret}`,
        "Content-Type": "application/json",
        ...(idempotencyKey ? { "Idempotency-Key": idempotencyKey } : {}),
      },
    });

  holdsBack = true;
  const unkeyed = await write("Without a key.");
  expect([unkeyed.status, unkeyed.json]).toMatchObject([503, { code: "unknown-outcome" }]);
  expect(unkeyed.headers.get("retry-after")).toBe("1");
  // With a key the stored answer is looked for before giving up, and here it is found.
  const keyed = await write("With a key.", "once");
  expect([keyed.status, keyed.json]).toMatchObject([201, { text: "With a key." }]);
  expect((await write("With a key.", "once")).json).toEqual(keyed.json);
  between.closeAllConnections();
  between.close();
  await hrana.close();
  const after = await openBackend("embedded", file);
  expect((await after.db.execute("select text from claims order by text")).values).toEqual([
    ["With a key."],
    ["Without a key."],
  ]);
  await after.close();
});
