import { lemmaOf } from "../accounting/verb-forms.ts";
import { stem } from "../stem.ts";
import type { Token } from "../tokens.ts";
import table from "./wordnet.json" with { type: "json" };

interface Senses {
  /** By stem, or by stems joined with "_": the numbers of the groups that it is in. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  readonly opposites: ReadonlySet<string>;
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
  return { groups, opposites: new Set(table.opposite.split("\n")) };
}

const PARTICLES = new Set("up down out off away back over in on aside along through".split(" "));
/** Words between a verb and its particle: "called the game off". */
const PARTICLE_REACH = 3;

/** What a word is looked up as: a verb with its particle where one stands near, or the word's own stem. */
export function senseKey(tokens: readonly Token[], at: number): string {
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

/** Whether two words, by their keys, have a frequent sense in common. */
export function shareSense(one: string, other: string): boolean {
  senses ??= readTable();
  const [mine, theirs] = [senses.groups.get(one), senses.groups.get(other)];
  return mine !== undefined && theirs !== undefined && mine.some((id) => theirs.includes(id));
}

/** Whether WordNet calls two stems opposites. */
export function areOpposed(one: string, other: string): boolean {
  senses ??= readTable();
  return senses.opposites.has(one < other ? `${one} ${other}` : `${other} ${one}`);
}
