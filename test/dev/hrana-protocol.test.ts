import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HranaServer, startHranaServer } from "../../src/dev/hrana-server.ts";

let folder: string;
let server: HranaServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-hrana-"));
  server = await startHranaServer({ databaseUrl: `file:${join(folder, "a.db")}` });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function post(body: string, headers: Record<string, string> = { "content-type": "application/json" }) {
  return fetch(`${server.url}/v2/pipeline`, { method: "POST", headers, body });
}

async function pipeline(requests: object[], baton: string | null = null) {
  const response = await post(JSON.stringify({ baton, requests }));
  expect(response.status).toBe(200);
  return JSON.parse(await response.text());
}

const ok = (response: object) => ({ type: "ok", response });
const none = { cols: [], rows: [], affected_row_count: 0, last_insert_rowid: null };

test("values have the protocol's forms", async () => {
  const stmt = { sql: "SELECT NULL AS a, 9223372036854775807 AS b, 0.5 AS c, 'é' AS d, x'fb01' AS e" };
  expect(await pipeline([{ type: "execute", stmt }, { type: "close" }])).toEqual({
    baton: null,
    base_url: null,
    results: [
      ok({
        type: "execute",
        result: {
          cols: ["a", "b", "c", "d", "e"].map((name) => ({ name, decltype: null })),
          rows: [
            [
              { type: "null" },
              { type: "integer", value: "9223372036854775807" },
              { type: "float", value: 0.5 },
              { type: "text", value: "é" },
              { type: "blob", base64: "+wE=" },
            ],
          ],
          affected_row_count: 0,
          last_insert_rowid: null,
        },
      }),
      ok({ type: "close" }),
    ],
  });
});

test("64-bit integers and unpadded base64 come in", async () => {
  const stmt = {
    sql: "SELECT ? = -9223372036854775808 AS a, hex(?) AS b",
    args: [
      { type: "integer", value: "-9223372036854775808" },
      { type: "blob", base64: "+wE" },
    ],
  };
  const { results } = await pipeline([{ type: "execute", stmt }, { type: "close" }]);
  expect(results[0].response.result.rows).toEqual([
    [
      { type: "integer", value: "1" },
      { type: "text", value: "FB01" },
    ],
  ]);
});

test("an infinite number is an error of its statement", async () => {
  const { results } = await pipeline([{ type: "execute", stmt: { sql: "SELECT 9e999" } }, { type: "close" }]);
  expect(results[0]).toEqual({
    type: "error",
    error: { code: "SQLITE_MISMATCH", message: "An infinite number has no form in JSON." },
  });
});

test("a failed request does not stop the pipeline; one after close fails", async () => {
  const { results } = await pipeline([
    { type: "execute", stmt: { sql: "SELECT x FROM nowhere" } },
    { type: "execute", stmt: { sql: "SELECT 1", want_rows: false } },
    { type: "close" },
    { type: "execute", stmt: { sql: "SELECT 1" } },
  ]);
  expect(results).toEqual([
    { type: "error", error: { code: "SQL_INPUT_ERROR", message: "SQL input error: no such table: nowhere" } },
    ok({ type: "execute", result: { ...none, cols: [{ name: "1", decltype: null }] } }),
    ok({ type: "close" }),
    { type: "error", error: { code: "STREAM_CLOSED", message: "The stream is closed" } },
  ]);
});

test("the steps of a batch run by their conditions", async () => {
  const step = (sql: string, condition?: object) => ({ stmt: { sql }, condition });
  const { results } = await pipeline([
    {
      type: "batch",
      batch: {
        steps: [
          step("SELECT 0"),
          step("SELECT nothing"),
          step("SELECT 2", { type: "ok", step: 0 }),
          step("SELECT 3", { type: "ok", step: 1 }),
          step("SELECT 4", { type: "error", step: 1 }),
          step("SELECT 5", { type: "error", step: 3 }),
          step("SELECT 6", { type: "not", cond: { type: "ok", step: 3 } }),
          step("SELECT 7", {
            type: "and",
            conds: [
              { type: "ok", step: 0 },
              { type: "ok", step: 3 },
            ],
          }),
          step("SELECT 8", {
            type: "or",
            conds: [
              { type: "ok", step: 3 },
              { type: "ok", step: 0 },
            ],
          }),
          step("SELECT 9", { type: "and", conds: [] }),
          step("SELECT 10", { type: "or", conds: [] }),
          step("BEGIN", { type: "is_autocommit" }),
          step("SELECT 12", { type: "is_autocommit" }),
          step("ROLLBACK"),
        ],
      },
    },
    { type: "close" },
  ]);
  const { step_results: done, step_errors: failed } = results[0].response.result;
  const indexes = (list: unknown[]) => list.flatMap((entry, index) => (entry === null ? [] : [index]));
  expect(indexes(done)).toEqual([0, 2, 4, 6, 8, 9, 11, 13]);
  expect(indexes(failed)).toEqual([1]);
});

