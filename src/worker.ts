import { waitUntil } from "cloudflare:workers";
import { createApp } from "./app.ts";
import { type Config, parseConfig, remoteOptions } from "./config.ts";
import type { Database } from "./db/database.ts";
import { openRemote } from "./db/remote.ts";
import { describeDatabase, describeError } from "./error-report.ts";
import { workersBrowserScripts } from "./http/browser-scripts.ts";
import { bindingLimiter, type RateLimitBinding } from "./http/pipelines/binding-limiter.ts";
import { type AssetsBinding, workersDocsAssets } from "./http/reference/docs-assets.ts";
import { type Inference, inferenceOf } from "./inference/inference.ts";
import type { WorkersAi } from "./inference/workers-ai.ts";
import { dueJobs } from "./jobs/due-jobs.ts";
import type { Job } from "./jobs/job.ts";
import { workersPictures } from "./pictures/workers-pictures.ts";
import { sendDue } from "./webhooks/send-due.ts";
import { purgeReaders } from "./workers-cache.ts";
import { workersTransport } from "./workers-webhooks.ts";

interface Bindings extends Record<string, unknown> {
  ASSETS: AssetsBinding;
  /** Missing where a deployment does not limit. */
  MATCH_LIMITER?: RateLimitBinding;
  REPORT_LIMITER?: RateLimitBinding;
  /** Missing where a deployment asks no model. */
  AI?: WorkersAi;
}

/** As wrangler.toml has it. */
const EACH_MINUTE = "* * * * *";

type App = ReturnType<typeof createApp>;

// Bindings are the same for every request of an isolate, so the routes are built once.
let app: App | null = null;

function build(bindings: Bindings): App {
  const config = parseConfig(bindings);
  const database = describeDatabase(config.databaseUrl);
  return createApp({
    announce: (db) => {
      if (config.edgeCache) waitUntil(done(purgeReaders(db)));
      waitUntil(done(sendWebhooks(db, config)));
    },
    browserScripts: workersBrowserScripts(bindings.ASSETS),
    config,
    // A client that is kept between requests hangs under load.
    connect: () => openRemote(config.databaseUrl, remoteOptions(config)),
    docsAssets: workersDocsAssets(bindings.ASSETS),
    drawPicture: workersPictures(),
    later: (job) => waitUntil(done(job)),
    inference: inferenceFor(config, bindings),
    matchLimiter: bindings.MATCH_LIMITER && bindingLimiter(bindings.MATCH_LIMITER),
    reportLimiter: bindings.REPORT_LIMITER && bindingLimiter(bindings.REPORT_LIMITER),
    reportError: (error, request) => {
      console.error(JSON.stringify({ ...request, ...describeError(error), database }));
    },
  });
}

function inferenceFor(config: Config, { AI: ai }: Bindings): Inference {
  return inferenceOf(config, {
    ai,
    report: (error, port) => console.error(JSON.stringify({ port, ...describeError(error) })),
  });
}

/** An invocation has half a minute after its answer; the last attempt takes a third of it. */
const SENDING_MS = 15_000;

function sendWebhooks(db: Database, config: Config): Job {
  const { publicUrl, release, webhooks } = config;
  return {
    name: "send webhooks",
    run: async () => {
      const end = Date.now() + SENDING_MS;
      const context = { transport: workersTransport(webhooks), publicUrl, release, now: Date.now };
      await sendDue(db, context, () => Date.now() < end);
    },
  };
}

/** Runs it to its end, whatever that is: nobody waits for it any more. */
async function done(job: Job): Promise<void> {
  try {
    await job.run();
  } catch (error) {
    console.error(JSON.stringify({ job: job.name, ...describeError(error) }));
  }
}

export default {
  /** By the schedule of wrangler.toml: each minute what waits for webhooks, each hour also what else is due. */
  async scheduled({ cron }: { cron: string }, bindings: Bindings): Promise<void> {
    const config = parseConfig(bindings);
    const db = openRemote(config.databaseUrl, remoteOptions(config));
    const isMinute = cron === EACH_MINUTE;
    const jobs = isMinute ? [] : dueJobs(db, new Date().toISOString(), inferenceFor(config, bindings));
    for (const job of [...jobs, sendWebhooks(db, config)]) await done(job);
    db.close();
  },
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    app ??= build(bindings);
    // Set by Cloudflare, whatever the client sends.
    return app.fetch(request, { peerAddress: () => request.headers.get("cf-connecting-ip") });
  },
};
