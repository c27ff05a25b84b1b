import type { Manifest } from "./manifest.ts";
import type { PageFilter } from "./page-filter.ts";
import { LookupRefused } from "./refused.ts";

export const ALL_PATH = "/v1/lookup/all";

/** Whoever looks a page up is to be one of the readers of so many annotated pages, on average, or more. */
const LEAST_PAGES_A_BUCKET = 128;

/** How many bits of a hash may be named where so many pages are annotated: floor(log2(pages / 128)), and none below 256. */
export function mostPrefixBits(pages: number): number {
  return Math.max(0, Math.floor(Math.log2(Math.max(1, pages) / LEAST_PAGES_A_BUCKET)));
}

/** Which bucket a hash is in: its first `bits` bits as binary digits; empty for `bits` 0, where there is one. */
export function bucketOf(hash: string, bits: number): string {
  return Number.parseInt(hash.slice(0, 8), 16).toString(2).padStart(32, "0").slice(0, bits);
}

export function bucketPath(bucket: string): string {
  return bucket === "" ? ALL_PATH : `/v1/lookup/${bucket}`;
}

/**
 * What to ask for a page that the filter knows: everything, or its bucket. Two clients with the same manifest ask the same.
 * Throws {@link LookupRefused} `prefix-bits` where the server wants to be told more than the number of pages allows, as
 * this client counts them: then nothing is asked.
 */
export function askFor(
  manifest: Manifest,
  filter: PageFilter,
  hash: string,
): { bucket: string; path: string } {
  const { prefixBits } = manifest;
  const most = mostPrefixBits(filter.hashes);
  if (prefixBits > most) {
    throw new LookupRefused(
      "prefix-bits",
      `the server asks for ${prefixBits} bits of a hash; ${filter.hashes} pages allow ${most}`,
    );
  }
  const bucket = bucketOf(hash, prefixBits);
  return { bucket, path: bucketPath(bucket) };
}