test("a batch with two statements in one text does nothing at all", async () => {
  const steps = [{ stmt: { sql: "CREATE TABLE never (a)" } }, { stmt: { sql: "SELECT 1; SELECT 2" } }];
  const { results } = await pipeline([
    { type: "batch", batch: { steps } },
    { type: "execute", stmt: { sql: "SELECT name FROM sqlite_master WHERE name = 'never'" } },
    { type: "close" },
  ]);
  expect(results[0].error.code).toBe("SQL_MANY_STATEMENTS");
  expect(results[1].response.result.rows).toEqual([]);
});

test("a sequence stops at the first failure and keeps what was done before", async () => {
  const { results } = await pipeline([
    {
      type: "sequence",
      sql: "CREATE TABLE kept (a); INSERT INTO kept VALUES (1); SELECT x; INSERT INTO kept VALUES (2)",
    },
    { type: "execute", stmt: { sql: "SELECT a FROM kept" } },
    { type: "close" },
  ]);
  expect(results[0].type).toBe("error");
  expect(results[1].response.result.rows).toEqual([[{ type: "integer", value: "1" }]]);
});

test("stored texts serve every kind of request until they are closed", async () => {
  const first = await pipeline([
    { type: "store_sql", sql_id: 3, sql: "SELECT 7 AS seven" },
    { type: "execute", stmt: { sql_id: 3 } },
    { type: "batch", batch: { steps: [{ stmt: { sql_id: 3 } }] } },
    { type: "describe", sql_id: 3 },
    { type: "sequence", sql_id: 3 },
    { type: "close_sql", sql_id: 3 },
  ]);
  expect(first.results.map((result: { type: string }) => result.type)).toEqual(Array(6).fill("ok"));
  expect(first.results[1].response.result.rows).toEqual([[{ type: "integer", value: "7" }]]);
  const gone = await post(
    JSON.stringify({ baton: first.baton, requests: [{ type: "execute", stmt: { sql_id: 3 } }] }),
  );
  expect([gone.status, await gone.text()]).toEqual([400, "SQL text 3 not found"]);
});

test.each([
  [
    "SELECT a AS b, :x FROM described WHERE a = ?4",
    {
      params: [{ name: ":x" }, { name: null }, { name: null }, { name: "?4" }],
      cols: [
        { name: "b", decltype: "TEXT" },
        { name: ":x", decltype: null },
      ],
      is_explain: false,
      is_readonly: true,
    },
  ],
  [
    "INSERT INTO described VALUES (?)",
    { params: [{ name: null }], cols: [], is_explain: false, is_readonly: false },
  ],
  [
    "WITH a AS (SELECT 1) DELETE FROM described RETURNING a",
    { params: [], cols: [{ name: "a", decltype: "TEXT" }], is_explain: false, is_readonly: false },
  ],
])("describing %s", async (sql, result) => {
  const { results } = await pipeline([
    { type: "sequence", sql: "CREATE TABLE IF NOT EXISTS described (a TEXT)" },
    { type: "describe", sql },
    { type: "close" },
  ]);
  expect(results[1]).toEqual(ok({ type: "describe", result }));
});

test("a stream goes on by its baton, which is good for one request", async () => {
  const first = await pipeline([{ type: "execute", stmt: { sql: "BEGIN" } }]);
  expect(first.baton).toEqual(expect.any(String));
  const second = await pipeline([{ type: "get_autocommit" }], first.baton);
  expect(second.results).toEqual([ok({ type: "get_autocommit", is_autocommit: false })]);
  expect(second.baton).not.toBe(first.baton);
  const reused = await post(JSON.stringify({ baton: first.baton, requests: [] }));
  expect([reused.status, await reused.text()]).toEqual([400, "The baton is invalid or was used before"]);
  expect((await pipeline([{ type: "close" }], second.baton)).baton).toBeNull();
});

