import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { ConnectionPool } from "./connection-pool.ts";
import { ProtocolError, pipelineBody, type StreamResult } from "./hrana-protocol.ts";
import { HranaStream } from "./hrana-stream.ts";
import { WriteTurns } from "./write-turns.ts";

export type HranaServerOptions = {
  /** `file:` and a path, as for the embedded client. */
  databaseUrl: string;
  /** 0, the default: any free one. */
  port?: number;
  /** If given, every request must carry it as a bearer token. */
  authToken?: string;
  /** How long a stream may lie idle before it is rolled back; 10 s, as on a remote server. */
  streamIdleMs?: number;
  /**
   * Floats that arrive lose their last digits, as in libsql-server, whose reader of JSON does not round correctly: what
   * was read there and is sent back need not be equal to itself.
   */
  inexactFloats?: boolean;
};

export type HranaServer = {
  /** `http://127.0.0.1:PORT`, for `@libsql/client`. */
  url: string;
  /** Round trips so far. `GET /` answers the same as `{"pipelines": n, "streams": open}` to another process. */
  pipelineCount(): number;
  /** Rolls back what is open and stops. */
  close(): Promise<void>;
};

/** A batch of statements with the longest texts that the API takes, escaped, stays well below this. */
const MAX_BODY_BYTES = 64 * 2 ** 20;

/**
 * A server of Hrana 2 over HTTP (the protocol of Turso and `sqld`) in front of an embedded file, for development
 * and tests: what runs against it has met the remote client, its errors and its round trips. It keeps to what
 * libsql-server does where that differs from the embedded client, and listens on the loopback interface alone.
 */
export async function startHranaServer(options: HranaServerOptions): Promise<HranaServer> {
  const pool = new ConnectionPool(filePath(options.databaseUrl));
  const streams = new StreamRegistry(pool, options);
  let pipelines = 0;

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (options.authToken !== undefined && request.headers.authorization !== `Bearer ${options.authToken}`) {
      return json(401, { message: "The token is missing or wrong", code: "UNAUTHORIZED" });
    }
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const route = `${request.method} ${pathname}`;
    if (route === "GET /") return json(200, { pipelines, streams: streams.open });
    // Only version 2: a client that asks for 3 falls back on the 404.
    if (route === "GET /v2") return text(200, "Hrana 2 over HTTP");
    if (route !== "POST /v2/pipeline") return text(404, "Not found");
    // A web page can send no such type elsewhere without asking first, and is never told yes.
    if (request.headers["content-type"] !== "application/json") return text(415, "Send application/json");
    const body = await readBody(request);
    if (body === null) return text(413, "The body is too large");
    pipelines += 1;
    return runPipeline(streams, body);
  };

  const server = createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => {
        if (error instanceof ProtocolError) return text(400, error.message);
        // A client that hangs up while it sends is no fault of ours.
        if (request.complete) console.error(error);
        return text(500, "Internal error");
      })
      .then((result) => send(response, result));
  });
  await new Promise<void>((resolve, reject) => {
    // Longer than clients keep an idle connection: they would send on one that is just being closed.
    server.keepAliveTimeout = 120_000;
    server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");

  return {
    url: `http://127.0.0.1:${address.port}`,
    pipelineCount: () => pipelines,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      streams.close();
      pool.close();
    },
  };
}

async function runPipeline(streams: StreamRegistry, body: string): Promise<Answer> {
  const { baton, requests } = parsePipeline(body);
  const stream = baton ? streams.resume(baton) : streams.start();
  if (stream === "expired") {
    return json(500, { message: "The stream has expired due to inactivity", code: "STREAM_EXPIRED" });
  }
  try {
    const results: StreamResult[] = [];
    for (const request of requests) results.push(await stream.handle(request));
    return json(200, { baton: streams.pause(stream), base_url: null, results });
  } catch (error) {
    streams.drop(stream);
    throw error;
  }
}

function parsePipeline(body: string): z.infer<typeof pipelineBody> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new ProtocolError("The body is not JSON");
  }
  const result = pipelineBody.safeParse(parsed);
  if (!result.success) throw new ProtocolError(`The body is no pipeline: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** The streams between two requests, by the baton that continues each; a baton is good for one request. */
class StreamRegistry {
  readonly #pool: ConnectionPool;
  readonly #idleMs: number;
  readonly #inexactFloats: boolean;
  readonly #turns = new WriteTurns();
  readonly #active = new Set<HranaStream>();
  readonly #waiting = new Map<string, { stream: HranaStream; expiry: NodeJS.Timeout }>();
  readonly #expired = new Set<string>();

  constructor(pool: ConnectionPool, { streamIdleMs = 10_000, inexactFloats = false }: HranaServerOptions) {
    this.#pool = pool;
    this.#idleMs = streamIdleMs;
    this.#inexactFloats = inexactFloats;
  }

  get open(): number {
    return this.#active.size;
  }

  start(): HranaStream {
    const stream = new HranaStream(this.#pool, this.#turns, this.#inexactFloats);
    this.#active.add(stream);
    return stream;
  }

  resume(baton: string): HranaStream | "expired" {
    if (this.#expired.has(baton)) return "expired";
    const entry = this.#waiting.get(baton);
    if (entry === undefined) throw new ProtocolError("The baton is invalid or was used before");
    clearTimeout(entry.expiry);
    this.#waiting.delete(baton);
    return entry.stream;
  }

  /** The baton for the next request, or null if the stream is closed. */
  pause(stream: HranaStream): string | null {
    if (stream.closed) {
      this.#active.delete(stream);
      return null;
    }
    const baton = randomUUID();
    const expire = () => {
      this.#waiting.delete(baton);
      this.#expired.add(baton);
      this.drop(stream);
    };
    this.#waiting.set(baton, { stream, expiry: setTimeout(expire, this.#idleMs).unref() });
    return baton;
  }

  drop(stream: HranaStream): void {
    stream.close();
    this.#active.delete(stream);
  }

  close(): void {
    for (const { expiry } of this.#waiting.values()) clearTimeout(expiry);
    for (const stream of this.#active) this.drop(stream);
  }
}

type Answer = { status: number; type: string; body: string };

// Without a charset: the client compares the whole header.
function json(status: number, value: object): Answer {
  return { status, type: "application/json", body: JSON.stringify(value) };
}

function text(status: number, body: string): Answer {
  return { status, type: "text/plain", body };
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) }).end(body);
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function filePath(databaseUrl: string): string {
  if (!databaseUrl.startsWith("file:")) throw new TypeError("databaseUrl must begin with file:");
  return databaseUrl.startsWith("file://")
    ? fileURLToPath(databaseUrl)
    : decodeURIComponent(databaseUrl.slice("file:".length));
}
