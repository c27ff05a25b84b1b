import { createServer, IncomingMessage, type RequestListener } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import * as z from "zod";
import { createApp } from "../../src/app.ts";
import { nodeBrowserScripts } from "../../src/browser-build.ts";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { KeptAnswers } from "../../src/http/kept-answers.ts";
import { jobQueue } from "../../src/jobs/job-queue.ts";
import { nodeDocsAssets } from "../../src/node-assets.ts";
import { answerFromKept } from "../../src/node-kept-answers.ts";
import { fillPeer, peer } from "./peer.ts";

// The measured process: the real app over a seeded file, beside it a Hono app that gives the same bytes from memory, and, where a
// file is named for it, the peer over the same documents. Tells its CPU time when asked.

const [databaseUrl = "", peerFile] = process.argv.slice(2);
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
const ports: Record<string, number> = { read: await listen(app.fetch) };

const kept = new KeptAnswers(2 ** 25, () => db.version());
ports.kept = await listenWith(
  answerFromKept(kept, (keepOf) =>
    getRequestListener((request, { incoming }) =>
      app.fetch(request, { keep: incoming instanceof IncomingMessage ? keepOf(incoming) : undefined }),
    ),
  ),
);

const answers = new Map<string, { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }>();
const plain = new Hono().get("*", (c) => {
  const { body, headers } = answers.get(c.req.url.slice(c.req.url.indexOf("/", 8))) ?? missing();
  return c.body(body, 200, headers);
});
ports.fixed = await listen(plain.fetch);
if (peerFile !== undefined) ports.peer = await listen((await filledPeer(peerFile)).fetch);

process.on("message", async (message: { kind: "learn"; path: string } | { kind: "cpu" }) => {
  if (message.kind === "learn") {
    const answer = await app.request(message.path);
    const body = new Uint8Array(await answer.arrayBuffer());
    const headers = { "content-type": answer.headers.get("content-type") ?? "" };
    answers.set(message.path, { body, headers });
    process.send?.({ kind: "learnt", tag: answer.headers.get("etag"), bytes: body.length });
  } else process.send?.({ kind: "cpu", ...process.cpuUsage() });
});
process.on("disconnect", () => process.exit());
process.send?.({ kind: "ready", ...ports });

function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<number> {
  return listenWith(getRequestListener((request) => fetch(request)));
}

function listenWith(listener: RequestListener): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer(listener).listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
    server.keepAliveTimeout = 60_000;
  });
}

/** The peer, with the documents that readers get here. */
async function filledPeer(file: string): Promise<Hono> {
  const claim = z.looseObject({ id: z.string(), slug: z.string(), publishedAt: z.string() });
  const span = z.looseObject({ claim: z.string(), quote: z.looseObject({ start: z.int() }) });
  const pageOfPeer = z.looseObject({ url: z.string(), article: z.unknown(), spans: z.array(span) });
  const get = async (path: string): Promise<unknown> => (await app.request(path)).json();
  const claims = [];
  for (let cursor = ""; ; ) {
    const list = z
      .looseObject({ claims: z.array(claim), nextCursor: z.string().nullable() })
      .parse(await get(`/v1/claims?limit=100${cursor}`));
    for (const summary of list.claims) {
      const { id, slug, publishedAt } = summary;
      const document = JSON.stringify(await get(`/v1/claims/${id}`));
      claims.push({ id, slug, publishedAt, document, summary: JSON.stringify(summary) });
    }
    if (list.nextCursor === null) break;
    cursor = `&cursor=${list.nextCursor}`;
  }
  const { values } = await db.execute("select key from article_addresses where key like 'urn:%'");
  const pages = [];
  for (const [urn] of values) pages.push(pageOfPeer.parse(await get(`/v1/annotations?url=${String(urn)}`)));
  const own = new DatabaseSync(file);
  fillPeer(own, claims, pages);
  return peer(own);
}

function missing(): never {
  throw new Error("this address was not learnt");
}
