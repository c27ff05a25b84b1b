import type { PreparedText } from "./prepared-text.ts";
import type { Description } from "./types.ts";
/** The smallest selector that is unambiguous in the text. `start < end`, code points. */
export function describe(_text: string | PreparedText, _start: number, _end: number): Description {
  throw new Error("under construction");
}
