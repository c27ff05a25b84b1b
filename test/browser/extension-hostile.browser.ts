/// <reference types="chrome" />
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { lookupHash } from "../../src/urls/lookup-hash.ts";
import { normaliseUrl } from "../../src/urls/normalise-url.ts";
import { entry, largeServer } from "./extension-buckets.ts";
import {
  type ExtensionStage,
  marksOf,
  openExtensionStage,
  painted,
  SERVER,
  until,
} from "./extension-stage.ts";
import { tasksSinceExtension, traced } from "./extension-trace.ts";
import type { Served } from "./extension-web.ts";

// `npm run test:browser`: a server that lies and a page that fights harm neither the page nor the extension.

const BAD = "http://bad.example";
const ADDRESS = "http://victim.example/story";
const TEXT = "The lantern was lit at dusk. The keeper went home.";
const EXACT = "The lantern was lit at dusk";
const MARKUP = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`;

let stage: ExtensionStage;
let hash: string;
before(async () => {
  stage = await openExtensionStage();
  hash = await lookupHash(normaliseUrl(ADDRESS));
  await stage.publish(ADDRESS, TEXT, [{ exact: "The keeper went home" }]);
  const escaped = MARKUP.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  stage.web.serve(ADDRESS, {
    body: `<!doctype html><title>Victim</title><p>${TEXT}</p><p>${escaped}</p><script>addEventListener("error",e=>{document.title=e.message})</script>`,
  });
  const server = await largeServer(new Map([[ADDRESS, EXACT]]), 20);
  stage.web.answerBy(BAD, server.answer);
});
after(async () => {
  await stage?.stop();
});

const answerOf = (pages: unknown) => ({
  hashVersion: 2,
  prefix: "",
  maxAge: 900,
  notice: null,
  pages,
});
const json = (value: unknown): Served => ({
  headers: { "Content-Type": "application/json" },
  body: typeof value === "string" ? value : JSON.stringify(value),
});

/** The page with both servers, of which one answers a look-up with this. */
async function withAnswer(answer: Served, judge: (page: Page) => Promise<void>) {
  stage.web.meddle = (seen) => (seen.url === `${BAD}/v1/lookup/all` ? answer : null);
  const reader = await stage.launch({
    settings: {
      servers: [
        { url: BAD, name: "Bad" },
        { url: SERVER, name: "Checks" },
      ],
    },
  });
  try {
    await until("both filters have come", () =>
      stage.web.sentTo(BAD).some(({ url }) => url.includes("/filter/")),
    );
    const page = await reader.context.newPage();
    await page.goto(ADDRESS);
    // The other server's mark is there, whatever the one sends.
    await until("the good server's words are marked", async () =>
      (await painted(page)).includes("The keeper went home"),
    );
    await page.waitForTimeout(500);
    await judge(page);
    assert.equal(await page.title(), "Victim");
  } finally {
    await reader.close();
    stage.web.meddle = null;
    stage.web.seen.length = 0;
  }
}

const nothingOfIt = async (page: Page) => assert.equal(await painted(page), "The keeper went home");

test("markup in what a server says is words", async () => {
  const said = entry(hash, MARKUP);
  const claims = said.claims.map((claim) => ({ ...claim, text: MARKUP, claimant: MARKUP }));
  await withAnswer(json(answerOf([{ ...said, claims }])), async (page) => {
    assert.ok((await painted(page)).includes("onerror"), "the page's own words, which are those");
    assert.equal(await page.evaluate(() => document.images.length), 0);
  });
});

test("an answer of 100 MB is cut, a million quotes and wrong types are none", async () => {
  const huge = `${JSON.stringify(answerOf([])).slice(0, -1)},"padding":"${"x".repeat(100 * 2 ** 20)}"}`;
  await withAnswer(json(huge), nothingOfIt);
  const [span] = entry(hash, EXACT).spans;
  const many = { ...entry(hash, EXACT), spans: Array.from({ length: 40_000 }, () => span) };
  await withAnswer(json(answerOf([many])), nothingOfIt);
  const wrong: unknown[] = [
    "not json",
    [],
    answerOf("pages"),
    answerOf([7]),
    answerOf([
      { ...entry(hash, EXACT), spans: [{ ...span, quote: { exact: 5, prefix: [], suffix: null } }] },
    ]),
    answerOf([
      { ...entry(hash, EXACT), claims: [{ ...entry(hash, EXACT).claims[0], page: "javascript:alert(1)" }] },
    ]),
    answerOf([{ ...entry(hash, EXACT), spans: [{ ...span, claim: "none" }] }]),
  ];
  for (const one of wrong) await withAnswer(json(one), nothingOfIt);
});

test("quotes that take long to find cost the page no long task", async () => {
  const repeated = "the lamp of the keeper of the lamp ".repeat(12_000);
  const address = "http://victim.example/slow";
  const slowHash = await lookupHash(normaliseUrl(address));
  const server = await largeServer(new Map([[address, EXACT]]), 20);
  const origin = "http://slow.example";
  stage.web.serve(address, { body: `<!doctype html><title>Slow</title><p>${repeated}</p>` });
  stage.web.answerBy(origin, server.answer);
  const [span] = entry(slowHash, EXACT).spans;
  const exacts = Array.from(
    { length: 60 },
    (_, i) => `${"the lamp of the keeper of a lamp ".repeat(1 + (i % 20) * 10)}end ${i}`,
  );
  const slow = {
    ...entry(slowHash, EXACT),
    spans: exacts.map((exact, i) => ({ ...span, id: `span-${i}`, quote: { exact, prefix: "", suffix: "" } })),
  };
  stage.web.meddle = (seen) => (seen.url === `${origin}/v1/lookup/all` ? json(answerOf([slow])) : null);
  const reader = await stage.launch({
    settings: { servers: [{ url: origin, name: "Slow" }] },
    awaitFilter: false,
  });
  try {
    await until("its filter has come", () =>
      stage.web.sentTo(origin).some(({ url }) => url.includes("/filter/")),
    );
    const page = await reader.context.newPage();
    const events = await traced(reader.context, page, async () => {
      await page.goto(address);
      await page.waitForTimeout(9000);
    });
    const tasks = tasksSinceExtension(events).map(({ threadMs }) => threadMs);
    const longest = Math.max(0, ...tasks);
    console.log(
      `60 quotes that take long, 84,000 words: longest task ${longest.toFixed(1)} ms, together ${tasks.reduce((sum, one) => sum + one, 0).toFixed(0)} ms in 9 s`,
    );
    assert.ok(tasks.length > 5);
    assert.ok(longest < 50, `a task took ${longest} ms`);
  } finally {
    await reader.close();
    stage.web.meddle = null;
  }
});

test("a page that takes marks away, adds to them and forges messages has them back, and learns no setting", async () => {
  const reader = await stage.launch();
  try {
    const page = await reader.context.newPage();
    await page.goto(ADDRESS);
    const right: [string, string][] = [["verbatim-evidence-yellow", "The keeper went home"]];
    await until("it is marked", async () => JSON.stringify(await marksOf(page)) === JSON.stringify(right));
    await page.evaluate(() => {
      for (const [, highlight] of CSS.highlights) {
        const node = document.querySelector("p")?.firstChild;
        if (node)
          highlight.add(
            new StaticRange({ startContainer: node, startOffset: 0, endContainer: node, endOffset: 9 }),
          );
      }
      window.postMessage({ type: "entries-changed" }, "*");
      window.postMessage({ type: "forget" }, "*");
    });
    await until(
      "the page's own addition is gone",
      async () => JSON.stringify(await marksOf(page)) === JSON.stringify(right),
    );
    await page.evaluate(() => CSS.highlights.delete("verbatim-evidence-yellow"));
    await until("it is back", async () => JSON.stringify(await marksOf(page)) === JSON.stringify(right));
    const known = await page.evaluate(() => ({
      storage: typeof Reflect.get(Reflect.get(globalThis, "chrome") ?? {}, "storage"),
      sendMessage: typeof Reflect.get(
        Reflect.get(Reflect.get(globalThis, "chrome") ?? {}, "runtime") ?? {},
        "sendMessage",
      ),
      flag: Reflect.has(globalThis, "verbatimIsHere"),
    }));
    assert.deepEqual(known, { storage: "undefined", sendMessage: "undefined", flag: false });
    const id = new URL(reader.worker.url()).host;
    for (const file of ["content.js", "manifest.json", "panel.html"]) {
      const loads = await page.evaluate(
        (url) =>
          fetch(url).then(
            () => true,
            () => false,
          ),
        `chrome-extension://${id}/${file}`,
      );
      assert.equal(loads, false, `a page loads ${file}`);
    }
  } finally {
    await reader.close();
  }
});

