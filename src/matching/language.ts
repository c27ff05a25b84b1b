import { foldWord } from "../language/fold-word.ts";

/** Frequent little words of a language that the others of the list do not have, so that a sentence tells which it is. */
const LITTLE: readonly (readonly [string, ReadonlySet<string>])[] = (
  [
    [
      "en",
      "the and of is was were are with that this from has have had been they their which would not by to it for he she",
    ],
    ["es", "el los las una y que con por para del fue han sus como pero esta este muy ya lo segun sobre ha"],
    [
      "fr",
      "le les des une et est dans pour qui que sur avec pas du au aux ont ete cette ses mais plus leur ne",
    ],
    [
      "de",
      "der die das und ist nicht ein eine mit den von dem auf fur wurde sich auch nach wird bei sind zu im",
    ],
    ["pt", "os uma e que com nao por para dos das foi mais ao seu sua pela pelo tem sao mas em um na no"],
    ["it", "il lo gli una e che con per non della del nel sono piu dei delle alla ha come anche dal al"],
    ["nl", "het een en van is niet met dat voor zijn op te aan ook maar door werd heeft naar bij"],
    ["vi", "cua va khong la nhung cho duoc trong voi mot cac nguoi da bi"],
  ] as const
).map(([language, words]) => [language, new Set(words.split(" "))]);

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["ko", /\p{Script=Hangul}/u],
  ["zh", /\p{Script=Han}/u],
  ["th", /\p{Script=Thai}/u],
  ["ar", /\p{Script=Arabic}/u],
  ["he", /\p{Script=Hebrew}/u],
  ["el", /\p{Script=Greek}/u],
];

/** Of a long text, so many words tell. */
const READ = 2_000;
/** One little word may be another word of another language: "a delivery van". */
const FEWEST = 2;
/** So many times as many little words as another language has. */
const CLEARLY = 1.5;

/** The first part of a language tag, in lower case. */
export const primary = (tag: string): string => (tag.split("-")[0] ?? "").toLowerCase();

/**
 * The language that a text is read in, as a primary tag: the one it is said to be in, or the one that its little words or its script tell, or
 * "und".
 */
export function readLanguage(text: string, said: string | null): string {
  if (said !== null) return primary(said);
  const beginning = text.slice(0, READ * 6);
  const script = SCRIPTS.find(([, pattern]) => pattern.test(beginning));
  if (script !== undefined && !/\p{Script=Latin}{3}/u.test(beginning)) return script[0];
  const words = foldWord(beginning).match(/\p{L}+/gu) ?? [];
  const counts = LITTLE.map(([language, little]) => ({
    language,
    count: words.filter((word) => little.has(word)).length,
  })).sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  if (first === undefined || second === undefined || first.count < (first.language === "en" ? 1 : FEWEST))
    return "und";
  return first.count >= CLEARLY * second.count ? first.language : "und";
}

/** Whether denials, quantities and moods of a language are known. A text that tells no language may be in one that is. */
export const isKnown = (language: string): boolean => language === "en";
