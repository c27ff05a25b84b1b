import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createApp } from "../../src/app.ts";
import { nodeBrowserScripts } from "../../src/browser-build.ts";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { jobQueue } from "../../src/jobs/job-queue.ts";
import { nodeDocsAssets } from "../../src/node-assets.ts";

// The measured process: the real app over a seeded file, and beside it a Hono app that gives the same answers with
// `c.json` from memory. Tells its CPU time when asked.

const [databaseUrl = ""] = process.argv.slice(2);
const db = await openEmbedded({ url: databaseUrl });
const queue = jobQueue((error) => console.error(error));
const app = createApp({
  browserScripts: nodeBrowserScripts(),
  config: parseConfig({ PUBLIC_URL: "http://127.0.0.1:8787" }),
  connect: () => db,
  docsAssets: nodeDocsAssets(),
  later: queue.later,
  reportError: (error) => console.error(error),
});
const read = await listen(app.fetch);

const answers = new Map<string, unknown>();
const plain = new Hono().get("*", (c) => c.json(answers.get(c.req.url.slice(c.req.url.indexOf("/", 8)))));
const fixed = await listen(plain.fetch);

process.on("message", async (message: { kind: "learn"; path: string } | { kind: "cpu" }) => {
  if (message.kind === "learn") {
    answers.set(message.path, await (await app.request(message.path)).json());
    process.send?.({ kind: "learnt" });
  } else process.send?.({ kind: "cpu", ...process.cpuUsage() });
});
process.on("disconnect", () => process.exit());
process.send?.({ kind: "ready", read, fixed });

function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<number> {
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname: "127.0.0.1", port: 0, createServer }, ({ port }: AddressInfo) =>
      resolve(port),
    );
    (server as Server).keepAliveTimeout = 60_000;
  });
}
