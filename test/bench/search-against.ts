import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readClaims, readQueries } from "../../src/cli/eval-data.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { type Asked, CheckoutServer, closeConnections, median, spread } from "./checkout-server.ts";
import { randomFrom } from "./match-claims.ts";

// `npm run bench:search-against -- --against FOLDER --claims F --queries F [--sizes 20000,200000] [--rounds 7] [--keep FOLDER]`: what a
// search, the search page and a match cost the server in CPU time at each size, here and in another checkout, in turns. Claims and
// posts are CheckThat!'s files; claims beyond those in it have every second word exchanged. --keep makes the files once.

const { values } = parseArgs({
  options: {
    against: { type: "string" },
    claims: { type: "string" },
    queries: { type: "string" },
    sizes: { type: "string", default: "20000,200000" },
    rounds: { type: "string", default: "7" },
    keep: { type: "string" },
  },
});
const { against, claims: claimsFile, queries: queriesFile } = values;
if (against === undefined || claimsFile === undefined || queriesFile === undefined)
  throw new Error("--against, --claims and --queries are needed");
const other = resolve(against);
const here = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "verbatim-search-"));
mkdirSync(folder, { recursive: true });

const QUESTIONS = 60;
const WORDS = 6;
const EVERY_POST = 20;

const random = randomFrom(3);
const base = readClaims(claimsFile);
const questions = Array.from(
  { length: QUESTIONS },
  () => base[Math.floor(random() * base.length)]?.text ?? "",
)
  .map((text) => text.split(/\s+/).filter((word) => word.length > 3 && random() < 0.6))
  .filter((words) => words.length > 2)
  .map((words) => encodeURIComponent(words.slice(0, WORDS).join(" ")));
const posts = readQueries(queriesFile).filter((_, i) => i % EVERY_POST === 0);
const KINDS: Record<string, Asked[]> = {
  search: questions.map((q) => ({ path: `/v1/claims?q=${q}`, status: 200 })),
  "search page": questions.map((q) => ({ path: `/?q=${q}`, status: 200 })),
  match: posts.map(({ text }) => ({ path: "/v1/match", body: JSON.stringify({ text }), status: 200 })),
};

/** The files of a size: one that the other checkout made, and a copy that was brought up. */
async function filesOf(size: string): Promise<{ there: string; here: string }> {
  const made = { there: join(folder, `${size}-there.db`), here: join(folder, `${size}-here.db`) };
  if (!existsSync(made.there)) {
    const build = fileURLToPath(new URL("search-against-build.ts", import.meta.url));
    execFileSync(process.execPath, [build, other, made.there, size, resolve(claimsFile ?? "")], {
      stdio: "inherit",
    });
  }
  copyFileSync(made.there, made.here);
  const db = await openEmbedded({ url: `file:${made.here}` });
  await migrate(db);
  db.close();
  return made;
}

const sizes = values.sizes.split(",");
const servers = new Map<string, CheckoutServer>();
for (const size of sizes) {
  const files = await filesOf(size);
  servers.set(`there ${size}`, new CheckoutServer(other, files.there));
  servers.set(`here ${size}`, new CheckoutServer(here, files.here));
}
for (const server of servers.values()) await server.start();

for (const [kind, requests] of Object.entries(KINDS)) {
  const costs = new Map<string, number[]>([...servers.keys()].map((name) => [name, []]));
  // The first round warms up.
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const [name, server] of servers) {
      const cost = await server.cost(requests);
      if (round > 0) costs.get(name)?.push(cost);
    }
  }
  const of = (name: string): number[] => costs.get(name) ?? [];
  const ratios = (a: string, b: string) => spread(of(a).map((cost, i) => cost / (of(b)[i] ?? Number.NaN)));
  console.log(kind);
  for (const size of sizes) {
    const ms = [`there ${size}`, `here ${size}`].map((name) => (median(of(name)) / 1000).toFixed(1));
    console.log(
      `  ${size.padStart(8)}: ${ms.join(", ")} ms there, here; here ÷ there ${ratios(`here ${size}`, `there ${size}`)}`,
    );
  }
  const [least = "", most = ""] = [sizes[0], sizes.at(-1)];
  for (const side of ["there", "here"])
    console.log(`  ${side}, ${most} ÷ ${least}: ${ratios(`${side} ${most}`, `${side} ${least}`)}`);
}
closeConnections();
for (const server of servers.values()) server.stop();
if (values.keep === undefined) rmSync(folder, { recursive: true });
