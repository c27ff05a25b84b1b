import { Parser } from "htmlparser2";
import { tokens } from "./microdata-terms.ts";

/** How many times the length of a unit may be looked up on one page: a page whose items all name the same half of it ends. */
const LOOKED_UP = 4;

/** The elements of a page that items of it name by `itemref`. */
export class ReferredElements {
  readonly #page: string;
  readonly #limit: number;
  /** By id, of the first element that has it: where it begins and ends; read when it is first asked for. */
  #places: Map<string, { start: number; end: number }> | null = null;
  #left: number;

  /** `limit`: characters of all that one item names. */
  constructor(page: string, limit: number) {
    this.#page = page;
    this.#limit = limit;
    this.#left = limit * LOOKED_UP;
  }

  /** What the item names, and what that names; an id that nobody has names nothing. Null where that is too much. */
  of(item: string): string[] | null {
    this.#places ??= placesIn(this.#page);
    const elements: string[] = [];
    const asked = new Set<string>();
    let length = 0;
    const open = [item];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const id of referencesIn(next)) {
        const place = asked.has(id) ? undefined : this.#places.get(id);
        asked.add(id);
        if (place === undefined) continue;
        length += place.end - place.start;
        this.#left -= place.end - place.start;
        if (length > this.#limit || this.#left < 0) return null;
        const element = this.#page.slice(place.start, place.end);
        elements.push(element);
        open.push(element);
      }
    }
    return elements;
  }
}

function placesIn(page: string): Map<string, { start: number; end: number }> {
  const places = new Map<string, { start: number; end: number }>();
  const open: ({ start: number; end: number } | null)[] = [];
  const parser = new Parser(
    {
      onopentag: (_name, { id }) => {
        const isFirst = id !== undefined && !places.has(id);
        const place = isFirst ? { start: parser.startIndex, end: page.length } : null;
        if (isFirst && place !== null) places.set(id, place);
        open.push(place);
      },
      onclosetag: (_name, isImplied) => {
        const place = open.pop();
        if (!place) return;
        place.end = isImplied && parser.startIndex > place.start ? parser.startIndex : parser.endIndex + 1;
      },
    },
    { decodeEntities: false },
  );
  parser.end(page);
  return places;
}

function referencesIn(html: string): Set<string> {
  const references = new Set<string>();
  const parser = new Parser(
    {
      onattribute: (name, value) => {
        if (name === "itemref") for (const id of tokens(value)) references.add(id);
      },
    },
    { decodeEntities: false },
  );
  parser.end(html);
  return references;
}
