import { describe, expect, it } from "vitest";
import { idPattern, isId, newId } from "../src/ids.ts";
import { ID_PREFIXES, type IdKind } from "../src/vocabulary.ts";

const KINDS = Object.keys(ID_PREFIXES) as IdKind[];

describe("ids", () => {
  it.each<[IdKind, string]>([
    ["claim", "clm"],
    ["article", "art"],
    ["span", "spn"],
    ["verdict", "ver"],
    ["publication", "pub"],
    ["editor", "edt"],
    ["key", "key"],
    ["event", "evt"],
  ])("of a %s begin with %s_ and are no other kind's", (kind, prefix) => {
    const id = newId(kind);
    expect(id).toMatch(new RegExp(`^${prefix}_[0-9a-z]{26}$`));
    expect(KINDS.filter((other) => isId(other, id))).toEqual([kind]);
    expect(idPattern(kind).test(id)).toBe(true);
  });

  it("differ", () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId("claim"))).size).toBe(1000);
  });

  it.each([
    ["", false],
    ["clm_01m7w2y7m069r3hzxwc1gedd1s", true],
    ["CLM_01M7W2Y7M069R3HZXWC1GEDD1S", false],
    ["clm_01M7W2Y7M069R3HZXWC1GEDD1S", false],
    ["clm_01m7w2y7m069r3hzxwc1gedd1", false],
    ["clm_01m7w2y7m069r3hzxwc1gedd1ss", false],
    ["clm_81m7w2y7m069r3hzxwc1gedd1s", false],
    ["clm_01m7w2y7m069r3hzxwc1gedd1i", false],
    ["clm_01m7w2y7m069r3hzxwc1gedd1l", false],
    ["clm_01m7w2y7m069r3hzxwc1gedd1o", false],
    ["clm_01m7w2y7m069r3hzxwc1gedd1u", false],
    ["clm-01m7w2y7m069r3hzxwc1gedd1s", false],
    ["clm_01m7w2y7m069r3hzxwc1gedd1s\n", false],
    [" clm_01m7w2y7m069r3hzxwc1gedd1s", false],
  ])("%j of a claim: %s", (value, is) => {
    expect(isId("claim", value)).toBe(is);
  });
});
