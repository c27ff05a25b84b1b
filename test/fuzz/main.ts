import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as z from "zod";
import { demoEnvironment } from "../../src/cli/serve.ts";
import { type Config, parseConfig } from "../../src/config.ts";
import { createKey } from "../../src/editors/keys.ts";
import { configureLog } from "../../src/log.ts";
import { loadSeeds } from "../../src/seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { openDatabase, startServer } from "../../src/server.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import type { Role } from "../../src/vocabulary.ts";
import { writeDictionaries } from "./dictionaries.ts";

// `npm run test:fuzz`: Schemathesis makes requests out of the OpenAPI document, allowed and not, and holds the answers of
// a real server with the seeds against it: without a key, as an editor, a senior and an admin, each on a database of
// its own. Ends with 1 where an answer breaks the contract, with 2 where Schemathesis is not there.
const { values } = parseArgs({
  options: {
    schemathesis: { type: "string", default: "st" },
    /** For each operation and each person. */
    examples: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
    /** Ends after so many seconds in all, whatever is left to try. */
    seconds: { type: "string" },
    /** Ids of operations; without it, all of them. */
    only: { type: "string", multiple: true, default: [] },
    as: { type: "string", multiple: true, default: ["nobody", "editor", "senior", "admin"] },
  },
});

const examples = z.object({
  paths: z.record(
    z.string(),
    z.object({
      post: z
        .object({
          requestBody: z.object({
            content: z.object({ "application/json": z.object({ example: z.unknown() }) }),
          }),
        })
        .optional(),
    }),
  ),
});

const PEOPLE: Record<string, { role: Role | null; options: string[] }> = {
  nobody: { role: null, options: [] },
  editor: { role: "editor", options: [] },
  senior: { role: "senior", options: [] },
  // Whoever may revoke any key is soon without one.
  admin: { role: "admin", options: ["--exclude-operation-id", "revokeKey"] },
  revoker: { role: "admin", options: ["--include-operation-id", "revokeKey"] },
};

const folder = mkdtempSync(join(tmpdir(), "verbatim-fuzz-"));
try {
  const seeded = settings("seeded.db");
  await configureLog(seeded.logLevel);
  const db = await openDatabase(seeded);
  await migrate(db);
  await loadSeeds(db, seeded.policy, await readSeedFiles(SEEDS_FOLDER));
  db.close();
  for (const who of values.as) {
    console.log(`\nAs ${who}:`);
    const code = await fuzzAs(who);
    if (code !== 0) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  console.error(
    `${values.schemathesis} cannot be run. Install Schemathesis 4 (\`pip install schemathesis\`), or say where it is: --schemathesis PATH`,
  );
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true });
}

function settings(file: string): Config {
  return parseConfig(
    demoEnvironment({
      DATABASE_URL: `file:${join(folder, file)}`,
      PORT: "0",
      MATCH_LIMIT: "0",
      LOG_LEVEL: "warning",
    }),
  );
}

/** What Schemathesis ends with: 0 where every answer keeps the contract. */
async function fuzzAs(who: string): Promise<unknown> {
  const person = PEOPLE[who];
  if (person === undefined) throw new Error(`--as is one of ${Object.keys(PEOPLE).join(", ")}`);
  const config = settings(`${who}.db`);
  cpSync(join(folder, "seeded.db"), join(folder, `${who}.db`));
  const db = await openDatabase(config);
  const at = new Date().toISOString();
  const headersOf = async (name: string, role: Role) => ({
    Authorization: `Bearer ${(await createKey(db, { name, role, at })).secret}`,
  });
  const headers =
    person.role === null
      ? []
      : Object.entries(await headersOf(who, person.role)).flatMap(([name, value]) => [
          "--header",
          `${name}: ${value}`,
        ]);
  const room = join(folder, who);
  mkdirSync(room);
  const toml = join(room, "schemathesis.toml");
  cpSync(beside("schemathesis.toml"), toml);
  const server = await startServer(config, db);
  try {
    await sendExamples(server.url, await headersOf("who prepares", "editor"));
    appendFileSync(toml, await writeDictionaries(db));
    return await schemathesis(server.url, toml, room, [...person.options, ...headers]);
  } finally {
    await server.stop();
  }
}

/** A draft and an article whose text is held: of the seeds' articles only hashes are. */
async function sendExamples(url: string, headers: Record<string, string>): Promise<void> {
  const { paths } = examples.parse(await (await fetch(`${url}/openapi.json`)).json());
  for (const path of ["/v1/claims", "/v1/articles"]) {
    const body = JSON.stringify(paths[path]?.post?.requestBody.content["application/json"].example);
    const answer = await fetch(`${url}${path}`, {
      method: "POST",
      body,
      headers: { ...headers, "Content-Type": "application/json" },
    });
    if (answer.status !== 201) throw new Error(`${path}: ${await answer.text()}`);
  }
}

function beside(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

async function schemathesis(url: string, toml: string, room: string, options: string[]): Promise<unknown> {
  const seconds = values.seconds === undefined ? null : Number(values.seconds) / values.as.length;
  const child = spawn(
    values.schemathesis,
    [
      ...["--config-file", toml],
      ...["run", `${url}/openapi.json`],
      ...[
        "--checks",
        "all",
        "--exclude-checks",
        "positive_data_acceptance",
        "--max-examples",
        values.examples,
        "--seed",
        values.seed,
      ],
      ...["--generation-database", "none", "--suppress-health-check", "all", "--no-color"],
      ...(seconds === null ? [] : ["--max-time", String(Math.max(1, Math.floor(seconds)))]),
      ...values.only.flatMap((operation) => ["--include-operation-id", operation]),
      ...options,
    ],
    {
      cwd: room,
      stdio: "inherit",
      env: { ...process.env, SCHEMATHESIS_HOOKS: beside("refused_by_a_rule.py") },
    },
  );
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  const [code] = await Promise.race([once(child, "close"), failed]);
  return code;
}
