import { html } from "hono/html";
import { BASIS_MARKS, BASIS_WIDTH } from "../../marks/basis-marks.ts";
import type { Mark } from "../../marks/mark.ts";
import { SIGN_MARKS, type Sign } from "../../marks/sign-marks.ts";
import { VERDICT_MARKS } from "../../marks/verdict-marks.ts";
import type { BasisStrength, Label } from "../../vocabulary.ts";
import type { Html } from "./say.ts";

/** Shapes stand beside their word, which says it all: nobody has them read aloud. */
function draw(mark: Mark, width = 16): Html {
  const shapes = mark.map(({ d, stroke, dashes, dashOffset, evenOdd }) =>
    stroke === undefined
      ? html`<path d="${d}"${evenOdd ? html` fill-rule="evenodd"` : ""}/>`
      : html`<path d="${d}" fill="none" stroke="currentColor" stroke-width="${stroke}"${
          dashes === undefined ? "" : html` stroke-dasharray="${dashes}" stroke-dashoffset="${dashOffset}"`
        }/>`,
  );
  const shape = width === 16 ? "" : "ladder";
  return html`<svg class="${shape || "mark"}" viewBox="0 0 ${width} 16" aria-hidden="true" fill="currentColor">${shapes}</svg>`;
}

const drawn = <Name extends string>(marks: Record<Name, Mark>, width?: number): Record<Name, Html> => {
  const all = Object.entries<Mark>(marks).map(([name, mark]) => [name, draw(mark, width)]);
  return Object.fromEntries(all);
};

// The same on every page: drawn once.
const VERDICTS = drawn(VERDICT_MARKS);
const SIGNS = drawn(SIGN_MARKS);
const BASES = drawn(BASIS_MARKS, BASIS_WIDTH);

export const verdictMark = (label: Label): Html => VERDICTS[label];
export const signMark = (sign: Sign): Html => SIGNS[sign];
export const basisMark = (strength: BasisStrength): Html => BASES[strength];
