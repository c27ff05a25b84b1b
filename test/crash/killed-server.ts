import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { brokenInvariants } from "../race/invariants.ts";
import { LockingProgram, ReadingProgram } from "./companions.ts";
import { type Acknowledged, EditingClient, Unanswered } from "./editing-client.ts";

/** The server is killed at a random moment of this long a time under load, ms. */
const LONGEST_LIFE_MS = 400;
/** With another program's locks every tenth server lives long enough for requests to lose their patience. */
const LONG_LIFE_MS = 7_000;

export interface CrashReport {
  kills: number;
  /** Writes whose answers arrived, all kills together. */
  acknowledged: number;
  /** Requests that a kill left without an answer. */
  unanswered: number;
  /** Of those, how many had been written all the same: their repeat got the stored answer. */
  writtenUnanswered: number;
  /** With `locks`: acknowledged writes that a third process read back at once. */
  readBack: number;
  /** With `locks`: how often another process had the write lock. */
  bursts: number;
  /** Requests that were told to come again. */
  busy: number;
  /** What was found that must never be; empty if all is well. */
  broken: string[];
}

export interface CrashOptions {
  /** Path of a database file that is not there yet. */
  file: string;
  kills: number;
  /** It goes on for so long, if that is more than the kills take. */
  seconds?: number;
  clients: number;
  /** The command line's file. */
  cli: string;
  /** Another process takes the write lock in bursts, and a third reads every acknowledged write back. */
  locks?: boolean;
  onKill?: (report: CrashReport) => void;
}

/**
 * Starts the real server, lets clients write, kills it with SIGKILL at a random moment, looks at what the file
 * holds, and starts it again; the clients repeat what they got no answer to, under the same Idempotency-Key.
 */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const { file, kills, clients, cli, seconds = 0, locks = false, onKill } = options;
  const report: CrashReport = {
    kills: 0,
    acknowledged: 0,
    unanswered: 0,
    writtenUnanswered: 0,
    readBack: 0,
    bursts: 0,
    busy: 0,
    broken: [],
  };
  const people = await prepare(file, clients);
  const all: Acknowledged[] = [];
  const reading = locks ? new ReadingProgram(file) : null;
  const locking = locks ? new LockingProgram(file) : null;
  const until = Date.now() + seconds * 1_000;
  while (report.kills < kills || Date.now() < until) {
    const { process: server, url } = await startServer(cli, file);
    const firstAnswer = Promise.withResolvers<void>();
    const readBack: Promise<void>[] = [];
    const acknowledge = (written: Acknowledged) => {
      all.push(written);
      firstAnswer.resolve();
      if (reading) readBack.push(reading.finds(written).then((found) => noteFound(report, written, found)));
    };
    const outcomes = Promise.allSettled(people.map((client) => client.work(url, acknowledge)));
    // Every fourth server dies among its first requests, the others once writes go through.
    if (report.kills % 4 !== 3) await Promise.race([firstAnswer.promise, outcomes]);
    const life = locks && report.kills % 10 === 9 ? LONG_LIFE_MS : Math.random() * LONGEST_LIFE_MS;
    await Promise.race([pause(life), outcomes]);
    const exit = once(server, "exit");
    server.kill("SIGKILL");
    await exit;
    report.kills += 1;
    for (const outcome of await outcomes) {
      if (outcome.status === "rejected" && !(outcome.reason instanceof Unanswered)) {
        report.broken.push(`kill ${report.kills}: ${outcome.reason}`);
      }
    }
    await Promise.all(readBack);
    await inspect(file, report, people, all);
    onKill?.(report);
    if (report.broken.length > 0) break;
  }
  await reading?.stop();
  await locking?.stop();
  report.acknowledged = all.length;
  report.bursts = locking?.bursts ?? 0;
  report.busy = people.reduce((sum, { busy }) => sum + busy, 0);
  const replay = await run(cli, file, "replay");
  if (replay.code !== 0) report.broken.push(`replay: ${replay.output}`);
  return report;
}

function noteFound(report: CrashReport, { body }: Acknowledged, found: boolean): void {
  if (found) report.readBack += 1;
  else report.broken.push(`kill ${report.kills + 1}: acknowledged, and no other process finds it: ${body}`);
}

async function prepare(file: string, clients: number): Promise<EditingClient[]> {
  const db = await openEmbedded({ url: `file:${file}` });
  await migrate(db);
  const at = new Date().toISOString();
  const key = (name: string, role: "editor" | "senior") => createKey(db, { name, role, at });
  const senior = (await key("Sam Senior", "senior")).secret;
  const people: EditingClient[] = [];
  for (let i = 0; i < clients; i++) {
    people.push(new EditingClient(i, (await key(`Editor ${i}`, "editor")).secret, senior));
  }
  db.close();
  return people;
}

/** Opens the file as the next server would, and holds it to what the clients were told. */
async function inspect(
  file: string,
  report: CrashReport,
  people: EditingClient[],
  all: Acknowledged[],
): Promise<void> {
  const db = await openEmbedded({ url: `file:${file}` });
  try {
    const broken = await brokenInvariants(db);
    if (Object.keys(broken).length > 0) report.broken.push(`kill ${report.kills}: ${JSON.stringify(broken)}`);
    const kept = await keptAnswers(db);
    for (const { key, body } of all) {
      if (kept.get(key) !== body)
        report.broken.push(`kill ${report.kills}: lost what was acknowledged: ${body}`);
    }
    for (const client of people) {
      const key = client.open?.key;
      if (key === undefined) continue;
      report.unanswered += 1;
      if (kept.has(key)) report.writtenUnanswered += 1;
    }
    const { rows } = await db.execute(
      "select text, count(*) as times from claims group by text having times > 1 limit 5",
    );
    for (const row of rows)
      report.broken.push(`kill ${report.kills}: written ${row.times} times: ${row.text}`);
  } finally {
    db.close();
  }
}

/** Answers by Idempotency-Key, each checked against the thing that it tells of. */
async function keptAnswers(db: Database): Promise<Map<string, string>> {
  const { rows } = await db.execute(`
    select idempotency_key as key, body from idempotency_keys k where k.body ->> '$.id' in (
      select id from claims union all select id from articles union all
      select id from spans union all select id from verdicts)`);
  return new Map(rows.map(({ key, body }) => [String(key), String(body)]));
}

async function startServer(cli: string, file: string): Promise<{ process: ChildProcess; url: string }> {
  const server = spawn(process.execPath, [cli, "serve"], {
    env: { ...process.env, PORT: "0", DATABASE_URL: `file:${file}`, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await Promise.race([once(server.stdout, "data"), once(server, "exit")]);
  const url = /at (http:\/\/[^ ]+)/.exec(String(line))?.[1];
  if (url === undefined) throw new Error(`the server did not say where it is: ${line}`);
  return { process: server, url };
}

async function run(
  cli: string,
  file: string,
  command: string,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [cli, command], {
    env: { ...process.env, DATABASE_URL: `file:${file}`, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const [code] = await once(child, "close");
  return { code: typeof code === "number" ? code : null, output };
}
