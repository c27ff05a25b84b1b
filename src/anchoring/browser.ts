/**
 * Anchoring for a script that pages carry: it finds what index.ts finds, and flags what index.ts flags and somewhat more, in little more
 * than half the size (test/anchoring/browser.test.ts holds the bound). Nothing is hashed here: the text of a page is none that a
 * selector was taken from.
 */
import { createFinder } from "./finder.ts";
import { LEAN_JUDGEMENT } from "./lean-judgement.ts";
import { createPreparation } from "./prepared-text.ts";

export { describeIn as describe } from "./describe.ts";
export type { PreparedText } from "./prepared-text.ts";
export type * from "./types.ts";
export const { find, startFind } = createFinder(LEAN_JUDGEMENT);
export const { prepareText, startPrepare } = createPreparation(null);
