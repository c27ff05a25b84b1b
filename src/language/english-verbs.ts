import lists from "./lexicon/english-verbs.json" with { type: "json" };
import { wordSet } from "./word-set.ts";

export interface IrregularVerb {
  readonly base: string;
  readonly past: string;
  readonly participle: string;
}

/** Verbs that do not make their past with -ed. */
export const IRREGULAR_VERBS: readonly IrregularVerb[] = lists.irregular.map((line) => {
  const [base = "", past = "", participle = past] = line.split(" ");
  return { base, past, participle };
});

/** Words that make one verb of the verb before them: "turn down". */
export const PARTICLES = wordSet(...lists.particle);

export const MODALS = wordSet(...lists.modal);

const FINITE: ReadonlySet<string> = new Set([
  ...wordSet(...lists.auxiliary),
  ...IRREGULAR_VERBS.map(({ past }) => past),
]);

/** May this English word, in small letters, be the verb of a sentence? Of the present tense auxiliaries alone: "shows" is a noun too. */
export function mayBeFiniteVerb(lower: string): boolean {
  return FINITE.has(lower) || /[a-z]{2}ed$/.test(lower);
}
