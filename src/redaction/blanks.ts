import { REDACTED } from "../vocabulary.ts";
import type { RedactableSubject } from "./redactable-fields.ts";

/** One field of one subject that is being blanked, with every value that it ever had. */
export interface BlankedField {
  kind: RedactableSubject;
  id: string;
  field: string;
  values: unknown[];
}

/** Which fields of which subjects are being blanked, and what stood in them. */
export class Blanks {
  readonly #fields = new Map<string, BlankedField>();
  /** Topics that go; a claim's others stay. */
  readonly #topics = new Set<string>();

  dropTopics(topics: Iterable<string>): void {
    for (const topic of topics) this.#topics.add(topic);
  }

  add(kind: RedactableSubject, id: string, field: string, values: unknown[] = []): void {
    const key = `${kind} ${id} ${field}`;
    const known = this.#fields.get(key) ?? { kind, id, field, values: [] };
    for (const value of values) {
      if (value === null || value === undefined || value === "" || this.#isBlank(id, field, value)) continue;
      if (!known.values.some((other) => JSON.stringify(other) === JSON.stringify(value)))
        known.values.push(value);
    }
    this.#fields.set(key, known);
  }

  /** Whether there is something to blank in this field. */
  has(kind: string, id: string, field: string): boolean {
    return (this.#fields.get(`${kind} ${id} ${field}`)?.values.length ?? 0) > 0;
  }

  /** Fields in which there was something to blank. */
  fields(): BlankedField[] {
    return [...this.#fields.values()].filter(({ values }) => values.length > 0);
  }

  /** The texts that were blanked, wherever they stood; not what a slug or a topic made of them. */
  words(): string[] {
    return this.fields().flatMap(({ field, values }) =>
      WORDLESS.includes(field) ? [] : values.flatMap((value) => wordsIn(field, value)),
    );
  }

  /**
   * The value without its words: what was nothing stays nothing, a list keeps its length, a placement its numbers; a
   * slug becomes the end of the id, and of topics those go that hold the words.
   */
  blank(id: string, field: string, value: unknown): unknown {
    // The event of an earlier redaction holds the word alone.
    if (value === null || value === undefined || value === "" || value === REDACTED) return value;
    if (field === "slug") return slugOfId(id);
    if (field === "topics" && Array.isArray(value)) return value.filter((topic) => !this.#topics.has(topic));
    return blank(value, field);
  }

  #isBlank(id: string, field: string, value: unknown): boolean {
    return JSON.stringify(this.blank(id, field, value)) === JSON.stringify(value);
  }
}

const WORDLESS: readonly string[] = ["placement", "slug", "topics"];

/** What stands in an address instead of words that were redacted. */
export function slugOfId(id: string): string {
  return id.slice(id.indexOf("_") + 1);
}

/** By field: which members of a structured value hold words. */
const WORD_MEMBERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["about", ["name"]],
  ["relations", ["note"]],
  ["reply", ["answer", "whyNotAsked"]],
  ["confirmation", ["note"]],
]);

function wordsIn(field: string, value: unknown): string[] {
  const members = WORD_MEMBERS.get(field);
  if (!members) return [value].flat().filter((word): word is string => typeof word === "string");
  return [typeof value === "string" ? JSON.parse(value) : value]
    .flat()
    .flatMap((item) => members.map((member) => item[member]))
    .filter((word): word is string => typeof word === "string");
}

/** The value of a field of this name without its words, where they are blanked one for one. */
export function blank(value: unknown, field = ""): unknown {
  if (value === null || value === undefined || value === "" || value === REDACTED) return value;
  if (field === "placement" && typeof value === "string") {
    const { surroundings: _, ...placement } = JSON.parse(value);
    return JSON.stringify({ ...placement, diff: [] });
  }
  const members = WORD_MEMBERS.get(field);
  if (members) {
    const item = (one: object) => ({
      ...one,
      ...Object.fromEntries(
        Object.entries(one).flatMap(([name, word]) =>
          members.includes(name) && word !== null ? [[name, REDACTED]] : [],
        ),
      ),
    });
    if (typeof value === "string") return JSON.stringify(item(JSON.parse(value)));
    return Array.isArray(value) ? value.map(item) : item(Object(value));
  }
  if (Array.isArray(value)) return value.map(() => REDACTED);
  return typeof value === "string" ? REDACTED : value;
}
