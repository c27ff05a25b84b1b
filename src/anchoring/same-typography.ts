import { plainTypography } from "../language/plain-typography.ts";
import { nameCharacter } from "./character-names.ts";

/**
 * What differs between a quote and a text by typography alone, character by character. Wider than the normal view that a search
 * reads: a minus sign for a hyphen counts as typography here, because the answer is shown to a person who then decides, and
 * a word divided at the end of a line is one word.
 */

/**
 * Runs that another typography writes otherwise; what stands between them is compared as it is. White space comes before what
 * may follow it, so that a long run of it is read once.
 */
const RUN =
  /(?<=\p{Ll})([-\u2010\u00AD][^\S\n]*\n\s*)(?=\p{Ll})|[\s\u0085]+(?:[\p{Pd}\u2212]+[\s\u0085]*|[\u00BB\u203A])?|[\p{Pd}\u2212]+[\s\u0085]*|[\u00AB\u2039][\s\u0085]*|[\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u00BB\u203A\u0060\u00B4\u02BC\u05F3\u2018-\u201F\u2032-\u2036"'\u2026\uFB00-\uFB06\uFF01-\uFF5E]/gu;

interface Atom {
  readonly start: number;
  readonly raw: string;
  readonly folded: string;
}

function fold(run: string): string {
  if (/[\p{Pd}\u2212]/u.test(run)) return "-";
  if (/^[\s\u0085]+$/.test(run)) return " ";
  if (/^[\u00AB\u00BB\u2039\u203A\s\u0085]+$/.test(run)) return /[\u00AB\u00BB]/.test(run) ? '"' : "'";
  if (/^[\uFB00-\uFB06\uFF01-\uFF5E]$/.test(run)) return plainTypography(run.normalize("NFKC"));
  if (run === "\u2026") return "...";
  return /^[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]$/.test(run)
    ? ""
    : plainTypography(run);
}

/** The text in atoms: runs, and the stretches between them. */
function* atomsOf(text: string): Generator<Atom> {
  let end = 0;
  for (const { index, 0: raw, 1: division } of text.matchAll(RUN)) {
    // A plain space, by far the commonest, is part of the stretch.
    if (raw === " ") continue;
    if (index > end) yield { start: end, raw: text.slice(end, index), folded: text.slice(end, index) };
    yield { start: index, raw, folded: division === undefined ? fold(raw) : "" };
    end = index + raw.length;
  }
  if (end < text.length) yield { start: end, raw: text.slice(end), folded: text.slice(end) };
}

interface Folded {
  readonly text: string;
  readonly atoms: readonly Atom[];
  /** Where each atom begins in `text`. */
  readonly starts: readonly number[];
}

function foldText(text: string): Folded {
  const atoms: Atom[] = [];
  const starts: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  for (const atom of atomsOf(text)) {
    atoms.push(atom);
    starts.push(length);
    pieces.push(atom.folded);
    length += atom.folded.length;
  }
  return { text: pieces.join(""), atoms, starts };
}

/** Index of the last atom that begins at or before this offset of the folded text. */
function atomAt({ starts }: Folded, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The same words in one typography, to be compared. */
export function inOneTypography(text: string): string {
  return foldText(text).text;
}

/** Places of the quote's longest word around which a text is folded; where there are more, all of it is. */
const MOST_WINDOWS = 500;
/** UTF-16 units of a text that are folded as a whole; what lies beyond is not looked at. */
const MOST_FOLDED = 500_000;
/** UTF-16 units that other typography may add to a quote, beyond as many as it has. */
const ROOM = 200;
/** What may stand inside a word in other typography, so that its letters are not found as they are. */
const INSIDE_WORDS =
  /[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF\uFB00-\uFB06\uFF01-\uFF5E]|\p{Ll}[-\u2010][^\S\n]{0,8}\n/u;

/** Places where the text says the quote in other typography: UTF-16 offsets, at most `limit`. */
export function placesInOtherTypography(text: string, quote: string, limit: number): Place[] {
  const wanted = foldText(quote).text.trim();
  if (wanted === "") return [];
  const around = stretchesAround(text, wanted);
  const places = (around ?? []).flatMap(({ from, to }) =>
    placesIn(text.slice(from, to), wanted, limit).map(({ start, end }) => ({
      start: start + from,
      end: end + from,
    })),
  );
  const isDone = around !== null && (places.length > 0 || !INSIDE_WORDS.test(text));
  return (isDone ? distinct(places) : placesIn(text.slice(0, MOST_FOLDED), wanted, limit)).slice(0, limit);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function distinct(places: readonly Place[]): Place[] {
  return places.filter((place, index) => places.findIndex(({ start }) => start === place.start) === index);
}

/** Folding megabytes takes a second: where the quote's longest word stands is enough. Null where that says nothing. */
function stretchesAround(text: string, wanted: string): { from: number; to: number }[] | null {
  let longest = "";
  for (const [word] of wanted.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    if (word.length > longest.length) longest = word;
  if (longest === "") return null;
  const room = 2 * wanted.length + ROOM;
  const stretches: { from: number; to: number }[] = [];
  for (let at = text.indexOf(longest); at !== -1; at = text.indexOf(longest, at + 1)) {
    if (stretches.length === MOST_WINDOWS) return null;
    stretches.push({ from: Math.max(0, at - room), to: Math.min(text.length, at + room) });
  }
  return stretches;
}

function placesIn(text: string, wanted: string, limit: number): Place[] {
  const folded = foldText(text);
  const original = (offset: number, isEnd: boolean) => {
    const index = atomAt(folded, isEnd ? offset - 1 : offset);
    const atom = folded.atoms[index];
    if (atom === undefined) return isEnd ? text.length : 0;
    // Within a run that was folded there is no place between: all of it belongs to the quote.
    if (atom.raw !== atom.folded) return isEnd ? atom.start + atom.raw.length : atom.start;
    return atom.start + offset - (folded.starts[index] ?? 0);
  };
  const places: Place[] = [];
  for (
    let at = folded.text.indexOf(wanted);
    at !== -1 && places.length < limit;
    at = folded.text.indexOf(wanted, at + 1)
  ) {
    const [start, end] = [original(at, false), original(at + wanted.length, true)];
    const own = text.slice(start, end);
    const lead = own.length - own.trimStart().length;
    places.push({ start: start + lead, end: end - (own.length - own.trimEnd().length) });
  }
  return places;
}

/** One kind of difference: how the quote writes it, how the text does, and how often. */
export interface CharacterDifference {
  /** Names such as "U+0020 SPACE"; empty where the one side has nothing there. */
  readonly quote: readonly string[];
  readonly text: readonly string[];
  readonly times: number;
}

/** The characters that differ between two spellings of the same words. Empty where they are the same. */
export function differingCharacters(quote: string, text: string): CharacterDifference[] {
  const found = new Map<string, { quote: string[]; text: string[]; times: number }>();
  const [a, b] = [Array.from(atomsOf(quote)).flatMap(single), Array.from(atomsOf(text)).flatMap(single)];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    let [left, right] = ["", ""];
    const [fromA, fromB] = [i, j];
    do {
      if (i < a.length && (left.length <= right.length || j >= b.length)) left += a[i++]?.folded ?? "";
      else right += b[j++]?.folded ?? "";
    } while (left !== right && (i < a.length || j < b.length));
    // What prints nothing belongs to what stands before it.
    while (i < a.length && a[i]?.folded === "") i++;
    while (j < b.length && b[j]?.folded === "") j++;
    const inQuote = a
      .slice(fromA, i)
      .map(({ raw }) => raw)
      .join("");
    const inText = b
      .slice(fromB, j)
      .map(({ raw }) => raw)
      .join("");
    if (inQuote === inText) continue;
    const [quoteNames, textNames] = without(inQuote, inText);
    const key = JSON.stringify([quoteNames, textNames]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { quote: quoteNames, text: textNames, times: 1 });
    else known.times++;
  }
  return [...found.values()];
}

/** A stretch between runs, character by character. */
function single(atom: Atom): readonly { raw: string; folded: string }[] {
  return atom.raw === atom.folded ? Array.from(atom.raw, (raw) => ({ raw, folded: raw })) : [atom];
}

/** The names of what differs, less what both begin or end with. */
function without(quote: string, text: string): [string[], string[]] {
  const [a, b] = [Array.from(quote), Array.from(text)];
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) {
    a.shift();
    b.shift();
  }
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return [a.map(nameCharacter), b.map(nameCharacter)];
}
