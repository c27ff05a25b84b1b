import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import * as z from "zod";
import { launchChromium } from "./chromium.ts";
import { type DeskStage, type Made, openDeskStage } from "./desk-stage.ts";
import { drag, placeOf } from "./text-places.ts";

// `npm run test:browser`: an article is read and its words are marked, with a mouse, by keyboard alone, with a finger.

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const spanList = z.looseObject({
  evidence: z.array(
    z.looseObject({
      id: z.string(),
      role: z.string(),
      quote: z.looseObject({ exact: z.string(), start: z.int(), end: z.int() }),
    }),
  ),
  appearances: z.array(
    z.looseObject({ stance: z.string().nullable(), quote: z.looseObject({ exact: z.string() }) }),
  ),
  version: z.int(),
});

let browser: Browser;
let stage: DeskStage;
before(async () => {
  browser = await launchChromium();
  stage = await openDeskStage();
});
after(async () => {
  await browser?.close();
  await stage?.stop();
});

async function asCem<T>(visit: (page: Page) => Promise<T>, options: BrowserContextOptions = {}): Promise<T> {
  const context = await stage.signedIn(browser, stage.keys.cem, options);
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => assert.fail(`the page threw: ${error.message}`));
    return await visit(page);
  } finally {
    await context.close();
  }
}

let count = 0;
const article = (text: string, fields: Record<string, unknown> = {}) =>
  stage.article({ url: `https://news.example/read-${++count}`, text, headline: `Story ${count}`, ...fields });
const open = (page: Page, { slug }: Made) => page.goto(`${stage.url}/desk/articles/${slug}`);
const working = async (claim: Made) =>
  spanList.parse(await stage.api(stage.keys.cem, "GET", `/v1/claims/${claim.id}?view=working`));
const quotesOf = async (claim: Made) =>
  (await working(claim)).evidence.map(({ role, quote: { exact, start, end } }) => [role, exact, start, end]);

async function dragOver(page: Page, words: string) {
  const { left, right, middle } = await placeOf(page, words);
  await drag(page, { x: left + 1, y: middle }, { x: right - 1, y: middle });
}

const popover = (page: Page) => page.getByRole("dialog", { name: "Mark these words" });
const quoteIn = (page: Page) => page.getByRole("textbox", { name: "Quote" });
const saidOf = (page: Page) => page.locator(".check");

/** Chooses the claim by typing some of its words, then the role, and attaches. */
async function attach(page: Page, words: string, claim: Made, text: string, role: string) {
  await page.getByRole("combobox", { name: "Claim" }).fill("");
  await page.getByRole("combobox", { name: "Claim" }).pressSequentially(words);
  await page.locator(`[role=option][data-claim="${claim.id}"]`).click();
  assert.equal(await page.getByRole("combobox", { name: "Claim" }).inputValue(), text);
  await page.locator(".option", { hasText: role }).click();
  await page.getByRole("button", { name: "Attach" }).click();
  await page.waitForSelector(".saved");
}

test("the text on the page is the stored text, character for character", async () => {
  const text =
    "\n\n  Set in.\tTab\u00A0kept, co\u00ADoperation.  \n<b>&amp;</b> \u202Etxt \u{1F469}\u{1F3FD}\u200D\u{1F692} \uFEFF end.\n\n";
  const story = await article(text);
  const claim = await stage.claim("Something is kept.");
  await stage.quote(claim.id, story.id, "context", "Tab\u00A0kept");
  await stage.quote(claim.id, story.id, "supports", "kept, co\u00ADoperation");
  await asCem(async (page) => {
    await open(page, story);
    assert.equal(await page.evaluate('document.getElementById("text").textContent'), text);
    assert.equal(await page.locator("#text mark").count(), 3);
  });
});

