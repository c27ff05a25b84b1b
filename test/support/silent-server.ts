import { createServer, type Socket } from "node:net";

export interface SilentServer {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** Requests that were heard. */
  requests(): number;
  close(): Promise<void>;
}

/** Takes every connection, reads what comes, and says `greeting`, or nothing, for ever. */
export async function startSilentServer(greeting = ""): Promise<SilentServer> {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on("error", () => {})
      .on("data", (data) => {
        if (/^(GET|POST) /.test(data.toString("latin1"))) requests += 1;
      });
    if (greeting !== "") socket.write(greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: () => requests,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
