import type { Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Turns of the event loop without a new request after which all that had arrived has been read. */
const QUIET_TURNS = 10;
/** Clients that connect again and again do not keep a server from stopping, ms. */
const READING_PATIENCE_MS = 500;
/** How often connections that have become idle are closed while the server stops, ms. */
const SWEEP_MS = 20;

export interface Connections {
  /** Once every request that was read whole from this connection is answered; at once if there is none. */
  answered(socket: Duplex): Promise<void>;
  /**
   * Takes what has arrived, answers it, and then no more: each connection is closed after its last answer, and at the
   * latest `patience` ms from now.
   */
  close(patience: number): Promise<void>;
}

/** Knows which answers a server's connections wait for. Node itself drops, when told to close, what it has not read. */
export function connectionsOf(server: Server): Connections {
  const open = new Map<Duplex, ServerResponse[]>();
  let requests = 0;
  let isStopping = false;
  server.prependListener("request", ({ socket }, response) => {
    requests++;
    const responses = open.get(socket) ?? [];
    open.set(socket, responses);
    responses.push(response);
    response.once("close", () => {
      responses.splice(responses.indexOf(response), 1);
      if (responses.length === 0) open.delete(socket);
    });
    if (isStopping) closeAfterLast(responses);
  });
  const readWhatArrived = async () => {
    const end = Date.now() + READING_PATIENCE_MS;
    for (let quiet = 0, seen = requests; quiet < QUIET_TURNS && Date.now() < end; quiet++) {
      await nextTurn();
      if (requests !== seen) [quiet, seen] = [0, requests];
    }
  };
  return {
    answered: async (socket) => {
      const waiting = (open.get(socket) ?? []).filter(({ req }) => req.complete);
      await Promise.all(waiting.map((response) => new Promise((resolve) => response.once("close", resolve))));
    },
    close: async (patience) => {
      isStopping = true;
      for (const responses of open.values()) closeAfterLast(responses);
      await readWhatArrived();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const impatient = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearInterval(sweep);
      clearTimeout(impatient);
    },
  };
}

/** Of a connection's answers only the last says that it is the last. */
function closeAfterLast(responses: readonly ServerResponse[]): void {
  for (const response of responses) {
    if (!response.headersSent) response.shouldKeepAlive = response !== responses.at(-1);
  }
}
