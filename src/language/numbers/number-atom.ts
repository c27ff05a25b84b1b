/** A word of a text as number readers take it. */
export interface NumberAtom {
  /** In lower case; for languages other than English as `foldWord` gives it. */
  readonly word: string;
  /** Its value where it is written in digits, else null. */
  readonly digits: number | null;
  /** What stands between it and the word before. */
  readonly link: "space" | "hyphen" | "comma" | "apart";
}

export type NumberKind = "cardinal" | "ordinal" | "fraction" | "year";

export interface SpelledNumber {
  readonly value: number;
  readonly kind: NumberKind;
  /** Index after its last word. */
  readonly end: number;
}

/** A number that has been read, and where reading goes on. */
export interface Read {
  readonly value: number;
  readonly next: number;
  readonly ordinal: boolean;
}

export const joins = (atom: NumberAtom | undefined): atom is NumberAtom =>
  atom !== undefined && (atom.link === "space" || atom.link === "hyphen");

export const wordAt = (atoms: readonly NumberAtom[], at: number): string => atoms[at]?.word ?? "";

/** The word at `at`, if nothing but a space or a hyphen joins it to the one before. */
export const joinedWord = (atoms: readonly NumberAtom[], at: number): string =>
  joins(atoms[at]) ? wordAt(atoms, at) : "";

/** Words with their values, as a list that counts from `first`. */
export function counting(words: string, first: number, step = 1): [string, number][] {
  return words.split(/\s+/).map((word, index) => [word, first + index * step]);
}
