import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugify } from "../../src/claims/slug.ts";

describe("slugify", () => {
  it.each([
    ["The arrest was arbitrary.", "the-arrest-was-arbitrary"],
    ["Diallo's appeals", "diallo-s-appeals"],
    ["  Café — 54 %_members ", "café-54-members"],
    ["ﬁnal order", "final-order"],
    ["Львів 2021", "львів-2021"],
    ["한국 정부가 다리를 닫았다", "한국-정부가-다리를-닫았다"],
    ["\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국"],
    ["パパはガソリンを買った。", "パパはガソリンを買った"],
    ["ﾊﾟﾊﾟ が", "パパ-が"],
    ["प्रधानमंत्री ने अस्पताल बंद किया।", "प्रधानमंत्री-ने-अस्पताल-बंद-किया"],
    ["การเมือง ไทย", "การเมือง-ไทย"],
    ["தமிழ் மொழி", "தமிழ்-மொழி"],
    ["سِياسة", "سِياسة"],
    ["Чайковский", "чайковский"],
    ["ΟΔΌΣ", "οδός"],
    ["soft\u00adware", "software"],
    ["a\u200b_\u0301b", "a-b"],
    ["…", ""],
  ])("turns %j into %j", (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it("cuts between words, never inside one", () => {
    const text =
      "An immigration judge issued a final removal order against Alpha Amadou Diallo before his arrest.";
    expect(slugify(text)).toBe(
      "an-immigration-judge-issued-a-final-removal-order-against-alpha-amadou-diallo",
    );
  });

  it.each([
    [
      "The state law proposed by the governor would end the deputizing of officers by agencies.",
      "the-state-law-proposed-by-the-governor-would-end-the-deputizing-of-officers",
    ],
    [
      "The immigration judge who ordered the removal of the man from the country was appointed in 2021.",
      "the-immigration-judge-who-ordered-the-removal-of-the-man-from-the-country",
    ],
    [
      "A former attorney said that a city which blocks lawful enforcement in its streets and in the courts violates the law.",
      "a-former-attorney-said-that-a-city-which-blocks-lawful-enforcement",
    ],
  ])("does not end in words that lead on to what is cut off: %j", (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it("keeps such words where nothing is cut off, and where there are no others", () => {
    expect(slugify("What is it made of?")).toBe("what-is-it-made-of");
    expect(slugify("of ".repeat(40))).toBe(`${"of-".repeat(26)}of`);
  });

  it("cuts a single word that is too long", () => {
    expect(slugify("a".repeat(200))).toBe("a".repeat(80));
  });

  it("cuts such a word where it can be cut", () => {
    expect(slugify("नि".repeat(60))).toBe("नि".repeat(40));
    expect(slugify(`a${"नि".repeat(60)}`)).toBe(`a${"नि".repeat(39)}`);
  });

  it("stays within 80 characters, has no underscore, and changes nothing when applied again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const slug = slugify(text);
        expect([...slug].length).toBeLessThanOrEqual(80);
        expect(slug).not.toMatch(/_|^-|-$|--/);
        expect(slugify(slug)).toBe(slug);
      }),
    );
  });
});
