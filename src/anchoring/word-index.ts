import { MAX_WORD } from "./caps.ts";

/**
 * Where each word of a text begins, by a hash of the word: how rare a word is and where it stands, without
 * passing over the text again. Short ASCII words are left out. In scripts that set no spaces every pair of glyphs counts as a word. Hashes may
 * collide: what is looked up is a hint where to look, never a find.
 */
export interface WordIndex {
  /** Ascending offsets of words with this hash. */
  positions(hash: number): Uint32Array;
}

export interface HashedWord {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

const HASH_BITS = 16;
const HASHES = 1 << HASH_BITS;
const FEWEST_BUCKETS = 256;

const NOT_A_WORD = 0;
const LETTER = 1;
const GLYPH = 2;

const CHARACTERS = new Uint8Array(0x10000);
CHARACTERS.fill(LETTER, 0x30, 0x3a);
CHARACTERS.fill(LETTER, 0x41, 0x5b);
CHARACTERS.fill(LETTER, 0x61, 0x7b);
CHARACTERS.fill(LETTER, 0xc0, 0x2000);
CHARACTERS.fill(LETTER, 0x2c00, 0x2e00);
CHARACTERS.fill(GLYPH, 0x0e00, 0x0f00); // Thai, Lao
CHARACTERS.fill(GLYPH, 0x1000, 0x10a0); // Myanmar
CHARACTERS.fill(GLYPH, 0x1780, 0x1800); // Khmer
CHARACTERS.fill(GLYPH, 0x3040, 0xa000); // kana, Han
CHARACTERS.fill(LETTER, 0xa000, 0xff00);
CHARACTERS[0xd7] = NOT_A_WORD;
CHARACTERS[0xf7] = NOT_A_WORD;

/** Words of fewer ASCII letters are never rare; leaving them out makes the index a third smaller. */
const SHORTEST = 4;

function isAsciiLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/** Words in three columns that grow; the index of a long text has hundreds of thousands of them. */
class WordColumns {
  hashes: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;
  count = 0;

  constructor(capacity: number) {
    this.hashes = new Uint16Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
  }

  add(hash: number, start: number, end: number): void {
    const at = this.count++;
    if (at === this.hashes.length) this.#grow();
    this.hashes[at] = hash;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  #grow(): void {
    const { hashes, starts, ends } = this;
    const capacity = hashes.length * 2;
    this.hashes = new Uint16Array(capacity);
    this.hashes.set(hashes);
    this.starts = new Uint32Array(capacity);
    this.starts.set(starts);
    this.ends = new Uint32Array(capacity);
    this.ends.set(ends);
  }
}

/** Adds each word that begins from `from` to `to`; answers where the last of them ends. */
function addWords(text: string, from: number, to: number, words: WordColumns): number {
  let index = from;
  while (index < to) {
    const code = text.charCodeAt(index);
    const character = CHARACTERS[code];
    if (character === NOT_A_WORD) {
      index++;
    } else if (character === GLYPH) {
      const next = text.charCodeAt(index + 1);
      if (CHARACTERS[next] === GLYPH) {
        const hash = (Math.imul(code, 0x9e3779b1) ^ Math.imul(next, 0x85ebca6b)) >>> (32 - HASH_BITS);
        words.add(hash, index, index + 2);
      }
      index++;
    } else {
      const start = index;
      let hash = 0x811c9dc5;
      const limit = Math.min(text.length, start + MAX_WORD);
      for (; index < limit; index++) {
        const letter = text.charCodeAt(index);
        if (CHARACTERS[letter] !== LETTER) break;
        hash = Math.imul(hash ^ (letter | 0x20), 0x01000193);
      }
      if (index - start >= SHORTEST || !isAsciiLetter(code)) {
        words.add((hash ^ (hash >>> 15)) & (HASHES - 1), start, index);
      }
    }
  }
  return index;
}

export function hashWords(text: string): HashedWord[] {
  const words = new WordColumns(32);
  addWords(text, 0, text.length, words);
  return Array.from({ length: words.count }, (_, at) => ({
    hash: words.hashes[at] ?? 0,
    start: words.starts[at] ?? 0,
    end: words.ends[at] ?? 0,
  }));
}

/** Characters indexed, and words sorted, between two yields: some 4 ms where all words differ. */
const STRIDE = 1 << 15;

/** Yields the characters it has passed since it last yielded. */
export function* indexWords(text: string): Generator<number, WordIndex> {
  const words = new WordColumns(1024 + (text.length >> 3));
  for (let from = 0; from < text.length; ) {
    const end = addWords(text, from, Math.min(text.length, from + STRIDE), words);
    yield end - from;
    from = end;
  }
  const { hashes, starts, count } = words;
  // A counting sort by hash: where each bucket's words begin, then the words in their places.
  let buckets = FEWEST_BUCKETS;
  while (buckets < count * 2 && buckets < HASHES) buckets *= 2;
  const mask = buckets - 1;
  const firsts = new Uint32Array(buckets + 1);
  for (let from = 0; from < count; from += STRIDE) {
    for (let word = from; word < Math.min(count, from + STRIDE); word++) {
      const after = ((hashes[word] as number) & mask) + 1;
      firsts[after] = (firsts[after] as number) + 1;
    }
    yield STRIDE;
  }
  for (let bucket = 0; bucket < buckets; bucket++) {
    firsts[bucket + 1] = (firsts[bucket + 1] as number) + (firsts[bucket] as number);
  }
  yield STRIDE;
  const next = firsts.slice(0, buckets);
  const sorted = new Uint32Array(count);
  for (let from = 0; from < count; from += STRIDE) {
    for (let word = from; word < Math.min(count, from + STRIDE); word++) {
      const bucket = (hashes[word] as number) & mask;
      const slot = next[bucket] as number;
      sorted[slot] = starts[word] as number;
      next[bucket] = slot + 1;
    }
    yield STRIDE;
  }
  return {
    positions: (hash) => sorted.subarray(firsts[hash & mask] ?? 0, firsts[(hash & mask) + 1] ?? 0),
  };
}
