import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import * as z from "zod";
import { launchChromium } from "./chromium.ts";
import { type DeskStage, type Made, openDeskStage } from "./desk-stage.ts";

// `npm run test:browser`: a claim is worked on, by one person and by two at once.

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeResult = z.object({
  violations: z.array(z.looseObject({ id: z.string(), nodes: z.array(z.looseObject({ html: z.string() })) })),
});
const working = z.looseObject({
  version: z.int(),
  status: z.string(),
  text: z.string(),
  topics: z.array(z.string()),
  verdict: z.looseObject({ headline: z.string(), label: z.string() }).nullable(),
});

const TEXT = "On Monday the city closed the old bridge. Engineers found 40 cracks. It did not open again.";
const CLOSED = "the city closed the old bridge";

let browser: Browser;
let stage: DeskStage;
let alone: DeskStage;
before(async () => {
  browser = await launchChromium();
  stage = await openDeskStage();
  alone = await openDeskStage({ REQUIRE_SECOND_EDITOR: "false" });
});
after(async () => {
  await browser?.close();
  await stage?.stop();
  await alone?.stop();
});

let count = 0;
async function quotedClaim(at: DeskStage, fields: Record<string, unknown> = {}): Promise<Made> {
  count += 1;
  const url = `https://news.example/claim-${count}`;
  const article = await at.article({ url, text: TEXT, headline: "Old bridge closed" });
  const claim = await at.claim(`The city closed the old bridge, ${count}.`, fields);
  await at.quote(claim.id, article.id, "supports", CLOSED);
  return claim;
}

const copyOf = async (at: DeskStage, { id }: Made) =>
  working.parse(await at.api(at.keys.bea, "GET", `/v1/claims/${id}?view=working`));
const addressOf = (at: DeskStage, { id }: Made, more = "") => `${at.url}/desk/claims/${id}${more}`;

async function enter(at: DeskStage, secret: string, options: BrowserContextOptions = {}) {
  const context = await at.signedIn(browser, secret, options);
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(`the page threw: ${error.message}`));
  return { context, page };
}

async function visit<T>(
  at: DeskStage,
  secret: string,
  run: (page: Page, context: BrowserContext) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const { page, context } = await enter(at, secret, options);
  try {
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

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const result = axeResult.parse(await page.evaluate("axe.run(document, { resultTypes: ['violations'] })"));
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}

const widthOf = (page: Page) => page.evaluate("document.documentElement.scrollWidth");

test("axe finds nothing on the pages of a claim, and nothing is wider than a phone, at twice the size or in forced colours", async () => {
  const long = "x".repeat(300);
  const [draft, shown] = [await quotedClaim(stage, { topics: ["bridges"] }), await quotedClaim(stage)];
  const wide = await quotedClaim(stage, { text: long, claimant: { name: "y".repeat(120) } });
  await visit(stage, stage.keys.cem, async (page) => {
    await page.goto(addressOf(stage, shown));
    await typeVerdict(page);
    await page.getByRole("button", { name: "Issue the verdict" }).click();
    await page.getByText("The verdict is issued.").waitFor();
  });
  await stage.api(stage.keys.cem, "POST", `/v1/claims/${wide.id}/notes`, { text: "z".repeat(400) });
  const pages = [
    addressOf(stage, draft),
    addressOf(stage, shown),
    addressOf(stage, wide),
    addressOf(stage, shown, "/preview"),
    addressOf(stage, shown, "/send-back"),
    addressOf(stage, draft, `/merge?into=${shown.id}`),
    addressOf(stage, draft, "/discard"),
    `${stage.url}/desk/claims/new`,
  ];
  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }] as const) {
    await visit(
      stage,
      stage.keys.bea,
      async (page) => {
        for (const address of pages) {
          await page.goto(address);
          assert.deepEqual(await violations(page), [], address);
        }
      },
      options,
    );
  }
  await visit(
    stage,
    stage.keys.bea,
    async (page) => {
      for (const address of pages) {
        await page.goto(address);
        assert.equal(await widthOf(page), 320, address);
      }
    },
    { viewport: { width: 320, height: 640 } },
  );
  await visit(
    stage,
    stage.keys.bea,
    async (page) => {
      for (const address of pages) {
        await page.goto(address);
        // The window stays as wide as it is: text alone grows.
        await page.evaluate("document.documentElement.style.fontSize = '200%'");
        assert.equal(await widthOf(page), 1280, address);
      }
    },
    { viewport: { width: 1280, height: 900 } },
  );
  await visit(
    stage,
    stage.keys.bea,
    async (page) => {
      await page.goto(addressOf(stage, draft));
      assert.deepEqual(await violations(page), []);
      const box = `getComputedStyle(document.querySelector(".rules .unmet"), "::before").borderTopStyle`;
      assert.equal(await page.evaluate(box), "dashed");
    },
    { forcedColors: "active" },
  );
});

