import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import * as z from "zod";
import { launchChromium } from "./chromium.ts";
import { type DeskStage, type Made, openDeskStage } from "./desk-stage.ts";
import { drag } from "./text-places.ts";

// `npm run test:browser`: what may happen in the middle of each step at the desk: Enter, a reload, a session that ends, a small window.

const working = z.looseObject({
  version: z.int(),
  status: z.string(),
  text: z.string(),
  verdict: z.looseObject({ label: z.string() }).nullable(),
});
const TEXT = "On Monday the city closed the old bridge. Engineers found 40 cracks. It did not open again.";

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

let count = 0;
const story = (text = TEXT) => {
  count += 1;
  return stage.article({ url: `https://news.example/step-${count}`, text, headline: `Step ${count}` });
};
async function quoted(): Promise<{ claim: Made; article: Made }> {
  const article = await story();
  const claim = await stage.claim(`The city closed the old bridge, ${count}.`);
  await stage.quote(claim.id, article.id, "supports", "the city closed the old bridge");
  return { claim, article };
}
const copyOf = async ({ id }: Made) =>
  working.parse(await stage.api(stage.keys.bea, "GET", `/v1/claims/${id}?view=working`));
const events = async () => Number((await stage.db.execute("select count(*) as n from events")).rows[0]?.n);

async function visit<T>(
  secret: string,
  run: (page: Page, context: BrowserContext) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await stage.signedIn(browser, secret, options);
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => assert.fail(`the page threw: ${error.message}`));
    return await run(page, context);
  } finally {
    await context.close();
  }
}

async function typeVerdict(page: Page): Promise<void> {
  await page.getByLabel("The verdict rests on it").check();
  await page.locator("[name=label][value=supported]").check();
  await page.getByLabel("Finding, in one sentence").fill("The bridge was closed");
  await page.getByLabel("In full").fill("The report says so in its own voice.");
  await page.locator('[name="basis.strength"][value=one_report]').check();
  await page.locator("[name=notSeen]").fill("The decision itself");
}

for (const javaScriptEnabled of [true, false]) {
  test(`Enter in a field of one line saves that field or does nothing, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const { claim } = await quoted();
    await visit(
      stage.keys.bea,
      async (page) => {
        const address = `${stage.url}/desk/claims/${claim.id}`;
        await page.goto(address);
        await typeVerdict(page);
        await page.getByRole("button", { name: "Issue the verdict" }).click();
        await page.getByText("The verdict is issued.").waitFor();
        const { version } = await copyOf(claim);
        let saved = 0;
        const fields = await page
          .locator("main input:is([type=text],[type=date],[type=search]):not([readonly])")
          .evaluateAll((inputs) => inputs.map(({ id }) => id));
        assert.ok(fields.length > 12, `${fields.length} fields`);
        for (const id of fields) {
          await page.goto(address);
          const field = page.locator(`[id="${id}"]`);
          await page
            .locator("details", { has: field })
            .evaluateAll((all) => all.map((one) => one.setAttribute("open", "")));
          const name = await field.getAttribute("name");
          // What belongs to another choice than the one that was made is not there to be typed into.
          if (!(await field.isVisible())) continue;
          const isDay = (await field.getAttribute("type")) === "date";
          await field.fill(isDay ? "2026-03-08" : name === "language" ? "de" : `Typed ${saved}`);
          await field.press("Enter");
          await page.waitForLoadState("load");
          const now = await copyOf(claim);
          assert.deepEqual([name, now.status, now.verdict?.label], [name, "draft", "supported"]);
          // Saved, and said so; or refused or left, and the words are still there.
          const done = await page.locator(".done").allTextContents();
          if (now.version > version + saved) {
            saved += 1;
            assert.deepEqual([name, done.length > 0], [name, true]);
          } else
            assert.ok(!page.url().includes("done=") || done.join().includes("like this already"), `${name}`);
        }
        assert.ok(saved > 4, `${saved} saved`);
        const { rows } = await stage.db.execute(
          "select distinct action from events where action like '%published%' or action like '%discarded%' or action like '%retracted%'",
        );
        assert.deepEqual(rows, []);
        // The search of the desk searches.
        await page.goto(`${stage.url}/desk/articles`);
        await page.getByLabel("Words in headline or address").fill("Step");
        await page.keyboard.press("Enter");
        await page.waitForURL("**/desk/articles?q=Step*");
      },
      { javaScriptEnabled },
    );
  });
}

test("a text that begins with empty lines survives a refusal, and is kept as it was pasted", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await visit(
      stage.keys.cem,
      async (page) => {
        const text = "\n\n  Indented start.\nEnd.  ";
        await page.goto(`${stage.url}/desk/articles/new`);
        await page.getByLabel("Text", { exact: true }).fill(text);
        await page.getByLabel("Address").fill("ftp://news.example/flood-2");
        await page.getByRole("button", { name: "Look at it first" }).click();
        await page.getByRole("heading", { name: "One thing to put right" }).waitFor();
        assert.equal(await page.locator('[aria-invalid="true"]').getAttribute("name"), "url");
        assert.equal(await page.getByLabel("Text", { exact: true }).inputValue(), text);
        await page.getByLabel("Address").fill(`https://news.example/flood-2-${javaScriptEnabled}`);
        await page.getByLabel("Headline", { exact: false }).first().fill("Indented");
        await page.getByRole("button", { name: "Look at it first" }).click();
        await page.getByText("What would be saved").waitFor();
        await page.getByRole("button", { name: /^Save/ }).first().click();
        await page.waitForURL("**/desk/articles/art_*");
        assert.equal(await page.locator("#text").textContent(), text);
        assert.equal(
          await page.locator("#text").getAttribute("data-sha256"),
          "723f3d0cfb0817edde7ad69bfb616ab1b685dbcd2c85bbc456297d0eafdda44b",
        );
        // Shown exactly: empty lines and indent take room.
        assert.ok(Number(await page.evaluate("document.getElementById('text').offsetHeight")) > 100);
      },
      { javaScriptEnabled },
    );
  }
});

