import { IRREGULAR_VERBS } from "../../language/english-verbs.ts";
import { keyOf } from "./word-forms.ts";

const pastOf = new Map<string, string>();
const baseOf = new Map<string, string>();
const lemmas = new Map<string, string>();
for (const { base, past, participle } of IRREGULAR_VERBS) {
  pastOf.set(participle, past);
  baseOf.set(participle, base);
  for (const form of [past, participle]) if (!lemmas.has(form)) lemmas.set(form, base);
}

/** The base of an irregular form: "took" and "taken" → "take"; any other word as it stands. */
export const lemmaOf = (word: string): string => lemmas.get(word) ?? word;

/** Whether a word may be a past participle. */
export function isParticiple(word: string): boolean {
  return /[a-z]{2}ed$/u.test(word) || pastOf.has(word);
}

/** The past of a participle: "taken" → "took"; what is no irregular participle stays as it is. */
export const pastFor = (word: string): string => pastOf.get(word) ?? word;

/** What a participle may be one of, by keys: "heard" → "hear"; "banned" → "bann", "banne", "ban", of which one is a word. */
export function basesFor(participle: string): string[] {
  const irregular = baseOf.get(participle);
  if (irregular !== undefined) return [keyOf(irregular)];
  const stem = participle.replace(/ed$/u, "");
  const single = /([^aeiou])\1$/u.test(stem) ? [stem.slice(0, -1)] : [];
  const ending = stem.endsWith("i") ? [`${stem.slice(0, -1)}y`] : [];
  return [stem, `${stem}e`, ...single, ...ending].map(keyOf);
}
