import fc from "fast-check";
import { expect, test } from "vitest";
import { viewNormally } from "../../src/anchoring/normal-view.ts";

test.each([
  ["“curly” and ‘single’", "\"curly\" and 'single'"],
  ["it’s", "it's"],
  ["white \n\t space", "white space"],
  ["10\u00a0000", "10 000"],
  ["soft\u00adhyphen", "softhyphen"],
  ["zero\u200bwidth", "zerowidth"],
  ["a judge — not", "a judge - not"],
  ["a judge—not", "a judge - not"],
  ["a judge -- not", "a judge - not"],
  ["a judge – not", "a judge - not"],
  ["well‑known", "well-known"],
  ["Mamdani–Trump", "Mamdani-Trump"],
  ["10–12", "10-12"],
  ["and so…", "and so..."],
  ["ﬁnal oﬀer", "final offer"],
  ["e\u0301te\u0301", "été"],
  ["« mot » dit", '"mot" dit'],
  ["»Wort« dann", '"Wort" dann'],
  ["quoi\u202f!", "quoi!"],
])("typography is folded: %j", (text, folded) => {
  expect(viewNormally(text).text).toBe(folded);
});

test.each([
  ["case", "The", "the"],
  ["digits", "40", "４０"],
  ["superscripts", "10²", "102"],
  ["fractions", "½", "1/2"],
  ["a minus", "fell −5", "fell 5"],
  ["a minus and a dash", "fell −5", "fell –5"],
  ["a hyphen that may be a minus", "at -5 degrees", "at 5 degrees"],
  ["removed quote marks", "the “illegal” order", "the illegal order"],
  ["removed spaces", "framing connecting", "framingconnecting"],
  ["a hyphen and none", "re-sign", "resign"],
])("%s are never folded", (_, a, b) => {
  expect(viewNormally(a).text).not.toBe(viewNormally(b).text);
});

test("offsets lead back to the original", () => {
  const text = "He  said “ﬁnal” — e\u0301te\u0301…";
  const view = viewNormally(text);
  expect(view.text).toBe('He said "final" - été...');
  const final = view.text.indexOf("final");
  expect(text.slice(view.originalStart(final), view.originalEnd(final + 5))).toBe("ﬁnal");
  const summer = view.text.indexOf("été");
  expect(text.slice(view.originalStart(summer), view.originalEnd(summer + 3))).toBe("e\u0301te\u0301");
  expect(view.fromOriginal(text.indexOf("ﬁ"))).toBe(final);
});

test("offsets stay in order and in the text", () => {
  const pieces = fc.constantFrom(
    "a",
    "e\u0301",
    " ",
    "\n",
    "—",
    "-",
    "5",
    "“",
    "…",
    "ﬁ",
    "\u00ad",
    "😀",
    "«",
    "»",
    "!",
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
      (text) => {
        const view = viewNormally(text);
        let previous = 0;
        for (let offset = 0; offset < view.text.length; offset++) {
          const start = view.originalStart(offset);
          expect(start).toBeGreaterThanOrEqual(previous);
          expect(view.originalEnd(offset + 1)).toBeGreaterThan(start);
          expect(view.originalEnd(offset + 1)).toBeLessThanOrEqual(text.length);
          previous = start;
        }
      },
    ),
  );
});
