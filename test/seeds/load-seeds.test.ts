import { describe, expect, it } from "vitest";
import { unpublishClaim } from "../../src/claims/withdraw-claim.ts";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { loadSeeds } from "../../src/seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { dumpDatabase } from "../support/dump.ts";
import { editorOf } from "../support/editor.ts";
import { copiedFile, migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

/** Loading many times takes this long on a machine that does much else, ms. */
const PATIENCE_MS = 60_000;

const fresh = temporaryFiles();
const empty = await migratedFile(fresh("empty.db"));
const { policy } = testConfig();
const seeds = await readSeedFiles(SEEDS_FOLDER);
/** Enough to have relations, several articles and every kind of row, and few enough to load many times. */
const few = {
  ...seeds,
  claims: seeds.claims.filter(({ slug }) =>
    [
      "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary",
      "zohran-mamdani-is-mayor-elect-of-new-york-city",
      "zohran-mamdani-is-mayor-of-new-york-city",
    ].includes(slug),
  ),
};

function emptyDatabase(): Promise<Database> {
  return openEmbedded({ url: `file:${copiedFile(empty, fresh("seeds.db"))}` });
}

class Cut extends Error {}

/** The database, until its power is cut in front of a write. */
function cutAfter(db: Database, writes: number): Database {
  let left = writes;
  return {
    ...db,
    write: async (statements) => {
      if (left-- === 0) throw new Cut();
      return db.write(statements);
    },
  };
}

describe("loading the seeds", { timeout: PATIENCE_MS }, () => {
  it("publishes every claim once, and a second time changes nothing", async () => {
    const db = await emptyDatabase();
    expect(await loadSeeds(db, policy, seeds)).toEqual({ published: seeds.claims.length, known: 0 });
    const once = await dumpDatabase(db);
    expect(once.published_claims).toHaveLength(seeds.claims.length);
    expect(await loadSeeds(db, policy, seeds)).toEqual({ published: 0, known: seeds.claims.length });
    expect(await dumpDatabase(db)).toEqual(once);
    db.close();
  });

  it("gives the same database wherever a load was cut off and carried on", async () => {
    const whole = await emptyDatabase();
    let writes = 0;
    const counting: Database = {
      ...whole,
      write: (statements) => {
        writes++;
        return whole.write(statements);
      },
    };
    await loadSeeds(counting, policy, few);
    const expected = await dumpDatabase(whole);
    whole.close();
    expect(expected.published_claims).toHaveLength(3);

    for (let cut = 0; cut < writes; cut++) {
      const db = await emptyDatabase();
      await expect(loadSeeds(cutAfter(db, cut), policy, few)).rejects.toThrow(Cut);
      await loadSeeds(db, policy, few);
      expect({ cut, dump: await dumpDatabase(db) }).toEqual({ cut, dump: expected });
      db.close();
    }
  });

  it("gives the same database when every other write is cut off", async () => {
    const whole = await emptyDatabase();
    await loadSeeds(whole, policy, few);
    const db = await emptyDatabase();
    for (let done = false; !done; ) {
      done = await loadSeeds(cutAfter(db, 2), policy, few).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof Cut)) throw error;
          return false;
        },
      );
    }
    expect(await dumpDatabase(db)).toEqual(await dumpDatabase(whole));
    db.close();
    whole.close();
  });

  it("writes the events that an editor's writes would, in the order in which things happened", async () => {
    const db = await emptyDatabase();
    await loadSeeds(db, policy, few);
    const { rows } = await db.execute(
      `select v.action, v.subject_kind as kind, v.version, v.is_public as public, e.name as "by"
        from events v join editors e on e.id = v.actor_id
        where v.claim_id = 'clm_01m7w2y7m069r3hzxwc1gedd1s' order by v.seq`,
    );
    expect(rows.map((row) => [row.action, row.kind, row.version, row.public])).toEqual([
      ["claim.created", "claim", 1, 0],
      ["span.added", "span", 2, 0],
      ["span.added", "span", 3, 0],
      ["span.added", "span", 4, 0],
      ["verdict.issued", "verdict", 5, 0],
      ["claim.judged", "claim", 5, 0],
      ["claim.published", "claim", 6, 1],
      ["publication.created", "publication", 6, 1],
    ]);
    expect(new Set(rows.map((row) => row.by))).toEqual(new Set(["Verbatim seed set"]));
    const articles = await db.execute("select article_id from events where action = 'article.registered'");
    expect(articles.rows.map((row) => row.article_id)).toEqual(seeds.articles.map(({ id }) => id));
    db.close();
  });

  it("holds no text of an article, only its hash and its length", async () => {
    const db = await emptyDatabase();
    await loadSeeds(db, policy, few);
    const { rows } = await db.execute("select sha256, length as points, content from texts order by sha256");
    const expected = seeds.articles.map(({ textSha256, textLength }) => [textSha256, textLength, null]);
    expect(rows.map((row) => [row.sha256, row.points, row.content])).toEqual(expected.sort());
    db.close();
  });

  it("leaves alone what an editor has done since", async () => {
    const db = await emptyDatabase();
    await loadSeeds(db, policy, few);
    const editor = await editorOf(db, "Mercy Editor");
    await unpublishClaim(db, editor, "clm_01m7w2y7m069r3hzxwc1gedd1s", "Under correction.");
    const before = await dumpDatabase(db);
    expect(await loadSeeds(db, policy, few)).toEqual({ published: 0, known: 3 });
    expect(await dumpDatabase(db)).toEqual(before);
    db.close();
  });

  it("refuses relations that run in a circle or lead nowhere", async () => {
    const db = await emptyDatabase();
    const [first, second] = few.claims;
    if (!first || !second) throw new Error("the seeds have lost the claims of this test");
    const relation = (claim: string) => [{ kind: "same_as" as const, claim, on: null, note: null }];
    const circle = [
      { ...first, relations: relation(second.slug) },
      { ...second, relations: relation(first.slug) },
    ];
    await expect(loadSeeds(db, policy, { ...few, claims: circle })).rejects.toThrow("run in a circle");
    await expect(
      loadSeeds(db, policy, { ...few, claims: [{ ...first, relations: relation("nowhere") }] }),
    ).rejects.toThrow("is related to nowhere, which is not among the seeds");
    db.close();
  });
});
