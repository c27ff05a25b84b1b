import { setImmediate as nextTurn } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import type { ZodType, z } from "zod";
import { createApp } from "../../src/app.ts";
import { nodeBrowserScripts } from "../../src/browser-build.ts";
import type { Config } from "../../src/config.ts";
import type { Database } from "../../src/db/database.ts";
import type { Environment } from "../../src/http/environment.ts";
import { countingLimiter } from "../../src/http/pipelines/counting-limiter.ts";
import { inferenceOf } from "../../src/inference/inference.ts";
import type { WorkersAi } from "../../src/inference/workers-ai.ts";
import { jobQueue } from "../../src/jobs/job-queue.ts";
import { nodeDocsAssets } from "../../src/node-assets.ts";
import { nodePictures } from "../../src/pictures/node-pictures.ts";
import { testConfig } from "./test-config.ts";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Null where the answer is not JSON. */
  json: unknown;
}

export interface Service {
  /** One request, in process. */
  request(path: string, init?: RequestInit, runtime?: Environment["Bindings"]): Promise<Answer>;
  /** The answer to a GET that must succeed and keep to its contract, without anything that the contract lacks. */
  read<T extends ZodType>(path: string, contract: T, init?: RequestInit): Promise<z.output<T>>;
  /** The answer as it goes out, packed where it is. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The body of the answer to a GET, as it is. */
  bytes(path: string, headers?: Record<string, string>): Promise<Buffer>;
  /** What the service reported as its own mistakes. */
  mistakes: unknown[];
  /** What it reported of models that gave no answer. */
  unanswered: unknown[];
  /** Once everything is done that was left for later. */
  settled(): Promise<void>;
  /** Method and path of everything that is mounted. */
  routes: { method: string; path: string }[];
}

/** The whole application over a database. */
export function serviceOver(db: Database, config: Config = testConfig(), ai?: WorkersAi): Service {
  const unanswered: unknown[] = [];
  const mistakes: unknown[] = [];
  const queue = jobQueue((error) => mistakes.push(error));
  const app = createApp({
    browserScripts: nodeBrowserScripts(),
    config,
    connect: () => db,
    docsAssets: nodeDocsAssets(),
    drawPicture: nodePictures(),
    inference: inferenceOf(config, { ai, report: (error) => unanswered.push(error) }),
    later: queue.later,
    matchLimiter: countingLimiter(config.matchLimit),
    reportLimiter: config.reportLimit === 0 ? undefined : countingLimiter(config.reportLimit),
    reportError: (error) => mistakes.push(error),
  });
  const request = async (path: string, init?: RequestInit, runtime: Environment["Bindings"] = {}) => {
    // A request over a socket begins in a turn of its own. Without one, a client that asks again and again keeps this
    // process from anything else, and the database client from letting go of what it used.
    await nextTurn();
    return readAnswer(await app.request(path, init, runtime));
  };
  return {
    mistakes,
    unanswered,
    settled: queue.drain,
    request,
    bytes: async (path, headers = {}) =>
      Buffer.from(await (await app.request(path, { headers })).arrayBuffer()),
    fetch: async (path, init) => app.request(path, init),
    routes: app.routes.map(({ method, path }) => ({ method, path })),
    read: async (path, contract, init) => {
      const earlier = mistakes.length;
      const answer = await request(path, init);
      expect({ path, status: answer.status, mistakes: mistakes.slice(earlier) }).toEqual({
        path,
        status: 200,
        mistakes: [],
      });
      return contract.parse(answer.json);
    },
  };
}

export async function readAnswer(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  // Clients unpack what they asked for packed; whoever asks the app in process does it here.
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  const isJson = response.headers.get("Content-Type")?.includes("json") ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text !== "" ? JSON.parse(text) : null,
  };
}
