import { expect, test } from "vitest";
import { findWindows, quoteOccurrences } from "../../src/anchoring/candidates.ts";
import {
  MAX_EDITED_QUOTE,
  MAX_OCCURRENCES,
  MAX_PLACES,
  MAX_SEEDS,
  MAX_WINDOWS,
} from "../../src/anchoring/caps.ts";
import { type Found, find, prepareText, type QuoteSelector, startFind } from "../../src/anchoring/index.ts";
import { readSelector } from "../../src/anchoring/query.ts";
import { indexWords } from "../../src/anchoring/word-index.ts";

function finish<T>(work: Generator<number, T>): { result: T; largest: number } {
  for (let largest = 0; ; ) {
    const { done, value } = work.next();
    if (done) return { result: value, largest };
    largest = Math.max(largest, value);
  }
}

/** Runs a find in steps of the least budget; answers how many it took. */
function inSteps(text: string, selector: QuoteSelector): { found: Found; steps: number } {
  const search = startFind(prepareText(text), selector);
  for (let steps = 1; ; steps++) {
    const found = search.step(1);
    if (found !== null) return { found, steps };
  }
}

const REPEATED = "the order was final ".repeat(20_000);

test("of 20,000 equal places MAX_PLACES are given", () => {
  const found = find(prepareText(REPEATED), { exact: "the order was final" });
  expect(found.state).toBe("ambiguous");
  expect(found.places.length).toBe(MAX_PLACES);
});

test("of 20,000 places MAX_OCCURRENCES are compared", () => {
  const query = readSelector({ exact: "the order was final", prefix: "He said that " });
  const { text } = prepareText(REPEATED).view;
  const { result: index } = finish(indexWords(text));
  expect(finish(quoteOccurrences(query, text, index)).result.length).toBe(MAX_OCCURRENCES);
});

test("seeds and windows are capped, joined windows aside", () => {
  const words = Array.from({ length: 400 }, (_, number) => `word${number}`);
  const text = Array.from(
    { length: 30 },
    (_, copy) => `${words.join(" ")} copy${copy} ${"filler ".repeat(700)}`,
  ).join("");
  const { result: index } = finish(indexWords(text));
  const { result: windows } = finish(findWindows(readSelector({ exact: words.join(" ") }), text, index));
  expect(windows.length).toBeGreaterThan(0);
  expect(windows.length).toBeLessThanOrEqual(2 * MAX_WINDOWS - 1);
  expect(MAX_SEEDS).toBeLessThan(words.length);
});

test("a quote longer than MAX_EDITED_QUOTE is found as it was, typography aside, and not otherwise", () => {
  const words = Array.from({ length: 1500 }, (_, number) => `word${(number * 7919) % 997}`);
  const quote = words.join(" ");
  expect(quote.length).toBeGreaterThan(MAX_EDITED_QUOTE);
  const text = (middle: string) => `Before it. ${middle} After it.`;
  expect(find(prepareText(text(quote)), { exact: quote }).state).toBe("exact");
  expect(find(prepareText(text(quote.replaceAll(" ", "\n"))), { exact: quote }).state).toBe("normalised");
  expect(find(prepareText(text(quote.replace("word0", "other"))), { exact: quote }).state).toBe("gone");
});

test.each([
  [
    "a quote in its place",
    "It was said. The order was final. So it went.",
    { exact: "The order was final." },
  ],
  [
    "an edited one",
    "It was said. The order was not final. So.",
    { exact: "The order was final.", prefix: "said. " },
  ],
  ["20,000 repeats", REPEATED, { exact: "order was final the", prefix: "zz " }],
  ["a near miss of 20,000 repeats", REPEATED, { exact: "the order was never final", prefix: "zz " }],
])("%s is the same in steps", (_, text, selector) => {
  const { found, steps } = inSteps(text, selector);
  expect(found).toEqual(find(prepareText(text), selector));
  expect(steps).toBeGreaterThan(1);
});

test("a step ends soon after its budget: the work is in many parts", () => {
  const text = Array.from({ length: 60_000 }, (_, number) => `word${(number * 7919) % 9973}`).join(" ");
  const words = Array.from({ length: 200 }, (_, number) => `word${(number * 7919) % 9973}`).reverse();
  const { steps } = inSteps(text, { exact: words.join(" "), prefix: "zz ", suffix: " yy" });
  expect(steps).toBeGreaterThan(8);
});

test.each([
  ["NUL", "\u0000".repeat(1000), "\u0000a\u0000"],
  ["lone surrogates", "\ud83d".repeat(1000), "\ud83d\ude00"],
  ["a line of 1 MB of letters", "a".repeat(1_000_000), `${"a".repeat(500)}b`],
  ["a line of 1 MB of digits", "1".repeat(1_000_000), `2${"1".repeat(60)}`],
  ["a line of 1 MB of words", "abcdefghij klmnop ".repeat(60_000), "klmnop abc klmnop"],
  ["a line of 1 MB of apostrophes", "a'".repeat(500_000), "a'a'b'a"],
  ["a line of 1 MB of marks", `e${"\u0301".repeat(1_000_000)}`, "e\u0301\u0301x"],
])("what is not in %s is gone", (_, text, exact) => {
  expect(find(prepareText(text), { exact, prefix: "x" }).state).toBe("gone");
});
