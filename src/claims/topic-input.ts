import * as z from "zod";
import { codePoints } from "../language/code-points.ts";
import { findUnshowable } from "../language/shown-text.ts";
import { wordsForAddress } from "../language/words-for-address.ts";
import { CLEAN_MESSAGE, CONTROLS, isCleanText } from "../text-input.ts";

/** Code points. */
export const TOPIC_LIMIT = 64;
export const TOPICS_LIMIT = 20;

/** How a topic is kept, whoever wrote it how: "State Law" and "state_law" are `state-law`. */
export function normaliseTopic(text: string): string {
  return wordsForAddress(text).join("-");
}

const topic = z
  .string()
  .refine(isCleanText, { message: CLEAN_MESSAGE })
  .superRefine((text, context) => {
    const character = isCleanText(text) ? findUnshowable(text.replaceAll("\r", "\n")) : null;
    if (character !== null) {
      context.addIssue({ code: "custom", message: `must not contain ${character}, which cannot be shown` });
    }
  })
  .overwrite(normaliseTopic)
  .refine((text) => text !== "", { message: "must have a letter or a digit" })
  .refine((text) => codePoints(text) <= TOPIC_LIMIT, { message: `must be at most ${TOPIC_LIMIT} characters` })
  .meta({
    minLength: 1,
    pattern: `^[^${CONTROLS}]*[\\p{L}\\p{N}][^${CONTROLS}]*$`,
    description:
      "Words in any script, kept in lower case with hyphens between them: `State Law` is `state-law`",
  });

export const topics = z
  .array(topic)
  .max(TOPICS_LIMIT)
  .refine((list) => new Set(list).size === list.length, { message: "must not name a topic twice" })
  .meta({ description: "What it is about, no topic twice", uniqueItems: true });
