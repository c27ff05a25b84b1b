import { exports } from "cloudflare:workers";
import { beforeAll, expect, inject, test, vi } from "vitest";
import { openRemote } from "../../src/db/remote.ts";

const db = openRemote(inject("databaseUrl"), undefined);

/** An answer that was kept for the key of the desk, and is no longer given again. */
async function keepExpired(idempotencyKey: string): Promise<void> {
  await db.write([
    {
      sql: `insert into idempotency_keys (key_id, method, path, idempotency_key, request_hash, status, headers, body, expires_at)
            select id, 'POST', '/v1/claims', ?, 'x', 201, '{}', '{}', '2026-01-01T00:00:00.000Z' from keys limit 1`,
      args: [idempotencyKey],
    },
  ]);
}

async function kept(): Promise<unknown[]> {
  const { rows } = await db.execute("select idempotency_key from idempotency_keys order by 1");
  return rows.map((row) => row.idempotency_key);
}

// The first request loads all of the Worker's modules, one by one.
beforeAll(async () => {
  await exports.default.fetch("https://verbatim.example/healthz");
}, 60_000);

const write = (idempotencyKey: string) =>
  exports.default.fetch("https://verbatim.example/v1/claims", {
    method: "POST",
    headers: {
      Authorization: `Bearer ${inject("key")}`,
      "Content-Type": "application/json",
      "Idempotency-Key": idempotencyKey,
    },
    body: JSON.stringify({ text: `A claim, sent as ${idempotencyKey}.` }),
  });

test("what a write leaves for later is done once it is answered", async () => {
  await keepExpired("old");
  expect((await write("new")).status).toBe(201);
  await vi.waitFor(async () => expect(await kept()).toEqual(["new"]), { timeout: 30_000 });
}, 60_000);

test("what is due is done by the schedule, without anybody's writing", async () => {
  await keepExpired("older");
  expect(await kept()).toEqual(["new", "older"]);
  await exports.default.scheduled({ cron: "17 * * * *" });
  expect(await kept()).toEqual(["new"]);
}, 60_000);
