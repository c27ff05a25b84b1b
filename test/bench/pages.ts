import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createApp } from "../../src/app.ts";
import { nodeBrowserScripts } from "../../src/browser-build.ts";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { nodeDocsAssets } from "../../src/node-assets.ts";
import { loadSeeds } from "../../src/seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { migrate } from "../../src/upgrade/migrate.ts";

// `npm run bench:pages`: what a claim's page costs in CPU time, as a ratio to the JSON read of the same claim in the
// same run. Rounds alternate, so that a machine that slows down slows both. Nothing is compressed nor kept.

const ROUNDS = 7;
const REQUESTS = 200;
const DEMANDED_RATIO = 2;

const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
const db = await openEmbedded({ url: `file:${join(folder, "pages.db")}` });
await migrate(db);
const config = parseConfig({ LOG_LEVEL: "error" });
await loadSeeds(db, config.policy, await readSeedFiles(SEEDS_FOLDER));
const app = createApp({
  browserScripts: nodeBrowserScripts(),
  config,
  connect: () => db,
  docsAssets: nodeDocsAssets(),
  later: () => {},
  reportError: (error) => console.error(error),
});

async function cpuOf(path: string): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < REQUESTS; i++) await (await app.request(path)).text();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

const slugs = {
  "a claim as most are": "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary",
  "the largest seed": "zohran-mamdani-plans-to-stop-federal-agents-from-carrying-out-deportations",
};
let failed = false;
console.log("page                  gzip B   JSON µs   page µs   page ÷ JSON (min … median … max)");
for (const [name, slug] of Object.entries(slugs)) {
  const [json, page] = [`/v1/claims/${slug}`, `/claims/${slug}`];
  const bytes = gzipSync(await (await app.request(page)).text()).length;
  await cpuOf(json);
  await cpuOf(page);
  const rounds: [json: number, page: number][] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push([await cpuOf(json), await cpuOf(page)]);
  const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
  const median = (values: number[]) => sorted(values)[Math.floor(values.length / 2)] ?? 0;
  const ratios = sorted(rounds.map(([a, b]) => b / a));
  const ratio = median(ratios);
  if (ratio > DEMANDED_RATIO) failed = true;
  console.log(
    `${name.padEnd(20)} ${String(bytes).padStart(7)} ${median(rounds.map(([a]) => a))
      .toFixed(0)
      .padStart(9)} ${median(rounds.map(([, b]) => b))
      .toFixed(0)
      .padStart(9)}   ${ratios[0]?.toFixed(2)} … ${ratio.toFixed(2)} … ${ratios.at(-1)?.toFixed(2)}`,
  );
}
db.close();
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
