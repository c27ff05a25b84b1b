export type DifferenceKind =
  | "negation"
  | "opposite"
  | "number"
  | "date"
  | "name"
  | "place"
  | "order"
  | "mood"
  | "scope"
  | "word";

/** What stands in the passage where something else stands in the claim; either may be empty. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly passage: string;
  readonly claim: string;
}
