import { copyFileSync } from "node:fs";
import Libsql from "libsql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database, SqlInput } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { EmbeddedFile } from "../../src/db/embedded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
let file: string;
let db: Database;
/** Who else has the file open: what it reads has reached the file. */
let other: Libsql.Database;

beforeEach(async () => {
  file = fresh("statements.db");
  db = await openEmbedded({ url: `file:${file}` });
  await db.write([
    "create table boat (name text primary key, tons integer) strict",
    "create table trip (boat text not null references boat (name)) strict",
    "create trigger boats_stay before delete on boat begin select raise(abort, 'boats stay'); end",
    "insert into boat values ('Anna', 10), ('Berta', 20)",
  ]);
  other = new Libsql(file, { timeout: 5_000 });
});
afterEach(() => {
  db.close();
  other.close();
});

const add = (name: string): SqlInput => ({
  sql: "insert into boat (name, tons) values (?, 1)",
  args: [name],
});
const namesSeenByOthers = () => other.prepare("select name from boat order by name").raw(true).all().flat();

describe("a statement that is kept", () => {
  it("takes none of the values of its last run", async () => {
    const sql = "select ? as first, ? as second";
    expect((await db.execute({ sql, args: ["a secret", 7] })).rows).toEqual([
      { first: "a secret", second: 7 },
    ]);
    expect((await db.execute({ sql, args: ["a"] })).rows).toEqual([{ first: "a", second: null }]);
    expect((await db.execute({ sql, args: [] })).rows).toEqual([{ first: null, second: null }]);
    expect((await db.execute({ sql, args: [null, 8] })).rows).toEqual([{ first: null, second: 8 }]);
  });

  it("tells rows, and whole numbers as numbers", async () => {
    const { columns, rows, values } = await db.execute(
      "select 1 as n, 2 as n, 1.5 as x, 'é' as t, null as none",
    );
    expect([columns, rows]).toEqual([["n", "n", "x", "t", "none"], [{ n: 2, x: 1.5, t: "é", none: null }]]);
    expect(values).toEqual([[1, 2, 1.5, "é", null]]);
  });

  it.each<[what: string, statement: SqlInput, message: string]>([
    ["a whole number that JavaScript has not", "select 9007199254740993", "too large"],
    ["no number", { sql: "select ?", args: [Number.NaN] }, "NaN"],
    ["an infinite number", { sql: "select ?", args: [Number.POSITIVE_INFINITY] }, "Infinity"],
  ])("refuses %s", async (_, statement, message) => {
    await expect(db.execute(statement)).rejects.toThrow(message);
  });

  it("is one of many thousand texts, and each answers for itself", async () => {
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 1_000; n++) expect((await db.execute(`select ${n} as n`)).rows).toEqual([{ n }]);
    }
  });

  it("gives the rows that a write returns, every one of them", async () => {
    const touch = "update boat set tons = tons + 1 returning name, tons";
    for (const more of [1, 2]) {
      const [result] = await db.write([touch]);
      expect(result?.values).toEqual([
        ["Anna", 10 + more],
        ["Berta", 20 + more],
      ]);
    }
    expect(other.prepare("select tons from boat").raw(true).all()).toEqual([[12], [22]]);
  });
});

describe("a table that another process changes", () => {
  const all = "select * from boat where name = 'Anna'";
  const tons: SqlInput = { sql: "select tons from boat where name = ?", args: ["Anna"] };

  it("is read by its new columns", async () => {
    expect((await db.execute(all)).rows).toEqual([{ name: "Anna", tons: 10 }]);
    expect((await db.execute(tons)).rows).toEqual([{ tons: 10 }]);
    other.exec("alter table boat add column port text default 'Kiel'");
    expect((await db.execute(all)).rows).toEqual([{ name: "Anna", tons: 10, port: "Kiel" }]);
    other.exec("alter table boat rename column tons to weight");
    expect((await db.execute(all)).rows).toEqual([{ name: "Anna", weight: 10, port: "Kiel" }]);
    await expect(db.execute(tons)).rejects.toThrow("no such column: tons");
    other.exec("alter table boat rename column weight to tons");
    expect((await db.execute(tons)).rows).toEqual([{ tons: 10 }]);
  });

  it("is written by its new triggers and constraints", async () => {
    await db.write([add("Clara")]);
    other.exec(`
      create table log (name text) strict;
      create trigger noted after insert on boat begin insert into log values (new.name); end;`);
    await db.write([add("Doris")]);
    expect(other.prepare("select name from log").raw(true).all()).toEqual([["Doris"]]);
    other.exec("create unique index one_of_each on boat (tons) where tons > 10");
    await expect(
      db.write([add("Emma"), "update boat set tons = 20 where name = 'Emma'"]),
    ).rejects.toMatchObject({
      code: "SQLITE_CONSTRAINT",
    });
    expect(namesSeenByOthers()).toEqual(["Anna", "Berta", "Clara", "Doris"]);
  });

  it("may be rebuilt", async () => {
    await db.write([add("Clara")]);
    other.exec(`
      begin; create table boat_2 (tons integer, name text primary key) strict;
      insert into boat_2 select tons, name from boat; drop table boat; alter table boat_2 rename to boat; commit;`);
    expect((await db.execute(all)).values).toEqual([[10, "Anna"]]);
    await db.write([add("Doris")]);
    expect(namesSeenByOthers()).toEqual(["Anna", "Berta", "Clara", "Doris"]);
  });
});

