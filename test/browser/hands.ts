import type { Locator, Page } from "playwright-core";
import * as z from "zod";

/** Somebody who works a page in one way alone: with a mouse, with a finger, or by keyboard without ever touching either. */
export interface Hand {
  /** Types into the field of that name, in the place of what stands there. */
  type(page: Page, name: string, text: string): Promise<void>;
  /** Chooses one of the radio buttons of that name. */
  choose(page: Page, name: string, value: string): Promise<void>;
  /** Ticks the box of that name. */
  tick(page: Page, name: string): Promise<void>;
  button(page: Page, text: string): Promise<void>;
  link(page: Page, text: string): Promise<void>;
}

type Press = (target: Locator) => Promise<void>;

function pointing(press: Press): Hand {
  const field = (page: Page, name: string) => page.locator(`main [name="${name}"]:visible`).first();
  return {
    type: async (page, name, text) => {
      await press(field(page, name));
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(text);
    },
    choose: (page, name, value) =>
      press(page.locator(`main .option:has([name="${name}"][value="${value}"])`).first()),
    tick: (page, name) => press(page.locator(`main input[type=checkbox][name="${name}"]`).first()),
    button: (page, text) =>
      press(page.locator("main").getByRole("button", { name: text, exact: true }).first()),
    link: (page, text) => press(page.getByRole("link", { name: text, exact: true }).first()),
  };
}

export const mouse: Hand = pointing((target) => target.click());
export const finger: Hand = pointing((target) => target.tap());

const focus = z.object({
  tag: z.string(),
  name: z.string(),
  value: z.string(),
  text: z.string(),
  type: z.string(),
});
type Focus = z.output<typeof focus>;

async function focused(page: Page): Promise<Focus> {
  return focus.parse(
    await page.evaluate(`(({ tagName, name, value, textContent, type }) => ({
      tag: tagName, name: name || "", value: String(value ?? ""), text: textContent.trim(), type: type || "",
    }))(document.activeElement)`),
  );
}

/** More presses than any page of the desk has stops. */
const MOST_STOPS = 200;

/** Tab until the focus is there. Throws where it never is: then nobody gets there without a mouse. */
async function tabTo(page: Page, what: string, isThere: (focus: Focus) => boolean): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (isThere(await focused(page))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${what} is out of the keyboard's reach at ${page.url()}`);
}

export const keyboard: Hand = {
  type: async (page, name, text) => {
    await tabTo(page, name, (at) => at.name === name);
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(text);
  },
  choose: async (page, name, value) => {
    await tabTo(page, name, (at) => at.name === name && at.type === "radio");
    await page.keyboard.press("Space");
    for (let step = 0; step < 20 && (await focused(page)).value !== value; step++)
      await page.keyboard.press("ArrowDown");
    if ((await focused(page)).value !== value)
      throw new Error(`${name} cannot be set to ${value} by keyboard`);
  },
  tick: async (page, name) => {
    await tabTo(page, name, (at) => at.name === name);
    await page.keyboard.press("Space");
  },
  button: async (page, text) => {
    await tabTo(page, text, (at) => at.tag === "BUTTON" && at.text === text);
    await page.keyboard.press("Enter");
  },
  link: async (page, text) => {
    await tabTo(page, text, (at) => at.tag === "A" && at.text === text);
    await page.keyboard.press("Enter");
  },
};
