import { MAX_FILTER_BITS, SEGMENT_BITS, SEGMENTS } from "./filter-files.ts";
import { LookupRefused } from "./refused.ts";
import { list, matching, object, orNull, parseJson, type Shaped, whole } from "./shape.ts";

export const MANIFEST_PATH = "/v1/lookup/manifest";
export const MANIFEST_FORMAT = 1;
/** How long an answer may be shown without asking again, seconds, whatever a server says: what was taken back is gone by then. */
export const MAX_AGE_S = 900;

/** A manifest of as many parts as there can be. */
export const MAX_MANIFEST_BYTES = 64 * 1024;
/** A part of 10^9 pages. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_PAGES = 2 ** 32;

const file = object({ digest: matching(/^[0-9a-f]{64}$/), bytes: whole(1, MAX_FILE_BYTES) });
/** A file of the filter: its name, the SHA-256 of its bytes in lower-case hex, and how many these are. */
export type FilterFile = Shaped<typeof file>;

const manifest = object({
  format: whole(MANIFEST_FORMAT, MANIFEST_FORMAT),
  hashVersion: whole(1, 1000),
  alsoHashVersions: list(whole(1, 1000), 4),
  pages: whole(0, MAX_PAGES),
  hashes: whole(0, MAX_PAGES),
  prefixBits: whole(0, 32),
  maxAge: whole(1, 86_400),
  filter: object({
    bits: whole(SEGMENT_BITS, MAX_FILTER_BITS),
    parts: list(file, SEGMENTS),
    patch: orNull(file),
  }),
});

/**
 * What a server says of its annotated pages. `hashVersion`: the rules that look-up hashes are made by; while rules change,
 * hashes by `alsoHashVersions` are in the filter and in answers too. `pages` counts pages, `hashes` the addresses by
 * which they are found. `prefixBits`: how many bits of a hash a look-up names; 0: none, everything comes at once.
 */
export type Manifest = Shaped<typeof manifest>;

/** Throws {@link LookupRefused} for what is no manifest, or none of a version that `hashVersion` is among. */
export function parseManifest(body: string, hashVersion: number): Manifest {
  const parsed = manifest(parseJson(body), "manifest");
  const parts = parsed.filter.parts.length;
  if (parts === 0 || SEGMENTS % parts !== 0) {
    throw new LookupRefused("malformed", "the parts of the filter do not share out its segments");
  }
  if (parsed.hashVersion !== hashVersion && !parsed.alsoHashVersions.includes(hashVersion)) {
    throw new LookupRefused(
      "hash-version",
      `look-up hashes are made by version ${parsed.hashVersion} of the rules there, and by ${hashVersion} here`,
    );
  }
  return { ...parsed, maxAge: Math.min(parsed.maxAge, MAX_AGE_S) };
}

/** Every file that the filter is made of now. Those under names that a client has already never change. */
export function filesOf({ filter: { parts, patch } }: Manifest): FilterFile[] {
  return patch === null ? parts : [...parts, patch];
}

export function filePath(digest: string): string {
  return `/v1/lookup/filter/${digest}`;
}
