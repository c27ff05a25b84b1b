import type { EvalClaim } from "../../src/cli/eval-data.ts";

/** A small, fast generator of the same numbers on every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ONSETS = "b br c ch d dr f fl g gr h j k l m n p pl qu r s sh st t tr v w z".split(" ");
const VOWELS = "a e i o u ai ea ee oa ou".split(" ");
const CODAS = "n r t s l m nd st ck rd p x".split(" ");

/** Different words of a language without content. English news has about this many that are not names. */
const VOCABULARY = 40_000;
/** Zipf and Mandelbrot's law with the constants usual for English: how often the word of a rank is used. */
const SHIFT = 2.7;
const EXPONENT = 1.07;

export interface Language {
  /** A word, drawn as often as words of its rank are used. */
  word(): string;
  random(): number;
}

/** The words come of one seed, what is said in them of another: two languages of the same seed share their words. */
export function makeLanguage(seed: number, speaker: number): Language {
  const invent = randomFrom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(invent() * list.length)] ?? "";
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const syllables = 1 + Math.floor(invent() * 3);
    let word = "";
    for (let i = 0; i < syllables; i++)
      word += pick(ONSETS) + pick(VOWELS) + (invent() < 0.5 ? pick(CODAS) : "");
    if (word.length > 3) words.add(word);
  }
  const list = [...words];
  const cumulative = new Float64Array(VOCABULARY);
  let sum = 0;
  for (let rank = 0; rank < VOCABULARY; rank++) {
    sum += 1 / (rank + 1 + SHIFT) ** EXPONENT;
    cumulative[rank] = sum;
  }
  const random = randomFrom(speaker);
  const word = (): string => {
    const aim = random() * sum;
    let [low, high] = [0, VOCABULARY - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < aim) low = middle + 1;
      else high = middle;
    }
    return list[low] ?? "";
  };
  return { word, random };
}

function sentence(language: Language, least: number, most: number): string {
  const length = least + Math.floor(language.random() * (most - least + 1));
  return Array.from({ length }, () => language.word()).join(" ");
}

/** The nth claim: 8 to 20 content words with a summary of 15 to 30, as real ones have. */
export function generateClaim(n: number, language: Language): EvalClaim {
  return { id: `clm_${n}`, text: sentence(language, 8, 20), title: sentence(language, 15, 30) };
}

/** A sentence that shares about half of its words with a claim. */
export function halfRemembered(claim: EvalClaim, language: Language): string {
  return claim.text
    .split(" ")
    .map((word) => (language.random() < 0.5 ? word : language.word()))
    .join(" ");
}

/** About 350 words of sentences, every third of which half remembers a claim. */
export function paste(claims: readonly EvalClaim[], language: Language): string {
  const sentences: string[] = [];
  let words = 0;
  while (words < 350) {
    const claim = claims[Math.floor(language.random() * claims.length)];
    const next =
      claim !== undefined && language.random() < 1 / 3
        ? halfRemembered(claim, language)
        : sentence(language, 8, 25);
    sentences.push(`${next.charAt(0).toUpperCase()}${next.slice(1)}.`);
    words += next.split(" ").length;
  }
  return sentences.join(" ");
}
