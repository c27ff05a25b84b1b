import { PARTICLES } from "../../language/english-verbs.ts";
import { lemmaOf } from "../accounting/verb-forms.ts";
import { oncePerText } from "../once-per-text.ts";
import { stem } from "../stem.ts";
import { isPossessive, type Token } from "../tokens.ts";
import table from "./wordnet.json" with { type: "json" };

interface Senses {
  /** By stem, or by stems joined with "_": the numbers of the groups that it is in. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
  /** Phrases by the stem of their first word, as the stems of the others; longer ones first. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** By stem, how often a word is met; all others are seldom. */
  readonly common: ReadonlyMap<string, Commonness>;
}

export type Commonness = "often" | "sometimes" | "seldom";

/** Read when first asked for: most processes never match. */
let senses: Senses | null = null;

function readTable(): Senses {
  const groups = new Map<string, number[]>();
  const lines = `${table.senses}\n${table.derived}`.split("\n");
  for (const [id, line] of lines.entries()) {
    for (const word of line.split(" ")) {
      const known = groups.get(word);
      if (known === undefined) groups.set(word, [id]);
      else known.push(id);
    }
  }
  const opposites = new Map<string, Set<string>>();
  for (const line of table.opposite.split("\n")) {
    const [one = "", other = ""] = line.split(" ");
    opposites.set(one, (opposites.get(one) ?? new Set()).add(other));
    opposites.set(other, (opposites.get(other) ?? new Set()).add(one));
  }
  const phrases = new Map<string, string[][]>();
  for (const key of groups.keys()) {
    const [first = "", ...rest] = key.split("_");
    if (rest.length === 0) continue;
    const own = phrases.get(first);
    if (own === undefined) phrases.set(first, [rest]);
    else own.push(rest);
  }
  for (const own of phrases.values()) own.sort((a, b) => b.length - a.length);
  const common = new Map<string, Commonness>();
  for (const word of table.sometimes.split(" ")) common.set(word, "sometimes");
  for (const word of table.often.split(" ")) common.set(word, "often");
  return { groups, opposites, phrases, common };
}

/** Words between a verb and its particle: "called the game off". */
const PARTICLE_REACH = 3;

const NEAR = /^-?$/u;
const OWNERS = new Set("my your his her its our their".split(" "));
const ONES = "one'";

/** Where the further words of a phrase stand, or null. A particle may stand a few words off, and "one's" is anybody's. */
function furtherWords(
  tokens: readonly Token[],
  at: number,
  rest: readonly string[],
): readonly number[] | null {
  const [only = ""] = rest;
  const reach = rest.length === 1 && PARTICLES.has(only) ? PARTICLE_REACH : 1;
  for (let start = at + 1; start <= at + reach; start++) {
    const isThere = rest.every((word, i) => {
      const token = tokens[start + i];
      if (token === undefined || !NEAR.test(token.gap)) return false;
      return token.stem === word || (word === ONES && (OWNERS.has(token.word) || isPossessive(token)));
    });
    if (isThere) return rest.map((_, i) => start + i);
    if (!NEAR.test(tokens[start]?.gap ?? ".")) return null;
  }
  return null;
}

/** What a word is looked up as: the phrase that it begins, or the word's own stem. */
function senseOf(tokens: readonly Token[], at: number): Omit<Sense, "groups"> {
  const token = tokens[at];
  if (token === undefined || token.kind === "number") return { key: "", further: NONE };
  const lemma = lemmaOf(token.word);
  const own = lemma === token.word && !token.stop ? token.stem : stem(lemma);
  senses ??= readTable();
  for (const rest of senses.phrases.get(own) ?? []) {
    const further = furtherWords(tokens, at, rest);
    if (further !== null) return { key: `${own}_${rest.join("_")}`, further };
  }
  return { key: token.stop ? "" : own, further: NONE };
}
const NONE: readonly number[] = [];

/** What is known of a word in its text. */
export interface Sense {
  /** The numbers of the groups that it is in; none for most words. */
  readonly groups: readonly number[] | undefined;
  readonly key: string;
  /** The further words of the phrase that it begins. */
  readonly further: readonly number[];
}

/** The senses of a text's words, in parallel to them. */
export const sensesOf = oncePerText<readonly Sense[]>((tokens) => {
  senses ??= readTable();
  const { groups } = senses;
  return tokens.map((_, at) => {
    const sense = senseOf(tokens, at);
    return { ...sense, groups: groups.get(sense.key) };
  });
});

const senseFirsts = oncePerText<readonly number[]>((tokens) => {
  const firsts = new Array<number>(tokens.length).fill(-1);
  for (const [first, { further }] of sensesOf(tokens).entries()) for (const at of further) firsts[at] = first;
  return firsts;
});

/** Whether a word belongs to a phrase for which another word stands: "one's heels" in "took to his heels", where "fled" stands for it. */
export function isInAlignedSense(
  tokens: readonly Token[],
  at: number,
  aligned: readonly number[],
  others: readonly Token[],
): boolean {
  const first = senseFirsts(tokens)[at] ?? -1;
  const other = others[aligned[first] ?? -1];
  return other !== undefined && other.stem !== tokens[first]?.stem;
}

/** Whether two words have a frequent sense in common. */
export const shareSense = (one: Sense | undefined, other: Sense | undefined): boolean =>
  one?.groups !== undefined &&
  other?.groups !== undefined &&
  one.groups.some((id) => other.groups?.includes(id) === true);

/** What WordNet calls the opposites of a word, by its key. */
export function oppositesOf(key: string): ReadonlySet<string> | undefined {
  senses ??= readTable();
  return senses.opposites.get(key);
}

/** How often a word is met in texts: one that is said of nearly anything adds little. */
export function howCommon(token: Token | undefined): Commonness {
  if (token === undefined) return "seldom";
  senses ??= readTable();
  const lemma = lemmaOf(token.word);
  return senses.common.get(lemma === token.word ? token.stem : stem(lemma)) ?? "seldom";
}
