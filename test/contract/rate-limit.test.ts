import { expect, it } from "vitest";
import { openBackend } from "../support/backends.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";
import { desks } from "./editing/desk.ts";

const fresh = temporaryFiles();
const at = desks()("embedded");

it("who matches too often is told to wait, before anything is read; others go on", async () => {
  const { db, close } = await openBackend("embedded", await migratedFile(fresh("limited.db")));
  const service = serviceOver(db, testConfig({ MATCH_LIMIT: "2", TRUST_PROXY: "1" }));
  const ask = (client: string, body = '{"text": "x"}') =>
    service.request(
      "/v1/match",
      {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Forwarded-For": `9.9.9.9, ${client}` },
        body,
      },
      { peerAddress: () => "10.0.0.1" },
    );
  expect((await ask("203.0.113.7")).status).toBe(200);
  expect((await ask("203.0.113.7", "no JSON")).status).toBe(400);
  const refused = await ask("203.0.113.7", "no JSON");
  expect([refused.status, refused.json]).toMatchObject([429, { code: "rate-limited", errors: [] }]);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect((await ask("203.0.113.8")).status).toBe(200);
  // Nobody can be told apart here, so nobody is counted.
  for (let i = 0; i < 3; i++) expect((await ask("127.0.0.1")).status).toBe(200);
  await close();
});

it("reading is not limited, nor are holders of a key", async () => {
  const peer = { peerAddress: () => "203.0.113.7" };
  const service = serviceOver(at().db, testConfig({ MATCH_LIMIT: "1" }));
  for (let i = 0; i < 3; i++) expect((await service.request("/v1/about", {}, peer)).status).toBe(200);
  for (let i = 0; i < 3; i++) {
    const answer = await service.request(
      "/v1/match",
      {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${at().eve.secret}` },
        body: '{"text": "x"}',
      },
      peer,
    );
    expect(answer.status).toBe(200);
  }
});