describe("after a statement that failed", () => {
  const refused: [what: string, statements: SqlInput[], code: string][] = [
    ["a duplicate", [add("Clara"), add("Anna")], "SQLITE_CONSTRAINT"],
    ["a reference to nothing", [add("Clara"), "insert into trip values ('Nobody')"], "SQLITE_CONSTRAINT"],
    ["a trigger", [add("Clara"), "delete from boat"], "SQLITE_CONSTRAINT"],
    ["a trigger, by REPLACE", ["replace into boat values ('Anna', 1)"], "SQLITE_CONSTRAINT"],
    ["a value of another type", [add("Clara"), "update boat set tons = 'many'"], "SQLITE_CONSTRAINT"],
    ["no such table", [add("Clara"), "insert into ship values (1)"], "SQLITE_ERROR"],
  ];

  it.each(refused)(
    "(%s) nothing of it is there, and what comes next reaches the file",
    async (_, batch, code) => {
      await db.write([add("First")]);
      for (const round of [1, 2]) {
        await expect(db.write(batch)).rejects.toMatchObject({ code });
        await db.write([add(`After ${round}`)]);
      }
      expect(namesSeenByOthers()).toEqual(["After 1", "After 2", "Anna", "Berta", "First"]);
    },
  );

  it("(a lock that another process holds) the write waits, and reaches the file", async () => {
    await db.write([add("First")]);
    for (const name of ["Second", "Third"]) {
      other.exec("begin immediate");
      const writing = db.write([add(name)]);
      // Reads go on meanwhile.
      expect((await db.execute("select count(*) as n from boat where name = 'First'")).rows).toEqual([
        { n: 1 },
      ]);
      other.exec("commit");
      await writing;
    }
    expect(namesSeenByOthers()).toEqual(["Anna", "Berta", "First", "Second", "Third"]);
  });

  it("the connection has its settings again: a thousand times, and few files stay open", async () => {
    for (let i = 0; i < 1_000; i++) await expect(db.write([add("Anna")])).rejects.toThrow("UNIQUE");
    await expect(db.write(["insert into trip values ('Nobody')"])).rejects.toThrow("FOREIGN KEY");
    const [synchronous] = await db.write(["pragma synchronous"]);
    expect(synchronous?.rows).toEqual([{ synchronous: 2 }]);
  });
});

it("a migration may rebuild what others refer to; every other write is held to its references", async () => {
  await db.write(["insert into trip values ('Anna')"]);
  await db.writeWithoutForeignKeys([
    "create table new_boat (name text primary key, tons integer, port text) strict",
    "insert into new_boat (name, tons) select name, tons from boat",
    "drop table boat",
    "alter table new_boat rename to boat",
  ]);
  expect(other.prepare("select name, port from boat").raw(true).all()).toEqual([
    ["Anna", null],
    ["Berta", null],
  ]);
  await expect(db.write(["insert into trip values ('Nobody')"])).rejects.toThrow("FOREIGN KEY");
  await expect(db.writeWithoutForeignKeys(["insert into trip values ('Nobody')", "no sql"])).rejects.toThrow(
    "syntax",
  );
  expect(other.prepare("select boat from trip").raw(true).all()).toEqual([["Anna"]]);
});

it("a write that never reaches the file is not acknowledged", async () => {
  await db.execute("pragma wal_checkpoint(truncate)");
  const elsewhere = fresh("elsewhere.db");
  copyFileSync(file, elsewhere);
  const torn = new EmbeddedFile(file, elsewhere);
  await expect(torn.write([add("Clara")])).rejects.toMatchObject({
    name: "DomainError",
    code: "unavailable",
  });
  const same: SqlInput = "update boat set tons = tons";
  await expect(torn.write([same])).rejects.toMatchObject({ code: "unavailable" });
  // What changes nothing has nothing to lose.
  expect(await torn.write(["update boat set tons = 1 where name = 'Nobody'"])).toHaveLength(1);
  torn.close();
  expect(namesSeenByOthers()).toEqual(["Anna", "Berta"]);
});

it.each<[what: string, batch: SqlInput[]]>([
  ["an update", ["update boat set tons = tons"]],
  ["an update of the key", ["update boat set name = 'Anna' where tons = 10"]],
  [
    "an upsert",
    ["insert into boat values ('Anna', 10) on conflict (name) do update set tons = excluded.tons"],
  ],
  ["an update that gives rows", ["update boat set tons = tons returning name"]],
  [
    "an update and another that takes it back",
    ["update boat set tons = tons + 1", "update boat set tons = tons - 1"],
  ],
])("a row may be overwritten with what it held: %s", async (_, batch) => {
  for (let i = 0; i < 3; i++) await db.write(batch);
  await db.write([add("Clara")]);
  expect(namesSeenByOthers()).toEqual(["Anna", "Berta", "Clara"]);
  expect(other.prepare("select tons from boat order by name").raw(true).all()).toEqual([[10], [20], [1]]);
});

it("a closed database has everything in the one file, and answers no more", async () => {
  await db.write([add("Clara")]);
  other.close();
  db.close();
  db.close();
  const copy = fresh("copy.db");
  copyFileSync(file, copy);
  const copied = await openEmbedded({ url: `file:${copy}` });
  expect((await copied.execute("select name from boat order by name")).values).toEqual([
    ["Anna"],
    ["Berta"],
    ["Clara"],
  ]);
  copied.close();
  await expect(db.execute("select 1")).rejects.toThrow("closed");
  other = new Libsql(file);
});