test("a triple click takes the paragraph and not the beginning of the next one", async () => {
  const story = await article("In short\n\nNo one fell in the harbour.\n\nNext week\n\nWork begins in June.");
  const text = "No one fell into the water.";
  const claim = await stage.claim(text);
  await asCem(async (page) => {
    await open(page, story);
    const { centre, middle } = await placeOf(page, "fell");
    await page.mouse.click(centre, middle, { clickCount: 3 });
    await popover(page).waitFor();
    assert.equal(await quoteIn(page).inputValue(), "No one fell in the harbour.");
    await saidOf(page).getByText("Stands once, word for word").waitFor();
    await attach(page, "no one fell", claim, text, "Supports");
    assert.deepEqual(await page.locator("#text mark").allTextContents(), ["No one fell in the harbour."]);
  });
  assert.deepEqual(await quotesOf(claim), [["supports", "No one fell in the harbour.", 10, 37]]);
});

test("a selection over a marked passage has neither its number nor another place", async () => {
  const story = await article("Reports say 12 barns burned down on Friday. All were empty.");
  const [first, text] = [await stage.claim("Barns burned down."), "It was a Friday."];
  await stage.quote(first.id, story.id, "supports", "12 barns burned down");
  const second = await stage.claim(text);
  await asCem(async (page) => {
    await open(page, story);
    await dragOver(page, "Reports say 12 barns burned down on Friday");
    await popover(page).waitFor();
    assert.equal(await quoteIn(page).inputValue(), "Reports say 12 barns burned down on Friday");
    await attach(page, "friday", second, text, "Context");
    await page.locator(".marked").getByText("lies across 2").waitFor();
    await dragOver(page, "Reports say 12 barns burned down on Friday");
    assert.equal(await page.evaluate("String(getSelection())"), "Reports say 12 barns burned down on Friday");
  });
  assert.deepEqual(await quotesOf(second), [
    ["context", "Reports say 12 barns burned down on Friday", 0, 42],
  ]);
  assert.deepEqual(await quotesOf(first), [["supports", "12 barns burned down", 12, 32]]);
});

test("what is selected beside the text is no quote, and what reaches beyond it is clamped", async () => {
  const story = await article("The wall held.\n\nThe gate did not.");
  await asCem(async (page) => {
    await open(page, story);
    await page.keyboard.press("Control+A");
    await page.getByRole("button", { name: "Mark these words" }).click();
    assert.equal(await quoteIn(page).inputValue(), "The wall held.\n\nThe gate did not.");
    await saidOf(page).getByText("More was selected than the text: only the text is quoted.").waitFor();
    await page.keyboard.press("Escape");
    await popover(page).waitFor({ state: "detached" });

    const navigation = await page.getByRole("link", { name: "Queue", exact: true }).boundingBox();
    const words = await placeOf(page, "held.");
    await drag(
      page,
      { x: (navigation?.x ?? 0) - 12, y: (navigation?.y ?? 0) + 12 },
      { x: words.right, y: words.middle },
    );
    await popover(page).waitFor();
    assert.equal(await quoteIn(page).inputValue(), "The wall held.");
    await page.keyboard.press("Escape");

    const list = await page.getByText("Nothing is marked in this text yet.").boundingBox();
    await drag(
      page,
      { x: (list?.x ?? 0) + 4, y: (list?.y ?? 0) + 8 },
      { x: (list?.x ?? 0) + 90, y: (list?.y ?? 0) + 8 },
    );
    await page.waitForTimeout(600);
    assert.equal(await popover(page).count(), 0);
    assert.equal(await page.getByRole("button", { name: "Mark these words" }).isVisible(), false);
  });
});

test("words cut in two are widened before anything is saved, and it is said", async () => {
  const story = await article("The bill came to 27,500 crowns on 8 March 2024, re-signed twice.");
  await asCem(async (page) => {
    await open(page, story);
    for (const [cut, whole] of [
      ["27", "27,500"],
      ["signed", "re-signed"],
      ["March", "8 March 2024"],
    ] as const) {
      await dragOver(page, cut);
      await popover(page).waitFor();
      assert.equal(await quoteIn(page).inputValue(), whole);
      await saidOf(page).getByText("Widened, so that no word or number is cut.").waitFor();
      await page.keyboard.press("Escape");
    }
  });
});

