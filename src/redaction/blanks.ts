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

  add(kind: RedactableSubject, id: string, field: string, values: unknown[] = []): void {
    const key = `${kind} ${id} ${field}`;
    const known = this.#fields.get(key) ?? { kind, id, field, values: [] };
    for (const value of values) {
      if (value === null || value === undefined || value === "" || isBlank(value, field)) continue;
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

  /** The texts that were blanked, wherever they stood. */
  words(): string[] {
    return this.fields().flatMap(({ field, values }) =>
      field === "placement"
        ? []
        : values.flat().filter((value): value is string => typeof value === "string"),
    );
  }
}

function isBlank(value: unknown, field: string): boolean {
  return JSON.stringify(blank(value, field)) === JSON.stringify(value);
}

/** The value without its words: what was nothing stays nothing, a list keeps its length, a placement its numbers. */
export function blank(value: unknown, field = ""): unknown {
  if (value === null || value === undefined || value === "") return value;
  // The event of an earlier redaction holds the word alone.
  if (field === "placement" && typeof value === "string" && value !== REDACTED) {
    const { surroundings: _, ...placement } = JSON.parse(value);
    return JSON.stringify({ ...placement, diff: [] });
  }
  if (Array.isArray(value)) return value.map(() => REDACTED);
  return typeof value === "string" ? REDACTED : value;
}
