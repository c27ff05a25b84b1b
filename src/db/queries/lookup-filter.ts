import type { Database } from "../database.ts";
import type { Statement } from "../statements.ts";
import { SETTLED_LAST } from "./lookup-pages.ts";

/** The filter as it stands in the database: a row for each first byte of a hash. */
export interface FilterSegment {
  /** Two hexadecimal digits. */
  segment: string;
  stale: boolean;
  hashes: number;
  pages: number;
}

export interface FilterState {
  revision: number;
  bits: number | null;
  anchorOn: string | null;
  /** JSON: the parts of the day's filter. */
  anchor: string;
  prefixBits: number;
  splitAt: number | null;
  segments: FilterSegment[];
  /** Pages are asked for by hashes of older rules too. */
  alsoPrevious: boolean;
}

/** The manifest as it is sent, or null where it has to be made anew. One statement. */
export async function findManifest(db: Database): Promise<string | null> {
  const { rows } = await db.execute(
    "select manifest from lookup_state where not exists (select 1 from lookup_touched)",
  );
  const manifest = rows[0]?.manifest;
  return typeof manifest === "string" ? manifest : null;
}

export async function readFilterState(db: Database, now: string): Promise<FilterState> {
  const [state, segments] = await db.read([
    {
      sql: `select *, exists (select 1 from article_addresses
          where previous_hash is not null and previous_hash_until > ?) as also_previous from lookup_state`,
      args: [now],
    },
    "select segment, stale, hashes, pages from lookup_segments order by segment",
  ]);
  const row = state?.rows[0] ?? {};
  const number = (value: unknown) => (value === null ? null : Number(value));
  return {
    revision: Number(row.revision),
    bits: number(row.bits),
    anchorOn: typeof row.anchor_on === "string" ? row.anchor_on : null,
    anchor: String(row.anchor),
    prefixBits: Number(row.prefix_bits),
    splitAt: number(row.split_at),
    alsoPrevious: Number(row.also_previous) === 1,
    segments: (segments?.rows ?? []).map(({ segment, stale, hashes, pages }) => ({
      segment: String(segment),
      stale: Number(stale) === 1,
      hashes: Number(hashes),
      pages: Number(pages),
    })),
  };
}

/** Digits of a hash behind those of its segment, as many as the filter of 10^9 pages needs. */
export const SEGMENT_DIGITS = 8;
/** Segments read in one round trip: of 10^6 pages half a megabyte. */
const READ_AT_ONCE = 16;

/** Of each segment the digits of its hashes behind the first two, in their order and run together, and how many are pages. */
export async function readSegmentHashes(
  db: Database,
  segments: readonly string[],
): Promise<Map<string, { digits: string; pages: number }>> {
  const found = new Map<string, { digits: string; pages: number }>();
  for (let from = 0; from < segments.length; from += READ_AT_ONCE) {
    const some = segments.slice(from, from + READ_AT_ONCE);
    const results = await db.read(
      some.map((segment) => ({
        sql: `select coalesce(group_concat(digits, ''), '') as digits, coalesce(sum(not is_alias), 0) as pages from (
          select substr(hash, 3, ${SEGMENT_DIGITS}) as digits, is_alias from lookup_pages
          where hash >= ?1 and hash < ?1 || 'g' and gone_on is null order by hash)`,
        args: [segment],
      })),
    );
    for (const [i, segment] of some.entries()) {
      const row = results[i]?.rows[0] ?? {};
      found.set(segment, { digits: String(row.digits ?? ""), pages: Number(row.pages ?? 0) });
    }
  }
  return found;
}

/** One of what is kept of segments: as coded now, as the day's filter has it, or the difference. By segment, in their order. */
export async function readSegmentBytes(
  db: Database,
  column: "coded" | "anchored" | "patch",
  segments: readonly string[] | null = null,
): Promise<Map<string, Uint8Array>> {
  const { rows } = await db.execute({
    sql: `select segment, "${column}" as bytes from lookup_segments
      where ?1 is null or segment in (select value from json_each(?1)) order by segment`,
    args: [segments && JSON.stringify(segments)],
  });
  return new Map(rows.map(({ segment, bytes }) => [String(segment), toBytes(bytes)]));
}

export interface FilterWrite {
  revision: number;
  bits: number;
  anchorOn: string;
  anchor: string;
  prefixBits: number;
  splitAt: number | null;
  manifest: string;
  /** The segments that were stale; `patch` where the day's filter stays. */
  segments: { segment: string; hashes: number; pages: number; coded: Uint8Array; patch: Uint8Array }[];
  /** The day's filter is made anew: it is what is coded now. */
  cut: boolean;
  files: { digest: string; body: Uint8Array }[];
  /** Digests that the manifest names. */
  named: string[];
  now: string;
  /** Until when the others are given out. */
  until: string;
}

/** All or nothing; says whether it happened, which it does not where pages were settled since the state was read. */
export async function writeFilter(db: Database, write: FilterWrite): Promise<boolean> {
  const { revision } = write;
  const guarded = (sql: string, args: Statement["args"], then = ""): Statement => ({
    sql: `${sql} and ${SETTLED_LAST}${then}`,
    args: [...args, revision],
  });
  const segments = JSON.stringify(
    write.segments.map(({ coded, patch, ...rest }) => ({ ...rest, coded: hex(coded), patch: hex(patch) })),
  );
  const files = JSON.stringify(write.files.map(({ digest, body }) => ({ digest, body: hex(body) })));
  const results = await db.write([
    guarded(
      `update lookup_segments set stale = 0, hashes = value ->> 'hashes', pages = value ->> 'pages',
          coded = unhex(value ->> 'coded'), patch = unhex(value ->> 'patch')
        from json_each(?) where segment = value ->> 'segment'`,
      [segments],
    ),
    guarded("update lookup_segments set anchored = coded, patch = x'' where ? = 1", [write.cut ? 1 : 0]),
    guarded(
      `insert into lookup_files (digest, body, until) select value ->> 'digest', unhex(value ->> 'body'), null
        from json_each(?) where true`,
      [files],
      " on conflict (digest) do update set until = null",
    ),
    guarded(
      "update lookup_files set until = ? where until is null and digest not in (select value from json_each(?))",
      [write.until, JSON.stringify(write.named)],
    ),
    guarded("delete from lookup_files where until <= ?", [write.now]),
    // Buckets of another width are asked for no more.
    guarded("delete from lookup_answers where length(bucket) <> ?", [write.prefixBits]),
    guarded(
      `update lookup_state set bits = ?, anchor_on = ?, anchor = ?, prefix_bits = ?, split_at = ?, manifest = ? where true`,
      [write.bits, write.anchorOn, write.anchor, write.prefixBits, write.splitAt, write.manifest],
    ),
    { sql: `select ${SETTLED_LAST} as done`, args: [revision] },
  ]);
  return Number(results.at(-1)?.rows[0]?.done) === 1;
}

/** The bytes of a file of the filter; null where there is none of this name. One statement. */
export async function findFilterFile(
  db: Database,
  digest: string,
  now: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { rows } = await db.execute({
    sql: "select body from lookup_files where digest = ? and (until is null or until > ?)",
    args: [digest, now],
  });
  return rows[0] === undefined ? null : toBytes(rows[0].body);
}

function toBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array();
}

/** Statements take texts and numbers: what becomes a blob is written by its digits. */
export function hex(bytes: Uint8Array): string {
  let digits = "";
  for (const byte of bytes) digits += HEX[byte] ?? "";
  return digits;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
