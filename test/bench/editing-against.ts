import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { openEmbedded } from "../../src/db/embedded.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { generateClaim, halfRemembered, makeLanguage } from "./match-claims.ts";

const JOBS = 20;
/** Rounds that come first and are not counted. */
const WARM_UP = 2;
const SENTENCES = 60;
/** Of the words in which the collection is written, and of who writes in them. */
const WORDS = 1;
const COLLECTION = 2;

const made = z.object({ id: z.string() });
const told = z.object({ user: z.number(), system: z.number() });

/** The steps of a job, in order: what each one posts, given what the steps before it made. */
const STEPS = ["article", "claim", "quotes", "verdict", "publish"] as const;
type Step = (typeof STEPS)[number];

/**
 * What an editor's whole job costs the server in CPU time here and in another checkout, beside so many published claims
 * of 8 to 20 words: an article, a claim that half remembers another, three quotes, a verdict, the publication. The
 * collection is made by the other checkout and brought up here; rounds alternate, so that a machine that slows down
 * slows both. With a folder the collection is kept there for the next run.
 */
export async function compareEditing(
  checkout: string,
  claims: number,
  rounds: number,
  kept: string | undefined,
): Promise<void> {
  const other = resolve(checkout);
  const folder = kept ?? mkdtempSync(join(tmpdir(), "verbatim-editing-"));
  mkdirSync(folder, { recursive: true });
  try {
    const collection = join(folder, `collection-${claims}.db`);
    if (!existsSync(collection)) await makeCollection(other, claims, folder, collection);
    const [before, after] = [join(folder, "before.db"), join(folder, "after.db")];
    for (const file of [before, after]) {
      rmSync(`${file}-wal`, { force: true });
      copyFileSync(collection, file);
    }
    const db = await openEmbedded({ url: `file:${after}` });
    await migrate(db);
    db.close();
    const sides = [await Side.start(other, before), await Side.start(process.cwd(), after)];
    const sizes = [await bytesOf(before), await bytesOf(after)];
    await measure(sides, claims, rounds);
    for (const side of sides) side.stop();
    const jobs = (rounds + WARM_UP) * JOBS;
    const taken = [await bytesOf(before), await bytesOf(after)].map(
      (size, side) => (size - (sizes[side] ?? 0)) / jobs / 1_000,
    );
    console.log(
      `disk a job, KB, texts left out: ${taken.map((size) => size.toFixed(1)).join(" before, ")} after`,
    );
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

/** Bytes of the pages in use, but for those that hold the texts of articles. */
async function bytesOf(file: string): Promise<number> {
  const db = await openEmbedded({ url: `file:${file}` });
  const { rows } = await db.execute("select sum(pgsize) as bytes from dbstat where name <> 'texts'");
  db.close();
  return Number(rows[0]?.bytes);
}

/** Published claims, written by the other checkout in its own format, and the keys of two editors: `KEYS_FILE`. */
async function makeCollection(
  other: string,
  count: number,
  folder: string,
  collection: string,
): Promise<void> {
  const theirs = <Module>(path: string): Promise<Module> => import(pathToFileURL(join(other, path)).href);
  const { templateLines, claimLike } = await theirs<typeof import("./transfer-claims.ts")>(
    "test/bench/transfer-claims.ts",
  );
  const { openEmbedded: open } =
    await theirs<typeof import("../../src/db/embedded.ts")>("src/db/embedded.ts");
  const { exportTo } = await theirs<typeof import("../../src/cli/export.ts")>("src/cli/export.ts");
  const source = mkdtempSync(join(folder, "lines-"));
  const template = join(source, "template.db");
  const cli = (file: string, ...args: string[]) =>
    execFileSync(process.execPath, [join(other, "src/cli/main.ts"), ...args], {
      cwd: other,
      env: { ...process.env, DATABASE_URL: `file:${file}` },
      stdio: ["ignore", "pipe", "inherit"],
    });
  cli(template, "migrate");
  const small = await open({ url: `file:${template}` });
  const lines = await templateLines(small);
  const out = join(source, "out");
  await exportTo(small, out, { withTexts: true });
  small.close();
  const language = makeLanguage(WORDS, COLLECTION);
  const [line = ""] = lines.get("claims.jsonl") ?? [];
  const file = join(out, "claims.jsonl");
  rmSync(file);
  let page = "";
  for (let n = 1; n <= count; n++) {
    const { text, title } = generateClaim(n, language);
    page += `${claimLike(line, n)
      .replaceAll(`Bridge number ${n} is safe.`, text)
      .replaceAll(/Two reports tell of two inspections[^"]*/g, title ?? "")}\n`;
    if (n % 1_000 === 0 || n === count) {
      appendFileSync(file, page);
      page = "";
    }
  }
  cli(collection, "import", out);
  rmSync(source, { recursive: true });
}

/** The app of a checkout over a file, in a process of its own that tells its CPU time. */
class Side {
  readonly #child: ChildProcess;
  readonly #port: number;
  readonly #keys: { editor: string; senior: string };
  /** A source beside those of the jobs. */
  #second = "";

  private constructor(child: ChildProcess, port: number, keys: { editor: string; senior: string }) {
    this.#child = child;
    this.#port = port;
    this.#keys = keys;
  }

  static async start(checkout: string, file: string): Promise<Side> {
    const key = (name: string, role: string) =>
      execFileSync(
        process.execPath,
        [join(checkout, "src/cli/main.ts"), "keys", "create", "--name", name, "--role", role],
        {
          cwd: checkout,
          encoding: "utf8",
          env: { ...process.env, DATABASE_URL: `file:${file}` },
          stdio: ["ignore", "pipe", "inherit"],
        },
      )
        .trim()
        .split("\n")
        .at(-1) ?? "";
    const keys = { editor: key("Ada", "editor"), senior: key("Bo", "senior") };
    const child = fork(join(checkout, "test/bench/reads-server.ts"), [`file:${file}`], { cwd: checkout });
    const { read } = await replyOf(child, z.object({ read: z.int() }));
    const side = new Side(child, read, keys);
    side.#second = await side.#post("editor", "/v1/articles", articleOf("second", 0));
    return side;
  }

  async cpu(): Promise<number> {
    const reply = replyOf(this.#child, told);
    this.#child.send({ kind: "cpu" });
    const { user, system } = await reply;
    return (user + system) / 1_000;
  }

  /** CPU ms of a step, once for each of the jobs; their claims and articles are remembered from step to step. */
  async step(step: Step, jobs: Job[]): Promise<number> {
    const start = await this.cpu();
    for (const job of jobs) await this.#run(step, job);
    return ((await this.cpu()) - start) / jobs.length;
  }

  async #run(step: Step, job: Job): Promise<void> {
    const claim = `/v1/claims/${job.claim}`;
    switch (step) {
      case "article":
        job.article = await this.#post("editor", "/v1/articles", articleOf(job.name, job.number));
        return;
      case "claim":
        job.claim = await this.#post("editor", "/v1/claims", { text: job.text, topics: ["bridges"] });
        return;
      case "quotes":
        for (const [n, article] of [job.article, job.article, this.#second].entries()) {
          const exact = sentence(article === job.article ? job.number : 0, 7 * n + 3);
          await this.#post("editor", `${claim}/spans`, { article, role: "refutes", quote: { exact } });
        }
        return;
      case "verdict":
        await this.#post("editor", `${claim}/verdicts`, VERDICT, 4);
        return;
      case "publish":
        await this.#post("senior", `${claim}/publish`, {}, 5);
    }
  }

  async #post(who: "editor" | "senior", path: string, body: unknown, version?: number): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        Authorization: `Bearer ${this.#keys[who]}`,
        "Content-Type": "application/json",
        ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
      },
    });
    const text = await answer.text();
    if (answer.status > 201) throw new Error(`${path}: ${answer.status} ${text}`);
    return made.parse(JSON.parse(text)).id;
  }

  stop(): void {
    this.#child.disconnect();
  }
}

