import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openEmbedded } from "../../src/db/embedded.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { CheckoutServer, closeConnections, median, spread } from "./checkout-server.ts";

// `npm run bench:against -- --against FOLDER`: what each read costs the server in CPU time beside another checkout of this
// repository, installed and clean, over the same data: its own seeds, and a copy of its database that was brought up.
// Rounds alternate, so that a machine that slows down slows both.

const { values } = parseArgs({
  options: {
    against: { type: "string" },
    rounds: { type: "string", default: "7" },
    requests: { type: "string", default: "200" },
    only: { type: "string" },
    keep: { type: "string" },
  },
});
if (values.against === undefined) throw new Error("--against needs the folder of another checkout");
const other = resolve(values.against);
const rounds = Number(values.rounds);
const REQUESTS = Number(values.requests);

// With --keep FOLDER the databases are made there once, for the next run too.
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "verbatim-against-"));
mkdirSync(folder, { recursive: true });
const before = join(folder, "before.db");
const cli = (...args: string[]) =>
  execFileSync(process.execPath, [join(other, "src/cli/main.ts"), ...args], {
    cwd: other,
    env: { ...process.env, DATABASE_URL: `file:${before}` },
    stdio: "ignore",
  });
if (!existsSync(before)) {
  cli("migrate");
  cli("seed");
}
const after = join(folder, "after.db");
copyFileSync(before, after);
const db = await openEmbedded({ url: `file:${after}` });
await migrate(db);
const urn = String((await db.execute("select key from article_addresses limit 1")).rows[0]?.key);
const article = String(
  (await db.execute("select article_id from published_articles limit 1")).rows[0]?.article_id,
);
db.close();

const sides = {
  before: new CheckoutServer(other, before),
  after: new CheckoutServer(resolve(fileURLToPath(new URL("../..", import.meta.url))), after),
};
await Promise.all(Object.values(sides).map((side) => side.start()));

const CLAIM = "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const READS: [name: string, path: string, unchanged: boolean][] = [
  ["a claim", CLAIM, false],
  ["a page", `/v1/annotations?url=${urn}`, false],
  ["a list of 20", "/v1/claims", false],
  ["304: a claim", CLAIM, true],
  ["304: a page", `/v1/annotations?url=${urn}`, true],
  ["304: a list", "/v1/claims", true],
  ["a list, filtered", "/v1/claims?label=refuted&topic=arrests", false],
  ["a search", "/v1/claims?q=arbitrary%20arrest", false],
  ["an article", `/v1/articles/${article}`, false],
  ["articles", "/v1/articles", false],
  ["a history", `${CLAIM}/history`, false],
  ["a publication", `${CLAIM}/publications/1`, false],
  ["about", "/v1/about", false],
];

console.log(
  "read               bytes before, after   CPU µs before, after   after ÷ before (min … median … max)",
);
for (const [name, path, unchanged] of READS) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const status = unchanged ? 304 : 200;
  const asked = { before: {}, after: {} } as Record<keyof typeof sides, Record<string, string>>;
  const costOf = (side: keyof typeof sides) =>
    sides[side].cost(Array.from({ length: REQUESTS }, () => ({ path, headers: asked[side], status })));
  const sizes: number[] = [];
  for (const side of ["before", "after"] as const) {
    const { bytes, tag } = await sides[side].ask({ path, status: 200 });
    sizes.push(bytes);
    if (unchanged) asked[side] = { "if-none-match": tag };
    for (let i = 0; i < 2; i++) await costOf(side);
  }
  const costs: { before: number; after: number }[] = [];
  for (let i = 0; i < rounds; i++) {
    costs.push({
      before: await costOf("before"),
      after: await costOf("after"),
    });
  }
  const shown = spread(costs.map((cost) => cost.after / cost.before));
  const size = unchanged ? "" : sizes.join(", ");
  const cpu = [costs.map((cost) => cost.before), costs.map((cost) => cost.after)].map((side) =>
    median(side).toFixed(0),
  );
  console.log(
    `${name.padEnd(18)} ${size.padStart(19)} ${cpu.join(", ").padStart(23)}   ${shown.padStart(22)}`,
  );
}
closeConnections();
for (const side of Object.values(sides)) side.stop();
if (values.keep === undefined) rmSync(folder, { recursive: true });
