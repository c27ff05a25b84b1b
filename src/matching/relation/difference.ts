/** What a difference is about. */
export const DIFFERENCE_KINDS = [
  /** A denial on one side. */
  "negation",
  /** Words that say the opposite of each other. */
  "opposite",
  "number",
  "date",
  "name",
  "place",
  /** Who did it to whom has changed places. */
  "order",
  /** Done on one side; planned, possible, due or nearly done on the other. */
  "mood",
  /** All on one side, some on the other; or "only" on one alone. */
  "scope",
  /** Other words in the place of some, with nothing known about them. */
  "word",
] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What stands in the passage where something else stands in the claim; either may be empty. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly passage: string;
  readonly claim: string;
}
