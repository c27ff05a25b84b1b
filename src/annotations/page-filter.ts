import type { Database } from "../db/database.ts";
import {
  type FilterState,
  findManifest,
  readFilterState,
  readSegmentBytes,
  readSegmentHashes,
  writeFilter,
} from "../db/queries/lookup-filter.ts";
import { settlePages } from "../db/queries/lookup-pages.ts";
import { DomainError } from "../domain-error.ts";
import { mostPrefixBits } from "../lookup/ask.ts";
import {
  encodeDifference,
  encodePart,
  encodePatch,
  filterBits,
  placeOf,
  SEGMENT_BITS,
} from "../lookup/filter-files.ts";
import { type FilterFile, MANIFEST_FORMAT, MAX_AGE_S } from "../lookup/manifest.ts";
import { decodeList, encodeList, ListReader } from "../lookup/sorted-list.ts";
import { HASH_VERSION } from "../urls/lookup-hash.ts";

// The filter by which a browser knows, without asking, that nobody annotated a page. It is made once for each change of the
// pages, by a job behind the write or by whoever asks first; segments that did not change are not read again.

/** A part of the day's filter has at most about as many bytes, so that one that fails costs little to fetch again. */
const PART_BYTES = 64 * 1024;
/** A patch that is longer, and longer than a quarter of the day's filter, makes a new one. */
const PATCH_BYTES = 32 * 1024;
/** How long files are given out that no manifest names any more: caches give a manifest out for a minute. */
const SUPERSEDED_MS = 60 * 60 * 1000;
/** Above so many pages everything at once is more than one answer holds: a hash alone takes 32 bytes however it is packed. */
const SURELY_SPLIT = 8_192;
/** How often it is tried while others publish. */
const ATTEMPTS = 10;

/** What the manifest says, as it is sent. Mostly one statement. */
export async function readManifest(db: Database, now: Date): Promise<string> {
  return (await findManifest(db)) ?? refreshFilter(db, now);
}

/** Settles what was published and taken back, and makes the filter and its manifest of it. */
export async function refreshFilter(db: Database, now: Date): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await settlePages(db, now.toISOString());
    const manifest = (await findManifest(db)) ?? (await makeFilter(db, now));
    if (manifest !== null) return manifest;
  }
  throw new DomainError("busy", "Pages are being published by many others right now. Try again shortly.");
}

interface Segment {
  segment: string;
  hashes: number;
  pages: number;
  coded: Uint8Array;
}

/** Null where somebody else settled pages meanwhile. */
async function makeFilter(db: Database, now: Date): Promise<string | null> {
  const state = await readFilterState(db, now.toISOString());
  const read = await readSegmentHashes(
    db,
    state.segments.filter(({ stale }) => stale).map(({ segment }) => segment),
  );
  const total = state.segments.reduce(
    (sum, { segment, hashes }) => sum + (read.has(segment) ? countOf(read.get(segment)) : hashes),
    0,
  );
  const bits = bitsFor(total, state.bits);
  if (bits !== state.bits) {
    const others = state.segments.map(({ segment }) => segment).filter((segment) => !read.has(segment));
    for (const [segment, hashes] of await readSegmentHashes(db, others)) read.set(segment, hashes);
  }
  const made = [...read].map(([segment, one]): Segment & { values: number[] } => {
    const values = valuesOf(one.digits, bits);
    const coded = encodeList(values, bits - SEGMENT_BITS);
    return { segment, hashes: countOf(one), pages: one.pages, values, coded };
  });
  const today = now.toISOString().slice(0, "2026-11-27".length);
  const kept = bits === state.bits ? await patchOf(db, bits, made) : null;
  const isNew = state.anchorOn !== today || (kept?.patch?.length ?? 0) > patchLimit(state);
  const cut = kept === null || (kept.patch !== null && isNew);
  const anchor = cut ? await cutAnchor(db, bits, made) : null;
  const parts: FilterFile[] = anchor === null ? JSON.parse(state.anchor) : anchor.map(nameOf);
  const patch = cut || kept.patch === null ? null : await named(kept.patch);
  const files = [...(anchor ?? []), ...(patch === null ? [] : [patch])];
  const { pages, split, prefixBits } = widthOf(state, made);
  const manifest = JSON.stringify({
    format: MANIFEST_FORMAT,
    hashVersion: HASH_VERSION,
    alsoHashVersions: state.alsoPrevious ? [HASH_VERSION - 1] : [],
    pages,
    hashes: total,
    prefixBits,
    maxAge: MAX_AGE_S,
    filter: { bits, parts, patch: patch && nameOf(patch) },
  });
  const done = await writeFilter(db, {
    revision: state.revision,
    bits,
    anchorOn: cut ? today : (state.anchorOn ?? today),
    anchor: JSON.stringify(parts),
    prefixBits,
    splitAt: split,
    manifest,
    segments: made.map(({ values: _, ...segment }) => ({
      ...segment,
      patch: kept?.differences.get(segment.segment) ?? new Uint8Array(),
    })),
    cut,
    files,
    named: [...parts, ...(patch === null ? [] : [patch])].map(({ digest }) => digest),
    now: now.toISOString(),
    until: new Date(now.getTime() + SUPERSEDED_MS).toISOString(),
  });
  return done ? manifest : null;
}

