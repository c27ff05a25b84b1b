import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as z from "zod";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { loadSeeds } from "../../src/seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { countRoundTrips } from "./round-trips.ts";

// `npm run bench`: what a reader's read costs the server in CPU time: worked out each time, kept, as a Hono app gives the same
// bytes from memory, and as a one-file peer over node:sqlite gives the same documents. Rounds alternate, so that a machine that slows
// down slows all of them.

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    requests: { type: "string", default: "400" },
    only: { type: "string" },
  },
});
const ROUNDS = Number(options.rounds);
const REQUESTS = Number(options.requests);
const CONNECTIONS = 4;

const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
const url = `file:${join(folder, "reads.db")}`;
const db = await openEmbedded({ url });
await migrate(db);
await loadSeeds(db, parseConfig({}).policy, await readSeedFiles(SEEDS_FOLDER));
const urn = String(
  (await db.execute("select key from article_addresses where key like 'urn:%' order by key limit 1")).rows[0]
    ?.key,
);
db.close();

const server = fork(fileURLToPath(new URL("reads-server.ts", import.meta.url)), [
  url,
  join(folder, "peer.db"),
]);
const reply = <T>(schema: z.ZodType<T>) =>
  new Promise<T>((resolve) => server.once("message", (message) => resolve(schema.parse(message))));
const ask = <T>(message: object, schema: z.ZodType<T>): Promise<T> => {
  const answer = reply(schema);
  server.send(message);
  return answer;
};
const SIDES = ["fixed", "kept", "read", "peer"] as const;
type Side = (typeof SIDES)[number];
const ports = await reply(z.object({ read: z.int(), kept: z.int(), fixed: z.int(), peer: z.int() }));
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** A reader's requests; what must hold of them: static ÷ kept, and peer ÷ read, in CPU time. */
interface Read {
  path: string;
  unchanged?: boolean;
  hasPeer?: boolean;
  kept?: number;
  overPeer?: number;
}
const slug = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const claim = `/v1/claims/${slug}`;
const page = `/v1/annotations?url=${urn}`;
const reads: Record<string, Read> = {
  "a claim": { path: claim, hasPeer: true, kept: 0.7, overPeer: 1.5 },
  "a claim, 304": { path: claim, hasPeer: true, unchanged: true },
  "a claim's page": { path: `/claims/${slug}`, kept: 0.9 },
  "a list of 20": { path: "/v1/claims", hasPeer: true, kept: 0.9 },
  "an article looked up": { path: page, hasPeer: true, kept: 0.9 },
  "the same, 304": { path: page, hasPeer: true, unchanged: true },
};
let failed = false;
const head = ["bytes", ...SIDES.map((side) => `${side} µs`), "static ÷ kept", "", "peer ÷ read", ""];
console.log(`${" ".repeat(22)}${head.map((name, i) => name.padStart(i < 5 ? 9 : 24)).join("")}`);
for (const [name, wanted] of Object.entries(reads)) {
  if (options.only !== undefined && !name.includes(options.only)) continue;
  const { path, unchanged = false, hasPeer = false } = wanted;
  const { bytes } = await ask({ kind: "learn", path }, z.object({ bytes: z.int() }));
  // A 304 has no body: what the same bytes cost is no measure of it.
  const sides = SIDES.filter((side) => (side !== "peer" || hasPeer) && (side !== "fixed" || !unchanged));
  const asked = new Map<Side, Record<string, string>>();
  for (const side of sides) {
    const { tag } = await get(ports[side], path, {}, 200);
    asked.set(side, unchanged ? { "if-none-match": tag } : {});
    for (let i = 0; i < 3; i++) await costOf(side);
  }
  const rounds: Partial<Record<Side, number>>[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const round: Partial<Record<Side, number>> = {};
    // Each in turn goes first.
    for (const at of sides.keys()) {
      const side = sides[(at + i) % sides.length];
      if (side !== undefined) round[side] = await costOf(side);
    }
    rounds.push(round);
  }
  const times = SIDES.map((side) =>
    sides.includes(side) ? median(rounds.map((round) => round[side] ?? Number.NaN)).toFixed(0) : "",
  );
  console.log(
    name.padEnd(22) +
      [String(bytes), ...times].map((cell) => cell.padStart(9)).join("") +
      judged(rounds, "fixed", "kept", wanted.kept) +
      judged(rounds, "peer", "read", wanted.overPeer),
  );

  /** CPU time of the server process for one request, µs. */
  async function costOf(side: Side): Promise<number> {
    const before = await cpu();
    let left = REQUESTS;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (left-- > 0) await get(ports[side], path, asked.get(side) ?? {}, unchanged ? 304 : 200);
      }),
    );
    return ((await cpu()) - before) / REQUESTS;
  }
}
agent.destroy();
server.disconnect();

if (options.only === undefined) {
  const trips = await countRoundTrips(url, [
    claim,
    page,
    "/v1/claims",
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
}
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;

/** How one is to the other, over all rounds, and whether that is as it must be. */
function judged(
  rounds: Partial<Record<Side, number>>[],
  over: Side,
  under: Side,
  atLeast: number | undefined,
): string {
  const ratios = rounds
    .map((round) => (round[over] ?? Number.NaN) / (round[under] ?? Number.NaN))
    .filter((ratio) => !Number.isNaN(ratio))
    .toSorted((a, b) => a - b);
  if (ratios.length === 0) return " ".repeat(48);
  const ratio = median(ratios);
  const holds = atLeast === undefined || ratio >= atLeast;
  if (!holds) failed = true;
  const told = [ratios[0], ratio, ratios.at(-1)].map((one) => one?.toFixed(2)).join(" … ");
  const verdict = atLeast === undefined ? "" : `${holds ? "holds" : "FAILS"} (≥ ${atLeast})`;
  return told.padStart(24) + verdict.padStart(24);
}

async function cpu(): Promise<number> {
  const { user, system } = await ask({ kind: "cpu" }, z.object({ user: z.number(), system: z.number() }));
  return user + system;
}

function get(
  port: number,
  path: string,
  headers: Record<string, string>,
  status: number,
): Promise<{ tag: string }> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, agent, headers }, (response) => {
      if (response.statusCode !== status) reject(new Error(`${path} answered ${response.statusCode}`));
      response.resume().on("end", () => resolve({ tag: response.headers.etag ?? "" }));
    })
      .on("error", reject)
      .end();
  });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
