import { expect, test } from "vitest";
import { readSqlShape } from "../../src/dev/sql-shape.ts";

test.each([
  ["", 0, ""],
  [" ;; -- a\n /* b */ ;", 0, ""],
  ["select 1", 1, "SELECT"],
  ["select 1;", 1, "SELECT"],
  ["select 1; select 2", 2, "SELECT"],
  ["select ';'; -- ; \n /* ; */", 1, "SELECT"],
  ["select 'it''s; so'", 1, "SELECT"],
  ['select "a"";b", `c``;d`, [e;f]', 1, "SELECT"],
  ["select 'never ended; ", 1, "SELECT"],
  ["select 1 /* never ended; ", 1, "SELECT"],
  ["select 10/2-1", 1, "SELECT"],
  ["with a as (delete_me) select * from a", 1, "SELECT"],
  ["with recursive a(n) as (select 1 union select n from a) insert into t select n from a", 1, "INSERT"],
  ["with replace as (select 1) select * from replace", 1, "SELECT"],
  ["with a as (select 1) replace into t select * from a", 1, "REPLACE"],
  ["create trigger a after insert on t begin select 1; select 2; end; select 3", 2, "CREATE"],
  ["create temp trigger a after insert on t begin select case when 1 then 2 end; end", 1, "CREATE"],
  ["create table trigger_log (a); select 1", 2, "CREATE"],
])("%j holds %i statements, the first a %s", (sql, statements, verb) => {
  expect(readSqlShape(sql)).toMatchObject({ statements, verb });
});

test.each([
  ["select ?, ?", [null, null]],
  ["select ?2, ?", [null, "?2", null]],
  ["select :a, @b, $c, :a", [":a", "@b", "$c"]],
  ["select ':a', \"?\", [?], /* ? */ a -- ?", []],
  ["select ?; select ?, ?", [null]],
  ["select json_extract(a, '$.b') from t where c=?", [null]],
])("%j has the parameters %j", (sql, parameters) => {
  expect(readSqlShape(sql).parameters).toEqual(parameters);
});

test.each([
  ["begin", false],
  ["BEGIN DEFERRED", false],
  ["BEGIN TRANSACTION READONLY", false],
  ["begin immediate", true],
  ["BEGIN EXCLUSIVE TRANSACTION", true],
])("%j takes the write lock: %s", (sql, beginsWriting) => {
  expect(readSqlShape(sql).beginsWriting).toBe(beginsWriting);
});
