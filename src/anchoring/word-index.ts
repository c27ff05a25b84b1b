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

const BUCKET_BITS = 16;
const BUCKETS = 1 << BUCKET_BITS;

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

/** Calls `visit` with each word from `from` to `to`; answers where the last word that was visited ends. */
function visitWords(
  text: string,
  from: number,
  to: number,
  visit: (hash: number, start: number, end: number) => void,
) {
  let index = from;
  while (index < to) {
    const code = text.charCodeAt(index);
    const character = CHARACTERS[code] ?? NOT_A_WORD;
    if (character === NOT_A_WORD) {
      index++;
    } else if (character === GLYPH) {
      const next = text.charCodeAt(index + 1);
      if (CHARACTERS[next] === GLYPH) {
        visit(
          (Math.imul(code, 0x9e3779b1) ^ Math.imul(next, 0x85ebca6b)) >>> (32 - BUCKET_BITS),
          index,
          index + 2,
        );
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
      if (index - start >= SHORTEST || !isAsciiLetter(text.charCodeAt(start))) {
        visit((hash ^ (hash >>> 15)) & (BUCKETS - 1), start, index);
      }
    }
  }
  return index;
}

export function hashWords(text: string): HashedWord[] {
  const words: HashedWord[] = [];
  visitWords(text, 0, text.length, (hash, start, end) => words.push({ hash, start, end }));
  return words;
}

/** Characters indexed between two yields. */
const STRIDE = 1 << 18;

/** Yields the characters it has passed since it last yielded. */
export function* indexWords(text: string): Generator<number, WordIndex> {
  const counts = new Uint32Array(BUCKETS + 1);
  let hashes = new Uint16Array(1024 + (text.length >> 2));
  let starts = new Uint32Array(hashes.length);
  let count = 0;
  for (let from = 0; from < text.length; ) {
    const end = visitWords(text, from, Math.min(text.length, from + STRIDE), (hash, start) => {
      if (count === hashes.length) {
        const moreHashes = new Uint16Array(count * 2);
        moreHashes.set(hashes);
        hashes = moreHashes;
        const moreStarts = new Uint32Array(count * 2);
        moreStarts.set(starts);
        starts = moreStarts;
      }
      hashes[count] = hash;
      starts[count++] = start;
      counts[hash + 1] = (counts[hash + 1] ?? 0) + 1;
    });
    yield end - from;
    from = end;
  }
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    counts[bucket + 1] = (counts[bucket + 1] ?? 0) + (counts[bucket] ?? 0);
  }
  const next = counts.slice(0, BUCKETS);
  const sorted = new Uint32Array(count);
  for (let word = 0; word < count; word++) {
    const hash = hashes[word] ?? 0;
    const slot = next[hash] ?? 0;
    sorted[slot] = starts[word] ?? 0;
    next[hash] = slot + 1;
  }
  return { positions: (hash) => sorted.subarray(counts[hash] ?? 0, counts[hash + 1] ?? 0) };
}
