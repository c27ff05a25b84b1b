import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { EvalClaim } from "../../src/cli/eval-data.ts";

// The measured process: the matching of one checkout over claims in a file, as a service has them. Runs all texts each time it is asked, and tells
// what that cost.

const [checkout = ""] = process.argv.slice(2);
const load = (path: string): Promise<unknown> => import(pathToFileURL(join(checkout, path)).href);

type Embedded = typeof import("../../src/db/embedded.ts");
type Index = typeof import("../../src/search/index-claim.ts");
type Matching = typeof import("../../src/search/match-passages.ts");
type Migrate = typeof import("../../src/upgrade/migrate.ts");

const BATCH = 500;

/** As a claim is indexed here, and as it was before bodies had their name. */
const asIndexed = ({ id, text, title }: EvalClaim) => ({
  id,
  kind: "fact" as const,
  language: "en",
  text,
  claimant: null,
  about: [],
  bodies: title ? [title] : [],
  summary: title ?? null,
  quotes: [],
  headlines: [],
  reports: [],
});

process.once("message", async ({ claims, texts }: { claims: readonly EvalClaim[]; texts: string[] }) => {
  const { openEmbedded } = (await load("src/db/embedded.ts")) as Embedded;
  const { indexClaim } = (await load("src/search/index-claim.ts")) as Index;
  const { matchPassages } = (await load("src/search/match-passages.ts")) as Matching;
  const { migrate } = await load("src/upgrade/migrate.ts").then(
    (module) => module as Migrate,
    async () => (await load("src/db/migrate.ts")) as Migrate,
  );
  const folder = mkdtempSync(join(tmpdir(), "verbatim-match-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const db = await openEmbedded({ url: `file:${join(folder, "claims.db")}` });
  await migrate(db);
  for (let from = 0; from < claims.length; from += BATCH) {
    const batch = claims.slice(from, from + BATCH);
    await db.write(batch.flatMap((claim, i) => indexClaim(from + i + 1, asIndexed(claim))));
    await setImmediate();
  }
  process.on("message", async (asked) => {
    if (asked === "stop") return process.exit();
    await setImmediate();
    const before = process.cpuUsage();
    for (const text of texts) {
      await matchPassages(db, { text, limit: 10 });
      await setImmediate();
    }
    const { user, system } = process.cpuUsage(before);
    process.send?.((user + system) / 1_000 / texts.length);
  });
  process.send?.(0);
});