test("of two equal sentences the one that was selected is marked", async () => {
  const story = await article("The wall held. It rained all day. The wall held. The gate fell.");
  const text = "A wall held.";
  const claim = await stage.claim(text);
  await asCem(async (page) => {
    await open(page, story);
    const { left, right, middle } = await placeOf(page, "The wall held.", 1);
    await drag(page, { x: left + 1, y: middle }, { x: right - 1, y: middle });
    await popover(page).waitFor();
    await attach(page, "a wall", claim, text, "Supports");
  });
  assert.deepEqual(await quotesOf(claim), [["supports", "The wall held.", 34, 48]]);
});

test("right to left, whichever way the hand goes", async () => {
  const story = await article("בשנה שעברה נסללו 30 כבישים חדשים. המנהרה (Elm) פתוחה.", { language: "he" });
  const text = "נסללו כבישים.";
  const claim = await stage.claim(text, { language: "he" });
  const wanted = "נסללו 30 כבישים";
  await asCem(async (page) => {
    await open(page, story);
    const ends = async () => {
      const [first, last] = [await placeOf(page, "נסללו"), await placeOf(page, "כבישים")];
      return [
        { x: first.right - 1, y: first.middle },
        { x: last.left + 1, y: last.middle },
      ] as const;
    };
    const [from, to] = await ends();
    await drag(page, from, to);
    await popover(page).waitFor();
    assert.equal(await quoteIn(page).inputValue(), wanted);
    assert.equal(
      await page.evaluate("getComputedStyle(document.querySelector('[name=\"quote.exact\"]')).direction"),
      "rtl",
    );
    await page.keyboard.press("Escape");
    await drag(page, to, from);
    await popover(page).waitFor();
    assert.equal(await quoteIn(page).inputValue(), wanted);
    await attach(page, "נסללו", claim, text, "Supports");
    assert.deepEqual(await page.locator("#text mark").allTextContents(), [wanted]);
    assert.equal(await page.evaluate("getComputedStyle(document.body).direction"), "ltr");
  });
  assert.deepEqual(await quotesOf(claim), [["supports", wanted, 11, 26]]);
});

test("with a finger: an offer follows the handles, stands clear of the words, and marks nothing unasked", async () => {
  const story = await article("Reports say ninety barns burned down. All were empty.");
  const text = "Barns burned.";
  const claim = await stage.claim(text);
  await asCem(
    async (page) => {
      await open(page, story);
      const select = (words: string) =>
        page.evaluate(`(() => {
          const node = document.getElementById("text").firstChild;
          const at = node.data.indexOf(${JSON.stringify(words)});
          getSelection().setBaseAndExtent(node, at, node, at + ${words.length});
        })()`);
      await select("ninety");
      const offer = page.getByRole("button", { name: "Mark these words" });
      await offer.waitFor();
      await select("ninety barns burned dow");
      await page.getByText("24 characters selected").waitFor();
      assert.equal(await popover(page).count(), 0);
      const bar = await offer.boundingBox();
      assert.ok(bar && bar.height >= 24 && bar.x >= 0 && bar.x + bar.width <= 360);
      assert.ok((bar?.y ?? 0) > (await placeOf(page, "ninety barns")).bottom);
      await offer.tap();
      await popover(page).waitFor();
      assert.equal(await quoteIn(page).inputValue(), "ninety barns burned down");
      await page.getByRole("combobox", { name: "Claim" }).tap();
      await page.getByRole("combobox", { name: "Claim" }).pressSequentially("barns bur");
      await page.locator(`[role=option][data-claim="${claim.id}"]`).tap();
      await page.locator(".option", { hasText: "Supports" }).tap();
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 360);
      await page.getByRole("button", { name: "Attach" }).tap();
      await page.waitForSelector(".saved");
    },
    { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
  );
  assert.deepEqual(await quotesOf(claim), [["supports", "ninety barns burned down", 12, 36]]);
});

