import { describe, expect, it } from "vitest";
import { relationBetween } from "../../src/matching/relation/find-relation.ts";
import { readPairs } from "./pairs.ts";

const share = (pairs: ReturnType<typeof readPairs>, relation: string): number =>
  pairs.filter((pair) => relationBetween(pair.passage, pair.claim).relation === relation).length /
  pairs.length;

describe("what a passage does with a claim", () => {
  it.each([
    ["The mayor did not close the shelter.", "The mayor closed the shelter.", "contradicts"],
    ["Vaccines cause autism.", "Vaccines do not cause autism.", "contradicts"],
    ["No evidence that vaccines cause autism.", "Vaccines cause autism.", "contradicts"],
    ["FALSE: Trump ordered four strikes in Yemen.", "Trump ordered four strikes in Yemen.", "contradicts"],
    ["Unemployment fell to 5% in 2019.", "Unemployment rose to 5% in 2019.", "contradicts"],
    ["Unemployment didn't rise in 2019.", "Unemployment fell in 2019.", "repeats"],
    ["Trump ordered forty strikes in Yemen.", "Trump ordered four strikes in Yemen.", "differs"],
    ["Trump ordered 4 strikes in Yemen.", "Trump ordered four strikes in Yemen.", "repeats"],
    ["Obama ordered four strikes in Yemen.", "Trump ordered four strikes in Yemen.", "differs"],
    ["Apple sued Samsung.", "Samsung sued Apple.", "differs"],
    ["Apple was sued by Samsung.", "Samsung sued Apple.", "repeats"],
    ["Bill Clinton deleted 30,000 emails.", "Hillary Clinton deleted 30,000 emails.", "differs"],
    ["Can't believe Trump ordered four strikes in Yemen!", "Trump ordered four strikes in Yemen.", "repeats"],
    ["The senator said Trump ordered four strikes.", "Trump ordered four strikes.", "reports"],
    ["According to a memo, Trump ordered four strikes.", "Trump ordered four strikes.", "reports"],
    ["Trump denied that he ordered four strikes.", "Trump ordered four strikes.", "contradicts"],
    ["Nearly 5,000 homes burned in Maui.", "4,957 homes burned in Maui.", "repeats"],
    ["The law is for citizens over 21.", "The law is for citizens over 18.", "differs"],
    ["", "Vaccines cause autism.", "repeats"],
  ])("%s | %s → %s", (passage, claim, relation) => {
    expect(relationBetween(passage, claim).relation).toBe(relation);
  });

  it("names what differs", () => {
    expect(
      relationBetween("Iowa spent $3 million in May.", "Ohio spent $2 million in May.").differences,
    ).toEqual([
      { kind: "number", passage: "$3 million", claim: "$2 million" },
      { kind: "name", passage: "Iowa", claim: "Ohio" },
    ]);
    expect(relationBetween("Ohio never spent it.", "Ohio spent it.").differences).toEqual([
      { kind: "negation", passage: "never", claim: "" },
    ]);
  });
});

describe("the pairs written for this", () => {
  it("are as many as the figures need", () => {
    expect(readPairs("changed").length).toBeGreaterThanOrEqual(300);
    expect(readPairs("paraphrases").length).toBeGreaterThanOrEqual(300);
    expect(readPairs("reports").length).toBeGreaterThanOrEqual(100);
  });

  it("a changed claim hardly ever comes back as a repetition", () => {
    expect(share(readPairs("changed"), "repeats")).toBeLessThanOrEqual(0.02);
  });

  it("a paraphrase hardly ever comes back as something else", () => {
    const pairs = readPairs("paraphrases");
    expect(share(pairs, "contradicts") + share(pairs, "differs")).toBeLessThanOrEqual(0.05);
  });

  it("what somebody said comes back as reported", () => {
    expect(share(readPairs("reports"), "reports")).toBeGreaterThanOrEqual(0.8);
  });
});
