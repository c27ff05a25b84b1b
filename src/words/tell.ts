export type Holes<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

export const HOLE = /\{(\w+)\}/;

/** A sentence of the catalogue as plain text, its holes filled: for titles and other places without markup. */
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
