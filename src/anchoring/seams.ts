import type { PreparedText } from "./prepared-text.ts";
import type { Query } from "./query.ts";
import type { Word } from "./words.ts";

/** Words of a selector that may be written as one: "Read", "More" and "The hall" of three blocks. */
const CHAIN = 4;
const LINE = /[\n\u2028\u2029]/;
const BLOCK = /\n\s*\n|\u2029/;
/** A small letter and a capital, or letters and digits, with nothing between: "WashingtonNine", "Total30people". */
const RUN_TOGETHER = /\p{Ll}\p{Lu}|\p{L}\p{N}/u;

/**
 * A page's text is often read without a space between its blocks ("WashingtonNine people"). Where words that the selector knows
 * side by side stand in one, the one is taken apart again; so is one that begins with a word at the end of one of its blocks, before a
 * capital ("WashingtonTen"). Nothing else is, or "GitHub" would be two words. The other way round, words of the text with the end of a block between
 * them are one where the selector has them as one.
 */
export function mendSeams(query: Query, words: readonly Word[], prepared: PreparedText): readonly Word[] {
  return putTogether(query, takeApart(query, words), prepared);
}

function takeApart(query: Query, words: readonly Word[]): readonly Word[] {
  const { chains, ends } = seamsOf(query);
  if (chains.size === 0) return words;
  return words.flatMap((word) => {
    if (word.kind !== "word") return [word];
    const end = ends.find(
      (one) => word.text.startsWith(one) && /^[\p{Lu}\p{N}]/u.test(word.text.slice(one.length)),
    );
    const lengths =
      chains.get(word.text) ?? (end === undefined ? [] : [end.length, word.text.length - end.length]);
    if (lengths.length === 0) return [word];
    let to = word.start;
    return lengths.map((length): Word => {
      const start = to;
      to += length;
      const text = word.text.slice(start - word.start, to - word.start);
      const kind = /\P{N}/u.test(text) ? "word" : "number";
      return {
        kind,
        text,
        lower: text.toLowerCase(),
        start,
        end: to,
        spaced: word.spaced || start > word.start,
      };
    });
  });
}

/**
 * Neighbours of the selector written as one → the length of each; and its words at the end of a block. Only over the end of a line, or before a
 * capital: "may be" and "maybe" are two.
 */
function readSeams({ pattern, joined, prefix, suffix, selector }: Query) {
  const given = prefix + selector.exact + suffix;
  const chains = new Map<string, readonly number[]>();
  const ends: string[] = [];
  /** The words before this one that could be one with it. */
  let run: string[] = [];
  pattern.words.forEach((word, index) => {
    const previous = pattern.words[index - 1];
    const gap =
      previous === undefined
        ? ""
        : given.slice(joined.originalEnd(previous.end), joined.originalStart(word.start));
    const isBlock = LINE.test(gap);
    if (gap === "" || !(isBlock || /^\p{Lu}/u.test(word.text))) run = [];
    if (word.kind === "sign" || word.kind === "glyph") run = [];
    else {
      const before = run.at(-1);
      if (isBlock && before !== undefined && before.length >= CHAIN) ends.push(before);
      run = [...run.slice(1 - CHAIN), word.text];
      for (let from = 0; from < run.length - 1; from++) {
        const chain = run.slice(from);
        chains.set(
          chain.join(""),
          chain.map(({ length }) => length),
        );
      }
    }
  });
  // A word of the text that begins none of the selector's begins no chain: nearly all of them.
  const wanted = new Set<string>();
  const heads = new Set<string>();
  for (const { kind, text } of pattern.words) {
    if (kind !== "word") continue;
    wanted.add(text);
    for (let length = 1; length < text.length; length++) heads.add(text.slice(0, length));
  }
  return { chains, ends, wanted, heads };
}

const known = new WeakMap<Query, ReturnType<typeof readSeams>>();

function seamsOf(query: Query) {
  const seams = known.get(query) ?? readSeams(query);
  known.set(query, seams);
  return seams;
}

function putTogether(query: Query, words: readonly Word[], { view, text }: PreparedText): readonly Word[] {
  const { wanted, heads } = seamsOf(query);
  if (!words.some(({ text: one }) => heads.has(one))) return words;
  const put: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    let joined = words[at];
    if (joined === undefined) break;
    let whole = joined.text;
    for (let next = at + 1; next < at + CHAIN && heads.has(whole); next++) {
      const word = words[next];
      const end = words[next - 1]?.end;
      if (word === undefined || end === undefined || word.kind === "sign") break;
      const gap = text.slice(view.originalEnd(end), view.originalStart(word.start));
      if (!LINE.test(gap)) break;
      whole += word.text;
      if (wanted.has(whole) && (BLOCK.test(gap) || RUN_TOGETHER.test(whole))) {
        joined = { ...joined, kind: "word", text: whole, lower: whole.toLowerCase(), end: word.end };
        at = next;
      }
    }
    put.push(joined);
  }
  return put;
}

/** Does the selector's own neighbour stand right before (or behind) this place, with no space between? */
export function isSeam(query: Query, text: string, offset: number, side: "before" | "after"): boolean {
  const [neighbour] = query[side];
  if (neighbour === undefined || neighbour.kind === "sign") return false;
  const gap = side === "before" ? query.joined.text[query.start - 1] : query.joined.text[query.end];
  if (gap !== " ") return false;
  return side === "before" ? text.endsWith(neighbour.text, offset) : text.startsWith(neighbour.text, offset);
}
