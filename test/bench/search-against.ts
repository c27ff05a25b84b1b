import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readClaims, readJudgements, readQueries } from "../../src/cli/eval-data.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { type Asked, CheckoutServer, closeConnections, median, spread } from "./checkout-server.ts";
import { randomFrom } from "./match-claims.ts";

// `npm run bench:search-against -- --against FOLDER --claims F --queries F [--qrels F] [--sizes 20000,200000] [--rounds 7] [--keep FOLDER]
// [--only search|match]`:
// what a search, the search page and a match cost the server in CPU time at each size, here and in another checkout, in
// turns, and how often the claim that was asked for is found. Claims and posts are CheckThat!'s files; claims beyond those in it have
// every second word exchanged. --keep leaves the files there for the next run; 200,000 claims take some minutes to write and 0.7 GB each.

const { values } = parseArgs({
  options: {
    against: { type: "string" },
    claims: { type: "string" },
    queries: { type: "string" },
    qrels: { type: "string" },
    sizes: { type: "string", default: "20000,200000" },
    rounds: { type: "string", default: "7" },
    keep: { type: "string" },
    only: { type: "string", default: "" },
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
/** Every so many posts are timed; whether its claim is found, each is asked. */
const EVERY_POST = 5;

interface Sought extends Asked {
  /** Of a claim that the answer should hold. */
  readonly ids: readonly string[];
}

interface Kind {
  readonly timed: readonly Asked[];
  readonly sought: readonly Sought[];
}

const random = randomFrom(3);
const base = readClaims(claimsFile);
const idOf = new Map(base.map(({ id }, i) => [id, `clm_${i + 1}`]));
const questions = Array.from({ length: QUESTIONS }, () => Math.floor(random() * base.length))
  .map((place) => ({
    words: (base[place]?.text ?? "").split(/\s+/).filter((word) => word.length > 3 && random() < 0.6),
    ids: [`clm_${place + 1}`],
  }))
  .filter(({ words }) => words.length > 2)
  .map(({ words, ids }) => ({ q: encodeURIComponent(words.slice(0, WORDS).join(" ")), ids }));
const judged = values.qrels === undefined ? null : readJudgements(values.qrels);
const posts = readQueries(queriesFile).map(({ id, text }) => ({
  path: "/v1/match",
  body: JSON.stringify({ text }),
  status: 200,
  ids: [...(judged?.get(id) ?? [])].flatMap((one) => idOf.get(one) ?? []),
}));
const searches = questions.map(({ q, ids }) => ({ path: `/v1/claims?q=${q}`, status: 200, ids }));
const KINDS: Record<string, Kind> = {
  "search, /v1/claims?q=": { timed: searches, sought: searches },
  "search page, /?q=": { timed: questions.map(({ q }) => ({ path: `/?q=${q}`, status: 200 })), sought: [] },
  "match, POST /v1/match": {
    timed: posts.filter((_, i) => i % EVERY_POST === 0),
    sought: posts.filter(({ ids }) => ids.length > 0),
  },
};

const sizes = values.sizes.split(",");

/** The files of a size: one that the other checkout made, from a smaller one where there is one, and a copy that was brought up. */
async function filesOf(size: string): Promise<{ there: string; here: string }> {
  const pathOf = (claims: string, side: string): string => join(folder, `${claims}-${side}.db`);
  const made = { there: pathOf(size, "there"), here: pathOf(size, "here") };
  const unfinished = join(folder, "unfinished.db");
  if (!existsSync(made.there)) {
    const smaller = sizes.findLast((one) => Number(one) < Number(size) && existsSync(pathOf(one, "there")));
    rmSync(unfinished, { force: true });
    if (smaller !== undefined) copyFileSync(pathOf(smaller, "there"), unfinished);
    const build = fileURLToPath(new URL("search-against-build.ts", import.meta.url));
    const has = smaller ?? "0";
    execFileSync(process.execPath, [build, other, unfinished, has, size, resolve(claimsFile ?? "")], {
      stdio: "inherit",
    });
    renameSync(unfinished, made.there);
  }
  if (!existsSync(made.here)) copyFileSync(made.there, made.here);
  const db = await openEmbedded({ url: `file:${made.here}` });
  await migrate(db);
  db.close();
  return made;
}

/** Of the claims that are sought, the share that is in the answers. */
async function found(server: CheckoutServer, sought: readonly Sought[]): Promise<number> {
  let hits = 0;
  for (const request of sought) {
    const { text } = await server.ask(request);
    if (request.ids.some((id) => text.includes(`"id":"${id}"`))) hits++;
  }
  return hits / sought.length;
}

const SIDES = ["there", "here"] as const;
const servers = new Map<string, CheckoutServer>();
for (const size of sizes) {
  const files = await filesOf(size);
  servers.set(`there ${size}`, new CheckoutServer(other, files.there));
  servers.set(`here ${size}`, new CheckoutServer(here, files.here));
}
for (const server of servers.values()) await server.start();

console.log("CPU ms a request of the server, median; ratios lowest … median … highest of the rounds");
for (const [kind, { timed, sought }] of Object.entries(KINDS)) {
  if (!kind.startsWith(values.only)) continue;
  const costs = new Map<string, number[]>([...servers.keys()].map((name) => [name, []]));
  // The first round warms up.
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const [name, server] of servers) {
      const cost = await server.cost(timed);
      if (round > 0) costs.get(name)?.push(cost);
    }
  }
  const of = (name: string): number[] => costs.get(name) ?? [];
  const ratios = (a: string, b: string) => spread(of(a).map((cost, i) => cost / (of(b)[i] ?? Number.NaN)));
  console.log(`\n${kind}`);
  console.log("      claims    there     here   here ÷ there");
  for (const size of sizes) {
    const ms = SIDES.map((side) => (median(of(`${side} ${size}`)) / 1000).toFixed(2).padStart(8));
    console.log(
      `  ${Number(size).toLocaleString("en").padStart(10)} ${ms.join(" ")}   ${ratios(`here ${size}`, `there ${size}`)}`,
    );
  }
  const [least = "", ...larger] = sizes;
  for (const size of larger) {
    const growth = SIDES.map((side) => `${side} ${ratios(`${side} ${size}`, `${side} ${least}`)}`);
    console.log(`  ${size} ÷ ${least}: ${growth.join(", ")}`);
  }
  if (sought.length === 0) continue;
  for (const size of sizes) {
    const shares: string[] = [];
    for (const side of SIDES) {
      const server = servers.get(`${side} ${size}`);
      if (server !== undefined) shares.push(`${side} ${(await found(server, sought)).toFixed(3)}`);
    }
    console.log(`  found of ${sought.length} among ${size}: ${shares.join(", ")}`);
  }
}
closeConnections();
for (const server of servers.values()) server.stop();
if (values.keep === undefined) rmSync(folder, { recursive: true });
