import { textSha256 } from "../language/text-normal-form.ts";
import { type DescribeOptions, describeIn } from "./describe.ts";
import { createPreparation, type PreparedText } from "./prepared-text.ts";
import type { Description } from "./types.ts";

/** Preparing with the hash of the text's normal form, which tells equal places apart in the very text that a quote was taken from. */
export const { prepareText, startPrepare } = createPreparation(textSha256);

/** `describeIn`, of a text that may not have been prepared. */
export function describe(
  text: string | PreparedText,
  start: number,
  end: number,
  options: DescribeOptions = {},
): Description {
  return describeIn(typeof text === "string" ? prepareText(text) : text, start, end, options);
}
