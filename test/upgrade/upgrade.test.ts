import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importFrom } from "../../src/cli/import.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { articleListSchema } from "../../src/http/articles/article-contract.ts";
import { claimListSchema, claimSchema } from "../../src/http/claims/claim-contract.ts";
import { publicationSchema } from "../../src/http/publications/publication-contract.ts";
import { documentOfFormat } from "../../src/publications/formats.ts";
import { replay } from "../../src/replay/replay.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";
import { oldDatabase, oldExport } from "./old-release.ts";

const fresh = temporaryFiles();

/** Publications of the old file, read without this release's code. */
async function oldPublications() {
  const db = await openEmbedded({ url: `file:${oldDatabase(fresh("untouched.db"))}` });
  const { rows } = await db.execute("select id, document from publications order by seq");
  db.close();
  return rows.map((row) => ({ id: String(row.id), document: String(row.document) }));
}

describe.each(BACKENDS)("a database of release 0.1.0, migrated in the %s database", (backend) => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await openBackend(backend, oldDatabase(fresh("old.db")));
    await migrate(opened.db);
  });
  afterAll(() => opened.close());
  const rows = async (query: string) => (await opened.db.execute(query)).rows;

  it("is the same database as a new one, and breaks no reference", async () => {
    const names = "select type, name, sql from sqlite_master where sql is not null order by type, name";
    const own = await openBackend(backend, fresh("new.db"));
    await migrate(own.db);
    const made = (await own.db.execute(names)).rows;
    await own.close();
    expect((await rows(names)).map((row) => [row.type, row.name, row.sql])).toEqual(
      made.map((row) => [row.type, row.name, row.sql]),
    );
    expect(await rows("pragma foreign_key_check")).toEqual([]);
    expect((await rows("pragma integrity_check"))[0]?.integrity_check).toBe("ok");
    expect((await rows("pragma foreign_keys"))[0]?.foreign_keys).toBe(1);
  });

  it("tells the same story from its events as from its tables", async () => {
    const { counts, differences } = await replay(opened.db);
    expect(differences).toEqual([]);
    expect(counts).toMatchObject({ claims: 8, publications: 8, shown: 2 });
  });

  it("keeps its publications to the byte", async () => {
    expect(
      (await rows("select id, document from publications order by seq")).map((row) => ({
        id: String(row.id),
        document: String(row.document),
      })),
    ).toEqual(await oldPublications());
  });

  it("shows its publications as they stood, in the members that there are now", async () => {
    const service = serviceOver(opened.db);
    const numbered = await rows(
      "select p.claim_id as claim, p.n, p.document, c.status from publications p join claims c on c.id = p.claim_id order by p.seq",
    );
    expect(numbered.length).toBe(8);
    for (const { claim, n, document, status } of numbered) {
      const path = `/v1/claims/${claim}/publications/${n}`;
      // What was taken back for a reason of law is taken back with its past.
      if (status === "unpublished") {
        expect((await service.request(path)).status).toBe(410);
        continue;
      }
      const { claim: shown } = await service.read(path, publicationSchema);
      const old = documentOfFormat(shown, 1);
      expect(JSON.stringify(old).replaceAll(testConfig().publicUrl, "")).toBe(String(document));
      expect(shown).toMatchObject({ about: [] });
    }
  });

  it("shows its claims in the members that there are now", async () => {
    const service = serviceOver(opened.db);
    const { claims } = await service.read("/v1/claims", claimListSchema);
    expect(claims.length).toBe(2);
    for (const { id } of claims) await service.read(`/v1/claims/${id}`, claimSchema);
    await service.read("/v1/articles", articleListSchema);
  });

  it("knows of its articles when they were last looked at, and how long they are", async () => {
    const found = await rows(
      "select slug, last_checked_at as at, text_length as size from articles order by seq",
    );
    expect(found.map(({ slug, at, size }) => [slug, at, size])).toMatchInlineSnapshot(`
      [
        [
          "bridge-safe-says-council",
          "2026-11-10T08:00:00.000Z",
          152,
        ],
        [
          "text-7ed2ee7824c1",
          "2026-11-21T12:01:11.000Z",
          77,
        ],
        [
          "m-news-example-bridge",
          "2026-11-21T12:00:03.000Z",
          149,
        ],
      ]
    `);
  });

  it("folds the names that it knows", async () => {
    const found = await rows("select name, name_key as key from editors order by name");
    expect(found.map((row) => [row.name, row.key])).toEqual([
      ["Ann", "ann"],
      ["Ben", "ben"],
      ["Cy", "cy"],
    ]);
  });

  it("knows its claims by the words of this release", async () => {
    const held = () => rows("select claim_id, terms, reports from claim_search_entries order by seq");
    const before = await held();
    expect(before).toHaveLength(2);
    expect(await rows("select distinct words_version as version from claim_search_entries")).toMatchObject([
      { version: 3 },
    ]);
    // An entry of an older cutting is made again, and counted once.
    await opened.db.write([{ sql: "update claim_search_entries set words_version = 0", args: [] }]);
    const counts = () => rows("select term, claims from claim_search_terms order by term");
    const counted = await counts();
    await migrate(opened.db);
    expect(await held()).toEqual(before);
    expect(await counts()).toEqual(counted);
    expect(await rows("select rowid from claim_search where claim_search match 'bridge'")).not.toEqual([]);
  });

  it("is not changed by migrating again", async () => {
    const before = await dumpDatabase(opened.db);
    await migrate(opened.db);
    expect(await dumpDatabase(opened.db)).toEqual(before);
  });
});

describe.each(BACKENDS)("an export of release 0.1.0, read into the %s database", (backend) => {
  it("goes in whole and replays equal", async () => {
    const folder = fresh("export");
    mkdirSync(folder);
    for (const [name, text] of Object.entries(oldExport())) writeFileSync(`${folder}/${name}`, text);
    const { db, close } = await openBackend(backend, fresh("imported.db"));
    await migrate(db);
    const problems: unknown[] = [];
    await importFrom(db, folder, (problem) => problems.push(problem));
    expect(problems).toEqual([]);
    // And again: what is there is known to be the same, though it is written otherwise today.
    const again = await importFrom(db, folder, (problem) => problems.push(problem));
    expect(problems).toEqual([]);
    expect(again["claims.jsonl"]).toEqual({ imported: 0, known: 8, bad: 0 });
    expect((await replay(db)).differences).toEqual([]);
    await close();
  });
});