test("by keyboard alone: the quote is typed, what differs is named, the claim found, and the focus kept", async () => {
  const story = await article("The toll is 7\u00A0euros, co\u00ADoperative members half. The road is open.");
  const claim = await stage.claim("Members of the cooperative pay half the toll.");
  await asCem(async (page) => {
    await open(page, story);
    const focused = () =>
      page.evaluate(
        "(({ name, textContent }) => (name && name !== 'do' ? name : textContent.trim()))(document.activeElement)",
      );
    const tabTo = async (name: string) => {
      for (let i = 0; i < 40 && (await focused()) !== name; i++) await page.keyboard.press("Tab");
      assert.equal(await focused(), name);
    };
    await tabTo("quote.exact");
    await page.keyboard.type("7 euros, cooperative members");
    await saidOf(page).getByText("no-break space where you have space").waitFor();
    assert.equal(await saidOf(page).getByText("soft hyphen where you have nothing").count(), 1);
    assert.equal(await focused(), "quote.exact");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "take");
    await page.keyboard.press("Enter");
    await saidOf(page).getByText("Stands once, word for word").waitFor();
    assert.equal(await focused(), "quote.exact");
    assert.equal(await quoteIn(page).inputValue(), "7\u00A0euros, co\u00ADoperative members");
    await tabTo("claimText");
    await page.keyboard.type("coop mem");
    await page.locator(`[role=option][data-claim="${claim.id}"]`).waitFor();
    await page.keyboard.press("Enter");
    assert.equal(await page.getByRole("combobox", { name: "Claim" }).inputValue(), "coop mem");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(
      await page.getByRole("combobox", { name: "Claim" }).inputValue(),
      "Members of the cooperative pay half the toll.",
    );
    await tabTo("role");
    await page.keyboard.press("Space");
    await tabTo("Attach");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".saved");
    assert.match(String(await page.evaluate("document.activeElement.textContent")), /^Saved: “7\u00A0euros/);
  });
  assert.deepEqual(await quotesOf(claim), [["supports", "7\u00A0euros, co\u00ADoperative members", 12, 41]]);
});

test("a quote typed on the claim's own page is checked against the article while it is typed", async () => {
  const story = await article("The toll is 9\u00A0euros. It rained. Later it rained. It stopped.");
  const claim = await stage.claim("The toll was raised to nine euros.");
  await stage.quote(claim.id, story.id, "context", "It stopped");
  await asCem(async (page) => {
    await page.goto(`${stage.url}/desk/claims/${claim.id}`);
    const add = page.locator("details.add");
    if ((await add.getAttribute("open")) === null) await add.locator("summary").first().click();
    const quote = page.getByRole("textbox", { name: "Quote", exact: true });
    await quote.fill("toll is 9 euros");
    await saidOf(page).getByText("no-break space where you have space").waitFor();
    await page.getByRole("button", { name: "Take the article’s words" }).click();
    await saidOf(page).getByText("Stands once, word for word").waitFor();
    assert.equal(await quote.inputValue(), "toll is 9\u00A0euros");
    await quote.fill("rained");
    await saidOf(page).getByText("Stands 2 times. Which place is meant?").waitFor();
    await page.getByRole("button", { name: "This one" }).nth(1).click();
    await saidOf(page).getByText("Stands once, word for word").waitFor();
    await add.locator(".option", { hasText: "Supports it" }).click();
    await add.getByRole("button", { name: "Attach" }).click();
    await page.waitForURL("**done=*");
  });
  assert.deepEqual(await quotesOf(claim), [
    ["context", "It stopped", 49, 59],
    ["supports", "rained", 41, 47],
  ]);
});

test("Enter that ends a composition chooses nothing", async () => {
  const story = await article("昨夜、山の道が雪で切れた。橋は無事だった。", { language: "ja" });
  const claim = await stage.claim("山の道が雪で切れた。", { language: "ja" });
  await stage.publish(claim, story, "山の道が雪で切れた");
  await asCem(async (page) => {
    await open(page, story);
    await quoteIn(page).fill("橋は無事だった");
    const input = page.getByRole("combobox", { name: "Claim" });
    await input.focus();
    await page.evaluate(`(() => {
      const field = document.querySelector('[name="claimText"]');
      field.dispatchEvent(new CompositionEvent("compositionstart"));
      field.value = "山";
      field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true }));
      field.dispatchEvent(new CompositionEvent("compositionend"));
    })()`);
    await page.locator(`[role=option][data-claim="${claim.id}"]`).waitFor();
    assert.equal(await input.inputValue(), "山");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("[role=listbox]").isVisible(), true);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await input.inputValue(), "山の道が雪で切れた。");
  });
  assert.equal((await working(claim)).evidence.length, 1);
});

