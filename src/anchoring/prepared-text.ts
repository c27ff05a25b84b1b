import { type CodePointMap, mapCodePoints } from "../language/code-points.ts";
import { textSha256 } from "../language/text-normal-form.ts";
import { type NormalView, viewNormally } from "./normal-view.ts";
import type { WordIndex } from "./word-index.ts";

/** A text made ready for many finds. Opaque: build it with `prepareText`. */
export interface PreparedText {
  readonly text: string;
  readonly codePoints: CodePointMap;
  readonly view: NormalView;
  /** Computed when first asked for, unless the caller knew it. */
  sha256(): string;
  /** Where the view's words stand; built by the first search that needs it, for an unchanged quote needs none. */
  readonly words: { index: WordIndex | null };
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
    words: { index: null },
    sha256: () => {
      known ??= textSha256(text);
      return known;
    },
  };
}
