import type { Licence, Run } from "./licences/licence.ts";
import type { ReadQuantities } from "./quantities.ts";

/**
 * What is known of words when two runs of them are compared. The less it knows, the more is flagged: a difference that no licence
 * accounts for may change the meaning.
 */
export interface Judgement {
  readonly licences: readonly Licence[];
  readonly readQuantities: ReadQuantities;
  /** Do two stretches differ only in where in the sentence something stands? */
  isMoved(before: Run, after: Run): boolean;
  /** May one word (small letters) be the other, misspelt? */
  isMisspelt(lower: string, other: string): boolean;
  /** Is this an ordinary word, and so no name where it opens a sentence? */
  isOrdinary(lower: string): boolean;
}
