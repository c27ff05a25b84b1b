/** Edits within a quote that change a word or a mark: what an editor does to a sentence that stays where it is. */
import type { Article, Quote } from "../article.ts";
import type { Kind, Meaning } from "../case.ts";
import type { Random } from "../random.ts";
import type { Change } from "../revision.ts";
import { namesIn, otherName } from "./names.ts";
import { matchesIn, wholeWord } from "./place.ts";
import { vocabularyOf } from "./vocabulary.ts";

export interface WordEdit {
  readonly kind: Kind;
  readonly meaning: Meaning;
  /** Changes that lie within the quote (an insertion may stand at its ends); null when the quote offers nothing to change. */
  make(article: Article, quote: Quote, random: Random): Change[] | null;
}

type Candidate = { start: number; end: number; text: string };

export const wordEdits: readonly WordEdit[] = [
  { kind: "spelling", meaning: "kept", make: spelling },
  { kind: "punctuation", meaning: "kept", make: punctuation },
  { kind: "capital", meaning: "kept", make: capital },
  {
    kind: "synonym",
    meaning: "kept",
    make: (article, quote, random) => pairs(article, quote, random, "synonyms"),
  },
  { kind: "figure", meaning: "changed", make: figure },
  {
    kind: "negation",
    meaning: "changed",
    make: (article, quote, random) => pairs(article, quote, random, "negations"),
  },
  { kind: "name", meaning: "changed", make: name },
  { kind: "date", meaning: "changed", make: date },
];

function one(candidates: readonly Candidate[], random: Random): Change[] | null {
  return candidates.length === 0 ? null : [{ type: "replace", ...random.pick(candidates) }];
}

/** Pairs of words that may stand for one another; where both are found at one place, the longer is meant. */
function pairs(
  article: Article,
  quote: Quote,
  random: Random,
  list: "synonyms" | "negations" | "spellings",
): Change[] | null {
  const found = vocabularyOf(article.language)[list].flatMap(([a, b]) => [
    ...matchesIn(article, quote, wholeWord(a)).map((place) => ({ ...place, old: a, text: b })),
    ...matchesIn(article, quote, wholeWord(b)).map((place) => ({ ...place, old: b, text: a })),
  ]);
  const longest = found.filter(
    (each) =>
      !found.some(
        (other) => other.start < each.end && other.end > each.start && other.old.length > each.old.length,
      ),
  );
  // A word added at the quote's very edge may be said to stand beside it: the truth would be a matter of opinion.
  const within = longest.filter(
    ({ start, end, old, text }) =>
      !(start === quote.start && text.endsWith(` ${old}`)) &&
      !(end === quote.end && text.startsWith(`${old} `)),
  );
  return one(
    within.map(({ start, end, text }) => ({ start, end, text })),
    random,
  );
}

/** A second spelling of a word that has two, else a slip of the finger in a long lower-case word. */
function spelling(article: Article, quote: Quote, random: Random): Change[] | null {
  const variants = pairs(article, quote, random, "spellings");
  if (variants !== null) return variants;
  const slips = matchesIn(article, quote, /(?<![\p{L}\p{N}])\p{Script=Latin}{8,}(?![\p{L}\p{N}])/u).filter(
    ({ text }) => text === text.toLowerCase(),
  );
  if (slips.length === 0) return null;
  const word = random.pick(slips);
  return [
    { type: "replace", start: word.start, end: word.end, text: slipped(Array.from(word.text), random) },
  ];
}

function slipped(letters: readonly string[], random: Random): string {
  const at = 2 + random.below(letters.length - 4);
  const before = letters.slice(0, at).join("");
  const [here = "", next = ""] = letters.slice(at);
  const after = letters.slice(at + 2).join("");
  if (here === next || random.next() < 0.34) return before + next + after;
  if (random.next() < 0.5) return before + here + here + next + after;
  return before + next + here + after;
}

function punctuation(article: Article, quote: Quote, random: Random): Change[] | null {
  const inside = { start: quote.start + 1, end: quote.end - 1 };
  const commas = matchesIn(article, inside, /(?<!\p{N}),(?= )/u).map((place) => ({ ...place, text: "" }));
  const joints = matchesIn(
    article,
    inside,
    /(?<=\p{L}) (?=(?:and|but|which|und|aber|y|pero|et|mais|وقال|אבל) )/u,
  ).map((place) => ({ ...place, text: ", " }));
  const semicolons = matchesIn(article, inside, /;/u).map((place) => ({ ...place, text: "," }));
  return one([...commas, ...joints, ...semicolons], random);
}

/** Something new is put before the sentence, which loses its capital. */
function capital(article: Article, quote: Quote, random: Random): Change[] | null {
  const { openers, openings } = vocabularyOf(article.language);
  const opener = openers.find((each) =>
    matchesIn(article, quote, wholeWord(each)).some(({ start }) => start === quote.start),
  );
  const before = article.points.slice(Math.max(0, quote.start - 2), quote.start).join("");
  if (opener === undefined || !(before === "" || /\n$|[.!?] $/u.test(before))) return null;
  const first = article.points[quote.start] ?? "";
  return [
    { type: "replace", start: quote.start, end: quote.start, text: random.pick(openings) },
    { type: "replace", start: quote.start, end: quote.start + 1, text: first.toLowerCase() },
  ];
}

/** A digit of a figure becomes another digit, or a written-out number another number. */
function figure(article: Article, quote: Quote, random: Random): Change[] | null {
  const digits = matchesIn(article, quote, /[1-9٠-٩]/u).map(({ start, end, text }) => ({
    start,
    end,
    text: otherDigit(text, random),
  }));
  const { numbers } = vocabularyOf(article.language);
  const words = numbers.flatMap((number) =>
    matchesIn(article, quote, new RegExp(`${wholeWord(number).source}(?!-(?:th|fi|qu))`, "u")).map(
      ({ start, end }) => ({ start, end, text: random.pick(numbers.filter((each) => each !== number)) }),
    ),
  );
  return one([...digits, ...words], random);
}

function otherDigit(digit: string, random: Random): string {
  const digits = Array.from(/[٠-٩]/u.test(digit) ? "١٢٣٤٥٦٧٨٩" : "123456789");
  return random.pick(digits.filter((each) => each !== digit));
}

function date(article: Article, quote: Quote, random: Random): Change[] | null {
  const { dates } = vocabularyOf(article.language);
  const named = dates.flatMap((group) =>
    group.flatMap((day) =>
      matchesIn(article, quote, wholeWord(day)).map(({ start, end }) => ({
        start,
        end,
        text: random.pick(group.filter((each) => each !== day)),
      })),
    ),
  );
  const years = matchesIn(article, quote, /(?<![\p{N}.,])(?:19|20)\d\d(?![\p{N}.,]?\d)/u).map(
    ({ start, end, text }) => ({
      start,
      end,
      text: String(Number(text) + (random.next() < 0.5 ? -1 : 1) * (1 + random.below(9))),
    }),
  );
  return one([...named, ...years], random);
}

/** One of the article's names becomes that of somebody else, in half of the cases throughout the article. */
function name(article: Article, quote: Quote, random: Random): Change[] | null {
  const everywhere = { start: 0, end: article.points.length };
  for (const each of namesIn(article)) {
    const [here] = matchesIn(article, quote, wholeWord(each));
    const other = otherName(article, each, random);
    if (here === undefined || other === null) continue;
    const places = random.next() < 0.5 ? [here] : matchesIn(article, everywhere, wholeWord(each));
    return places.map(({ start, end }) => ({ type: "replace", start, end, text: other }));
  }
  return null;
}
