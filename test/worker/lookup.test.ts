import { exports } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { lookupSchema, manifestSchema } from "../../src/http/lookup/lookup-contract.ts";
import { Reader, unpacked } from "../lookup/reader.ts";

const ask = (path: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(`https://verbatim.example${path}`, { headers });

// The first request loads all of the Worker's modules, one by one.
beforeAll(async () => {
  await ask("/healthz");
}, 240_000);

describe("in workerd a page is looked up without being named", () => {
  test("by a manifest, its files and an answer, as from Node", async () => {
    const manifest = manifestSchema.parse(await (await ask("/v1/lookup/manifest")).json());
    expect(manifest).toMatchObject({ pages: 4, hashes: 4, prefixBits: 0, maxAge: 900, filter: { bits: 10 } });
    expect(manifest.filter.parts).toEqual([
      { digest: "f3a5f042af9541e783ddbb1e3d3d28211c42a1dac6089759ec5dab4e97dc7ebc", bytes: 270 },
    ]);
    const reader = new Reader(ask);
    const { filter } = await reader.update();
    expect(filter.hashes).toBe(4);
    const answer = await reader.answer("/v1/lookup/all");
    expect(answer.notice).toBe("A notice");
    const hashes = [...answer.pages.keys()];
    expect(hashes.filter((hash) => !filter.mayContain(hash))).toEqual([]);
    const entries = await Promise.all(hashes.map((hash) => reader.lookAt(hash)));
    expect(entries.map((entry) => entry?.claims.length).sort()).toEqual([21, 23, 26, 29]);
  });

  // This fetch unpacks what came packed, so the size on the wire is seen of the plain form alone.
  test("packed or not, the same bytes each time, and no cache may change them", async () => {
    for (const encoding of ["gzip", "identity"]) {
      const answers = await Promise.all(
        [1, 2].map(() => ask("/v1/lookup/all", { "accept-encoding": encoding })),
      );
      const texts = await Promise.all(
        answers.map(async (answer) => unpacked(new Uint8Array(await answer.arrayBuffer()))),
      );
      expect(texts[1]).toBe(texts[0]);
      expect(lookupSchema.parse(JSON.parse(texts[0] ?? "")).pages).toHaveLength(4);
      expect(answers[0]?.headers.get("cache-control")).toContain("no-transform");
      if (encoding === "identity") expect(new TextEncoder().encode(texts[0]).length).toBe(262_144);
    }
  });
});
