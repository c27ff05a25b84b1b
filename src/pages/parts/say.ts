import { html } from "hono/html";

/** What templates give back: escaped, ready to stand in another one. */
export type Html = ReturnType<typeof html>;

/** What a template may be given: texts are escaped, nothing leaves nothing. */
export type Part = Html | string | number | null | false | undefined | readonly Part[];

export const nothing: Part = "";

type Holes<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

const HOLE = /\{(\w+)\}/;

/** A sentence of the catalogue with its holes filled; what fills them may be markup. */
export function say<Sentence extends string>(sentence: Sentence, parts: Record<Holes<Sentence>, Part>): Html {
  const given: Readonly<Record<string, Part>> = parts;
  return html`${sentence.split(HOLE).map((piece, i) => (i % 2 === 0 ? piece : given[piece]))}`;
}

/** The same as plain text, for titles and other places without markup. */
export function tell<Sentence extends string>(
  sentence: Sentence,
  texts: Record<Holes<Sentence>, string | number>,
): string {
  const given: Readonly<Record<string, string | number>> = texts;
  return sentence
    .split(HOLE)
    .map((piece, i) => (i % 2 === 0 ? piece : given[piece]))
    .join("");
}
