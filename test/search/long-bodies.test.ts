import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { type IndexedClaim, indexClaim } from "../../src/search/index-claim.ts";
import { matchPassages } from "../../src/search/match-passages.ts";
import { migrate } from "../../src/upgrade/migrate.ts";

const CLAIM = "Rats gnawed through the cables of the harbour bridge in March.";
/** What a fact-check of anything near there may mention. */
const BODY =
  "The harbour, its bridge, the cables, the rats of March: gnawed ropes were seen, engineers said.";

const claim = (id: string, text: string, bodies: readonly string[]): IndexedClaim => ({
  id,
  kind: "fact",
  language: "en",
  text,
  claimant: null,
  about: [],
  bodies,
  quotes: [],
  headlines: [],
  reports: [],
});

let db: Database;
beforeAll(async () => {
  db = await openEmbedded({ url: ":memory:" });
  await migrate(db);
  const others = Array.from({ length: 120 }, (_, i) =>
    claim(`other-${i}`, `Ferry number ${i + 1} sank at pier ${i + 200}.`, ["Nothing of it holds.", BODY]),
  );
  const all = [
    ...others,
    claim("own", CLAIM, ["No cable was damaged."]),
    claim("body", "The story of the bridge is true.", ["A marten chewed insulation under the viaduct."]),
  ];
  await db.write(all.flatMap((one, i) => indexClaim(i + 1, one)));
});
afterAll(() => db.close());

const found = async (text: string) =>
  (await matchPassages(db, { text, limit: 3 })).matches.map(({ claimId }) => claimId);

it("a claim is found by its own words among many whose bodies have them all", async () => {
  expect((await found("Rats gnawed the cables of the harbour bridge."))[0]).toBe("own");
  expect((await found("In March, rats gnawed through harbour bridge cables"))[0]).toBe("own");
});

it("a claim is found by the words of a body that no claim has", async () => {
  expect((await found("Was it a marten that chewed the insulation under the viaduct?"))[0]).toBe("body");
});

it("what goes from the index takes its own words out of the counts", async () => {
  const owners = async () =>
    (await db.execute("select own from claim_search_terms where term = 'gnaw'")).rows.map(({ own }) => own);
  expect(await owners()).toEqual([1]);
  await db.write(["delete from claim_search_entries where claim_id = 'own'"]);
  expect(await owners()).toEqual([0]);
});
