import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname } from "node:path";
import { text } from "node:stream/consumers";
import { expect, inject, it, onTestFinished } from "vitest";
import * as z from "zod";
import { temporaryFiles } from "../support/temporary-folder.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));
const fresh = temporaryFiles();

/** A script of package.json as npm runs it once it is built: in a shell that finds the packages' programs first. */
function npmRun(script: string, settings: Record<string, string>): ChildProcess {
  const child = spawn("sh", ["-c", scripts[script]?.replace("dist/server", dirname(inject("cli"))) ?? ""], {
    env: {
      ...process.env,
      PATH: `node_modules/.bin:${process.env.PATH}`,
      DATABASE_URL: `file:${fresh("served.db")}`,
      LOG_LEVEL: "error",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

const ended = async (child: ChildProcess) => {
  const [code] = await once(child, "close");
  return code;
};

it("npm start serves until it is told to stop, and says so when its port is taken", async () => {
  const serving = npmRun("start", { PORT: "0" });
  const [greeting] = serving.stdout ? await once(serving.stdout, "data") : [];
  const port = Number(/ at http:\/\/127\.0\.0\.1:(\d+) /.exec(String(greeting))?.[1]);

  const second = npmRun("start", { PORT: String(port) });
  const [code, complaint] = await Promise.all([ended(second), second.stderr ? text(second.stderr) : ""]);
  expect([code, complaint]).toEqual([
    1,
    expect.stringMatching(
      new RegExp(
        `^file:.* was not there: this is a new, empty database\\.\nPort ${port} of 127\\.0\\.0\\.1 is in use by another program: stop that, or choose another port with PORT, such as PORT=${port + 1}\\.\n$`,
      ),
    ),
  ]);

  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  const stopped = ended(serving);
  // npm hands a signal on to the shell; it is the server that has to get it.
  const said = serving.stdout ? text(serving.stdout) : "";
  serving.kill("SIGTERM");
  expect(await stopped).toBe(0);
  expect(await said).toBe("Stopping: what has arrived is still answered.\nStopped. Goodbye.\n");
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

it.each<[settings: Record<string, string>, complaint: RegExp]>([
  [
    { HOST: "192.0.2.1" },
    /^HOST=192\.0\.2\.1 is no address of this machine: set HOST to .*HOST=127\.0\.0\.1/,
  ],
  [{ HOST: "nowhere.invalid" }, /^HOST=nowhere\.invalid is no name that this machine .*: set HOST to /],
  [
    { DATABASE_URL: "http://127.0.0.1:9" },
    /^http:\/\/127\.0\.0\.1:9 does not answer as a libSQL server: start it, or set DATABASE_URL to /,
  ],
])("npm start with %j ends with 1 and says in a sentence what to write", async (settings, complaint) => {
  const starting = npmRun("start", { PORT: "0", ...settings });
  const [code, said] = await Promise.all([ended(starting), starting.stderr ? text(starting.stderr) : ""]);
  expect(code).toBe(1);
  const lines = said
    .split("\n")
    .filter((line) => line !== "" && !line.includes("this is a new, empty database"));
  expect(lines).toEqual([expect.stringMatching(complaint)]);
});

it("whoever hangs up is no mistake of ours, and the server stops all the same", async () => {
  const serving = npmRun("start", { PORT: "0", LOG_LEVEL: "info" });
  const [greeting] = serving.stdout ? await once(serving.stdout, "data") : [];
  const port = Number(/ at http:\/\/127\.0\.0\.1:(\d+) /.exec(String(greeting))?.[1]);
  const log = Promise.all([serving.stdout, serving.stderr].map((stream) => (stream ? text(stream) : "")));
  const head = "Host: x\r\nContent-Type: application/json\r\n";
  const started = [
    `POST /v1/match HTTP/1.1\r\n${head}Content-Length: 1000\r\n\r\n{"text":`,
    `POST /v1/match HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"tex\r\n`,
    `GET /v1/claims HTTP/1.1\r\n${head}\r\n`,
    "GET /v1/cl",
  ];
  for (const bytes of started) {
    for (const how of ["end", "resetAndDestroy"] as const) {
      const socket = connect(port, "127.0.0.1").on("error", () => {});
      await new Promise((resolve) => socket.write(bytes, resolve));
      // Answered after it, so that what came before was read.
      await fetch(`http://127.0.0.1:${port}/healthz`);
      const closed = new Promise((resolve) => socket.once("close", resolve));
      socket.resume()[how]();
      await closed;
    }
  }
  const stopped = ended(serving);
  serving.kill("SIGTERM");
  // The log is JSON, a line each; what else is said is said to whoever started the server.
  const logged = (await log)
    .join("\n")
    .split("\n")
    .filter((line) => line.startsWith("{"));
  expect([await stopped, logged]).toEqual([0, []]);
});

it.each(["start", "demo", "demo:edge"])("the shell of npm run %s makes way for the server", (script) => {
  expect(scripts[script]).toMatch(/^exec node /);
});
