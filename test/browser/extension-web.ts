import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it left the browser. */
export interface Seen {
  method: string;
  /** Whole, with host and query. */
  url: string;
  headers: IncomingHttpHeaders;
  /** The same as they came, in their order. */
  raw: string[];
  /** Ms. */
  at: number;
}

export interface Served {
  status?: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

/** The whole web, as far as the browser can tell. */
export interface Web {
  port: number;
  /** Everything that was asked for, in order. */
  seen: Seen[];
  /** What stands at an address (without its query), for any method. */
  serve(address: string, served: Served): void;
  /** All of an origin is answered by a server of this machine. */
  forward(origin: string, to: string): void;
  /** All of an origin is answered by this, by path. */
  answerBy(origin: string, answer: (path: string) => Served): void;
  /** Answers before anything else does; null where it does not. It may wait, or never answer. */
  meddle: ((seen: Seen) => Promise<Served | null> | Served | null) | null;
  /** Those that went to this origin. */
  sentTo(origin: string): Seen[];
  close(): Promise<void>;
}

const HTML = { "Content-Type": "text/html; charset=utf-8" };

export async function openWeb(): Promise<Web> {
  const pages = new Map<string, Served>();
  const forwards = new Map<string, string>();
  const answerers = new Map<string, (path: string) => Served>();
  const server = createServer(async (incoming, outgoing) => {
    const seen: Seen = {
      method: incoming.method ?? "",
      url: incoming.url ?? "",
      headers: incoming.headers,
      raw: incoming.rawHeaders,
      at: Date.now(),
    };
    web.seen.push(seen);
    const { origin, pathname, search } = new URL(seen.url, "http://nowhere.example");
    const answer =
      (await web.meddle?.(seen)) ?? pages.get(origin + pathname) ?? answerers.get(origin)?.(pathname) ?? null;
    if (answer !== null) {
      outgoing.writeHead(answer.status ?? 200, answer.headers ?? HTML).end(answer.body);
      return;
    }
    const to = forwards.get(origin);
    if (to === undefined) {
      outgoing.writeHead(404, HTML).end("<!doctype html><title>Nothing here</title>");
      return;
    }
    const passed = request(
      to + pathname + search,
      { method: seen.method, headers: { ...incoming.headers, connection: "close" } },
      (response) => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(outgoing);
      },
    );
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  // https is told by its host alone, and is nobody's here.
  server.on("connect", (incoming, socket) => {
    web.seen.push({
      method: "CONNECT",
      url: `https://${incoming.url}`,
      headers: incoming.headers,
      raw: incoming.rawHeaders,
      at: Date.now(),
    });
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const web: Web = {
    port: portOf(address),
    seen: [],
    serve: (where, served) => void pages.set(where, served),
    forward: (origin, to) => void forwards.set(origin, to),
    answerBy: (origin, answer) => void answerers.set(origin, answer),
    meddle: null,
    sentTo: (origin) => web.seen.filter(({ url }) => url.startsWith(`${origin}/`)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return web;
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return address.port;
}
