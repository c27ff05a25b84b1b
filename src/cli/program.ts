import { Command, InvalidArgumentError, Option } from "commander";
import { parseConfig } from "../config.ts";
import { DomainError } from "../domain-error.ts";
import { allKeys, createKey, revoke } from "../editors/keys.ts";
import { describeDatabase } from "../error-report.ts";
import { configureLog } from "../log.ts";
import { loadSeeds } from "../seeds/load-seeds.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../seeds/read-seed-files.ts";
import { migrate } from "../upgrade/migrate.ts";
import { ROLES, type Role } from "../vocabulary.ts";
import { embedCommand } from "./embed.ts";
import { evalCommand, evalLoadCommand } from "./eval.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { mcpCommand } from "./mcp.ts";
import { replayCommand } from "./replay.ts";
import { serveCommand } from "./serve.ts";
import { verifyCommand } from "./verify.ts";
import { withDatabase } from "./with-database.ts";

const program = new Command("verbatim").description(
  "Fact-check claim annotations: verdicts that stand on word-for-word quotes.",
);
// An option behind a command is that command's, and not one of the command above it by the same name.
program.enablePositionalOptions();

program
  .command("migrate")
  .description("bring the database up to date; running it again changes nothing")
  .action(() =>
    withDatabase(async (db) => {
      const { moved, shared } = await migrate(db);
      if (moved > 0) console.log(`${moved} addresses have other keys by the rules of this release.`);
      for (const { key, articleId, holderId } of shared) {
        console.log(`${articleId} and ${holderId} are one page, ${key}: merge them if you agree.`);
      }
    }),
  );

program
  .command("seed")
  .description("load the claims of the four seed articles; running it again changes nothing")
  .action(() =>
    withDatabase(async (db, config) => {
      await migrate(db);
      const { published, known } = await loadSeeds(db, config.policy, await readSeedFiles(SEEDS_FOLDER));
      console.log(`${published} claims published, ${known} were there already.`);
    }),
  );

program.addCommand(serveCommand());
program.addCommand(mcpCommand());

function someone(name: string): string {
  if (name.trim() === "") throw new InvalidArgumentError("A key is somebody's: give a name.");
  return name.trim();
}

const keys = program.command("keys").description("keys of editors");

keys
  .command("create")
  .description("make a key; its last line is the key, shown this once")
  .requiredOption("--name <name>", "whose it is; the same name again is the same person", someone)
  .addOption(new Option("--role <role>", "what it may do").choices(ROLES).makeOptionMandatory())
  .action(({ name, role }: { name: string; role: Role }) =>
    withDatabase(async (db) => {
      await migrate(db);
      const { key, secret } = await createKey(db, { name, role, at: new Date().toISOString() });
      console.log(`A key for ${key.editor.name} (${key.role}). Its id, to revoke it by: ${key.id}`);
      console.log("The key itself, to sign in with, is the next line. Keep it: it is not shown again.");
      console.log(secret);
    }),
  );

keys
  .command("list")
  .description("every key, without its secret")
  .action(() =>
    withDatabase(async (db) => {
      for (const { id, editor, role, prefix, lastUsedAt, revokedAt } of await allKeys(db)) {
        const used = lastUsedAt ? `last used ${lastUsedAt}` : "never used";
        console.log(
          [id, `${prefix}…`, role, editor.name, revokedAt ? `revoked ${revokedAt}` : used].join("  "),
        );
      }
    }),
  );

keys
  .command("revoke")
  .description("make a key worthless")
  .argument("<id>", "its id, key_…")
  .action((id: string) =>
    withDatabase(async (db) => {
      const { revokedAt } = await revoke(db, id, new Date().toISOString());
      console.log(`${id} is revoked since ${revokedAt}.`);
    }),
  );

program.addCommand(embedCommand());
program.addCommand(evalCommand());
program.addCommand(evalLoadCommand());
program.addCommand(exportCommand());
program.addCommand(importCommand());
program.addCommand(replayCommand());
program.addCommand(verifyCommand());

try {
  await configureLog(parseConfig(process.env).logLevel);
  await program.parseAsync();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** What is wrong, in words for whoever typed the command. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DomainError && error.code === "unavailable") {
    const { databaseUrl } = parseConfig(process.env);
    if (/^(libsql|https?):/.test(databaseUrl))
      return `${describeDatabase(databaseUrl)} does not answer as a libSQL server: start it, or set DATABASE_URL to one that does, or to a file, such as DATABASE_URL=file:data/verbatim.db.`;
  }
  if (error instanceof DomainError && error.cause instanceof Error)
    return `${error.message} (${error.cause.message})`;
  return error.message;
}
