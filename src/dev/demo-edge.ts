import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { demoEnvironment } from "../cli/serve.ts";
import { thingsToTry } from "../cli/things-to-try.ts";
import { parseConfig } from "../config.ts";
import { startHranaServer } from "./hrana-server.ts";
import { seedFile } from "./seed-file.ts";
import { startWranglerDev } from "./wrangler-dev.ts";

const DATABASE_FILE = "file:data/demo-edge.db";

/**
 * The demonstration as it runs at the edge: the Worker in workerd, its database behind HTTP. Ends on SIGINT or
 * SIGTERM, with everything that it started.
 */
async function demoEdge(): Promise<void> {
  const {
    NOTICE = "",
    PUBLISHER_NAME = "",
    REQUIRE_SECOND_EDITOR = "",
    ...environment
  } = demoEnvironment(process.env);
  const said = { NOTICE, PUBLISHER_NAME, REQUIRE_SECOND_EDITOR };
  const { port: wanted, policy } = parseConfig({ ...environment, ...said });
  // The Worker has to know its own address before wrangler would choose one.
  const port = wanted === 0 ? await freePort() : wanted;
  const site = `http://127.0.0.1:${port}`;
  await seedFile(DATABASE_FILE, policy, site);
  const hrana = await startHranaServer({ databaseUrl: DATABASE_FILE });
  // Until there is something to stop with patience, and again while it stops: what was started is killed on exit.
  const giveUp = () => process.exit(1);
  process.on("SIGINT", giveUp).on("SIGTERM", giveUp);
  const worker = await startWranglerDev({
    port,
    vars: {
      ...said,
      DATABASE_URL: hrana.url,
      PUBLIC_URL: site,
    },
  });
  console.log(await thingsToTry(worker.url));

  process.off("SIGINT", giveUp).off("SIGTERM", giveUp);
  const told = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]).then(() => "told" as const);
  const why = await Promise.race([told, worker.ended.then(() => "ended" as const)]);
  process.on("SIGINT", giveUp).on("SIGTERM", giveUp);
  if (why === "ended") {
    console.error(worker.output());
    process.exitCode = 1;
  }
  await worker.stop();
  await hrana.close();
  process.off("SIGINT", giveUp).off("SIGTERM", giveUp);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

await demoEdge();
