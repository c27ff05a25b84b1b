import { createHash } from "node:crypto";
import { bucketOf, mostPrefixBits } from "../../src/lookup/ask.ts";
import { encodePart, filterBits, placeOf, SEGMENT_BITS, SEGMENTS } from "../../src/lookup/filter-files.ts";
import { encodeList } from "../../src/lookup/sorted-list.ts";
import { HASH_VERSION, lookupHash } from "../../src/urls/lookup-hash.ts";
import { normaliseUrl } from "../../src/urls/normalise-url.ts";
import type { Served } from "./extension-web.ts";

const JSON_TYPE = { "Content-Type": "application/json" };
const json = (value: unknown): Served => ({ headers: JSON_TYPE, body: JSON.stringify(value) });

export interface LargeServer {
  /** What it answers to a path. */
  answer(path: string): Served;
  prefixBits: number;
  /** Whether its filter takes a page for annotated. */
  seemsAnnotated(address: string): Promise<boolean>;
  bucketOf(address: string): Promise<string>;
}

/**
 * A server of so many annotated pages that it is asked for buckets, as docs/private-look-up.md describes them: these, each with one
 * quote, and invented hashes. A real one would need an hour of publishing.
 */
export async function largeServer(
  annotated: ReadonlyMap<string, string>,
  pages: number,
  { announcedBits }: { announcedBits?: number } = {},
): Promise<LargeServer> {
  const hashOf = (address: string) => lookupHash(normaliseUrl(address));
  const invented = Array.from({ length: pages - annotated.size }, (_, i) =>
    createHash("sha256").update(`invented page ${i}`).digest("hex"),
  );
  const quoted = new Map<string, string>();
  for (const [address, exact] of annotated) quoted.set(await hashOf(address), exact);
  const hashes = [...invented, ...quoted.keys()];
  const bits = filterBits(hashes.length);
  const segments = Array.from({ length: SEGMENTS }, () => new Set<number>());
  for (const hash of hashes) {
    const { segment, value } = placeOf(hash, bits);
    segments[segment]?.add(value);
  }
  const lists = segments.map((values) =>
    encodeList(
      [...values].sort((a, b) => a - b),
      bits - SEGMENT_BITS,
    ),
  );
  const part = Buffer.from(encodePart(bits, lists));
  const digest = createHash("sha256").update(part).digest("hex");
  const prefixBits = announcedBits ?? mostPrefixBits(hashes.length);
  const manifest = {
    format: 1,
    hashVersion: HASH_VERSION,
    alsoHashVersions: [],
    pages: hashes.length,
    hashes: hashes.length,
    prefixBits,
    maxAge: 900,
    filter: { bits, parts: [{ digest, bytes: part.length }], patch: null },
  };
  return {
    prefixBits,
    answer(path) {
      if (path === "/v1/lookup/manifest") return json(manifest);
      if (path === `/v1/lookup/filter/${digest}`) return { headers: {}, body: part };
      const prefix = path === "/v1/lookup/all" ? "" : /^\/v1\/lookup\/([01]+)$/.exec(path)?.[1];
      if (prefix?.length !== prefixBits) return { status: 404, headers: JSON_TYPE, body: "{}" };
      const found = [...quoted].filter(([hash]) => bucketOf(hash, prefixBits) === prefix);
      return json({
        hashVersion: HASH_VERSION,
        prefix,
        maxAge: 900,
        notice: null,
        pages: found.map(([hash, exact]) => entry(hash, exact)),
      });
    },
    async seemsAnnotated(address) {
      const { segment, value } = placeOf(await hashOf(address), bits);
      return segments[segment]?.has(value) ?? false;
    },
    bucketOf: async (address) => bucketOf(await hashOf(address), prefixBits),
  };
}

/** A page with one quote, as the format has it. */
export function entry(hash: string, exact: string) {
  return {
    hash,
    gone: null,
    article: null,
    claims: [
      {
        id: "01J0000000000000000000CLM1",
        page: "http://buckets.example/claims/one",
        text: "A claim of a large server.",
        language: "en",
        kind: "fact",
        claimant: null,
        saidOn: null,
        reported: null,
        overtaken: null,
        verdict: null,
        best: null,
        counts: { evidence: 1, context: 0, articles: 1, independent: 1 },
      },
    ],
    spans: [
      {
        id: "01J0000000000000000000SPN1",
        claim: "01J0000000000000000000CLM1",
        role: "supports",
        stance: null,
        quote: { exact, prefix: "", suffix: "" },
        state: "verified",
        diff: [],
      },
    ],
  };
}
