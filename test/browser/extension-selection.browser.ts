/// <reference types="chrome" />
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Page } from "playwright-core";
import { faultsOf } from "./axe.ts";
import { type ExtensionStage, openExtensionStage, type Reader, SERVER, until } from "./extension-stage.ts";

// "Is this checked?" and editor mode: from words selected in a page to an answer, and to a span in the database.

const TEXT =
  "The harbour wall at Sandwick was raised by two metres in May. Nobody asked the fishermen. The work took eleven weeks.";
const PAGE = `<!doctype html><html lang="en"><title>Harbour news</title><nav>Home</nav><h1>Harbour</h1>
<p id="first">The harbour wall at <b>Sandwick</b> was raised by two metres in May. Nobody asked the fishermen.</p>
<p id="second">The work took eleven weeks.</p>`;

let stage: ExtensionStage;
let reader: Reader;
before(async () => {
  stage = await openExtensionStage();
  reader = await stage.launch();
  stage.web.serve("http://paper.example/harbour", { body: PAGE });
});
afterEach(async () => {
  // What is left open is found by its address in the next test.
  for (const page of reader.context.pages().slice(1)) await page.close();
});
after(async () => {
  await reader.close();
  await stage.stop();
});

/** Selects from one point of the page to another, and asks as the menu does. Gives the panel. */
async function askAbout(
  page: Page,
  from: [selector: string, offset: number],
  to: [selector: string, offset: number],
): Promise<Page> {
  await page.bringToFront();
  await page.evaluate(
    ([[fromSelector, fromOffset], [toSelector, toOffset]]) => {
      const point = (selector: string, offset: number): [Node, number] => {
        const walker = document.createTreeWalker(
          document.querySelector(selector) ?? document.body,
          NodeFilter.SHOW_TEXT,
        );
        let left = offset;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (left <= length) return [node, left];
          left -= length;
        }
        throw new Error("the point lies beyond the text");
      };
      const [start, end] = [point(fromSelector, fromOffset), point(toSelector, toOffset)];
      getSelection()?.setBaseAndExtent(start[0], start[1], end[0], end[1]);
    },
    [from, to] as const,
  );
  const tab = await reader.worker.evaluate(async (address) => {
    const [found] = await chrome.tabs.query({ url: `${address}*` });
    if (found?.id === undefined) throw new Error("the page has no tab");
    // What the browser tells the background when somebody chooses from the menu; the panel opens for a real press alone.
    Reflect.get(chrome.contextMenus.onClicked, "dispatch").call(
      chrome.contextMenus.onClicked,
      { menuItemId: "check-selection", frameId: 0 },
      found,
    );
    return found.id;
  }, page.url().split("#")[0] ?? "");
  const panel = await reader.context.newPage();
  await panel.setViewportSize({ width: 380, height: 800 });
  const id = reader.worker.url().split("/")[2];
  await panel.goto(`chrome-extension://${id}/panel.html?tab=${tab}`);
  await panel.getByRole("heading", { name: "Is this checked?" }).waitFor();
  return panel;
}

async function openHarbour(): Promise<Page> {
  const page = await reader.context.newPage();
  await page.goto("http://paper.example/harbour");
  return page;
}

test("selected words go to the server once their reader was told, and nothing of the page with them", async () => {
  const page = await openHarbour();
  const panel = await askAbout(page, ["#second", 0], ["#second", 27]);
  const asked = () => stage.web.sentTo(SERVER).filter(({ url }) => url.endsWith("/v1/match"));
  await panel.getByText("nothing else does").waitFor();
  assert.equal(asked().length, 0);
  assert.match(await panel.locator(".asked").innerText(), /Checks \(http:\/\/checks\.example\)/);
  assert.deepEqual(await faultsOf(panel), []);

  await panel.getByRole("button", { name: "Send and compare" }).click();
  await panel.getByText("Nothing like it stands among 0 checked claims. We have not checked this.").waitFor();
  assert.equal(asked().length, 1);
  const sent = asked()[0];
  assert.equal(sent?.headers.cookie, undefined);
  assert.equal(sent?.headers.referer, undefined);
  assert.equal(sent?.headers.authorization, undefined);
  assert.ok(!JSON.stringify(stage.web.sentTo(SERVER)).includes("paper.example"));
  assert.deepEqual(await faultsOf(panel), []);
  await panel.close();

  // From then on at once.
  await askAbout(page, ["#first", 0], ["#first", 60]);
  await until("it was asked", () => asked().length === 2);
});

test("a check is asked for without the page's address, unless its reader wants that", async () => {
  const page = await openHarbour();
  const panel = await askAbout(page, ["#second", 0], ["#second", 27]);
  await panel.getByRole("button", { name: "Ask Checks for a check" }).first().click();
  await panel.getByLabel("What should be checked").fill("Did the work take eleven weeks?");
  await panel.getByRole("button", { name: "Send", exact: true }).click();
  await panel.getByText("It has the number").waitFor();
  const inbox = await fetch(`${stage.url}/v1/inbox`, {
    headers: { Authorization: `Bearer ${stage.editorKey}` },
  });
  const text = await inbox.text();
  assert.match(text, /Did the work take eleven weeks\?/);
  assert.ok(!text.includes("paper.example"));
  await panel.close();
  await page.close();
});

