import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serviceMark } from "../../src/http/entity-tag.ts";
import { lookupSchema, manifestSchema } from "../../src/http/lookup/lookup-contract.ts";
import { bucketOf, bucketPath, mostPrefixBits } from "../../src/lookup/ask.ts";
import { type OpenedDatabase, openBackend } from "../support/backends.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";
import { Reader } from "./reader.ts";
import { fillEntries, fillPages, syntheticHash } from "./synthetic-pages.ts";

const fresh = temporaryFiles();

/** How many pages are in each bucket. */
function histogram(pages: number): number[] {
  const bits = mostPrefixBits(pages);
  const counts = new Map<string, number>();
  for (let number = 0; number < pages; number++) {
    const bucket = bucketOf(syntheticHash(number), bits);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  return [...counts.values()].sort((a, b) => a - b);
}

describe("readers of a look-up are readers of one of so many pages", () => {
  test.each([
    [20, 1, 20, 20],
    [10_000, 64, 128, 110],
    [100_000, 512, 128, 140],
  ])("of %i pages in %i buckets", (pages, buckets, mean, least) => {
    const counts = histogram(pages);
    expect(counts).toHaveLength(buckets);
    expect(pages / counts.length).toBeGreaterThanOrEqual(mean);
    expect(counts[0]).toBeGreaterThanOrEqual(least);
    console.info(
      `${pages} pages: ${buckets} buckets of ${counts[0]} … ${counts[Math.floor(counts.length / 2)]} … ${counts.at(-1)}`,
    );
  });
});

describe("a service with 9,000 annotated pages", () => {
  const PAGES = 9_000;
  const BITS = 6;
  const hashes = Array.from({ length: PAGES }, (_, number) => syntheticHash(number));
  const config = testConfig();
  let opened: OpenedDatabase;
  let service: Service;
  beforeAll(async () => {
    opened = await openBackend("embedded", await migratedFile(fresh("buckets.db")));
    service = serviceOver(opened.db, config);
    await fillPages(opened.db, 0, PAGES);
    await fillEntries(opened.db, serviceMark(config), hashes);
  });
  afterAll(() => opened.close());
  const reader = () => new Reader((path, headers = {}) => service.fetch(path, { headers }));

  test("is asked by 6 bits, and everything at once is not given", async () => {
    const manifest = await service.read("/v1/lookup/manifest", manifestSchema);
    expect(manifest).toMatchObject({ pages: PAGES, hashes: PAGES, prefixBits: BITS });
    expect((await service.request("/v1/lookup/all")).status).toBe(404);
    for (const prefix of ["10101", "1010101", "a5"]) {
      expect((await service.request(`/v1/lookup/${prefix}`)).status).toBe(404);
    }
  });

  test("answers a bucket with its pages and no others, the same for everybody", async () => {
    const hash = hashes[17] ?? "";
    const bucket = bucketOf(hash, BITS);
    const { pages, prefix } = await service.read(bucketPath(bucket), lookupSchema);
    expect(prefix).toBe(bucket);
    expect(pages.map((page) => page.hash)).toEqual(
      hashes.filter((one) => bucketOf(one, BITS) === bucket).sort(),
    );
    expect(pages.length).toBeGreaterThan(100);
    const [one, other] = [reader(), reader()];
    expect((await one.lookAt(hash))?.claims).toHaveLength(1);
    await other.lookAt(hash);
    expect(one.asked).toEqual(other.asked);
    expect(one.asked.at(-1)).toBe(bucketPath(bucket));
  });

  test.each([
    ["identity", 262_144],
    ["gzip", 65_536],
    ["br", 262_144],
  ])("has answers of few sizes, all whole steps, under %s", async (encoding, step) => {
    const sizes = new Map<number, number>();
    for (let number = 0; number < 2 ** BITS; number++) {
      const path = bucketPath(number.toString(2).padStart(BITS, "0"));
      const answer = await service.fetch(path, { headers: { "accept-encoding": encoding } });
      const steps = (await answer.arrayBuffer()).byteLength / step;
      sizes.set(steps, (sizes.get(steps) ?? 0) + 1);
    }
    const found = [...sizes.keys()].sort((a, b) => a - b);
    console.info(`${encoding}: ${found.map((steps) => `${sizes.get(steps)} × ${steps} steps`).join(", ")}`);
    expect(found.filter((steps) => !Number.isInteger(steps))).toEqual([]);
    expect(found).toEqual([1, 2]);
  });

  test("takes a new page in without touching other buckets", async () => {
    await reader().update();
    const late = syntheticHash(PAGES);
    const other = bucketPath(bucketOf(hashes.find((hash) => hash[0] !== late[0]) ?? "", BITS));
    const before = await service.request(other);
    await opened.db.write([
      { sql: "insert into lookup_pages values (?, 'art_late', 0, null)", args: [late] },
      { sql: "update lookup_segments set stale = 1 where segment = ?", args: [late.slice(0, 2)] },
      { sql: "delete from lookup_answers where ? between first and last", args: [late] },
      "update lookup_state set revision = revision + 1, manifest = null",
    ]);
    const { manifest, filter } = await reader().update();
    expect(manifest).toMatchObject({ pages: PAGES + 1, filter: { patch: { bytes: expect.any(Number) } } });
    expect(manifest.filter.patch?.bytes).toBeLessThan(16);
    expect(filter.mayContain(late)).toBe(true);
    expect(filter.hashes).toBeGreaterThan(PAGES * 0.99);
    expect((await service.request(other)).headers.get("etag")).toBe(before.headers.get("etag"));
  });
});
