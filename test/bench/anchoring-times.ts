import search from "approx-string-match";
import { find, prepareText, type QuoteSelector } from "../../src/anchoring/index.ts";
import type { Article } from "../anchoring/corpus/article.ts";
import type { Case } from "../anchoring/corpus/case.ts";
import { type Random, randomFrom } from "../anchoring/corpus/random.ts";
import { selectorOf } from "./anchoring-answers.ts";

export const QUOTES_A_PAGE = 20;

/** Processor time, all threads of the process, in milliseconds. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

interface Page {
  readonly text: string;
  readonly selectors: readonly QuoteSelector[];
}

export interface PageTimes {
  readonly kilobytes: number;
  /** Median over the pages. */
  readonly prepare: number;
  readonly findMean: number;
  readonly findP99: number;
  readonly findMax: number;
  readonly finds: number;
  /** Mean of a plain pass of approx-string-match over the whole text, for the same quotes. */
  readonly plainPass: number;
}

/** Pages of about this size, each of revised articles and filler, with one quote from each of 20 articles' cases. */
export function timePages(cases: readonly Case[], kilobytes: number, pages: number): PageTimes {
  const random = randomFrom(`pages of ${kilobytes} KB`);
  const prepares: number[] = [];
  const finds: number[] = [];
  const plain: number[] = [];
  for (let round = -WARM_UP; round < pages; round++) {
    const page = pageOf(cases, kilobytes, random);
    let prepared = prepareText("");
    const prepareTime = cpuOf(() => {
      prepared = prepareText(page.text);
    });
    const findTimes = page.selectors.map((selector) => cpuOf(() => find(prepared, selector)));
    if (round < 0) continue;
    prepares.push(prepareTime);
    finds.push(...findTimes);
    if (round >= PLAIN_PAGES) continue;
    plain.push(
      ...page.selectors.map(({ exact }) =>
        cpuOf(() => search(page.text, exact, Math.min(256, exact.length / 2))),
      ),
    );
  }
  return {
    kilobytes,
    prepare: quantile(prepares, 0.5),
    findMean: mean(finds),
    findP99: quantile(finds, 0.99),
    findMax: Math.max(...finds),
    finds: finds.length,
    plainPass: mean(plain),
  };
}

/** Rounds that only warm the compiler up, and pages on which the plain pass is measured too (it is slow). */
const WARM_UP = 5;
const PLAIN_PAGES = 5;

function pageOf(cases: readonly Case[], kilobytes: number, random: Random): Page {
  const chosen = new Map<Article, Case>();
  for (let tries = 0; chosen.size < QUOTES_A_PAGE && tries < QUOTES_A_PAGE * 20; tries++) {
    const each = random.pick(cases);
    if (!chosen.has(each.article)) chosen.set(each.article, each);
  }
  const parts = Array.from(chosen.values(), ({ revised }) => revised);
  const words = parts.join(" ").split(/\s+/);
  let length = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  while (length < kilobytes * 1000) {
    const paragraph = Array.from({ length: 30 + random.below(60) }, () => random.pick(words)).join(" ");
    parts.splice(random.below(parts.length), 0, paragraph);
    length += Buffer.byteLength(paragraph);
  }
  return {
    text: parts.join("\n\n"),
    selectors: Array.from(chosen.values(), ({ article, quote }) => selectorOf(article, quote, "describe")),
  };
}

export interface HardCase {
  readonly name: string;
  readonly prepare: number;
  readonly find: number;
}

/** Texts made to be slow: the worst of three runs of each. */
export function timeHardCases(cases: readonly Case[]): HardCase[] {
  const long = cases.reduce((best, each) =>
    each.quote.exact.length > best.quote.exact.length ? each : best,
  );
  const page = pageOf(cases, 500, randomFrom("hard")).text;
  const words = page.split(/\s+/);
  const boilerplate = (number: number) =>
    `Entry ${number}: the committee noted the report and agreed to meet again on the ${number % 28}th.`;
  const near = { prefix: "as reported, ", suffix: " on Monday" };
  const hard: [string, string, QuoteSelector][] = [
    ["a short quote 20,000 times", "the mayor said ".repeat(20_000), { exact: "the mayor said", ...near }],
    ["its near miss 20,000 times", "the mayor said ".repeat(20_000), { exact: "the major said so", ...near }],
    ["one letter 500,000 times", "a".repeat(500_000), { exact: "aaaaaaaaaaaab", ...near }],
    [
      "a boilerplate sentence 5,000 times",
      Array.from({ length: 5_000 }, (_, at) => boilerplate(at)).join("\n"),
      { exact: boilerplate(7_000), ...near },
    ],
    [
      "a long quote that is absent from 500 KB",
      page,
      { exact: [...words].reverse().slice(0, 150).join(" "), ...near },
    ],
    [
      "the corpus's longest quote in 500 KB without it",
      page.replaceAll(long.quote.exact.slice(0, 40), ""),
      { exact: long.quote.exact, ...near },
    ],
    [
      "500 KB without white space",
      page.replaceAll(/\s+/g, ""),
      { exact: words.slice(0, 30).join(" "), ...near },
    ],
  ];
  return hard.map(([name, text, selector]) => {
    const runs = [1, 2, 3].map(() => {
      let prepared = prepareText("");
      const prepare = cpuOf(() => {
        prepared = prepareText(text);
      });
      return { name, prepare, find: cpuOf(() => find(prepared, selector)) };
    });
    return runs.reduce((worst, run) => (run.find > worst.find ? run : worst));
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
