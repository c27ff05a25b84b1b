import { describe, expect, it } from "vitest";
import * as z from "zod";
import { BACKENDS, openBackend } from "../support/backends.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const fresh = temporaryFiles();

describe.each(BACKENDS)("the service over an empty %s database", (backend) => {
  it("is alive and ready once migrated", async () => {
    const { db, close } = await openBackend(backend, await migratedFile(fresh("empty.db")));
    const { request } = serviceOver(db);
    expect((await request("/healthz")).json).toEqual({ status: "alive" });
    const ready = await request("/readyz");
    expect([ready.status, ready.json]).toEqual([200, { status: "ready" }]);
    expect(ready.headers.get("Cache-Control")).toBe("no-store");
    await close();
  });

  it("is alive but not ready before it is migrated, and says when to ask again", async () => {
    const { db, close } = await openBackend(backend, fresh("unmigrated.db"));
    const { request, mistakes } = serviceOver(db);
    expect((await request("/healthz")).status).toBe(200);
    const answer = await request("/readyz");
    expect(answer.status).toBe(503);
    expect(answer.json).toMatchObject({ status: 503, code: "not-ready" });
    expect(answer.headers.get("Retry-After")).toBe("1");
    expect(mistakes).toEqual([]);
    await close();
  });

  it("is not ready where a migration of this release is missing", async () => {
    const { db, close } = await openBackend(backend, await migratedFile(fresh("behind.db")));
    await db.write(["update __drizzle_migrations set created_at = created_at - 1"]);
    const answer = await serviceOver(db).request("/readyz");
    expect([answer.status, answer.json]).toMatchObject([503, { code: "not-ready" }]);
    await close();
  });

  it("answers every list with nothing, and no claim", async () => {
    const { db, close } = await openBackend(backend, await migratedFile(fresh("empty.db")));
    const { request, mistakes } = serviceOver(db);
    expect((await request("/v1/claims")).json).toEqual({ claims: [], nextCursor: null });
    expect((await request("/v1/articles")).json).toEqual({ articles: [], nextCursor: null });
    expect((await request("/v1/claims/anything")).status).toBe(404);
    expect((await request("/v1/claims/anything/history")).status).toBe(404);
    expect((await request("/v1/annotations?url=https%3A%2F%2Fnews.example%2F")).json).toEqual({
      url: "https://news.example/",
      article: null,
      claims: [],
      spans: [],
      near: [],
    });
    expect(mistakes).toEqual([]);
    await close();
  });
});

it("leads from beside the reference to the reference", async () => {
  const { db, close } = await openBackend("embedded", fresh("root.db"));
  const service = serviceOver(db);
  for (const [path, method] of [
    ["/docs/", "GET"],
    ["/docs/", "HEAD"],
  ] as const) {
    const answer = await service.request(path, { method });
    expect([path, answer.status, answer.headers.get("Location")]).toEqual([path, 302, "/docs"]);
  }
  expect((await service.request("/docs")).status).toBe(200);
  expect((await service.request("/docs", { method: "POST" })).status).toBe(405);
  await close();
});

it("is alive, whatever is sent with the question, without asking the database", async () => {
  const { db, close } = await openBackend("embedded", fresh("closed.db"));
  await close();
  const service = serviceOver(db);
  for (const headers of [
    {},
    { Authorization: "Bearer vb_nobody" },
    { Authorization: "Basic eDp5" },
    { Cookie: "a=b" },
  ]) {
    const answer = await service.request("/healthz", { headers });
    expect([headers, answer.status, answer.json]).toEqual([headers, 200, { status: "alive" }]);
  }
  expect(service.mistakes).toEqual([]);
});

it("is not ready, and says to try again, when the database cannot be reached", async () => {
  const { db, close } = await openBackend("remote", await migratedFile(fresh("lost.db")));
  await close();
  const { request, mistakes } = serviceOver(db);
  const ready = await request("/readyz");
  expect([ready.status, ready.json]).toMatchObject([503, { code: "not-ready" }]);
  const claims = await request("/v1/claims");
  expect([claims.status, claims.json]).toMatchObject([503, { code: "unavailable" }]);
  expect(claims.headers.get("retry-after")).toBe("1");
  expect(mistakes).toHaveLength(1);
});

describe("what the service says of itself", () => {
  it("names the publisher, the rules, the labels and the licence", async () => {
    const { db, close } = await openBackend("embedded", fresh("about.db"));
    const { request } = serviceOver(
      db,
      testConfig({
        REQUIRE_SECOND_EDITOR: "false",
        CORRECTIONS_URL: "https://verbatim.example/corrections",
        CONTACT: "desk@verbatim.example",
        NOTICE: "A test",
      }),
    );
    const answer = await request("/v1/about");
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      publisher: { name: "Verbatim", site: "verbatim.example" },
      notice: "A test",
      policies: {
        requireSecondEditor: false,
        namesEditors: true,
        corrections: "https://verbatim.example/corrections",
        methodology: null,
        contact: "desk@verbatim.example",
      },
      scale: { bestRating: 5, worstRating: 1 },
      licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
    });
    const { labels, basis } = aboutLists.parse(answer.json);
    expect(labels.map(({ label, ratingValue, house }) => [label, ratingValue, house])).toEqual([
      ["supported", 5, true],
      ["mostly_supported", 4, true],
      ["mixed", 3, false],
      ["refuted", 1, true],
      ["misleading", null, true],
      ["conflicting", null, true],
      ["unproven", null, true],
      ["unrated", null, false],
    ]);
    expect(labels.find(({ label }) => label === "unproven")?.name).toBe("Not enough evidence");
    expect(basis.map(({ strength }) => strength)).toEqual([
      "document",
      "independent_reports",
      "several_reports",
      "one_report",
      "interested_party",
    ]);
    await close();
  });
});

const aboutLists = z.object({
  labels: z.array(
    z.object({ label: z.string(), name: z.string(), ratingValue: z.number().nullable(), house: z.boolean() }),
  ),
  basis: z.array(z.object({ strength: z.string() })),
});

it("serves the reference page and its files from itself", async () => {
  const { db, close } = await openBackend("embedded", fresh("docs.db"));
  const { request } = serviceOver(db);
  const page = await request("/docs");
  expect(page.status).toBe(200);
  expect(page.headers.get("Content-Type")).toMatch(/^text\/html/);
  const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)]
    .map((match) => match[1] ?? "")
    .filter((file) => !file.startsWith("#"));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    expect(file).toMatch(/^\/[^/]/);
    expect((await request(file)).status).toBe(200);
  }
  expect((await request("/docs/nothing.js")).json).toMatchObject({ status: 404, code: "not-found" });
  await close();
});
