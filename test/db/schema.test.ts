import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../src/upgrade/migrate.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { insert, publicationRow, publishedClaim } from "../support/rows.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { appendOnly, check, otherClaim, refusedWrites, review, sql } from "./refused-writes.ts";

const fresh = temporaryFiles();

describe.each(BACKENDS)("the store in the %s database", (backend) => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await openBackend(backend, await migratedFile(fresh("schema.db")));
    await opened.db.write(publishedClaim);
  });
  afterAll(() => opened.close());

  const rows = async (query: string) => (await opened.db.execute(query)).rows;

  it("is what the migrations are meant to make", async () => {
    const objects = await rows(
      "select type, name, sql from sqlite_master where sql is not null order by type desc, name",
    );
    const text = objects.map((row) => `-- ${row.type} ${row.name}\n${row.sql};\n`).join("\n");
    await expect(text).toMatchFileSnapshot("./sqlite-master.sql");
  });

  it("keeps every table strict", async () => {
    const loose = await rows(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and not strict
        and name not glob 'sqlite_*' order by name`,
    );
    expect(loose.map((row) => row.name)).toEqual(["__drizzle_migrations"]);
  });

  it("enforces foreign keys, and none is broken", async () => {
    expect((await rows("pragma foreign_keys"))[0]?.foreign_keys).toBe(1);
    expect(await rows("pragma foreign_key_check")).toEqual([]);
  });

  it.each(refusedWrites)("refuses %s: %s", async (_what, message, ...writes) => {
    const before = await dumpDatabase(opened.db);
    await expect(opened.db.write(writes)).rejects.toThrow(message);
    expect(await dumpDatabase(opened.db)).toEqual(before);
  });

  it("has no trigger and no check that is not tried above", async () => {
    const objects = await rows("select sql from sqlite_master where type in ('table', 'trigger')");
    const text = objects.map((row) => String(row.sql ?? "")).join("\n");
    const messages = [...text.matchAll(/RAISE\(ABORT, '([^']+)'\)/g)].map((match) => match[1]);
    const checks = [...text.matchAll(/CONSTRAINT "(\w+)" CHECK/g)].map((match) => check(match[1] ?? ""));
    const tried = new Set(refusedWrites.map(([, message]) => message));
    expect(messages.length).toBeGreaterThan(20);
    expect(checks.length).toBeGreaterThan(15);
    expect([...messages, ...checks].filter((message) => !tried.has(message ?? ""))).toEqual([]);
  });

  it("stays as it is when it is migrated again", async () => {
    // What this test's rows lack because no program wrote them.
    await migrate(opened.db);
    const [before, master] = [await dumpDatabase(opened.db), await rows("select * from sqlite_master")];
    await migrate(opened.db);
    expect(await dumpDatabase(opened.db)).toEqual(before);
    expect(await rows("select * from sqlite_master")).toEqual(master);
  });

  describe("on a database of its own", () => {
    let own: OpenedDatabase;
    beforeAll(async () => {
      own = await openBackend(backend, await migratedFile(fresh("allowed.db")));
      await own.db.write(publishedClaim);
    });
    afterAll(() => own.close());
    const one = async (query: string) => (await own.db.execute(query)).rows[0];

    it("lets a text be kept that was known by its hash", async () => {
      await own.db.write([sql("update texts set content = 'found later' where content is null")]);
      expect((await one("select count(*) as n from texts where content is null"))?.n).toBe(0);
    });

    it("lets a receipt be retracted together with its verdict and its publication", async () => {
      await own.db.write([
        sql("delete from published_claims"),
        sql("update claims set status = 'under_review', verdict_id = null where id = 'clm_1'"),
        sql("update spans set retracted_at = '2026', retracted_reason = 'wrong' where id = 'spn_1'"),
      ]);
      expect((await one("select retracted_reason as r from spans where id = 'spn_1'"))?.r).toBe("wrong");
    });

    it("lets a review alone be published", async () => {
      await own.db.write([
        insert("verdicts", { ...review, claim_id: "clm_2", label: "mixed", basis_strength: null }),
        sql("update claims set status = 'published' where id = 'clm_2'"),
        insert("publications", { ...publicationRow, id: "pub_2", claim_id: "clm_2", verdict_id: null }),
        insert("published_claims", { ...otherClaim, publication_id: "pub_2", label: null }),
      ]);
      expect((await one("select count(*) as n from published_claims"))?.n).toBe(1);
    });

    it("lets words be blanked under a permit, and only under one", async () => {
      await own.db.write([
        insert("redaction_permit", { id: 1 }),
        sql("update events set changes = '{}'"),
        sql("delete from redaction_permit"),
      ]);
      await expect(own.db.write([sql("update events set changes = '{}'")])).rejects.toThrow(
        appendOnly("events"),
      );
    });
  });
});
