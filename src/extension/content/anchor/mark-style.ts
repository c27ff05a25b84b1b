import type { MarkFamily } from "../../ground/passage.ts";
import { SERVER_COLOURS } from "../../ground/server-colours.ts";
import { COLOURS, type Colour } from "../../ground/settings.ts";

// The names under which marks are painted, and how they look. The registry belongs to the page and all extensions together, so every
// name says whose it is. No name of words that stand has "changed" in it, and every name of others has.

export const FAMILIES: readonly MarkFamily[] = ["evidence", "claim", "neutral"];

export function highlightName(family: MarkFamily, colour: Colour, hasChanged: boolean): string {
  return `verbatim-${hasChanged ? "changed-" : ""}${family}-${colour}`;
}

const INK = "#14171a";
const LINES: Record<MarkFamily, string> = { evidence: "solid", claim: "double", neutral: "dotted" };

function rule(family: MarkFamily, colour: Colour): string {
  const line = `text-decoration:underline ${LINES[family]} ${INK} 2px;text-underline-offset:.18em;text-decoration-skip-ink:none`;
  const standing = `::highlight(${highlightName(family, colour, false)})`;
  const changed = `::highlight(${highlightName(family, colour, true)})`;
  return `${standing}{background-color:${SERVER_COLOURS[colour].light.ground};color:${INK};${line}}
${changed}{background-color:#f4f4f2;color:${INK};text-decoration:underline dashed ${INK} 2px;text-underline-offset:.18em;text-decoration-skip-ink:none}
@media (forced-colors:active){${standing}{background-color:Mark;color:MarkText;text-decoration-color:MarkText}${changed}{background-color:Canvas;color:CanvasText;text-decoration-color:CanvasText}}`;
}

/** The passage whose card is open, or that the panel has just led to. */
export const POINTED_OUT = "verbatim-pointed-out";
const POINTED_OUT_RULE = `::highlight(${POINTED_OUT}){text-decoration:underline solid ${INK} 4px;text-underline-offset:.18em;text-decoration-skip-ink:none}`;

/** Put in by the browser itself (`scripting.insertCSS`), so that no policy of the page forbids it. */
export const STYLE = [
  ...FAMILIES.flatMap((family) => COLOURS.map((colour) => rule(family, colour))),
  POINTED_OUT_RULE,
].join("\n");
