import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { FIXTURES, type Fixture } from "./extension-fixtures.ts";
import {
  type ExtensionStage,
  marksOf,
  openExtensionStage,
  painted,
  type Reader,
  until,
} from "./extension-stage.ts";

// `npm run test:browser`: words are marked where they stand, as what they are, and the page stays as it was.

let stage: ExtensionStage;
let reader: Reader;
const at = (index: number) => `http://fixture-${index}.example/story`;
const ROUTES = ["http://routes.example/one", "http://routes.example/two"] as const;

before(async () => {
  stage = await openExtensionStage();
  for (const [i, fixture] of FIXTURES.entries()) {
    await stage.publish(at(i), fixture.source, fixture.quotes);
    stage.web.serve(at(i), {
      headers: { "Content-Type": "text/html; charset=utf-8", ...fixture.headers },
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><body>${fixture.html}`,
    });
  }
  const [one, two] = ROUTES;
  await stage.publish(one, "The kiln was fired on Sunday. It is open to all.", [
    { exact: "The kiln was fired on Sunday" },
    { exact: "It is open to all" },
  ]);
  await stage.publish(two, "The loom was bought by subscription. It is open to all.", [
    { exact: "The loom was bought by subscription" },
  ]);
  const body = `<!doctype html><title>Routes</title><p id="a">The kiln was fired on Sunday.</p><p>It is open to all.</p>
<script>const texts={"/one":"The kiln was fired on Sunday.","/two":"The loom was bought by subscription."};
const go=()=>setTimeout(()=>{a.firstChild.data=texts[location.pathname]},300);addEventListener("popstate",go)</script>`;
  for (const address of ROUTES) stage.web.serve(address, { body });
  stage.web.serve("http://elsewhere.example/", {
    body: "<!doctype html><title>Elsewhere</title><p>Nothing.</p>",
  });
  reader = await stage.launch();
});
after(async () => {
  await reader?.close();
  await stage?.stop();
});

/** What is painted, by whether it is told as changed; white space aside. */
async function told(page: Page): Promise<{ standing: string; changed: string }> {
  const marks = await marksOf(page);
  const of = (isChanged: boolean) =>
    marks
      .filter(([name]) => name.startsWith("verbatim-") && /chang/i.test(name) === isChanged)
      .map(([, words]) => words)
      .join("")
      .replace(/\s+/g, "");
  return { standing: of(false), changed: of(true) };
}

async function judge({ act, standing = "", changed = "", isRestless = false }: Fixture, address: string) {
  const page = await reader.context.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  try {
    await page.goto(address);
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await act?.(page);
    const right = { standing: standing.replace(/\s+/g, ""), changed: changed.replace(/\s+/g, "") };
    const isRight = async () => JSON.stringify(await told(page)) === JSON.stringify(right);
    await until("it is marked", isRight, 9000).catch(() => {});
    // And it stays so.
    await page.waitForTimeout(600);
    assert.deepEqual(await told(page), right);
    if (!isRestless) assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

for (const [i, fixture] of FIXTURES.entries()) {
  test(fixture.name, () => judge(fixture, at(i)));
}

test("an address that changes without a load has its own marks, and going back brings the first ones", async () => {
  const page = await reader.context.newPage();
  await page.goto(ROUTES[0]);
  await until(
    "the first is marked",
    async () => (await painted(page)) === "The kiln was fired on Sunday|It is open to all",
  );
  await page.evaluate(() => {
    history.pushState({}, "", "/two");
    dispatchEvent(new Event("popstate"));
  });
  await until(
    "the second is marked",
    async () => (await painted(page)) === "The loom was bought by subscription",
  );
  await page.goBack();
  await until(
    "the first again",
    async () => (await painted(page)) === "The kiln was fired on Sunday|It is open to all",
  );
  await page.close();
});

test("a page that comes out of the back-forward cache is marked", async () => {
  const page = await reader.context.newPage();
  await page.goto(at(0));
  await until("it is marked", async () => (await painted(page)) !== "");
  await page.goto("http://elsewhere.example/");
  // It fires no load event.
  await page.goBack({ waitUntil: "commit" });
  await until("it is marked again", async () => (await painted(page)) !== "");
  await page.close();
});

test("a page without annotations gets no script", async () => {
  const page = await reader.context.newPage();
  const session = await reader.context.newCDPSession(page);
  const worlds: string[] = [];
  session.on("Runtime.executionContextCreated", ({ context }) => worlds.push(context.origin));
  await session.send("Runtime.enable");
  await page.goto("http://elsewhere.example/");
  await page.waitForTimeout(2500);
  assert.deepEqual(
    worlds.filter((origin) => origin.startsWith("chrome-extension:")),
    [],
  );
  await page.close();
});
