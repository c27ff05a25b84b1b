import { findOtherEnds } from "../relation/converses.ts";
import type { Sides } from "../relation/sides.ts";
import { stems } from "../relation/word-set.ts";
import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";
import type { Cue } from "./cues.ts";
import { lemmaOf } from "./verb-forms.ts";

/** Indexes of words that say by another means what stands in the other text. */
export interface OtherMeans {
  readonly claim: ReadonlySet<number>;
  readonly passage: ReadonlySet<number>;
}

/** What a cue of a closed class says, as words that count: "must" and "is compulsory", "again" and "returned". */
const AS_WORDS: readonly (readonly [cue: RegExp, words: ReadonlySet<string>])[] = [
  [
    /^modal must/u,
    stems(
      "compulsory mandatory obligatory obliged oblige required require requires obligation duty forced force ordered order",
    ),
  ],
  [
    /^modal (?:may|can)/u,
    stems(
      "allowed allow permitted permit permission legal authorised authorized licence license entitled free",
    ),
  ],
  [
    /^quantifier again/u,
    stems(
      "return returned returns resume resumed restart restarted reopen reopened rejoin rejoined reinstate reinstated restore restored back revive revived",
    ),
  ],
  [
    /^quantifier less/u,
    stems("drop dropped fall fell decline declined decrease decreased cut reduce reduced lower"),
  ],
  [/^quantifier more/u, stems("rise rose increase increased grow grew climb climbed raise raised")],
];

const STOPPED = stems("stop stopped cease ceased quit discontinue discontinued");

/** Deny alike: "refused to shake it", "would not shake it". */
const PLAINLY = /^negation (?:not|refuse|fail|unable|lack|hardly)$/u;
const DENYING = /^(?:un|in|im|ir|non)(?=[a-z]{4})/u;
const DENIED_WITHIN = 3;

/** "wages that had not been paid", "unpaid wages": where the denied word stands, and what says it in one. */
function findPrefixed(
  { key, to }: Cue,
  own: readonly Token[],
  others: readonly Token[],
): { readonly word: number; readonly other: number } | null {
  if (key !== "negation not") return null;
  for (let word = to + 1; word <= to + DENIED_WITHIN; word++) {
    const token = own[word];
    if (token === undefined || token.stop) continue;
    const other = others.findIndex(
      (one) =>
        DENYING.test(one.word) && stem(lemmaOf(one.word.replace(DENYING, ""))) === stem(lemmaOf(token.word)),
    );
    return other === -1 ? null : { word, other };
  }
  return null;
}

const NUMBERED = 4;

/** "less" of a number alone says that something fell: "a third less". */
const isByNumber = ({ claimQuantities, passageQuantities }: Sides, from: number, ofClaim: boolean): boolean =>
  (ofClaim ? claimQuantities : passageQuantities).some(({ to }) => to < from && from - to < NUMBERED);

function meansOf(
  sides: Sides,
  cues: readonly Cue[],
  own: readonly Token[],
  others: readonly Token[],
  aligned: readonly number[],
  ofClaim: boolean,
): { readonly cue: readonly number[]; readonly word: number }[] {
  return cues.flatMap(({ key, from, to }) => {
    const isNoLonger = own[from]?.word === "no" && own[to]?.word === "longer";
    const words = isNoLonger ? STOPPED : AS_WORDS.find(([cue]) => cue.test(key))?.[1];
    if (words === undefined) return [];
    if (/ (?:less|more)/u.test(key) && !isByNumber(sides, from, ofClaim)) return [];
    const again = /again/u.test(key);
    const word = others.findIndex((token, at) => words.has(token.stem) && (again || aligned[at] === -1));
    return word === -1 ? [] : [{ cue: Array.from({ length: to - from + 1 }, (_, i) => from + i), word }];
  });
}

/** The two ends of a deal, and cues that the other text says in words. `cues` are those that the other text has no like of. */
export function readOtherMeans(
  sides: Sides,
  cues: { readonly claim: readonly Cue[]; readonly passage: readonly Cue[] },
): OtherMeans {
  const claim = new Set<number>();
  const passage = new Set<number>();
  for (const { at, claimAt } of findOtherEnds(sides)) {
    claim.add(claimAt);
    passage.add(at);
  }
  const { toClaim, toPassage } = sides.alignment;
  for (const { cue, word } of meansOf(sides, cues.passage, sides.passage, sides.claim, toPassage, false)) {
    for (const at of cue) passage.add(at);
    claim.add(word);
  }
  for (const { cue, word } of meansOf(sides, cues.claim, sides.claim, sides.passage, toClaim, true)) {
    for (const at of cue) claim.add(at);
    passage.add(word);
  }
  const [mine, theirs] = [cues.claim, cues.passage].map((all) => all.filter(({ key }) => PLAINLY.test(key)));
  for (const [i, one] of (mine ?? []).entries()) {
    const other = theirs?.[i];
    if (other === undefined) continue;
    claim.add(one.from);
    passage.add(other.from);
  }
  const sidesOf = [
    { all: cues.claim, own: sides.claim, others: sides.passage, to: claim, there: passage },
    { all: cues.passage, own: sides.passage, others: sides.claim, to: passage, there: claim },
  ];
  for (const { all, own, others, to, there } of sidesOf) {
    for (const cue of all) {
      const found = findPrefixed(cue, own, others);
      if (found === null) continue;
      to.add(cue.from).add(found.word);
      there.add(found.other);
    }
  }
  return { claim, passage };
}
