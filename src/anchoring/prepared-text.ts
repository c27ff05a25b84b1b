import { type CodePointMap, mapCodePoints } from "../language/code-points.ts";
import { textSha256 } from "../language/text-normal-form.ts";
import { DEFAULT_BUDGET } from "./caps.ts";
import { type NormalView, viewInSlices, viewNormally } from "./normal-view.ts";
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

export interface PrepareOptions {
  /** The text's SHA-256 (lower-case hex) if the caller knows it already. */
  readonly sha256?: string | undefined;
}

/** Once per text. */
export function prepareText(text: string, options: PrepareOptions = {}): PreparedText {
  return prepared(text, viewNormally(text), options);
}

/** A preparation under way, for a caller that must not block: `step` as that of `startFind`. */
export interface PrepareInProgress {
  step(budget?: number): PreparedText | null;
}

export function startPrepare(text: string, options: PrepareOptions = {}): PrepareInProgress {
  const viewing = viewInSlices(text);
  let ready: PreparedText | null = null;
  return {
    step(budget = DEFAULT_BUDGET) {
      for (let spent = 0; ready === null && spent < budget; ) {
        const { done, value } = viewing.next();
        if (done) ready = prepared(text, value, options);
        else spent += value;
      }
      return ready;
    },
  };
}

function prepared(text: string, view: NormalView, options: PrepareOptions): PreparedText {
  let known = options.sha256;
  return {
    text,
    codePoints: mapCodePoints(text),
    view,
    words: { index: null },
    sha256: () => {
      known ??= textSha256(text);
      return known;
    },
  };
}
