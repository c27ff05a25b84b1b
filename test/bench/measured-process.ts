import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";

/** A server in a process of its own, whose CPU time is read from outside: clocks inside workerd stand still. */
export interface MeasuredProcess {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** CPU milliseconds of all its threads so far, user and system, in steps of 10. */
  cpu(): number;
  /** Memory that it has in the machine now, MiB. */
  residentMiB(): number;
  /** Ends it at once, or by a signal that lets it end what it does. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Linux gives every process's CPU time here. */
export const canMeasureProcesses = existsSync("/proc/self/stat");

/** Linux counts in hundredths of a second on every architecture (USER_HZ). */
const TICK_MS = 10;
const START_TIMEOUT_MS = 60_000;

/** proc(5): utime and stime are fields 14 and 15; the second, a name in brackets, may hold spaces. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** proc(5): VmRSS, in kB. */
function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

async function portOf(child: ChildProcess, listening: RegExp): Promise<string> {
  let output = "";
  const told = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
      const port = listening.exec(output)?.[1];
      if (port !== undefined) resolve(port);
    };
    for (const stream of child.stdio.slice(1)) stream?.on("data", read);
    child.once("error", reject).once("exit", () => reject(new Error("it ended before it listened")));
    setTimeout(() => reject(new Error("it did not listen in time")), START_TIMEOUT_MS).unref();
  });
  try {
    return await told;
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`${child.spawnfile} could not be started:\n${output}`, { cause: error });
  }
}

/** Starts a server and waits until what it prints, or writes to its file 3, tells a port (group 1 of `listening`). */
export async function startMeasured(
  program: string,
  args: readonly string[],
  listening: RegExp,
  env: NodeJS.ProcessEnv = process.env,
): Promise<MeasuredProcess> {
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const kill = (): void => void child.kill("SIGKILL");
  // A signal would end this process without its exit being told.
  const giveUp = (): void => process.exit(1);
  process.once("exit", kill).once("SIGINT", giveUp).once("SIGTERM", giveUp);
  const port = await portOf(child, listening);
  const { pid } = child;
  if (pid === undefined) throw new Error("a running process has a number");
  return {
    url: `http://127.0.0.1:${port}`,
    cpu: () => cpuOf(pid),
    residentMiB: () => residentOf(pid),
    stop: async (signal = "SIGKILL") => {
      process.off("exit", kill).off("SIGINT", giveUp).off("SIGTERM", giveUp);
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
  };
}
