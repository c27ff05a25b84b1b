import { createServer } from "node:http";
import type { Browser, Page } from "playwright-core";
import * as z from "zod";
import { launchChromium } from "../browser/chromium.ts";
import { type DeskStage, openDeskStage } from "../browser/desk-stage.ts";
import { drag, placeOf } from "../browser/text-places.ts";

// `npm run bench:reading`: an article of 500,000 characters with 300 marks at the desk, in Chromium. First paint against the same
// text alone on a page, and the longest task of the page's main thread while words are selected, dragged over, typed, and checked.

const LENGTH = 500_000;
const MARKS = 300;
const ROUNDS = 8;

const sentences: string[] = [];
for (let n = 0, length = 0; length < LENGTH; n++) {
  const sentence = `Entry ${n} of the log says it rose.${n % 6 === 5 ? "\n\n" : " "}`;
  sentences.push(sentence);
  length += sentence.length;
}
const text = sentences.join("").slice(0, LENGTH);

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

async function build(stage: DeskStage): Promise<string> {
  const article = await stage.article({ url: "https://news.example/log", headline: "The log", text });
  const claim = await stage.claim("The river rose.");
  for (let mark = 0; mark < MARKS; mark++) {
    const n = Math.floor((mark * (sentences.length - 10)) / MARKS);
    await stage.quote(claim.id, article.id, "supports", `Entry ${n} of the log says it rose`);
  }
  return `${stage.url}/desk/articles/${article.id}`;
}

