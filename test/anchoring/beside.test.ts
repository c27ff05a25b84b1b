import { describe, expect, it } from "vitest";
import {
  compareBeside,
  hashSurroundings,
  type Surroundings,
  surroundingsOf,
} from "../../src/anchoring/index.ts";
import { TURNED, UNTOUCHED } from "./beside-cases.ts";

function around(quote: string, text: string): Surroundings {
  const at = text.indexOf("▮");
  return surroundingsOf(
    text.replace("▮", () => quote),
    at,
    at + quote.length,
  );
}

/** What a selector with 32 code points of context keeps of it. */
function kept({ before, after }: Surroundings): Surroundings {
  return {
    before: Array.from(before).slice(-32).join(""),
    after: Array.from(after).slice(0, 32).join(""),
    whole: false,
  };
}

describe("what stands beside an unchanged quote", () => {
  for (const [kind, cases] of Object.entries(TURNED)) {
    it.each(cases)(`turns it: ${kind}: “%s”, %s → %s`, (quote, before, after) => {
      const now = around(quote, after);
      expect(compareBeside(quote, around(quote, before), now)).not.toEqual([]);
      expect(compareBeside(quote, kept(around(quote, before)), now)).not.toEqual([]);
    });
  }

  for (const [kind, cases] of Object.entries(UNTOUCHED)) {
    it.each(cases)(`does not touch it: ${kind}: “%s”, %s → %s`, (quote, before, after) => {
      const now = around(quote, after);
      expect(compareBeside(quote, around(quote, before), now)).toEqual([]);
      expect(compareBeside(quote, kept(around(quote, before)), now)).toEqual([]);
    });
  }

  it("says on which side, what stood there and what does now", () => {
    const quote = "40 houses were flooded";
    const was = around(quote, "Officials say ▮ on Monday.");
    expect(compareBeside(quote, was, around(quote, "Officials no longer say ▮ on Monday."))).toEqual([
      { side: "before", kind: "negation", before: "", after: "no longer" },
    ]);
    expect(compareBeside(quote, was, around(quote, "Officials say ▮ on Monday, the mayor claimed."))).toEqual(
      [{ side: "after", kind: "negation", before: "", after: ", the mayor claimed" }],
    );
    expect(compareBeside(quote, was, around(quote, "The army say ▮ on Monday."))).toEqual([
      { side: "before", kind: "name", before: "Officials", after: "The army" },
    ]);
  });

  it("counts nothing that stood there before", () => {
    for (const cases of Object.values(TURNED)) {
      for (const [quote, , after] of cases) {
        expect(compareBeside(quote, around(quote, after), around(quote, after))).toEqual([]);
      }
    }
  });

  it("has a name that stays as long as nothing there is changed", () => {
    const quote = "40 houses were flooded";
    const name = (text: string) => hashSurroundings(quote, around(quote, text));
    const judged = name("Photo\n\nIt rained. Officials no longer say “▮”. Nobody was hurt. More soon.");
    expect(judged).toMatch(/^[0-9a-f]{64}$/);
    expect(name('Photo\n\nIt rained.  Officials no longer say "▮".  Nobody was hurt. More later.')).toBe(
      judged,
    );
    expect(name("Photo\n\nIt rained. Officials now say “▮”. Nobody was hurt. More soon.")).not.toBe(judged);
    expect(name("Photo\n\nIt rained. Officials no longer say “▮”. That is false. More soon.")).not.toBe(
      judged,
    );
  });
});
