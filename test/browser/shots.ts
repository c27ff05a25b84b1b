import { mkdirSync } from "node:fs";
import { launchChromium } from "./chromium.ts";
import { openStage, PASTED } from "./stage.ts";

// `npm run shots`: every page at three widths, light and dark, into data/shots, to be looked at.

const FOLDER = "data/shots";
const WIDTHS = [360, 768, 1280];

mkdirSync(FOLDER, { recursive: true });
const [browser, stage] = [await launchChromium(), await openStage()];
try {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of WIDTHS) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      const shoot = (name: string) =>
        page.screenshot({ path: `${FOLDER}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      for (const [name, path] of Object.entries(stage.paths)) {
        await page.goto(`${stage.url}${path}`);
        await shoot(name);
      }
      await page.goto(`${stage.url}/`);
      await page.fill("textarea", PASTED);
      await page.click("text=Check this text");
      await page.waitForSelector(".pairs");
      await shoot("checked");
      await page.close();
    }
  }
  console.log(`Pictures of ${Object.keys(stage.paths).length + 1} pages are in ${FOLDER}.`);
} finally {
  await browser.close();
  await stage.stop();
}
