import { exports } from "cloudflare:workers";
import { beforeAll, expect, inject, test, vi } from "vitest";

// The receiver is a server of the machine that runs the tests: workerd sends to it as it would to anybody.

const { url, taken } = inject("receiver");

// The first request loads all of the Worker's modules, one by one.
beforeAll(async () => {
  await exports.default.fetch("https://verbatim.example/healthz");
}, 60_000);

const ask = (method: string, path: string, body?: unknown) =>
  exports.default.fetch(`https://verbatim.example${path}`, {
    method,
    headers: { Authorization: `Bearer ${inject("adminKey")}`, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const received = async () => (await (await fetch(taken)).json()) as string[];

test("a Worker sends what waits when somebody has written, and by its schedule", async () => {
  const made = await ask("POST", "/v1/webhooks", { url, after: 0 });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  await vi.waitFor(async () => expect((await received()).length).toBeGreaterThan(5), { timeout: 30_000 });
  const before = (await received()).length;
  const again = await ask("POST", `/v1/webhooks/${id}/redeliver`, { after: 0 });
  expect(again.status).toBe(200);
  await exports.default.scheduled({ cron: "* * * * *" });
  await vi.waitFor(async () => expect((await received()).length).toBeGreaterThan(before), {
    timeout: 30_000,
  });
  const shown = await ask("GET", `/v1/webhooks/${id}`);
  expect(await shown.json()).toMatchObject({ status: "active", failingSince: null });
  expect((await ask("DELETE", `/v1/webhooks/${id}`)).status).toBe(204);
}, 90_000);

test("a Worker takes no target that is not public", async () => {
  const refused = await ask("POST", "/v1/webhooks", { url: "https://10.0.0.1/h" });
  expect(refused.status).toBe(422);
  const plain = await ask("POST", "/v1/webhooks", { url: "http://hooks.example/h" });
  expect(plain.status).toBe(422);
}, 60_000);
