import { PARTICLES } from "../../language/english-verbs.ts";
import { lemmaOf } from "../accounting/verb-forms.ts";
import { oncePerText } from "../once-per-text.ts";
import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";
import table from "./wordnet.json" with { type: "json" };

interface Senses {
  /** By stem, or by stems joined with "_": the numbers of the groups that it is in. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
}

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
  return { groups, opposites };
}

/** Words between a verb and its particle: "called the game off". */
const PARTICLE_REACH = 3;

/** What a word is looked up as: a verb with its particle where one stands near, or the word's own stem. */
function senseKey(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  if (token === undefined || token.kind === "number") return "";
  const lemma = lemmaOf(token.word);
  const own = lemma === token.word ? token.stem : stem(lemma);
  senses ??= readTable();
  for (let i = at + 1; i <= at + PARTICLE_REACH && i < tokens.length; i++) {
    const particle = tokens[i];
    if (particle === undefined || (particle.gap !== "" && particle.gap !== "-")) break;
    if (!PARTICLES.has(particle.word)) continue;
    const phrase = `${own}_${particle.stem}`;
    return senses.groups.has(phrase) ? phrase : own;
  }
  return own;
}

/** What is known of a word in its text. */
export interface Sense {
  /** The numbers of the groups that it is in; none for most words. */
  readonly groups: readonly number[] | undefined;
  readonly key: string;
}

/** The senses of a text's words, in parallel to them. */
export const sensesOf = oncePerText<readonly Sense[]>((tokens) => {
  senses ??= readTable();
  const { groups } = senses;
  return tokens.map((token, at) => {
    const key = token.stop ? "" : senseKey(tokens, at);
    return { key, groups: groups.get(key) };
  });
});

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