test("the list of rules shrinks while somebody types, and nothing is written before they press", async () => {
  const claim = await quotedClaim(stage);
  await visit(stage, stage.keys.cem, async (page) => {
    await page.goto(addressOf(stage, claim));
    await page.getByRole("heading", { name: "4 things to do" }).waitFor();
    await page.locator("[name=label][value=misleading]").check();
    await page.getByText("Write what false impression the claim gives.").waitFor();
    assert.equal(await page.getByLabel("The false impression that it gives").isVisible(), true);
    await typeVerdict(page);
    await page.getByRole("heading", { name: "Every rule holds" }).waitFor();
    assert.equal(await page.getByLabel("The false impression that it gives").isVisible(), false);
    assert.equal((await copyOf(stage, claim)).verdict, null);
    await page.getByRole("button", { name: "Issue the verdict" }).click();
    await page.getByText("The verdict is issued.").waitFor();
    assert.equal((await copyOf(stage, claim)).verdict?.label, "supported");
  });
});

test("two tabs on one claim: who comes second sees both, loses nothing and chooses", async () => {
  const claim = await quotedClaim(stage);
  const [bea, cem] = [await enter(stage, stage.keys.bea), await enter(stage, stage.keys.cem)];
  try {
    await bea.page.goto(addressOf(stage, claim));
    await cem.page.goto(addressOf(stage, claim));
    await bea.page.getByLabel("Claim, in one sentence").fill("The flood damaged 40 homes.");
    await bea.page.getByRole("button", { name: "Save the claim" }).click();
    await bea.page.getByText("Saved.", { exact: true }).waitFor();
    await cem.page.getByLabel("Claim, in one sentence").fill("The flood of May damaged 40 houses.");
    await cem.page.getByLabel("Topics").fill("flood");
    await cem.page.getByRole("button", { name: "Save the claim" }).click();
    await cem.page
      .getByRole("heading", { name: "Bea Senior changed this claim while you worked on it" })
      .waitFor();
    assert.match(await cem.page.title(), /^Error: /);
    assert.deepEqual(await violations(cem.page), []);
    assert.equal(
      await cem.page.getByLabel("Claim, in one sentence").inputValue(),
      "The flood of May damaged 40 houses.",
    );
    assert.equal((await copyOf(stage, claim)).version, 3);
    await cem.page.getByRole("button", { name: "Take Bea Senior’s" }).click();
    await cem.page.getByRole("button", { name: "Save the claim" }).click();
    await cem.page.getByText("Saved.", { exact: true }).waitFor();
    const saved = await copyOf(stage, claim);
    assert.deepEqual(
      [saved.version, saved.text, saved.topics],
      [4, "The flood damaged 40 homes.", ["flood"]],
    );
  } finally {
    await bea.context.close();
    await cem.context.close();
  }
});

test("a verdict is sent back, put right, looked at as readers will see it, and published", async () => {
  const claim = await quotedClaim(stage);
  const [bea, cem] = [await enter(stage, stage.keys.bea), await enter(stage, stage.keys.cem)];
  try {
    await cem.page.goto(addressOf(stage, claim));
    await typeVerdict(cem.page);
    await cem.page.getByRole("button", { name: "Issue the verdict" }).click();
    await cem.page.getByText("You issued this verdict: somebody else publishes it.").waitFor();
    await bea.page.goto(addressOf(stage, claim));
    await bea.page.getByRole("link", { name: "Send it back" }).click();
    await bea.page.getByLabel("Reason").fill("Say which bridge.");
    await bea.page.getByRole("button", { name: "Send it back" }).click();
    await bea.page.getByText("Sent back.").waitFor();
    await cem.page.reload();
    await cem.page.getByRole("note").getByText("Say which bridge.").waitFor();
    await cem.page.getByText("Judge it again").click();
    await cem.page.getByLabel("Finding, in one sentence").fill("The old bridge was closed");
    await cem.page.locator('[name="change.kind"][value=clarification]').check();
    await cem.page.getByRole("button", { name: "Issue the verdict" }).click();
    await cem.page.getByText("The verdict is issued.").waitFor();
    await bea.page.goto(addressOf(stage, claim));
    await bea.page.getByRole("link", { name: "See it as readers will, and publish" }).click();
    await bea.page.getByRole("heading", { name: "As readers will see it" }).waitFor();
    assert.equal(
      await bea.page.locator(".preview .finding").first().textContent(),
      "The old bridge was closed",
    );
    await bea.page.getByRole("button", { name: /^Publish version/ }).click();
    await bea.page.getByText("Published. Readers see it now.").waitFor();
    assert.equal((await copyOf(stage, claim)).status, "published");
  } finally {
    await bea.context.close();
    await cem.context.close();
  }
});

