import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_URL_LENGTH, normaliseUrl } from "../../src/urls/normalise-url.ts";

const cases: [why: string, input: string, key: string][] = [
  ["no scheme", "https://example.org/a", "example.org/a"],
  ["either scheme", "http://example.org/a", "example.org/a"],
  ["the scheme in any case", "HTTPS://example.org/a", "example.org/a"],
  ["no fragment", "https://example.org/a#part", "example.org/a"],
  ["no text fragment", "https://example.org/a#:~:text=final%20order", "example.org/a"],
  ["white space around", "  https://example.org/a\n", "example.org/a"],
  ["a line break that copying put in", "https://example.org/long-\nname", "example.org/long-name"],
  ["host in lower case", "https://Example.ORG/a", "example.org/a"],
  ["host in punycode", "https://bücher.example/a", "xn--bcher-kva.example/a"],
  ["punycode given", "https://xn--bcher-kva.example/a", "xn--bcher-kva.example/a"],
  ["escaped host", "https://ex%41mple.org/a", "example.org/a"],
  ["www. kept", "https://www.example.org/a", "www.example.org/a"],
  ["IPv4 written short", "http://127.1/a", "127.0.0.1/a"],
  ["IPv6", "http://[::1]:8787/a", "[::1]:8787/a"],
  ["default port of https", "https://example.org:443/a", "example.org/a"],
  ["default port of http", "http://example.org:80/a", "example.org/a"],
  ["443 under http, as the key has no scheme", "http://example.org:443/a", "example.org/a"],
  ["80 under https, likewise", "https://example.org:80/a", "example.org/a"],
  ["any other port kept", "https://example.org:8443/a", "example.org:8443/a"],
  ["the front page", "https://example.org/", "example.org"],
  ["the front page without slash", "https://example.org", "example.org"],
  ["the front page with a query", "https://example.org/?p=12", "example.org?p=12"],
  ["trailing slash removed", "https://example.org/a/b/", "example.org/a/b"],
  ["trailing slash before a query", "https://example.org/a/?p=1", "example.org/a?p=1"],
  ["a run of trailing slashes", "https://example.org/a///", "example.org/a"],
  ["slashes inside kept", "https://example.org/a//b", "example.org/a//b"],
  ["dot segments", "https://example.org/a/./b/../c", "example.org/a/c"],
  ["escaped dot segments", "https://example.org/a/%2e%2E/b", "example.org/b"],
  ["dots above the root", "https://example.org/../../a", "example.org/a"],
  ["path case kept", "https://example.org/Some/Article", "example.org/Some/Article"],
  ["backslash as the browser reads it", "https://example.org\\a", "example.org/a"],
  ["unreserved escapes decoded", "https://example.org/%41%7Eb%2Dc%5f%2E%39", "example.org/A~b-c_.9"],
  ["reserved escapes kept, in upper case", "https://example.org/a%2fb%3ac", "example.org/a%2Fb%3Ac"],
  ["letters beyond ASCII escaped", "https://example.org/é", "example.org/%C3%A9"],
  ["their escapes in upper case", "https://example.org/%c3%a9", "example.org/%C3%A9"],
  ["space", "https://example.org/a b", "example.org/a%20b"],
  ["an escaped percent sign stays escaped", "https://example.org/%2541", "example.org/%2541"],
  ["a stray percent sign", "https://example.org/100%", "example.org/100%25"],
  ["a stray percent sign before escapes", "https://example.org/%%34%31", "example.org/%2541"],
  ["what engines disagree about", "https://example.org/a^b|c[d]", "example.org/a%5Eb%7Cc%5Bd%5D"],
  ["an at sign in the path", "https://example.org/@someone/1", "example.org/@someone/1"],
  [
    "an address in the path",
    "https://archive.example/web/https://example.org/a/",
    "archive.example/web/https://example.org/a",
  ],
  ["query sorted by name", "https://example.org/a?z=1&b=2&a=3", "example.org/a?a=3&b=2&z=1"],
  ["sorting is stable", "https://example.org/a?b=2&a=9&b=1", "example.org/a?a=9&b=2&b=1"],
  ["names compared whole", "https://example.org/a?ab=1&a=2", "example.org/a?a=2&ab=1"],
  ["upper case before lower", "https://example.org/a?b=1&B=2", "example.org/a?B=2&b=1"],
  ["with and without value differ", "https://example.org/a?b=&b", "example.org/a?b=&b"],
  ["plus kept", "https://example.org/a?q=x+y", "example.org/a?q=x+y"],
  [
    "an escaped ampersand is no separator",
    "https://example.org/a?q=x%26utm_id=1",
    "example.org/a?q=x%26utm_id=1",
  ],
  ["brackets one way", "https://example.org/a?id[]=1&id%5b%5d=2", "example.org/a?id%5B%5D=1&id%5B%5D=2"],
  ["escaped name sorted by what it says", "https://example.org/a?b=1&%61=2", "example.org/a?a=2&b=1"],
  ["empty parameters dropped", "https://example.org/a?&&b=1&", "example.org/a?b=1"],
  ["empty query", "https://example.org/a?", "example.org/a"],
  ["tracking removed", "https://example.org/a?utm_source=x&id=7&fbclid=abc", "example.org/a?id=7"],
  ["nothing but tracking", "https://example.org/a?utm_source=x&gclid=y", "example.org/a"],
  ["tracking in any case", "https://example.org/a?UTM_Source=x&FBCLID=1", "example.org/a"],
  ["tracking with escapes", "https://example.org/a?utm%5Fsource=x", "example.org/a"],
  ["tracking without value", "https://example.org/a?fbclid", "example.org/a"],
  [
    "what only looks like tracking",
    "https://example.org/a?myutm_source=x&gclid2=y",
    "example.org/a?gclid2=y&myutm_source=x",
  ],
  [
    "parameters that choose a document",
    "https://example.org/?p=5&ref=main&source=a&amp=1",
    "example.org?amp=1&p=5&ref=main&source=a",
  ],
];

