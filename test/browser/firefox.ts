import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { access } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
const PATIENCE_MS = 60_000;

/** Where Firefox is on this machine (`FIREFOX` names another one), or null. */
export async function firefoxPath(): Promise<string | null> {
  for (const path of process.env.FIREFOX === undefined ? PLACES : [process.env.FIREFOX]) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
}

export interface Firefox {
  /** A command of WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), and its result. */
  send(method: string, params: object): Promise<unknown>;
  close(): Promise<void>;
}

const answer = z.looseObject({ id: z.int().nullish(), result: z.unknown(), message: z.string().optional() });

/** Firefox without a window, all of whose requests go through a proxy. Driven by its own WebDriver BiDi, without a driver beside it. */
export async function launchFirefox(path: string, proxyPort: number): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), "verbatim-firefox-"));
  const preferences = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxyPort,
    "network.proxy.allow_hijacking_localhost": true,
    "network.proxy.no_proxies_on": "",
    "dom.security.https_first": false,
  };
  writeFileSync(
    join(profile, "user.js"),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(""),
  );
  const started = spawn(
    path,
    ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0", "about:blank"],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const socket = new WebSocket(`${await addressOf(started)}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  socket.onmessage = ({ data }) => {
    const { id, result, message } = answer.parse(JSON.parse(String(data)));
    const one = waiting.get(id ?? -1);
    if (message === undefined) one?.resolve(result);
    else one?.reject(new Error(message));
  };
  let last = 0;
  const send = (method: string, params: object) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  await send("session.new", { capabilities: {} });
  return {
    send,
    async close() {
      socket.close();
      const gone = new Promise((resolve) => started.once("exit", resolve));
      started.kill();
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Firefox says where it listens on its standard error. */
function addressOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("Firefox did not say where it listens")), PATIENCE_MS);
    let said = "";
    stderr?.on("data", (chunk) => {
      said += String(chunk);
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}
