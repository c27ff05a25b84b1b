import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { type DeskStage, openDeskStage } from "./desk-stage.ts";

// What readers do that needs claims of its own: days in other zones, searches that are sent on, words without a place to break.

let browser: Browser;
let stage: DeskStage;
const UNBROKEN = "bridge".repeat(50);
const QUOTE = "closed".repeat(80);

before(async () => {
  browser = await launchChromium();
  stage = await openDeskStage({
    CORRECTIONS_URL: "https://verbatim.example/corrections",
    CONTACT: "desk@verbatim.example",
  });
});
after(async () => {
  await browser?.close();
  await stage?.stop();
});

async function published(text: string, fields: Record<string, unknown> = {}, exact = text, url = "") {
  const source = url || `https://news.example/${encodeURIComponent(text.slice(0, 40))}`;
  const article = await stage.article({ url: source, text: `It says: ${exact} And no more.` });
  const claim = await stage.claim(text, fields);
  await stage.publish(claim, article, exact);
  return claim;
}

async function visit<T>(options: BrowserContextOptions, run: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await run(await context.newPage());
  } finally {
    await context.close();
  }
}

test("the day that somebody gave is the day that everybody reads, wherever they are", async () => {
  const claim = await published("The ferry ran aground off the point.", { claimedOn: "2026-03-08" });
  const zones = ["America/New_York", "Pacific/Kiritimati", "UTC"];
  const seen = new Set<string>();
  for (const timezoneId of zones) {
    for (const javaScriptEnabled of [true, false]) {
      const days = await visit({ timezoneId, javaScriptEnabled }, async (page) => {
        await page.goto(`${stage.url}/claims/${claim.slug}`);
        const times = await page.locator("time").all();
        return Promise.all(
          times.map(async (time) => [await time.getAttribute("datetime"), await time.innerText()]),
        );
      });
      assert.deepEqual(
        days.find(([at]) => at === "2026-03-08"),
        ["2026-03-08", "8 March 2026"],
      );
      seen.add(JSON.stringify(days));
    }
  }
  assert.equal(seen.size, 1);
});

const CORPUS = [
  "The C++ lesson costs 100% more than in 2019.",
  "B&Q did not mend the mast near Arden.",
  "Le maire n'a pas cédé le café du port.",
  "The flood wrecked 30 barns in the old quarter.",
];

test("a search is an address that gives a colleague the same page, whatever was typed", async () => {
  for (const text of CORPUS) await published(text, text.startsWith("Le ") ? { language: "fr" } : {});
  const typed: [words: string, finds: string | null][] = [
    ["C++ lesson 100%", CORPUS[0] ?? ""],
    ["B&Q mast", CORPUS[1] ?? ""],
    ["cafe port cédé", CORPUS[2] ?? ""],
    ['"old quarter" NOT barns*', CORPUS[3] ?? ""],
    ["#flood", CORPUS[3] ?? ""],
    ["flood%20barns", CORPUS[3] ?? ""],
    ["<script>document.title=1</script> flood", CORPUS[3] ?? ""],
    ["🔥🔥", null],
  ];
  for (const [words, finds] of typed) {
    await visit({}, async (page) => {
      await page.goto(stage.url);
      await page.getByRole("textbox").first().fill(words);
      await page.getByRole("button", { name: "Search", exact: true }).click();
      const address = page.url();
      assert.equal(new URL(address).searchParams.getAll("q").join("|"), words);
      await visit({}, async (colleague) => {
        await colleague.goto(address);
        assert.equal(await colleague.getByRole("textbox").first().inputValue(), words);
        const main = await colleague.locator("main").innerText();
        assert.equal(main.includes(finds ?? "Not checked here"), true, `${words}: ${main.slice(0, 300)}`);
        assert.equal(await colleague.title(), await page.title());
      });
    });
  }
});

test("going back from a claim leads to the list as it was, its filter set", async () => {
  await visit({}, async (page) => {
    await page.goto(`${stage.url}/?q=flood+barns&label=mostly_supported`);
    const list = await page.locator("main").innerText();
    await page
      .getByRole("link", { name: CORPUS[3] ?? "" })
      .first()
      .click();
    await page.waitForURL("**/claims/**");
    await page.goBack();
    assert.equal(new URL(page.url()).search, "?q=flood+barns&label=mostly_supported");
    assert.equal(await page.locator("main").innerText(), list);
    assert.equal(await page.getByRole("textbox").first().inputValue(), "flood barns");
  });
});

test("words without a place to break are read by scrolling down alone, on a phone and in large letters", async () => {
  const claim = await published(
    `${UNBROKEN} opened.`,
    { claimant: { name: "n".repeat(120) } },
    QUOTE,
    `https://news.example/${"a".repeat(380)}`,
  );
  const ways = [`/claims/${claim.slug}`, `/embed/claims/${claim.slug}`, `/?q=${UNBROKEN}`];
  const screens = [
    { viewport: { width: 320, height: 640 } },
    { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  ];
  for (const path of ways) {
    for (const options of screens) {
      await visit(options, async (page) => {
        await page.goto(`${stage.url}${path}`);
        const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assert.equal(wide, 0, `${path} at ${options.viewport.width}`);
      });
    }
  }
});
