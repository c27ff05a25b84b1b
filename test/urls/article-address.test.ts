import { expect, test } from "vitest";
import { articleUrn, parseArticleAddress } from "../../src/urls/article-address.ts";
import { lookupHash } from "../../src/urls/lookup-hash.ts";

const digits = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

test("an address keeps how it was given beside its key", () => {
  expect(parseArticleAddress(" https://Example.org/A/?utm_source=x#top\n")).toEqual({
    kind: "url",
    url: "https://Example.org/A/?utm_source=x#top",
    key: "example.org/A",
    archiveUrl: null,
  });
});

test("an archive's address is the original's, with the archive's beside it", () => {
  const copy = "https://web.archive.org/web/20201130144023/https://Example.org/A/?utm_source=x";
  expect(parseArticleAddress(copy)).toEqual({
    kind: "url",
    url: "https://Example.org/A/?utm_source=x",
    key: "example.org/A",
    archiveUrl: copy,
  });
});

test("line breaks inside an address are no part of it", () => {
  expect(parseArticleAddress("https://example.org/a\r\n-b")).toEqual({
    kind: "url",
    url: "https://example.org/a-b",
    key: "example.org/a-b",
    archiveUrl: null,
  });
});

test.each([`urn:sha-256:${digits}`, `URN:SHA-256:${digits.toUpperCase()}`, ` urn:sha-256:${digits}\n`])(
  "%j is the name of a text, written one way",
  (input) => {
    expect(parseArticleAddress(input)).toEqual({ kind: "urn", urn: `urn:sha-256:${digits}`, sha256: digits });
  },
);

test.each([
  ["urn:sha-256:", "not_a_urn"],
  [`urn:sha-256:${digits.slice(1)}`, "not_a_urn"],
  [`urn:sha-256:${digits}0`, "not_a_urn"],
  [`urn:sha-256:${digits.replace("9", "g")}`, "not_a_urn"],
  [`urn:sha256:${digits}`, "not_a_urn"],
  ["urn:isbn:0451450523", "not_a_urn"],
  ["", "not_a_url"],
  ["example.org", "not_a_url"],
  ["ftp://example.org/", "not_http"],
  ["https://me:secret@example.org/", "credentials"],
  ["https://example.org/\0", "bad_characters"],
])("%j is refused as %s, without repeating it", (input, problem) => {
  const parsed = parseArticleAddress(input);
  expect(parsed).toEqual({ kind: "invalid", problem, message: expect.stringMatching(/^[A-Z].*\.$/) });
  expect(JSON.stringify(parsed)).not.toContain("secret");
});

test("a URN is made from its digits", () => {
  expect(articleUrn(digits)).toBe(`urn:sha-256:${digits}`);
});

test.each([
  // The first two are the digests of "test" and of no bytes, published everywhere; the third is over UTF-8.
  ["test", digits],
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["é", "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"],
])("the look-up hash of %j", async (key, hash) => {
  expect(await lookupHash(key)).toBe(hash);
});
