import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, inject, it, onTestFinished } from "vitest";
import { builtServer } from "../support/built-server.ts";
import { seededFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const SLUG = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function start(
  args: readonly string[],
  file: string,
  cli: string = inject("cli"),
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, ...env, DATABASE_URL: `file:${file}`, HOST: "127.0.0.1", PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function addressOf(server: ChildProcess): Promise<string> {
  const [greeting] = server.stdout ? await once(server.stdout, "data") : [];
  return /http:\/\/127\.0\.0\.1:\d+/.exec(String(greeting))?.[0] ?? "";
}

it("answers with all that it needs beside its code: claims, pages, scripts, pictures, the reference", async () => {
  const server = start(["serve"], await seededFile(fresh("served.db")));
  const complaints = server.stderr ? text(server.stderr) : "";
  const url = await addressOf(server);
  const get = async (path: string, init?: RequestInit) => {
    const answer = await fetch(new URL(path, url), init);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return {
      told: [answer.status, answer.headers.get("content-type")],
      bytes,
      text: new TextDecoder().decode(bytes),
    };
  };
  expect((await get("/healthz")).text).toBe('{"status":"alive"}');

  const claim = await get(`/v1/claims/${SLUG}`);
  expect([claim.told, JSON.parse(claim.text).slug]).toEqual([[200, "application/json"], SLUG]);
  const page = await get(`/claims/${SLUG}`);
  expect(page.told).toEqual([200, "text/html; charset=utf-8"]);
  expect(page.text).toContain("The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary");

  const picture = await get(new URL(/"og:image" content="([^"]+)"/.exec(page.text)?.[1] ?? "").pathname);
  expect([picture.told, [...picture.bytes.slice(0, 8)]]).toEqual([[200, "image/png"], PNG]);

  const signIn = await get("/desk");
  const script = await get(/<script[^>]* src="([^"]+)"/.exec(signIn.text)?.[1] ?? "");
  expect([script.told, script.bytes.length > 1_000]).toEqual([[200, "text/javascript; charset=utf-8"], true]);

  const reference = await get("/docs");
  const parts = [...reference.text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => path);
  expect([reference.told[0], parts.length]).toEqual([200, 4]);
  for (const part of parts) expect((await get(part ?? "")).told[0]).toBe(200);

  const assistant = await get("/mcp", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" }),
  });
  expect([assistant.told[0], /"name":"check_text"/.test(assistant.text)]).toEqual([200, true]);

  server.kill("SIGTERM");
  const [code] = await once(server, "close");
  expect([code, await complaints]).toEqual([0, ""]);
});

it("finds the seeds, and is the whole command line", async () => {
  const file = await seededFile(fresh("seeded.db"));
  const seeding = start(["seed"], file);
  const said = seeding.stdout ? text(seeding.stdout) : "";
  const [code] = await once(seeding, "close");
  expect([code, await said]).toEqual([
    0,
    expect.stringMatching(/^0 claims published, \d+ were there already\.\n$/),
  ]);
  const helping = start(["help"], file);
  const help = await (helping.stdout ? text(helping.stdout) : "");
  const commands = [...help.slice(help.indexOf("Commands:")).matchAll(/^ {2}([\w-]+)/gm)].map(
    ([, name]) => name,
  );
  expect(commands.join(" ")).toBe(
    "migrate seed serve mcp keys embed eval eval-load export import replay verify help",
  );
});

it("has the compiled code of a start from its build, wherever its folder is then", async () => {
  const { cli, remove } = await builtServer();
  onTestFinished(remove);
  const moved = `${dirname(cli)}-moved`;
  renameSync(dirname(cli), moved);
  onTestFinished(() => rmSync(moved, { recursive: true }));
  const kept = () =>
    readdirSync(join(moved, "compiled"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [name, statSync(join(parentPath, name)).mtimeMs]);
  const fromTheBuild = kept();
  expect(fromTheBuild.length).toBeGreaterThan(10);

  const server = start(["serve"], await seededFile(fresh("compiled.db")), join(moved, "main.js"), {
    NODE_COMPILE_CACHE: undefined,
  });
  const url = await addressOf(server);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  server.kill("SIGTERM");
  await once(server, "close");
  // Code that did not fit would have been compiled and kept anew.
  expect(kept()).toEqual(fromTheBuild);
});

it("steps aside for sources that are newer, and says so", async () => {
  const { cli, remove } = await builtServer(0);
  onTestFinished(remove);
  const server = start(["serve"], await seededFile(fresh("sources.db")), cli);
  const complaints = server.stderr ? text(server.stderr) : "";
  const url = await addressOf(server);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  server.kill("SIGTERM");
  await once(server, "close");
  expect(await complaints).toBe(
    "The built server is older than its sources, so those run: `npm run build` makes it anew.\n",
  );
});
