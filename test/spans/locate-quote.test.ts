import { describe, expect, it } from "vitest";
import { identifyText } from "../../src/articles/text-identity.ts";
import { DomainError } from "../../src/domain-error.ts";
import { type GivenQuote, locateQuote } from "../../src/spans/locate-quote.ts";

async function attempt(text: string, quote: GivenQuote, accept?: "nearest") {
  try {
    const { exact, prefix, suffix, start } = locateQuote(await identifyText(text), quote, accept);
    return { exact, prefix, suffix, start };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, detail: error.message, ...error.details.members };
  }
}

describe("a quote in other characters than the text", () => {
  it.each([
    [
      "no-break space",
      "It cost 5\u00A0million euros.",
      "5 million euros",
      "U+0020 SPACE",
      "U+00A0 NO-BREAK SPACE",
    ],
    [
      "curly apostrophe",
      "It\u2019s over now.",
      "It's over",
      "U+0027 APOSTROPHE",
      "U+2019 RIGHT SINGLE QUOTATION MARK",
    ],
    ["dash", "It is over \u2013 for now.", "over - for now", "U+002D HYPHEN-MINUS", "U+2013 EN DASH"],
    ["minus sign", "It fell to \u22124 degrees.", "-4 degrees", "U+002D HYPHEN-MINUS", "U+2212 MINUS SIGN"],
    ["tab", "Arden\t40 houses", "Arden 40 houses", "U+0020 SPACE", "U+0009 CHARACTER TABULATION"],
    ["line end", "The bridge\nis shut.", "bridge is shut", "U+0020 SPACE", "U+000A LINE FEED"],
    [
      "ellipsis",
      "We waited\u2026 in vain.",
      "waited... in vain",
      "U+002E FULL STOP, U+002E FULL STOP, U+002E FULL STOP",
      "U+2026 HORIZONTAL ELLIPSIS",
    ],
    [
      "ligature",
      "The \uFB02ood came.",
      "The flood came",
      "U+0066 f, U+006C l",
      "U+FB02 LATIN SMALL LIGATURE FL",
    ],
    ["soft hyphen", "The soft\u00ADware failed.", "software failed", "", "U+00AD SOFT HYPHEN"],
    ["zero-width space", "The pro\u200Bgram failed.", "program failed", "", "U+200B ZERO WIDTH SPACE"],
    [
      "a word divided",
      "The bridge is closed.",
      "The bri-\ndge is",
      "U+002D HYPHEN-MINUS, U+000A LINE FEED",
      "",
    ],
  ])("is refused by name and taken on request: %s", async (_what, text, exact, inQuote, inText) => {
    const refused = await attempt(text, { exact });
    const list = (names: string) => (names === "" ? [] : names.split(", "));
    expect(refused).toMatchObject({
      code: "quote-differs",
      state: "normalised",
      characters: [{ quote: list(inQuote), text: list(inText), times: 1 }],
      meaningMayHaveChanged: false,
    });
    expect(refused).toHaveProperty("detail", expect.stringContaining(inText === "" ? inQuote : inText));
    const taken = await attempt(text, { exact }, "nearest");
    expect(taken).toHaveProperty("exact", Reflect.get(Reflect.get(refused, "nearest"), "exact"));
    expect(text).toContain(Reflect.get(taken, "exact"));
  });

  it("counts what differs more than once", async () => {
    expect(
      await attempt("He said “yes”, “no” and “yes”.", { exact: 'said "yes", "no" and "yes"' }),
    ).toMatchObject({
      detail: expect.stringMatching(
        /U\+201C LEFT DOUBLE QUOTATION MARK where the quote has U\+0022 QUOTATION MARK \(3 times\)/,
      ),
      characters: [{ times: 3 }, { times: 3 }],
    });
  });

  it("is found without what a telephone puts around it", async () => {
    const exact = '"40 houses were flooded"\n https://news.example/flood#:~:text=40%20houses';
    expect(await attempt("Officials said 40 houses were flooded.", { exact })).toMatchObject({
      code: "quote-differs",
      state: "wrapped",
      nearest: { exact: "40 houses were flooded", start: 15 },
    });
  });

  it("that says it in other words is not taken for the text's", async () => {
    const text = "The council spent 40 million euros on the new bridge last year.";
    const quote = { exact: "spent 14 million euros on the new bridge" };
    for (const accept of [undefined, "nearest"] as const) {
      expect(await attempt(text, quote, accept)).toMatchObject({ code: "quote-differs", state: "changed" });
    }
  });
});

