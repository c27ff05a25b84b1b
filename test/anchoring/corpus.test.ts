import { describe, expect, test } from "vitest";
import { allCases } from "./corpus/cases.ts";
import { handMadeRevisions } from "./corpus/hand-made.ts";
import { loadCorpus } from "./corpus/load.ts";

const corpus = loadCorpus();
const cases = allCases(corpus);
const textAt = (text: string, { start, end }: { start: number; end: number }) =>
  Array.from(text).slice(start, end).join("");

describe("the corpus", () => {
  test("has at least 40 articles, with several in each further language and about a quarter held out", () => {
    const inLanguage = (language: string) => corpus.filter((article) => article.language === language).length;
    expect(corpus.length).toBeGreaterThanOrEqual(40);
    expect(inLanguage("de")).toBeGreaterThanOrEqual(3);
    expect(inLanguage("es")).toBeGreaterThanOrEqual(3);
    expect(inLanguage("fr")).toBeGreaterThanOrEqual(3);
    expect(inLanguage("ar") + inLanguage("he")).toBeGreaterThanOrEqual(1);
    const heldOut = corpus.filter((article) => article.heldOut).length / corpus.length;
    expect(heldOut).toBeGreaterThan(0.2);
    expect(heldOut).toBeLessThan(0.3);
  });

  test("has at least 150 hand-made revisions", () => {
    const revisions = corpus.flatMap((article) => handMadeRevisions(article));
    expect(revisions.length).toBeGreaterThanOrEqual(150);
  });

  test("has no two articles, and no two cases, of one name", () => {
    expect(new Set(corpus.map((article) => article.text)).size).toBe(corpus.length);
    expect(new Set(cases.map((each) => each.id)).size).toBe(cases.length);
  });

  test.each(corpus.map((article) => [article.name, article] as const))(
    "%s: quotes stand in the text",
    (_, article) => {
      expect(article.points.length).toBeGreaterThanOrEqual(1_500);
      expect(article.quotes.length).toBeGreaterThanOrEqual(12);
      for (const quote of article.quotes) {
        expect(textAt(article.text, quote)).toBe(quote.exact);
        expect(quote.exact.trim()).toBe(quote.exact);
        expect(quote.exact).not.toBe("");
      }
      for (const name of [...article.names, ...article.bodies]) expect(article.text).toContain(name);
    },
  );
});

describe("the truth of the cases", () => {
  test("says the same place for a quote whose words are kept as they are", () => {
    const kept = cases.filter(({ kind }) =>
      ["unchanged", "moved", "live-blog", "section-rewritten", "rail-intact", "lookalike-intact"].includes(
        kind,
      ),
    );
    expect(kept.length).toBeGreaterThan(2_000);
    for (const { quote, revised, truth } of kept) {
      expect(truth.place && textAt(revised, truth.place)).toBe(quote.exact);
    }
  });

  test("keeps every letter and digit of a quote that is only typeset anew", () => {
    const letters = (text: string) => text.normalize("NFKC").replaceAll(/[^\p{L}\p{N}\p{M}]/gu, "");
    const retypeset = cases.filter(({ kind }) =>
      ["typography", "white-space", "split-blocks"].includes(kind),
    );
    expect(retypeset.length).toBeGreaterThan(2_000);
    for (const { quote, revised, truth } of retypeset) {
      expect(truth.place && letters(textAt(revised, truth.place))).toBe(letters(quote.exact));
    }
  });

  test("holds other words where the meaning is said to have changed", () => {
    const changed = cases.filter(({ truth }) => truth.meaning === "changed");
    expect(changed.length).toBeGreaterThan(1_500);
    for (const { quote, revised, truth } of changed) {
      expect(truth.place && textAt(revised, truth.place)).not.toBe(quote.exact);
    }
  });

  test("holds the inserted text and the words on both sides of it", () => {
    const inserted = cases.filter(({ kind, origin }) => kind === "inserted" && origin === "scripted");
    expect(inserted.length).toBeGreaterThan(400);
    for (const { quote, revised, truth } of inserted) {
      const now = truth.place === null ? "" : textAt(revised, truth.place);
      expect(now.length).toBeGreaterThan(quote.exact.length);
      expect(now.slice(0, 2)).toBe(quote.exact.slice(0, 2));
      expect(now.slice(-2)).toBe(quote.exact.slice(-2));
    }
  });

  test("is gone for deleted and lookalike quotes, and for no others", () => {
    for (const { kind, truth } of cases) {
      expect(truth.place === null).toBe(kind === "deleted" || kind === "lookalike");
    }
  });

  test("is the same on every run", () => {
    const some = corpus.slice(0, 3);
    const summary = () => allCases(some).map(({ id, truth, revised }) => ({ id, truth, revised }));
    expect(summary()).toEqual(summary());
  });
});