interface Job {
  name: string;
  number: number;
  text: string;
  article: string;
  claim: string;
}

/** About 5 KB, each sentence once. */
const sentence = (job: number, i: number) =>
  `Sentence ${i} of report ${job} tells of what the council decided about district ${i * 7}.`;

const articleOf = (name: string, job: number) => ({
  url: `https://${name}.example/report`,
  headline: `Report ${job}`,
  publisher: { name: `The ${name} paper`, site: `${name}.example` },
  text: Array.from({ length: SENTENCES }, (_, i) => sentence(job, i)).join(" "),
});

const VERDICT = {
  label: "refuted",
  headline: "The minutes say otherwise",
  summary: "Two reports, of two papers, tell what the council decided, and both quote the minutes.",
  basis: { strength: "independent_reports" },
  change: { kind: "initial" },
};

function replyOf<T>(child: ChildProcess, schema: z.ZodType<T>): Promise<T> {
  return new Promise((done) => child.once("message", (message) => done(schema.parse(message))));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function measure(sides: readonly Side[], claims: number, rounds: number): Promise<void> {
  const collection = makeLanguage(WORDS, COLLECTION);
  const known = Array.from({ length: Math.min(claims, 2_000) }, (_, n) => generateClaim(n + 1, collection));
  const writer = makeLanguage(WORDS, COLLECTION + 1);
  const costs = new Map<string, number[][]>();
  for (let round = -WARM_UP; round < rounds; round++) {
    const texts = Array.from({ length: JOBS }, (_, i) => {
      const claim = known[((round + WARM_UP) * JOBS + i * 37) % known.length];
      return claim ? halfRemembered(claim, writer) : "";
    });
    const jobs = sides.map(() =>
      texts.map((text, i): Job => {
        const number = (round + WARM_UP) * JOBS + i + 1;
        return { name: `n${number}`, number, text, article: "", claim: "" };
      }),
    );
    const totals = sides.map(() => 0);
    for (const step of STEPS) {
      for (const [i, side] of sides.entries()) {
        const cost = await side.step(step, jobs[i] ?? []);
        totals[i] = (totals[i] ?? 0) + cost;
        note(step, i, cost);
      }
    }
    for (const [i, total] of totals.entries()) note("whole job", i, total);
    function note(name: string, side: number, cost: number): void {
      if (round < 0) return;
      const known = costs.get(name) ?? sides.map(() => []);
      known[side]?.push(cost);
      costs.set(name, known);
    }
  }
  console.log(`${claims} published claims, ${rounds} rounds of ${JOBS} jobs, CPU ms of the server, medians`);
  console.log("| | before | after | after ÷ before (min … median … max) |\n| --- | --- | --- | --- |");
  for (const [name, [before = [], after = []]] of costs) {
    const ratios = after.map((cost, round) => cost / (before[round] ?? Number.NaN)).toSorted((a, b) => a - b);
    const shown = [ratios[0], median(ratios), ratios.at(-1)].map((ratio) => ratio?.toFixed(2)).join(" … ");
    console.log(`| ${name} | ${median(before).toFixed(2)} | ${median(after).toFixed(2)} | ${shown} |`);
  }
}
