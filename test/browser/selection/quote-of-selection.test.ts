import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteOfSelection } from "../../../src/browser/selection/quote-of-selection.ts";
import { normaliseText } from "../../../src/language/text-normal-form.ts";
import { locateQuote } from "../../../src/spans/locate-quote.ts";

/** `[` and `]` say where the hand began and ended. */
function select(drawn: string, language?: string) {
  const [start, end] = [drawn.indexOf("["), drawn.indexOf("]") - 1];
  return quoteOfSelection(drawn.replace("[", "").replace("]", ""), start, end, language);
}

describe("what somebody selects is quoted in whole words", () => {
  it.each([
    ["a space behind", "Some [sixty ]barns burned.", "sixty", 5],
    ["line ends around", "One.[\n\nThe gate is shut.\n\n]Two.", "The gate is shut.", 6],
    ["the beginning of the next block", "Head\n\n[Nobody fell.\n\n]More", "Nobody fell.", 6],
    ["no-break spaces at the ends", "It is[\u00A07\u00A0tons\u00A0]now.", "7\u00A0tons", 6],
    ["a no-break space in the middle", "It is [7\u00A0tons] now.", "7\u00A0tons", 6],
    ["other spaces at the ends", "Then[\u2003\u3000all\u2009]of it.", "all", 6],
    ["part of a number", "It cost [27],500 crowns.", "27,500", 8],
    ["part of a decimal", "It fell by 0.[8 points].", "0.8 points", 11],
    ["a number without its sign", "It was −[12 degrees] there.", "−12 degrees", 7],
    ["a number without its unit sign", "About [35] % came.", "35 %", 6],
    ["a number without its currency", "It cost €[40 a head].", "€40 a head", 8],
    ["half a compound", "He was re-[elected] then.", "re-elected", 7],
    ["half an elided word", "The city'[s mayor] left.", "city's mayor", 4],
    ["half a word with a soft hyphen", "The co\u00AD[operation] ended.", "co\u00ADoperation", 4],
    ["the middle of a word", "A demo[crat]ic vote.", "democratic", 2],
    ["a day in figures", "On 2024-[03-08] it rained.", "2024-03-08", 3],
    ["another one", "Am [08.03].2024 regnete es.", "08.03.2024", 3],
    ["a day without its number", "On 8 [March 2024] it rained.", "8 March 2024", 3],
    ["a day without its year", "On [March 8], 2024 it rained.", "March 8, 2024", 3],
    ["a month without its year", "In [March] 2024 it rained.", "March 2024", 3],
    ["a day that ends too early", "It rained [on the 3rd of Ma]y 2024.", "on the 3rd of May 2024", 10],
    ["a day in Spanish", "El 8 de [marzo de 2024] llovió.", "8 de marzo de 2024", 3],
    ["a day in German", "Am 8. [März 2024] regnete es.", "8. März 2024", 3],
    ["a day in Japanese", "2024年[3月]8日に雨が降った。", "2024年3月8日", 0],
    ["a verb that is a month elsewhere", "They [march] 40 miles.", "march", 5],
    ["signs that were selected", "He said: [“Never again.”] Then he sat.", "“Never again.”", 9],
    ["between quotation marks", "He said: “[Never again.]” Then he sat.", "Never again.", 10],
    ["two paragraphs", "The gate [held.\n\nThe wall did] not.", "held.\n\nThe wall did", 9],
    ["right to left", "המחיר [עלה ב־12] אחוזים.", "עלה ב־12", 6],
    ["no spaces between words", "山の道が[古い橋で]切れた。", "古い橋で", 4],
    ["Thai", "ถนน[สายเก่า]ปิดแล้ว", "สายเก่า", 3],
    ["pictures", "🌊🌊 News: [two boats sank] today.", "two boats sank", 9],
    ["part of a joined picture", "Thanks [👩🏽]\u200D🚒 all.", "👩🏽\u200D🚒", 7],
    ["part of a flag", "From [🇩]🇪 with love.", "🇩🇪", 5],
    ["an accent apart", "The n\u0303[ame] is new.", "n\u0303ame", 4],
  ])("%s", (_what, drawn, exact, start) => {
    expect(select(drawn)).toMatchObject({ exact, start, end: start + Array.from(exact).length });
  });

  it("in the language of the text", () => {
    expect(select("Dne 8. [března] 2024 pršelo.", "cs")?.exact).toBe("8. března 2024");
    expect(select("Dne 8. [března] 2024 pršelo.", "no language at all")?.exact).toBe("března");
  });

  it("and it is said whether that is more than was selected", () => {
    expect(select("Some [sixty ]barns burned.")?.widened).toBe(false);
    expect(select("Some six[ty ]barns burned.")?.widened).toBe(true);
  });

  it("whichever way the hand went, and however far beyond the text", () => {
    const text = "The gate held. It rained.";
    expect(quoteOfSelection(text, 13, 4)?.exact).toBe("gate held");
    expect(quoteOfSelection(text, -5, 900)?.exact).toBe(text);
  });

  it.each(["The[ ]gate.", "One.[\n\n]Two.", "[]The gate."])(
    "nothing but white space is nothing: %j",
    (drawn) => {
      expect(select(drawn)).toBeNull();
    },
  );

  it("with as much around it as tells its place from others", () => {
    expect(select("A gate held. It rained. [A gate held.] It stood.")).toMatchObject({
      start: 24,
      prefix: "A gate held. It rained. ",
      suffix: " It stood.",
    });
    const same = "and the gate held once more in the rain of that year, ".repeat(2);
    const text = `First ${same}. Second ${same}.`;
    const at = text.lastIndexOf("gate held");
    const quote = quoteOfSelection(text, at, at + 9);
    expect(locateQuote({ sha256: "", content: text }, quote ?? { exact: "" }).start).toBe(at);
  });

  it("and the server finds it there and nowhere else", () => {
    const pieces = [
      "river ",
      "-",
      "'",
      "4",
      ",",
      " ",
      "\n",
      "%",
      "−",
      "million ",
      "8 March ",
      "四",
      "👩🏽\u200D🚒",
      "é",
      "\u00AD",
      "🇩",
    ];
    const texts = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 25 })
      .map((parts) => normaliseText(parts.join("")));
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const quote = quoteOfSelection(text, a % (text.length + 1), b % (text.length + 1));
        if (quote === null) return;
        const { exact, start, end } = quote;
        expect(Array.from(text).slice(start, end).join("")).toBe(exact);
        expect(locateQuote({ sha256: "", content: text }, quote)).toMatchObject({ exact, start, end });
      }),
      { numRuns: 300 },
    );
  });
});