/** Each step with what is typed in it, and what is there after a reload. */
test("a reload in the middle of each step: what was typed is there again, and nothing was saved", async () => {
  const { claim, article } = await quoted();
  const { number } = z.looseObject({ number: z.int() }).parse(
    await stage.api(stage.keys.cem, "POST", "/v1/requests", {
      text: "Did the bridge at Arden open again?",
    }),
  );
  const before = await events();
  await visit(stage.keys.bea, async (page) => {
    const steps: [path: string, label: string, words: string][] = [
      ["/desk/articles/new", "Headline", "A headline that is still typed"],
      [`/desk/articles/${article.id}/details`, "Author", "Ann Example"],
      ["/desk/claims/new", "Claim, in one sentence", "The bridge is red."],
      [`/desk/claims/${claim.id}`, "Topics", "bridges"],
      [`/desk/claims/${claim.id}`, "In full", "It is said by one."],
      [`/desk/claims/${claim.id}`, "New note", "Ask the city."],
      [`/desk/claims/${claim.id}/merge`, "Reason", "Both say it."],
      [`/desk/inbox/${number}`, "What you tell them", "It did not."],
      [`/desk/inbox/${number}`, "Note for the others", "Asked twice."],
    ];
    for (const [path, label, words] of steps) {
      await page.goto(`${stage.url}${path}`);
      await page.getByLabel(label, { exact: false }).first().fill(words);
      await page.reload();
      const field = page.getByLabel(label, { exact: false }).first();
      assert.deepEqual([path, label, await field.inputValue()], [path, label, words]);
      await page.getByText("Not saved: this is what you had typed here before.").first().waitFor();
      await page.getByRole("button", { name: "Discard it" }).first().click();
    }
    // Words that were about to be marked come back by their place.
    await page.goto(`${stage.url}/desk/articles/${article.id}`);
    await page.getByRole("textbox", { name: "Quote" }).fill("Engineers found 40 cracks");
    await page.locator('.check [data-outcome="stands"]').waitFor();
    await page.locator("[name=role][value=context]").check({ force: true });
    await page.reload();
    assert.equal(
      await page.getByRole("textbox", { name: "Quote" }).inputValue(),
      "Engineers found 40 cracks",
    );
    assert.equal(await page.locator("[name=role][value=context]").isChecked(), true);
    // An article's text is not kept in the browser, which asks before it goes.
    await page.goto(`${stage.url}/desk/articles/new`);
    await page.getByLabel("Text", { exact: true }).click();
    await page.keyboard.type("Pasted words");
    const asked = page.waitForEvent("dialog");
    const leaving = page.reload({ timeout: 2_000 }).catch(() => null);
    const dialog = await asked;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.dismiss();
    await leaving;
    assert.equal(await page.getByLabel("Text", { exact: true }).inputValue(), "Pasted words");
    assert.equal(JSON.stringify(await page.evaluate("localStorage")).includes("Pasted words"), false);
  });
  assert.equal(await events(), before);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a session that ends in the middle of each step costs none of the words, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const { claim, article } = await quoted();
    const steps: {
      path: string;
      fill(page: Page): Promise<void>;
      press: string;
      holds: [field: (page: Page) => Locator, value: string];
      done: string;
    }[] = [
      {
        path: "/desk/articles/new",
        fill: async (page) => {
          await page.getByLabel("Address").fill(`https://news.example/ended-${javaScriptEnabled}`);
          await page.getByLabel("Text", { exact: true }).fill("\n  A text of its own, é 火.");
        },
        press: "Look at it first",
        holds: [(page) => page.getByLabel("Text", { exact: true }), "\n  A text of its own, é 火."],
        done: "What would be saved",
      },
      {
        path: `/desk/articles/${article.id}`,
        fill: async (page) => {
          await page.getByRole("textbox", { name: "Quote" }).fill("Engineers found 40 cracks.");
          if (javaScriptEnabled) await page.locator('.check [data-outcome="stands"]').waitFor();
          await page.locator("[name=role][value=context]").check({ force: true });
          await page
            .getByRole(javaScriptEnabled ? "combobox" : "textbox", { name: "Claim", exact: true })
            .fill("Cracks");
        },
        press: "Attach",
        holds: [(page) => page.getByRole("textbox", { name: "Quote" }), "Engineers found 40 cracks."],
        // Without scripts the claims that were found came along, or, as here, none: a new one is chosen then.
        done: javaScriptEnabled ? "No claim was chosen." : "Saved: “Engineers found 40 cracks.”",
      },
      {
        path: `/desk/claims/${claim.id}`,
        fill: (page) => page.getByLabel("Topics").fill(`bridges ${javaScriptEnabled}`),
        press: "Save the claim",
        holds: [(page) => page.getByLabel("Topics"), `bridges ${javaScriptEnabled}`],
        done: "Saved.",
      },
      {
        path: `/desk/claims/${claim.id}`,
        fill: (page) => page.getByLabel("New note").fill("Ask the city."),
        press: "Add the note",
        holds: [(page) => page.getByLabel("New note"), "Ask the city."],
        done: "The note is added.",
      },
    ];
    for (const { path, fill, press, holds, done } of steps) {
      const [first, second] = [await stage.newKey("Dan", "editor"), await stage.newKey("Dan", "editor")];
      const before = await events();
      await visit(
        first.secret,
        async (page) => {
          await page.goto(`${stage.url}${path}`);
          await fill(page);
          await stage.api(stage.keys.ada, "POST", `/v1/keys/${first.keyId}/revoke`, {});
          await page.getByRole("button", { name: press, exact: true }).click();
          await page.getByText("What you typed is kept").waitFor();
          assert.ok(!page.url().includes("?"), page.url());
          await page.getByLabel("Your key").fill(second.secret);
          await page.getByRole("button", { name: "Sign in" }).click();
          await page.getByText("nothing was saved yet").first().waitFor();
          const [field, value] = holds;
          assert.deepEqual([path, await field(page).inputValue()], [path, value]);
          assert.equal(await events(), before);
          await page.getByRole("button", { name: press, exact: true }).click();
          await page
            .getByText(done)
            .first()
            .waitFor({ timeout: 10_000 })
            .catch(async () => assert.fail(`${path}: ${await page.locator("main").innerText()}`));
        },
        { javaScriptEnabled },
      );
    }
  });
}

