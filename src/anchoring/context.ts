import { speltAlike } from "../language/edit-distance.ts";
import { GOVERNS_NUMBERS, GOVERNS_WHAT_FOLLOWS, OPENS_WITH_NUMBER } from "./lexicon/governing-words.ts";
import { MAGNITUDE_WORDS, UNIT_WORDS } from "./lexicon/quantities.ts";
import { negationsOf } from "./negation.ts";
import { type Query, weigh } from "./query.ts";
import { cutWords, endsSentence, type Word } from "./words.ts";

/** How much of the selector's context still adjoins a place, 0..1 on each side; null where the selector has none. */
export interface Neighbours {
  readonly prefix: number | null;
  readonly suffix: number | null;
}

/** How much of the context stands near a place, in pairs of words, were it not right beside it; 0..1 on each side. */
export interface Vicinity {
  readonly before: number;
  readonly after: number;
}

/** Each word further from the quote counts this much less: what adjoins is what proves the place. */
const FADING = 0.85;
/** Words that may have been put between two words of the context. */
const REACH = 3;
/** From this share on a neighbour counts as kept. */
export const KEPT = 0.5;
/** Words of a side that are compared. */
const COMPARED = 9;
/** Characters of the text that hold that many words nearly always. */
const SPAN = 110;

/** Both lists the nearest word first. */
function adjoining(context: readonly Word[], text: readonly Word[]): number | null {
  let total = 0;
  let kept = 0;
  let next = 0;
  let worth = 1;
  const compared = Math.min(COMPARED, context.length);
  for (let index = 0; index < compared; index++) {
    const word = context[index];
    if (word === undefined) break;
    const weight = weigh(word) * worth;
    worth *= FADING;
    total += weight;
    for (let at = next; at < Math.min(text.length, next + REACH); at++) {
      const other = text[at];
      if (other === undefined || !alike(word, other, index === context.length - 1)) continue;
      kept += weight;
      next = at + 1;
      break;
    }
  }
  return total === 0 ? null : kept / total;
}

/** The outermost word of a context is often cut off; its end is enough. */
function alike(word: Word, other: Word, outermost: boolean): boolean {
  if (word.lower === other.lower) return true;
  if (word.kind !== other.kind || word.kind !== "word") return false;
  if (outermost && (other.lower.endsWith(word.lower) || other.lower.startsWith(word.lower))) return true;
  return speltAlike(word.lower, other.lower);
}

/** Words of the view's text before `start`, the nearest first. */
export function wordsBefore(text: string, start: number): Word[] {
  return cutWords(text, Math.max(0, start - SPAN), start).reverse();
}

export function wordsAfter(text: string, end: number): Word[] {
  return cutWords(text, end, Math.min(text.length, end + SPAN));
}

export function compareNeighbours(query: Query, before: readonly Word[], after: readonly Word[]): Neighbours {
  return { prefix: adjoining(query.before, before), suffix: adjoining(query.after, after) };
}

/** Characters on each side in which what once adjoined the quote is still near it. */
const VICINITY = 400;

/**
 * Whether the place lies where the quote lay, though something was put between it and its neighbours. Words count only beside
 * the word that they stood beside, so that a common word proves nothing.
 */
export function vicinityOf(query: Query, text: string, start: number, end: number): Vicinity {
  const near = (context: readonly Word[], words: readonly Word[]) => {
    const pairs = new Set(words.map(({ lower }, index) => `${lower} ${words[index + 1]?.lower ?? ""}`));
    let total = 0;
    let kept = 0;
    context.forEach((word, index) => {
      const weight = weigh(word);
      total += weight;
      const [previous, next] = [context[index - 1], context[index + 1]];
      const paired =
        (previous !== undefined && pairs.has(`${previous.lower} ${word.lower}`)) ||
        (next !== undefined && pairs.has(`${word.lower} ${next.lower}`));
      if (paired) kept += weight;
    });
    return total === 0 ? 0 : kept / total;
  };
  const spoken = (words: readonly Word[]) => words.filter(({ kind }) => kind !== "sign");
  return {
    before: near(spoken(query.before.toReversed()), cutWords(text, Math.max(0, start - VICINITY), start)),
    after: near(spoken(query.after), cutWords(text, end, Math.min(text.length, end + VICINITY))),
  };
}

