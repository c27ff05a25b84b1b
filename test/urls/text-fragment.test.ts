import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkToQuote } from "../../src/urls/text-fragment.ts";

const URL = "https://news.example/story";

describe("the link to a quote", () => {
  it.each<[what: string, url: string, exact: string, prefix: string, suffix: string, link: string]>([
    ["the words", URL, "a final order", "", "", `${URL}#:~:text=a%20final%20order`],
    [
      "what would end a part",
      URL,
      "one, two & three-four",
      "",
      "",
      `${URL}#:~:text=one%2C%20two%20%26%20three%2Dfour`,
    ],
    ["an address that has a fragment", `${URL}#part`, "order", "", "", `${URL}#part:~:text=order`],
    [
      "words before, whole ones",
      URL,
      "order",
      "ge issued a final ",
      "",
      `${URL}#:~:text=issued%20a%20final-,order`,
    ],
    [
      "words after, whole ones",
      URL,
      "order",
      "",
      " against him last ye",
      `${URL}#:~:text=order,-against%20him%20last`,
    ],
    ["half a word around it", URL, "order", "ued", "aga", `${URL}#:~:text=order`],
    ["letters of any script", URL, "приказ", "", "", `${URL}#:~:text=%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7`],
    ["spaces around it", URL, " order ", "", "", `${URL}#:~:text=order`],
    [
      "the two sides of a line break",
      URL,
      "an order\nagainst him",
      "",
      "",
      `${URL}#:~:text=an%20order,against%20him`,
    ],
    [
      "the first and the last line of several",
      URL,
      "one two three four five six\n\nseven\neight nine\n",
      "",
      "",
      `${URL}#:~:text=one%20two%20three%20four%20five,eight%20nine`,
    ],
    ["the cells of a table", URL, "Flooded\t40", "", "", `${URL}#:~:text=Flooded,40`],
    [
      "words around it as far as a line goes",
      URL,
      "order",
      "t line\nissued an ",
      " against him\nnext li",
      `${URL}#:~:text=issued%20an-,order,-against%20him`,
    ],
    [
      "the line before, where the quote begins one",
      URL,
      "order",
      "ge issued\n",
      "\nagainst him la",
      `${URL}#:~:text=issued-,order,-against%20him`,
    ],
    [
      "no tracking, and no other directive",
      `${URL}?utm_source=a&id=7&fbclid=b#part:~:text=else`,
      "order",
      "",
      "",
      `${URL}?id=7#part:~:text=order`,
    ],
    [
      "an address with letters",
      "https://bücher.example/é|a",
      "order",
      "",
      "",
      "https://xn--bcher-kva.example/%C3%A9%7Ca#:~:text=order",
    ],
    ["half of a surrogate pair", URL, "a\ud800b", "", "", `${URL}#:~:text=a%EF%BF%BDb`],
  ])("holds %s", (_what, url, exact, prefix, suffix, link) => {
    expect(linkToQuote(url, { exact, prefix, suffix })).toBe(link);
  });

  it("gives a long quote by its two ends", () => {
    const exact = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ");
    expect(linkToQuote(URL, { exact, prefix: "", suffix: "" })).toBe(
      `${URL}#:~:text=word0%20word1%20word2%20word3%20word4,word55%20word56%20word57%20word58%20word59`,
    );
  });

  it("is a URL whose directive can be taken apart again, whatever was quoted", () => {
    const words = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const exact = parts.join(" ").trim();
        // A quote of several lines is given by its ends: that has its examples above.
        fc.pre(exact !== "" && !/[\n\r\t\u2028\u2029]/.test(exact));
        const link = linkToQuote(URL, { exact, prefix: "", suffix: "" });
        const directive = link.slice(`${URL}#:~:text=`.length);
        expect(directive).not.toMatch(/[,&\-\s#]/);
        expect(decodeURIComponent(directive)).toBe(exact.toWellFormed());
        expect(new globalThis.URL(link).href.startsWith(`${URL}#:~:text=`)).toBe(true);
      }),
    );
  });
});
