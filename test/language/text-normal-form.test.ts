import fc from "fast-check";
import { expect, it } from "vitest";
import { identifyText } from "../../src/articles/text-identity.ts";
import { sha256 } from "../../src/language/sha256.ts";
import { normaliseText, textSha256 } from "../../src/language/text-normal-form.ts";

it.each([
  ["a byte order mark goes", "\uFEFFa", "a"],
  ["so does a second one", "\uFEFF\uFEFFa", "a"],
  ["one inside stays: there it is a character", "a\uFEFFb", "a\uFEFFb"],
  ["CRLF and CR are line feeds", "a\r\nb\rc\n\rd", "a\nb\nc\n\nd"],
  ["letters are composed", "e\u0301", "\u00e9"],
  ["nothing is trimmed", " \n a \t\n", " \n a \t\n"],
  ["compatibility forms stay", "ﬁ ５ …", "ﬁ ５ …"],
])("%s", (_, text, normal) => {
  expect(normaliseText(text)).toBe(normal);
  expect(textSha256(text)).toBe(sha256(normal));
});

it("normalising twice changes nothing, and articles and anchoring know a text under one hash", async () => {
  const unit = fc.constantFrom("\uFEFF", "\r", "\n", "e", "\u0301", "가", "ᄀ", "ᅡ", " ");
  await fc.assert(
    fc.asyncProperty(fc.string({ unit }), async (text) => {
      const once = normaliseText(text);
      expect(normaliseText(once)).toBe(once);
      expect(await identifyText(text)).toMatchObject({ content: once, sha256: textSha256(text) });
    }),
  );
});
