import { InvalidArgumentError } from "commander";
import { languageTag } from "../text-input.ts";

/** A language tag as an option of a command. */
export function writtenTag(given: string): string {
  const parsed = languageTag().safeParse(given);
  if (!parsed.success) throw new InvalidArgumentError("Write a language tag, such as en or pt-BR.");
  return parsed.data;
}
