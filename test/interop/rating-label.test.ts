import { expect, it } from "vitest";
import { labelOfRating, ratingNumber } from "../../src/interop/claim-review/imported/rating-label.ts";

const label = (words: string | null, value?: unknown, best?: unknown, worst?: unknown) =>
  labelOfRating({ words, value, best, worst });

it.each([
  ["FALSE", "refuted"],
  ["Pants on Fire", "refuted"],
  ["Falso", "refuted"],
  ["C’est faux", "refuted"],
  ["ЛОЖЬ", "refuted"],
  ["झूठ", "refuted"],
  ["False: No Evidence", "refuted"],
  ["Untrue", "refuted"],
  ["No, She Wasn't.", "refuted"],
  ["Mis- Spoke", "refuted"],
  ["Half True", "mixed"],
  ["Mostly False", "mixed"],
  ["Two Pinocchios", "mixed"],
  ["Größtenteils falsch", "mixed"],
  ["Verdad a medias", "mixed"],
  ["It depends.", "mixed"],
  ["Mostly True", "mostly_supported"],
  ["Plutôt vrai", "mostly_supported"],
  ["Geppetto Checkmark", "supported"],
  ["This is True", "supported"],
  ["Numbers check out", "supported"],
  ["Spins the Facts", "misleading"],
  ["Needs conext", "misleading"],
  ["Engañoso", "misleading"],
  ["True, but leaves out that it was reversed", "misleading"],
  ["No evidence for that", "unproven"],
  ["Too soon to tell", "unproven"],
  ["In dispute", "conflicting"],
  ["Legal experts divided", "conflicting"],
  // What takes a word back is no verdict the other way round, and a change of mind is none at all.
  ["Not false", "unrated"],
  ["Full Flop", "unrated"],
  ["We Explain the Bill", "unrated"],
  ["", "unrated"],
] as const)("reads %o as %s", (words, expected) => {
  expect(label(words)).toBe(expected);
});

it("goes by the number where no word tells, on a scale that can be read", () => {
  expect([1, 2, 3, 4, 5].map((value) => label(null, value))).toEqual([
    "refuted",
    "mixed",
    "mixed",
    "mostly_supported",
    "supported",
  ]);
  expect(label("2 out of 5")).toBe("mixed");
  expect(label("Rated", "10", "10", "0")).toBe("supported");
  expect(label("False", 5, 5, 1)).toBe("refuted");
});

it("keeps no number of a scale that runs backwards, has one point, says -1 for none, or is not from 1 to 5", () => {
  const number = (value: unknown, best?: unknown, worst?: unknown) => ratingNumber({ value, best, worst });
  expect([number("1", "5", "1"), number(3.5), number(5, 5)]).toEqual([1, 3.5, 5]);
  expect([
    number(5, 1, 5),
    number(1, 1, 1),
    number(-1, -1, -1),
    number(6, 5, 1),
    number(0, 10, 0),
    number("3,5", "5", "1"),
    number("2 out of 5"),
    number(true),
    number(null),
  ]).toEqual(Array(9).fill(null));
  expect(label(null, 5, 1, 5)).toBe("unrated");
});
