/// <reference types="chrome" />
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import * as z from "zod";
import { faultsOf } from "./axe.ts";
import { FIRST, HOSTILE, HTML, PAGE, SECOND, SOURCE } from "./extension-bridge.ts";
import { cardIn, linesOf, pieceAt } from "./extension-card.ts";
import { type Checks, openChecks } from "./extension-checks.ts";
import { type ExtensionStage, marksOf, openExtensionStage, type Reader, until } from "./extension-stage.ts";

// What a reader meets: marks, cards, the panel, the settings; with two servers, one of which writes markup into its claims.

const ONE = { url: "http://one.example", name: "Checks", colour: "yellow" };
const TWO = { url: "http://two.example", name: "Other Checks", colour: "blue" };
const NOTICE = "Demonstration. A program wrote this; no person has checked it.";
const stored = (name: string) => readFileSync(new URL(`./${name}.aria.txt`, import.meta.url), "utf8");

describe("The extension, to its reader", () => {
  let stage: ExtensionStage;
  let one: Checks;
  let two: Checks;
  let reader: Reader;
  let page: Page;
  let tab: number;
  let home: string;

  before(async () => {
    stage = await openExtensionStage();
    one = await openChecks({ PUBLISHER_NAME: "Checks Desk", NOTICE });
    two = await openChecks({ PUBLISHER_NAME: "Other Desk" });
    await one.publish({ url: PAGE, text: SOURCE }, FIRST);
    await two.publish({ url: PAGE, text: SOURCE }, SECOND);
    stage.web.forward(ONE.url, one.url);
    stage.web.forward(TWO.url, two.url);
    stage.web.serve(PAGE, { body: HTML });
    stage.web.serve("http://news.example/other", {
      body: "<!doctype html><title>Other</title><p>Nothing.</p>",
    });
    reader = await stage.launch({ settings: { servers: [ONE, TWO] }, awaitFilter: false });
    home = `chrome-extension://${new URL(reader.worker.url()).host}`;
    page = await reader.context.newPage();
    await openArticle();
    tab = await reader.worker.evaluate(
      async (url) => (await chrome.tabs.query({ url }))[0]?.id ?? -1,
      `${PAGE}*`,
    );
  });
  after(async () => {
    await reader.close();
    await Promise.all([one.stop(), two.stop()]);
    await stage.stop();
  });

  async function openArticle(): Promise<void> {
    await until(
      "all is marked",
      async () => {
        await page.goto(PAGE);
        await page.bringToFront();
        for (let i = 0; i < 40; i += 1) {
          if ((await marksOf(page)).length >= 5 && (await panelState())) return true;
          await page.waitForTimeout(100);
        }
        return false;
      },
      60_000,
    );
  }
  /** Whether both servers have answered. */
  const panelState = async () =>
    reader.worker.evaluate(async () => {
      const [{ id } = { id: -1 }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const state = await chrome.tabs
        .sendMessage<object, { servers: unknown[] } | undefined>(id ?? -1, { type: "state?" })
        .catch(() => undefined);
      return state?.servers.length === 2;
    });
  const tell = (message: object) =>
    reader.worker.evaluate(([id, sent]) => chrome.tabs.sendMessage(id, sent), [tab, message] as const);
  const pointAt = async (words: string) => {
    await page.bringToFront();
    await page.mouse.move(2, 2);
    await until("no card is open", async () => (await cardIn(page)) === null);
    const at = await pieceAt(page, words);
    await page.mouse.move(at.x - 3, at.y);
    await page.mouse.move(at.x, at.y);
    await until(`a card for ${words}`, async () => (await cardIn(page)) !== null);
    return at;
  };
  const openOwn = async (path: string) => {
    const own = await reader.context.newPage();
    await own.goto(`${home}/${path}`);
    return own;
  };
  const settings = () => reader.worker.evaluate(() => chrome.storage.local.get());

  it("paints what stands in yellow, and what has changed without it", async () => {
    const at = await pieceAt(page, "The city closed");
    const changed = await pieceAt(page, "Engineers found");
    assert.deepEqual(await groundAt(page, at), [255, 228, 94]);
    assert.notDeepEqual(await groundAt(page, changed), [255, 228, 94]);
  });

  it("opens a card where the pointer rests, that says first what the words do", async () => {
    const at = await pointAt("The city closed");
    const card = await cardIn(page);
    assert.ok(card);
    assert.deepEqual(linesOf(card), stored("extension-card").trimEnd().split("\n"));
    assert.ok(at.y < card.box.y || at.y > card.box.y + card.box.height, "the card stands over the pointer");
    assert.equal(await page.title(), "The bridge");
    await page.mouse.move(at.x, card.box.y + 30, { steps: 4 });
    await page.waitForTimeout(600);
    assert.ok(await cardIn(page), "it stays while the pointer is on it");
    await page.mouse.move(2, 2);
    await until("it goes with the pointer", async () => (await cardIn(page)) === null);
  });

  it("says Then and Now of words that have changed, and shows no quote as standing that does not", async () => {
    await pointAt("Engineers found");
    const text = (await cardIn(page))?.text ?? "";
    assert.match(text, /The words have changed since they were checked\./);
    assert.match(
      text,
      /Then“Engineers found 40 cracks in its deck”Now“Engineers found 14 cracks in its deck”/,
    );
    assert.match(text, /Supportedon words that have changed/);
    assert.doesNotMatch(text, /Stands word for word|Quote that it rests on/);
    await page.keyboard.press("Escape");
    await until("Escape closes it", async () => (await cardIn(page)) === null);
  });

  it("tells evidence, a claim and a report of one apart", async () => {
    await pointAt("The mayor said");
    assert.match((await cardIn(page))?.text ?? "", /Reports that The mayor claims this/);
    await page.keyboard.press("Escape");
    await tell({ type: "show", passage: await passageOf("It will open again") });
    await pointAt("It will open again");
    assert.match(
      (await cardIn(page))?.text ?? "",
      /Makes this claim.*Refuted.*It stayed shut until spring\./,
    );
    await page.keyboard.press("Escape");
  });
  const passageOf = (words: string) =>
    reader.worker.evaluate(
      async ([id, start]) => {
        const state = await chrome.tabs.sendMessage<object, { passages: { id: string; words: string }[] }>(
          id,
          {
            type: "state?",
          },
        );
        return state.passages.find((passage) => passage.words.startsWith(start))?.id ?? "";
      },
      [tab, words] as const,
    );

  it("opens a card at a press, and not where the page has a control", async () => {
    await page.mouse.move(2, 2);
    await page.evaluate(() => scrollTo(0, 0));
    const at = await pieceAt(page, "The mayor said");
    await page.touchscreen.tap(at.x, at.y).catch(() => page.mouse.click(at.x, at.y));
    await until("a card", async () => (await cardIn(page)) !== null);
    await page.mouse.click(2, 400);
    await until("a press beside it closes it", async () => (await cardIn(page)) === null);
    await page.locator("#own").click();
    assert.equal(await cardIn(page), null);
  });

  it("leads from passage to passage, and back to where its reader was", async () => {
    await page.bringToFront();
    await page.evaluate(() => {
      scrollTo(0, 3);
      document.querySelector("nav a")?.dispatchEvent(new Event("focus"));
      getSelection()?.selectAllChildren(document.querySelector("h1") ?? document.body);
    });
    const numbers: (string | undefined)[] = [];
    for (let i = 0; i < 5; i += 1) {
      await tell({ type: "step", by: 1 });
      await until(
        "the next passage",
        async () => (await cardIn(page))?.name?.includes(`${i + 1} of 5`) === true,
      );
      numbers.push((await cardIn(page))?.name);
    }
    assert.deepEqual(
      numbers.map((name) => name?.replace("Verbatim: ", "")),
      ["Passage 1 of 5", "Passage 2 of 5", "Passage 3 of 5", "Passage 4 of 5", "Passage 5 of 5"],
    );
    assert.equal(
      await page.evaluate(() => getSelection()?.toString()),
      "Nobody was hurt when the crane fell",
    );
    assert.ok(
      await page.evaluate(() => (document.querySelector("#box")?.scrollTop ?? 0) > 0),
      "it scrolls boxes too",
    );
    assert.equal((await cardIn(page))?.hasFocus, true);
    await tell({ type: "step", by: -1 });
    await until("the one before", async () => (await cardIn(page))?.name?.includes("4 of 5") === true);
    await page.keyboard.press("Escape");
    await until("it is closed", async () => (await cardIn(page)) === null);
    assert.deepEqual(
      await page.evaluate(() => [
        scrollY,
        document.querySelector("#box")?.scrollTop,
        getSelection()?.toString(),
      ]),
      [3, 0, "The bridge"],
    );
  });

  it("keeps the focus in the dialog, whose links lead out and whose text is nobody's markup", async () => {
    await tell({ type: "step", by: 1 });
    await until("a card", async () => (await cardIn(page)) !== null);
    const card = await cardIn(page);
    assert.ok(card);
    for (const { href, rel, target } of card.links) {
      assert.match(href, /^http:\/\//);
      assert.deepEqual([rel, target], ["noopener noreferrer nofollow ugc", "_blank"]);
    }
    assert.deepEqual(
      [...new Set(card.tags)].filter((tag) => /script|img|iframe|style|form|input/i.test(tag)),
      [],
    );
    const stops = card.links.length + 4;
    for (let i = 0; i < stops; i += 1) await page.keyboard.press("Tab");
    assert.equal((await cardIn(page))?.hasFocus, true);
    await page.keyboard.press("Escape");
  });

  it("shows what a hostile server writes as text", async () => {
    await tell({ type: "show", passage: await passageOf("Nobody was hurt") });
    await pointAt("Nobody was hurt");
    const card = await cardIn(page);
    assert.ok(card?.text.includes(`Finding ${HOSTILE}`));
    assert.equal(await page.title(), "The bridge");
    await page.keyboard.press("Escape");
  });

  it("is gone within a frame when the page changes it, however it does", async () => {
    for (const how of ["style", "attribute", "move", "inside"] as const) {
      await page.evaluate(() => scrollTo(0, 0));
      await pointAt("The mayor said");
      if (how === "inside") await (await cardIn(page))?.rewrite("Everything is true.");
      else
        await page.evaluate((way) => {
          const host = document.documentElement.lastElementChild;
          if (!(host instanceof HTMLElement)) return;
          if (way === "style") host.style.setProperty("left", "0px", "important");
          if (way === "attribute") host.setAttribute("data-x", "1");
          if (way === "move") document.body.append(host);
        }, how);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.equal(await cardIn(page), null, how);
    }
  });

  it("is deaf to what a page pretends its reader did, and says nothing of itself", async () => {
    await page.mouse.move(2, 2);
    await page.evaluate(() => scrollTo(0, 0));
    const at = await pieceAt(page, "The mayor said");
    const known = await page.evaluate(async ({ x, y }) => {
      const where = { clientX: x, clientY: y, bubbles: true, composed: true };
      for (const type of ["pointermove", "pointerdown", "pointerup"])
        document.body.dispatchEvent(new PointerEvent(type, where));
      document.body.dispatchEvent(new MouseEvent("click", where));
      for (const message of [{ type: "step", by: 1 }, { type: "open-card" }, { type: "look-up", tabId: 1 }])
        postMessage(message, "*");
      await new Promise((resolve) => setTimeout(resolve, 700));
      const runtime: unknown = Reflect.get(Reflect.get(globalThis, "chrome") ?? {}, "runtime");
      return {
        runtime: typeof runtime,
        storage: typeof Reflect.get(Reflect.get(globalThis, "chrome") ?? {}, "storage"),
      };
    }, at);
    assert.equal(await cardIn(page), null);
    assert.deepEqual(known, { runtime: "undefined", storage: "undefined" });
    const reach = await page.evaluate(
      (address) =>
        fetch(address).then(
          () => "reached",
          () => "refused",
        ),
      `${home}/panel.html`,
    );
    assert.equal(reach, "refused");
  });

  it("lists all passages in the panel, in reading order, with what is missing, whose verdict it is, and what was looked at", async () => {
    const panel = await openOwn(`panel.html?tab=${tab}`);
    await panel.locator("main summary").first().waitFor();
    assert.equal(
      await panel.locator("header p").first().innerText(),
      "Verbatim Only marked words were looked at.",
    );
    assert.equal(await panel.locator("[role=status] b").innerText(), "5 passages marked here");
    assert.deepEqual(await panel.locator(".marked .words").allInnerTexts(), [
      "“The city closed the old bridge on Monday”",
      "“Engineers found 14 cracks in its deck”",
      "“The mayor said that the bridge was the safest in the country”",
      "“It will open again before winter”",
      "“Nobody was hurt when the crane fell”",
    ]);
    assert.deepEqual(await panel.locator(".missing .words, .missing .state").allInnerTexts(), [
      "“Traders lost a third of their customers”",
      "Not found on the page as you see it.",
    ]);
    assert.deepEqual(await panel.locator(".marked .state").allInnerTexts(), ["Changed since it was checked"]);
    assert.deepEqual(await panel.locator(".marked li").first().locator(".server").allInnerTexts(), [
      TWO.name,
      ONE.name,
    ]);
    assert.equal(await panel.locator("header .notice").innerText(), `${ONE.name} ${NOTICE}`);
    assert.equal(await panel.locator(".bar").count(), 5);
    const badge = await reader.worker.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
    assert.equal(badge, "5");
    await panel.close();
  });

  it("has a panel for the keyboard and for those who hear it", async () => {
    const panel = await openOwn(`panel.html?tab=${tab}`);
    const second = panel.locator("summary").nth(1);
    await second.waitFor();
    const parts = await Promise.all(
      ["header", "main", "footer"].map((part) => panel.locator(part).ariaSnapshot()),
    );
    assert.equal(parts.join("\n"), stored("extension-panel").trimEnd());
    await second.focus();
    await panel.keyboard.press("Enter");
    await panel.locator("details[open] .claim").waitFor();
    assert.deepEqual(await faultsOf(panel), []);
    assert.equal(await second.evaluate((summary) => summary === document.activeElement), true);
    await panel.close();
  });

  it("has a card without faults of accessibility, light and dark", async () => {
    const panel = await openOwn(`panel.html?tab=${tab}`);
    await panel.locator("summary").first().waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await panel.emulateMedia({ colorScheme });
      await panel.evaluate(async (id) => {
        const state = await chrome.tabs.sendMessage(id, { type: "state?" });
        const [, passage] = state.passages;
        const around = { madeHere: [], servers: state.servers };
        const asked = { type: "card", passage, n: 2, most: 5, around, isWalk: true };
        const { tree, css } = await chrome.runtime.sendMessage(asked);
        interface Branch {
          tag: string;
          is: Record<string, string>;
          of: (string | Branch)[];
        }
        const grow = (branch: string | Branch): Node => {
          if (typeof branch === "string") return new Text(branch);
          const space = /svg|path/.test(branch.tag)
            ? "http://www.w3.org/2000/svg"
            : "http://www.w3.org/1999/xhtml";
          const made = document.createElementNS(space, branch.tag);
          for (const [name, value] of Object.entries(branch.is)) made.setAttribute(name, value);
          made.append(...branch.of.map(grow));
          return made;
        };
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
        document.body.replaceChildren(grow(tree));
      }, tab);
      assert.deepEqual(await faultsOf(panel), []);
    }
    await panel.close();
  });

  it("switches off for a site, everywhere, and until it is asked", async () => {
    const panel = await openOwn(`panel.html?tab=${tab}`);
    const off = panel.getByLabel("Off on news.example");
    await off.check();
    await panel.getByText("Nothing is looked up on news.example.").waitFor();
    await page.bringToFront();
    await until("the marks go", async () => (await marksOf(page)).length === 0);
    assert.deepEqual((await settings()).offSites, ["news.example"]);
    await off.uncheck();
    await page.bringToFront();
    await until("they come back", async () => (await marksOf(page)).length >= 5);
    await panel.getByLabel("Off everywhere").check();
    await page.bringToFront();
    await until("they go again", async () => (await marksOf(page)).length === 0);
    await panel.getByText("Marking is off everywhere.").waitFor();
    await panel.getByLabel("Mark only when I ask").check();
    await page.reload();
    await page.waitForTimeout(2_500);
    assert.equal((await marksOf(page)).length, 0);
    const ask = panel.getByRole("button", { name: "Look this page up" });
    await ask.waitFor();
    await page.bringToFront();
    await ask.evaluate((button) => (button instanceof HTMLElement ? button.click() : undefined));
    await until("it is marked when asked", async () => (await marksOf(page)).length >= 5);
    await panel.getByLabel("Mark passages").check();
    await panel.close();
  });

  it("is set up in its settings: servers, sites, contrast, a copy without keys", async () => {
    const options = await openOwn("options.html");
    await options.getByRole("heading", { name: "Servers" }).waitFor();
    assert.deepEqual(await faultsOf(options), []);
    const servers = options.locator("section", { has: options.getByRole("heading", { name: "Servers" }) });
    await servers.getByLabel("Name").last().fill("Third");
    await servers.getByLabel("Address").fill("http://plain.example");
    await servers.getByRole("button", { name: "Add" }).click();
    await servers.getByText("This is no address of a server.").waitFor();
    await servers.getByLabel("Address").fill("https://third.example/base/");
    await servers.getByRole("button", { name: "Add" }).click();
    await servers.getByText("https://third.example/base").waitFor();
    assert.deepEqual((await settings()).servers, [
      ONE,
      TWO,
      { url: "https://third.example/base", name: "Third", colour: "violet" },
    ]);
    await servers.getByLabel("Colour").nth(2).selectOption("blue");
    const colours = async () =>
      z
        .object({ servers: z.array(z.object({ name: z.string(), colour: z.string() })) })
        .parse(await settings())
        .servers.map(({ name, colour }) => `${name}: ${colour}`)
        .join(", ");
    await until(
      "who had the colour takes the other",
      async () => (await colours()) === "Checks: yellow, Other Checks: violet, Third: blue",
    );
    await options.getByLabel("Host, such as news.example").fill("https://Paper.example/x");
    await options.locator("section", { hasText: "Add a site" }).getByRole("button", { name: "Add" }).click();
    await options.getByRole("button", { name: "Look paper.example up again" }).waitFor();
    await options.getByLabel("More contrast").check();
    await until("it is kept", async () => (await settings()).contrast === "more");

    const [download] = await Promise.all([
      options.waitForEvent("download"),
      options.getByRole("button", { name: "Save a copy" }).click(),
    ]);
    const copy = readFileSync(await download.path(), "utf8");
    assert.deepEqual(Object.keys(JSON.parse(copy)), [
      "format",
      "version",
      "servers",
      "marking",
      "offSites",
      "contrast",
    ]);
    const readCopy = async (text: string) => {
      const file = { name: "settings.json", mimeType: "application/json", buffer: Buffer.from(text) };
      await options.getByLabel("Read a copy").setInputFiles(file);
    };
    const beforeIt = { marking: "always", ...(await settings()) };
    await reader.worker.evaluate((all) => chrome.storage.local.set(all), beforeIt);
    for (const bad of [
      "{",
      "[]",
      copy.replace("https://third", "ftp://third"),
      copy.replace('"more"', '"loud"'),
    ]) {
      await readCopy(bad);
      await options.getByText("This is no copy of these settings; nothing was changed.").waitFor();
      assert.deepEqual(await settings(), beforeIt);
    }
    await options.getByRole("button", { name: "Remove Third" }).click();
    await until("it is removed", async () => !JSON.stringify(await settings()).includes("Third"));
    // Without encryption a server is taken on the reader's own machine alone.
    await readCopy(copy.replaceAll("http://", "https://"));
    await options.getByText("Read. What was set before is replaced.").waitFor();
    const plain = (given: unknown): unknown =>
      JSON.parse(JSON.stringify(given).replaceAll("https://", "http://"));
    assert.deepEqual(plain(await settings()), plain(beforeIt));
    await reader.worker.evaluate((before) => chrome.storage.local.set(before), beforeIt);
    await options.close();
  });

  it("reads in other languages, and from the right", async () => {
    const panel = await openOwn(`panel.html?tab=${tab}`);
    await panel.locator("footer").waitFor();
    await panel.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    const [bar, list] = [
      await panel.locator(".strip").boundingBox(),
      await panel.locator("ol").first().boundingBox(),
    ];
    assert.ok(bar === null || list === null || bar.x > list.x, "the strip stands at the right");
    assert.equal(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await panel.close();
  });
});

/** The colour behind a place of the page, just above its letters. */
async function groundAt(page: Page, { x, top }: { x: number; top: number }): Promise<number[]> {
  const shot = await page.screenshot({ clip: { x: x - 2, y: top + 1, width: 4, height: 2 } });
  return page.evaluate(
    async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      return [...(context?.getImageData(1, 1, 1, 1).data ?? [])].slice(0, 3);
    },
    [...shot],
  );
}
