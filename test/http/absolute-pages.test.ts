import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { absoluteParts, withAbsolutePages } from "../../src/http/absolute-pages.ts";

const URL = "https://verbatim.example";
const encode = (text: string) => new TextEncoder().encode(text);
const whole = (parts: (string | Uint8Array<ArrayBuffer>)[], url = URL) => {
  const json = absoluteParts(parts, url);
  return typeof json === "string" ? json : new TextDecoder().decode(json);
};

describe("pages' addresses", () => {
  it("are made absolute in parts that are texts and in parts that are bytes", () => {
    const claim = '{"slug":"a","page":"/claims/a","note":"a page, \\"page\\":\\"/no\\" “/”"}';
    expect(whole(['{"claims":[', encode(`${claim},${claim}`), '],"page":"/claims"}'])).toBe(
      '{"claims":[{"slug":"a","page":"https://verbatim.example/claims/a","note":"a page, \\"page\\":\\"/no\\" “/”"},' +
        '{"slug":"a","page":"https://verbatim.example/claims/a","note":"a page, \\"page\\":\\"/no\\" “/”"}],' +
        '"page":"https://verbatim.example/claims"}',
    );
  });

  it.each([
    [[""], ""],
    [[encode("/"), encode('"page":"')], '/"page":"'],
    [['"page":"/'], '"page":"https://verbatim.example/'],
    [['"pages":"/', '"page":"x/'], '"pages":"/"page":"x/'],
  ])("%j", (parts, expected) => {
    expect(whole(parts)).toBe(expected);
  });

  it("are the same in bytes as in text, whatever stands around them", () => {
    const member = fc.record({
      page: fc.oneof(
        fc.string({ unit: "grapheme" }).map((path) => `/${path}`),
        fc.string(),
      ),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(member, fc.jsonValue())), fc.webUrl(), (values, url) => {
        const parts = values.map((value, i) =>
          i % 2 === 0 ? encode(JSON.stringify(value)) : JSON.stringify(value),
        );
        const text = values.map((value) => JSON.stringify(value)).join("");
        expect(whole(parts, url)).toBe(withAbsolutePages(text, url));
      }),
    );
  });
});
