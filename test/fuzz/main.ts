import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { demoEnvironment } from "../../src/cli/serve.ts";
import { parseConfig } from "../../src/config.ts";
import { createKey } from "../../src/editors/keys.ts";
import { configureLog } from "../../src/log.ts";
import { loadSeeds } from "../../src/seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { openDatabase, startServer } from "../../src/server.ts";
import { migrate } from "../../src/upgrade/migrate.ts";

// `npm run fuzz:contract`: Schemathesis makes requests out of the OpenAPI document, allowed and not, and holds the answers
// of a real server with the seeds against it: without a key, and as an admin.
const { values } = parseArgs({
  options: {
    schemathesis: { type: "string", default: "st" },
    examples: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
  },
});

const folder = mkdtempSync(join(tmpdir(), "verbatim-fuzz-"));
const config = parseConfig(
  demoEnvironment({
    DATABASE_URL: `file:${join(folder, "fuzzed.db")}`,
    PORT: "0",
    MATCH_LIMIT: "0",
    LOG_LEVEL: "warning",
  }),
);
await configureLog(config.logLevel);
const db = await openDatabase(config);
await migrate(db);
await loadSeeds(db, config.policy, await readSeedFiles(SEEDS_FOLDER));
const admin = async () => {
  const at = new Date().toISOString();
  const { secret } = await createKey(db, { name: "Somebody who tries everything", role: "admin", at });
  return ["--header", `Authorization: Bearer ${secret}`];
};
const server = await startServer(config, db);
try {
  const runs = [
    ["without a key", []],
    // Whoever may revoke any key is soon without one.
    ["as an admin", ["--exclude-operation-id", "revokeKey", ...(await admin())]],
    ["as an admin who revokes keys", ["--include-operation-id", "revokeKey", ...(await admin())]],
  ] as const;
  for (const [who, options] of runs) {
    console.log(`\n${who}:`);
    if ((await fuzz(server.url, options)) !== 0) process.exitCode = 1;
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}

function beside(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

async function fuzz(url: string, options: readonly string[]): Promise<unknown> {
  const child = spawn(
    values.schemathesis,
    [
      "--config-file",
      beside("schemathesis.toml"),
      "run",
      `${url}/openapi.json`,
      ...["--checks", "all", "--exclude-checks", "positive_data_acceptance"],
      ...["--max-examples", values.examples, "--seed", values.seed],
      ...["--generation-database", "none", "--suppress-health-check", "all"],
      ...options,
    ],
    {
      // Where it keeps what it found.
      cwd: folder,
      stdio: "inherit",
      env: { ...process.env, SCHEMATHESIS_HOOKS: beside("refused_by_a_rule.py") },
    },
  );
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  const [code] = await Promise.race([once(child, "close"), failed]);
  return code;
}
