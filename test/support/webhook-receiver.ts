import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";

/** A message as it came. */
export interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  raw: string;
  /** Number and claim of the change that it tells of. */
  seq: number;
  claim: string;
  kind: string;
}

/** What a receiver does with a message: a status, or more. */
export type Manner = (received: Received, response: ServerResponse) => number | null;

export interface Receiver {
  url: string;
  received: Received[];
  /** Ids of messages that were answered with 2xx, each once, in the order of their first time. */
  taken(): Received[];
  behave(manner: Manner): void;
  close(): Promise<void>;
}

interface Body {
  type: string;
  timestamp: string;
  data: { seq: number; kind: string; claim: { id: string } };
}

/** Somebody's receiver on this machine. Without a manner it takes everything. */
export async function startReceiver(manner: Manner = () => 200, port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const taken = new Map<string, Received>();
  let behaviour = manner;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString("utf8");
      const { data } = JSON.parse(raw) as Body;
      const message: Received = {
        id: String(request.headers["webhook-id"]),
        headers: request.headers,
        raw,
        seq: data.seq,
        claim: data.claim.id,
        kind: data.kind,
      };
      received.push(message);
      const status = behaviour(message, response);
      if (status === null) return;
      if (status >= 200 && status < 300 && !taken.has(message.id)) taken.set(message.id, message);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the receiver listens on no port");
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    taken: () => [...taken.values()],
    behave: (next) => {
      behaviour = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whether the standard's own library takes a message for one that was signed with this secret. */
export function isSigned(secret: string, { raw, headers }: Pick<Received, "raw" | "headers">): boolean {
  try {
    new Webhook(secret).verify(raw, {
      "webhook-id": String(headers["webhook-id"]),
      "webhook-timestamp": String(headers["webhook-timestamp"]),
      "webhook-signature": String(headers["webhook-signature"]),
    });
    return true;
  } catch {
    return false;
  }
}
