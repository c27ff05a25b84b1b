import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import * as z from "zod";
import { faultsOf } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { type DeskStage, openDeskStage } from "./desk-stage.ts";

// The desk as a browser has it: signing in, links from elsewhere, words that are not saved, keys that are pressed.

const made = z.looseObject({ id: z.string(), version: z.int() });

let browser: Browser;
let stage: DeskStage;
let article: string;
before(async () => {
  browser = await launchChromium();
  stage = await openDeskStage();
  const { id } = made.parse(
    await stage.api(stage.keys.ada, "POST", "/v1/articles", {
      url: "https://news.example/flood",
      headline: "River floods the old town",
      text: "Officials said 40 houses were flooded on Monday. Nobody was hurt.",
    }),
  );
  article = id;
  const claim = made.parse(
    await stage.api(stage.keys.cem, "POST", "/v1/claims", { text: "The flood damaged 40 houses." }),
  );
  await stage.api(stage.keys.cem, "PATCH", `/v1/claims/${claim.id}`, { topics: ["flood"] }, claim.version);
  await stage.api(stage.keys.cem, "POST", "/v1/claims", {
    text: `The sign said </title><img src=x onerror="document.title=1"> & ${"a".repeat(300)}.`,
  });
  const spare = await stage.newKey("Cem Editor", "editor");
  paths = [
    "/desk",
    "/desk/articles",
    "/desk/articles/new",
    `/desk/articles/${id}/details`,
    "/desk/claims",
    `/desk/claims/${claim.id}/history`,
    "/desk/keys",
    `/desk/keys/${spare.keyId}/revoke`,
    "/desk/sign-out",
    "/desk/nothing-here",
  ];
});
after(async () => {
  await browser?.close();
  await stage?.stop();
});
let paths: string[] = [];

async function asDesk<T>(
  key: keyof DeskStage["keys"],
  options: BrowserContextOptions,
  visit: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await stage.signedIn(browser, stage.keys[key], options);
  try {
    return await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

const details = () => `${stage.url}/desk/articles/${article}/details`;
const versionOf = async () =>
  Number((await stage.db.execute("select version from articles")).rows[0]?.version);

for (const colorScheme of ["light", "dark"] as const) {
  test(`no rule of accessibility is broken on any page of the ground, ${colorScheme}`, async () => {
    await asDesk("ada", { colorScheme, bypassCSP: true }, async (page) => {
      for (const path of paths) {
        await page.goto(`${stage.url}${path}`);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        assert.deepEqual([path, await faultsOf(page)], [path, []]);
      }
      await page.goto(`${stage.url}/desk/articles/new`);
      await page.getByRole("button", { name: "Look at it first" }).click();
      assert.deepEqual(await faultsOf(page), []);
      await page.getByLabel("Address").fill("https://news.example/new");
      await page.getByLabel("Text", { exact: true }).fill("Something.");
      await page.getByRole("button", { name: "Look at it first" }).click();
      await page.getByRole("heading", { name: "What would be saved" }).waitFor();
      assert.deepEqual(await faultsOf(page), []);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
      assert.deepEqual(await faultsOf(page), []);
    });
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${stage.url}/desk`);
    assert.deepEqual(await faultsOf(page), []);
    await context.close();
  });
}

test("nothing scrolls sideways at 320 px, nor at 1280 px with text twice as large", async () => {
  for (const [width, script] of [
    [320, ""],
    [1280, "document.documentElement.style.fontSize='200%'"],
  ] as const) {
    await asDesk("ada", { viewport: { width, height: 700 }, bypassCSP: true }, async (page) => {
      for (const path of paths) {
        await page.goto(`${stage.url}${path}`);
        await page.evaluate(script);
        assert.deepEqual([path, await page.evaluate("document.documentElement.scrollWidth")], [path, width]);
      }
    });
  }
});

test("a link on another site leads to the page without another sign-in, also when it is loaded again; its forms do nothing", async () => {
  const links = createServer((request, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(
      request.url === "/"
        ? `<a href="${stage.url}/desk/claims?status=draft">the claims</a><form method="post" action="${stage.url}/desk/sign-out"><input name="_token" value="${"0".repeat(32)}"><input name="where" value="here"><button>post</button></form>`
        : "",
    );
  });
  await new Promise<void>((resolve) => links.listen(0, "127.0.0.1", resolve));
  const address = links.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await asDesk("bea", {}, async (page) => {
    // Another host name, and then another port of the same host.
    for (const host of ["localhost", "127.0.0.1"]) {
      await page.goto(`http://${host}:${port}/`);
      await page.getByRole("link").click();
      await page.getByRole("heading", { name: "Claims", exact: true }).waitFor();
      assert.equal(page.url(), `${stage.url}/desk/claims?status=draft`);
      await page.reload();
      await page.getByRole("heading", { name: "Claims", exact: true }).waitFor();
      await page.goto(`http://${host}:${port}/`);
      await page.getByRole("button").click();
      await page.getByText("Nothing was done").waitFor();
      await page.goto(`${stage.url}/desk`);
      await page.getByRole("link", { name: "Sign out" }).waitFor();
    }
  });
  await new Promise((resolve) => links.close(resolve));
});

