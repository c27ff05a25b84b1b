import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askFor, bucketOf, mostPrefixBits } from "../../src/lookup/ask.ts";
import {
  encodeDifference,
  encodePart,
  encodePatch,
  filterBits,
  placeOf,
  SEGMENT_BITS,
  SEGMENTS,
} from "../../src/lookup/filter-files.ts";
import { filesOf, type Manifest, parseManifest } from "../../src/lookup/manifest.ts";
import { assembleFilter, checkFile, filesToFetch } from "../../src/lookup/page-filter.ts";
import { encodeList } from "../../src/lookup/sorted-list.ts";

const hashOf = (name: string | number) => createHash("sha256").update(`example.org/${name}`).digest("hex");
const hashes = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => hashOf(from + i));

function valuesBySegment(pages: readonly string[], bits: number): number[][] {
  const segments: Set<number>[] = Array.from({ length: SEGMENTS }, () => new Set());
  for (const hash of pages) {
    const { segment, value } = placeOf(hash, bits);
    segments[segment]?.add(value);
  }
  return segments.map((values) => [...values].sort((a, b) => a - b));
}

/** A manifest and its files, for a day that began with `anchor` and has come to `now`. */
function published(anchor: readonly string[], now: readonly string[], parts = 4) {
  const bits = filterBits(anchor.length);
  const [before, after] = [valuesBySegment(anchor, bits), valuesBySegment(now, bits)];
  const lists = before.map((values) => encodeList(values, bits - SEGMENT_BITS));
  const share = SEGMENTS / parts;
  const differences = before.map((values, segment) =>
    encodeDifference(bits, {
      segment,
      came: (after[segment] ?? []).filter((value) => !values.includes(value)),
      went: values.filter((value) => !after[segment]?.includes(value)),
    }),
  );
  const bodies = [
    ...Array.from({ length: parts }, (_, i) => encodePart(bits, lists.slice(i * share, (i + 1) * share))),
    encodePatch(bits, differences),
  ];
  const named = bodies.map((body) => ({
    digest: createHash("sha256").update(body).digest("hex"),
    bytes: body.length,
  }));
  const manifest: Manifest = parseManifest(
    JSON.stringify({
      format: 1,
      hashVersion: 2,
      alsoHashVersions: [1],
      pages: now.length,
      hashes: now.length,
      prefixBits: mostPrefixBits(now.length),
      maxAge: 900,
      filter: { bits, parts: named.slice(0, -1), patch: named.at(-1) },
    }),
    2,
  );
  return { manifest, files: new Map(named.map(({ digest }, i) => [digest, bodies[i] ?? new Uint8Array()])) };
}

