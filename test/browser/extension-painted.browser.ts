import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { type ExtensionStage, marksOf, openExtensionStage, type Reader, until } from "./extension-stage.ts";

// What a reader sees, in pixels: a style that is computed is not always one that is painted.

let stage: ExtensionStage;
let reader: Reader;
before(async () => {
  stage = await openExtensionStage();
  await stage.publish("http://paper.example/ferry", "The ferry sank at noon. Seven boats came to help it.", [
    { exact: "The ferry sank at noon" },
    { exact: "Seven boats came to help" },
  ]);
  reader = await stage.launch();
});
after(async () => {
  await reader.close();
  await stage.stop();
});

/** How many pixels of an element have this colour, by a canvas of another page. */
async function pixels(page: Page, selector: string, colour: readonly [number, number, number]) {
  const png = (await page.locator(selector).screenshot()).toString("base64");
  const canvas = await reader.context.newPage();
  try {
    return await canvas.evaluate(
      async ([data, [red, green, blue]]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const { width, height } = image;
        const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
        context?.drawImage(image, 0, 0);
        const bytes = context?.getImageData(0, 0, width, height).data ?? [];
        let count = 0;
        for (let at = 0; at < bytes.length; at += 4) {
          if (bytes[at] === red && bytes[at + 1] === green && bytes[at + 2] === blue) count += 1;
        }
        return count;
      },
      [png, colour] as const,
    );
  } finally {
    await canvas.close();
  }
}

const YELLOW = [0xff, 0xe4, 0x5e] as const;

test("words that stand are yellow to the eye, in light and dark, and changed ones are not", async () => {
  stage.web.serve("http://paper.example/ferry", {
    body: `<!doctype html><meta charset="utf-8"><title>Ferry</title><style>body{font:20px serif}@media (prefers-color-scheme:dark){body{background:#111;color:#eee}}</style><p id="stands">The ferry sank at noon.</p><p id="changed">Nine boats came to help it.</p>`,
  });
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await reader.context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.goto("http://paper.example/ferry");
    await until("both are painted", async () => (await marksOf(page)).length === 2);
    await page.bringToFront();
    await until("yellow is seen", async () => (await pixels(page, "#stands", YELLOW)) > 500);
    assert.equal(await pixels(page, "#changed", YELLOW), 0);
    await page.close();
  }
});
