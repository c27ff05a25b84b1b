import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeReplay } from "../../src/cli/replay.ts";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { placedInSql, plainInSql } from "../../src/db/packed-details.ts";
import { replay } from "../../src/replay/replay.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { copiedFile, migratedFile, seededFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { type Story, tellStory } from "../transfer/eventful-story.ts";

const fresh = temporaryFiles();
let original: string;
let story: Story;

beforeAll(async () => {
  original = await migratedFile(fresh("story.db"));
  const db = await openEmbedded({ url: `file:${original}` });
  story = await tellStory(db);
  await db.execute("pragma wal_checkpoint(truncate)");
  db.close();
});

describe.each(BACKENDS)("the events alone, %s", (backend) => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await openBackend(backend, copiedFile(original, fresh(`${backend}.db`)));
  });
  afterAll(() => opened.close());

  it("tell what every kind of write left behind", async () => {
    const { rows } = await opened.db.execute("select distinct action from events order by action");
    expect(rows.map((row) => row.action)).toEqual([
      "article.aliased",
      "article.edited",
      "article.merged",
      "article.registered",
      "article.snapshot",
      "claim.created",
      "claim.discarded",
      "claim.edited",
      "claim.judged",
      "claim.published",
      "claim.reinstated",
      "claim.retracted",
      "claim.unpublished",
      "publication.created",
      "span.added",
      "span.edited",
      "span.placed",
      "span.retracted",
      "verdict.issued",
      "verdict.withdrawn",
    ]);
    const { counts, differences } = await replay(opened.db);
    expect(differences).toEqual([]);
    expect(counts).toMatchObject({ articles: 3, snapshots: 5, claims: 8, publications: 8, shown: 2 });
  });
});

