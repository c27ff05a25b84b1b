import { furtherWords, type Rest, readPhrases } from "../lexicon/gapped-phrases.ts";
import { phraseStems } from "../lexicon/phrases.ts";
import lines from "../lexicon/states.json" with { type: "json" };
import { oncePerText } from "../once-per-text.ts";
import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";
import type { Opposite } from "./find-opposites.ts";
import { baseStem, isKeepFrom } from "./opposable-words.ts";
import { shareArguments } from "./shared-arguments.ts";
import { coveredBesides, SAME_SUBJECT, type Sides, textOf, turned } from "./sides.ts";

/** What happens to a thing, by stem, with the lines that it stands on. */
const changes = new Map<string, Set<number>>();
/** Phrases that say that it did not happen, with their line, by the stem of their first word. */
const states = new Map<string, { readonly rest: Rest; readonly line: number }[]>();
for (const [line, [words = "", phrases = ""]] of lines.entries()) {
  for (const key of words.split(" ").map(stem)) changes.set(key, (changes.get(key) ?? new Set()).add(line));
  for (const [first, rests] of readPhrases(phrases.split(" | ")))
    states.set(first, [...(states.get(first) ?? []), ...rests.map((rest) => ({ rest, line }))]);
}

interface Change {
  readonly at: number;
  readonly lines: ReadonlySet<number>;
}
interface State {
  readonly at: number;
  readonly end: number;
  readonly line: number;
}

/** "took it back": no verb. Other little words may be one: "won". */
const isParticle = (token: Token): boolean => /^(?:back|up|down)$/u.test(token.word);

/** The words of a text that say that something happened. */
const readChanges = oncePerText<readonly Change[]>((tokens) => {
  const phrases = phraseStems(tokens);
  return tokens.flatMap((token, at) => {
    const isWord = token.kind !== "number" && (phrases[at] !== undefined || !isParticle(token));
    if (!isWord || isKeepFrom(tokens, at)) return [];
    const own = phrases[at] ?? baseStem(token);
    const found = changes.get(own) ?? (phrases[at] === undefined ? changes.get(token.stem) : undefined);
    return found === undefined ? [] : [{ at, lines: found }];
  });
});

/** The phrases of a text that say what state a thing is in. */
const readStates = oncePerText<readonly State[]>((tokens) =>
  tokens.flatMap((token, at) => {
    if (isKeepFrom(tokens, at)) return [];
    return (states.get(baseStem(token)) ?? []).flatMap(({ rest, line }) => {
      const further = furtherWords(tokens, at, rest);
      return further === null ? [] : [{ at, end: further.at(-1) ?? at, line }];
    });
  }),
);

/** A change that one text tells, and the state of the same thing in the other that it would have ended. */
function find({ claim, passage, alignment }: Sides, sides: Sides): { change: Change; state: State }[] {
  return readChanges(claim).flatMap((change) => {
    if (alignment.toPassage[change.at] !== -1) return [];
    const state = readStates(passage).find(
      (one) =>
        change.lines.has(one.line) &&
        alignment.toClaim.slice(one.at, one.end + 1).every((to) => to === -1) &&
        shareArguments(sides, change.at, one.at, one.end),
    );
    return state === undefined ? [] : [{ change, state }];
  });
}

/** "The dam burst" and "the dam held", "the homes were destroyed" and "still standing": the opposite, told by the state in which it left things. */
export function findStates(sides: Sides): Opposite[] {
  const { claim, passage } = sides;
  const there = find(sides, sides)
    .filter(({ change }) => coveredBesides(sides, change.at, change.at) >= SAME_SUBJECT)
    .map(({ change, state }) => ({
      difference: {
        kind: "opposite" as const,
        passage: textOf(passage, state.at, state.end),
        claim: claim[change.at]?.surface ?? "",
      },
      at: state.at,
      claimAt: change.at,
    }));
  const back = turned(sides);
  const here = find(back, back)
    .filter(({ state }) => coveredBesides(sides, state.at, state.end) >= SAME_SUBJECT)
    .map(({ change, state }) => ({
      difference: {
        kind: "opposite" as const,
        passage: passage[change.at]?.surface ?? "",
        claim: textOf(claim, state.at, state.end),
      },
      at: change.at,
      claimAt: state.at,
    }));
  return [...there, ...here];
}
