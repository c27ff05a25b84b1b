import type { Sides } from "../relation/sides.ts";
import type { Token } from "../tokens.ts";
import type { Unexplained } from "./explain.ts";
import { lemmaOf } from "./verb-forms.ts";

/** A verb by its form, for no list has them all: "searched", "stolen", "was keeping". */
const isVerbForm = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at]?.word ?? "";
  // "stores its users' data".
  const hasObject = /[a-z]{2}s$/u.test(word) && DETERMINERS.has(tokens[at + 1]?.word ?? "");
  return hasObject || /[a-z]{2}(?:ed|ing)$/u.test(word) || lemmaOf(word) !== word;
};
const DETERMINERS = new Set("the a an its his her their our my your this these those".split(" "));

/** Whether each text says something was done of which the other knows nothing: searched and guarded, handed and sold. */
export function isOtherDeed(unexplained: readonly Unexplained[], { claim, passage }: Sides): boolean {
  const has = (side: Unexplained["side"], tokens: readonly Token[]): boolean =>
    unexplained.some(
      (one) =>
        one.side === side && one.why === "word" && one.place !== "aside" && isVerbForm(tokens, one.from),
    );
  return has("claim", claim) && has("passage", passage);
}
