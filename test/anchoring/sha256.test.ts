import { expect, test } from "vitest";
import { sha256, textSha256 } from "../../src/anchoring/sha256.ts";

// Vectors of FIPS 180-4, and UTF-8 of two, three and four bytes checked against `printf … | sha256sum`.
test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
  ["é中😀", "aabae3418ff6346303d27c710ec789e76a3d57634026fc011ac96be24144615a"],
])("%j", (text, hex) => {
  expect(sha256(text)).toBe(hex);
});

test("a text is hashed as articles are: no byte order mark, line feeds, NFC", () => {
  expect(textSha256("\uFEFFa\r\nb\re\u0301")).toBe(sha256("a\nb\né"));
});