test("what was taken back is gone after fifteen minutes at the latest, without a connection too", async () => {
  const address = "http://victim.example/retracted";
  const { claim } = await stage.publish(address, TEXT, [{ exact: EXACT }]);
  stage.web.serve(address, { body: `<!doctype html><title>Retracted</title><p>${TEXT}</p>` });
  const reader = await stage.launch();
  try {
    const page = await reader.context.newPage();
    await page.goto(address);
    await until("it is marked", async () => (await painted(page)) === EXACT);
    await stage.retract(claim);
    // No connection from now on; the page's clock and the background's go on by a quarter of an hour.
    stage.web.meddle = (seen) => (seen.url.startsWith(SERVER) ? { status: 503, body: "" } : null);
    await reader.worker.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 901_000;
    });
    const session = await reader.context.newCDPSession(page);
    const worlds: number[] = [];
    session.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.name === "Verbatim") worlds.push(context.id);
    });
    await session.send("Runtime.enable");
    await until("the content script's world is known", () => worlds.length > 0);
    assert.equal(await painted(page), EXACT);
    await session.send("Runtime.evaluate", {
      contextId: worlds[0] ?? 0,
      expression: "{ const now = Date.now; Date.now = () => now() + 901_000; }",
    });
    await until("nothing is marked any more", async () => (await painted(page)) === "");
    await page.waitForTimeout(2000);
    assert.equal(await painted(page), "");
  } finally {
    await reader.close();
    stage.web.meddle = null;
  }
});
