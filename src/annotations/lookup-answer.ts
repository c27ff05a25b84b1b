import type { Database } from "../db/database.ts";
import {
  type AnswerForm,
  type AskedAnswer,
  findLookupAnswer,
  type HashRange,
  type KeptAnswer,
  keepLookupAnswer,
  type LookupPage,
  readBucket,
  splitLookup,
} from "../db/queries/lookup-answers.ts";
import { settlePages } from "../db/queries/lookup-pages.ts";
import { MAX_ANSWER_BYTES } from "../lookup/answer.ts";
import { mostPrefixBits } from "../lookup/ask.ts";
import { MAX_AGE_S } from "../lookup/manifest.ts";
import { HASH_VERSION } from "../urls/lookup-hash.ts";
import { padAnswer } from "./pad-answer.ts";
import { readLookupEntries } from "./slim-page.ts";

// A look-up: every annotated page whose hash begins as one's own does, with all that its card shows. It is kept as it is
// sent; what changes one of its pages lets go of it, and whoever asks first makes it again, from entries that are kept too.

/** Everything at once may have as many bytes in gzip. */
const MOST_AT_ONCE = 2 ** 20;
/** And so many as it is read: a client reads no more, padding included. */
const MOST_READ = MAX_ANSWER_BYTES - 2 ** 20;
/** Entries made in one round trip. */
const MADE_AT_ONCE = 50;

export interface AskedLookup extends AskedAnswer {
  notice: string | null;
  /** Makes the pages' addresses in a JSON text absolute. */
  absolute: (json: string) => string;
}

/** The answer in the form that is asked for; null where pages are not asked for by so many bits. Mostly one statement. */
export async function readLookup(
  db: Database,
  asked: AskedLookup,
  form: AnswerForm,
): Promise<KeptAnswer | null> {
  const found = await findLookupAnswer(db, asked, form);
  if (found.kind !== "missing") return found.kind === "kept" ? found.answer : null;
  return makeLookup(db, asked, form);
}

async function makeLookup(db: Database, asked: AskedLookup, form: AnswerForm): Promise<KeptAnswer | null> {
  await settlePages(db, asked.now);
  const range = rangeOf(asked.bucket);
  const { revision, prefixBits, pages, members } = await readBucket(db, range, asked);
  if (prefixBits !== asked.bucket.length) return null;
  const { entries, made, freshUntil } = await entriesOf(db, members, new Date(asked.now));
  const head = `{"hashVersion":${HASH_VERSION},"prefix":"${asked.bucket}","maxAge":${MAX_AGE_S},"notice":${JSON.stringify(asked.notice)}`;
  const padded = await padAnswer(asked.absolute(`${head},"pages":[${entries.join(",")}]`));
  const isTooMuch = padded.packed.length > MOST_AT_ONCE || padded.bytes > MOST_READ;
  if (asked.bucket === "" && isTooMuch && mostPrefixBits(pages) > 0) {
    await splitLookup(db, pages);
    return null;
  }
  await keepLookupAnswer(db, { ...asked, ...range, ...padded, revision, entries: made, freshUntil });
  return { digest: padded.digest, body: padded[form] };
}

interface Entries {
  /** As JSON, in the order of their hashes. */
  entries: string[];
  /** Those that were not kept yet. */
  made: { hash: string; body: string; freshUntil: string | null }[];
  /** When the first of them will read otherwise. */
  freshUntil: string | null;
}

async function entriesOf(db: Database, members: readonly LookupPage[], now: Date): Promise<Entries> {
  const made = new Map<string, { body: string; freshUntil: string | null }>();
  const missing = members.flatMap(({ hash, goneOn, key, entry }) =>
    goneOn === null && entry === null && key !== null ? [{ hash, key }] : [],
  );
  for (let from = 0; from < missing.length; from += MADE_AT_ONCE) {
    const some = missing.slice(from, from + MADE_AT_ONCE);
    // Nothing resembles a page that is annotated itself.
    const asked = some.map(({ key }) => ({
      by: "key" as const,
      value: key,
      near: { keys: [], from: "", to: "", limit: 0 },
    }));
    const pages = await readLookupEntries(db, asked, now);
    for (const [i, { hash }] of some.entries()) {
      const page = pages[i];
      if (page) made.set(hash, { body: `{"hash":"${hash}",${page.members}}`, freshUntil: page.freshUntil });
    }
  }
  const shown = members.flatMap(({ hash, goneOn, entry }) => {
    if (goneOn !== null) return [{ body: tombstone(hash, goneOn), freshUntil: null }];
    return entry ?? made.get(hash) ?? [];
  });
  const ends = shown.flatMap(({ freshUntil }) => freshUntil ?? []).sort();
  return {
    entries: shown.map(({ body }) => body),
    made: [...made].map(([hash, entry]) => ({ hash, ...entry })),
    freshUntil: ends[0] ?? null,
  };
}

function tombstone(hash: string, goneOn: string): string {
  return `{"hash":"${hash}","gone":"${goneOn}","article":null,"claims":[],"spans":[]}`;
}

/** Hashes whose first bits are these binary digits. */
function rangeOf(bucket: string): HashRange {
  const digits = (fill: "0" | "1") =>
    BigInt(`0b${bucket.padEnd(256, fill)}`)
      .toString(16)
      .padStart(64, "0");
  return { first: digits("0"), last: digits("1") };
}
