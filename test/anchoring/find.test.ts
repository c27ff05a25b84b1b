import { expect, test } from "vitest";
import * as browser from "../../src/anchoring/browser.ts";
import { describe, find, prepareText } from "../../src/anchoring/index.ts";

const TEXT = `The council met on Monday evening in the old town hall. A housing judge issued a final removal order against Amadou Keita last year. His lawyers said they would appeal.

The arrest was filmed by a neighbour. It was not the first of its kind in the district, the police said.

Rents in the quarter have doubled since 2015.`;

function selectorOf(quote: string) {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(quote))).length;
  return describe(TEXT, start, start + Array.from(quote).length);
}

const ORDER = selectorOf("issued a final removal order against Amadou Keita last year");

test("an unchanged quote is exact, with its code points", () => {
  expect(find(prepareText(`😀 ${TEXT}`), ORDER)).toEqual({
    state: "exact",
    moved: false,
    meaningMayHaveChanged: false,
    diff: [],
    places: [{ start: 74, end: 133, exact: ORDER.exact, score: 1 }],
    nearest: null,
    score: 1,
  });
});

test("typography alone is normalised", () => {
  const text = TEXT.replace("a final removal order", "a\u00a0ﬁnal\n\nremoval   order");
  expect(find(prepareText(text), ORDER)).toMatchObject({
    state: "normalised",
    meaningMayHaveChanged: false,
    diff: [],
    places: [{ exact: "issued a\u00a0ﬁnal\n\nremoval   order against Amadou Keita last year" }],
  });
});

test("a changed word is told with its place on both sides", () => {
  const found = find(prepareText(TEXT.replace("last year", "in 2019")), ORDER);
  expect(found).toMatchObject({
    state: "changed",
    moved: false,
    meaningMayHaveChanged: true,
    diff: [
      {
        kind: "date",
        before: "last year",
        after: "in 2019",
        beforeStart: 50,
        beforeEnd: 59,
        afterStart: 122,
        afterEnd: 129,
        outside: false,
      },
    ],
    places: [{ exact: "issued a final removal order against Amadou Keita in 2019" }],
  });
});

test("a denial beside an untouched quote is seen, where the selector can see it", () => {
  const found = find(prepareText(TEXT.replace("judge issued", "judge never issued")), ORDER);
  expect(found).toMatchObject({
    state: "changed",
    meaningMayHaveChanged: true,
    diff: [{ kind: "negation", before: "", after: "never", outside: true, beforeStart: 0, beforeEnd: 0 }],
    places: [{ exact: ORDER.exact }],
  });
});

test("a magnitude beside a number at the quote's edge is seen", () => {
  const selector = {
    exact: "would pay $5",
    prefix: "The city said that it ",
    suffix: " million to the family",
  };
  const found = find(prepareText("The city said that it would pay $5 billion to the family."), selector);
  expect(found).toMatchObject({
    state: "changed",
    meaningMayHaveChanged: true,
    diff: [{ kind: "number", before: "million", after: "billion", outside: true }],
    places: [{ exact: "would pay $5" }],
  });
});

test("a number is not found inside a longer one", () => {
  const selector = { exact: "5 million", prefix: "would pay ", suffix: " to the family" };
  const found = find(prepareText("They would pay 15 million to the family."), selector);
  expect(found).toMatchObject({ state: "changed", meaningMayHaveChanged: true, diff: [{ kind: "number" }] });
});

test("moved: the words stand, the neighbours do not", () => {
  const sentence = "A housing judge issued a final removal order against Amadou Keita last year. ";
  const text = `${TEXT.replace(sentence, "")}\n\nIn other news: ${sentence}`;
  const selector = selectorOf(sentence.trim());
  expect(find(prepareText(text), selector)).toMatchObject({ state: "exact", moved: true });
});

test("a deleted sentence is gone, with the nearest text", () => {
  const text = TEXT.replace(
    "A housing judge issued a final removal order against Amadou Keita last year. ",
    "",
  );
  expect(find(prepareText(text), ORDER)).toMatchObject({
    state: "gone",
    meaningMayHaveChanged: true,
    places: [],
  });
});

test("a changed name is `changed` where a neighbour is kept and `gone` where none is", () => {
  const renamed = TEXT.replace("Amadou Keita", "Oumar Diop");
  expect(find(prepareText(renamed), ORDER)).toMatchObject({ state: "changed", diff: [{ kind: "name" }] });
  const elsewhere = `Nothing of the old page is left.\n\nOfficials issued a final removal order against Oumar Diop last year, a paper wrote.`;
  expect(find(prepareText(elsewhere), ORDER)).toMatchObject({
    state: "gone",
    nearest: { exact: "issued a final removal order against Oumar Diop last year" },
  });
});

