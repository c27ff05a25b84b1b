/** A text made ready for many finds. Opaque: build it with `prepareText`. */
export interface PreparedText {
  readonly text: string;
}
/** Once per text. `sha256` is the SHA-256 of the text if the caller knows it already. */
export function prepareText(
  text: string,
  _options: { readonly sha256?: string | undefined } = {},
): PreparedText {
  return { text };
}
