import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface ModelService {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** What came, parsed, in order. */
  asked: { path: string; authorization: string | undefined; body: unknown }[];
  /** How the next requests are answered. */
  answer(next: Answering): void;
  close(): Promise<void>;
}

export type Answering = (body: unknown, response: ServerResponse) => void;

/** Ends an answer with JSON. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return JSON.parse(text);
}

/** A service as an operator would run one beside this: a real one, in the test's own process. */
export async function startModelService(answering: Answering): Promise<ModelService> {
  const asked: ModelService["asked"] = [];
  let current = answering;
  const server = createServer(async (request, response) => {
    const body = await read(request);
    asked.push({ path: request.url ?? "", authorization: request.headers.authorization, body });
    current(body, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The service has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    answer: (next) => {
      current = next;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
