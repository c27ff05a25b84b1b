import { type ChildProcess, fork } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import * as z from "zod";

/** A request of a benchmark, and the status that it must be answered with. */
export interface Asked {
  path: string;
  headers?: Record<string, string>;
  /** Posted as JSON where there is one. */
  body?: string;
  status: number;
}

const CONNECTIONS = 4;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** The app of a checkout of this repository over a file, in a process of its own that tells its CPU time. */
export class CheckoutServer {
  readonly #child: ChildProcess;
  #port = 0;

  constructor(checkout: string, file: string) {
    this.#child = fork(join(checkout, "test/bench/reads-server.ts"), [`file:${file}`], { cwd: checkout });
  }

  async start(): Promise<void> {
    this.#port = (await this.#reply(z.object({ read: z.int() }))).read;
  }

  #reply<T>(schema: z.ZodType<T>): Promise<T> {
    return new Promise((done) => this.#child.once("message", (message) => done(schema.parse(message))));
  }

  async #cpu(): Promise<number> {
    const reply = this.#reply(z.object({ user: z.number(), system: z.number() }));
    this.#child.send({ kind: "cpu" });
    const { user, system } = await reply;
    return user + system;
  }

  /** CPU time of the server for one of these requests, in the mean, µs. */
  async cost(requests: readonly Asked[]): Promise<number> {
    const started = await this.#cpu();
    const left = [...requests];
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let next = left.pop(); next !== undefined; next = left.pop()) await this.ask(next);
      }),
    );
    return ((await this.#cpu()) - started) / requests.length;
  }

  ask({ path, headers = {}, body, status }: Asked): Promise<{ bytes: number; text: string; tag: string }> {
    const method = body === undefined ? "GET" : "POST";
    const type = body === undefined ? {} : { "content-type": "application/json" };
    return new Promise((done, fail) => {
      request(
        { host: "127.0.0.1", port: this.#port, path, method, agent, headers: { ...headers, ...type } },
        (response) => {
          const chunks: Buffer[] = [];
          if (response.statusCode !== status) fail(new Error(`${path} answered ${response.statusCode}`));
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => {
            const body = Buffer.concat(chunks);
            done({ bytes: body.length, text: body.toString(), tag: response.headers.etag ?? "" });
          });
        },
      )
        .on("error", fail)
        .end(body);
    });
  }

  stop(): void {
    this.#child.disconnect();
  }
}

/** Lets go of the connections to all servers. */
export function closeConnections(): void {
  agent.destroy();
}

/** The middle one; of an even number the upper of the two. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** "min … median … max", two places. */
export function spread(ratios: readonly number[]): string {
  return [Math.min(...ratios), median(ratios), Math.max(...ratios)]
    .map((ratio) => ratio.toFixed(2))
    .join(" … ");
}
