/**
 * A text with its typography folded, and the way back to the original offsets.
 *
 * Folded: canonical composition (NFC), runs of white space, no-break spaces, soft hyphens and other characters
 * that print nothing, the shape of quote marks and apostrophes, dashes between words, ellipses, Latin ligatures,
 * the space that French sets before `; : ! ? »` and after `«`.
 * Never folded, because they say something: case, digits, superscripts, fractions, a minus (or any dash) that
 * stands before a digit and after none, quote marks that are there or not there, spaces that are there or not there.
 *
 * The map is sparse, one entry for each place where the two texts differ, so a plain text costs almost nothing.
 */
export interface NormalView {
  readonly text: string;
  /** Original offset of the character that stands at this offset of the view. */
  originalStart(offset: number): number;
  /** Original offset just behind the character that stands before this offset of the view. */
  originalEnd(offset: number): number;
  /** Offset in the view of an original offset. */
  fromOriginal(offset: number): number;
}

const SPACE = 1;
const OTHER_SPACE = 2;
const INVISIBLE = 3;
const DASH = 4;
const SINGLE_QUOTE = 5;
const DOUBLE_QUOTE = 6;
const REPLACED = 7;

const REPLACEMENTS = new Map<number, string>([
  [0x2026, "..."],
  [0xfb00, "ff"],
  [0xfb01, "fi"],
  [0xfb02, "fl"],
  [0xfb03, "ffi"],
  [0xfb04, "ffl"],
  [0xfb05, "st"],
  [0xfb06, "st"],
]);

const CLASSES = new Uint8Array(0x10000);
function classify(characterClass: number, ...ranges: (number | [number, number])[]): void {
  for (const range of ranges) {
    const [from, to] = typeof range === "number" ? [range, range] : range;
    CLASSES.fill(characterClass, from, to + 1);
  }
}
classify(SPACE, 0x20);
classify(
  OTHER_SPACE,
  [0x09, 0x0d],
  0x85,
  0xa0,
  0x1680,
  [0x2000, 0x200a],
  0x2028,
  0x2029,
  0x202f,
  0x205f,
  0x3000,
);
// U+200D, the joiner, is not here: it makes one sign out of several.
classify(INVISIBLE, 0xad, 0x061c, 0x180e, 0x200b, 0x200c, 0x200e, 0x200f);
classify(INVISIBLE, [0x202a, 0x202e], [0x2060, 0x2064], [0x2066, 0x2069], 0xfeff);
// U+2212, the minus sign, is not here: it is arithmetic, not typography.
classify(DASH, 0x2d, [0x2010, 0x2015]);
classify(SINGLE_QUOTE, 0x60, 0xb4, 0x02bc, [0x2018, 0x201b], 0x2039, 0x203a);
classify(DOUBLE_QUOTE, [0x201c, 0x201f], 0xab, 0xbb);
for (const code of REPLACEMENTS.keys()) classify(REPLACED, code);

const HYPHEN = 0x2d;
const EN_DASH = 0x2013;
const EM_DASH = 0x2014;
const LEFT_GUILLEMET = 0xab;
const RIGHT_GUILLEMET = 0xbb;
const CLOSE_BEHIND_SPACE = new Set([0x21, 0x3a, 0x3b, 0x3f]);

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Cheap on purpose: a letter of any script is whatever is not ASCII punctuation, space or one of the classes. */
function isWordCharacter(code: number): boolean {
  if (Number.isNaN(code)) return false;
  if (code < 0x80) return isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return CLASSES[code] === 0 && code !== 0xbf && code !== 0xa1;
}

