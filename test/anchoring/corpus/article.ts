import type { Range } from "./revision.ts";

export interface Quote extends Range {
  /** 1 for the first quote of the article. */
  readonly number: number;
  readonly exact: string;
}

export interface Article {
  readonly name: string;
  readonly language: string;
  /** court report, live blog, obituary … */
  readonly form: string;
  /** Kept apart from tuning: its figures are printed separately. */
  readonly heldOut: boolean;
  /** People that the text is about, as they are written in it, titles included. */
  readonly names: readonly string[];
  /** Companies, parties, offices and the like, as they are written in it. */
  readonly bodies: readonly string[];
  readonly text: string;
  /** `text` as code points. */
  readonly points: readonly string[];
  readonly quotes: readonly Quote[];
  /** The lines of hand-made edits, as written. */
  readonly edits: readonly string[];
}

/**
 * An article's file holds a header (`key: value` lines) up to `---`, the text with each quote in ⟦ ⟧ (nested, if need be),
 * and after `=== edits` one hand-made edit a line (see hand-made.ts). Throws when any of these is missing.
 */
export function readArticle(name: string, file: string): Article {
  const [head, rest] = divided(file, "\n---\n", name);
  const [body, edits] = divided(rest, "\n=== edits\n", name);
  const header = new Map(head.split("\n").map((line) => divided(line, ": ", name)));
  const { points, quotes } = unmark(body.trim(), name);
  return {
    name,
    language: required(header, "language", name),
    form: required(header, "form", name),
    heldOut: header.get("heldOut") === "true",
    names: listed(header, "names"),
    bodies: listed(header, "bodies"),
    text: points.join(""),
    points,
    quotes,
    edits: edits.split("\n").filter((line) => line.trim() !== ""),
  };
}

function unmark(marked: string, name: string): { points: string[]; quotes: Quote[] } {
  const points: string[] = [];
  const open: { number: number; start: number }[] = [];
  const quotes: Quote[] = [];
  let opened = 0;
  for (const point of marked) {
    if (point === "⟦") {
      opened += 1;
      open.push({ number: opened, start: points.length });
    } else if (point === "⟧") {
      const quote = open.pop();
      if (quote === undefined) throw new Error(`${name}: ⟧ without ⟦`);
      quotes.push({ ...quote, end: points.length, exact: points.slice(quote.start).join("") });
    } else points.push(point);
  }
  if (open.length > 0) throw new Error(`${name}: ⟦ without ⟧`);
  return { points, quotes: quotes.sort((a, b) => a.number - b.number) };
}

function divided(text: string, separator: string, name: string): [string, string] {
  const at = text.indexOf(separator);
  if (at === -1)
    throw new Error(`${name}: no ${JSON.stringify(separator)} in ${JSON.stringify(text.slice(0, 60))}`);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

function listed(header: ReadonlyMap<string, string>, key: string): string[] {
  return header.get(key)?.split("; ") ?? [];
}

function required(header: ReadonlyMap<string, string>, key: string, name: string): string {
  const value = header.get(key);
  if (value === undefined) throw new Error(`${name}: no ${key} in the header`);
  return value;
}
