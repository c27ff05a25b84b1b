/** UTF-16 units of all pages that are kept, and of one that is. */
const LIMIT = 8_000_000;
const LONGEST = 200_000;

/**
 * Pages as they were written, by address and tag, those asked for longest ago given up first. Writing one costs more
 * than reading all that it shows. A tag names its bytes, settings included, so nothing kept is ever stale.
 */
export class KeptPages {
  readonly #pages = new Map<string, string>();
  #units = 0;

  keptOr(name: string, write: () => string): string {
    const known = this.#pages.get(name);
    if (known !== undefined) {
      this.#pages.delete(name);
      this.#pages.set(name, known);
      return known;
    }
    const page = write();
    if (page.length > LONGEST) return page;
    this.#pages.set(name, page);
    this.#units += page.length;
    for (const [oldest, { length }] of this.#pages) {
      if (this.#units <= LIMIT) break;
      this.#pages.delete(oldest);
      this.#units -= length;
    }
    return page;
  }
}