/** What a run of spaces, dashes and invisible characters becomes, given what stands around it. */
function foldRun(text: string, start: number, end: number): string {
  let dashes = 0;
  let firstDash = 0;
  let longDash = false;
  let spaceBefore = false;
  let spaceAfter = false;
  let joinedAfter = false;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    const characterClass = CLASSES[code];
    if (characterClass === DASH) {
      if (dashes === 0) firstDash = code;
      dashes++;
      longDash ||= code >= EM_DASH;
      spaceAfter = false;
      joinedAfter = true;
    } else if (characterClass !== INVISIBLE) {
      if (dashes === 0) spaceBefore = true;
      else spaceAfter = true;
      joinedAfter = false;
    }
  }
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (dashes === 0) {
    if (!spaceBefore) return "";
    if (CLOSE_BEHIND_SPACE.has(after) || after === 0x2026) return "";
    if (after === RIGHT_GUILLEMET && !isWordCharacter(text.charCodeAt(end + 1))) return "";
    if (after === 0x2e && text.charCodeAt(end + 1) === 0x2e) return "";
    return " ";
  }
  const lead = spaceBefore ? " " : "";
  const tail = spaceAfter ? " " : "";
  if (joinedAfter && isDigit(after)) {
    // A range ("10–12") or a compound ("Covid–19"); anything else before a digit may be a minus and stays.
    const joinedBefore = !spaceBefore && isWordCharacter(before);
    if (joinedBefore && dashes === 1) return longDash ? " - " : "-";
    return lead + text.slice(start, end).replaceAll(/[^\u002D\u2010-\u2015]/g, "");
  }
  if (longDash || dashes > 1) return " - ";
  if (spaceBefore && spaceAfter) return " - ";
  if (firstDash >= 0x2012 && firstDash <= EN_DASH && (spaceBefore || spaceAfter)) return " - ";
  return `${lead}-${tail}`;
}

/** Places where view and original differ, as four ascending columns; between them offsets run in step. */
class SparseMap implements NormalView {
  readonly text: string;
  readonly #viewStarts: Uint32Array;
  readonly #viewEnds: Uint32Array;
  readonly #originalStarts: Uint32Array;
  readonly #originalEnds: Uint32Array;

  constructor(text: string, spans: readonly number[]) {
    this.text = text;
    const count = spans.length / 4;
    this.#viewStarts = new Uint32Array(count);
    this.#viewEnds = new Uint32Array(count);
    this.#originalStarts = new Uint32Array(count);
    this.#originalEnds = new Uint32Array(count);
    for (let index = 0; index < count; index++) {
      this.#viewStarts[index] = spans[index * 4] ?? 0;
      this.#viewEnds[index] = spans[index * 4 + 1] ?? 0;
      this.#originalStarts[index] = spans[index * 4 + 2] ?? 0;
      this.#originalEnds[index] = spans[index * 4 + 3] ?? 0;
    }
  }