test("words that were typed are back after a reload and in a new tab, with a line that they are not saved, until they are discarded", async () => {
  await asDesk("cem", {}, async (page) => {
    const before = await versionOf();
    await page.goto(details());
    await page.getByLabel("Author").fill("Ann Example, still typing");
    await page.getByLabel("What kind of text").selectOption("record");
    await page.reload();
    const back = async (where: Page) => {
      await where.getByText("Not saved: this is what you had typed here before.").waitFor();
      assert.equal(await where.getByLabel("Author").inputValue(), "Ann Example, still typing");
      assert.equal(await where.getByLabel("What kind of text").inputValue(), "record");
    };
    await back(page);
    const other = await page.context().newPage();
    await page.close();
    await other.goto(details());
    await back(other);
    await other.getByRole("button", { name: "Discard it" }).click();
    assert.equal(await other.getByLabel("Author").inputValue(), "");
    // What is older than seven days goes, whoever left it.
    const week = 7 * 24 * 60 * 60 * 1000;
    await other.evaluate(
      `localStorage.setItem("verbatim.unsaved edt_else claim 1", JSON.stringify({at: Date.now() - ${week} - 1000, fields: [["a", "old"]]})); localStorage.setItem("verbatim.unsaved edt_else claim 2", JSON.stringify({at: Date.now() - ${week} + 60000, fields: [["a", "young"]]}))`,
    );
    await other.reload();
    assert.deepEqual(await other.evaluate("Object.keys(localStorage)"), [
      "verbatim.unsaved edt_else claim 2",
    ]);
    assert.equal(await other.getByLabel("Author").inputValue(), "");
    assert.equal(await other.getByText("Not saved").count(), 0);
    assert.equal(await versionOf(), before);
  });
});

test("words that were typed before somebody changed the same are offered, not imposed", async () => {
  await asDesk("cem", {}, async (page) => {
    await page.goto(details());
    await page.getByLabel("Author").fill("Typed before");
    await page.waitForTimeout(400);
    await stage.api(
      stage.keys.bea,
      "PATCH",
      `/v1/articles/${article}`,
      { publisher: { name: "The Old Town News" } },
      await versionOf(),
    );
    await page.goto(details());
    assert.equal(await page.getByLabel("Author").inputValue(), "");
    assert.equal(
      await page.getByLabel("Publisher", { exact: false }).first().inputValue(),
      "The Old Town News",
    );
    await page.getByRole("button", { name: "Put it in" }).click();
    assert.equal(await page.getByLabel("Author").inputValue(), "Typed before");
    await page.getByRole("button", { name: "Discard it" }).click();
  });
});

