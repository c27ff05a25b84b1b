import { type ChildProcess, spawn } from "node:child_process";
import { layOutAssets } from "./lay-out-assets.ts";
import { projectFolder, quietEnvironment, wranglerScript } from "./wrangler-program.ts";

export type WranglerDevOptions = {
  /** The Worker's bindings, beside those of wrangler.toml. They show in the process list: no secrets. */
  vars: Record<string, string>;
  /** 0, the default: any free one. */
  port?: number;
};

export type WranglerDev = {
  /** `http://127.0.0.1:PORT`, ready to be asked. */
  url: string;
  /** All that it has printed so far. */
  output(): string;
  /** Resolves when wrangler has ended, whoever ended it. */
  ended: Promise<void>;
  /** Resolves when wrangler and workerd have ended. */
  stop(): Promise<void>;
};

/** A cold start took 2 to 5 s on two shared cores. */
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

/**
 * Runs the Worker in workerd, as `wrangler dev --local` does, under this process's own Node (wrangler needs 22).
 *
 * @throws with what wrangler printed, if it does not come up.
 */
export async function startWranglerDev({ vars, port = 0 }: WranglerDevOptions): Promise<WranglerDev> {
  await layOutAssets();
  const options = ["--local", "--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"];
  const bindings = Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  const child = spawn(
    process.execPath,
    [wranglerScript, "dev", ...options, "--show-interactive-dev-session=false", ...bindings],
    {
      cwd: projectFolder,
      env: quietEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that the processes which wrangler starts can be ended with it.
      detached: true,
    },
  );
  // If this process goes down without having called stop(), nothing is left behind.
  const killGroup = () => signalGroup(child, "SIGKILL");
  process.once("exit", killGroup);

  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve()).once("error", () => resolve());
  });
  let output = "";
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      signalGroup(child, "SIGINT");
      const impatience = setTimeout(killGroup, STOP_TIMEOUT_MS);
      await ended;
      clearTimeout(impatience);
    }
    killGroup();
    process.off("exit", killGroup);
  };

  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString("utf8");
      const url = /Ready on (http:\/\/\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
      // It would wait for somebody to mend the source.
      if (output.includes("Build failed")) reject(new Error("wrangler could not build the Worker."));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", () => reject(new Error("wrangler ended before it was ready.")));
    setTimeout(() => reject(new Error("wrangler was not ready in time.")), START_TIMEOUT_MS).unref();
  });
  try {
    return { url: await ready, output: () => output, ended, stop };
  } catch (error) {
    await stop();
    throw new Error(`The Worker could not be started:\n${output}`, { cause: error });
  }
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Nobody left in the group.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