test("the edited original is preferred to a verbatim copy in a rail", () => {
  const text = `${TEXT.replace("final removal order", "final deportation order")}\n\nRelated\nissued a final removal order against Amadou Keita last year`;
  expect(find(prepareText(text), ORDER)).toMatchObject({
    state: "changed",
    places: [{ start: 72, exact: "issued a final deportation order against Amadou Keita last year" }],
  });
});

test("a block that interrupts the quote is inside its bounds and says nothing about its meaning", () => {
  const text = TEXT.replace("removal order", "removal\n\nSubscribe to our newsletter\n\norder");
  expect(find(prepareText(text), ORDER)).toMatchObject({
    state: "changed",
    meaningMayHaveChanged: false,
    places: [
      {
        exact:
          "issued a final removal\n\nSubscribe to our newsletter\n\norder against Amadou Keita last year",
      },
    ],
  });
});

test("equal places are ambiguous, all of them given", () => {
  const text = "It rained. It rained. It rained.";
  expect(find(prepareText(text), { exact: "It rained." })).toMatchObject({
    state: "ambiguous",
    places: [
      { start: 0, end: 10 },
      { start: 11, end: 21 },
      { start: 22, end: 32 },
    ],
  });
});

test("the position decides between equal places, but only in the text that it was taken from", () => {
  const text = "It rained all day. ".repeat(40);
  const start = "It rained all day. ".length * 20;
  const selector = describe(text, start, start + 9);
  expect(selector.textSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(find(prepareText(text), selector)).toMatchObject({
    state: "exact",
    places: [{ start, end: start + 9 }],
  });
  expect(find(prepareText(`${text}It rained all day. `), selector).state).toBe("ambiguous");
  expect(find(prepareText(text), { ...selector, textSha256: undefined }).state).toBe("ambiguous");
});

test.each([
  ["an empty quote", "some text", { exact: "" }],
  ["an empty text", "", { exact: "words" }],
  ["white space that is not there", "text", { exact: "\n\n", prefix: "a" }],
])("%s is gone", (_, text, selector) => {
  expect(find(prepareText(text), selector).state).toBe("gone");
});

test("a quote is found where its blocks were joined without a space, with its own bounds", () => {
  const text = "Rally in Washington\n\nNine people were held after the march. Police said more would follow.";
  const joined = text.replace("\n\n", "");
  const start = text.indexOf("Nine");
  const held = describe(text, start, text.indexOf(" Police"));
  expect(find(prepareText(joined), held)).toMatchObject({
    state: "exact",
    meaningMayHaveChanged: false,
    places: [{ exact: "Nine people were held after the march." }],
  });
  const headline = describe(text, 0, "Rally in Washington".length);
  expect(find(prepareText(joined), headline)).toMatchObject({
    meaningMayHaveChanged: false,
    places: [{ exact: "Rally in Washington" }],
  });
});

test.each([
  // text, quote, the text with its blocks run together, what stands there now, is something else said?
  [
    "Intro.\n\nRead\n\nMore\n\nThe hall holds ninety\n\nEnd.",
    "More\n\nThe hall holds ninety",
    "MoreThe hall holds ninety",
    false,
  ],
  [
    "Here.\n\nFirst item\n\nsecond item\n\n3 more",
    "First item\n\nsecond item\n\n3 more",
    "First itemsecond item3 more",
    false,
  ],
  ["Total\n\n30\n\npeople died", "30\n\npeople died", "30people died", false],
])(
  "a quote over the ends of blocks, in %j, is found where they are run together",
  (text, quote, now, flagged) => {
    const start = text.indexOf(quote);
    const selector = describe(text, start, start + quote.length);
    const page = text.replaceAll("\n\n", "");
    for (const module of [{ find, prepareText }, browser]) {
      const found = module.find(module.prepareText(page), selector);
      expect(found.meaningMayHaveChanged).toBe(flagged);
      expect(found.places.map(({ exact }) => exact)).toEqual([now]);
    }
    // Taken where the blocks were run together, found where they stand apart.
    const taken = describe(page, page.indexOf(now), page.indexOf(now) + now.length);
    for (const module of [{ find, prepareText }, browser]) {
      const found = module.find(module.prepareText(text), taken);
      expect(found.meaningMayHaveChanged).toBe(flagged);
      expect(found.places.map(({ exact }) => exact)).toEqual([quote]);
    }
  },
);

test("another word in front of a seam is the quote's own, and no name is taken apart", () => {
  const text = "News from Washington\n\nNine people were hurt\n\nMore soon.";
  const selector = describe(text, text.indexOf("Nine"), text.indexOf("\n\nMore"));
  const page = "News from WashingtonTen people were hurtMore soon.";
  expect(find(prepareText(page), selector)).toMatchObject({
    meaningMayHaveChanged: true,
    places: [{ exact: "Ten people were hurt" }],
  });
  const git = "Tools\n\nUse GitHub for this";
  expect(find(prepareText("ToolsUse Github for this"), describe(git, 7, git.length))).toMatchObject({
    places: [{ exact: "Use Github for this" }],
  });
});
