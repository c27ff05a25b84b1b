import { createHash } from "node:crypto";
import type { Database } from "../../src/db/database.ts";

/** Rows written in one batch. */
const AT_ONCE = 10_000;

export function syntheticHash(number: number): string {
  return createHash("sha256").update(`pages.example/${number}`).digest("hex");
}

/** Says that so many pages are annotated that no article stands for, numbered `from` on: for measures at sizes that no test writes. */
export async function fillPages(db: Database, from: number, count: number): Promise<void> {
  for (let start = from; start < from + count; start += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, from + count - start) }, (_, i) => start + i);
    const rows = JSON.stringify(numbers.map((number) => [syntheticHash(number), `art_${number}`]));
    await db.write([
      {
        sql: `insert into lookup_pages (hash, article_id, is_alias, gone_on)
          select value ->> 0, value ->> 1, 0, null from json_each(?)`,
        args: [rows],
      },
      {
        sql: "update lookup_segments set stale = 1 where segment in (select substr(value ->> 0, 1, 2) from json_each(?))",
        args: [rows],
      },
      "delete from lookup_answers",
      "update lookup_state set revision = revision + 1, manifest = null",
    ]);
    // Statements are freed by a macrotask.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Gives pages entries as long as those of the seeds for a page with one claim and two quotes, with words that differ. */
export async function fillEntries(db: Database, mark: string, hashes: readonly string[]): Promise<void> {
  const entries = hashes.map((hash) => ({ hash, body: syntheticEntry(hash) }));
  for (let start = 0; start < entries.length; start += 1_000) {
    await db.write([
      {
        sql: `insert or replace into lookup_entries (hash, mark, body, fresh_until)
          select value ->> 'hash', ?, value ->> 'body', null from json_each(?)`,
        args: [mark, JSON.stringify(entries.slice(start, start + 1_000))],
      },
    ]);
  }
}

const WORDS =
  "the city court order mayor agents arrest said removal final police law council report that of in on was not had under by with".split(
    " ",
  );

function syntheticEntry(hash: string): string {
  let state = Number.parseInt(hash.slice(0, 8), 16) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  // A word in four is one that no other page has: names, places, numbers.
  const words = (count: number) =>
    Array.from({ length: count }, () =>
      next() % 4 === 0 ? next().toString(36) : (WORDS[next() % WORDS.length] ?? ""),
    ).join(" ");
  const id = (prefix: string) => `${prefix}_01${hash.slice(8, 32)}`;
  const standing = { state: "verified", diff: [] };
  const claim = {
    id: id("clm"),
    page: `/claims/${words(8).replaceAll(" ", "-")}`,
    text: words(18),
    language: "en",
    kind: "fact",
    claimant: null,
    saidOn: null,
    reported: null,
    overtaken: null,
    verdict: {
      label: "supported",
      ratingText: "Supported",
      headline: words(14),
      publisher: { name: "Verbatim", site: "verbatim.example" },
      method: "human",
      issuedBy: "Eve Editor",
      reviewedBy: "Sam Senior",
      judgedOn: "2026-11-20",
      receipts: "standing",
      correction: null,
      reviewUrl: null,
    },
    best: { exact: words(12), title: words(8), publisher: null, on: "2026-11-07", link: null, ...standing },
    counts: { evidence: 2, context: 0, articles: 1, independent: 1 },
  };
  const span = (number: number, role: string) => ({
    id: `${id("spn")}${number}`,
    claim: claim.id,
    role,
    stance: role === "appearance" ? "asserts" : null,
    quote: { exact: words(12), prefix: words(6), suffix: words(6) },
    ...standing,
  });
  const article = {
    id: id("art"),
    slug: words(6).replaceAll(" ", "-"),
    page: `/articles/${words(6).replaceAll(" ", "-")}`,
    url: `https://news.example/${words(6).replaceAll(" ", "-")}`,
    urn: null,
    headline: words(9),
    descriptiveHeadline: null,
    author: words(2),
    publisher: { name: words(2), site: "news.example" },
    publishedOn: "2026-11-07",
    language: "en",
    genre: "news",
    genreNote: null,
    access: "open",
    lastCheckedAt: "2026-11-20T09:00:00.000Z",
    textLength: 5_200,
  };
  return JSON.stringify({
    hash,
    gone: null,
    article,
    claims: [claim],
    spans: [span(1, "supports"), span(2, "appearance")],
  });
}
