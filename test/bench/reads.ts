import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { loadSeeds } from "../../src/seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { countRoundTrips } from "./round-trips.ts";

// `npm run bench`: what a reader's read costs the server in CPU time, without any response cache, as a ratio to
// `c.json` of the same document from memory. Rounds alternate, so that a machine that slows down slows both.

const ROUNDS = 7;
const REQUESTS = 400;
const CONNECTIONS = 4;
/** A static answer may be at most this much cheaper: static ÷ read. */
const DEMANDED_RATIO = 0.3;

const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
const url = `file:${join(folder, "reads.db")}`;
const db = await openEmbedded({ url });
await migrate(db);
await loadSeeds(db, parseConfig({}).policy, await readSeedFiles(SEEDS_FOLDER));
const urn = String((await db.execute("select key from article_addresses limit 1")).rows[0]?.key);
db.close();

const server = fork(fileURLToPath(new URL("reads-server.ts", import.meta.url)), [url]);
const reply = <T>(schema: z.ZodType<T>) =>
  new Promise<T>((resolve) => server.once("message", (message) => resolve(schema.parse(message))));
const ask = <T>(message: object, schema: z.ZodType<T>): Promise<T> => {
  const answer = reply(schema);
  server.send(message);
  return answer;
};
const { read, fixed } = await reply(z.object({ read: z.int(), fixed: z.int() }));
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

const reads = {
  "claim by slug": "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary",
  "page annotations": `/v1/annotations?url=${urn}`,
  "list of 20": "/v1/claims",
};
let failed = false;
console.log("read                 bytes   static µs   read µs   static ÷ read (min … median … max)");
for (const [name, path] of Object.entries(reads)) {
  await ask({ kind: "learn", path }, z.object({ kind: z.literal("learnt") }));
  const bytes = await get(read, path);
  await cpuOf(read, path);
  await cpuOf(fixed, path);
  const rounds: { fixed: number; read: number }[] = [];
  for (let i = 0; i < ROUNDS; i++)
    rounds.push({ fixed: await cpuOf(fixed, path), read: await cpuOf(read, path) });
  const ratios = sorted(rounds.map((round) => round.fixed / round.read));
  const ratio = median(ratios);
  const demanded = name !== "list of 20";
  if (demanded && ratio < DEMANDED_RATIO) failed = true;
  console.log(
    `${name.padEnd(18)} ${String(bytes).padStart(7)} ${median(sorted(rounds.map((r) => r.fixed)))
      .toFixed(0)
      .padStart(11)} ` +
      `${median(sorted(rounds.map((r) => r.read)))
        .toFixed(0)
        .padStart(9)}   ` +
      `${ratios[0]?.toFixed(2)} … ${ratio.toFixed(2)} … ${ratios.at(-1)?.toFixed(2)}` +
      (demanded ? `   ${ratio >= DEMANDED_RATIO ? "holds" : "FAILS"} (≥ ${DEMANDED_RATIO})` : ""),
  );
}
agent.destroy();
server.disconnect();

const claim = reads["claim by slug"];
const trips = await countRoundTrips(url, [
  ...Object.values(reads),
  `${claim}/history`,
  `${claim}/publications/1`,
  "/v1/articles",
  "/v1/claims?q=arbitrary%20arrest",
  "/v1/claims?label=refuted&topic=arrests",
]);
console.log("\ndatabase round trips at the edge");
for (const [path, count] of trips) {
  if (count !== 1) failed = true;
  console.log(`${count}  ${path}`);
}
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;

/** CPU time of the server process for one request, µs. */
async function cpuOf(port: number, path: string): Promise<number> {
  const before = await cpu();
  let left = REQUESTS;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left-- > 0) await get(port, path);
    }),
  );
  return ((await cpu()) - before) / REQUESTS;
}

async function cpu(): Promise<number> {
  const { user, system } = await ask({ kind: "cpu" }, z.object({ user: z.number(), system: z.number() }));
  return user + system;
}

/** Bytes of the body. */
function get(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, agent }, (response) => {
      let bytes = 0;
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve(bytes));
    })
      .on("error", reject)
      .end();
  });
}

function sorted(values: number[]): number[] {
  return values.sort((a, b) => a - b);
}

function median(values: number[]): number {
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
}
