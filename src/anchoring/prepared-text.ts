import { type CodePointMap, mapCodePoints } from "./code-points.ts";
import { type NormalView, viewNormally } from "./normal-view.ts";
import { textSha256 } from "./sha256.ts";

/** A text made ready for many finds. Opaque: build it with `prepareText`. */
export interface PreparedText {
  readonly text: string;
  readonly codePoints: CodePointMap;
  readonly view: NormalView;
  /** Computed when first asked for, unless the caller knew it. */
  sha256(): string;
}

/** Once per text. `sha256` is the text's SHA-256 (lower-case hex) if the caller knows it already. */
export function prepareText(
  text: string,
  options: { readonly sha256?: string | undefined } = {},
): PreparedText {
  let known = options.sha256;
  return {
    text,
    codePoints: mapCodePoints(text),
    view: viewNormally(text),
    sha256: () => {
      known ??= textSha256(text);
      return known;
    },
  };
}
