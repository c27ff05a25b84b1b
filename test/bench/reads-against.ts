import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as z from "zod";
import { openEmbedded } from "../../src/db/embedded.ts";
import { migrate } from "../../src/upgrade/migrate.ts";

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
const CONNECTIONS = 4;

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

class Side {
  readonly #child: ChildProcess;
  #port = 0;

  constructor(checkout: string, file: string) {
    this.#child = fork(join(checkout, "test/bench/reads-server.ts"), [`file:${file}`], { cwd: checkout });
  }

  async start(): Promise<void> {
    this.#port = (await this.#reply(z.object({ read: z.int() }))).read;
  }

  #reply<T>(schema: z.ZodType<T>): Promise<T> {
    return new Promise((done) => this.#child.once("message", (message) => done(schema.parse(message))));
  }

  async #cpu(): Promise<number> {
    const reply = this.#reply(z.object({ user: z.number(), system: z.number() }));
    this.#child.send({ kind: "cpu" });
    const { user, system } = await reply;
    return user + system;
  }

  /** CPU time of the server for one request, µs. */
  async cost(path: string, headers: Record<string, string>, status: number): Promise<number> {
    const started = await this.#cpu();
    let left = REQUESTS;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (left-- > 0) await this.get(path, headers, status);
      }),
    );
    return ((await this.#cpu()) - started) / REQUESTS;
  }

  get(
    path: string,
    headers: Record<string, string>,
    status: number,
  ): Promise<{ bytes: number; tag: string }> {
    return new Promise((done, fail) => {
      request({ host: "127.0.0.1", port: this.#port, path, agent, headers }, (response) => {
        let bytes = 0;
        if (response.statusCode !== status) fail(new Error(`${path} answered ${response.statusCode}`));
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on("end", () => done({ bytes, tag: response.headers.etag ?? "" }));
      })
        .on("error", fail)
        .end();
    });
  }

  stop(): void {
    this.#child.disconnect();
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const sides = {
  before: new Side(other, before),
  after: new Side(resolve(fileURLToPath(new URL("../..", import.meta.url))), after),
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

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
console.log(
  "read               bytes before, after   CPU µs before, after   after ÷ before (min … median … max)",
);
for (const [name, path, unchanged] of READS) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const status = unchanged ? 304 : 200;
  const asked = { before: {}, after: {} } as Record<keyof typeof sides, Record<string, string>>;
  const sizes: number[] = [];
  for (const side of ["before", "after"] as const) {
    const { bytes, tag } = await sides[side].get(path, {}, 200);
    sizes.push(bytes);
    if (unchanged) asked[side] = { "if-none-match": tag };
    for (let i = 0; i < 2; i++) await sides[side].cost(path, asked[side], status);
  }
  const costs: { before: number; after: number }[] = [];
  for (let i = 0; i < rounds; i++) {
    costs.push({
      before: await sides.before.cost(path, asked.before, status),
      after: await sides.after.cost(path, asked.after, status),
    });
  }
  const ratios = costs.map((cost) => cost.after / cost.before).toSorted((a, b) => a - b);
  const shown = [ratios[0], median(ratios), ratios.at(-1)].map((ratio) => ratio?.toFixed(2)).join(" … ");
  const size = unchanged ? "" : sizes.join(", ");
  const cpu = [costs.map((cost) => cost.before), costs.map((cost) => cost.after)].map((side) =>
    median(side).toFixed(0),
  );
  console.log(
    `${name.padEnd(18)} ${size.padStart(19)} ${cpu.join(", ").padStart(23)}   ${shown.padStart(22)}`,
  );
}
agent.destroy();
for (const side of Object.values(sides)) side.stop();
if (values.keep === undefined) rmSync(folder, { recursive: true });
