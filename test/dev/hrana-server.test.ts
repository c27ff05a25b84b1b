import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient as createHttpClient } from "@libsql/client/http";
import {
  type Client,
  createClient as createEmbeddedClient,
  type InStatement,
  type ResultSet,
} from "@libsql/client/node";
import { createClient as createWebClient } from "@libsql/client/web";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type HranaServer, startHranaServer } from "../../src/dev/hrana-server.ts";

const schema = `
  CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size REAL, body BLOB) STRICT;
  CREATE TABLE log (what TEXT NOT NULL) STRICT;
  CREATE TABLE part (item INTEGER NOT NULL REFERENCES item (id)) STRICT;
  CREATE TRIGGER item_kept BEFORE DELETE ON item BEGIN
    SELECT raise(ABORT, 'items are kept; all of them');
  END;
  INSERT INTO item (id, name) VALUES (1, 'one'), (2, 'two'), (3, 'three');
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-hrana-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function freshFile(): string {
  files += 1;
  return `file:${join(folder, `${files}.db`)}`;
}

type Opened = { client: Client; close: () => Promise<void> };

async function openRemote(create: typeof createHttpClient, databaseUrl = freshFile()): Promise<Opened> {
  const server = await startHranaServer({ databaseUrl });
  const client = create({ url: server.url });
  const close = async () => {
    client.close();
    await server.close();
  };
  return { client, close };
}

async function openEmbedded(): Promise<Opened> {
  const client = createEmbeddedClient({ url: freshFile(), concurrency: 1 });
  return { client, close: async () => client.close() };
}

const clients: [name: string, open: () => Promise<Opened>][] = [
  ["embedded", openEmbedded],
  ["http", () => openRemote(createHttpClient)],
  ["web", () => openRemote(createWebClient)],
];

function plain(result: ResultSet | undefined) {
  const value = (cell: unknown) =>
    cell instanceof ArrayBuffer ? `x'${Buffer.from(cell).toString("hex")}'` : cell;
  return result?.rows.map((row) => result.columns.map((_, index) => value(row[index])));
}

const codeOf = (code: string) => expect.objectContaining({ code });

describe.each(clients)("the same through the %s client", (_name, open) => {
  let opened: Opened;
  let client: Client;
  beforeEach(async () => {
    opened = await open();
    client = opened.client;
    await client.executeMultiple(schema);
  });
  afterEach(() => opened.close());

  const unicode = 'naïve 👩‍👩‍👧 \u202e„Ω“ \\ " \u2028 e\u0301';
  const statements: [what: string, statement: InStatement, columns: string[], rows: unknown[][]][] = [
    ["null", "SELECT NULL AS a", ["a"], [[null]]],
    [
      "integers",
      "SELECT 1 AS a, -7 AS b, 9007199254740991 AS c",
      ["a", "b", "c"],
      [[1, -7, 9007199254740991]],
    ],
    ["floats", "SELECT 1.5 AS a, -0.25 AS b, 1e300 AS c", ["a", "b", "c"], [[1.5, -0.25, 1e300]]],
    ["a blob", "SELECT x'00ff10' AS a", ["a"], [["x'00ff10'"]]],
    ["an empty blob", "SELECT x'' AS a", ["a"], [["x''"]]],
    ["empty text", "SELECT '' AS a", ["a"], [[""]]],
    ["equal column names", "SELECT 1 AS a, 2 AS a", ["a", "a"], [[1, 2]]],
    ["unnamed columns", "SELECT 1+1, 'x'", ["1+1", "'x'"], [[2, "x"]]],
    ["no rows", "SELECT id FROM item WHERE 0", ["id"], []],
    ["order", "SELECT name FROM item ORDER BY id DESC", ["name"], [["three"], ["two"], ["one"]]],
    ["a bound number is real", { sql: "SELECT typeof(?) AS a", args: [1] }, ["a"], [["real"]]],
    [
      "a bound bigint is integer",
      { sql: "SELECT typeof(?) AS a, ? AS b", args: [1n, 2n] },
      ["a", "b"],
      [["integer", 2]],
    ],
    ["a bound null", { sql: "SELECT ? IS NULL AS a", args: [null] }, ["a"], [[1]]],
    ["bound text", { sql: "SELECT ? AS a, length(?1) AS b", args: [unicode] }, ["a", "b"], [[unicode, 25]]],
    ["a bound blob", { sql: "SELECT hex(?) AS a", args: [new Uint8Array([1, 2, 255])] }, ["a"], [["0102FF"]]],
    ["numbered parameters", { sql: "SELECT ?2 AS a, ?1 AS b", args: ["x", "y"] }, ["a", "b"], [["y", "x"]]],
    [
      "named parameters",
      { sql: "SELECT :x AS a, @y AS b, $z AS c", args: { x: "1", y: "2", z: "3" } },
      ["a", "b", "c"],
      [["1", "2", "3"]],
    ],
    ["a name used twice", { sql: "SELECT :x || :x AS a", args: { x: "1" } }, ["a"], [["11"]]],
    [
      "a question mark in a string",
      { sql: "SELECT '?:x' AS a, ? AS b -- ? too", args: ["y"] },
      ["a", "b"],
      [["?:x", "y"]],
    ],
    [
      "JSON out",
      "SELECT json_object('n', 1, 't', json('true'), 'u', 'é') AS a",
      ["a"],
      [['{"n":1,"t":true,"u":"é"}']],
    ],
    [
      "JSON in",
      { sql: "SELECT value FROM json_each(?)", args: ['["a",2,null]'] },
      ["value"],
      [["a"], [2], [null]],
    ],
    ["a query in parts", "WITH a(n) AS (VALUES (1), (2)) SELECT sum(n) AS s FROM a", ["s"], [[3]]],
    ["a pragma", "PRAGMA foreign_keys", ["foreign_keys"], [[1]]],
    [
      "rows of an insert",
      "INSERT INTO item (name) VALUES ('x'), ('y') RETURNING id, name",
      ["id", "name"],
      [
        [4, "x"],
        [5, "y"],
      ],
    ],
    ["rows of an update", "UPDATE item SET size = 2 WHERE id = 1 RETURNING size", ["size"], [[2]]],
  ];
  test.each(statements)("%s", async (_what, statement, columns, rows) => {
    const result = await client.execute(statement);
    expect(result.columns).toEqual(columns);
    expect(plain(result)).toEqual(rows);
  });

  test.each<[statement: InStatement, rowsAffected: number]>([
    ["INSERT INTO item (name) VALUES ('x'), ('y')", 2],
    ["INSERT INTO item (name) VALUES ('one') ON CONFLICT DO NOTHING", 0],
    ["REPLACE INTO item (id, name) VALUES (9, 'nine')", 1],
    ["UPDATE item SET size = 1", 3],
    ["UPDATE item SET size = 1 WHERE 0", 0],
    ["WITH a AS (SELECT 2 AS id) UPDATE item SET size = 1 WHERE id IN (SELECT id FROM a)", 1],
    ["DELETE FROM item WHERE id = 99", 0],
    ["CREATE TABLE more (id INTEGER)", 0],
    ["SELECT 1", 0],
  ])("%s changes %i rows", async (statement, rowsAffected) => {
    expect((await client.execute(statement)).rowsAffected).toBe(rowsAffected);
  });

  test("an insert tells its rowid", async () => {
    expect((await client.execute("INSERT INTO item (name) VALUES ('x')")).lastInsertRowid).toBe(4n);
  });

  test.each([
    ["INSERT INTO item (name) VALUES ('one')", "UNIQUE constraint failed: item.name"],
    ["INSERT INTO item (name) VALUES (NULL)", "NOT NULL constraint failed: item.name"],
    [
      "INSERT INTO item (name, size) VALUES ('x', 'wide')",
      "cannot store TEXT value in REAL column item.size",
    ],
    ["INSERT INTO part (item) VALUES (99)", "FOREIGN KEY constraint failed"],
    ["DELETE FROM item", "items are kept; all of them"],
  ])("%s is refused by a constraint", async (sql, message) => {
    await expect(client.execute(sql)).rejects.toMatchObject({
      code: "SQLITE_CONSTRAINT",
      message: expect.stringContaining(message),
    });
    expect(plain(await client.execute("SELECT id FROM item ORDER BY id"))).toEqual([[1], [2], [3]]);
  });

  test("a write batch gives each statement's result", async () => {
    const results = await client.batch(
      [
        { sql: "INSERT INTO item (name) VALUES (?)", args: ["four"] },
        "SELECT count(*) FROM item",
        { sql: "INSERT INTO item (name) VALUES (?)", args: ["five"] },
        "SELECT count(*) FROM item",
      ],
      "write",
    );
    expect(results.map(plain)).toEqual([[], [[4]], [], [[5]]]);
    expect(results.map((result) => result.rowsAffected)).toEqual([1, 0, 1, 0]);
  });

  test("a failing batch leaves nothing, and says which statement failed", async () => {
    const batch = client.batch(
      [
        "INSERT INTO log VALUES ('first')",
        "INSERT INTO item (name) VALUES ('one')",
        "INSERT INTO log VALUES ('last')",
      ],
      "write",
    );
    await expect(batch).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT", statementIndex: 1 });
    expect(plain(await client.execute("SELECT count(*) FROM log"))).toEqual([[0]]);
    await client.execute("INSERT INTO log VALUES ('after')");
    expect(plain(await client.execute("SELECT what FROM log"))).toEqual([["after"]]);
  });

  test("changes() carries from one statement of a batch to the next", async () => {
    const guarded = (id: number) => [
      { sql: "UPDATE item SET size = 1 WHERE id = ?", args: [id] },
      "INSERT INTO log SELECT 'changed' WHERE changes() = 1",
      "SELECT changes() AS n",
    ];
    const hit = await client.batch(guarded(2), "write");
    const miss = await client.batch(guarded(99), "write");
    expect([plain(hit[2]), plain(miss[2])]).toEqual([[[1]], [[0]]]);
    expect([hit, miss].map((results) => results.map((result) => result.rowsAffected))).toEqual([
      [1, 1, 0],
      [0, 0, 0],
    ]);
    expect(plain(await client.execute("SELECT what FROM log"))).toEqual([["changed"]]);
  });

  test("a statement with 4.4 MB of text, in and out", async () => {
    const text = "Wörtlich, ".repeat(400_000);
    await client.execute({ sql: "INSERT INTO log VALUES (?)", args: [text] });
    const result = await client.execute("SELECT what, length(what) AS n FROM log");
    expect(result.rows[0]?.n).toBe(4_000_000);
    expect(result.rows[0]?.what === text).toBe(true);
  });

  test("a transaction sees its own writes, and commits or rolls back whole", async () => {
    for (const end of ["commit", "rollback"] as const) {
      const transaction = await client.transaction("write");
      await transaction.execute({ sql: "INSERT INTO log VALUES (?)", args: [end] });
      expect(plain(await transaction.execute("SELECT count(*) FROM log WHERE what = 'rollback'"))).toEqual([
        [end === "rollback" ? 1 : 0],
      ]);
      await transaction[end]();
    }
    expect(plain(await client.execute("SELECT what FROM log"))).toEqual([["commit"]]);
  });

  test("a transaction that fails in the middle can still be rolled back", async () => {
    const transaction = await client.transaction("write");
    await transaction.execute("INSERT INTO log VALUES ('lost')");
    await expect(transaction.execute("INSERT INTO item (name) VALUES ('one')")).rejects.toEqual(
      codeOf("SQLITE_CONSTRAINT"),
    );
    await transaction.rollback();
    expect(plain(await client.execute("SELECT count(*) FROM log"))).toEqual([[0]]);
  });

  test("a migration runs with foreign keys off and leaves them on", async () => {
    await client.migrate(["INSERT INTO part (item) VALUES (99)", "CREATE TABLE other (id INTEGER)"]);
    expect(plain(await client.execute("SELECT item FROM part"))).toEqual([[99]]);
    expect(plain(await client.execute("PRAGMA foreign_keys"))).toEqual([[1]]);
  });
});

describe("where a remote server differs from the embedded client", () => {
  let opened: Opened;
  let client: Client;
  beforeEach(async () => {
    opened = await openRemote(createWebClient);
    client = opened.client;
    await client.executeMultiple(schema);
  });
  afterEach(() => opened.close());

  test("INSERT … RETURNING counts its rows and tells the last rowid", async () => {
    const result = await client.execute("INSERT INTO item (name) VALUES ('x'), ('y') RETURNING id");
    expect([result.rowsAffected, result.lastInsertRowid]).toEqual([2, 5n]);
  });

  test("only an insert has a last rowid", async () => {
    expect((await client.execute("UPDATE item SET size = 1")).lastInsertRowid).toBeUndefined();
  });

  test("an error has its base code alone", async () => {
    await expect(client.execute("INSERT INTO item (name) VALUES ('one')")).rejects.toMatchObject({
      message: "SQLITE_CONSTRAINT: SQLite error: UNIQUE constraint failed: item.name",
      code: "SQLITE_CONSTRAINT",
      extendedCode: undefined,
      rawCode: undefined,
    });
  });

  test.each<[InStatement, string]>([
    ["SELEC 1", "SQL_PARSE_ERROR"],
    ["SELECT", "SQL_PARSE_ERROR"],
    ["SELECT * FROM nowhere", "SQL_INPUT_ERROR"],
    ["SELECT json('{')", "SQLITE_UNKNOWN"],
    ["COMMIT", "SQLITE_UNKNOWN"],
    ["SELECT 1; SELECT 2", "SQL_MANY_STATEMENTS"],
    ["", "SQL_NO_STATEMENT"],
    ["-- nothing", "SQL_NO_STATEMENT"],
    [{ sql: "SELECT ?, ?", args: [1] }, "ARGS_INVALID"],
    [{ sql: "SELECT ?", args: [1, 2] }, "ARGS_INVALID"],
    [{ sql: "SELECT :a", args: { b: 1 } }, "ARGS_INVALID"],
    [{ sql: "SELECT :a", args: [1] }, "ARGS_INVALID"],
  ])("%j: %s", async (statement, code) => {
    await expect(client.execute(statement)).rejects.toEqual(codeOf(code));
  });
});

describe("many clients at once", () => {
  let server: HranaServer;
  let clients: Client[];
  beforeEach(async () => {
    server = await startHranaServer({ databaseUrl: freshFile() });
    clients = Array.from({ length: 64 }, () => createWebClient({ url: server.url }));
    await clients[0]?.executeMultiple(
      "CREATE TABLE counter (n INTEGER NOT NULL) STRICT; INSERT INTO counter VALUES (0)",
    );
  });
  afterEach(async () => {
    for (const client of clients) client.close();
    await server.close();
  });

  const count = async () => plain(await clients[0]?.execute("SELECT n FROM counter"));

  test("64 batches: none is lost, none is refused, and each sees what it wrote", async () => {
    const results = await Promise.all(
      clients.map((client) =>
        client.batch(["UPDATE counter SET n = n + 1", "SELECT n FROM counter"], "write"),
      ),
    );
    const seen = results.map(([, read]) => Number(read?.rows[0]?.n));
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
    expect(await count()).toEqual([[64]]);
  });

  test("64 transactions that read, think and write wait for each other, while readers do not", async () => {
    await Promise.all(
      clients.map(async (client, index) => {
        if (index % 2 === 0) return client.execute("SELECT n FROM counter");
        const transaction = await client.transaction("write");
        const [row] = (await transaction.execute("SELECT n FROM counter")).rows;
        await transaction.execute({
          sql: "UPDATE counter SET n = ?",
          args: [BigInt(Number(row?.n) + 1)],
        });
        await transaction.commit();
      }),
    );
    expect(await count()).toEqual([[32]]);
  });

  test("a read is answered while another client's transaction is open", async () => {
    const [writer, reader] = clients;
    const transaction = await writer?.transaction("write");
    await transaction?.execute("UPDATE counter SET n = 7");
    expect(plain(await reader?.execute("SELECT n FROM counter"))).toEqual([[0]]);
    await transaction?.commit();
    expect(await count()).toEqual([[7]]);
  });
});

test("a transaction that read before another wrote is told SQLITE_BUSY, and later writes last", async () => {
  const { client, close } = await openRemote(createWebClient);
  await client.execute("CREATE TABLE log (what TEXT)");
  const late = await client.transaction("deferred");
  await late.execute("SELECT what FROM log");
  await client.execute("INSERT INTO log VALUES ('between')");
  await expect(late.execute("INSERT INTO log VALUES ('late')")).rejects.toEqual(codeOf("SQLITE_BUSY"));
  await late.rollback();
  await client.execute("INSERT INTO log VALUES ('after')");
  await client.batch(["INSERT INTO log VALUES ('last')"], "write");
  expect(plain(await client.execute("SELECT what FROM log ORDER BY rowid"))).toEqual([
    ["between"],
    ["after"],
    ["last"],
  ]);
  await close();
});

test("an idle stream is rolled back and makes room for the next writer", async () => {
  const server = await startHranaServer({ databaseUrl: freshFile(), streamIdleMs: 50 });
  const [first, second] = [createWebClient({ url: server.url }), createWebClient({ url: server.url })];
  await first.execute("CREATE TABLE log (what TEXT)");
  const abandoned = await first.transaction("write");
  await abandoned.execute("INSERT INTO log VALUES ('abandoned')");
  await second.execute("INSERT INTO log VALUES ('second')");
  await expect(abandoned.execute("SELECT 1")).rejects.toEqual(codeOf("STREAM_EXPIRED"));
  expect(plain(await second.execute("SELECT what FROM log"))).toEqual([["second"]]);
  await server.close();
});

test("closing the server rolls back what is open, and the file can be served again", async () => {
  const databaseUrl = freshFile();
  const server = await startHranaServer({ databaseUrl });
  const client = createWebClient({ url: server.url });
  await client.execute("CREATE TABLE log (what TEXT)");
  const transaction = await client.transaction("write");
  await transaction.execute("INSERT INTO log VALUES ('open')");
  await server.close();
  await expect(client.execute("SELECT 1")).rejects.toThrow();
  const again = await openRemote(createWebClient, databaseUrl);
  expect(plain(await again.client.execute("SELECT count(*) FROM log"))).toEqual([[0]]);
  await again.close();
});

test.each(["http://127.0.0.1/", "/tmp/x.db", ":memory:"])("%s is no file to serve", async (databaseUrl) => {
  await expect(startHranaServer({ databaseUrl })).rejects.toThrow("databaseUrl must begin with file:");
});

test("floats that arrive may lose their last digits, as on a real server; whole numbers and dates do not", async () => {
  const server = await startHranaServer({ databaseUrl: freshFile(), inexactFloats: true });
  const client = createWebClient({ url: server.url });
  const back = async (value: number) =>
    (await client.execute({ sql: "SELECT ? AS x", args: [value] })).rows[0]?.x;
  expect(await back(0.1 + 0.2)).toBe(0.3);
  expect(await back(-1.2345678901234567)).toBe(-1.23456789012346);
  expect(await back(1_790_000_000_123)).toBe(1_790_000_000_123);
  expect(await back(0.5)).toBe(0.5);
  client.close();
  await server.close();
});

test("a value longer than a row of a real server is refused by the same code", async () => {
  const server = await startHranaServer({ databaseUrl: freshFile() });
  const client = createWebClient({ url: server.url });
  await client.execute("CREATE TABLE log (what TEXT)");
  const insert = (text: string) => client.execute({ sql: "INSERT INTO log VALUES (?)", args: [text] });
  await expect(insert("x".repeat(5 * 2 ** 20 + 1))).rejects.toMatchObject({ code: "SQLITE_TOOBIG" });
  await insert("x".repeat(4_000_000));
  client.close();
  await server.close();
});

test("a statement that was run before sees the tables as they are now, whoever changed them", async () => {
  const server = await startHranaServer({ databaseUrl: freshFile() });
  const [client, other] = [createWebClient({ url: server.url }), createWebClient({ url: server.url })];
  await client.execute("CREATE TABLE log (what TEXT)");
  await client.execute("INSERT INTO log VALUES ('one')");
  const all = async () => {
    const { columns, rows } = await client.execute("SELECT * FROM log");
    return { columns, rows: rows.map((row) => columns.map((_, i) => row[i])) };
  };
  expect(await all()).toEqual({ columns: ["what"], rows: [["one"]] });
  await other.execute("ALTER TABLE log ADD COLUMN who TEXT DEFAULT 'me'");
  expect(await all()).toEqual({ columns: ["what", "who"], rows: [["one", "me"]] });
  const transaction = await other.transaction("write");
  await transaction.execute("ALTER TABLE log DROP COLUMN who");
  expect((await transaction.execute("SELECT * FROM log")).columns).toEqual(["what"]);
  await transaction.rollback();
  expect((await other.execute("SELECT * FROM log")).columns).toEqual(["what", "who"]);
  expect(await all()).toEqual({ columns: ["what", "who"], rows: [["one", "me"]] });
  for (const each of [client, other]) each.close();
  await server.close();
});
