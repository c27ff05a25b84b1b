import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import { temporaryFiles } from "../support/temporary-folder.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));
const fresh = temporaryFiles();

/** A script of package.json as npm runs it: in a shell that finds the packages' programs first. */
function npmRun(script: string, settings: Record<string, string>): ChildProcess {
  const child = spawn("sh", ["-c", scripts[script] ?? ""], {
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
  serving.kill("SIGTERM");
  expect(await stopped).toBe(0);
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

it.each(["start", "demo", "demo:edge"])("the shell of npm run %s makes way for the server", (script) => {
  expect(scripts[script]).toMatch(/^exec node /);
});
