import type { Kind } from "../anchoring/corpus/case.ts";
import { type Answer, sharesMost } from "./anchoring-answers.ts";

/** One thing that the anchoring must show: of these cases, at least this share must hold. */
export interface Demand {
  readonly says: string;
  /** In per cent; null for a figure that is shown but not demanded. */
  readonly atLeast: number | null;
  applies(answer: Answer): boolean;
  holds(answer: Answer): boolean;
}

const edited: readonly Kind[] = [
  "spelling",
  "punctuation",
  "capital",
  "synonym",
  "figure",
  "negation",
  "name",
  "date",
  "wording",
  "rewritten",
  "shortened",
];
const retypeset: readonly Kind[] = ["unchanged", "typography", "white-space", "split-blocks"];
const carried: readonly Kind[] = ["moved", "moved-edited", "live-blog", "section-rewritten"];
const doubled: readonly Kind[] = ["rail-intact", "rail-edited", "lookalike", "lookalike-intact"];

const of = (kinds: readonly Kind[]) => (answer: Answer) => kinds.includes(answer.case.kind);
const rightPlace = ({ outcome }: Answer) =>
  outcome === "exact" || outcome === "normalised" || outcome === "changed";
const flagClear = ({ found }: Answer) => !found.meaningMayHaveChanged;

export const missedFlag: Demand = {
  says: "the meaning flag is set on meaning-changing edits (gone ones aside)",
  atLeast: 99,
  applies: ({ case: { truth }, found }) => truth.meaning === "changed" && found.state !== "gone",
  holds: ({ found }) =>
    found.state !== "exact" && found.state !== "normalised" && found.meaningMayHaveChanged,
};

export const demands: readonly Demand[] = [
  missedFlag,
  {
    says: "the flag is clear on copy-edits that keep the meaning (spelling, punctuation, capital)",
    atLeast: 80,
    applies: (answer) => of(["spelling", "punctuation", "capital"])(answer) && answer.found.state !== "gone",
    holds: flagClear,
  },
  {
    says: "  the flag is clear on synonyms, which count as wording",
    atLeast: null,
    applies: (answer) => of(["synonym"])(answer) && answer.found.state !== "gone",
    holds: flagClear,
  },
  {
    says: "unchanged and re-typeset quotes are found with their bounds, unflagged",
    atLeast: 100,
    applies: of(retypeset),
    holds: (answer) =>
      (answer.outcome === "exact" || answer.outcome === "normalised") &&
      answer.boundsRight &&
      flagClear(answer),
  },
  {
    says: "  untouched quotes of edited pages are found with their bounds, unflagged",
    atLeast: null,
    applies: ({ case: { kind, truth } }) => kind === "bystander" && truth.meaning === "kept",
    holds: (answer) => answer.outcome === "exact" && answer.boundsRight && flagClear(answer),
  },
  {
    says: "  unchanged and re-typeset quotes are not said to have moved",
    atLeast: null,
    applies: of(retypeset),
    holds: ({ found }) => !found.moved,
  },
  {
    says: "edited quotes are located at the right place",
    atLeast: 97,
    applies: of(edited),
    holds: rightPlace,
  },
  {
    says: "  edited quotes are located with the right bounds",
    atLeast: null,
    applies: of(edited),
    holds: ({ boundsRight }) => boundsRight,
  },
  {
    says: "moved quotes are located at the right place",
    atLeast: 98,
    applies: of(carried),
    holds: rightPlace,
  },
  {
    says: "deleted quotes are said to be gone",
    atLeast: 92,
    applies: of(["deleted"]),
    holds: ({ outcome }) => outcome === "gone",
  },
  {
    says: "bounds are right around inserted text",
    atLeast: 90,
    applies: of(["inserted"]),
    holds: ({ boundsRight }) => boundsRight,
  },
  {
    says: "lookalikes and rail copies: right, gone or ambiguous",
    atLeast: 95,
    applies: of(doubled),
    holds: neverTheWrongOne,
  },
];

/** An ambiguous answer is honest only if the true place, where there is one, is among those given. */
function neverTheWrongOne(answer: Answer): boolean {
  const { place } = answer.case.truth;
  if (answer.found.state !== "ambiguous") return answer.outcome !== "wrong place";
  return place === null || answer.found.places.some((each) => sharesMost(each, place));
}

export interface Figure {
  readonly demand: Demand;
  readonly all: Share;
  readonly tuning: Share;
  readonly heldOut: Share;
  /** Hand-made revisions alone: those whose wording no script's list knows. */
  readonly handMade: Share;
  readonly passes: boolean;
  readonly failing: readonly Answer[];
}

export interface Share {
  readonly held: number;
  readonly of: number;
}

export function measure(demand: Demand, answers: readonly Answer[]): Figure {
  const asked = answers.filter(demand.applies);
  const failing = asked.filter((answer) => !demand.holds(answer));
  const share = (wanted: (answer: Answer) => boolean): Share => {
    const these = asked.filter(wanted);
    return { held: these.filter(demand.holds).length, of: these.length };
  };
  const all = share(() => true);
  return {
    demand,
    all,
    tuning: share(({ case: { article } }) => !article.heldOut),
    heldOut: share(({ case: { article } }) => article.heldOut),
    handMade: share(({ case: { origin } }) => origin === "hand-made"),
    passes: demand.atLeast === null || all.held * 100 >= demand.atLeast * all.of,
    failing,
  };
}
