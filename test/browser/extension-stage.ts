/// <reference types="chrome" />
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page, type Worker } from "playwright-core";
import * as z from "zod";
import { parseConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { writeExtension } from "../../src/dev/build-extension.ts";
import { createKey } from "../../src/editors/keys.ts";
import { startServer } from "../../src/server.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { chromiumPath } from "./chromium.ts";
import { openWeb, type Web } from "./extension-web.ts";

// The extension as it is built, in a real Chromium, against a real server, in a web of our own: every byte that the browser sends to
// anybody goes through one proxy, which notes it down.

/** What the server is called in that web. */
export const SERVER = "http://checks.example";

export interface PublishedQuote {
  exact: string;
  prefix?: string;
  suffix?: string;
  role?: "supports" | "refutes" | "context" | "appearance";
  stance?: "asserts" | "reports" | "disputes";
}

export interface ExtensionStage {
  web: Web;
  /** A key of somebody who may write, and not publish. */
  editorKey: string;
  /** The server as this machine reaches it. */
  url: string;
  /** An article with one claim of which these are quotes, published. Gives the claim's and the article's id. */
  publish(
    address: string,
    text: string,
    quotes: readonly PublishedQuote[],
  ): Promise<{ claim: string; article: string }>;
  /** Takes a claim back. */
  retract(claim: string): Promise<void>;
  snapshot(article: string, text: string): Promise<void>;
  /** A browser with the extension in it, which has the server's filter. */
  launch(options?: LaunchOptions): Promise<Reader>;
  stop(): Promise<void>;
}

export interface LaunchOptions {
  /** What its options page would store; the server of the stage unless told. */
  settings?: Record<string, unknown>;
  /** Not waited for where there is nothing to wait for. */
  awaitFilter?: boolean;
}

export interface Reader {
  context: BrowserContext;
  worker: Worker;
  close(): Promise<void>;
}

const made = z.looseObject({ id: z.string() });
const versioned = z.looseObject({ version: z.int() });
let built: Promise<string> | null = null;

/** The extension of this source, unpacked; built once a run. */
function unpacked(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-extension-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return writeExtension(folder).then(() => join(folder, "chrome"));
}

export async function openExtensionStage(): Promise<ExtensionStage> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-stage-"));
  const db = await openEmbedded({ url: `file:${join(folder, "stage.db")}` });
  await migrate(db);
  const config = parseConfig({ PORT: "0", MATCH_LIMIT: "0", REPORT_LIMIT: "0", LOG_LEVEL: "error" });
  const at = new Date().toISOString();
  const eve = await createKey(db, { name: "Eve Editor", role: "editor", at });
  const sam = await createKey(db, { name: "Sam Senior", role: "senior", at });
  const server = await startServer(config, db);
  const web = await openWeb();
  web.forward(SERVER, server.url);

  const send = async (secret: string, method: string, path: string, body?: unknown, ifMatch?: number) => {
    const answer = await fetch(server.url + path, {
      method,
      headers: {
        Authorization: `Bearer ${secret}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(ifMatch === undefined ? {} : { "If-Match": `"${ifMatch}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const versionOf = async (claim: string) =>
    versioned.parse(await send(sam.secret, "GET", `/v1/claims/${claim}?view=working`)).version;
  let count = 0;

  return {
    web,
    editorKey: eve.secret,
    url: server.url,
    async publish(address, text, quotes) {
      const article = made.parse(await send(eve.secret, "POST", "/v1/articles", { url: address, text }));
      const claimText = `Claim ${++count} of this run says what is quoted from its article.`;
      const claim = made.parse(await send(eve.secret, "POST", "/v1/claims", { text: claimText }));
      for (const { exact, prefix, suffix, role = "supports", stance } of quotes) {
        await send(eve.secret, "POST", `/v1/claims/${claim.id}/spans`, {
          article: article.id,
          role,
          ...(stance === undefined ? {} : { stance }),
          quote: { exact, prefix, suffix },
        });
      }
      await send(
        eve.secret,
        "POST",
        `/v1/claims/${claim.id}/verdicts`,
        {
          label: "supported",
          headline: "A report says so.",
          summary: "It is reported.",
          basis: { strength: "one_report" },
          notSeen: ["the document itself"],
          change: { kind: "initial" },
        },
        await versionOf(claim.id),
      );
      await send(sam.secret, "POST", `/v1/claims/${claim.id}/publish`, {}, await versionOf(claim.id));
      return { claim: claim.id, article: article.id };
    },
    async retract(claim) {
      const reason = { reason: "It was another one." };
      await send(sam.secret, "POST", `/v1/claims/${claim}/retract`, reason, await versionOf(claim));
    },
    async snapshot(article, text) {
      await send(eve.secret, "POST", `/v1/articles/${article}/snapshots`, { text });
    },
    async launch({ settings = { servers: [{ url: SERVER, name: "Checks" }] }, awaitFilter = true } = {}) {
      built ??= unpacked();
      const extension = await built;
      const profile = mkdtempSync(join(tmpdir(), "verbatim-profile-"));
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: await chromiumPath(),
        headless: false,
        viewport: { width: 1100, height: 800 },
        ignoreDefaultArgs: ["--disable-back-forward-cache", "--disable-extensions"],
        args: [
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          `--proxy-server=http://127.0.0.1:${web.port}`,
          "--proxy-bypass-list=<-loopback>",
          `--load-extension=${extension}`,
          `--disable-extensions-except=${extension}`,
          "--disable-features=DisableLoadExtensionCommandLineSwitch",
        ],
      });
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
      await worker.evaluate((stored) => chrome.storage.local.set(stored), settings);
      if (awaitFilter) await until("the filter has come", () => worker.evaluate(hasManifest, SERVER));
      return {
        context,
        worker,
        async close() {
          await context.close();
          rmSync(profile, { recursive: true, force: true });
        },
      };
    },
    async stop() {
      await web.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs in the background: whether a server's manifest has been kept. */
function hasManifest(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open("lookup-files");
    opening.onerror = () => resolve(false);
    opening.onsuccess = () => {
      const db = opening.result;
      if (!db.objectStoreNames.contains("manifests")) {
        db.close();
        resolve(false);
        return;
      }
      const asking = db.transaction("manifests").objectStore("manifests").get(url);
      asking.onsuccess = () => {
        db.close();
        resolve(asking.result !== undefined);
      };
    };
  });
}

/** Looks until it is so; a test that waits for ever says for what. */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  timeoutMs = 15_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > end) assert.fail(`it did not come to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

/** What is painted, as the page itself can see: words by the name of their highlight, in the order of painting. */
export function marksOf(page: Page): Promise<[name: string, words: string][]> {
  return page.evaluate(() =>
    [...CSS.highlights].flatMap(([name, highlight]): [string, string][] =>
      [...highlight].map((range) => {
        const { startContainer, startOffset, endOffset } = range;
        const words =
          startContainer instanceof Text ? startContainer.data.slice(startOffset, endOffset) : "?";
        return [name, words];
      }),
    ),
  );
}

export const painted = async (page: Page) => (await marksOf(page)).map(([, words]) => words).join("|");
