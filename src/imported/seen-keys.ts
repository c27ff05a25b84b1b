/** Of a million keys some 24 MB. */
const FIRST_SIZE = 1 << 14;

/**
 * Which reviews a run has met, by the first 64 bits of their keys (of a million, two are the same by chance once in 37 million
 * runs), and what each said, by 32 bits. A table of numbers, so that memory grows by 24 bytes a review at most.
 */
export class SeenKeys {
  #slots = new Uint32Array(FIRST_SIZE * 3);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** What was noted with the key; null where it is new, and is noted now. `key` is hexadecimal, `content` a 32-bit number. */
  note(key: string, content: number): number | null {
    if (this.#size * 2 >= this.#slots.length / 3) this.#grow();
    const [high, low] = numbersOf(key);
    const at = this.#find(high, low);
    if (this.#slots[at] !== 0) return this.#slots[at + 2] ?? 0;
    this.#slots.set([high, low, content >>> 0], at);
    this.#size += 1;
    return null;
  }

  has(key: string): boolean {
    const [high, low] = numbersOf(key);
    return this.#slots[this.#find(high, low)] !== 0;
  }

  #find(high: number, low: number): number {
    const places = this.#slots.length / 3;
    let place = high & (places - 1);
    while (this.#slots[place * 3] !== 0) {
      if (this.#slots[place * 3] === high && this.#slots[place * 3 + 1] === low) break;
      place = (place + 1) & (places - 1);
    }
    return place * 3;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 3) {
      const [high = 0, low = 0, content = 0] = before.subarray(at, at + 3);
      if (high !== 0) this.#slots.set([high, low, content], this.#find(high, low));
    }
  }
}

/** Zero marks an empty place. */
function numbersOf(key: string): [number, number] {
  return [Number.parseInt(key.slice(0, 8), 16) || 1, Number.parseInt(key.slice(8, 16), 16)];
}
