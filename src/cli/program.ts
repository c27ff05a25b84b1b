import { Command } from "commander";
import { parseConfig } from "../config.ts";
import { DomainError } from "../domain-error.ts";
import { describeDatabase } from "../error-report.ts";
import { configureLog } from "../log.ts";

/** In the order in which help lists them. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["migrate", async () => (await import("./migrate.ts")).migrateCommand()],
  ["seed", async () => (await import("./seed.ts")).seedCommand()],
  ["serve", async () => (await import("./serve.ts")).serveCommand()],
  ["mcp", async () => (await import("./mcp.ts")).mcpCommand()],
  ["keys", async () => (await import("./keys.ts")).keysCommand()],
  ["embed", async () => (await import("./embed.ts")).embedCommand()],
  ["eval", async () => (await import("./eval.ts")).evalCommand()],
  ["eval-load", async () => (await import("./eval.ts")).evalLoadCommand()],
  ["export", async () => (await import("./export.ts")).exportCommand()],
  ["import", async () => (await import("./import.ts")).importCommand()],
  ["replay", async () => (await import("./replay.ts")).replayCommand()],
  ["verify", async () => (await import("./verify.ts")).verifyCommand()],
]);

const program = new Command("verbatim").description(
  "Fact-check claim annotations: verdicts that stand on word-for-word quotes.",
);
// An option behind a command is that command's, and not one of the command above it by the same name.
program.enablePositionalOptions();

// What other commands need is not loaded; help, and a name that is none, want them all.
const asked = COMMANDS.get(process.argv[2] ?? "");
for (const command of asked ? [asked] : COMMANDS.values()) program.addCommand(await command());

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
