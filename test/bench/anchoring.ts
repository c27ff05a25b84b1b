/**
 * How well, and how fast, quotes are found again in texts that have changed: `npm run bench:anchoring`.
 *
 *   --kind KIND        only cases of this kind (repeatable)
 *   --article NAME     only cases of this article (repeatable)
 *   --list             every failing case in full, those of held-out articles not (tuning must not see them)
 *   --held-out         with --list: the held-out ones as well
 *   --selectors STYLE  describe (the default), context-32 or bare
 *   --no-times         leave the times out
 *
 * The exit code is 1 when a demand is not met.
 */
import { parseArgs } from "node:util";
import { allCases } from "../anchoring/corpus/cases.ts";
import { loadCorpus } from "../anchoring/corpus/load.ts";
import { answerAll, selectorStyles } from "./anchoring-answers.ts";
import { demands, measure, missedFlag } from "./anchoring-demands.ts";
import { printConfusion, printFailing, printFigures, printTimes, type TimeCheck } from "./anchoring-print.ts";
import { timeHardCases, timePages } from "./anchoring-times.ts";

const { values: options } = parseArgs({
  options: {
    kind: { type: "string", multiple: true },
    article: { type: "string", multiple: true },
    list: { type: "boolean", default: false },
    "held-out": { type: "boolean", default: false },
    selectors: { type: "string", default: "describe" },
    times: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const style = selectorStyles.find((each) => each === options.selectors);
if (style === undefined) throw new Error(`--selectors is one of ${selectorStyles.join(", ")}`);

const corpus = loadCorpus();
const everyCase = allCases(corpus);
const cases = everyCase.filter(
  ({ kind, article }) =>
    (options.kind?.includes(kind) ?? true) && (options.article?.includes(article.name) ?? true),
);
const quotes = corpus.reduce((sum, article) => sum + article.quotes.length, 0);
const heldOut = corpus.filter((article) => article.heldOut).length;
console.log(
  `${corpus.length} articles (${heldOut} held out), ${quotes} quotes, ${cases.length} cases, selectors: ${style}`,
);

const answers = answerAll(cases, style);
printConfusion("all cases", answers);
printConfusion(
  "held-out articles",
  answers.filter(({ case: { article } }) => article.heldOut),
);

const figures = demands.map((demand) => measure(demand, answers));
printFigures(figures);

const listable = (answer: { case: { article: { heldOut: boolean } } }) =>
  options["held-out"] || !answer.case.article.heldOut;
for (const { demand, failing } of figures) {
  // What a changed meaning was not flagged is always listed: each of them is a verdict on words that were not said.
  if (demand === missedFlag) printFailing(`not flagged`, failing);
  else if (options.list && demand.atLeast !== null)
    printFailing(`fails “${demand.says}”`, failing.filter(listable));
}

const checks: TimeCheck[] = [];
if (options.times) {
  const pages = [timePages(everyCase, 50, 25), timePages(everyCase, 500, 25)];
  const hard = timeHardCases(everyCase);
  const slowest = Math.max(...pages.map(({ findMax }) => findMax), ...hard.map(({ find }) => find));
  for (const { kilobytes, prepare, findMean, findP99 } of pages) {
    checks.push({
      says: `prepareText, ${kilobytes} KB`,
      milliseconds: prepare,
      atMost: kilobytes === 50 ? 2 : 25,
    });
    checks.push({ says: `find, mean, ${kilobytes} KB`, milliseconds: findMean, atMost: 1 });
    checks.push({ says: `find, 99th percentile, ${kilobytes} KB`, milliseconds: findP99, atMost: 15 });
  }
  checks.push({ says: "the slowest find of all", milliseconds: slowest, atMost: 200 });
  printTimes(pages, hard, checks);
}

const { user, system } = process.cpuUsage();
console.log(`\n${((user + system) / 1e6).toFixed(0)} s of processor time in all`);
const met =
  figures.every(({ passes }) => passes) && checks.every(({ milliseconds, atMost }) => milliseconds <= atMost);
process.exitCode = met ? 0 : 1;
