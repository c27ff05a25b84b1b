import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { nodeBrowserScripts } from "../../src/browser-build.ts";
import { BoundedStore } from "../../src/http/bounded-store.ts";
import type { CompressedAnswers } from "../../src/http/content-encoding.ts";
import { nodeDocsAssets } from "../../src/node-assets.ts";
import { BACKENDS } from "../support/backends.ts";
import { seededServices } from "../support/seeded-service.ts";
import { testConfig } from "../support/test-config.ts";

const ARREST = "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const URN = "urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd";
const READS = [
  ARREST,
  "/v1/articles",
  "/v1/claims",
  `/v1/annotations?url=${URN}`,
  "/v1/about",
  "/openapi.json",
  "/docs",
];

const seeded = seededServices();

describe.each(BACKENDS)("compressed answers, over the %s database", (backend) => {
  const service = seeded(backend);

  /** The app as Node runs it, and as no client changes its answers. */
  function app(compressed: CompressedAnswers | null = null) {
    const { db, mistakes } = service();
    return createApp({
      browserScripts: nodeBrowserScripts(),
      config: testConfig(),
      connect: () => db,
      compressed,
      docsAssets: nodeDocsAssets(),
      later: ({ run }) => void run(),
      reportError: (error) => mistakes.push(error),
    });
  }
  const ask = (path: string, headers: Record<string, string>, method = "GET") =>
    app().request(path, { method, headers });

  it.each(READS)(
    "%s: packed and plain are the same under two tags, and neither answers for the other",
    async (path) => {
      const plain = await ask(path, {});
      const packed = await ask(path, { "Accept-Encoding": "gzip, deflate, br, zstd" });
      expect([plain.status, packed.status]).toEqual([200, 200]);
      expect(plain.headers.get("Content-Encoding")).toBe(null);
      expect(packed.headers.get("Content-Encoding")).toBe("gzip");
      for (const { headers } of [plain, packed])
        expect(headers.get("Vary")).toBe(
          // Annotations of a page come in two types.
          `${/^\/v1\/annotations\b/.test(path) && !path.includes("view=slim") ? "Accept, " : ""}Accept-Encoding, Authorization`,
        );
      const text = await plain.text();
      const bytes = Buffer.from(await packed.arrayBuffer());
      expect(gunzipSync(bytes).toString("utf8")).toBe(text);
      expect(bytes.length).toBeLessThan(text.length / 2);

      const [tag, packedTag] = [plain.headers.get("ETag") ?? "", packed.headers.get("ETag") ?? ""];
      expect(packedTag).toBe(`${tag.slice(0, -1)}-gz"`);
      const status = async (ifNoneMatch: string, encoding: string) =>
        (await ask(path, { "If-None-Match": ifNoneMatch, "Accept-Encoding": encoding })).status;
      expect(await status(tag, "identity")).toBe(304);
      expect(await status(packedTag, "gzip")).toBe(304);
      expect(await status(tag, "gzip")).toBe(200);
      expect(await status(packedTag, "identity")).toBe(200);
      expect(await status(`${tag}, ${packedTag}`, "gzip")).toBe(304);

      const head = await ask(path, { "Accept-Encoding": "gzip" }, "HEAD");
      expect([head.status, await head.text()]).toEqual([200, ""]);
      for (const name of ["ETag", "Content-Encoding", "Content-Type", "Cache-Control", "Vary"]) {
        expect([name, head.headers.get(name)]).toEqual([name, packed.headers.get(name)]);
      }
    },
  );

  it.each([
    ["gzip", "gzip"],
    ["GZip;q=0.2", "gzip"],
    ["x-gzip", "gzip"],
    ["*", "gzip"],
    ["br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip"],
    ["identity;q=0.5, gzip;q=0.5", "gzip"],
    ["", null],
    ["identity", null],
    ["br, zstd", null],
    ["gzip;q=0", null],
    ["*;q=0", null],
    ["gzip;q=0, *", null],
    ["identity, gzip;q=0.5", null],
    ["notgzip", null],
  ])("Accept-Encoding: %s is answered in %s", async (accepted, encoding) => {
    const answer = await ask(ARREST, { "Accept-Encoding": accepted });
    expect([answer.status, answer.headers.get("Content-Encoding")]).toEqual([200, encoding]);
  });

  it("leaves short answers as they are", async () => {
    const answer = await ask("/v1/claims?claimant=Nobody", { "Accept-Encoding": "gzip" });
    expect([answer.headers.get("Content-Encoding"), await answer.json()]).toEqual([
      null,
      { claims: [], nextCursor: null },
    ]);
    expect(answer.headers.get("ETag")).toMatch(/-gz"$/);
  });

  it("are kept by what they show, whatever the order of the parameters", async () => {
    const kept: string[] = [];
    class Watched extends BoundedStore<Uint8Array<ArrayBuffer>> {
      override keep(name: string, bytes: Uint8Array<ArrayBuffer>, size: number): void {
        kept.push(name);
        super.keep(name, bytes, size);
      }
    }
    const one = app(new Watched(1_000_000));
    const bodies: string[] = [];
    for (const query of ["limit=3&label=refuted", "label=refuted&limit=3", "limit=3&label=unproven"]) {
      const answer = await one.request(`/v1/claims?${query}`, { headers: { "Accept-Encoding": "gzip" } });
      bodies.push(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString("utf8"));
    }
    expect(kept.map((name) => name.split(" ")[1])).toEqual([
      "/v1/claims?label=refuted&limit=3",
      "/v1/claims?label=unproven&limit=3",
    ]);
    expect(bodies[1]).toBe(bodies[0]);
    expect(bodies[2]).not.toBe(bodies[0]);
  });
});
