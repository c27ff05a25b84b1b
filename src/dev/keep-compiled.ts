import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** No start takes so long, ms. */
const START_PATIENCE_MS = 60_000;

/**
 * Starts what was built once and stops it again: V8's code of what a start runs is kept beside it then, so that the first start
 * has it, too. Without it all works, so that nothing fails here.
 */
export async function keepCompiled(main: string): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "verbatim-build-"));
  const server = spawn(process.execPath, [main, "serve"], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: `file:${join(data, "empty.db")}`,
      HOST: "127.0.0.1",
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "ignore"],
    timeout: START_PATIENCE_MS,
  });
  const ended = new Promise((resolve) => server.once("error", resolve).once("exit", resolve));
  let said = "";
  server.stdout.setEncoding("utf8").on("data", async (text: string) => {
    said += text;
    const url = / at (http:\S+) /.exec(said)?.[1];
    if (url === undefined) return;
    said = "";
    await fetch(`${url}/healthz`).catch(() => null);
    server.kill("SIGTERM");
  });
  await ended;
  await rm(data, { recursive: true, force: true });
}
