/** Why something in the one text is not explained by the other. */
export const RESIDUE_REASONS = [
  /** A word that counts. */
  "word",
  /** A name, or a word written as one. */
  "name",
  "number",
  /** Said with another word, or number, that often but not always says the same. */
  "near",
  /** A word that denies. */
  "negation",
  /** All, some, most, only, at least … */
  "quantifier",
  /** May, must, will, used to … */
  "modal",
  /** Any other little word: who did what to whom, when, how much. */
  "function-word",
  /** The same word but for an accent or a capital, which may make it another. */
  "letters",
  /** A question mark, quotation marks, a sign. */
  "sign",
  /** The same words in another order. */
  "order",
  /** A sentence beside the passage may take it back. */
  "neighbour",
  /** Nobody has told us how this language denies: only a repetition in the same letters is one. */
  "language",
] as const;

export type ResidueReason = (typeof RESIDUE_REASONS)[number];

/** A stretch of one text that nothing in the other explains. */
export interface Residue {
  readonly side: "passage" | "claim";
  /** As it stands there. */
  readonly text: string;
  readonly why: ResidueReason;
}