test("one person alone publishes after looking, and readers are told so", async () => {
  const claim = await quotedClaim(alone);
  await visit(alone, alone.keys.bea, async (page) => {
    await page.goto(addressOf(alone, claim));
    await typeVerdict(page);
    await page.getByRole("button", { name: "Issue the verdict" }).click();
    await page.getByText("Readers will read: “Checked and published by one person, Bea Senior”.").waitFor();
    await page.getByRole("link", { name: "See it as readers will, and publish" }).click();
    await page.getByRole("button", { name: /^Publish version/ }).click();
    await page.getByText("Published. Readers see it now.").waitFor();
    await page.getByRole("link", { name: "Readers’ page" }).click();
    await page.getByText("Checked and published by one person, Bea Senior").first().waitFor();
  });
});

test("a key that is revoked while somebody types costs them nothing", async () => {
  const claim = await quotedClaim(stage);
  const [lost, next] = [
    await stage.newKey("Dan Editor", "editor"),
    await stage.newKey("Dan Editor", "editor"),
  ];
  for (const javaScriptEnabled of [true, false]) {
    const { keyId, secret } = javaScriptEnabled ? lost : await stage.newKey("Dan Editor", "editor");
    await visit(
      stage,
      secret,
      async (page) => {
        await page.goto(addressOf(stage, claim));
        const before = await copyOf(stage, claim);
        if (before.verdict !== null) await page.getByText("Judge it again").click();
        await typeVerdict(page);
        if (before.verdict !== null) await page.locator('[name="change.kind"][value=update]').check();
        await stage.api(stage.keys.ada, "POST", `/v1/keys/${keyId}/revoke`, {});
        await page.getByRole("button", { name: "Issue the verdict" }).click();
        await page.getByText("What you typed is kept").waitFor();
        await page.getByLabel("Your key").fill(next.secret);
        await page.getByRole("button", { name: "Sign in" }).click();
        await page.getByText("nothing was saved yet").first().waitFor();
        assert.equal(await page.getByLabel("Finding, in one sentence").inputValue(), "The bridge was closed");
        assert.equal(await page.getByLabel("The verdict rests on it").isChecked(), true);
        assert.equal((await copyOf(stage, claim)).version, before.version);
        await page.getByRole("button", { name: "Issue the verdict" }).click();
        await page.getByText("The verdict is issued.").waitFor();
        assert.equal((await copyOf(stage, claim)).version, before.version + 1);
      },
      { javaScriptEnabled },
    );
  }
});

test("a reload, and closing the tab, in the middle of a sentence cost nothing", async () => {
  const claim = await quotedClaim(stage);
  const sentence = "On Monday, by order of the city. ".repeat(9);
  await visit(stage, stage.keys.cem, async (page, context) => {
    await page.goto(addressOf(stage, claim));
    await page.getByLabel("In full").fill(sentence);
    await page.locator("[name=label][value=refuted]").check();
    await page.getByLabel("The verdict rests on it").check();
    await page.getByText("Untick the quotes that cannot carry this verdict.").first().waitFor();
    await page.waitForTimeout(400);
    await page.reload();
    assert.equal(await page.getByLabel("In full").inputValue(), sentence);
    assert.equal(await page.locator("[name=label][value=refuted]").isChecked(), true);
    assert.equal(await page.getByLabel("The verdict rests on it").isChecked(), true);
    await page.getByText("Tick a quote that refutes the claim: the verdict rests on it.").waitFor();
    await page.close();
    const again = await context.newPage();
    await again.goto(addressOf(stage, claim));
    assert.equal(await again.getByLabel("In full").inputValue(), sentence);
    await again.getByRole("button", { name: "Discard it" }).click();
    await again.reload();
    assert.equal(await again.getByLabel("In full").inputValue(), "");
    assert.equal((await copyOf(stage, claim)).version, 2);
  });
});

test("an article's words are not kept in the browser, what is said of them is", async () => {
  const claim = await quotedClaim(stage);
  await visit(stage, stage.keys.cem, async (page) => {
    await page.goto(addressOf(stage, claim));
    const quote = page.locator("textarea[name=quote]");
    const form = page.locator("form", { has: quote });
    await page.locator("details", { has: quote }).evaluate((details) => details.setAttribute("open", ""));
    await quote.fill("the city closed the old bridge");
    await form.locator("[name=role][value=context]").check();
    await page.waitForTimeout(400);
    const kept = await page.evaluate(() => JSON.stringify(localStorage));
    assert.equal(kept.includes("the city closed the old bridge"), false);
    await page.reload();
    assert.equal(await quote.inputValue(), "");
    assert.equal(await form.locator("[name=role][value=context]").isChecked(), true);
  });
});
