import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import type { Condition } from "../../src/db/queries/claim-list.ts";
import { bulkSearchStatements } from "../../src/db/queries/search-index.ts";
import { searchEntryOf } from "../../src/search/index-claim.ts";
import { type SearchInput, searchPublished } from "../../src/search/search-published.ts";
import { migrate } from "../../src/upgrade/migrate.ts";

// More claims have each of these two words than a search walks whole: the second counts for claims alone that the first finds.
const FERRIES = 1_002;
const HARBOURS = 1_100;
const WITH_BOTH = [3, 500, 1_002];
/** The one claim with another verdict: it has the more common word alone. */
const ODD = FERRIES + 7;

const textOf = (seq: number): string => {
  if (seq > FERRIES) return `A harbour has quay ${seq}.`;
  return WITH_BOTH.includes(seq) ? `Ferry ${seq} left the harbour at once.` : `Ferry ${seq} left.`;
};

let db: Database;
beforeAll(async () => {
  db = await openEmbedded({ url: ":memory:" });
  await migrate(db);
  const claims = Array.from({ length: FERRIES + HARBOURS }, (_, i) => ({ seq: i + 1, text: textOf(i + 1) }));
  const rows = JSON.stringify(
    claims.map(({ seq, text }) => [seq, `claim-${seq}`, text, seq === ODD ? "supported" : "refuted"]),
  );
  const at = "2026-01-01T00:00:00.000Z";
  await db.writeWithoutForeignKeys([
    {
      sql: `insert into claims (seq, id, slug, text, kind, language, status, version, verdict_id, published_count, created_at, created_by, updated_at)
        select value ->> 0, value ->> 1, value ->> 1, value ->> 2, 'fact', 'en', 'published', 1, 'verdict', 1, ?2, 'Eve', ?2 from json_each(?1)`,
      args: [rows, at],
    },
    {
      sql: `insert into published_claims (seq, claim_id, slug, publication_id, revision, label, kind, language, published_at, summary, details)
        select value ->> 0, value ->> 1, value ->> 1, 'publication', 1, value ->> 3, 'fact', 'en', ?2, json_object('id', value ->> 1), '{}'
        from json_each(?1)`,
      args: [rows, at],
    },
    ...bulkSearchStatements(
      claims.map(({ seq, text }) => ({
        claimSeq: seq,
        ...searchEntryOf({
          id: `claim-${seq}`,
          kind: "fact",
          language: "en",
          text,
          claimant: null,
          about: [],
          bodies: [],
          quotes: [],
          headlines: [],
          reports: [],
        }),
      })),
    ),
  ]);
});
afterAll(() => db.close());

const search = (query: string, asked: Partial<SearchInput> = {}, conditions: Condition[] = []) =>
  searchPublished(db, conditions, { query, order: "relevance", after: null, limit: 600, ...asked });

const seqsOf = ({ found }: Awaited<ReturnType<typeof search>>) => found.rows.map(({ seq }) => seq);

it("a common word orders what a rarer one finds, and finds nothing of its own", async () => {
  const result = await search("harbour ferry", { withHits: true });
  const seqs = seqsOf(result);
  expect(seqs.slice(0, 4)).toEqual([3, 500, 1_002, 1]);
  expect(result.found.total).toBe(500);
  expect(seqs).toHaveLength(500);
  expect(seqs.filter((seq) => seq > FERRIES)).toEqual([]);
  expect(result.found.hits.toSorted((a, b) => a - b)).toEqual(seqs.toSorted((a, b) => a - b));
  expect(result.held.words.map(([place]) => place)).toEqual([1]);
  expect(result.held.following?.map(([place]) => place)).toEqual([0]);
});

it("alone it is looked for like any word", async () => {
  const { found, held } = await search("harbour");
  expect(found.total).toBe(500);
  expect(held).toEqual({ words: [[0, expect.any(Number)]], corrections: [] });
});

it.each(["relevance", "newest", "oldest"] as const)("pages by %s are the whole", async (order) => {
  const whole = seqsOf(await search("harbour ferry", { order }));
  for (const limit of [1, 3, 120]) {
    const paged: number[] = [];
    let after: SearchInput["after"] = null;
    while (paged.length < Math.min(500, limit * 6)) {
      const { found, held }: Awaited<ReturnType<typeof search>> = await search("harbour ferry", {
        order,
        after,
        limit,
      });
      paged.push(...found.rows.map(({ seq }) => seq));
      const last = found.rows.at(-1);
      if (last === undefined) break;
      after = { at: order === "relevance" ? last.position : last.publishedAt, seq: last.seq, asked: held };
    }
    expect(paged).toEqual(whole.slice(0, paged.length));
    expect(paged.length).toBe(Math.min(500, limit * 6));
  }
});

it("where claims are filtered, all words find some", async () => {
  const supported = { sql: "p.label = ?", args: ["supported"] };
  expect(seqsOf(await search("harbour ferry", {}, [supported]))).toEqual([ODD]);
});

it("a phrase must stand in every hit, whichever words stand beside it", async () => {
  expect(seqsOf(await search('"ferry 500" harbour'))).toEqual([500]);
  expect(seqsOf(await search('harbour ferry "quay 2000"'))).toEqual([2_000]);
});