/** Drags over the words while they stand in the lowest fifth of the window, or as low as the page can be scrolled. */
async function dragNearFoot(page: Page, words: string): Promise<void> {
  const ends = z.object({ x: z.number(), y: z.number(), toX: z.number(), toY: z.number() }).parse(
    await page.evaluate(`(() => {
      const node = document.getElementById("text").firstChild;
      const at = node.data.indexOf(${JSON.stringify(words)});
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + ${words.length});
      scrollBy({ top: range.getBoundingClientRect().bottom - innerHeight * 0.9, behavior: "instant" });
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      return { x: first.left + 1, y: (first.top + first.bottom) / 2, toX: last.right - 1, toY: (last.top + last.bottom) / 2 };
    })()`),
  );
  await drag(page, { x: ends.x, y: ends.y }, { x: ends.toX, y: ends.toY });
}

test("the box that marks words stands whole in the window and clear of them, with the new claim in sight", async () => {
  const days = Array.from({ length: 40 }, (_, n) => `On day ${n} it rained, and the river rose by a hand. `);
  const long = `${days.join("")}At the end the dam held.`;
  const article = await story(long);
  for (let n = 0; n < 9; n++) await stage.claim(`Draft ${n} about something else entirely.`);
  const like = await stage.claim("At the end the dam held.");
  for (const viewport of [
    { width: 1280, height: 757 },
    { width: 1000, height: 700 },
    { width: 390, height: 800 },
  ]) {
    await visit(
      stage.keys.cem,
      async (page) => {
        await page.goto(`${stage.url}/desk/articles/${article.id}`);
        for (const words of ["On day 0 it rained", "At the end the dam held."]) {
          await dragNearFoot(page, words);
          await page.getByRole("dialog", { name: "Mark these words" }).waitFor();
          await page.locator('.check [data-outcome="stands"]').waitFor();
          await page.getByRole("combobox", { name: "Claim" }).click();
          await page.locator(".claim-list .new").waitFor();
          const inWindow = z.object({ box: z.boolean(), made: z.boolean(), words: z.boolean() }).parse(
            await page.evaluate(`(() => {
              const of = (one) => one.getBoundingClientRect();
              const box = of(document.querySelector("#marking"));
              const made = of(document.querySelector(".claim-list .new"));
              const chosen = [...CSS.highlights.get("verbatim-chosen")][0].getClientRects();
              const isClear = [...chosen].every((one) => one.right <= box.left || one.left >= box.right || one.bottom <= box.top || one.top >= box.bottom);
              return {
                box: box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth,
                made: made.top >= box.top && made.bottom <= box.bottom,
                words: isClear && [...chosen].every((one) => one.top >= 0 && one.bottom <= innerHeight),
              };
            })()`),
          );
          assert.deepEqual(
            [viewport.width, words, inWindow],
            [viewport.width, words, { box: true, made: true, words: true }],
          );
          const offered = await page
            .locator(".claim-list [role=option]")
            .evaluateAll((all) => all.map((one) => one.getAttribute("data-claim")));
          assert.deepEqual(offered, words.startsWith("At") ? ["new", like.id] : ["new"]);
          await page.keyboard.press("Escape");
          await page.keyboard.press("Escape");
          await page.getByRole("dialog").waitFor({ state: "hidden" });
        }
      },
      { viewport },
    );
  }
});

