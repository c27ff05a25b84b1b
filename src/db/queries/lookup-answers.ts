import type { Database } from "../database.ts";
import { type JsonText, passedOn, toJsonText } from "../json-text.ts";
import { hex } from "./lookup-filter.ts";
import { STILL } from "./lookup-pages.ts";

/** An answer by how it is kept: as it is read, or in gzip. */
export type AnswerForm = "plain" | "packed";

export interface KeptAnswer {
  digest: string;
  body: JsonText;
}

/**
 * `kept`: what is sent. `missing`: to be made. `elsewhere`: pages are asked for by more bits of their hashes, or fewer.
 */
export type FoundAnswer = { kind: "kept"; answer: KeptAnswer } | { kind: "missing" | "elsewhere" };

export interface AskedAnswer {
  bucket: string;
  /** Of the service as it is now: see src/http/entity-tag.ts. */
  mark: string;
  /** RFC 3339 */
  now: string;
}

const find = (column: string) => `
  select s.prefix_bits, a.digest, ${column} as body from lookup_state s left join lookup_answers a
    on a.bucket = ?1 and a.mark = ?2 and (a.fresh_until is null or a.fresh_until > ?3)
      and not exists (select 1 from lookup_touched)`;
const FIND = { plain: find("a.plain"), packed: find("a.packed") };
const FIND_BYTES = find(passedOn({ textAsBytes: true }, "a.plain"));
const FIND_TAG = find("''");

/** One statement. */
export async function findLookupAnswer(
  db: Database,
  asked: AskedAnswer,
  form: AnswerForm | "tag",
): Promise<FoundAnswer> {
  const sql = form === "tag" ? FIND_TAG : form === "plain" && db.textAsBytes ? FIND_BYTES : FIND[form];
  const { rows } = await db.execute({ sql, args: [asked.bucket, asked.mark, asked.now] });
  const row = rows[0] ?? {};
  const body = toJsonText(row.body);
  if (typeof row.digest === "string" && body !== null)
    return { kind: "kept", answer: { digest: row.digest, body } };
  return { kind: Number(row.prefix_bits) === asked.bucket.length ? "missing" : "elsewhere" };
}

/** A page of a bucket: its entry where that is kept, else the key to make it from. */
export interface LookupPage {
  hash: string;
  goneOn: string | null;
  key: string | null;
  entry: { body: string; freshUntil: string | null } | null;
}

export interface BucketState {
  revision: number;
  prefixBits: number;
  /** As the manifest counts them. */
  pages: number;
  members: LookupPage[];
}

/** Hashes from the least to the greatest of a bucket: 64 hexadecimal digits each. */
export interface HashRange {
  first: string;
  last: string;
}

export async function readBucket(
  db: Database,
  { first, last }: HashRange,
  { mark, now }: AskedAnswer,
): Promise<BucketState> {
  const [state, pages] = await db.read([
    "select revision, prefix_bits, (select sum(pages) from lookup_segments) as pages from lookup_state",
    {
      sql: `select p.hash, p.gone_on, e.body, e.fresh_until, coalesce(
          (select key from article_addresses where hash = p.hash),
          (select key from article_addresses where previous_hash = p.hash)) as key
        from lookup_pages p left join lookup_entries e
          on e.hash = p.hash and e.mark = ?3 and (e.fresh_until is null or e.fresh_until > ?4)
        where p.hash between ?1 and ?2 order by p.hash`,
      args: [first, last, mark, now],
    },
  ]);
  const row = state?.rows[0] ?? {};
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    revision: Number(row.revision),
    prefixBits: Number(row.prefix_bits),
    pages: Number(row.pages),
    members: (pages?.rows ?? []).map(({ hash, gone_on, key, body, fresh_until }) => ({
      hash: String(hash),
      goneOn: text(gone_on),
      key: text(key),
      entry: typeof body === "string" ? { body, freshUntil: text(fresh_until) } : null,
    })),
  };
}

export interface AnswerWrite extends HashRange, AskedAnswer {
  revision: number;
  entries: { hash: string; body: string; freshUntil: string | null }[];
  digest: string;
  plain: string;
  packed: Uint8Array;
  freshUntil: string | null;
}

/** Keeps an answer, and the entries that were made for it, unless something was written since they were read. */
export async function keepLookupAnswer(db: Database, write: AnswerWrite): Promise<void> {
  await db.write([
    {
      sql: `insert into lookup_entries (hash, mark, body, fresh_until)
        select value ->> 'hash', ?, value ->> 'body', value ->> 'freshUntil' from json_each(?) where ${STILL}
        on conflict (hash) do update set mark = excluded.mark, body = excluded.body, fresh_until = excluded.fresh_until`,
      args: [write.mark, JSON.stringify(write.entries), write.revision],
    },
    {
      sql: `insert into lookup_answers (bucket, first, last, mark, digest, plain, packed, fresh_until)
        select ?, ?, ?, ?, ?, ?, unhex(?), ? where ${STILL}
        on conflict (bucket) do update set mark = excluded.mark, digest = excluded.digest, plain = excluded.plain,
          packed = excluded.packed, fresh_until = excluded.fresh_until`,
      args: [
        write.bucket,
        write.first,
        write.last,
        write.mark,
        write.digest,
        write.plain,
        hex(write.packed),
        write.freshUntil,
        write.revision,
      ],
    },
  ]);
}

/** Everything has become too much for one answer: from now on pages are asked for by the first bits of their hashes. */
export async function splitLookup(db: Database, pages: number): Promise<void> {
  await db.write([
    { sql: "update lookup_state set split_at = ?, manifest = null where split_at is null", args: [pages] },
  ]);
}