  originalStart(offset: number): number {
    const index = lastAtMost(this.#viewStarts, offset);
    if (index < 0) return offset;
    const end = this.#viewEnds[index] ?? 0;
    if (offset < end) return this.#originalStarts[index] ?? 0;
    return (this.#originalEnds[index] ?? 0) + offset - end;
  }

  originalEnd(offset: number): number {
    const index = lastAtMost(this.#viewStarts, offset - 1);
    if (index < 0) return offset;
    const end = this.#viewEnds[index] ?? 0;
    return (this.#originalEnds[index] ?? 0) + Math.max(0, offset - end);
  }

  fromOriginal(offset: number): number {
    const index = lastAtMost(this.#originalStarts, offset);
    if (index < 0) return offset;
    const end = this.#originalEnds[index] ?? 0;
    if (offset === this.#originalStarts[index] && offset !== end) return this.#viewStarts[index] ?? 0;
    if (offset < end) return this.#viewEnds[index] ?? 0;
    return (this.#viewEnds[index] ?? 0) + offset - end;
  }
}

/** Index of the last element that is at most `limit`, or −1. */
function lastAtMost(ascending: Uint32Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Collects a view piece by piece. */
class ViewBuilder {
  readonly #source: string;
  readonly #pieces: string[] = [];
  readonly #spans: number[] = [];
  #length = 0;
  #copied = 0;

  constructor(source: string) {
    this.#source = source;
  }

  replace(start: number, end: number, by: string): void {
    if (start > this.#copied) {
      this.#pieces.push(this.#source.slice(this.#copied, start));
      this.#length += start - this.#copied;
    }
    this.#spans.push(this.#length, this.#length + by.length, start, end);
    this.#pieces.push(by);
    this.#length += by.length;
    this.#copied = end;
  }

  finish(): NormalView {
    if (this.#copied === 0 && this.#spans.length === 0) return new SparseMap(this.#source, []);
    this.#pieces.push(this.#source.slice(this.#copied));
    return new SparseMap(this.#pieces.join(""), this.#spans);
  }
}

// A character with the marks or Hangul jamo behind it, or one that composition replaces by another.
const COMPOSABLE =
  /[\s\S][\p{M}\u1160-\u11FF]+|[\u0340-\u0387\u0900-\u0FFF\u1F00-\u2001\u2126-\u212B\u2329\u232A\u2ADC\uF900-\uFAFF\uFB1D-\uFB4F]|[\u{2F800}-\u{2FA1F}]/gu;

/** Characters that are folded in one unit of work (caps.ts), and in one step of it. */
const FOLDED_PER_UNIT = 25;
const FOLDED_PER_STEP = 50_000;

function* compose(text: string): Generator<number, NormalView | null> {
  const isComposed = text.normalize("NFC") === text;
  yield text.length / (FOLDED_PER_UNIT * 10);
  if (isComposed) return null;
  const builder = new ViewBuilder(text);
  let reported = 0;
  for (const match of text.matchAll(COMPOSABLE)) {
    if (match.index - reported >= FOLDED_PER_STEP) {
      yield (match.index - reported) / FOLDED_PER_UNIT;
      reported = match.index;
    }
    const composed = match[0].normalize("NFC");
    if (composed !== match[0]) builder.replace(match.index, match.index + match[0].length, composed);
  }
  return builder.finish();
}

function* foldTypography(text: string): Generator<number, NormalView> {
  const builder = new ViewBuilder(text);
  const length = text.length;
  let reported = 0;
  for (let index = 0; index < length; ) {
    if (index - reported >= FOLDED_PER_STEP) {
      yield (index - reported) / FOLDED_PER_UNIT;
      reported = index;
    }
    const code = text.charCodeAt(index);
    const characterClass = CLASSES[code] ?? 0;
    if (characterClass === 0) {
      index++;
      continue;
    }
    if (characterClass <= DASH) {
      let end = index + 1;
      let next = CLASSES[text.charCodeAt(end)] ?? 0;
      // A lone space or hyphen before a letter, by far the commonest case, stays as it is.
      if (next === 0 && (code === 0x20 || (code === HYPHEN && !isDigit(text.charCodeAt(end))))) {
        const after = text.charCodeAt(end);
        if (after > 0x40 || code === HYPHEN) {
          index = end;
          continue;
        }
      }
      while (next >= SPACE && next <= DASH && end < length) {
        end++;
        next = CLASSES[text.charCodeAt(end)] ?? 0;
      }
      const folded = foldRun(text, index, end);
      if (end - index !== folded.length || text.slice(index, end) !== folded)
        builder.replace(index, end, folded);
      index = end;
      continue;
    }
    let end = index + 1;
    if (code === LEFT_GUILLEMET && !isWordCharacter(text.charCodeAt(index - 1))) {
      while (CLASSES[text.charCodeAt(end)] === SPACE || CLASSES[text.charCodeAt(end)] === OTHER_SPACE) end++;
    }
    const folded =
      characterClass === REPLACED
        ? (REPLACEMENTS.get(code) ?? "")
        : characterClass === SINGLE_QUOTE
          ? "'"
          : '"';
    builder.replace(index, end, folded);
    index = end;
  }
  return builder.finish();
}

export function viewNormally(text: string): NormalView {
  const viewing = viewInSlices(text);
  for (;;) {
    const { done, value } = viewing.next();
    if (done) return value;
  }
}

/** The same in slices: yields the work done, in units. */
export function* viewInSlices(text: string): Generator<number, NormalView> {
  const composed = yield* compose(text);
  if (composed === null) return yield* foldTypography(text);
  const folded = yield* foldTypography(composed.text);
  return {
    text: folded.text,
    originalStart: (offset) => composed.originalStart(folded.originalStart(offset)),
    originalEnd: (offset) => composed.originalEnd(folded.originalEnd(offset)),
    fromOriginal: (offset) => folded.fromOriginal(composed.fromOriginal(offset)),
  };
}
