import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutsUnit, widenToUnits } from "../../src/anchoring/index.ts";

function widened(text: string, quote: string): string {
  const at = text.indexOf(quote);
  const { start, end } = widenToUnits(text, at, at + quote.length);
  return text.slice(start, end);
}

describe("a quote is widened to what it cuts in two", () => {
  it.each([
    ["a word", "The court called the sale illegal on Friday.", "legal on", "illegal on"],
    ["a compound", "The contract was re-signed on Monday.", "signed", "re-signed"],
    ["an elided word", "Il dit qu’il vient.", "il vient", "qu’il vient"],
    ["a word with a soft hyphen", "The soft\u00ADware failed.", "ware failed", "soft\u00ADware failed"],
    ["an abbreviation", "In the U.S. alone.", "the U.S", "the U.S."],
    ["a handle", "Write to @mayor today.", "mayor today", "@mayor today"],
    ["a number", "Officials said 140 houses.", "40 houses", "140 houses"],
    ["thousands", "It cost 14,000 euros.", "It cost 14", "It cost 14,000"],
    ["thousands apart", "It cost 14\u202F000 euros.", "000 euros", "14\u202F000 euros"],
    ["a decimal", "It rose by 3.5 percent.", "5 percent", "3.5 percent"],
    ["a decimal comma", "Es stieg um 3,5 Prozent.", "5 Prozent", "3,5 Prozent"],
    ["a fraction", "After 3½ miles.", "½ miles", "3½ miles"],
    ["a time", "At 12:30 on Monday.", "30 on Monday", "12:30 on Monday"],
    ["a range", "From 10–12 houses.", "12 houses", "10–12 houses"],
    ["a day", "On 2021-07-16 it rained.", "On 2021-07", "On 2021-07-16"],
    ["a minus", "It fell to −4 degrees.", "4 degrees", "−4 degrees"],
    ["a hyphen for a minus", "It fell to -4 degrees.", "4 degrees", "-4 degrees"],
    ["per cent", "Some 40 % of all.", "Some 40", "Some 40 %"],
    ["degrees", "It was 40°C there.", "was 40", "was 40°C"],
    ["a currency before", "It cost US$40 each.", "40 each", "US$40 each"],
    ["a currency behind", "Es kostet 40 €.", "kostet 40", "kostet 40 €"],
    ["a magnitude", "There are 40 million people.", "There are 40", "There are 40 million"],
    ["a number in words", "Some forty thousand came.", "thousand came", "forty thousand came"],
    ["a longer one", "Some two hundred and five came.", "five came", "two hundred and five came"],
    ["in German", "Es waren zwei Millionen Menschen.", "Millionen Menschen", "zwei Millionen Menschen"],
    ["a number in Han", "四十戸が浸水した。", "十戸が", "四十戸が"],
    ["Han and digits", "40万人が来た。", "万人が来た", "40万人が来た"],
    ["Arabic digits", "غمرت المياه ١٤٠ منزلا", "٤٠ منزلا", "١٤٠ منزلا"],
    ["a flag", "From 🇩🇪🇫🇷 here.", "🇪🇫", "🇩🇪🇫🇷"],
    ["a joined picture", "To 👩🏽\u200D🚒 Ana.", "To 👩🏽", "To 👩🏽\u200D🚒"],
    ["a skin colour", "Hi 👋🏽 there.", "Hi 👋", "Hi 👋🏽"],
    ["a Devanagari conjunct", "वह क्षण था", "वह क्", "वह क्षण"],
    ["a Khmer stack", "ប្រាសាទខ្មែរ", "ប្", "ប្រា"],
    ["an accent apart", "The cafe\u0301 is shut.", "The cafe", "The cafe\u0301"],
  ])("%s", (_what, text, quote, expected) => {
    expect(widened(text, quote)).toBe(expected);
  });

  it.each([
    ["words", "Officials said 40 houses were flooded.", "40 houses"],
    ["beside signs", "She said: “We saw nothing.” Then she left.", "We saw nothing"],
    ["a dash between words", "The bridge—closed since May—is old.", "closed since May"],
    ["a bullet", "List\n- 5 houses\n- 6 barns", "5 houses"],
    ["a slash", "Yes/no questions", "no questions"],
    ["a script without spaces", "川の水が古い町に入った。", "古い町に入った"],
    ["Thai", "รัฐบาลปิดสะพานเป็นเวลา ๔๐ วัน", "ปิดสะพานเป็นเวลา ๔๐ วัน"],
    ["digits beside Han", "約40戸が浸水した", "40戸が浸水"],
    ["pictures", "👩🏽\u200D🚒👨\u200D🚒 came", "👨\u200D🚒 came"],
    ["Hebrew", "בעיר נבנו 12 בתים חדשים.", "נבנו 12 בתים"],
    ["a year before a number of people", "In 2024 500 people came.", "500 people"],
  ])("and left as it is where it cuts nothing: %s", (_what, text, quote) => {
    expect(widened(text, quote)).toBe(quote);
  });

  it("once: what was widened cuts nothing any more", () => {
    const text = fc
      .array(
        fc.constantFrom(
          "a",
          "é",
          "-",
          "'",
          " ",
          "4",
          "0",
          ",",
          ".",
          "%",
          "$",
          "−",
          "million",
          "四",
          "ไ",
          "🇩",
          "👩",
          "\u200D",
          "\u0301",
        ),
        {
          minLength: 2,
          maxLength: 30,
        },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (words, a, b) => {
        const start = a % words.length;
        const end = start + 1 + (b % (words.length - start));
        const wide = widenToUnits(words, start, end);
        expect(wide.start <= start && wide.end >= end).toBe(true);
        expect([cutsUnit(words, wide.start), cutsUnit(words, wide.end)]).toEqual([false, false]);
      }),
    );
  });
});
