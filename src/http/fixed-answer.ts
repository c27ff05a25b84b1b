import { entityTag, shownTag } from "./entity-tag.ts";
import type { AppContext } from "./environment.ts";
import { answerTagged } from "./tagged-answer.ts";

/** An answer that hangs on the program and its settings alone: worked out once. */
export interface FixedAnswer {
  /** Its part of the tag. */
  shown: string;
  text: string;
  headers: Record<string, string>;
}

export function fixedAnswer(text: string, headers: Record<string, string>): FixedAnswer {
  return { shown: shownTag("s", [text]), text, headers };
}

export function answerFixed(
  c: AppContext,
  { shown, text, headers }: FixedAnswer,
): Response | Promise<Response> {
  return answerTagged(c, { tag: entityTag(c, shown), headers, text: () => text });
}
