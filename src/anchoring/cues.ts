import { CUED_LANGUAGES, type CuedLanguage } from "./lexicon/beside/languages.ts";
import type { CueKind, CueList } from "./lexicon/beside-cues.ts";
import { CONTRACTED_NEGATION } from "./lexicon/negations.ts";
import type { Word } from "./words.ts";

/** Shares of letters and of commonest words from which a language counts as read. */
const SCRIPT_SHARE = 0.4;
const COMMON_SHARE = 0.1;
/** Where it is one and the same word. */
const SINGLE_SHARE = 0.15;

/** Too many languages have words of one Latin letter. */
const LETTER = /^[a-z]$/;

interface Known {
  readonly language: CuedLanguage;
  readonly common: ReadonlySet<string>;
}
const LANGUAGES: readonly Known[] = CUED_LANGUAGES.map((language) => ({
  language,
  common: new Set(language.common.split(/\s+/)),
}));

/**
 * Which of the languages with cues do these words belong to? Null where it is none of them, or cannot be told. In a script that
 * several share, most of the commonest words decide.
 */
export function readLanguage(words: readonly Word[]): CuedLanguage | null {
  const spoken = words.filter(({ kind }) => kind === "word" || kind === "glyph");
  if (spoken.length === 0) return null;
  const shares = new Map<RegExp, number>();
  const shareOf = (script: RegExp) => {
    const known = shares.get(script);
    if (known !== undefined) return known;
    const share = spoken.filter(({ text }) => script.test(text)).length / spoken.length;
    shares.set(script, share);
    return share;
  };
  let best: { language: CuedLanguage; share: number } | null = null;
  for (const { language, common } of LANGUAGES) {
    // Japanese is told by its kana, however much Han stands between them.
    const isEnough = shareOf(language.script) >= SCRIPT_SHARE / (language.code === "ja" ? 3 : 1);
    if (!isEnough) continue;
    if (language.common === "") return language;
    const known = spoken.flatMap(({ lower }) => (!LETTER.test(lower) && common.has(lower) ? [lower] : []));
    const share = known.length / spoken.length;
    const needed = new Set(known).size > 1 ? COMMON_SHARE : SINGLE_SHARE;
    if (share >= needed && (best === null || share > best.share)) best = { language, share };
  }
  return best !== null && best.language.cues !== null ? best.language : null;
}

/** One cue at a place: what it does, and of how many words it is. */
export interface Cue {
  readonly kind: CueKind;
  readonly length: number;
}

/** The cues that begin at this word, in words that stand in reading order. */
export type FindCues = (words: readonly Word[], index: number) => readonly Cue[];

const KINDS: readonly CueKind[] = [
  "negation",
  "falsehood",
  "doubt",
  "condition",
  "modality",
  "frame",
  "attribution",
  "degree",
  "contrast",
  "pointing",
  "matter",
  "turn",
  "bearing",
  "back",
  "authority",
  "evidence",
];

interface Entries {
  readonly whole: Map<string, Cue[]>;
  /** By the first word of the phrase. */
  readonly phrases: Map<string, { readonly cue: Cue; readonly words: readonly string[] }[]>;
  /** By the first letters, of which every stem has at least so many. */
  readonly stems: Map<string, { readonly cue: Cue; readonly stem: string }[]>;
  readonly parts: { readonly cue: Cue; readonly part: string }[];
}

/** Letters of the shortest stem in the lists. */
const HEAD = 3;

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function readEntries(list: CueList): Entries {
  const entries: Entries = { whole: new Map(), phrases: new Map(), stems: new Map(), parts: [] };
  for (const kind of KINDS) {
    for (const text of (list[kind] ?? "").split(/\s+/)) {
      if (text === "") continue;
      if (text.startsWith("*")) {
        const part = text.replaceAll("*", "");
        entries.parts.push({ cue: { kind, length: 1 }, part });
      } else if (/[_-]/.test(text)) {
        const words = text.split(/_|(?=-)|(?<=-)/);
        addTo(entries.phrases, words[0] ?? "", { cue: { kind, length: words.length }, words });
      } else if (text.endsWith("*")) {
        addTo(entries.stems, text.slice(0, HEAD), { cue: { kind, length: 1 }, stem: text.slice(0, -1) });
      } else addTo(entries.whole, text, { kind, length: 1 });
    }
  }
  return entries;
}

function compile(list: CueList): FindCues {
  const { whole, phrases, stems, parts } = readEntries(list);
  const alike = (word: Word | undefined, text: string) =>
    word !== undefined &&
    (text.endsWith("*") ? word.lower.startsWith(text.slice(0, -1)) : word.lower === text);
  return (words, index) => {
    const word = words[index];
    if (word === undefined) return [];
    const found = [...(whole.get(word.lower) ?? [])];
    if (CONTRACTED_NEGATION.test(word.lower)) found.push({ kind: "negation", length: 1 });
    // Arabic and Hebrew write "and", "so", "that" onto the next word.
    if (ATTACHED.test(word.lower)) found.push(...(whole.get(word.lower.slice(1)) ?? []));
    for (const { cue, stem } of stems.get(word.lower.slice(0, HEAD)) ?? [])
      if (word.lower.startsWith(stem)) found.push(cue);
    for (const { cue, words: phrase } of phrases.get(word.lower) ?? []) {
      if (phrase.every((text, step) => alike(words[index + step], text))) found.push(cue);
    }
    if (parts.length === 0) return found;
    const stretch = word.kind === "glyph" ? glyphsFrom(words, index) : word.lower;
    for (const { cue, part } of parts) {
      if (word.kind !== "glyph") {
        if (stretch.includes(part)) found.push(cue);
      } else if (stretch.startsWith(part)) {
        found.push({ kind: cue.kind, length: glyphsIn(words, index, part.length) });
      }
    }
    return found;
  };
}

const ATTACHED = /^[\u0648\u0641\u05D5\u05E9]/;
/** Glyphs that the longest cue of a script without spaces has. */
const LONGEST_CUE = 16;

function glyphsFrom(words: readonly Word[], index: number): string {
  return words
    .slice(index, index + LONGEST_CUE)
    .map(({ text }) => text)
    .join("");
}

function glyphsIn(words: readonly Word[], index: number, units: number): number {
  let count = 0;
  for (let left = units; left > 0 && index + count < words.length; count++) {
    left -= words[index + count]?.text.length ?? left;
  }
  return count;
}

const compiled = new Map<string, FindCues>();

export function cuesOf({ code, cues }: CuedLanguage): FindCues {
  const known = compiled.get(code) ?? compile(cues ?? {});
  compiled.set(code, known);
  return known;
}