test("a server that takes a request without a number has not answered, and the words can be sent again", async () => {
  const page = await openHarbour();
  const panel = await askAbout(page, ["#second", 0], ["#second", 27]);
  await panel.getByRole("button", { name: "Ask Checks for a check" }).first().click();
  await panel.getByLabel("What should be checked").fill("Who paid for the quay?");
  stage.web.meddle = ({ url }) =>
    url.endsWith("/v1/requests")
      ? { status: 202, headers: { "Content-Type": "application/json" }, body: '{"id": ["<b>7</b>"]}' }
      : null;
  const send = panel.getByRole("button", { name: "Send", exact: true });
  await send.click();
  await panel.getByText("Checks did not answer.").waitFor();
  stage.web.meddle = null;
  assert.equal(await panel.getByLabel("What should be checked").inputValue(), "Who paid for the quay?");
  await send.click();
  await panel.getByText("It has the number").waitFor();
  await panel.close();
  await page.close();
});

test("a claim that only shares words is shown as no answer to the reader's own", async () => {
  await stage.publish("http://register.example/works", TEXT, [{ exact: "The work took eleven weeks" }]);
  const page = await openHarbour();
  const panel = await askAbout(page, ["#second", 0], ["#second", 27]);
  await panel.getByRole("heading", { name: "Shares words" }).waitFor();
  const text = (await panel.locator(".asked").innerText()).replace(/\s+/g, " ");
  assert.match(
    text,
    /Similar, but not the same\. The verdict below is about the checked claim, not about your sentence\. The checked claim .* Verdict on this claim, not on your sentence Supported A report says so\./,
  );
  assert.deepEqual(await faultsOf(panel), []);
});

test("an editor's selected words become a quote in the database, and nothing of the page goes unseen", async () => {
  const options = await reader.context.newPage();
  const id = reader.worker.url().split("/")[2];
  await options.goto(`chrome-extension://${id}/options.html`);
  await options.getByLabel("Key for Checks").fill("vb_wrong");
  await options.getByRole("button", { name: "Keep the key" }).click();
  await options.getByText("Checks does not know this key.").waitFor();
  await options.getByLabel("Key for Checks").fill(stage.editorKey);
  await options.getByRole("button", { name: "Keep the key" }).click();
  await options.getByText("A key for Checks is kept.").waitFor();
  const stored = await reader.worker.evaluate(() => chrome.storage.local.get(null));
  assert.ok(!JSON.stringify(stored).includes(stage.editorKey));
  await options.close();

  const page = await openHarbour();
  // Cut in "wall" and in "metres": the quote has whole words.
  const panel = await askAbout(page, ["#first", 13], ["#first", 50]);
  const editor = panel.locator(".edits");
  await editor.getByText("“wall at Sandwick was raised by two metres”").waitFor();
  await editor.getByLabel("Search claims, or write a new one").fill("The wall was raised by two metres.");
  await editor.getByLabel("A new claim in these words").check();
  await editor.getByLabel("They make this claim").check();
  await editor.getByRole("button", { name: "Save the quote" }).click();

  // The server does not know the page: what would be sent is shown, and nothing was.
  await editor.getByText("this is all that will be sent").waitFor();
  assert.match(await editor.locator("dl").innerText(), /http:\/\/paper\.example\/harbour/);
  const preview = await editor.locator("pre").innerText();
  assert.match(preview, /^Harbour\n+The harbour wall at Sandwick was raised/);
  assert.ok(!preview.includes("Home"));
  assert.equal(stage.web.sentTo(SERVER).filter(({ url }) => url.endsWith("/v1/articles")).length, 0);
  assert.deepEqual(await faultsOf(panel), []);
  await editor.getByRole("button", { name: "Send the page’s text" }).click();
  await editor.getByText("These words stand, to the letter,").waitFor();
  await editor.getByRole("button", { name: "Save the quote" }).click();
  await editor.getByText("Saved.").waitFor();

  const headers = { Authorization: `Bearer ${stage.editorKey}` };
  const link = await editor.getByRole("link", { name: "Open the claim at the desk" }).getAttribute("href");
  const claim = link?.split("/").at(-1) ?? "";
  const saved = await (await fetch(`${stage.url}/v1/claims/${claim}?view=working`, { headers })).json();
  assert.equal(saved.text, "The wall was raised by two metres.");
  assert.equal(saved.appearances.length, 1);
  assert.equal(saved.appearances[0].quote.exact, "wall at Sandwick was raised by two metres");
  assert.equal(saved.appearances[0].stance, "asserts");
  await panel.close();

  // The page changes: the words that the server has are offered, and its reader may send what stands there now.
  stage.web.serve("http://paper.example/harbour", { body: PAGE.replace("two metres", "three metres") });
  await page.reload();
  const again = await askAbout(page, ["#first", 13], ["#first", 52]);
  const near = again.locator(".edits");
  await near.getByLabel("A new claim in these words").check();
  await near.getByRole("button", { name: "Check the quote" }).click();
  await near.getByText("reads otherwise").waitFor();
  assert.equal(await near.locator("del").innerText(), "three");
  assert.equal(await near.locator("ins").innerText(), "two");
  await near.getByRole("button", { name: "Take the words that it has" }).click();
  await near.getByText("These words stand, to the letter,").waitFor();
  await near.getByText("“wall at Sandwick was raised by two metres”").waitFor();
  await again.close();
  await page.close();
});
