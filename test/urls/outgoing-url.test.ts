import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseUrl } from "../../src/urls/normalise-url.ts";
import { encodeAddress, readerAddress } from "../../src/urls/outgoing-url.ts";

test.each([
  ["https://Example.org/A?utm_source=x#part", "https://Example.org/A?utm_source=x#part"],
  ["https://example.org", "https://example.org"],
  ["https://example.org/100%/[a]", "https://example.org/100%/[a]"],
  ["https://example.org/é?q=가", "https://example.org/%C3%A9?q=%EA%B0%80"],
  ["https://bücher.example/a b", "https://xn--bcher-kva.example/a%20b"],
  ['https://example.org/"<a>"|{b}^`', "https://example.org/%22%3Ca%3E%22%7C%7Bb%7D%5E%60"],
  ["not an address é", "not an address é"],
])("%s goes out as %s", (given, out) => {
  expect(encodeAddress(given)).toBe(out);
});

test.each([
  ["https://example.org/a?b=2&utm_source=x&a=1#part", "https://example.org/a?b=2&a=1#part"],
  ["https://example.org/a?fbclid=x", "https://example.org/a"],
  ["https://example.org/a?utm%5Fsource=x", "https://example.org/a"],
  ["https://www.nytimes.com/a.html?smid=tw-share&_r=0", "https://www.nytimes.com/a.html"],
  ["https://example.org/a?ref=newsletter", "https://example.org/a"],
  ["https://example.org/a?ref=main", "https://example.org/a?ref=main"],
  ["https://app.example/#!/topic/16", "https://app.example/#!/topic/16"],
  ["https://example.org/a#:~:text=b", "https://example.org/a"],
  ["https://example.org/a?", "https://example.org/a"],
  ["https://example.org/a/?", "https://example.org/a/"],
])("a reader of %s is sent to %s", (given, out) => {
  expect(readerAddress(given)).toBe(out);
});

test("where a reader is sent is the page that was given, and says so a second time", () => {
  const address = fc
    .tuple(
      fc.webUrl({ withQueryParameters: true }),
      fc.array(fc.constantFrom("utm_source=a", "id=1", "é=ü", "ref=rss", "gclid", "q=a|b"), { maxLength: 4 }),
    )
    .map(([url, more]) => `${url}${url.includes("?") ? "&" : "?"}${more.join("&")}`);
  fc.assert(
    fc.property(address, (given) => {
      const out = readerAddress(given);
      expect(out).toMatch(/^[!-~]+$/);
      expect(normaliseUrl(out)).toBe(normaliseUrl(given));
      expect(readerAddress(out)).toBe(out);
    }),
  );
});