test("each thing that is left to do leads to where it is done", async () => {
  const { claim } = await quoted();
  await visit(stage.keys.bea, async (page) => {
    await page.goto(`${stage.url}/desk/claims/${claim.id}`);
    await page.locator("[name=label][value=supported]").check();
    const focused = () => page.evaluate("document.activeElement.name");
    for (const [words, field] of [
      ["Tick a quote that supports the claim: the verdict rests on it.", "restsOn"],
      ["Write the finding in one sentence.", "headline"],
      ["Choose the basis.", "basis.strength"],
    ] as const) {
      await page.getByRole("link", { name: words }).click();
      assert.equal(await focused(), field);
    }
    // The same in what was refused.
    await page.getByRole("button", { name: "Issue the verdict" }).click();
    await page.locator(".refused").waitFor();
    await page.getByLabel("Finding, in one sentence").fill("The bridge was closed");
    await page.getByLabel("In full").fill("The report says so in its own voice.");
    await page.locator('[name="basis.strength"][value=one_report]').check();
    await page.locator("[name=notSeen]").fill("The decision itself");
    await page.getByRole("button", { name: "Issue the verdict" }).click();
    await page.getByRole("heading", { name: "One thing to put right" }).waitFor();
    await page
      .locator(".refused")
      .getByRole("link", { name: "Tick a quote that supports the claim: the verdict rests on it." })
      .click();
    assert.equal(await focused(), "restsOn");
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Issue the verdict" }).click();
    await page.getByText("The verdict is issued.").waitFor();
  });
});
