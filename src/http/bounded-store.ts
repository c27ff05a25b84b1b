/** What is kept in memory by name, of a bounded size in all; what was asked for longest ago is given up first. */
export class BoundedStore<T> {
  readonly #limit: number;
  readonly #kept = new Map<string, { value: T; size: number }>();
  #size = 0;

  /** @param limit of all sizes together, in whatever they are given in. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(name: string): T | undefined {
    const known = this.#kept.get(name);
    if (known === undefined) return undefined;
    this.#kept.delete(name);
    this.#kept.set(name, known);
    return known.value;
  }

  /** Keeps nothing that would take a quarter of the room by itself. */
  keep(name: string, value: T, size: number): void {
    this.drop(name);
    if (size > this.#limit / 4) return;
    this.#kept.set(name, { value, size });
    this.#size += size;
    for (const [oldest, given] of this.#kept) {
      if (this.#size <= this.#limit) break;
      this.#kept.delete(oldest);
      this.#size -= given.size;
    }
  }

  drop(name: string): void {
    const known = this.#kept.get(name);
    if (known === undefined) return;
    this.#kept.delete(name);
    this.#size -= known.size;
  }

  clear(): void {
    this.#kept.clear();
    this.#size = 0;
  }
}