test("a new claim from the words, made and quoted in one step; one like it is shown first", async () => {
  const story = await article("The old mill burned to the ground on Sunday. Nobody lives there.");
  await asCem(async (page) => {
    await open(page, story);
    const mark = async () => {
      await dragOver(page, "The old mill burned to the ground");
      await popover(page).waitFor();
      await page.getByRole("combobox", { name: "Claim" }).click();
      await page.getByRole("option", { name: "New claim from these words" }).click();
      await page.getByLabel("New claim, as one neutral sentence").fill("The old mill\nburned down. ");
      await page.locator(".option", { hasText: "Makes it" }).click();
      await page.getByRole("button", { name: "Attach" }).click();
    };
    await mark();
    await page.waitForSelector(".saved");
    await page.getByText("draft").first().waitFor();
    await mark();
    await page.getByRole("heading", { name: "One thing to put right" }).waitFor();
    assert.match(await page.title(), /^Error: /);
    assert.equal(await quoteIn(page).inputValue(), "The old mill burned to the ground");
    await page.getByText("A claim like this is there already.").first().waitFor();
    await page.locator(".claim-choice .option", { hasText: "The old mill burned down." }).click();
    await page.locator(".option", { hasText: "Supports" }).click();
    await page.getByRole("button", { name: "Attach" }).click();
    await page.waitForSelector(".saved");
  });
  const found = z
    .object({ claims: z.array(z.looseObject({ id: z.string(), slug: z.string(), text: z.string() })) })
    .parse(await stage.api(stage.keys.cem, "GET", "/v1/claims?view=working&status=draft"));
  const mills = found.claims.filter(({ text }) => text === "The old mill burned down.");
  assert.equal(mills.length, 1);
  const [mill] = mills;
  assert.ok(mill);
  const { evidence, appearances } = await working(mill);
  assert.deepEqual(
    [appearances.map(({ stance, quote }) => [stance, quote.exact]), evidence.map(({ role }) => role)],
    [[["asserts", "The old mill burned to the ground"]], ["supports"]],
  );
});

test("without script: typed, checked, corrected by one press, attached", async () => {
  const story = await article("The toll is 7\u00A0euros. The road is open.");
  const claim = await stage.claim("The toll costs seven euros.");
  await asCem(
    async (page) => {
      await open(page, story);
      await quoteIn(page).fill("toll is 7 euros");
      await page.getByRole("button", { name: "Attach" }).click();
      await page.getByRole("heading", { name: "2 things to put right" }).waitFor();
      await page.getByRole("button", { name: "Take the article’s words" }).click();
      assert.equal(await quoteIn(page).inputValue(), "toll is 7\u00A0euros");
      await saidOf(page).getByText("Stands once, word for word").waitFor();
      await page.getByRole("textbox", { name: "Claim", exact: true }).fill("seven euros");
      await page.getByRole("button", { name: "Find claims" }).click();
      assert.equal(await quoteIn(page).inputValue(), "toll is 7\u00A0euros");
      await page.getByLabel("The toll costs seven euros.").check();
      await page.getByLabel("Refutes").check();
      await page.getByLabel("Somebody it quotes").check();
      await page.getByLabel("Their name").fill("Ann Lee");
      await page.getByRole("button", { name: "Attach" }).click();
      await page.waitForSelector(".saved");
      assert.deepEqual(await page.locator("#text mark").allTextContents(), ["toll is 7\u00A0euros"]);
    },
    { javaScriptEnabled: false },
  );
  assert.deepEqual(await quotesOf(claim), [["refutes", "toll is 7\u00A0euros", 4, 19]]);
});

