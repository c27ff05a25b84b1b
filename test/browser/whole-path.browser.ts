import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { type DeskStage, openDeskStage } from "./desk-stage.ts";
import { finger, type Hand, keyboard, mouse } from "./hands.ts";
import { drag, placeOf } from "./text-places.ts";

// `npm run test:browser`: from a pasted article to a published verdict, each time with one way of working alone.

let browser: Browser;
const stages: DeskStage[] = [];
before(async () => {
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  for (const stage of stages) await stage.stop();
});

async function stageWith(settings: Record<string, string>): Promise<DeskStage> {
  const stage = await openDeskStage(settings);
  stages.push(stage);
  return stage;
}

interface Way {
  hand: Hand;
  options: BrowserContextOptions;
  /** Brings words of the text into the form. */
  mark(page: Page, words: string): Promise<void>;
}

const WAYS: Record<string, Way> = {
  "with a mouse": {
    hand: mouse,
    options: { viewport: { width: 1280, height: 900 } },
    mark: async (page, words) => {
      const { left, right, middle } = await placeOf(page, words);
      await drag(page, { x: left + 1, y: middle }, { x: right - 1, y: middle });
    },
  },
  "by keyboard alone": {
    hand: keyboard,
    options: { viewport: { width: 1280, height: 900 } },
    mark: (page, words) => keyboard.type(page, "quote.exact", words),
  },
  "with a finger": {
    hand: finger,
    options: { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true },
    mark: async (page, words) => {
      // No driver holds a finger down long enough: the selection that it would make is set.
      await page.evaluate(`(() => {
        const node = document.getElementById("text").firstChild;
        const at = node.data.indexOf(${JSON.stringify(words)});
        getSelection().setBaseAndExtent(node, at, node, at + ${words.length});
      })()`);
      await page.getByRole("button", { name: "Mark these words" }).tap();
    },
  },
};

const TEXT =
  "The council met on Tuesday evening.\n\nIt voted 9 to 2 to keep the library open, the clerk's record shows. Nobody spoke against it.";
const CLAIM = "The council voted to keep the library open.";
const QUOTE = "voted 9 to 2 to keep the library open";

async function signIn(page: Page, hand: Hand, stage: DeskStage, secret: string): Promise<void> {
  await page.goto(`${stage.url}/desk/sign-in`);
  await hand.type(page, "key", secret);
  await hand.button(page, "Sign in");
  await page.waitForURL(`${stage.url}/desk`);
}

async function addArticle(page: Page, hand: Hand): Promise<void> {
  await hand.link(page, "Add an article");
  await page.waitForURL("**/desk/articles/new");
  await hand.type(page, "url", "https://news.example/council?utm_source=mail");
  await hand.type(page, "text", TEXT);
  await hand.button(page, "Look at it first");
  await page.getByText("What would be saved").waitFor();
  await hand.button(page, "Save the article");
  await page.waitForURL("**/desk/articles/art_*");
  assert.equal(await page.evaluate('document.getElementById("text").textContent'), TEXT);
}

async function markForNewClaim(page: Page, { hand, mark }: Way): Promise<void> {
  await mark(page, QUOTE);
  await page.locator('.check [data-outcome="stands"]').waitFor();
  await hand.type(page, "claimText", CLAIM);
  await page.getByRole("option", { name: "New claim from these words" }).waitFor();
  if (hand === keyboard) {
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
  } else if (hand === finger) await page.getByRole("option", { name: "New claim from these words" }).tap();
  else await page.getByRole("option", { name: "New claim from these words" }).click();
  assert.equal(await page.locator('[name="newClaim"]').inputValue(), CLAIM);
  await hand.choose(page, "role", "supports");
  await hand.button(page, "Attach");
  await page.locator(".saved").waitFor();
  assert.deepEqual(await page.locator("#text mark").allTextContents(), [QUOTE]);
  await hand.link(page, "Go on with the claim");
  await page.waitForURL("**/desk/claims/clm_*");
}

async function judge(page: Page, hand: Hand): Promise<void> {
  await hand.choose(page, "label", "mostly_supported");
  await hand.type(page, "headline", "One report says that the council voted so.");
  await hand.type(page, "summary", "The article tells the vote and names the record.");
  await hand.choose(page, "basis.strength", "one_report");
  await hand.type(page, "notSeen", "The clerk's record itself");
  await hand.tick(page, "restsOn");
  await hand.button(page, "Issue the verdict");
  await page.locator(".done, .refused").first().waitFor();
  assert.deepEqual(await page.locator(".refused").allTextContents(), []);
}

async function publish(page: Page, hand: Hand): Promise<void> {
  await page.waitForURL("**/preview");
  assert.match(await page.locator(".preview").innerText(), /Mostly supported/);
  const label = (await page.locator('button[value="publish"]').innerText()).trim();
  await hand.button(page, label);
  await page.waitForURL("**done=published*");
}

async function read(page: Page, stage: DeskStage): Promise<void> {
  await page.goto(`${stage.url}/claims/the-council-voted-to-keep-the-library-open`);
  assert.match(await page.locator("h1").innerText(), /The council voted to keep the library open\./);
  assert.deepEqual(await page.locator(".receipt mark").allTextContents(), [QUOTE]);
}

for (const [name, way] of Object.entries(WAYS)) {
  test(`from a pasted article to a published verdict, ${name}: one marks and judges, another publishes`, async () => {
    const stage = await stageWith({});
    const { hand, options } = way;
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await signIn(page, hand, stage, stage.keys.cem);
    await addArticle(page, hand);
    await markForNewClaim(page, way);
    await judge(page, hand);
    const claim = new URL(page.url()).pathname;
    await context.close();

    const second = await browser.newContext(options);
    const other = await second.newPage();
    await signIn(other, hand, stage, stage.keys.bea);
    await other.goto(`${stage.url}${claim}`);
    await hand.link(other, "See it as readers will, and publish");
    await publish(other, hand);
    await read(other, stage);
    await second.close();
  });
}

test("from a pasted article to a published verdict by one person alone, by keyboard", async () => {
  const stage = await stageWith({ REQUIRE_SECOND_EDITOR: "false" });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const way = WAYS["by keyboard alone"];
  assert.ok(way);
  await signIn(page, way.hand, stage, stage.keys.bea);
  await addArticle(page, way.hand);
  await markForNewClaim(page, way);
  await judge(page, way.hand);
  await way.hand.link(page, "See it as readers will, and publish");
  await publish(page, way.hand);
  await read(page, stage);
  await context.close();
});