/** What stands beside the quote and reaches into it: the words that did, and those that do now. */
export interface Intrusion {
  readonly side: "prefix" | "suffix";
  readonly kind: "negation" | "number";
  readonly before: readonly Word[];
  readonly after: readonly Word[];
}

/** The words that deny, by themselves or, in scripts without spaces, together. */
function denials(words: readonly Word[]): readonly Word[] {
  const denying = words.filter((word) => negationsOf([word]).length > 0);
  return denying.length === 0 && negationsOf(words).length > 0 ? words.slice(0, 1) : denying;
}

/** Does the quote end with its sentence, closing quote marks and brackets aside? */
function closesSentence(words: readonly Word[], end: number): boolean {
  for (let index = end - 1; index >= 0; index--) {
    const word = words[index];
    if (word === undefined || !/^["')\]]$/.test(word.text)) return word !== undefined && endsSentence(word);
  }
  return false;
}

/** The part of a side that belongs to the quote's own sentence. */
function sameSentence(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex(endsSentence);
  return end < 0 ? words : words.slice(0, end);
}

/** Signs and letters that make another quantity of the number beside them. */
export function quantityBeside(word: Word | undefined): string {
  if (word === undefined) return "";
  if (word.kind === "number") return word.text;
  const lower = word.lower;
  if (MAGNITUDE_WORDS.has(lower) || UNIT_WORDS.has(lower)) {
    return String(MAGNITUDE_WORDS.get(lower) ?? UNIT_WORDS.get(lower));
  }
  return /^[-\u2212+]$/.test(lower) ? lower : "";
}

/**
 * A quote may stand unchanged while its sentence denies it: "never issued a final removal order". Where the
 * selector's own context shows that the denial, or the magnitude beside a number, is new or has gone, this says so.
 */
export function findIntrusion(
  query: Query,
  before: readonly Word[],
  after: readonly Word[],
  neighbours: Neighbours,
): Intrusion | null {
  const { words, quoteStart, quoteEnd } = query.pattern;
  const sides = [
    { side: "prefix", known: query.before, now: before, edge: words[quoteStart], share: neighbours.prefix },
    { side: "suffix", known: query.after, now: after, edge: words[quoteEnd - 1], share: neighbours.suffix },
  ] as const;
  for (const { side, known, now, edge, share } of sides) {
    if (known.length === 0 || edge === undefined) continue;
    if (edge.kind === "number") {
      const was = quantityBeside(known[0]);
      const is = quantityBeside(now[0]);
      if (was !== is) return { side, kind: "number", before: known.slice(0, 1), after: now.slice(0, 1) };
    }
    const [was, is] = [known[0], now[0]];
    if (side === "prefix" && is !== undefined && was !== undefined && is.lower !== was.lower) {
      const counts =
        edge.kind === "number" || OPENS_WITH_NUMBER.has(edge.lower) || MAGNITUDE_WORDS.has(edge.lower);
      if (GOVERNS_WHAT_FOLLOWS.has(is.lower) || (counts && GOVERNS_NUMBERS.has(is.lower)))
        return { side, kind: "number", before: [], after: [is] };
    }
    if (side === "suffix" && closesSentence(words, quoteEnd)) continue;
    const knownHere = sameSentence(known);
    // No further than the selector can see, and where the neighbour is not kept only what adjoins the quote.
    const sight = share !== null && share >= KEPT ? knownHere.length : Math.min(2, knownHere.length);
    const nowHere = sameSentence(now).slice(0, sight);
    const wasDenied = denials(knownHere);
    const isDenied = denials(nowHere);
    if (isDenied.length > wasDenied.length)
      return { side, kind: "negation", before: [], after: isDenied.slice(0, 1) };
    if (isDenied.length < wasDenied.length && share !== null && share >= KEPT) {
      return { side, kind: "negation", before: wasDenied.slice(0, 1), after: [] };
    }
  }
  return null;
}
