import { LookupRefused } from "./refused.ts";

// Golomb-Rice coding of sorted whole numbers (Golomb 1966; Rice 1979; as in BIP 158, but with a list a segment, so that one
// segment can be read alone). Of n numbers spread evenly over a range, a number takes some 1.5 bits more than log2(range / n).
//
//   list   = count, and unless that is 0: bytes, rice, stream
//   count  = varint (7 bits a byte, lowest first)     bytes = varint, of the stream
//   rice   = one byte, 0..30
//   stream = for each number d = itself − the one before − 1 (of the first: itself): d >> rice ones, a zero, then rice bits
//            of d, highest first; filled up with zeros to a whole byte

/** A list as it stands in a file: read when a page of its segment is asked for. */
export interface CodedList {
  count: number;
  rice: number;
  stream: Uint8Array;
}

export const EMPTY_LIST: CodedList = { count: 0, rice: 0, stream: new Uint8Array() };

/** ln 2: with it the expected length is least (Kiely, Selecting the Golomb parameter in Rice coding, 2004). */
const LN2 = Math.LN2;
const MAX_RICE = 30;

/**
 * @param values ascending, each once, whole numbers from 0 and below 2 ** `bits`.
 * @param bits at most 30.
 */
export function encodeList(values: ArrayLike<number>, bits: number): Uint8Array<ArrayBuffer> {
  const count = values.length;
  if (count === 0) return Uint8Array.of(0);
  const mean = 2 ** bits / count;
  const rice = Math.min(MAX_RICE, Math.max(0, Math.floor(Math.log2(mean * LN2))));
  const out = new BitWriter(Math.ceil((count * (rice + 3)) / 8));
  let before = -1;
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? 0;
    if (value <= before) throw new RangeError("the numbers are not in ascending order");
    out.write(value - before - 1, rice);
    before = value;
  }
  const stream = out.finish();
  const head = [...varint(count), ...varint(stream.length), rice];
  const list = new Uint8Array(head.length + stream.length);
  list.set(head);
  list.set(stream, head.length);
  return list;
}

/** The numbers of a list. Throws {@link LookupRefused} for what no encoder writes. */
export function decodeList({ count, rice, stream }: CodedList, bits: number): Uint32Array<ArrayBuffer> {
  const values = new Uint32Array(count);
  const end = stream.length * 8;
  const limit = 2 ** bits;
  let at = 0;
  let before = -1;
  for (let i = 0; i < count; i++) {
    let quotient = 0;
    while (at < end && ((stream[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) {
      quotient++;
      at++;
    }
    at++;
    if (at + rice > end) throw new LookupRefused("malformed", "a list of the filter ends too early");
    let rest = 0;
    for (let left = rice; left > 0; ) {
      const free = 8 - (at & 7);
      const take = Math.min(free, left);
      rest = (rest << take) | (((stream[at >> 3] ?? 0) >> (free - take)) & ((1 << take) - 1));
      at += take;
      left -= take;
    }
    before += 1 + quotient * 2 ** rice + rest;
    if (before >= limit) throw new LookupRefused("malformed", "a list of the filter leaves its segment");
    values[i] = before;
  }
  return values;
}

/** Reads lists out of a file, one behind the other. */
export class ListReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new LookupRefused("malformed", "a file of the filter ends too early");
    return byte;
  }

  list(): CodedList {
    const count = this.#varint();
    if (count === 0) return EMPTY_LIST;
    const length = this.#varint();
    const rice = this.byte();
    const stream = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    // A number takes rice + 1 bits or more, so nobody can announce more of them than there is room for.
    if (stream.length !== length || rice > MAX_RICE || count * (rice + 1) > length * 8) {
      throw new LookupRefused("malformed", "a list of the filter cannot hold what it announces");
    }
    return { count, rice, stream };
  }

  #varint(): number {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new LookupRefused("malformed", "a number in a file of the filter is too long");
  }
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

class BitWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #at = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(Math.max(16, expected));
  }

  write(value: number, rice: number): void {
    const quotient = Math.floor(value / 2 ** rice);
    this.#room(quotient + 1 + rice);
    for (let i = 0; i < quotient; i++) this.#set(this.#at++);
    this.#at++;
    for (let bit = rice - 1; bit >= 0; bit--) {
      if ((value >>> bit) & 1) this.#set(this.#at);
      this.#at++;
    }
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, Math.ceil(this.#at / 8));
  }

  #set(at: number): void {
    this.#bytes[at >> 3] = (this.#bytes[at >> 3] ?? 0) | (128 >> (at & 7));
  }

  #room(bits: number): void {
    const needed = Math.ceil((this.#at + bits) / 8);
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
