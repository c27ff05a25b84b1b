import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../src/extension/locales/english.ts";
import { LOCALES, messagesJson } from "../../src/extension/locales/messages.ts";

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe.each(Object.entries(LOCALES))("the words of the extension in %s", (locale, catalogue) => {
  it("are as many as in English, each with the same holes", () => {
    const inEnglish = Object.entries(ENGLISH).map(([key, text]) => [key, holes(text)]);
    expect(Object.entries(catalogue).map(([key, text]) => [key, holes(text)])).toEqual(inEnglish);
  });

  it("say something each, under names that a browser takes", () => {
    const bad = Object.entries(catalogue).filter(
      ([key, text]) => text.trim() === "" || !/^[A-Za-z0-9_@]+$/.test(key),
    );
    expect(bad).toEqual([]);
  });

  it("describe the extension within the length that shops allow", () => {
    expect(catalogue.extensionDescription.length).toBeLessThanOrEqual(132);
  });

  it("are its folder's language, in a direction", () => {
    expect(catalogue.language.slice(0, 2)).toBe(locale);
    expect(["ltr", "rtl"]).toContain(catalogue.direction);
  });
});

it("A dollar sign, which a browser would read as a placeholder, is kept as one", () => {
  const json: unknown = JSON.parse(messagesJson({ ...ENGLISH, close: "$1 {n}" }));
  expect(json).toMatchObject({ close: { message: "$$1 {n}" } });
});

it("Verdicts are called what the site calls them", () => {
  expect(ENGLISH.unproven).toBe("Not enough evidence");
  expect(ENGLISH.meaning_unproven).toBe(
    "We looked, the verdict says where, and found nothing that decides it either way.",
  );
});