/** The text alone, with the desk's typeface and width. */
async function servePlain() {
  const page = `<!doctype html><meta charset="utf-8"><title>Plain</title><style>div{white-space:pre-wrap;max-width:42rem;font:20px/1.65 serif;overflow-wrap:anywhere}</style><div>${text}</div>`;
  const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(page));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}/`, stop: () => server.close() };
}

/** Milliseconds from asking for a page to the first paint of its content, by the clock. */
async function firstPaint(page: Page, url: string): Promise<number> {
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: "load" });
  await page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
  return z
    .number()
    .parse(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
}

const trace = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number().default(0),
      dur: z.number().optional(),
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.unknown().optional() }).optional(),
    }),
  ),
});

/** The tasks of the page's main thread while `act` runs. `cpu` is the processor's time, which other programs do not lengthen. */
async function tasksOf(browser: Browser, page: Page, act: () => Promise<void>) {
  await browser.startTracing(page, { categories: ["toplevel", "loading", "devtools.timeline"] });
  await act();
  const { traceEvents } = trace.parse(JSON.parse((await browser.stopTracing()).toString("utf8")));
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const painted = traceEvents.filter(({ name }) => name === "firstContentfulPaint").map(({ ts }) => ts);
  const tasks = traceEvents
    .filter(({ name, ph, pid, tid }) => ph === "X" && /RunTask$/.test(name) && mains.has(`${pid} ${tid}`))
    .map(({ ts, dur = 0, tdur = 0 }) => ({ at: ts, clock: dur / 1000, cpu: tdur / 1000 }));
  return { tasks, painted: Math.max(...painted) };
}

/** Milliseconds of the processor on the page's main thread until its content is painted first. */
async function paintCost(browser: Browser, page: Page, url: string): Promise<number> {
  const { tasks, painted } = await tasksOf(browser, page, async () => {
    await firstPaint(page, url);
  });
  return tasks.filter(({ at }) => at <= painted).reduce((sum, { cpu }) => sum + cpu, 0);
}

const browser = await launchChromium();
const stage = await openDeskStage();
const plain = await servePlain();
try {
  const url = await build(stage);
  const context = await stage.signedIn(browser, stage.keys.cem, {
    viewport: { width: 1280, height: 900 },
    // The driver waits by code that it evaluates in the page.
    bypassCSP: true,
  });
  const page = await context.newPage();
  const [plainCost, deskCost, plainClock, deskClock, served]: number[][] = [[], [], [], [], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const clocks = [await firstPaint(page, plain.url), await firstPaint(page, url)];
    const costs = [await paintCost(browser, page, plain.url), await paintCost(browser, page, url)];
    const before = process.cpuUsage();
    await context.request.get(url);
    const { user, system } = process.cpuUsage(before);
    // The first round fills caches of both.
    if (round === 0) continue;
    for (const [list, value] of [
      [plainClock, clocks[0]],
      [deskClock, clocks[1]],
      [plainCost, costs[0]],
      [deskCost, costs[1]],
      [served, (user + system) / 1000],
    ] as const)
      list?.push(value ?? 0);
  }
  const told = (what: string, one: number[] | undefined, other: number[] | undefined) => {
    const [a, b] = [median(one ?? []), median(other ?? [])];
    console.log(`${what}: plain ${a.toFixed(0)} ms, desk ${b.toFixed(0)} ms, ratio ${(b / a).toFixed(2)}`);
  };
  told("until the first paint, processor of the page", plainCost, deskCost);
  told("until the first paint, clock from asking for it", plainClock, deskClock);
  console.log(`the desk's page costs the server ${median(served ?? []).toFixed(0)} ms of the processor`);

  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(1500);
  const report = async (what: string, act: () => Promise<void>) => {
    const { tasks } = await tasksOf(browser, page, act);
    const longest = tasks.toSorted((a, b) => b.cpu - a.cpu).slice(0, 3);
    const shown = longest.map(({ cpu, clock }) => `${cpu.toFixed(0)} (${clock.toFixed(0)})`);
    console.log(`${what}: longest tasks, processor (clock): ${shown.join(", ")} ms`);
  };
  const settled = () => page.locator('.check [data-outcome="stands"]').waitFor();
  const last = sentences.length - 30;
  await report("double click near the beginning", async () => {
    const { centre, middle } = await placeOf(page, "Entry 9 of");
    await page.mouse.dblclick(centre, middle);
    await page.locator(".check [data-outcome]").first().waitFor();
    await page.waitForTimeout(300);
  });
  await page.keyboard.press("Escape");
  const near = await placeOf(page, `Entry ${last} of the log says it rose`);
  await page.waitForTimeout(1500);
  await report("double click near the end, then Shift and a click", async () => {
    await page.mouse.dblclick(near.left + 10, near.middle);
    await page.keyboard.down("Shift");
    await page.mouse.click(near.right - 1, near.middle);
    await page.keyboard.up("Shift");
    await settled();
    await page.waitForTimeout(300);
  });
  await report("six letters in Claim", async () => {
    await page.getByRole("combobox", { name: "Claim" }).pressSequentially("the ri", { delay: 60 });
    await page.getByRole("option").first().waitFor();
  });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.waitForTimeout(300);
  await placeOf(page, `Entry ${last} of`);
  const [from, to] = [
    await placeOf(page, `Entry ${last - 12} of`),
    await placeOf(page, `Entry ${last} of the`),
  ];
  await page.waitForTimeout(1500);
  await report("a drag over several lines", async () => {
    await drag(page, { x: from.left + 1, y: from.middle }, { x: to.right, y: to.middle });
    await settled();
    await page.waitForTimeout(300);
  });
  await page.keyboard.press("Escape");
  await report("a quote typed, which stands near the end", async () => {
    await page
      .getByRole("textbox", { name: "Quote" })
      .pressSequentially(`Entry ${sentences.length - 200} of`, { delay: 40 });
    await settled();
    await page.waitForTimeout(300);
  });
  await report("a quote typed that differs", async () => {
    await page
      .getByRole("textbox", { name: "Quote" })
      .fill(`Entry ${sentences.length - 300} of the  log said it fell`);
    await page.locator('.check [data-outcome="near"], .check [data-outcome="absent"]').waitFor();
    await page.waitForTimeout(300);
  });
  await report("everything selected", async () => {
    await page.locator("h1").click();
    await page.waitForTimeout(400);
    await page.keyboard.press("Control+A");
    await page.locator(".offer").waitFor();
  });
  await context.close();
} finally {
  plain.stop();
  await browser.close();
  await stage.stop();
}
