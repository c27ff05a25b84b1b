import { circle, type Mark } from "./mark.ts";

/**
 * A shape a verdict. Solids judge claims: round where quotes bear it out, angular where they stand against it; whole
 * where it is settled, open or dashed where it is not. All of them in the colour of the text: a verdict is a word and
 * a shape, never a colour. Pages, embeds, pictures and the extension draw from here.
 */
export const VERDICT_MARKS = {
  /** A full disc: nothing that it needs is missing. */
  supported: [{ d: circle(6.5) }],
  /** A disc with one quarter open: one part was not seen. */
  mostly_supported: [{ d: "M8 8V1.5A6.5 6.5 0 1 0 14.5 8Z" }, { d: circle(5.7), stroke: 1.6 }],
  /** Half a disc: partly right, as somebody else has it. */
  mixed: [{ d: "M8 1.5A6.5 6.5 0 0 0 8 14.5Z" }, { d: circle(5.7), stroke: 1.6 }],
  /** A square cut through: as heavy and as settled as the disc, and it does not hold together. */
  refuted: [{ d: "M1.8 1.8H12L1.8 12ZM14.2 4V14.2H4Z" }],
  /** A leaning block: words that may stand, at a slant. */
  misleading: [{ d: "M5.9 2.4H15.5L10.1 13.6H.5Z" }],
  /** Half a disc and half a square, out of line: they do not meet. */
  conflicting: [{ d: "M7 .9V11.9A5.5 5.5 0 0 1 7 .9ZM9 4.8H13.9V14.9H9Z" }],
  /** The outline of a question, with nothing inside. */
  unproven: [{ d: circle(5.55), stroke: 2, dashes: "5.32 3.398", dashOffset: 2.66 }],
  /** A bare line: a rating that is not ours to translate. */
  unrated: [{ d: "M2 6.8H14V9.2H2Z" }],
} as const satisfies Record<string, Mark>;
