import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbedded } from "../../src/db/embedded.ts";
import { type RunningServer, startServer } from "../../src/server.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const fresh = temporaryFiles();
let server: RunningServer;
let port: number;
beforeAll(async () => {
  const db = await openEmbedded({ url: `file:${await migratedFile(fresh("served.db"))}` });
  server = await startServer(testConfig({ PORT: "0" }), db);
  port = Number(new URL(server.url).port);
});
afterAll(() => server.stop());

/** Sends bytes as they are and reads until the server closes the connection. */
function send(request: string): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", ...body] = answer.split("\r\n\r\n");
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), head, body: body.join("\r\n\r\n") });
    });
    socket.end(request);
  });
}

const request = (line: string, headers: string[] = [], body = "") =>
  send([`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers, "", body].join("\r\n"));

describe("the Node server", () => {
  it("answers", async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const plain = await request("GET /v1/claims");
    expect([plain.status, plain.body]).toEqual([200, '{"claims":[],"nextCursor":null}']);
  });

  it("answers HEAD without a body", async () => {
    const answer = await request("HEAD /v1/claims");
    expect([answer.status, answer.body]).toEqual([200, ""]);
  });

  it.each<
    [what: string, send: () => Promise<{ status: number; head: string; body: string }>, refusal: object]
  >([
    [
      "a method that Node does not parse",
      () => request("FOO /v1/claims"),
      { status: 405, code: "method-not-allowed" },
    ],
    [
      "a method that Node parses and nobody serves",
      () => request("PURGE /v1/annotations"),
      { status: 405, code: "method-not-allowed" },
    ],
    ["TRACE", () => request("TRACE /v1/annotations"), { status: 405, code: "method-not-allowed" }],
    // To Node's parser, whatever comes first is the method.
    ["garbage", () => send("\u0016\u0003\u0001 hello\r\n\r\n"), { status: 405, code: "method-not-allowed" }],
    ["half a request line", () => send("GET\r\n\r\n"), { status: 405, code: "method-not-allowed" }],
    [
      "another protocol's version",
      () => send("GET / HTTP/9.9\r\n\r\n"),
      { status: 400, code: "invalid-header" },
    ],
    [
      "a header without a colon",
      () => request("GET /v1/claims", ["Nonsense"]),
      { status: 400, code: "invalid-header" },
    ],
    [
      "headers that are too large",
      () => request("GET /v1/claims", [`X-Large: ${"a".repeat(100_000)}`]),
      { status: 400, code: "invalid-header" },
    ],
    [
      "an address that is too long",
      () => request(`GET /v1/claims?q=${"a".repeat(100_000)}`),
      { status: 400, code: "invalid-header" },
    ],
    [
      "a length that is no number",
      () => request("POST /v1/claims", ["Content-Length: many"]),
      { status: 400, code: "invalid-header" },
    ],
    [
      "two ways to say how long the body is",
      () => request("POST /v1/claims", ["Content-Length: 2", "Transfer-Encoding: chunked"], "0\r\n\r\n"),
      { status: 400, code: "invalid-header" },
    ],
    [
      "a body on GET",
      () => request("GET /v1/claims", ["Content-Type: application/json", "Content-Length: 2"], "{}"),
      { status: 400, code: "body-not-allowed" },
    ],
    [
      "a chunked body on GET",
      () => request("GET /v1/claims", ["Transfer-Encoding: chunked"], "2\r\n{}\r\n0\r\n\r\n"),
      { status: 400, code: "body-not-allowed" },
    ],
    [
      "a body on GET where only POST is",
      () => request("GET /v1/match", ["Content-Type: application/json", "Content-Length: 2"], "{}"),
      { status: 405, code: "method-not-allowed" },
    ],
    [
      "a chunked body on GET where only POST is",
      () => request("GET /v1/claims/x/publish", ["Transfer-Encoding: chunked"], "2\r\n{}\r\n0\r\n\r\n"),
      { status: 405, code: "method-not-allowed" },
    ],
    [
      "a body on GET of an action",
      () => request("GET /v1/keys/x/revoke", ["Content-Length: 2"], "{}"),
      { status: 405, code: "method-not-allowed" },
    ],
    [
      "a body on GET where nothing is",
      () => request("GET /v1/nothing", ["Content-Length: 2"], "{}"),
      { status: 404, code: "not-found" },
    ],
    ["a path that is no path", () => request("GET /v1/claims/%"), { status: 404, code: "not-found" }],
    ["a path upwards", () => request("GET /docs/../../etc/passwd"), { status: 404, code: "not-found" }],
    [
      "an escaped path upwards",
      () => request("GET /docs/..%2f..%2fpackage.json"),
      { status: 404, code: "not-found" },
    ],
    ["an asterisk", () => request("GET *"), { status: 400, code: "invalid-header" }],
    ["a backslash", () => request("GET /v1\\claims"), { status: 400, code: "invalid-header" }],
    [
      "a host that is none",
      () => send("GET /v1/claims HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"),
      { status: 400, code: "invalid-header" },
    ],
  ])("%s gets a problem document", async (_what, ask, refusal) => {
    const answer = await ask();
    const problem: unknown = JSON.parse(answer.body);
    expect(problem).toMatchObject(refusal);
    expect(problem).toMatchObject({ status: answer.status, title: expect.any(String) });
    expect(answer.head.toLowerCase()).toContain("content-type: application/problem+json");
    expect(answer.head.toLowerCase()).toMatch(/^x-request-id: [0-9a-f-]{36}\r?$/m);
  });

  it("says which methods there are to whoever sends none of them", async () => {
    expect((await request("FOO /v1/claims")).head.toLowerCase()).toMatch(/^allow: .*\bget\b/m);
  });

  it("gives a HEAD with a body its status alone", async () => {
    const answer = await request("HEAD /v1/claims", ["Content-Length: 2"], "{}");
    expect([answer.status, answer.body]).toEqual([400, ""]);
  });

  it.each([
    ["/v1/match", 200 * 2 ** 10 + 1],
    ["/v1/match", 4 * 2 ** 20],
    ["/v1/claims", 9 * 2 ** 20],
  ])("who sends too much to %s reads that it is too much", async (path, size) => {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`${server.url}${path}`, { method: "POST", headers, body: "x".repeat(size) });
    expect([path, answer.status]).toEqual([path, path === "/v1/claims" ? 401 : 413]);
  });

  it("goes on answering afterwards", async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it("answers requests that came at once in their order, also one that cannot be read", async () => {
    const body = JSON.stringify({ text: "It was closed on Monday, they said. ".repeat(500) });
    const match = `POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const statuses = (answer: { head: string; body: string }) =>
      [...`${answer.head}\r\n\r\n${answer.body}`.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) =>
        Number(status),
      );
    expect(statuses(await send(`${match}FOO / HTTP/1.1\r\nHost: x\r\n\r\n`))).toEqual([200, 405]);
    expect(statuses(await send(`${match}GET /v1/claims HTTP/1.1\r\nNonsense\r\n\r\n`))).toEqual([200, 400]);
    const last =
      "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    expect(statuses(await send(`${match}${last}`))).toEqual([200, 404, 200]);
    // A body that cannot be read is answered for what it is, though its request waits for it.
    const broken =
      "POST /v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n";
    expect(statuses(await send(broken))).toEqual([400]);
  });

  it("answers every request that has arrived when it is stopped, on connections old and new", async () => {
    const db = await openEmbedded({ url: `file:${await migratedFile(fresh("stopping.db"))}` });
    const other = await startServer(testConfig({ PORT: "0" }), db);
    const at = Number(new URL(other.url).port);
    const line = "GET /v1/claims HTTP/1.1\r\nHost: x\r\n\r\n";
    const open = () => {
      const socket = connect(at, "127.0.0.1");
      let answer = "";
      socket.setEncoding("utf8").on("data", (chunk) => {
        answer += chunk;
      });
      const closed = new Promise<string>((resolve) => {
        socket.on("error", (error) => resolve(String(error))).on("close", () => resolve(answer));
      });
      return { socket, closed };
    };
    const old = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const client = open();
        client.socket.write(line);
        await new Promise((resolve) => client.socket.once("data", resolve));
        return client;
      }),
    );
    const fresher = Array.from({ length: 4 }, open);
    await Promise.all(fresher.map(({ socket }) => new Promise((resolve) => socket.once("connect", resolve))));
    for (const { socket } of [...old, ...fresher]) socket.write(line + line);
    await other.stop();
    const answers = await Promise.all([...old, ...fresher].map(({ closed }) => closed));
    const counts = answers.map((answer) => answer.match(/HTTP\/1\.1 200/g)?.length ?? answer);
    expect(counts).toEqual([3, 3, 3, 3, 2, 2, 2, 2]);
    await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
  });

  it("lets an open request finish when it is stopped, then takes no more", async () => {
    const db = await openEmbedded({ url: `file:${await migratedFile(fresh("stopped.db"))}` });
    const other = await startServer(testConfig({ PORT: "0" }), db);
    const open = fetch(`${other.url}/v1/claims`);
    const answer = await open;
    await other.stop();
    expect(await answer.json()).toEqual({ claims: [], nextCursor: null });
    await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
  });

  it("refuses to start where the port is taken", async () => {
    const db = await openEmbedded({ url: `file:${await migratedFile(fresh("second.db"))}` });
    await expect(startServer(testConfig({ PORT: String(port) }), db)).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is in use by another program: stop that, or choose another port with PORT, such as PORT=${port + 1}.`,
    );
    db.close();
  });
});