test.each(cases)("%s: %s", (_why, input, key) => {
  expect(normaliseUrl(input)).toBe(key);
});

test.each([
  ["not_a_url", ""],
  ["not_a_url", "example.org/a"],
  ["not_a_url", "//example.org/a"],
  ["not_a_url", "/a"],
  ["not_a_url", "not a url"],
  ["not_a_url", "https://"],
  ["not_a_url", "https:///"],
  ["not_a_url", "https:example.org/a"],
  ["not_a_url", "https:/example.org/a"],
  ["not_a_url", "https://exa mple.org/"],
  ["not_a_url", "https://example.org:99999/"],
  ["not_http", "ftp://example.org/a"],
  ["not_http", "javascript:alert(1)"],
  ["not_http", "file:///etc/passwd"],
  ["not_http", "data:text/html,x"],
  ["not_http", "urn:sha-256:abc"],
  ["credentials", "https://someone@example.org/"],
  ["credentials", "https://someone:secret@example.org/"],
  ["credentials", "https://:secret@example.org/"],
  ["bad_characters", "https://example.org/a\0b"],
  ["bad_characters", "https://example.org/\ud800"],
])("%s: %j is refused", (problem, input) => {
  expect(() => normaliseUrl(input)).toThrow(expect.objectContaining({ name: "UrlError", problem }));
});

test("an address is taken up to the limit and no further", () => {
  const front = "https://example.org/";
  const path = "a".repeat(MAX_URL_LENGTH - front.length);
  expect(normaliseUrl(front + path)).toBe(`example.org/${path}`);
  expect(() => normaliseUrl(`${front}${path}a`)).toThrow(expect.objectContaining({ problem: "too_long" }));
});

