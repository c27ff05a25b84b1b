import { createServer, IncomingMessage, type Server } from "node:http";
import { getRequestListener, RequestError } from "@hono/node-server";
import { createApp } from "./app.ts";
import { nodeBrowserScripts } from "./browser-build.ts";
import { type Config, localAddress, remoteOptions } from "./config.ts";
import { connectionsOf } from "./connections.ts";
import type { Database } from "./db/database.ts";
import { isMissingFile, openEmbedded } from "./db/embedded.ts";
import { describeDatabase, describeError } from "./error-report.ts";
import { BoundedStore } from "./http/bounded-store.ts";
import { type Keep, KeptAnswers } from "./http/kept-answers.ts";
import { countingLimiter } from "./http/pipelines/counting-limiter.ts";
import { inferenceOf } from "./inference/inference.ts";
import { DUE_INTERVAL_MS, dueJobs } from "./jobs/due-jobs.ts";
import { jobQueue } from "./jobs/job-queue.ts";
import { localEmbedderOf } from "./local-embedder.ts";
import { logger } from "./log.ts";
import { nodeDocsAssets } from "./node-assets.ts";
import { answerFromKept } from "./node-kept-answers.ts";
import { nodeTransport } from "./node-webhooks.ts";
import { nodePictures } from "./pictures/node-pictures.ts";
import { answerUnparsable, unreadableAddress } from "./unparsable-requests.ts";
import { webhookSender } from "./webhooks/sender.ts";

/** Open requests may finish for this long after a stop was asked for, ms. */
const STOP_PATIENCE_MS = 10_000;
/** For compressed answers: some 10,000 claims, or 1,000 pages. */
const COMPRESSED_BYTES = 16 * 2 ** 20;

export interface RunningServer {
  url: string;
  /** Answers what has arrived and takes no more, does what was left for later, then closes the database. */
  stop(): Promise<void>;
}

/** The database that DATABASE_URL names: an embedded file, a replica of a primary, or a server. */
export async function openDatabase(config: Config): Promise<Database> {
  const { databaseUrl, databaseAuthToken, syncUrl } = config;
  if (databaseUrl.startsWith("file:") || databaseUrl === ":memory:") {
    const isNew = isMissingFile(databaseUrl);
    const db = await openEmbedded({ url: databaseUrl, syncUrl, authToken: databaseAuthToken });
    if (isNew)
      console.error(`${describeDatabase(databaseUrl)} was not there: this is a new, empty database.`);
    return db;
  }
  const { openRemote } = await import("./db/remote.ts");
  return openRemote(databaseUrl, remoteOptions(config));
}

export async function startServer(config: Config, db: Database): Promise<RunningServer> {
  const log = logger("server");
  const database = describeDatabase(config.databaseUrl);
  let app: ReturnType<typeof createApp> | null = null;
  const queue = jobQueue((error, job) =>
    log.error("{job} was not done: {error}", {
      ...(error === null ? { error: "too much waits" } : describeError(error)),
      database,
      job,
    }),
  );
  const inference = inferenceOf(config, {
    local: await localEmbedderOf(config),
    report: (error, port) =>
      log.warning("the {port} gave no answer: {error}", { ...describeError(error), port }),
  });
  const due = () => dueJobs(db, new Date().toISOString(), inference).forEach(queue.later);
  // Which port a free one is, only listening tells.
  const listening = (port: number): Config =>
    config.port === 0 ? { ...config, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) } : config;
  const build = (port: number) =>
    createApp({
      announce: () => sender.wake(),
      browserScripts: nodeBrowserScripts(),
      config: listening(port),
      connect: () => db,
      compressed: new BoundedStore(COMPRESSED_BYTES),
      docsAssets: nodeDocsAssets(),
      drawPicture: nodePictures(),
      inference,
      later: queue.later,
      matchLimiter: config.matchLimit === 0 ? undefined : countingLimiter(config.matchLimit),
      reportLimiter: config.reportLimit === 0 ? undefined : countingLimiter(config.reportLimit),
      reportError: (error, request) =>
        log.error("a request failed: {error}", { ...describeError(error), database, ...request }),
    });
  const listenerOf = (keepOf: (incoming: IncomingMessage) => Keep | undefined) =>
    getRequestListener(
      (request, { incoming }) => {
        app ??= build(portOf(server));
        return app.fetch(request, {
          peerAddress: () => incoming.socket.remoteAddress ?? null,
          keep: incoming instanceof IncomingMessage ? keepOf(incoming) : undefined,
        });
      },
      {
        hostname: config.host,
        errorHandler: (error) => {
          if (error instanceof RequestError) return unreadableAddress();
          throw error;
        },
      },
    );
  const server = createServer(
    config.keptBytes === 0
      ? listenerOf(() => undefined)
      : answerFromKept(new KeptAnswers(config.keptBytes, () => db.version()), listenerOf),
  );
  await new Promise<void>((resolve, reject) => {
    server
      .once("error", (error) => reject(explainListening(error, config)))
      .listen(config.port, config.host, resolve);
  });
  const connections = connectionsOf(server);
  server.on("clientError", async (error, socket) => {
    // Whoever sends several requests at once reads the answers in their order.
    if (socket.writable && !("code" in error && error.code === "ECONNRESET"))
      await connections.answered(socket);
    answerUnparsable(error, socket);
  });
  const sender = webhookSender(
    db,
    {
      transport: nodeTransport(config.webhooks),
      publicUrl: listening(portOf(server)).publicUrl,
      release: config.release,
      now: Date.now,
    },
    (error) => log.error("webhooks were not sent: {error}", { ...describeError(error), database }),
  );
  sender.wake();
  due();
  const hourly = setInterval(due, DUE_INTERVAL_MS).unref();
  return {
    url: localAddress(config.host, portOf(server)),
    stop: async () => {
      clearInterval(hourly);
      await connections.close(STOP_PATIENCE_MS);
      await sender.stop();
      await queue.drain();
      db.close();
    },
  };
}

/** Which setting is at fault where the server cannot listen, and what to write; other errors as they are. */
function explainListening(error: Error, { host, port }: Config): Error {
  const remedy = "set HOST to one that it has, such as HOST=127.0.0.1, or to HOST=0.0.0.0 for all of them";
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is in use by another program: stop that, or choose another port with PORT, such as PORT=${port + 1}.`,
    EACCES: `Port ${port} is not open to this program: choose another with PORT, such as PORT=8787.`,
    EADDRNOTAVAIL: `HOST=${host} is no address of this machine: ${remedy}.`,
    ENOTFOUND: `HOST=${host} is no name that this machine knows: ${remedy}.`,
    EAI_AGAIN: `HOST=${host} is no name that this machine can look up: ${remedy}.`,
  };
  const sentence = "code" in error ? sentences[String(error.code)] : undefined;
  return sentence === undefined ? error : new Error(sentence, { cause: error });
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server listens on no port");
  return address.port;
}