/** As many bits as the pages need; fewer than before only once they are far fewer, so that a page more or less changes nothing. */
function bitsFor(hashes: number, before: number | null): number {
  const needed = filterBits(hashes);
  return before !== null && needed <= before && needed > before - 2 ? before : needed;
}

function patchLimit({ anchor }: FilterState): number {
  const parts: FilterFile[] = JSON.parse(anchor);
  return Math.max(PATCH_BYTES, parts.reduce((sum, { bytes }) => sum + bytes, 0) / 4);
}

/** How pages are asked for: all at once, or by how many bits; see docs/decisions/0020-private-look-up.md. */
function widthOf(
  { segments, splitAt }: FilterState,
  made: readonly Segment[],
): { pages: number; split: number | null; prefixBits: number } {
  const fresh = new Map(made.map((one) => [one.segment, one.pages]));
  const pages = segments.reduce((sum, one) => sum + (fresh.get(one.segment) ?? one.pages), 0);
  // Where there are far fewer pages than when it became too much, everything at once is tried again.
  const split =
    pages > SURELY_SPLIT ? (splitAt ?? pages) : splitAt !== null && pages * 2 > splitAt ? splitAt : null;
  return { pages, split, prefixBits: split === null ? 0 : mostPrefixBits(pages) };
}

/** What came and went since the day's filter: of each segment that was stale, and in all; `patch` null for nothing. */
async function patchOf(db: Database, bits: number, made: readonly (Segment & { values: number[] })[]) {
  const anchored = await readSegmentBytes(
    db,
    "anchored",
    made.map(({ segment }) => segment),
  );
  const differences = await readSegmentBytes(db, "patch");
  for (const { segment, values } of made) {
    const list = new ListReader(anchored.get(segment) ?? Uint8Array.of(0)).list();
    const before = decodeList(list, bits - SEGMENT_BITS);
    const [had, has] = [new Set(before), new Set(values)];
    differences.set(
      segment,
      encodeDifference(bits, {
        segment: Number.parseInt(segment, 16),
        came: values.filter((value) => !had.has(value)),
        went: before.filter((value) => !has.has(value)),
      }),
    );
  }
  const parts = [...differences.values()];
  return { differences, patch: parts.some(({ length }) => length > 0) ? encodePatch(bits, parts) : null };
}

/** The day's filter anew, in as few parts as keep to their size. */
async function cutAnchor(db: Database, bits: number, made: readonly Segment[]): Promise<NamedFile[]> {
  const coded = await readSegmentBytes(db, "coded");
  for (const one of made) coded.set(one.segment, one.coded);
  const lists = [...coded.values()];
  const bytes = lists.reduce((sum, { length }) => sum + length, 0);
  let parts = 1;
  while (parts < lists.length && bytes / parts > PART_BYTES) parts *= 2;
  const share = lists.length / parts;
  return Promise.all(
    Array.from({ length: parts }, (_, i) => named(encodePart(bits, lists.slice(i * share, (i + 1) * share)))),
  );
}

/** The numbers of a segment's pages; hashes that look alike in so many bits are one. */
function valuesOf(digits: string, bits: number): number[] {
  const values: number[] = [];
  for (let at = 0; at < digits.length; at += DIGITS) {
    const { value } = placeOf(`00${digits.slice(at, at + DIGITS)}`, bits);
    if (value !== values.at(-1)) values.push(value);
  }
  return values;
}
const DIGITS = 8;

function countOf(read: { digits: string } | undefined): number {
  return (read?.digits.length ?? 0) / DIGITS;
}

interface NamedFile {
  digest: string;
  body: Uint8Array<ArrayBuffer>;
}

async function named(body: Uint8Array<ArrayBuffer>): Promise<NamedFile> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return { digest: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""), body };
}

function nameOf({ digest, body }: NamedFile): FilterFile {
  return { digest, bytes: body.length };
}