test("what was saved is offered no more, and who signs out leaves nothing behind", async () => {
  await asDesk("cem", {}, async (page) => {
    await page.goto(details());
    await page.getByLabel("Author").fill("Saved Author");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    await page.goto(details());
    assert.equal(await page.getByText("not saved", { exact: false }).count(), 0);
    await page.getByLabel("Author").fill("For nobody else");
    await page.waitForTimeout(400);
    assert.match(String(await page.evaluate("JSON.stringify(localStorage)")), /For nobody else/);
    await page.getByRole("link", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign out here" }).click();
    await page.getByText("You are signed out.").first().waitFor();
    assert.doesNotMatch(String(await page.evaluate("JSON.stringify(localStorage)")), /For nobody else/);
    // Back asks for the page again, and gets none of it.
    await page.goBack();
    await page.goBack();
    await page.getByLabel("Your key").waitFor();
  });
});

for (const javaScriptEnabled of [true, false]) {
  test(`a key that is revoked while somebody types costs none of their words, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const once = await openDeskStage();
    try {
      const { id } = made.parse(
        await once.api(once.keys.ada, "POST", "/v1/articles", {
          url: "https://news.example/x",
          text: "Some words.",
        }),
      );
      const [first, second] = [await once.newKey("Dan", "editor"), await once.newKey("Dan", "editor")];
      const context = await once.signedIn(browser, first.secret, { javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(`${once.url}/desk/articles/${id}/details`);
      await page.getByLabel("Author").fill("Ann Example");
      await page.getByLabel("Why it is called that").fill("0 & <b>words</b>\nand more");
      await page.getByLabel("What kind of text").selectOption("record");
      await once.api(once.keys.ada, "POST", `/v1/keys/${first.keyId}/revoke`, {});
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("You were signed out, so nothing was saved.").waitFor();
      await page.getByLabel("Your key").fill(second.secret);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText("You are signed in again.").waitFor();
      assert.equal(await page.getByLabel("Author").inputValue(), "Ann Example");
      assert.equal(await page.getByLabel("What kind of text").inputValue(), "record");
      const author = async () => (await once.db.execute("select author from articles")).rows[0]?.author;
      assert.equal(await author(), null);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Saved.").waitFor();
      assert.equal(await author(), "Ann Example");
      await context.close();
    } finally {
      await once.stop();
    }
  });
}

test("two presses, 120 ms apart, save once and lead to one page", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await asDesk("cem", { javaScriptEnabled }, async (page) => {
      const before = Number((await stage.db.execute("select count(*) as n from articles")).rows[0]?.n);
      await page.goto(`${stage.url}/desk/articles/new`);
      await page.getByLabel("Text", { exact: true }).fill(`Said twice, ${javaScriptEnabled}.`);
      await page.getByRole("button", { name: "Look at it first" }).click();
      await page.route("**/desk/articles/new", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        await route.continue();
      });
      const box = await page.getByRole("button", { name: "Save the article" }).boundingBox();
      if (box === null) throw new Error("no button");
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.click(x, y);
      await page.waitForTimeout(120);
      await page.mouse.click(x, y);
      await page.getByText("The article is saved.").waitFor();
      assert.equal(
        Number((await stage.db.execute("select count(*) as n from articles")).rows[0]?.n),
        before + 1,
      );
    });
  }
});

test("letters are shortcuts outside of fields alone, and can be switched off", async () => {
  await asDesk("ada", {}, async (page) => {
    await page.goto(details());
    await page.getByLabel("Author").fill("");
    await page.getByLabel("Author").pressSequentially("? / n q a c k Święto");
    await page.getByLabel("What kind of text").focus();
    for (const key of ["n", "q", "a", "c", "k"]) await page.keyboard.press(key);
    assert.equal(page.url(), details());
    assert.equal(await page.getByLabel("Author").inputValue(), "? / n q a c k Święto");
    await page.getByRole("button", { name: "Save" }).focus();
    // AltGr, as Windows sends it.
    await page.evaluate(
      "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'q', ctrlKey: true, altKey: true, bubbles: true}))",
    );
    await page.evaluate(
      "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'q', keyCode: 229, isComposing: true, bubbles: true}))",
    );
    assert.equal(page.url(), details());
    // The sign, wherever its key is.
    await page.evaluate(
      "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '?', code: 'Minus', shiftKey: true, bubbles: true}))",
    );
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("q");
    assert.equal(page.url(), details());
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.keyboard.press("?");
    await page.getByRole("button", { name: "Switch single-letter shortcuts off" }).click();
    await page.keyboard.press("q");
    await page.keyboard.press("?");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await page.getByRole("button", { name: "Switch single-letter shortcuts on" }).click();
    await page.keyboard.press("c");
    await page.waitForURL("**/desk/claims");
  });
});

test("a refused form puts the cursor at its summary, and from there into the field", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await asDesk("cem", { javaScriptEnabled }, async (page) => {
      await page.goto(`${stage.url}/desk/articles/new`);
      await page.getByRole("button", { name: "Look at it first" }).click();
      assert.match(await page.title(), /^Error: Add an article/);
      const summary = page.locator(".refused");
      assert.equal(await page.locator(".refused:focus").count(), 1);
      await summary.getByRole("link", { name: "Text is missing." }).click();
      await page.keyboard.type("typed at once");
      assert.equal(await page.getByLabel("Text", { exact: true }).inputValue(), "typed at once");
    });
  }
});

test("a page's words that a clipboard holds as markup alone go in as text", async () => {
  await asDesk("cem", {}, async (page) => {
    await page.goto(`${stage.url}/desk/articles/new`);
    await page.getByLabel("Text", { exact: true }).focus();
    const markup =
      "<p>Officials said <del>14</del><ins>40</ins> houses were flooded.</p><p>Nobody was hurt.</p><script>document.title=1</script>";
    await page.evaluate(
      `(() => { const data = new DataTransfer(); data.setData("text/html", ${JSON.stringify(markup)}); document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); })()`,
    );
    assert.equal(
      await page.getByLabel("Text", { exact: true }).inputValue(),
      "Officials said 40 houses were flooded.\n\nNobody was hurt.",
    );
    await page.getByText("came as a formatted page only").waitFor();
  });
});

test("without a network nothing is sent, and a line says so", async () => {
  await asDesk("cem", {}, async (page) => {
    await page.goto(details());
    await page.getByLabel("Author").fill("Offline Author");
    await page.context().setOffline(true);
    await page.getByText("You are offline.").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    assert.equal(page.url(), details());
    assert.equal(await page.getByLabel("Author").inputValue(), "Offline Author");
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
  });
});

test("a count is the server's: in code points, and never by cutting what is pasted", async () => {
  await asDesk("cem", {}, async (page) => {
    await page.goto(details());
    const field = page.getByLabel("Author");
    await field.fill(`${"a".repeat(190)} ${"🔥".repeat(12)}`);
    await page.getByText("203 of 200").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Author has 203 characters and may have 200: 3 too many.").first().waitFor();
    assert.equal(await field.inputValue(), `${"a".repeat(190)} ${"🔥".repeat(12)}`);
    await field.fill(`${"a".repeat(190)} ${"🔥".repeat(9)}`);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
  });
});
