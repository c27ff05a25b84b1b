import type { EvalClaim } from "../../src/cli/eval-data.ts";
import { halfRemembered, makeLanguage, paste } from "./match-claims.ts";
import { WARM_UP } from "./measure-cpu.ts";

export interface KnownClaim {
  readonly seq: number;
  readonly claim: EvalClaim;
}

/** What is asked of a collection of generated claims. */
export interface Texts {
  /** Six words. */
  readonly questions: readonly string[];
  /** Half remembered claims, with the id of the claim that each remembers. */
  readonly sentences: readonly { readonly text: string; readonly id: string }[];
  readonly pastes: readonly string[];
  /** Claims to publish again. */
  readonly republished: readonly KnownClaim[];
}

const RUNS = 200;
const PASTES = 60;

/** Another speaker of the claims' language. */
const SPEAKER = 7;

/** Texts about some of the claims, `sample`, which are spread over all of them. */
export function makeTexts(seed: number, sample: readonly KnownClaim[]): Texts {
  const language = makeLanguage(seed, SPEAKER);
  const anyOf = (): KnownClaim => {
    const one = sample[Math.floor(language.random() * sample.length)];
    if (one === undefined) throw new Error("there is no claim to ask about");
    return one;
  };
  const list = <T>(length: number, make: () => T): T[] => Array.from({ length: length + WARM_UP }, make);
  const claims = sample.map(({ claim }) => claim);
  return {
    questions: list(RUNS, () => halfRemembered(anyOf().claim, language).split(" ").slice(0, 6).join(" ")),
    sentences: list(RUNS, () => {
      const { claim } = anyOf();
      return { text: halfRemembered(claim, language), id: claim.id };
    }),
    pastes: list(PASTES, () => paste(claims, language)),
    republished: list(RUNS, anyOf),
  };
}
