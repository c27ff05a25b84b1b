import { describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { slimAnnotationsSchema } from "../../src/http/annotations/page-contract.ts";
import { demoClaims } from "../../src/seeds/demo-claims.ts";
import { seedClaim } from "../../src/seeds/format.ts";
import { loadDemoPage } from "../../src/seeds/load-demo-page.ts";
import { DEMO_NOW, DEMO_TAKEN, pasted } from "../../src/words/demo-article.ts";
import { dumpDatabase } from "../support/dump.ts";
import { copiedFile, migratedFile } from "../support/seeded-file.ts";
import { serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const PATIENCE_MS = 60_000;
const fresh = temporaryFiles();
const empty = await migratedFile(fresh("empty.db"));
const { policy } = testConfig();
const SITE = "http://127.0.0.1:8787";

function emptyDatabase(): Promise<Database> {
  return openEmbedded({ url: `file:${copiedFile(empty, fresh("demo.db"))}` });
}

class Cut extends Error {}

async function markedAt(db: Database, url: string): Promise<string[]> {
  const path = `/v1/annotations?view=slim&url=${encodeURIComponent(url)}`;
  const { spans } = await serviceOver(db).read(path, slimAnnotationsSchema);
  return spans.map(({ role, stance, state, quote }) => `${stance ?? role}, ${state}: ${quote.exact}`);
}

describe("the demonstration's own article", { timeout: PATIENCE_MS }, () => {
  it("is written as seeds are, each quote once in the text that it was taken from", () => {
    const claims = demoClaims().map((claim) => seedClaim.parse(claim));
    const quotes = claims.flatMap(({ spans }) => spans.map(({ quote }) => quote));
    const text = pasted(DEMO_TAKEN);
    for (const { exact, start, end } of quotes) {
      expect(text.split(exact)).toHaveLength(2);
      expect(text.slice(start, end)).toBe(exact);
    }
    // What its readers see: one quote with another number, one gone, the others as they were.
    const now = pasted(DEMO_NOW);
    expect(quotes.filter(({ exact }) => !now.includes(exact)).map(({ exact }) => exact)).toEqual([
      "the work cost 4.2 million crowns",
      "None of the 60,000 books on the upper floors was lost",
    ]);
  });

  it("is marked under the service's address, with a quote that is gone", async () => {
    const db = await emptyDatabase();
    await loadDemoPage(db, policy, SITE);
    expect(await markedAt(db, `${SITE}/demo/page`)).toEqual([
      "supports, verified: reopened on Tuesday, 3 March 2026",
      "supports, verified: the work cost 4.2 million crowns",
      "supports, gone: None of the 60,000 books on the upper floors was lost",
      "disputes, verified: the library is now open every day, Sundays included",
      "refutes, verified: The opening hours on the door name six days, and Sunday is not among them",
      "reports, verified: the building would earn back its costs within five years",
      "context, verified: the council’s budget names no such income",
      "asserts, verified: entrance to it is free",
    ]);
    db.close();
  });

  it("stays as it is when it is loaded again, and is found where the service has moved to", async () => {
    const db = await emptyDatabase();
    await loadDemoPage(db, policy, SITE);
    const once = await dumpDatabase(db);
    await loadDemoPage(db, policy, SITE);
    expect(await dumpDatabase(db)).toEqual(once);
    await loadDemoPage(db, policy, "http://127.0.0.1:8788");
    const moved = await markedAt(db, "http://127.0.0.1:8788/demo/page");
    expect(moved).toHaveLength(8);
    expect(await markedAt(db, `${SITE}/demo/page`)).toEqual(moved);
    db.close();
  });

  it("is whole when a load was cut off and carried on, tried at every fourth write", async () => {
    const whole = await emptyDatabase();
    let writes = 0;
    await loadDemoPage(
      {
        ...whole,
        write: (statements) => {
          writes++;
          return whole.write(statements);
        },
      },
      policy,
      SITE,
    );
    const expected = await markedAt(whole, `${SITE}/demo/page`);
    whole.close();
    for (let cut = 0; cut < writes; cut += 4) {
      const db = await emptyDatabase();
      let left = cut;
      const cutOff: Database = {
        ...db,
        write: async (statements) => {
          if (left-- === 0) throw new Cut();
          return db.write(statements);
        },
      };
      await expect(loadDemoPage(cutOff, policy, SITE)).rejects.toThrow(Cut);
      await loadDemoPage(db, policy, SITE);
      expect({ cut, marked: await markedAt(db, `${SITE}/demo/page`) }).toEqual({ cut, marked: expected });
      db.close();
    }
  });
});