describe("the filter", () => {
  test("never denies a page that came, and denies one that went as it denies any other", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(5_000), { maxLength: 400 }),
        fc.uniqueArray(fc.nat(5_000), { maxLength: 60 }),
        fc.constantFrom(1, 2, 16, 256),
        (kept, other, parts) => {
          const anchor = kept.map(hashOf);
          const now = [...anchor.slice(other.length), ...other.map(hashOf)];
          const { manifest, files } = published(anchor, now, parts);
          const filter = assembleFilter(manifest, files);
          expect(now.filter((hash) => !filter.mayContain(hash))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([20, 1_000, 10_000])("takes fewer than one in 256 others for one of %i pages", (pages) => {
    const { manifest, files } = published(hashes(0, pages), hashes(0, pages));
    const filter = assembleFilter(manifest, files);
    const others = hashes(1_000_000, 1_020_000);
    const taken = others.filter((hash) => filter.mayContain(hash)).length;
    // Expected at most 78; five standard deviations more.
    expect(taken).toBeLessThan(78 + 5 * Math.sqrt(78));
    expect(filter.hashes).toBeGreaterThan(pages * 0.99);
    expect(filter.hashes).toBeLessThanOrEqual(pages);
  });

  test("of pages that all went holds none", () => {
    const { manifest, files } = published(hashes(0, 50), []);
    const filter = assembleFilter(manifest, files);
    expect(hashes(0, 50).filter((hash) => filter.mayContain(hash))).toEqual([]);
    expect(filter.hashes).toBe(0);
  });

  test("of no page at all is files like any other", () => {
    const { manifest, files } = published([], []);
    expect(assembleFilter(manifest, files).mayContain(hashOf(1))).toBe(false);
  });

  test("is not assembled from files that are missing, or not what the manifest says", async () => {
    const { manifest, files } = published(hashes(0, 300), hashes(5, 310));
    const [first] = filesOf(manifest);
    const [digest, body] = [...files][0] ?? ["", new Uint8Array()];
    expect(() => assembleFilter(manifest, new Map())).toThrow("a file of the filter is missing");
    expect(() => assembleFilter(manifest, new Map([...files, [digest, body.slice(0, 40)]]))).toThrow(
      "ends too early",
    );
    const otherBits = { ...manifest, filter: { ...manifest.filter, bits: 20 } };
    expect(() => assembleFilter(otherBits, files)).toThrow("not what the manifest says");
    if (!first) throw new Error("no file");
    const whole = Uint8Array.from(body);
    await expect(checkFile(first, whole)).resolves.toBeUndefined();
    await expect(
      checkFile(
        first,
        whole.map((byte, i) => (i === 9 ? byte ^ 1 : byte)),
      ),
    ).rejects.toThrow("not the one that the manifest names");
  });

  test("a client fetches what it lacks and forgets what no manifest names any more", () => {
    const { manifest } = published(hashes(0, 10), hashes(0, 11));
    const [first, ...rest] = filesOf(manifest).map(({ digest }) => digest);
    const old = "0".repeat(64);
    const { fetch, forget } = filesToFetch(manifest, [first ?? "", old]);
    expect(fetch.map(({ digest }) => digest)).toEqual(rest);
    expect(forget).toEqual([old]);
  });
});

describe("what is asked for", () => {
  test.each([
    [0, 0],
    [20, 0],
    [128, 0],
    [255, 0],
    [256, 1],
    [1_000, 2],
    [10_000, 6],
    [100_000, 9],
    [1_000_000, 12],
    [1_000_000_000, 22],
  ])("of %i pages: at most %i bits of a hash", (pages, bits) => {
    expect(mostPrefixBits(pages)).toBe(bits);
  });

  test("a bucket is the first bits of a hash, as binary digits", () => {
    expect(bucketOf("a5f0", 0)).toBe("");
    expect(bucketOf("a5f00000ff", 6)).toBe("101001");
    expect(bucketOf("0000ffff00", 9)).toBe("000000000");
    expect(bucketOf("ffffffff00", 32)).toBe("1".repeat(32));
  });

  test("below 256 pages everything, above it the bucket, the same for everybody", () => {
    const few = published(hashes(0, 20), hashes(0, 20));
    expect(askFor(few.manifest, assembleFilter(few.manifest, few.files), hashOf(3))).toEqual({
      bucket: "",
      path: "/v1/lookup/all",
    });
    const many = published(hashes(0, 1_100), hashes(0, 1_100));
    const bucket = bucketOf(hashOf(3), 3);
    expect(askFor(many.manifest, assembleFilter(many.manifest, many.files), hashOf(3))).toEqual({
      bucket,
      path: `/v1/lookup/${bucket}`,
    });
  });

  test("nothing of a server that asks for more bits than the pages of its filter allow", () => {
    const { manifest, files } = published(hashes(0, 1_100), hashes(0, 1_100));
    const filter = assembleFilter(manifest, files);
    expect(() => askFor({ ...manifest, prefixBits: 4, pages: 1_000_000 }, filter, hashOf(3))).toThrow(
      "the server asks for 4 bits of a hash; 1",
    );
  });
});

describe("a manifest", () => {
  const given = JSON.parse(JSON.stringify(published(hashes(0, 20), hashes(0, 21)).manifest));
  const parse = (changes: object, version = 2) =>
    parseManifest(JSON.stringify({ ...given, ...changes }), version);

  test("of other rules is refused, unless it serves these too", () => {
    expect(() => parse({}, 3)).toThrow("made by version 2 of the rules there, and by 3 here");
    expect(parse({}, 1).hashVersion).toBe(2);
  });

  test("cannot make answers last longer than 15 minutes", () => {
    expect(parse({ maxAge: 86_400 }).maxAge).toBe(900);
    expect(parse({ maxAge: 60 }).maxAge).toBe(60);
  });

  test.each([
    ["another format", { format: 2 }],
    ["no parts", { filter: { ...given.filter, parts: [] } }],
    [
      "parts that do not share out the segments",
      { filter: { ...given.filter, parts: given.filter.parts.slice(1) } },
    ],
    ["a name that is a path", { filter: { ...given.filter, patch: { digest: "../../claims", bytes: 3 } } }],
    ["a part of 100 MB", { filter: { ...given.filter, patch: { ...given.filter.patch, bytes: 1e8 } } }],
    ["more bits than a hash of 10^9 pages has", { filter: { ...given.filter, bits: 60 } }],
    ["a text for a number", { prefixBits: "4" }],
  ])("with %s is refused", (_, changes) => {
    expect(() => parse(changes)).toThrow();
  });

  test("may say more than this client knows", () => {
    expect(parse({ motto: "x" })).toEqual(given);
  });

  test("that is no JSON is refused", () => {
    expect(() => parseManifest("<html>", 2)).toThrow("not JSON");
  });
});
