import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { refreshFilter } from "../../src/annotations/page-filter.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { buildServer, SERVER_FOLDER } from "../../src/dev/build-server.ts";
import { compareNewClaims } from "../../src/review/duplicates.ts";
import { makeSeededFile } from "../support/make-seeded-file.ts";
import { type MeasuredProcess, startMeasured } from "./measured-process.ts";

// `npm run bench:start [-- --against FOLDER]`: what it costs to start a server over a migrated file, CPU time of the process
// until /healthz answers, and the memory that it rests in; the built server beside its sources, and beside another
// checkout. They start in turns, so that a machine that slows down slows all of them.

const ROUNDS = 7;
/** Until nothing of the start is left to do, ms. */
const REST_MS = 3_000;
const MOST_AT_REST_MIB = 130;
const MOST_OF_THE_OTHER = 0.4;
const CLAIM = "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";

const { against } = new Command("bench:start")
  .option("--against <folder>", "another checkout, with its packages installed")
  .parse()
  .opts<{ against?: string }>();

const SOURCES = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
// Not the one that `npm start` runs, and never too old, whatever is edited meanwhile.
const built = join(dirname(SERVER_FOLDER), "bench-start");
await buildServer(built, Number.MAX_SAFE_INTEGER);
const programs = new Map<string, string>([
  ...(against === undefined ? [] : [["other", resolve(against, "src/cli/main.ts")] as const]),
  ["sources", SOURCES],
  ["built", join(built, "main.js")],
]);

interface Start {
  /** CPU ms until /healthz answered, and what the first read of a claim took then. */
  readonly untilAlive: number;
  readonly firstClaim: number;
  readonly restMiB: number;
  readonly afterPictureMiB: number;
}

const folder = mkdtempSync(join(tmpdir(), "verbatim-start-"));

async function measure(program: string, file: string, isFirst: boolean): Promise<Start> {
  const env = { ...process.env, DATABASE_URL: `file:${file}`, HOST: "127.0.0.1", PORT: "0" };
  const server = await startMeasured(
    process.execPath,
    [program, "serve"],
    / at http:\/\/127\.0\.0\.1:(\d+) /,
    env,
  );
  try {
    await get(server, "/healthz");
    const untilAlive = server.cpu();
    await get(server, CLAIM);
    const firstClaim = server.cpu() - untilAlive;
    await pause(REST_MS);
    const restMiB = server.residentMiB();
    const page = await (await fetch(`${server.url}${CLAIM.replace("/v1", "")}`)).text();
    const picture = /<meta property="og:image" content="([^"]+)"/.exec(page)?.[1];
    // An earlier release may have none.
    if (picture === undefined) return { untilAlive, firstClaim, restMiB, afterPictureMiB: Number.NaN };
    await get(server, new URL(picture).pathname);
    return { untilAlive, firstClaim, restMiB, afterPictureMiB: server.residentMiB() };
  } finally {
    // A process that is killed keeps no compiled code for the next.
    await server.stop(isFirst ? "SIGTERM" : "SIGKILL");
  }
}

async function get(server: MeasuredProcess, path: string): Promise<string> {
  const answer = await fetch(`${server.url}${path}`);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.text();
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const spread = (values: readonly number[]): string =>
  [Math.min(...values), median(values), Math.max(...values)].map((value) => value.toFixed(0)).join(" … ");

try {
  const starts = new Map<string, Start[]>([...programs.keys()].map((name) => [name, []]));
  const first = new Map<string, Start>();
  const files = new Map<string, string>();
  const seeded = against === undefined ? "" : await seedOther(against);
  for (const name of programs.keys())
    files.set(
      name,
      name === "other" ? seeded : await settled(await makeSeededFile(join(folder, `${name}.db`))),
    );
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, program] of programs) {
      const start = await measure(program, files.get(name) ?? "", round === 0);
      // Which fills the cache of compiled code, where the build has not.
      if (round === 0) first.set(name, start);
      else starts.get(name)?.push(start);
    }
  }
  console.log(
    "            first start   until alive, CPU ms   first claim, CPU ms   at rest, MiB      after a picture, MiB",
  );
  for (const [name, own] of starts) {
    const columns = [
      (first.get(name)?.untilAlive.toFixed(0) ?? "").padEnd(14),
      spread(own.map(({ untilAlive }) => untilAlive)).padEnd(22),
      spread(own.map(({ firstClaim }) => firstClaim)).padEnd(22),
      spread(own.map(({ restMiB }) => restMiB)).padEnd(18),
      spread(own.map(({ afterPictureMiB }) => afterPictureMiB)),
    ];
    console.log(`${name.padEnd(12)}${columns.join("")}`);
  }
  const own = starts.get("built") ?? [];
  const rest = median(own.map(({ restMiB }) => restMiB));
  const isSmall = rest <= MOST_AT_REST_MIB;
  console.log(
    `\nat rest, built: ${rest.toFixed(0)} MiB, at most ${MOST_AT_REST_MIB}: ${isSmall ? "holds" : "FAILS"}`,
  );
  if (!isSmall) process.exitCode = 1;
  const other = starts.get("other");
  if (other !== undefined) {
    const ratio = median(own.map(({ untilAlive }, i) => untilAlive / (other[i]?.untilAlive ?? Number.NaN)));
    const isCheap = ratio <= MOST_OF_THE_OTHER;
    console.log(
      `built ÷ other, until alive: ${ratio.toFixed(2)}, at most ${MOST_OF_THE_OTHER}: ${isCheap ? "holds" : "FAILS"}`,
    );
    if (!isCheap) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
  rmSync(built, { recursive: true });
}

/** The same file, once what each start does of what is left to do, such as the filter of pages, is done. */
async function settled(file: string): Promise<string> {
  const db = await openEmbedded({ url: `file:${file}` });
  await compareNewClaims(db, new Date().toISOString(), Number.MAX_SAFE_INTEGER);
  await refreshFilter(db, new Date());
  db.close();
  return file;
}

/** A file with the seeds as the other checkout loads them. */
async function seedOther(checkout: string): Promise<string> {
  const file = join(folder, "other.db");
  const load = await startMeasured(
    process.execPath,
    [resolve(checkout, "src/cli/main.ts"), "serve", "--demo"],
    /http:\/\/127\.0\.0\.1:(\d+)/,
    { ...process.env, DATABASE_URL: `file:${file}`, HOST: "127.0.0.1", PORT: "0" },
  );
  await load.stop();
  return file;
}
