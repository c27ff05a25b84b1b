import type { Page } from "playwright-core";
import * as z from "zod";

const box = z.object({ left: z.number(), right: z.number(), top: z.number(), bottom: z.number() });
/** Where words of the text are on the screen, scrolled there: each end of them. `nth` counts places of the same words from 0. */
export async function placeOf(page: Page, words: string, nth = 0) {
  const found = await page.evaluate(`(() => {
    const root = document.getElementById("text");
    const text = root.textContent;
    let at = -1;
    for (let i = 0; i <= ${nth}; i++) at = text.indexOf(${JSON.stringify(words)}, at + 1);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let from = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const to = from + node.data.length;
      if (at >= from && at < to) range.setStart(node, at - from);
      const end = at + ${JSON.stringify(words)}.length;
      if (end > from && end <= to) range.setEnd(node, end - from);
      from = to;
    }
    range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { left, right, top, bottom };
  })()`);
  const rect = box.parse(found);
  return { ...rect, middle: (rect.top + rect.bottom) / 2, centre: (rect.left + rect.right) / 2 };
}

/** With the left button of a mouse. */
export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}