test("settings of one stream are not met by the next", async () => {
  await pipeline([{ type: "execute", stmt: { sql: "PRAGMA foreign_keys = OFF" } }, { type: "close" }]);
  await pipeline([{ type: "sequence", sql: "CREATE TEMP TABLE mine (a)" }, { type: "close" }]);
  const { results } = await pipeline([
    { type: "execute", stmt: { sql: "PRAGMA foreign_keys" } },
    { type: "execute", stmt: { sql: "SELECT * FROM temp.sqlite_master" } },
    { type: "close" },
  ]);
  expect(results[0].response.result.rows).toEqual([[{ type: "integer", value: "1" }]]);
  expect(results[1].response.result.rows).toEqual([]);
});

describe("what breaks the protocol is refused with 400", () => {
  test.each([
    ["no JSON", "{"],
    ["no pipeline", "[]"],
    ["an unknown request", JSON.stringify({ requests: [{ type: "guess" }] })],
    [
      "an integer that is no string",
      JSON.stringify({
        requests: [{ type: "execute", stmt: { sql: "SELECT ?", args: [{ type: "integer", value: 1 }] } }],
      }),
    ],
    [
      "an integer of 65 bits",
      JSON.stringify({
        requests: [
          {
            type: "execute",
            stmt: { sql: "SELECT ?", args: [{ type: "integer", value: "9223372036854775808" }] },
          },
        ],
      }),
    ],
    ["no text", JSON.stringify({ requests: [{ type: "execute", stmt: {} }] })],
    [
      "both text and id",
      JSON.stringify({ requests: [{ type: "execute", stmt: { sql: "SELECT 1", sql_id: 1 } }] }),
    ],
    [
      "a condition on a later step",
      JSON.stringify({
        requests: [
          {
            type: "batch",
            batch: { steps: [{ stmt: { sql: "SELECT 1" }, condition: { type: "ok", step: 0 } }] },
          },
        ],
      }),
    ],
    ["a made-up baton", JSON.stringify({ baton: "x", requests: [] })],
  ])("%s", async (_what, body) => {
    const response = await post(body);
    expect([response.status, response.headers.get("content-type")]).toEqual([400, "text/plain"]);
  });

  test("and its stream is gone", async () => {
    const count = server.pipelineCount();
    await post(
      JSON.stringify({
        requests: [
          { type: "execute", stmt: { sql: "BEGIN IMMEDIATE" } },
          { type: "execute", stmt: {} },
        ],
      }),
    );
    expect(await (await fetch(server.url)).json()).toEqual({ pipelines: count + 1, streams: 0 });
    const { results } = await pipeline([
      { type: "execute", stmt: { sql: "BEGIN IMMEDIATE" } },
      { type: "close" },
    ]);
    expect(results).toEqual([ok({ type: "execute", result: none }), ok({ type: "close" })]);
  });
});

test.each([
  ["GET", "/v2", 200],
  ["GET", "/v3", 404],
  ["GET", "/v3-protobuf", 404],
  ["POST", "/v3/pipeline", 404],
  ["GET", "/v2/pipeline", 404],
])("%s %s answers %i", async (method, path, status) => {
  expect((await fetch(server.url + path, { method })).status).toBe(status);
});

test("a page cannot post to it without a preflight, which is refused", async () => {
  expect((await post("{}", { "content-type": "text/plain" })).status).toBe(415);
  const preflight = await fetch(`${server.url}/v2/pipeline`, { method: "OPTIONS" });
  expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([404, null]);
});

test("a read, and a write of many statements, are one round trip each", async () => {
  const client = createClient({ url: server.url });
  await client.execute("CREATE TABLE IF NOT EXISTS trips (a)");
  const trips = async (action: () => Promise<unknown>) => {
    const before = server.pipelineCount();
    await action();
    return server.pipelineCount() - before;
  };
  expect(await trips(() => client.execute("SELECT a FROM trips"))).toBe(1);
  expect(await trips(() => client.batch(Array(50).fill("INSERT INTO trips VALUES (1)"), "write"))).toBe(1);
  client.close();
});

test("with a token set, nobody is served without it", async () => {
  const guarded = await startHranaServer({ databaseUrl: `file:${join(folder, "b.db")}`, authToken: "right" });
  const read = (authToken?: string) =>
    createClient({ url: guarded.url, ...(authToken === undefined ? {} : { authToken }) }).execute(
      "SELECT 1 AS a",
    );
  await expect(read()).rejects.toEqual(expect.objectContaining({ code: "UNAUTHORIZED" }));
  await expect(read("wrong")).rejects.toEqual(expect.objectContaining({ code: "UNAUTHORIZED" }));
  expect((await read("right")).rows[0]?.a).toBe(1);
  await guarded.close();
});
