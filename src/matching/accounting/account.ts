import { isKnown } from "../language.ts";
import type { ReadText } from "../readings.ts";
import type { Difference } from "../relation/difference.ts";
import type { Sides } from "../relation/sides.ts";
import { explain, type Unexplained } from "./explain.ts";
import { findLeftovers, findSigns, isSameSentence } from "./find-residue.ts";
import { saysLittle } from "./likely.ts";
import { takenBackBy } from "./neighbours.ts";
import { accountIn, otherLanguage } from "./other-languages.ts";
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
  /** Which word of the one is which of the other. */
  readonly sides: Sides;
  /** They compare the same two things, each from its end. */
  readonly converse: boolean;
}

export interface Account {
  /** What neither text explains of the other; empty only if the passage says what the claim says. */
  readonly residue: readonly Residue[];
  /** The residue is of kinds that say little, and little of it. */
  readonly small: boolean;
  /** A denial of only one text, in a language that relation/ does not read. */
  readonly denial: Difference | null;
}

/** More than so many unexplained stretches tell a reader nothing more. */
const MOST_NAMED = 20;

/** Of two ways of one sentence, at least so many words that count are each other's: all but a verb's, and what a listed phrase joins. */
const LEAST_SHARED = 0.4;

/** Unexplained words as stretches of their text: neighbours that are unexplained for the same reason are one. */
function named(unexplained: readonly Unexplained[], texts: Record<Residue["side"], ReadText>): Residue[] {
  const stretches: { side: Residue["side"]; why: Residue["why"]; from: number; to: number }[] = [];
  const sorted = [...unexplained].sort((a, b) =>
    a.side === b.side ? a.from - b.from : a.side === "passage" ? -1 : 1,
  );
  for (const { side, why, from, to } of sorted) {
    const open = stretches.at(-1);
    if (open !== undefined && open.side === side && open.why === why && from <= open.to + 1)
      open.to = Math.max(open.to, to);
    else stretches.push({ side, why, from, to });
  }
  const count = { passage: 0, claim: 0 };
  return stretches.flatMap(({ side, why, from, to }): Residue[] => {
    const { text, start, tokens } = texts[side];
    if (++count[side] > MOST_NAMED) return [];
    return [
      { side, why, text: text.slice((tokens[from]?.start ?? 0) - start, (tokens[to]?.end ?? 0) - start) },
    ];
  });
}

/** What stands between a passage and a proof that it says what the claim says. */
export function account(input: AccountInput): Account {
  const { passage, claim, beside, sides, converse } = input;
  const takenBack = takenBackBy(beside, passage);
  const back = takenBack.map(({ text }): Residue => ({ side: "passage", text, why: "neighbour" }));
  const littleBack = takenBack.every(({ little }) => little);
  // Typography makes no word of two, and comparing the number of words costs nothing.
  const isSameLength = passage.tokens.length === claim.tokens.length;
  if (isSameLength && isVerbatim(passage.text, claim.text))
    return { residue: back, small: littleBack, denial: null };
  if (!isRead(input)) {
    const language =
      input.passageLanguage === input.claimLanguage ? otherLanguage(input.claimLanguage) : null;
    if (language === null)
      return {
        residue: [{ side: "passage", text: passage.text, why: "language" }, ...back],
        small: false,
        denial: null,
      };
    const { residue, denial, small } = accountIn(language, passage, claim);
    return { residue: [...residue, ...back], small: small && littleBack, denial };
  }
  const signs = findSigns(passage, claim);
  const mayBeSame = Math.min(sides.covered, sides.coveredBack) >= LEAST_SHARED;
  if (signs.length === 0 && mayBeSame && isSameSentence(passage, claim))
    return { residue: back, small: littleBack, denial: null };
  const unexplained = explain(sides, converse);
  const read = [...signs, ...named(unexplained, { passage, claim })];
  // Every word is there, and yet it is another sentence: what its little words and their order leave over.
  const said = read.length === 0 ? findLeftovers(passage, claim) : read;
  return {
    residue: [...said, ...back],
    denial: null,
    small: signs.length === 0 && littleBack && saysLittle(unexplained, sides),
  };
}
