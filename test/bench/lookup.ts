import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refreshFilter } from "../../src/annotations/page-filter.ts";
import { createApp } from "../../src/app.ts";
import { nodeBrowserScripts } from "../../src/browser-build.ts";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { BoundedStore } from "../../src/http/bounded-store.ts";
import { serviceMark } from "../../src/http/entity-tag.ts";
import { bucketOf, bucketPath } from "../../src/lookup/ask.ts";
import type { Manifest } from "../../src/lookup/manifest.ts";
import { nodeDocsAssets } from "../../src/node-assets.ts";
import { nodePictures } from "../../src/pictures/node-pictures.ts";
import { loadSeeds } from "../../src/seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { Reader } from "../lookup/reader.ts";
import { fillEntries, fillPages, syntheticHash } from "../lookup/synthetic-pages.ts";
import { printGuesses } from "./lookup-guesses.ts";

// `npm run bench:lookup [pages]`: the private look-up at 1,000,000 annotated pages, of which one bucket has entries. Sizes are
// bytes; times are CPU of this process, and those of answers a ratio to an answer of the same service that is fixed.

const PAGES = Number(process.argv[2] ?? 1_000_000);
const OTHERS = 200_000;
const ROUNDS = 9;
const REQUESTS = 100;

const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
const db = await openEmbedded({ url: `file:${join(folder, "lookup.db")}` });
await migrate(db);
const config = parseConfig({ LOG_LEVEL: "error" });
await loadSeeds(db, config.policy, await readSeedFiles(SEEDS_FOLDER));
const app = createApp({
  browserScripts: nodeBrowserScripts(),
  config,
  connect: () => db,
  compressed: new BoundedStore(2 ** 24),
  docsAssets: nodeDocsAssets(),
  drawPicture: nodePictures(),
  later: () => {},
  reportError: (error) => console.error(error),
});
const headers = { "accept-encoding": "gzip" };
const get = async (path: string) => app.request(path, { headers });

/** CPU milliseconds. */
async function cpu(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const refresh = () => refreshFilter(db, new Date());
const manifestNow = async (): Promise<Manifest> => JSON.parse(await refresh());
const sum = (files: readonly { bytes: number }[]) => files.reduce((all, { bytes }) => all + bytes, 0);

await refresh();
await fillPages(db, 0, PAGES);
const whole = await cpu(refresh);
const first = await manifestNow();
const { filter } = first;
const bytes = sum(filter.parts) + (filter.patch?.bytes ?? 0);
console.log(
  `filter of ${first.hashes} pages: ${bytes} bytes in ${filter.parts.length} parts, ${((bytes * 8) / first.hashes).toFixed(2)} bits a page, ${filter.bits} bits of a hash; made in ${whole.toFixed(0)} ms`,
);

const reader = new Reader(get);
const fetched = await cpu(() => reader.update());
const { filter: known } = await reader.update();
let taken = 0;
const looked = await cpu(async () => {
  for (let other = 0; other < OTHERS; other++)
    if (known.mayContain(syntheticHash(PAGES * 2 + other))) taken++;
});
let denied = 0;
for (let page = 0; page < PAGES; page += 97) if (!known.mayContain(syntheticHash(page))) denied++;
console.log(
  `client: fetched, checked and assembled in ${fetched.toFixed(0)} ms; a page looked up in ${((looked * 1000) / OTHERS).toFixed(0)} µs; of ${OTHERS} other pages ${taken} taken for annotated (1 in ${(OTHERS / taken).toFixed(0)}); of annotated ones ${denied} denied; counts ${known.hashes}`,
);

let more = PAGES;
for (const published of [1, 10, 100, 1_000]) {
  await fillPages(db, more, published);
  more += published;
  const made = await cpu(refresh);
  const { filter: now } = await manifestNow();
  const since = more - PAGES;
  console.log(
    `${published} more pages: filter up to date in ${made.toFixed(1)} ms; ${now.patch === null ? `a new day's filter, ${sum(now.parts)} bytes` : `patch of ${since} pages ${now.patch.bytes} bytes, ${((now.patch.bytes * 8) / since).toFixed(1)} bits a page`}`,
  );
}

// One bucket with all its entries.
const { prefixBits } = await manifestNow();
const bucket = bucketOf(syntheticHash(0), prefixBits);
const path = bucketPath(bucket);
const hashes: string[] = [];
for (let page = 0; page < more; page++) {
  const hash = syntheticHash(page);
  if (bucketOf(hash, prefixBits) === bucket) hashes.push(hash);
}
await fillEntries(db, serviceMark(config), hashes);
const made = await cpu(async () => (await get(path)).arrayBuffer());
const packed = (await (await get(path)).arrayBuffer()).byteLength;
const plain = (await (await app.request(path)).arrayBuffer()).byteLength;
console.log(
  `a bucket of ${hashes.length} pages (${prefixBits} bits): made in ${made.toFixed(0)} ms; ${packed} bytes in gzip, ${plain} as it is`,
);

async function costOf(asked: string): Promise<number> {
  return (
    (await cpu(async () => {
      for (let i = 0; i < REQUESTS; i++) await (await get(asked)).arrayBuffer();
    })) / REQUESTS
  );
}
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const asked = { fixed: "/openapi.json", bucket: path, manifest: "/v1/lookup/manifest", about: "/v1/about" };
const costs = Object.fromEntries(Object.keys(asked).map((name) => [name, [] as number[]]));
for (const one of Object.values(asked)) await costOf(one);
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, one] of Object.entries(asked)) costs[name]?.push(await costOf(one));
}
const size = (await (await get(asked.fixed)).arrayBuffer()).byteLength;
const fixed = median(costs.fixed ?? []);
console.log(
  `fixed answer (${asked.fixed}, ${size} bytes in gzip, kept in memory): ${(fixed * 1000).toFixed(0)} µs`,
);
for (const name of ["bucket", "manifest", "about"]) {
  const cost = median(costs[name] ?? []);
  console.log(`${name}: ${(cost * 1000).toFixed(0)} µs, ${(cost / fixed).toFixed(2)} × the fixed answer`);
}
console.log("");
printGuesses();
db.close();
rmSync(folder, { recursive: true });