test("a reload loses nothing of what was about to be marked, and no article's words are kept", async () => {
  const story = await article("The wall held through the night. It rained.");
  const claim = await stage.claim("The wall held.");
  await asCem(async (page) => {
    await open(page, story);
    await dragOver(page, "wall held through");
    await popover(page).waitFor();
    await page.getByRole("combobox", { name: "Claim" }).pressSequentially("the wall");
    await page.locator(`[role=option][data-claim="${claim.id}"]`).click();
    await page.locator(".option", { hasText: "Refutes" }).click();
    await page.reload();
    assert.equal(await quoteIn(page).inputValue(), "wall held through");
    await saidOf(page).getByText("Stands once, word for word").waitFor();
    await page.getByText("What you were marking is here again. It is not saved.").waitFor();
    assert.equal(await page.getByRole("combobox", { name: "Claim" }).inputValue(), "The wall held.");
    assert.equal(await page.locator('input[name="claim"]').getAttribute("value"), claim.id);
    assert.equal(await page.getByLabel("Refutes").isChecked(), true);
    assert.doesNotMatch(
      String(
        await page.evaluate("JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])"),
      ),
      /wall held through/,
    );
    await page.getByRole("button", { name: "Discard it" }).click();
    await page.reload();
    assert.equal(await quoteIn(page).inputValue(), "");
    await quoteIn(page).fill("something else");
    await saidOf(page).getByText("The article does not say this.").waitFor();
    await page.reload();
    assert.equal(await quoteIn(page).inputValue(), "something else");
    await page.goto(`${stage.url}/desk/sign-out`);
    await page.getByRole("button", { name: "Sign out here" }).click();
    await page.getByText("You are signed out.").first().waitFor();
    assert.equal(
      await page.evaluate("Object.keys(sessionStorage).filter((key) => /marking/.test(key)).length"),
      0,
    );
  });
});

test("two presses on Attach mark once", async () => {
  const story = await article("The wall held through the night. It rained.");
  const text = "It rained that night.";
  const claim = await stage.claim(text);
  await asCem(
    async (page) => {
      await page.goto(`${stage.url}/desk/articles/${story.slug}?claim=${claim.id}`);
      await quoteIn(page).fill("It rained");
      await page.getByLabel("Supports").check();
      await page.route("**/spans", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await route.continue();
      });
      const button = page.getByRole("button", { name: "Attach" });
      await button.scrollIntoViewIfNeeded();
      const at = await button.boundingBox();
      for (let press = 0; press < 2; press++) {
        await page.mouse.click((at?.x ?? 0) + 8, (at?.y ?? 0) + 8);
        await page.waitForTimeout(100);
      }
      await page.waitForSelector(".saved");
    },
    { javaScriptEnabled: false },
  );
  assert.deepEqual([(await quotesOf(claim)).length, (await working(claim)).version], [1, 2]);
});

test("the accessibility tree of the text says the stored text, marks as marks", async () => {
  const story = await article("Reports say 12 barns burned down on Friday. All were empty.");
  const claim = await stage.claim("Barns burned.");
  await stage.quote(claim.id, story.id, "supports", "12 barns burned down");
  await stage.quote(claim.id, story.id, "context", "burned down on Friday");
  await asCem(async (page) => {
    await open(page, story);
    assert.equal(
      await page.locator("#text").ariaSnapshot(),
      `- region "Text of the article":
  - text: Reports say
  - mark: 12 barns
  - mark: burned down
  - mark: on Friday
  - text: . All were empty.`,
    );
  });
});

test("no rule of accessibility is broken, light and dark, in the popover too", async () => {
  const story = await article(
    "Reports say 12 barns burned down on Friday. All were empty. The toll is 7\u00A0euros.",
  );
  const claim = await stage.claim("Barns burned on a Friday.");
  await stage.publish(claim, story, "12 barns burned down");
  const violations = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));
  for (const colorScheme of ["light", "dark"] as const) {
    await asCem(
      async (page) => {
        await open(page, story);
        await page.evaluate(axe);
        const faults = async () => {
          const found = violations.parse(
            await page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations)"),
          );
          return found.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
        };
        assert.deepEqual(await faults(), []);
        await dragOver(page, "All were empty");
        await popover(page).waitFor();
        await page.getByRole("combobox", { name: "Claim" }).pressSequentially("barns");
        await page.getByRole("option").first().waitFor();
        assert.deepEqual(await faults(), []);
        await quoteIn(page).fill("The toll is 7 euros");
        await saidOf(page).getByText("Take the article’s words").waitFor();
        assert.deepEqual(await faults(), []);
      },
      { colorScheme, bypassCSP: true },
    );
  }
});

