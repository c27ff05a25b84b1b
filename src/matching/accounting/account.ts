import { isKnown } from "../language.ts";
import type { ReadText } from "../readings.ts";
import { findResidue } from "./find-residue.ts";
import { takesBack } from "./neighbours.ts";
import type { Residue } from "./residue.ts";
import { isVerbatim } from "./verbatim.ts";

/** Primary tags: as the passage is read, and as the claim is stored. */
export interface Languages {
  readonly passageLanguage: string;
  readonly claimLanguage: string;
}

/** Whether denials, quantities and moods of both texts can be read. */
export const isRead = ({ passageLanguage, claimLanguage }: Languages): boolean =>
  isKnown(claimLanguage) && (isKnown(passageLanguage) || passageLanguage === "und");

export interface AccountInput extends Languages {
  readonly passage: ReadText;
  /** The sentences before and after. They only ever take away. */
  readonly beside: readonly ReadText[];
  readonly claim: ReadText;
}

/** What stands between a passage and a proof that it says what the claim says. Without any, it is a repetition. */
export function account(input: AccountInput): Residue[] {
  const { passage, claim, beside } = input;
  const back = beside.flatMap((one): Residue[] => {
    const text = takesBack(one);
    return text === null ? [] : [{ side: "passage", text, why: "neighbour" }];
  });
  // Typography makes no word of two, and comparing the number of words costs nothing.
  const isSameLength = passage.tokens.length === claim.tokens.length;
  if (isSameLength && isVerbatim(passage.text, claim.text)) return back;
  if (!isRead(input)) return [{ side: "passage", text: passage.text, why: "language" }, ...back];
  return [...findResidue(passage, claim), ...back];
}
