import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256, sha256Hex } from "../../src/language/sha256.ts";
import { sha256 as nodeSha256, sha256Hex as nodeSha256Hex } from "../../src/node-sha256.ts";

// Vectors of FIPS 180-4, and UTF-8 of two, three and four bytes checked against `printf … | sha256sum`.
it.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
  ["é中😀", "aabae3418ff6346303d27c710ec789e76a3d57634026fc011ac96be24144615a"],
])("%j", async (text, hex) => {
  expect(sha256(text)).toBe(hex);
  expect(await sha256Hex(text)).toBe(hex);
  expect([nodeSha256(text), await nodeSha256Hex(text)]).toEqual([hex, hex]);
});

it("one million a's, and one code unit either side of where Web Crypto takes over", async () => {
  expect(await sha256Hex("a".repeat(1_000_000))).toBe(
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
  );
  for (const length of [7_999, 8_000, 8_001]) {
    const text = "é".repeat(length);
    expect(await sha256Hex(text)).toBe(sha256(text));
  }
});

it("an unpaired surrogate counts as U+FFFD on both ways", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
      const broken = `${text}\ud800`;
      expect(sha256(broken)).toBe(sha256(`${text}\ufffd`));
      expect(nodeSha256(broken)).toBe(sha256(broken));
      expect(await sha256Hex(broken.padEnd(9_000))).toBe(sha256(broken.padEnd(9_000)));
    }),
  );
});