test("nothing lies outside at 320 px and at twice the size of text, whatever is written", async () => {
  const long = "x".repeat(300);
  const story = await article(`Begin ${long} end. ${"word ".repeat(80)}`, { headline: long });
  const claim = await stage.claim(`Claim ${long}`);
  await stage.quote(claim.id, story.id, "supports", long);
  for (const options of [
    { viewport: { width: 320, height: 640 } },
    { viewport: { width: 640, height: 480 }, deviceScaleFactor: 2 },
  ]) {
    await asCem(async (page) => {
      await open(page, story);
      const width = options.viewport.width;
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
      await dragOver(page, "Begin");
      await popover(page).waitFor();
      await page.getByRole("combobox", { name: "Claim" }).pressSequentially("Claim");
      await page.getByRole("option").first().waitFor();
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
    }, options);
  }
});

test("marks are told without colours", async () => {
  const story = await article("Reports say 12 barns burned down on Friday.");
  const claim = await stage.claim("Barns burned again.");
  await stage.quote(claim.id, story.id, "supports", "12 barns burned down");
  await asCem(
    async (page) => {
      await open(page, story);
      const style = z
        .object({ line: z.string(), ground: z.string() })
        .parse(
          await page.evaluate(
            '(({ borderBottomStyle, backgroundColor }) => ({ line: borderBottomStyle, ground: backgroundColor }))(getComputedStyle(document.querySelector("#text mark")))',
          ),
        );
      assert.deepEqual(style, { line: "solid", ground: "rgb(255, 255, 0)" });
    },
    { forcedColors: "active" },
  );
});

const HOSTILE = [
  "<img src=x onerror=\"document.title='x'\">",
  "</textarea></title><script>document.title='x'</script>",
  "a & b &amp; <!-- c --> {{d}} %s",
  "\u202Egnp.exe \u2066a\u2069",
  "'\"`><svg onload=document.title=1>",
  "🔥👩🏽\u200D🚒 é — “q” ’ﬂ",
];

test("whatever is typed is shown as text", async () => {
  for (const hostile of HOSTILE) {
    const story = await article(`Before it ${hostile} after it.`, { headline: `Head ${hostile}` });
    const claim = await stage.claim(`Claim ${hostile}`);
    await stage.quote(claim.id, story.id, "context", hostile);
    for (const javaScriptEnabled of [true, false])
      await asCem(
        async (page) => {
          await open(page, story);
          if (javaScriptEnabled) {
            assert.equal(
              await page.evaluate('document.getElementById("text").textContent'),
              `Before it ${hostile} after it.`,
            );
            await quoteIn(page).fill(`Before it ${hostile} after that`);
            await page.locator('.check [data-outcome="near"]').waitFor();
            await page.getByRole("combobox", { name: "Claim" }).fill(hostile);
            await page.locator(`[role=option][data-claim="${claim.id}"]`).click();
            assert.equal(
              await page.getByRole("combobox", { name: "Claim" }).inputValue(),
              `Claim ${hostile}`,
            );
            await page.getByRole("button", { name: "Attach" }).click();
          } else {
            await quoteIn(page).fill(hostile);
            await page.getByRole("textbox", { name: "Claim", exact: true }).fill(hostile);
            await page.getByLabel("Somebody it quotes").check();
            await page.getByLabel("Their name").fill(hostile);
            await page.getByRole("button", { name: "Attach" }).click();
            assert.equal(await page.getByLabel("Their name").inputValue(), hostile);
            assert.equal(
              await page.getByRole("textbox", { name: "Claim", exact: true }).inputValue(),
              hostile,
            );
          }
          await page.locator(".refused").waitFor();
          assert.match(await page.title(), /^Error: Read and mark: Head /);
          assert.equal(await page.locator("img, svg[onload], main script").count(), 0);
        },
        { javaScriptEnabled },
      );
  }
});
