import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugify } from "../../src/claims/slug.ts";

describe("slugify", () => {
  it.each([
    ["The arrest was arbitrary.", "the-arrest-was-arbitrary"],
    ["Diallo's appeals", "diallo-s-appeals"],
    ["  Café — 54 %_members ", "cafe-54-members"],
    ["ﬁnal order", "final-order"],
    ["Львів 2021", "львів-2021"],
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

  it("cuts a single word that is too long", () => {
    expect(slugify("a".repeat(200))).toBe("a".repeat(80));
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
