import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { nodeTransport } from "../../src/node-webhooks.ts";
import { type Receiver, startReceiver } from "../support/webhook-receiver.ts";

const LOCAL = { http: false, local: true };
const RULE = { http: true, local: false };
const BODY = JSON.stringify({
  type: "claim.published",
  timestamp: "2026",
  data: { seq: 1, kind: "published", claim: { id: "clm_1" } },
});
const message = (url: string) => ({ url, headers: { "webhook-id": "msg_1" }, body: BODY });

let receiver: Receiver | null = null;
afterEach(async () => {
  await receiver?.close();
  receiver = null;
});
const started = async (...given: Parameters<typeof startReceiver>) => {
  receiver = await startReceiver(...given);
  return receiver;
};
const portOf = ({ url }: Receiver) => new URL(url).port;

describe("a request to a receiver", () => {
  it("is posted once, and tells of the answer its status alone", async () => {
    const { url, received } = await started(() => 204);
    expect(await nodeTransport(LOCAL)(message(url))).toEqual({ status: 204 });
    expect(received.map(({ raw }) => raw)).toEqual([BODY]);
  });

  it("follows no redirection", async () => {
    const inner = await startReceiver();
    const { url, received } = await started((_message, response) => {
      response.writeHead(307, { location: inner.url }).end();
      return null;
    });
    expect(await nodeTransport(LOCAL)(message(url))).toEqual({ status: 307 });
    expect([received.length, inner.received.length]).toEqual([1, 0]);
    await inner.close();
  });

  it("ends with the headers, however long the answer goes on", async () => {
    const { url } = await started((_message, response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write("x".repeat(65_536)), 1);
      response.once("close", () => clearInterval(more));
      return null;
    });
    expect(await nodeTransport(LOCAL)(message(url))).toEqual({ status: 200 });
  });

  it("that is answered with what is no HTTP reached nobody", async () => {
    const server = createServer((socket) => socket.end("no HTTP\r\n\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    expect(await nodeTransport(LOCAL)(message(`http://127.0.0.1:${port}/`))).toEqual({
      failed: "unreachable",
    });
    server.close();
  });

  it("to where nobody listens reached nobody", async () => {
    const gone = await startReceiver();
    await gone.close();
    expect(await nodeTransport(LOCAL)(message(gone.url))).toEqual({ failed: "unreachable" });
  });

  it("asks no proxy", async () => {
    const { url, received } = await started();
    process.env.HTTP_PROXY = "http://127.0.0.1:9";
    process.env.NODE_USE_ENV_PROXY = "1";
    try {
      expect(await nodeTransport(LOCAL)(message(url))).toEqual({ status: 200 });
    } finally {
      delete process.env.HTTP_PROXY;
      delete process.env.NODE_USE_ENV_PROXY;
    }
    expect(received).toHaveLength(1);
  });
});

describe("a name", () => {
  it("is looked up once an attempt, and connected to where that said", async () => {
    const one = await started();
    const asked: string[] = [];
    const transport = nodeTransport(LOCAL, async (name) => {
      asked.push(name);
      return ["127.0.0.1"];
    });
    const url = `http://a.localhost:${portOf(one)}/hook`;
    expect(await transport(message(url))).toEqual({ status: 200 });
    expect(asked).toEqual(["a.localhost"]);
    expect(one.received[0]?.headers.host).toBe(`a.localhost:${portOf(one)}`);
  });

  it.each([
    ["leads here", ["127.0.0.1"]],
    ["leads into a network", ["10.0.0.1"]],
    ["leads to one public address and one that is not", ["8.8.8.8", "127.0.0.1"]],
    ["leads here by IPv6", ["::1"]],
    ["leads here in another wrapping", ["64:ff9b::7f00:1"]],
  ])("that %s is not connected to", async (_what, addresses) => {
    const { received } = await started(() => 200, 0);
    const transport = nodeTransport(RULE, async () => addresses);
    expect(await transport(message("http://hooks.example/hook"))).toEqual({ failed: "forbidden-address" });
    expect(received).toEqual([]);
  });

  it("that leads elsewhere at the second look-up is judged by the one that is connected to", async () => {
    const { received } = await started();
    const answers = [["10.0.0.9"], ["127.0.0.1"]];
    let asked = 0;
    const transport = nodeTransport(RULE, async () => answers[asked++] ?? []);
    for (const _attempt of answers)
      expect(await transport(message("http://rebound.example/hook"))).toEqual({
        failed: "forbidden-address",
      });
    expect([asked, received.length]).toEqual([2, 0]);
  });

  it("that turns to this machine after it was judged is not asked again while connecting", async () => {
    const one = await started();
    // What was judged is this machine, which the setting allows; what the name would lead to next is nobody.
    const answers = [["127.0.0.1"], ["127.0.0.2"]];
    let asked = 0;
    const transport = nodeTransport(LOCAL, async () => answers[asked++] ?? []);
    expect(await transport(message(`http://rebound.localhost:${portOf(one)}/hook`))).toEqual({ status: 200 });
    expect(asked).toBe(1);
  });

  it("that leads nowhere reached nobody", async () => {
    const nowhere = nodeTransport(RULE, async () => {
      throw new Error("ENOTFOUND");
    });
    expect(await nowhere(message("http://hooks.example/hook"))).toEqual({ failed: "unreachable" });
    const empty = nodeTransport(RULE, async () => []);
    expect(await empty(message("http://hooks.example/hook"))).toEqual({ failed: "unreachable" });
  });

  it("is no way around a rule that has become stricter", async () => {
    const { url, received } = await started();
    expect(await nodeTransport(RULE)(message(url))).toEqual({ failed: "forbidden-address" });
    expect(received).toEqual([]);
  });
});
