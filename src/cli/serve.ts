import { Command } from "commander";
import { type Config, parseConfig } from "../config.ts";
import { openDatabase, startServer } from "../server.ts";
import { migrate } from "../upgrade/migrate.ts";
import { WORDS } from "../words/english.ts";

const DEMO_DATABASE = "file:data/demo.db";
const DEMO_PUBLISHER = "Verbatim demonstration";

/** Serves until it is told to stop. Migrates first: the schema and the program come from the same release. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("serve the API until interrupted")
    .option("--demo", `load the seed articles' claims and serve them from ${DEMO_DATABASE}`)
    .action(async ({ demo = false }: { demo?: boolean }) => {
      await serve(demo ? parseConfig(demoEnvironment(process.env)) : parseConfig(process.env), demo);
    });
}

/** The demonstration says that it is one, keeps its own database, and lets one person try everything. */
export function demoEnvironment(
  environment: Record<string, string | undefined>,
): Record<string, string | undefined> {
  return {
    DATABASE_URL: DEMO_DATABASE,
    PUBLISHER_NAME: DEMO_PUBLISHER,
    NOTICE: WORDS.site.demonstration,
    REQUIRE_SECOND_EDITOR: "false",
    ...environment,
  };
}

async function serve(config: Config, demo: boolean): Promise<void> {
  const db = await openDatabase(config);
  await migrate(db);
  const demonstration = demo ? await import("./demonstration.ts") : null;
  await demonstration?.loadClaims(db, config.policy);
  const server = await startServer(config, db);
  // Its address is the service's own, which is known for certain once it listens.
  const site = config.port === 0 ? server.url : config.publicUrl;
  await demonstration?.loadDemoPage(db, config.policy, site);
  console.log(
    (await demonstration?.thingsToTry(server.url)) ??
      `Verbatim serves ${config.databaseUrl} at ${server.url} (reference: ${server.url}/docs)`,
  );
  const stop = () => {
    // A second signal ends the process as signals do.
    process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
    console.log("Stopping: what has arrived is still answered.");
    void server.stop().then(() => console.log("Stopped. Goodbye."));
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}
