import { joins, type NumberAtom, type Read, wordAt } from "./number-atom.ts";

/** How a language builds numbers of groups and scales: "two hundred" "thousand", "and" "five". */
export interface ScaleGrammar {
  /** The group at `at`, of the groups that stand before a scale. */
  readGroup(atoms: readonly NumberAtom[], at: number): Read | null;
  /** Groups are below this. */
  readonly groupLimit: number;
  readonly scales: ReadonlyMap<string, number>;
  readonly ordinalScales: ReadonlyMap<string, number>;
  /** Short forms that count behind digits only: "5 bn". */
  readonly shortScales: ReadonlyMap<string, number>;
  /** Scales that need no group before them: "mil", "mille". */
  readonly bareScales: ReadonlySet<string>;
  /** What may stand before the last group: "one thousand and five". */
  readonly and: ReadonlySet<string>;
  /** "dos mil tres millones": what stands before a greater scale counts with its group. */
  readonly countsThousandsOfMillions: boolean;
}

export interface Scaled extends Read {
  /** The last scale that was read, 1 for none. */
  readonly scale: number;
}

function readScale(
  grammar: ScaleGrammar,
  atoms: readonly NumberAtom[],
  from: number,
  digits: boolean,
): { by: number; next: number; ordinal: boolean } {
  let by = 1;
  let last = 0;
  let next = from;
  // "a thousand million" is a scale, "un million mille" begins with one.
  while (joins(atoms[next])) {
    const word = wordAt(atoms, next);
    const ordinal = grammar.ordinalScales.get(word);
    if (ordinal !== undefined && ordinal > last) return { by: by * ordinal, next: next + 1, ordinal: true };
    const scale = grammar.scales.get(word) ?? (digits ? grammar.shortScales.get(word) : undefined);
    if (scale === undefined || scale <= last) break;
    by *= scale;
    last = scale;
    next++;
  }
  return { by, next, ordinal: false };
}

function readGroup(grammar: ScaleGrammar, atoms: readonly NumberAtom[], at: number): Read | null {
  const digits = atoms[at]?.digits ?? null;
  if (digits !== null) return { value: digits, next: at + 1, ordinal: false };
  if (grammar.bareScales.has(wordAt(atoms, at))) return { value: 1, next: at, ordinal: false };
  return grammar.readGroup(atoms, at);
}

/** A group behind "and", below a hundred: "a thousand and two hundred" are two numbers. */
function readBehindAnd(grammar: ScaleGrammar, atoms: readonly NumberAtom[], at: number): Read | null {
  if (!joins(atoms[at]) || !grammar.and.has(wordAt(atoms, at)) || !joins(atoms[at + 1])) return null;
  const group = grammar.readGroup(atoms, at + 1);
  return group !== null && group.value > 0 && group.value < 100 ? group : null;
}

/** The greatest number that begins at `at`, or null. */
export function readScaled(grammar: ScaleGrammar, atoms: readonly NumberAtom[], at: number): Scaled | null {
  let value = 0;
  let next = at;
  let scale = Number.POSITIVE_INFINITY;
  const result = (ordinal: boolean): Scaled => ({
    value,
    next,
    ordinal,
    scale: Number.isFinite(scale) ? scale : 1,
  });
  for (;;) {
    const atom = atoms[next];
    const isFirst = next === at;
    if (atom === undefined || (!isFirst && atom.link === "apart")) break;
    const group = readGroup(grammar, atoms, next);
    if (group === null) {
      const behind = isFirst ? null : readBehindAnd(grammar, atoms, next);
      if (behind === null) break;
      const { by, next: after } = readScale(grammar, atoms, behind.next, false);
      if (by >= scale) break;
      value += behind.value * by;
      next = after;
      if (by === 1) return result(behind.ordinal);
      scale = by;
      continue;
    }
    const isDigits = atom.digits !== null;
    const {
      by,
      next: after,
      ordinal,
    } = group.ordinal
      ? { by: 1, next: group.next, ordinal: true }
      : readScale(grammar, atoms, group.next, isDigits);
    if (group.next === next && after === next) break;
    // "one thousand, two hundred": a comma stands within a number where a whole group follows.
    if (!isFirst && atom.link === "comma" && group.value < 100 && by === 1) break;
    if (by === 1) {
      if (isFirst) value = group.value;
      else if (!isDigits && group.value > 0 && group.value < Math.min(scale, grammar.groupLimit))
        value += group.value;
      else break;
      next = after;
      return result(ordinal);
    }
    if (by < scale) value += group.value * by;
    else if (grammar.countsThousandsOfMillions && scale === 1_000 && value < 1e6 && by > scale) {
      value = (value + group.value) * by;
    } else break;
    scale = by;
    next = after;
    if (ordinal) return result(true);
  }
  return next === at ? null : result(false);
}