describe("properties", () => {
  // Pieces that mean something to one of the steps, so that random strings meet all of them.
  const pieces = [
    "%",
    "%2",
    "%25",
    "%41",
    "%2e",
    "%2F",
    "%c3%a9",
    "%00",
    "2",
    "E",
    "4",
    "1",
    "/",
    "//",
    ".",
    "..",
    ";",
    "e%CC%81",
    "e\u0301",
    "\u037e",
    "=\u0338",
    "%CC%81",
    "%E9",
    "#!/",
    "#/",
    "#",
    "https://",
    "web/2020/",
    "status/1",
  ];
  const more = [
    "a",
    "B",
    "é",
    "😀",
    " ",
    "+",
    "@",
    ":",
    "?",
    "&",
    "=",
    "'",
    '"',
    "\\",
    "^",
    "|",
    "[",
    "]",
    "<",
    "~",
    "$",
  ];
  const tail = fc
    .array(fc.constantFrom(...pieces, ...more, "utm_source", "id", "ref=rss", "ref"), { maxLength: 24 })
    .map((parts) => parts.join(""));
  const host = fc.constantFrom(
    "cafe\u0301.example",
    "web.archive.org/web/2020",
    "web.archive.org/web/2020id_/http://example.org",
    "archive.ph/o/AbC12/https:/x.com",
    "archive.org/web/https%3A%2F%2Fexample.org",
    "www.google.com/url?q=https://example.org",
    "webcache.googleusercontent.com/search?q=cache:example.org",
    "example-org.cdn.ampproject.org/c/s/example.org",
    "mobile.twitter.com/a/status/123",
    "twitter.com/#!/a/status/123",
    "youtu.be/abcdefghijk",
    "m.youtube.com/watch?v=abcdefghijk&a=",
    "old.reddit.com/r/a/comments/1ab/title",
    "de.m.wikipedia.org/wiki/A%20b:c",
    "en.wikipedia.org/w/index.php?title=a+b",
    "dx.doi.org/10.1/A%2fB",
    "www.instagram.com/name/reel/AbCdE_1",
    "t.me/s/name/1",
    "mobile.nytimes.com/a.html?_r=0",
    "example.org",
    "WWW.Example.org",
    "bücher.example",
    "127.1",
    "[::1]",
    "a.example:80",
    "a.example:443",
  );
  const scheme = fc.constantFrom("http://", "https://", "HTTPS://");
  const joint = fc.constantFrom("/", "/", "/#!/", "/?");
  const address = fc.tuple(scheme, host, joint, tail).map(([s, h, j, t]) => `${s}${h}${j}${t}`);
  const either = fc.oneof(address, fc.webUrl({ withQueryParameters: true, withFragments: true }));

  test("normalising twice changes nothing, whichever scheme is put in front", () => {
    fc.assert(
      fc.property(either, fc.constantFrom("http://", "https://"), (input, front) => {
        const key = normaliseUrl(input);
        expect(normaliseUrl(front + key)).toBe(key);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a key is printable ASCII", () => {
    fc.assert(
      fc.property(either, (input) => {
        expect(normaliseUrl(input)).toMatch(/^[!-~]+$/);
      }),
    );
  });

  test("a fragment that is no route changes nothing", () => {
    fc.assert(
      fc.property(address, tail, (input, fragment) => {
        fc.pre(!input.includes("#") && !/^[!/]/.test(fragment));
        expect(normaliseUrl(`${input.trimEnd()}#${fragment}`)).toBe(normaliseUrl(input));
      }),
    );
  });

  test("parameters with different names may come in any order, with tracking among them", () => {
    const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "id", "p", "Q", "é"), { minLength: 1 });
    const parameters = names.map((list) => list.map((name, index) => `${name}=${index}`));
    const shuffled = parameters.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list, "utm_medium=x", "gclid=1"], { minLength: list.length + 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, mixed]) => {
        expect(normaliseUrl(`https://example.org/a?${mixed.join("&")}`)).toBe(
          normaliseUrl(`https://example.org/a?${list.join("&")}`),
        );
      }),
    );
  });
});
