import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTexts } from "../../src/seeds/check-texts.ts";
import type { SeedSpan } from "../../src/seeds/format.ts";
import { BRIDGE, bridgeArticle, claimWith, setOf, span } from "./invented-set.ts";

const TEXTS = new Map([["bridge", BRIDGE]]);

function messages(...spans: SeedSpan[]): string[] {
  return checkTexts(setOf(claimWith(...spans)), TEXTS).map((problem) => problem.message);
}

describe("quotes against their text", () => {
  it("accepts what stands there, word for word", () => {
    const first = span({ exact: "opened in 1931", start: 20 });
    const again = span({ exact: "The bridge at Arden", suffix: " carries", start: 83 });
    const inContext = span({ exact: "opened in 1931", prefix: "at Arden ", suffix: ". “It cost", start: 20 });
    expect(messages(first, again, inContext)).toEqual([]);
  });

  it.each([
    [
      "another letter, with the nearest text",
      span({ exact: "opened in 1932", start: 20 }),
      '"opened in 1932" is not in the text; the nearest is "opened in 1931"',
    ],
    [
      "straight quotation marks",
      span({ exact: 'nothing," said the mayor', start: 43 }),
      '"nothing,\\" said the mayor" is not in the text; the nearest is "nothing,” said the mayor"',
    ],
    [
      "words that are nowhere",
      span({ exact: "closed for repair", start: 20 }),
      '"closed for repair" is not in the text; and nothing near it',
    ],
    ["a wrong offset", span({ exact: "opened in 1931", start: 21 }), '"opened in 1931" starts at 20, not 21'],
    [
      "a quote that stands twice",
      span({ exact: "The bridge at Arden", start: 0 }),
      '"The bridge at Arden" stands more than once; it needs a prefix or suffix',
    ],
    [
      "a context in which it does not stand",
      span({ exact: "The bridge at Arden", suffix: " spans", start: 0 }),
      '"The bridge at Arden" stands nowhere between ["",""," spans"]; it stands between ["",""," opene"], ["",""," carri"]'.replaceAll(
        '["","",',
        '["",',
      ),
    ],
    [
      "a context that is not there, of a quote that stands once",
      span({ exact: "opened in 1931", suffix: "!", start: 20 }),
      '"opened in 1931" stands nowhere between ["","!"]; it stands between ["","."]',
    ],
  ])("refuses %s", (_, given, message) => {
    expect(messages(given)).toEqual([message]);
  });

  it("names the file, the span and the article", () => {
    expect(checkTexts(setOf(claimWith(span({ exact: "opened in 1932", start: 20 }))), TEXTS)).toEqual([
      {
        file: "claims/the-bridge-is-old.json",
        at: "spn_01kag0000000000000000000ab in bridge",
        message: '"opened in 1932" is not in the text; the nearest is "opened in 1931"',
      },
    ]);
  });

  it("refuses every quote of which one letter is changed", () => {
    const exact = "carries no trams";
    fc.assert(
      fc.property(fc.nat(exact.length - 1), fc.constantFrom("a", "q", "O", "’"), (at, letter) => {
        fc.pre(exact[at] !== letter);
        const changed = exact.slice(0, at) + letter + exact.slice(at + 1);
        expect(messages(span({ exact: changed, start: 103 }))).toHaveLength(1);
      }),
    );
  });

  it("says which article has no text, and which has one of another length", () => {
    expect(checkTexts(setOf(), new Map())).toEqual([
      {
        file: "articles.json",
        at: "bridge",
        message: `none of the texts has the SHA-256 ${bridgeArticle.textSha256}`,
      },
    ]);
    expect(checkTexts(setOf(), new Map([["bridge", "Short."]]))[0]?.message).toBe(
      "the text has 6 code points, not 120",
    );
  });
});