describe("a database that nobody can have come to by its events", () => {
  let file: string;
  let db: Database;
  beforeAll(async () => {
    file = copiedFile(original, fresh("changed.db"));
    db = await openEmbedded({ url: `file:${file}` });
  });
  afterAll(() => db.close());

  /** What replay finds after these statements, which are taken back again. */
  async function differencesAfter(...statements: string[]): Promise<string[]> {
    const copy = await openEmbedded({ url: `file:${copiedFile(original, fresh("changed.db"))}` });
    // As somebody would who edits the file by hand.
    await copy.write([
      "insert into redaction_permit (id) values (1)",
      ...statements,
      "delete from redaction_permit",
    ]);
    const result = await replay(copy);
    copy.close();
    expect(result.differenceCount).toBe(result.differences.length);
    return result.differences.map(({ subject, field }) => `${subject}: ${field}`);
  }

  it("is told apart by the very field, wherever it is", async () => {
    const { bridge, cracks, verdict, news } = story;
    expect(await differencesAfter(`update claims set language = 'de' where id = '${bridge}'`)).toEqual([
      `claim ${bridge}: language`,
    ]);
    expect(await differencesAfter(`update claims set version = version + 1 where id = '${bridge}'`)).toEqual([
      `claim ${bridge}: version`,
    ]);
    expect(
      await differencesAfter(`update claim_topics set topic = 'x' where claim_id = '${bridge}'`),
    ).toEqual([`claim ${bridge}: topics`]);
    expect(await differencesAfter(`update spans set note = 'x' where id = '${cracks}'`)).toEqual([
      `span ${cracks}: note`,
    ]);
    expect(await differencesAfter(`update verdicts set summary = 'x' where id = '${verdict}'`)).toEqual([
      `verdict ${verdict}: summary`,
    ]);
    expect(await differencesAfter(`delete from claim_relations where claim_id = '${bridge}'`)).toEqual([
      `claim ${bridge}: relations`,
    ]);
    expect(await differencesAfter(`update articles set author = 'x' where id = '${news}'`)).toEqual([
      `article ${news}: author`,
    ]);
    expect(
      await differencesAfter(`update article_addresses set reason = 'x' where key = 'news.example/b/1'`),
    ).toEqual(["address news.example/b/1: reason"]);
    expect(
      await differencesAfter(
        `update snapshots set retrieved_at = null where article_id = '${news}' and retrieved_at like '2026-11-10%'`,
      ),
    ).toEqual([`snapshot ${news} 2: retrievedAt`]);
  });

  it("is told apart in what was published and in what readers see", async () => {
    const { bridge, statement, news } = story;
    const first = `(select id from publications where claim_id = '${bridge}' and n = 1)`;
    expect(
      await differencesAfter(
        `update publications set packed = replace(packed, 'says nobody', 'says everybody') where id = ${first}`,
      ),
    ).toEqual([expect.stringMatching(/^publication pub_.*: \/text$/)]);
    expect(
      await differencesAfter(
        `update published_claims set details = ${placedInSql(`replace(${plainInSql("details")}, '"state":"changed"', '"state":"verified"')`)}
          where claim_id = '${bridge}'`,
      ),
    ).toEqual([
      `what readers see of ${bridge}: /evidence/0/state`,
      expect.stringMatching(/^what readers see of spn_.* at its page: \/state$/),
    ]);
    // What lists and filters go by: a claim that is shown, and not found.
    const listed = ["claimant_key", "label", "language", "slug", "reviewed_at"].map(
      (column) => `${column} = '{"other":1}'`,
    );
    expect(
      await differencesAfter(`update published_claims set ${listed.join(", ")} where claim_id = '${bridge}'`),
    ).toEqual(
      ["slug", "label", "claimantKey", "language", "reviewedAt"].map(
        (field) => `what readers see of ${bridge}: ${field}`,
      ),
    );
    expect(
      await differencesAfter(
        `update published_spans set quote_head = quote_head - 12 where span_id = (select min(span_id) from published_spans)`,
      ),
    ).toEqual([expect.stringMatching(/^what readers see of spn_.* at its page: /)]);
    expect(
      await differencesAfter(
        `update published_articles set document = replace(document, 'has cracks', 'is safe') where article_id = '${news}'`,
      ),
    ).toEqual([`what readers see of ${news}: /headline`]);
    expect(
      await differencesAfter(
        `delete from published_topics`,
        `delete from published_relations`,
        `delete from published_spans where claim_seq = (select seq from claims where id = '${statement}')`,
        `delete from published_claims where claim_id = '${statement}'`,
      ),
    ).toEqual([`what readers see of ${statement}: *`]);
  });

  it("is told apart where an event was changed", async () => {
    const [difference, ...others] = await differencesAfter(
      `update events set packed = replace(packed, 'worded badly', 'worded well') where action = 'verdict.issued'`,
    );
    expect(difference).toMatch(/^verdict ver_.*: changeNote$/);
    expect(others).toEqual([
      expect.stringMatching(/^publication .*: \/verdict\/change\/note$/),
      expect.stringMatching(/^publication/),
      expect.stringMatching(/^what readers see/),
    ]);
  });

  it("is described in lines, of which the last says it all", async () => {
    const result = await replay(db);
    expect(describeReplay(result)).toEqual([
      expect.stringMatching(
        /^equal: \d+ events tell 8 claims, 8 spans, 7 verdicts, 8 publications \(2 shown\), 3 articles, 5 snapshots$/,
      ),
    ]);
    const differences = [{ subject: "claim clm_1", field: "text", told: '"a"', held: '"b"' }];
    expect(describeReplay({ ...result, differences, differenceCount: 3 })).toEqual([
      'claim clm_1: text: events tell "a", the tables hold "b"',
      "and 2 more",
      expect.stringMatching(/^not equal: 3 differences; /),
    ]);
  });
});

it("The seeds are told by their events", async () => {
  const db = await openEmbedded({ url: `file:${await seededFile(fresh("seeded.db"))}` });
  const { differences, counts } = await replay(db);
  db.close();
  expect(differences).toEqual([]);
  expect(counts).toMatchObject({ articles: 4, claims: 78, spans: 125, shown: 78 });
}, 60_000);
