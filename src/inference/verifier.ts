/** What a sentence does with a claim, in the terms of natural language inference. */
export const ENTAILMENTS = ["entails", "contradicts", "neutral"] as const;
export type Entailment = (typeof ENTAILMENTS)[number];

/** The premise is the passage, the hypothesis the claim: who believes the passage, must they believe the claim? */
export interface Pair {
  readonly claim: string;
  readonly passage: string;
}

export interface Opinion {
  readonly says: Entailment;
  /** How sure, 0..1. */
  readonly score: number;
}

/** A model that somebody runs. It is asked, and may be wrong, slow or gone. */
export interface Verifier {
  /** Who receives what is compared, as readers are told. */
  readonly recipient: string;
  /**
   * An opinion for each pair, in their order; null where there is none. Rejects where nothing can be had, and when the signal says that
   * nobody waits any more.
   */
  compare(pairs: readonly Pair[], signal: AbortSignal): Promise<readonly (Opinion | null)[]>;
}
