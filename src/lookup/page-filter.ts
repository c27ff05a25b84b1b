import { type Patch, placeOf, readPart, readPatch, SEGMENT_BITS, SEGMENTS } from "./filter-files.ts";
import { type FilterFile, filesOf, type Manifest } from "./manifest.ts";
import { LookupRefused } from "./refused.ts";
import { type CodedList, decodeList, EMPTY_LIST } from "./sorted-list.ts";

/**
 * Which pages may be annotated: never denies one that is, and takes fewer than one in 256 others for one. It holds the files
 * as they came and reads the one segment that it is asked about (10^6 pages: 1.2 MB, some 4,000 numbers a question).
 */
export class PageFilter {
  readonly #bits: number;
  readonly #lists: readonly CodedList[];
  readonly #patch: Patch;
  /** Hashes in it, as counted here: what `mostPrefixBits` goes by. */
  readonly hashes: number;

  constructor(bits: number, lists: readonly CodedList[], patch: Patch = new Map()) {
    this.#bits = bits;
    this.#lists = lists;
    this.#patch = patch;
    const counted = [...patch.values()].reduce(
      (sum, { came, went }) => sum + came.count - went.count,
      lists.reduce((sum, { count }) => sum + count, 0),
    );
    this.hashes = Math.max(0, counted);
  }

  /** @param hash a look-up hash, 64 lower-case hex digits. Throws {@link LookupRefused} for a filter that nobody can read. */
  mayContain(hash: string): boolean {
    const { segment, value } = placeOf(hash, this.#bits);
    const has = (list: CodedList) => contains(decodeList(list, this.#bits - SEGMENT_BITS), value);
    const changed = this.#patch.get(segment);
    if (changed && has(changed.came)) return true;
    if (changed && has(changed.went)) return false;
    return has(this.#lists[segment] ?? EMPTY_LIST);
  }
}

/**
 * The filter that a manifest names. `files`: the bytes of each of its files ({@link filesOf}), by digest, checked with
 * {@link checkFile} when they came. Throws {@link LookupRefused} where one is missing or is not what it should be.
 */
export function assembleFilter(manifest: Manifest, files: ReadonlyMap<string, Uint8Array>): PageFilter {
  const { bits, parts, patch } = manifest.filter;
  const bytesOf = ({ digest }: FilterFile) => {
    const bytes = files.get(digest);
    if (!bytes) throw new LookupRefused("malformed", "a file of the filter is missing");
    return bytes;
  };
  const lists = parts.flatMap((part) => readPart(bytesOf(part), bits, SEGMENTS / parts.length));
  return new PageFilter(bits, lists, patch === null ? new Map() : readPatch(bytesOf(patch), bits));
}

/** Which files a client still has to fetch, and which of those that it keeps nobody needs any more. */
export function filesToFetch(
  manifest: Manifest,
  kept: Iterable<string>,
): { fetch: FilterFile[]; forget: string[] } {
  const needed = filesOf(manifest);
  const has = new Set(kept);
  const names = new Set(needed.map(({ digest }) => digest));
  return {
    fetch: needed.filter(({ digest }) => !has.has(digest)),
    forget: [...has].filter((digest) => !names.has(digest)),
  };
}

/** Throws {@link LookupRefused} unless these bytes are the file that the manifest names. */
export async function checkFile({ digest, bytes }: FilterFile, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const found = new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", body));
  const hex = Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (body.length !== bytes || hex !== digest) {
    throw new LookupRefused("digest", "a file of the filter is not the one that the manifest names");
  }
}

function contains(values: Uint32Array, value: number): boolean {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return values[from] === value;
}
