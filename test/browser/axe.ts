import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import * as z from "zod";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const violations = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/** What breaks a rule of accessibility on the page; it must have been opened past its policy, which lets no foreign script in. */
export async function faultsOf(page: Page): Promise<unknown[]> {
  await page.evaluate(axe);
  const found = violations.parse(
    await page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations)"),
  );
  return found.map(({ id, nodes }) => [
    id,
    ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  ]);
}
