import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Acknowledged } from "./editing-client.ts";

type Companion = ChildProcessByStdio<Writable, Readable, null>;

/** Another program that takes the file's write lock in bursts. */
export class LockingProgram {
  readonly #process: Companion;
  /** How often it has had the lock. */
  bursts = 0;

  constructor(file: string) {
    this.#process = start("hold-lock-in-bursts.ts", file);
    createInterface({ input: this.#process.stdout }).on("line", () => {
      this.bursts += 1;
    });
  }

  async stop(): Promise<void> {
    const exit = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await exit;
  }
}

/** A program that did not write what it is asked for, and neither has it from who did. */
export class ReadingProgram {
  readonly #process: Companion;
  readonly #waiting: ((isThere: boolean) => void)[] = [];

  constructor(file: string) {
    this.#process = start("read-back.ts", file);
    createInterface({ input: this.#process.stdout }).on("line", (line) =>
      this.#waiting.shift()?.(line === "true"),
    );
  }

  /** Whether the file has it. */
  finds(written: Acknowledged): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#process.stdin.write(`${JSON.stringify(written)}\n`);
    });
  }

  async stop(): Promise<void> {
    const exit = once(this.#process, "exit");
    this.#process.stdin.end();
    await exit;
  }
}

function start(script: string, file: string): Companion {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return spawn(process.execPath, [path, file], { stdio: ["pipe", "pipe", "inherit"] });
}