describe("a quote and its text are read in one normal form", () => {
  it.each([
    ["decomposed letters", "Le caf\u00E9 ferm\u00E9.", "cafe\u0301 ferme\u0301", "caf\u00E9 ferm\u00E9"],
    ["Windows line ends", "Line two\r\nends.", "two\r\nends", "two\nends"],
    ["decomposed Hangul", "다리가 통제됐다", "다리가".normalize("NFD"), "다리가"],
    ["white space at its ends", "Officials said forty houses.", "\u00A0forty \n", "forty"],
  ])("%s", async (_what, text, exact, stored) => {
    expect(await attempt(text, { exact })).toMatchObject({ exact: stored });
  });

  it("keeps no more context than it was given", async () => {
    expect(await attempt("One two three four.", { exact: "two ", prefix: "One ", suffix: "three" })).toEqual({
      exact: "two",
      prefix: "One ",
      suffix: " thre",
      start: 4,
    });
  });

  it("takes a prefix in other typography for what it is", async () => {
    const text = "It\u2019s Ann who said yes. Bob said no.";
    expect(await attempt(text, { exact: "said", prefix: "It's Ann who " })).toMatchObject({ start: 13 });
  });
});

describe("what the text says instead is shown in whole words", () => {
  it.each([
    ["another number", "Officials said 40 houses were flooded.", "14 houses", "40 houses"],
    [
      "another number in the middle",
      "Officials said 40 houses were flooded.",
      "said 14 houses",
      "said 40 houses",
    ],
    [
      "another name",
      "Mayor Ruiz closed the old bridge.",
      "Lopez closed the old bridge",
      "Ruiz closed the old bridge",
    ],
    [
      "another last word",
      "The bridge was closed on Monday.",
      "bridge was closed on Tuesday",
      "bridge was closed on Monday",
    ],
  ])("%s", async (_what, text, exact, nearest) => {
    expect(await attempt(text, { exact })).toMatchObject({ nearest: { exact: nearest } });
  });
});

it.each([
  ["at its beginning", "14 houses were flooded on Monday", "14", "40"],
  ["at its end", "Officials said 40 houses were flooded on Tuesday", "Tuesday", "Monday"],
  ["inside of it", "Officials said 14 houses were flooded on Monday", "14", "40"],
  ["a name at its beginning", "Ministers said 40 houses were flooded on Monday", "Ministers", "Officials"],
])(
  "says what the text has in the place of a word that the quote has %s",
  async (_where, exact, before, after) => {
    const text = "Nobody was there. Officials said 40 houses were flooded on Monday. Nobody was hurt.";
    expect(await attempt(text, { exact })).toMatchObject({ diff: [{ before, after }] });
  },
);

describe("of several places", () => {
  it("those that cut nothing count", async () => {
    expect(await attempt("Not 140 houses but 40 houses.", { exact: "40 houses" })).toMatchObject({
      start: 19,
    });
  });

  it("in other typography it must be said which", async () => {
    const text = "“Yes,” she said. “Yes,” he said.";
    const refused = await attempt(text, { exact: '"Yes,"' });
    expect(refused).toMatchObject({ code: "quote-ambiguous", places: [{ start: 0 }, { start: 17 }] });
    expect(await attempt(text, { exact: '"Yes,"', suffix: " he" }, "nearest")).toMatchObject({
      exact: "“Yes,”",
      start: 17,
    });
  });

  it("a letter that stands everywhere is answered like any other", async () => {
    expect(await attempt("ab ".repeat(200_000), { exact: "ab" })).toMatchObject({ code: "quote-ambiguous" });
  });
});
