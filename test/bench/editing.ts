import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Libsql from "libsql";
import * as z from "zod";
import { createApp } from "../../src/app.ts";
import { nodeBrowserScripts } from "../../src/browser-build.ts";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { nodeDocsAssets } from "../../src/node-assets.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import type { Role } from "../../src/vocabulary.ts";
import { compareEditing } from "./editing-against.ts";

// `npm run bench:editing`: what an editor's writes cost the process, HTTP handling and rules included, on an embedded
// file with WAL and synchronous FULL, beside a bare `insert` batch into the same file; and what FULL costs over
// NORMAL. Rounds of all alternate, so that a machine that slows down slows every figure; the median round is told.
// With --against CHECKOUT [--claims 20000] [--rounds 7] [--keep FOLDER] it prints what a whole editing job costs beside
// so many published claims, here and in another checkout.

const { values } = parseArgs({
  options: {
    against: { type: "string" },
    claims: { type: "string", default: "20000" },
    rounds: { type: "string", default: "7" },
    keep: { type: "string" },
  },
});
if (values.against !== undefined) {
  await compareEditing(values.against, Number(values.claims), Number(values.rounds), values.keep);
  process.exit();
}

const ROUNDS = 5;
const WRITES = 160;
const SENTENCES = 640;

const folder = mkdtempSync(join(tmpdir(), "verbatim-bench-"));
const url = `file:${join(folder, "editing.db")}`;
const db = await openEmbedded({ url });
await migrate(db);
await db.write(["create table bare (id text primary key, at text not null, body text not null) strict"]);
const app = createApp({
  browserScripts: nodeBrowserScripts(),
  config: parseConfig({ LOG_LEVEL: "error" }),
  connect: () => db,
  docsAssets: nodeDocsAssets(),
  later: ({ run }) => void run(),
  reportError: (error) => {
    throw error;
  },
});

const made = z.object({ id: z.string() });
const keyOf = async (name: string, role: Role) =>
  (await createKey(db, { name, role, at: new Date().toISOString() })).secret;
const [editor, senior] = [await keyOf("Editor", "editor"), await keyOf("Senior", "senior")];

async function post(secret: string, path: string, body: unknown, ifMatch?: number): Promise<string> {
  const answer = await app.request(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: {
      Authorization: `Bearer ${secret}`,
      "Content-Type": "application/json",
      ...(ifMatch === undefined ? {} : { "If-Match": `"${ifMatch}"` }),
    },
  });
  const text = await answer.text();
  if (answer.status > 201) throw new Error(`${path}: ${answer.status} ${text}`);
  return made.parse(JSON.parse(text)).id;
}

/** About 50 KB, each sentence once. */
const sentence = (i: number) =>
  `Sentence number ${i} tells of what the council decided about district ${i * 7}.`;
const text = Array.from({ length: SENTENCES }, (_, i) => sentence(i)).join(" ");
const article = await post(editor, "/v1/articles", { url: "https://news.example/long", text });

interface Cost {
  cpuMs: number;
  wallMs: number;
}

async function measure(
  count: number,
  clients: number,
  write: (i: number) => Promise<unknown>,
): Promise<Cost> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) await write(next++);
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1000 / count, wallMs: (performance.now() - start) / count };
}

let round = 0;
const claims = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, i) => post(editor, "/v1/claims", { text: `Claim ${round} ${i}.` })),
  );

async function addEvidence(clients: number): Promise<Cost> {
  // Ten quotes a claim, so that the cost of a claim with many does not hide what an addition costs.
  const ids = await claims(WRITES / 10);
  return measure(WRITES, clients, (i) =>
    post(editor, `/v1/claims/${ids[Math.floor(i / 10)]}/spans`, {
      article,
      role: "supports",
      quote: { exact: sentence((i * 37) % SENTENCES) },
    }),
  );
}

async function publish(): Promise<Cost> {
  const count = WRITES / 4;
  const ids = await claims(count);
  for (const [i, id] of ids.entries()) {
    await post(editor, `/v1/claims/${id}/spans`, {
      article,
      role: "supports",
      quote: { exact: sentence(i) },
    });
    const verdict = {
      label: "supported",
      headline: "It is so",
      summary: "The minutes say so.",
      basis: { strength: "one_report" },
      notSeen: ["the decision itself"],
      change: { kind: "initial" },
    };
    await post(editor, `/v1/claims/${id}/verdicts`, verdict, 2);
  }
  return measure(count, 1, (i) => post(senior, `/v1/claims/${ids[i]}/publish`, {}, 3));
}

function bareBatch(): Promise<Cost> {
  const at = new Date().toISOString();
  const body = "x".repeat(500);
  return measure(WRITES, 1, (i) =>
    db.write(
      [0, 1, 2].map((n) => ({
        sql: "insert into bare (id, at, body) values (?, ?, ?)",
        args: [`${round}-${i}-${n}`, at, body],
      })),
    ),
  );
}

/** A transaction of three inserts, straight into the engine. */
function synchronous(mode: "full" | "normal"): Promise<Cost> {
  const database = new Libsql(join(folder, `${mode}-${round}.db`));
  database.exec(`pragma journal_mode = wal; pragma synchronous = ${mode}`);
  database.exec("create table bare (id text primary key, body text not null) strict");
  const insert = database.prepare("insert into bare (id, body) values (?, ?)");
  const body = "x".repeat(500);
  return measure(WRITES, 1, async (i) => {
    database.exec("begin immediate");
    for (const n of [0, 1, 2]) insert.run(`${i}-${n}`, body);
    database.exec("commit");
  }).finally(() => database.close());
}

const CASES: Record<string, () => Promise<Cost>> = {
  "bare insert batch": bareBatch,
  "evidence, 1 client": () => addEvidence(1),
  "evidence, 16 clients": () => addEvidence(16),
  publish,
  "3 inserts, FULL": () => synchronous("full"),
  "3 inserts, NORMAL": () => synchronous("normal"),
};

const costs = new Map<string, Cost[]>();
for (; round < ROUNDS + 1; round++) {
  for (const [name, run] of Object.entries(CASES)) {
    const cost = await run();
    // The first round warms up.
    if (round > 0) costs.set(name, [...(costs.get(name) ?? []), cost]);
  }
}
db.close();
rmSync(folder, { recursive: true });

const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const of = (name: string, field: keyof Cost) => median((costs.get(name) ?? []).map((cost) => cost[field]));
const base = of("bare insert batch", "cpuMs");
console.log(
  `snapshot of ${Math.round(Buffer.byteLength(text) / 1000)} KB, ${ROUNDS} rounds, medians a write`,
);
console.log("| | CPU ms | a second of CPU | × bare batch | wall ms |\n| --- | --- | --- | --- | --- |");
for (const name of Object.keys(CASES)) {
  const cpu = of(name, "cpuMs");
  const cells = [
    name,
    cpu.toFixed(2),
    Math.round(1000 / cpu),
    (cpu / base).toFixed(1),
    of(name, "wallMs").toFixed(2),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
