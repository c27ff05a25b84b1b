import lists from "../lexicon/closed-class.json" with { type: "json" };
import { oncePerText } from "../once-per-text.ts";
import type { Token } from "../tokens.ts";
import { lettersOf } from "./letters.ts";

export const CUE_KINDS = ["negation", "quantifier", "modal", "preposition"] as const;
export type CueKind = (typeof CUE_KINDS)[number];

/** A word of a closed class that may change what a sentence says. Indexes of tokens, `to` inclusive. */
export interface Cue {
  readonly kind: CueKind;
  /** The same for all words that say the same here: "no" and "never", "all" and "every". */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const cueOf = new Map<string, { readonly kind: CueKind; readonly key: string }>();
/** First words of cues of several, so that most words are looked up once. */
const beginnings = new Set<string>();
let longest = 1;
for (const kind of CUE_KINDS) {
  for (const line of lists[kind]) {
    const forms = line.split(" ");
    for (const form of forms) {
      cueOf.set(form, { kind, key: `${kind} ${forms[0] ?? ""}` });
      const words = form.split("-");
      longest = Math.max(longest, words.length);
      if (words.length > 1) beginnings.add(words[0] ?? "");
    }
  }
}

const DENIED = /^(.+)n't$/u;
const WILL = /['’]ll$/u;
/** What is left of a verb when its "n't" is taken off. */
const VERBS_BEFORE_NOT = new Map([
  ["ca", "can"],
  ["wo", "will"],
  ["sha", "shall"],
]);
const TIMES = /^(?:night|day|week|month|year|spring|summer|autumn|winter|time|month's|year's|week's)$/u;

/** Every cue of a text in reading order. */
export const readCues = oncePerText<readonly Cue[]>(read);

function read(tokens: readonly Token[]): Cue[] {
  const found: Cue[] = [];
  const letters = tokens.map(lettersOf);
  const add = (form: string, from: number, to: number): boolean => {
    const cue = cueOf.get(form);
    if (cue !== undefined) found.push({ ...cue, from, to });
    return cue !== undefined;
  };
  for (let at = 0; at < tokens.length; at++) {
    const word = letters[at] ?? "";
    if (tokens[at]?.kind === "handle") continue;
    if (beginnings.has(word)) {
      let length = Math.min(longest, tokens.length - at);
      while (length > 1 && !add(letters.slice(at, at + length).join("-"), at, at + length - 1)) length--;
      if (length > 1) {
        at += length - 1;
        continue;
      }
    }
    const denied = DENIED.exec(word);
    if (denied !== null || word === "cannot") {
      const verb = denied?.[1] ?? "can";
      add(VERBS_BEFORE_NOT.get(verb) ?? verb, at, at);
      add("not", at, at);
    } else if (WILL.test(word)) add("will", at, at);
    // "last year" says when, and "May" with a capital inside a sentence is a month.
    else if (word === "last" && TIMES.test(letters[at + 1] ?? "")) continue;
    else if (word === "may" && at > 0 && tokens[at]?.capital === true) continue;
    else add(word, at, at);
  }
  return found;
}
