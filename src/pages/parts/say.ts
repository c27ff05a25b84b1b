import { html } from "hono/html";
import { HOLE, type Holes } from "../../words/tell.ts";

/** What templates give back: escaped, ready to stand in another one. */
export type Html = ReturnType<typeof html>;

/** What a template may be given: texts are escaped, nothing leaves nothing. */
export type Part = Html | string | number | null | false | undefined | readonly Part[];

export const nothing: Part = "";

/** A sentence of the catalogue with its holes filled; what fills them may be markup. */
export function say<Sentence extends string>(sentence: Sentence, parts: Record<Holes<Sentence>, Part>): Html {
  const given: Readonly<Record<string, Part>> = parts;
  return html`${sentence.split(HOLE).map((piece, i) => (i % 2 === 0 ? piece : given[piece]))}`;
}
