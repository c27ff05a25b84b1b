import { type CodePointMap, mapCodePoints } from "../language/code-points.ts";
import { DEFAULT_BUDGET } from "./caps.ts";
import { type NormalView, viewInSlices, viewNormally } from "./normal-view.ts";
import type { WordIndex } from "./word-index.ts";

/** A text made ready for many finds. Opaque: build it with a `Preparation`. */
export interface PreparedText {
  readonly text: string;
  readonly codePoints: CodePointMap;
  readonly view: NormalView;
  /** Computed when first asked for, unless the caller knew it; null where nothing can compute it. */
  sha256(): string | null;
  /** Where the view's words stand; built by the first search that needs it, for an unchanged quote needs none. */
  readonly words: { index: WordIndex | null };
}

export interface PrepareOptions {
  /** The text's SHA-256 (lower-case hex) if the caller knows it already. */
  readonly sha256?: string | undefined;
}

/** A text whose hash can be told. */
export interface HashedText extends PreparedText {
  sha256(): string;
}

/** A preparation under way, for a caller that must not block: `step` as that of `startFind`. */
export interface PrepareInProgress<Text extends PreparedText> {
  step(budget?: number): Text | null;
}

export interface Preparation<Text extends PreparedText> {
  /** Once per text. */
  prepareText(text: string, options?: PrepareOptions): Text;
  startPrepare(text: string, options?: PrepareOptions): PrepareInProgress<Text>;
}

/** Prepares texts whose hash is worked out by `hash`, if anything, when it is asked for. */
export function createPreparation(hash: (text: string) => string): Preparation<HashedText>;
export function createPreparation(hash: null): Preparation<PreparedText>;
export function createPreparation(hash: ((text: string) => string) | null): Preparation<PreparedText> {
  const prepared = (text: string, view: NormalView, options: PrepareOptions): PreparedText => {
    let known = options.sha256 ?? null;
    return {
      text,
      codePoints: mapCodePoints(text),
      view,
      words: { index: null },
      sha256: () => {
        if (known === null && hash !== null) known = hash(text);
        return known;
      },
    };
  };
  return {
    prepareText: (text, options = {}) => prepared(text, viewNormally(text), options),
    startPrepare(text, options = {}) {
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
    },
  };
}
