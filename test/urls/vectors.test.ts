import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readTidyUrl } from "../../src/dev/refresh-url-lists.ts";
import { bySite, everywhere, referral } from "../../src/urls/added-parameters.ts";
import list from "../../src/urls/lists/tracking-parameters.json" with { type: "json" };
import { HASH_VERSION, lookupHash } from "../../src/urls/lookup-hash.ts";
import { normaliseUrl, readPageAddress } from "../../src/urls/normalise-url.ts";
import file from "./vectors.json" with { type: "json" };

test.each(file.vectors)("$why: $url", async ({ url, key, hash }) => {
  expect(normaliseUrl(url)).toBe(key);
  expect(normaliseUrl(`https://${key}`)).toBe(key);
  expect(await lookupHash(key)).toBe(hash);
});

test.each(file.refused)("%j has no key", (url) => {
  expect(() => normaliseUrl(url)).toThrow();
});

test("the vectors are of the present rules", () => {
  expect(file.hashVersion).toBe(HASH_VERSION);
});

/**
 * Of the lists that keys are made by; the vectors hold the rules. If this fails, keys of some addresses are others now:
 * raise HASH_VERSION with it (docs/url-identity.md says what else).
 */
const LISTS = { version: 2, digest: "20383f699bd70398" };

test("the lists have not changed behind the version's back", () => {
  const digest = createHash("sha256")
    .update(JSON.stringify([list, everywhere, bySite, referral]))
    .digest("hex");
  expect({ version: HASH_VERSION, digest: digest.slice(0, 16) }).toEqual(LISTS);
});

test("the vendored list is what the installed package holds", () => {
  expect(list).toEqual(readTidyUrl());
});

test("what is added to it is not in it, stands once, and is in lower case", () => {
  const added = everywhere.flatMap(({ names = [], prefixes = [] }) => [...names, ...prefixes]);
  expect(added.filter((name) => list.everywhere.includes(name))).toEqual([]);
  for (const names of [
    added,
    ...Object.values(bySite),
    ...referral.flatMap(({ names, words }) => [names, words]),
  ]) {
    expect(names.filter((name, i) => name !== name.toLowerCase() || names.indexOf(name) !== i)).toEqual([]);
  }
});

test("no list removes what may choose a document everywhere", () => {
  const base = "https://example.org/a";
  const needed =
    "id p page q article story lang v t amp si attn ref source share from src origin via oldid".split(" ");
  expect(needed.filter((name) => normaliseUrl(`${base}?${name}=17`) !== `example.org/a?${name}=17`)).toEqual(
    [],
  );
});

test.each([
  [
    "https://web.archive.org/web/20201130144023id_/https://check.example/a?utm_source=x",
    "https://check.example/a?utm_source=x",
    true,
  ],
  ["https://archive.ph/2020.11.30-144023/https://check.example/a", "https://check.example/a", true],
  ["https://archive.ph/o/AbC12/check.example/a", "https://check.example/a", true],
  [
    "https://www.webcitation.org/query?url=https://check.example/a&date=2020-11-30",
    "https://check.example/a",
    true,
  ],
  ["https://web.archive.org/web/*/https://check.example/a", "https://check.example/a", false],
  ["https://web.archive.org/save/https://check.example/2020/a", "https://check.example/2020/a", false],
  [
    "https://check-example.cdn.ampproject.org/c/s/check.example/2020/a",
    "https://check.example/2020/a",
    false,
  ],
  ["https://check.example/2020/a", "https://check.example/2020/a", false],
])("%s is a page's own address, and perhaps a kept copy of it", (input, address, isCopy) => {
  expect(readPageAddress(input)).toEqual({
    key: normaliseUrl(address),
    address,
    archiveUrl: isCopy ? input : null,
  });
});

test("an archive's address within a way out keeps the archive's, not the way", () => {
  const copy = "https://web.archive.org/web/2020/https://check.example/a";
  expect(readPageAddress(`https://www.google.com/url?q=${encodeURIComponent(copy)}`)).toEqual({
    key: "check.example/a",
    address: "https://check.example/a",
    archiveUrl: copy,
  });
});
