import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { type Browser, chromium, type Frame, type Page } from "playwright-core";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { type RunningServer, startServer } from "../../src/server.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { chromiumPath } from "./chromium.ts";

// The Hypothesis client from npm, as it is, on a page of somebody else's: its program comes from one origin, the frame from a
// second, the page is on a third, and annotations come from ours.

const PACKAGE = dirname(createRequire(import.meta.url).resolve("hypothesis/package.json"));
const TYPES: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".map": "application/json",
};
const QUOTE = "the city closed the old bridge";
const TEXT = `On Monday ${QUOTE}. Engineers had found 40 cracks in the north pier.`;
const HOSTILE =
  "**Nobody** <img src=x onerror=alert(1)> [knows](https://evil.example) $$x^2$$ https://evil.example";

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
  );

/** The package's files, as a server of such files gives them to pages of other origins. */
const files = createServer(async (request, response) => {
  const path = normalize(new URL(request.url ?? "/", "http://files.example").pathname);
  try {
    const body = await readFile(join(PACKAGE, path));
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "access-control-allow-origin": "*",
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});

let story = "";
const news = createServer((_, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(story);
});

const folder = mkdtempSync(join(tmpdir(), "verbatim-hypothesis-"));
let server: RunningServer;
let browser: Browser;
let page: Page;
const refused: string[] = [];

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

before(async () => {
  const [filesPort, newsPort, port] = [await listen(files), await listen(news), await freePort()];
  const client = `http://127.0.0.1:${filesPort}/`;
  const app = `http://localhost:${port}`;
  const db = await openEmbedded({ url: `file:${join(folder, "hypothesis.db")}` });
  await migrate(db);
  const settings = {
    PORT: String(port),
    HYPOTHESIS_ORIGIN: app,
    HYPOTHESIS_CLIENT: client,
    PUBLISHER_NAME: "Verbatim",
    REQUIRE_SECOND_EDITOR: "false",
    LOG_LEVEL: "error",
  };
  const { secret } = await createKey(db, {
    name: "Sam Senior",
    role: "senior",
    at: new Date().toISOString(),
  });
  server = await startServer(parseConfig(settings), db);
  const send = async (
    path: string,
    body: unknown,
    ifMatch?: number,
  ): Promise<{ id: string; version: number }> => {
    const headers = {
      authorization: `Bearer ${secret}`,
      "content-type": "application/json",
      ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }),
    };
    const answer = await fetch(`${server.url}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    assert.ok(answer.ok, `${path}: ${await answer.clone().text()}`);
    return answer.json();
  };
  await send("/v1/articles", { url: "http://news.example/story", text: TEXT, headline: "The old bridge" });
  const claim = await send("/v1/claims", { text: "The old bridge was closed." });
  const quote = {
    article: "http://news.example/story",
    role: "supports",
    quote: { exact: QUOTE },
    note: HOSTILE,
  };
  await send(`/v1/claims/${claim.id}/spans`, quote);
  const verdict = {
    label: "supported",
    headline: "The city's own notice says so",
    summary: "The notice was seen.",
    basis: { strength: "one_report" },
    notSeen: ["the decision"],
    change: { kind: "initial" },
  };
  await send(`/v1/claims/${claim.id}/verdicts`, verdict, 2);
  await send(`/v1/claims/${claim.id}/publish`, {}, 3);

  const config = { sidebarAppUrl: `${app}/app.html`, assetRoot: client, openSidebar: true };
  story = `<!doctype html><html lang="en"><head><title>The old bridge</title>
    <script class="js-hypothesis-config" type="application/json">${JSON.stringify(config)}</script>
    <script src="${client}build/boot.js" async></script></head><body><article><p>${TEXT}</p></article></body></html>`;
  browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      `--host-resolver-rules=MAP news.example:80 127.0.0.1:${newsPort}, MAP localhost 127.0.0.1`,
    ],
  });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  page.on("requestfailed", (request) => refused.push(`${request.url()}: ${request.failure()?.errorText}`));
  await page.goto("http://news.example/story");
});

after(async () => {
  await browser?.close();
  await server?.stop();
  files.close();
  news.close();
  rmSync(folder, { recursive: true, force: true });
});

const sidebar = async (): Promise<Frame> => {
  for (;;) {
    const found = page.frames().find((frame) => frame.url().includes("/app.html"));
    if (found) return found;
    await page.waitForTimeout(100);
  }
};

test("marks our quote where it stands on the page", async () => {
  const mark = page.locator("hypothesis-highlight").first();
  await mark.waitFor({ timeout: 60_000 });
  assert.equal((await page.locator("hypothesis-highlight").allTextContents()).join(""), QUOTE);
});

test("shows the verdict, the claim, and what the passage does for it", async () => {
  const frame = await sidebar();
  const card = frame.getByText("Supported: The city's own notice says so.", { exact: true });
  await card.waitFor({ timeout: 60_000 });
  const body = (await frame.locator("body").innerText()).replace(/\s+/g, " ");
  for (const words of [
    "The claim: “The old bridge was closed.”",
    "This passage is evidence for the claim.",
    QUOTE,
    "evidence for the claim",
    "Verbatim",
  ]) {
    assert.ok(body.includes(words), `the sidebar lacks ${words}: ${body}`);
  }
  const link = frame.getByRole("link", { name: "All quotes and sources" });
  assert.equal(await link.getAttribute("href"), `${server.url}/claims/the-old-bridge-was-closed`);
  if (process.env.SHOT !== undefined) await page.screenshot({ path: process.env.SHOT });
});

test("shows stored words as words: no markup, link, picture or formula comes of them", async () => {
  const frame = await sidebar();
  const body = (await frame.locator("body").innerText()).replace(/\s+/g, " ");
  assert.ok(body.includes(`Note: ${HOSTILE}`), body);
  assert.equal(await frame.locator("img[src=x], a[href*=evil], .katex").count(), 0);
});

test("nothing was refused by a policy, and nothing asked of anybody else", async () => {
  assert.deepEqual(refused, []);
});

test("the frame is served on its own origin alone", async () => {
  const { port } = new URL(server.url);
  assert.equal((await fetch(`http://localhost:${port}/app.html`)).status, 200);
  assert.equal((await fetch(`http://127.0.0.1:${port}/app.html`)).status, 404);
});
