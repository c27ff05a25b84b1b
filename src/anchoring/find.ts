import { createFinder } from "./finder.ts";
import { FULL_JUDGEMENT } from "./full-judgement.ts";

/** Finding with every licence and word that anchoring knows. What a browser carries instead: browser.ts. */
export const { find, startFind } = createFinder(FULL_JUDGEMENT);
