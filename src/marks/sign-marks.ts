import type { Mark } from "./mark.ts";

const LINES = "M1.5 4.4H14.5V6.6H1.5Z";

/** Signs compare words, two lines, ours and theirs. They never judge: `same` says "the same words", not "true". */
export const SIGN_MARKS = {
  /** Says the same; stands as it stood. */
  same: [{ d: `${LINES}M1.5 9.4H14.5V11.6H1.5Z` }],
  /** Another number, name, place or date; changed. */
  differs: [{ d: `${LINES}M1.5 9.4H14.5V11.6H1.5Z` }, { d: "M4.5 14.6 11.5 1.4", stroke: 2 }],
  opposite: [{ d: "M1.5 4.2H10V2L15 5.3 10 8.6V6.4H1.5ZM14.5 11.8H6V14L1 10.7 6 7.4V9.6H14.5Z" }],
  /** Shares words. */
  possible: [
    {
      d: "M1.5 6.6C3.5 3.4 6 3.8 8 5.4S12.5 7.4 14.5 4.2M1.5 11.8C3.5 8.6 6 9 8 10.6S12.5 12.6 14.5 9.4",
      stroke: 2,
    },
  ],
  /** Tells that somebody says it. */
  reports: [{ d: "M1.5 2.5H3.7V13.5H1.5ZM6.2 4.4H14.5V6.6H6.2ZM6.2 9.4H14.5V11.6H6.2Z" }],
  /** Not checked; no longer there. */
  none: [{ d: `${LINES}M1.5 9.4H3.9V11.6H1.5ZM6.8 9.4H9.2V11.6H6.8ZM12.1 9.4H14.5V11.6H12.1Z` }],
  /** Overtaken by what came after. */
  later: [{ d: "M1.5 4.4H9V6.6H1.5ZM7 9.4H14.5V11.6H7Z" }],
} as const satisfies Record<string, Mark>;
export type Sign = keyof typeof SIGN_MARKS;
