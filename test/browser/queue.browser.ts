import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import * as z from "zod";
import { launchChromium } from "./chromium.ts";
import { openQueueStage, type QueueStage } from "./queue-stage.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const violations = z.array(
  z.looseObject({ id: z.string(), nodes: z.array(z.looseObject({ html: z.string() })) }),
);

let browser: Browser;
let stage: QueueStage;
before(async () => {
  browser = await launchChromium();
  stage = await openQueueStage();
});
after(async () => {
  await browser?.close();
  await stage?.stop();
});

async function assertSound(page: Page, what: string): Promise<void> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  await page.evaluate(axe);
  const found = violations.parse(
    await page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations)"),
  );
  assert.deepEqual([what, found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])], [what, []]);
  const width = page.viewportSize()?.width;
  assert.deepEqual([what, await page.evaluate("document.documentElement.scrollWidth")], [what, width]);
}

test("the queue and what readers sent break no rule of accessibility and fit 320 px", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await stage.signedIn(browser, stage.keys.bea, {
      colorScheme,
      bypassCSP: true,
      viewport: { width: 320, height: 640 },
    });
    const page = await context.newPage();
    const { late, wish } = stage.items;
    for (const path of [
      "/desk",
      "/desk?reason=overtaken",
      "/desk?reason=request",
      `/desk/inbox/${late}`,
      `/desk/inbox/${wish}`,
      "/desk/inbox",
    ]) {
      await page.goto(`${stage.url}${path}`);
      await assertSound(page, `${path} ${colorScheme}`);
    }
    await page.goto(`${stage.url}/desk/inbox/${wish}`);
    await page.getByRole("button", { name: "Close it" }).click();
    await page.waitForSelector(".refused");
    assert.equal(await page.evaluate("document.activeElement.className"), "refused");
    await assertSound(page, `refused ${colorScheme}`);
    await context.close();
  }
});

test("a reader's report is found, answered and closed by keyboard, without scripts", async () => {
  const context = await stage.signedIn(browser, stage.keys.cem, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${stage.url}/desk?reason=report`);
  const link = page.getByRole("link", { name: "Read", exact: true }).first();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/desk/inbox/${stage.items.late}`);
  const answer = page.getByRole("textbox", { name: "What you tell them" });
  await answer.focus();
  await page.keyboard.type("We ask you now, and say so.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**done=saved");
  assert.match(
    (await page.locator("main").textContent()) ?? "",
    /What they were told.*We ask you now, and say so\./s,
  );
  await page.getByRole("radio", { name: "We changed something" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Close it" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/desk?done=item-closed");
  assert.match((await page.locator("main").textContent()) ?? "", /It is closed\./);
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`many requests are closed at once, those that are ticked, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    for (let n = 0; n < 3; n++) {
      const text = `Is junk ${n} so, ${javaScriptEnabled}?`;
      await stage.api(stage.keys.cem, "POST", "/v1/requests", { text });
    }
    const context = await stage.signedIn(browser, stage.keys.cem, { javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${stage.url}/desk?reason=request`);
    const junk = page.locator(".items > li", { hasText: `, ${javaScriptEnabled}?` });
    assert.equal(await junk.count(), 3);
    await page.getByRole("button", { name: "Close them" }).click();
    await page.getByRole("link", { name: "Tick at least one, or choose all on this page." }).waitFor();
    for (const n of [0, 1]) await junk.nth(n).getByRole("checkbox").check();
    await page.getByRole("radio", { name: "Junk" }).check();
    await page.getByRole("button", { name: "Close them" }).click();
    await page.getByText("They are closed.").waitFor();
    assert.equal(await junk.count(), 1);
    // A link from anywhere opens what is left, and it stays unread until somebody says so.
    await junk.getByRole("link", { name: "Read" }).click();
    await page.getByRole("button", { name: "I have read it" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "I have read it" }).click();
    await page.getByText("Saved.").waitFor();
    assert.equal(await page.getByRole("button", { name: "I have read it" }).count(), 0);
    await context.close();
  });
}
