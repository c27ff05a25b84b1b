import { expect, it } from "vitest";
import { openEmbedded } from "../../src/db/embedded.ts";
import { unpackDetails } from "../../src/db/packed-details.ts";
import { packSomeDetails } from "../../src/db/queries/plain-details.ts";
import { replay } from "../../src/replay/replay.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { oldDatabase } from "./old-release.ts";

const fresh = temporaryFiles();

it("details of an earlier release are packed, also when that was cut off, and it is no change of what readers see", async () => {
  const db = await openEmbedded({ url: `file:${oldDatabase(fresh("plain.db"))}` });
  await migrate(db);
  const held = "select id, document, packed from publications order by seq";
  const publications = (await db.execute(held)).rows;
  const { rows } = await db.execute("select seq, details from published_claims order by seq");
  expect(rows.length).toBe(2);
  await db.write([
    "insert into store_facts (name, value) values ('packing', '')",
    ...rows.map(({ seq, details }) => ({
      sql: "update published_claims set details = ? where seq = ?",
      args: [unpackDetails(String(details)), Number(seq)],
    })),
    "delete from store_facts where name = 'packing'",
    // As it was left where the first of them was packed already.
    {
      sql: "update published_claims set details = ? where seq = ?",
      args: [String(rows[0]?.details), Number(rows[0]?.seq)],
    },
    "insert into store_facts (name, value) values ('details_packed_to', '0')",
  ]);
  expect((await replay(db)).differenceCount).toBeGreaterThan(0);
  expect(await packSomeDetails(db)).toBe(true);
  expect(await packSomeDetails(db)).toBe(false);
  expect((await replay(db)).differences).toEqual([]);
  expect((await db.execute("select seq, details from published_claims order by seq")).rows).toEqual(rows);
  expect((await db.execute(held)).rows).toEqual(publications);
  db.close();
});
