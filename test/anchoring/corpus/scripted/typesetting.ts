/** Changes of typography and white space throughout a text: no word differs afterwards. */
import type { Article, Quote } from "../article.ts";
import type { Random } from "../random.ts";
import { type Change, type Range, type Revision, revise } from "../revision.ts";
import { gapsIn } from "./page-edits.ts";
import { matchesIn } from "./place.ts";

export interface Typesetting {
  readonly name: string;
  make(article: Article, random: Random): Revision;
}

export const typesettings: readonly Typesetting[] = [
  { name: "curly", make: (article) => revise(article.points, curly(article)) },
  { name: "straight", make: (article) => revise(article.points, straight(article)) },
  { name: "spaces", make: (article, random) => revise(article.points, unusualSpaces(article, random)) },
  {
    name: "hyphens",
    make: (article, random) => revise(article.points, softHyphensAndLigatures(article, random)),
  },
  { name: "decomposed", make: (article) => revise(article.points, decomposed(article)) },
];

export const reflows: readonly Typesetting[] = [
  { name: "wrapped", make: (article, random) => revise(article.points, wrapped(article, random)) },
  { name: "loosened", make: (article, random) => revise(article.points, loosened(article, random)) },
];

/** Block ends in the middle of the quote: a list, a table, a line of verse, a paragraph cut in two. */
export function splitOverBlocks(article: Article, quote: Quote, random: Random): Revision | null {
  const gaps = gapsIn(article, quote);
  if (gaps.length === 0) return null;
  const cuts = new Set([random.pick(gaps), ...(random.next() < 0.4 ? [random.pick(gaps)] : [])]);
  const separator = random.pick(["\n\n", "\n", "\n\n\n"]);
  return revise(
    article.points,
    Array.from(cuts, (start): Change => ({ type: "replace", start, end: start + 1, text: separator })),
  );
}

function everywhere(article: Article): Range {
  return { start: 0, end: article.points.length };
}

function each(article: Article, pattern: RegExp, text: (match: string) => string): Change[] {
  return matchesIn(article, everywhere(article), pattern).map((match) => ({
    type: "replace",
    start: match.start,
    end: match.end,
    text: text(match.text),
  }));
}

function curly(article: Article): Change[] {
  return [
    ...each(article, /(?<![\p{L}\p{N}.,!?…])["](?=\S)/u, () => "“"),
    ...each(article, /(?<=[\p{L}\p{N}.,!?…])["]/u, () => "”"),
    ...each(article, /(?<=\p{L})'(?=\p{L})/u, () => "’"),
    ...each(article, /(?<= )-(?= )/u, () => "—"),
    ...each(article, /\.\.\./u, () => "…"),
    ...(article.language === "de"
      ? [...each(article, /„/u, () => "»"), ...each(article, /(?<=\S)“/u, () => "«")]
      : []),
  ];
}

function straight(article: Article): Change[] {
  return [
    ...each(article, /[“”„]/u, () => '"'),
    ...each(article, /[‘’‚]/u, () => "'"),
    ...each(article, /(?<= )[–—](?= )/u, () => "-"),
    ...each(article, /…/u, () => "..."),
  ];
}

/** No-break spaces where typesetters put them, thin and doubled ones where systems do. */
function unusualSpaces(article: Article, random: Random): Change[] {
  return each(article, /(?<=\S) (?=\S)/u, () => {
    const chance = random.next();
    if (chance < 0.15) return "\u00a0";
    if (chance < 0.2) return "\u202f";
    return chance < 0.25 ? "  " : " ";
  });
}

function softHyphensAndLigatures(article: Article, random: Random): Change[] {
  const ligatures: Readonly<Record<string, string>> = { ffi: "ﬃ", ffl: "ﬄ", ff: "ﬀ", fi: "ﬁ", fl: "ﬂ" };
  const joined = each(article, /ffi|ffl|ff|fi|fl/u, (match) => ligatures[match] ?? match);
  const inWords = matchesIn(article, everywhere(article), /(?<=\p{Ll}{3})(?=\p{Ll}{4})/u);
  const hyphens = inWords
    .filter(
      ({ start }) => !joined.some((each) => each.start <= start && each.end >= start) && random.next() < 0.15,
    )
    .map(({ start }): Change => ({ type: "replace", start, end: start, text: "\u00ad" }));
  return [...joined, ...hyphens];
}

function decomposed(article: Article): Change[] {
  return each(article, /[\u00c0-\u024f]/u, (match) => match.normalize("NFD"));
}

/** Lines broken at about 70 points, as in a text saved from an e-mail. */
function wrapped(article: Article, random: Random): Change[] {
  let column = 0;
  const changes: Change[] = [];
  article.points.forEach((point, start) => {
    column = point === "\n" ? 0 : column + 1;
    if (point !== " " || column < 58 + random.below(14)) return;
    changes.push({ type: "replace", start, end: start + 1, text: "\n" });
    column = 0;
  });
  return changes;
}

/** Indented paragraphs, tabs, and spaces left over at the ends of lines. */
function loosened(article: Article, random: Random): Change[] {
  return [
    ...each(article, /\n+/u, () => random.pick(["\n", " \n\t", "\n\n\n", "\r\n", "\n\n    "])),
    ...each(article, /(?<=\S) (?=\S)/u, () =>
      random.next() < 0.1 ? random.pick(["  ", " \n ", "\t"]) : " ",
    ),
  ];
}
