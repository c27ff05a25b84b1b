import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { startHranaServer } from "../../src/dev/hrana-server.ts";
import { projectFolder, wranglerScript } from "../../src/dev/wrangler-program.ts";
import type { Texts } from "./match-texts.ts";
import { type MeasuredProcess, startMeasured } from "./measured-process.ts";

/** CPU milliseconds of a server's process for one request. */
export interface RequestCosts {
  /** A request that no route answers. */
  readonly nothing: number;
  readonly sentence: number;
  readonly paste: number;
}

export interface WorkerCosts {
  readonly workerd: RequestCosts;
  readonly node: RequestCosts;
}

const ROUNDS = 5;
/** Enough of each kind in a round that a tick of 10 ms is about a hundredth of what is measured. */
const PER_ROUND = { nothing: 400, sentence: 40, paste: 12 } as const;

async function ask(server: MeasuredProcess, text: string): Promise<void> {
  const response = await fetch(`${server.url}/v1/match`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`a match was answered ${response.status}: ${body}`);
}

async function askNothing(server: MeasuredProcess): Promise<void> {
  await (await fetch(`${server.url}/nothing`)).text();
}

/** The script in workerd as it would run at the edge: one process, no inspector, no proxy before it. */
async function startWorkerd(
  folder: string,
  script: Uint8Array,
  databaseUrl: string,
): Promise<MeasuredProcess> {
  const settings = readFileSync(join(projectFolder, "wrangler.toml"), "utf8");
  const date = /^compatibility_date = "([\d-]+)"$/m.exec(settings)?.[1];
  if (date === undefined) throw new Error("wrangler.toml has no compatibility date");
  writeFileSync(join(folder, "worker.js"), script);
  writeFileSync(
    join(folder, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "internet", network = (allow = ["local"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${date}",
  bindings = [
    (name = "DATABASE_URL", text = "${databaseUrl}"),
    (name = "PUBLIC_URL", text = "https://verbatim.example")
  ]
);
`,
  );
  // Workerd comes with wrangler; its package's main module tells where the program lies.
  const load = createRequire(createRequire(wranglerScript).resolve("workerd"));
  const program = z.object({ default: z.string() }).parse(load("workerd")).default;
  return startMeasured(
    program,
    ["serve", "--control-fd=3", join(folder, "config.capnp"), "config"],
    /"listen".*"port":(\d+)/,
  );
}

function startNode(databaseUrl: string): Promise<MeasuredProcess> {
  return startMeasured(
    process.execPath,
    [join(projectFolder, "src/cli/main.ts"), "serve"],
    /at http:\/\/127\.0\.0\.1:(\d+)/,
    { ...process.env, DATABASE_URL: databaseUrl, PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "error" },
  );
}

/** The same texts, one request after the other, to both servers in turns. */
async function compare(servers: readonly MeasuredProcess[], texts: Texts): Promise<RequestCosts[]> {
  const sums = servers.map(() => ({ nothing: 0, sentence: 0, paste: 0 }));
  const cycle = (list: readonly string[], i: number): string => list[i % list.length] ?? "";
  const sentences = texts.sentences.map(({ text }) => text);
  const requests = {
    nothing: (server: MeasuredProcess, _: number) => askNothing(server),
    sentence: (server: MeasuredProcess, i: number) => ask(server, cycle(sentences, i)),
    paste: (server: MeasuredProcess, i: number) => ask(server, cycle(texts.pastes, i)),
  };
  // The first round, in which code is compiled, is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [s, server] of servers.entries()) {
      const sum = sums[s];
      if (sum === undefined) continue;
      for (const kind of ["nothing", "sentence", "paste"] as const) {
        const before = server.cpu();
        for (let i = 0; i < PER_ROUND[kind]; i++) await requests[kind](server, round * PER_ROUND[kind] + i);
        if (round > 0) sum[kind] += server.cpu() - before;
      }
    }
  }
  return sums.map((sum) => ({
    nothing: sum.nothing / ROUNDS / PER_ROUND.nothing,
    sentence: sum.sentence / ROUNDS / PER_ROUND.sentence,
    paste: sum.paste / ROUNDS / PER_ROUND.paste,
  }));
}

/**
 * What a match costs the Worker in workerd, beside the same service in Node, both over the same database behind HTTP: with an
 * embedded database Node would be charged for the search as well, which is somebody else's work at the edge.
 */
export async function measureWorker(path: string, script: Uint8Array, texts: Texts): Promise<WorkerCosts> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-workerd-"));
  const hrana = await startHranaServer({ databaseUrl: `file:${path}` });
  const started: MeasuredProcess[] = [];
  try {
    started.push(await startWorkerd(folder, script, hrana.url));
    started.push(await startNode(hrana.url));
    const [workerd, node] = await compare(started, texts);
    if (workerd === undefined || node === undefined) throw new Error("two servers were asked");
    return { workerd, node };
  } finally {
    for (const server of started) await server.stop();
    await hrana.close();
    rmSync(folder, { recursive: true });
  }
}
