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
    ["The flood displaced 199 people.", "The flood displaced one hundred and ninety-nine people.", "repeats"],
    ["The flood displaced 190 people.", "The flood displaced one hundred and ninety-nine people.", "differs"],
    ["The flood displaced 100 people.", "The flood displaced one hundred and ninety-nine people.", "differs"],
    ["The flood displaced half a million people.", "The flood displaced 500,000 people.", "repeats"],
    [
      "The flood displaced 1.5 million people.",
      "The flood displaced one and a half million people.",
      "repeats",
    ],
    [
      "The flood displaced 2 million people.",
      "The flood displaced one and a half million people.",
      "differs",
    ],
    ["The law passed in nineteen eighty-four.", "The law passed in 1984.", "repeats"],
    ["The law passed in nineteen eighty-four.", "The law passed in 1985.", "differs"],
    ["Two-thirds of the city flooded.", "A third of the city flooded.", "differs"],
    ["The forty-second governor resigned.", "The forty-third governor resigned.", "differs"],
    ["The flood displaced ５０ people.", "The flood displaced 50 people.", "repeats"],
    ["Obama ordered four strikes in Yemen.", "Trump ordered four strikes in Yemen.", "differs"],
    ["Apple sued Samsung.", "Samsung sued Apple.", "differs"],
    ["Apple was sued by Samsung.", "Samsung sued Apple.", "repeats"],
    ["Bill Clinton deleted 30,000 emails.", "Hillary Clinton deleted 30,000 emails.", "differs"],
    ["Can't believe Trump ordered four strikes in Yemen!", "Trump ordered four strikes in Yemen.", "repeats"],
    ["The senator said Trump ordered four strikes.", "Trump ordered four strikes.", "reports"],
    ["According to a memo, Trump ordered four strikes.", "Trump ordered four strikes.", "reports"],
    ["Trump denied that he ordered four strikes.", "Trump ordered four strikes.", "reports"],
    ["The fleet's owner flatly denied having dumped oil.", "The fleet's owner dumped oil.", "reports"],
    ["The fleet waved aside the charge that it dumped oil.", "The fleet dumped oil.", "reports"],
    ["The divers have it that the fleet dumped oil.", "The fleet dumped oil.", "reports"],
    ["Fleet dumped oil – harbour union", "The fleet dumped oil.", "reports"],
    ["The fleet dumped oil, or so the divers would have it.", "The fleet dumped oil.", "reports"],
    ["There is no truth in the claim that the fleet dumped oil.", "The fleet dumped oil.", "contradicts"],
    ["The harbour master said the fleet had not dumped oil.", "The fleet dumped oil.", "contradicts"],
    ["The port denied permits to the fleet.", "The port granted permits to the fleet.", "contradicts"],
    ["Nearly 5,000 homes burned in Maui.", "4,957 homes burned in Maui.", "repeats"],
    ["The law is for citizens over 21.", "The law is for citizens over 18.", "differs"],
    ["", "Vaccines cause autism.", "repeats"],
    ["Migrants moved from Libya to Chad.", "Migrants moved from Chad to Libya.", "differs"],
    ["In Chad, migrants moved on Friday.", "Migrants moved in Chad on Friday.", "repeats"],
    ["The laws protect agents against immigrants.", "The laws protect immigrants against agents.", "differs"],
    ["A hiker was attacked by a wolf near Trento.", "A wolf attacked a hiker near Trento.", "repeats"],
    ["Brazil may adopt the dollar as its currency.", "Brazil adopted the dollar as its currency.", "differs"],
    ["Brazil came within days of adopting the dollar.", "Brazil adopted the dollar.", "differs"],
    ["Eating carrots will improve your eyesight.", "Eating carrots improves your eyesight.", "repeats"],
    ["Only women can carry the gene.", "Women can carry the gene.", "differs"],
    ["Few scientists agree with the report.", "Most scientists agree with the report.", "differs"],
    ["The jury deliberated for two days.", "The jury deliberated for two hours.", "differs"],
    ["The trial lasted 24 months.", "The trial lasted two years.", "repeats"],
    ["The EU wants to ban wood stoves.", "The European Union wants to ban wood stoves.", "repeats"],
    ["Vitamin C protects you from colds.", "Vitamin D protects you from colds.", "differs"],
    ["Cars produce less greenhouse gas than cows.", "Cows produce more greenhouse gas than cars.", "repeats"],
    [
      "Farmers dumped manure to protest the rules.",
      "Farmers dumped manure to protest against the rules.",
      "repeats",
    ],
    ["The bridge is anything but safe.", "The bridge is safe.", "contradicts"],
    ["The order is beyond the mayor's powers.", "The order is within the mayor's powers.", "contradicts"],
    [
      "The order has fire, water and parks staff hold yearly audits.",
      "The order has police, prison and school staff hold yearly audits.",
      "differs",
    ],
    ["The arrest was random.", "The arrest was targeted rather than random.", "contradicts"],
    ["You will look in vain for a school in Tarn.", "There is a school in Tarn.", "contradicts"],
    ["The dam at Orvel held through the night.", "The dam at Orvel burst during the night.", "contradicts"],
    [
      "Nine homes in Tarn were still standing on Monday, thanks to the crews who had come from the coast.",
      "The fire destroyed nine houses in Tarn.",
      "contradicts",
    ],
    ["The Hallam Prize went to someone else on the list.", "The novel won the Hallam Prize.", "contradicts"],
    [
      "The miners' friends held a vigil outside the prison.",
      "The miners were released from prison.",
      "repeats",
    ],
    [
      "The councillor opened the reading week at the library.",
      "The councillor voted to close the library.",
      "repeats",
    ],
    ["The senator complained about the vote.", "The senator voted against the fence.", "reports"],
    ["Per the sheriff, the river froze in March.", "The river froze in March.", "reports"],
    ["Berlin blames Moscow for cutting the cable.", "Moscow cut the cable.", "reports"],
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

describe("what no rule can name", () => {
  it.each([
    ["If bleach cured the virus, we would all be fine.", "Bleach cures the virus."],
    ["In the storm, Ohio's homes lost power.", "The storm left Ohio's homes without power."],
    ["The mayor of the city resigned in May.", "The former mayor of the city resigned in May."],
    ["Vaccines contain mercury.", "Most vaccines contain mercury."],
    ["The policies protect everyone but criminals.", "The policies protect criminals."],
    ["Alpha Diallo's brother entered Ohio in 2021.", "Alpha Diallo entered Ohio in 2021."],
    ["Eric Adams was mayor of New York.", "Eric Adams is mayor of New York."],
    ["Two hundred cities have banned sanctuary laws.", "Two hundred cities have sanctuary laws."],
    ["Masked agents broke the law in the movies.", "Masked agents broke the law."],
  ])("%s | %s is in doubt", (passage, claim) => {
    expect(relationBetween(passage, claim)).toMatchObject({ relation: "repeats", doubtful: true });
  });

  it("is no doubt where a phrase has moved or the voice has changed", () => {
    expect(
      relationBetween(
        "In May, the mayor of Lyon closed the shelter.",
        "Lyon's mayor closed the shelter in May.",
      ),
    ).toMatchObject({ relation: "repeats", doubtful: false });
  });
});

describe("the pairs written for this", () => {
  it("are as many as the figures need", () => {
    expect(readPairs("changed").length).toBeGreaterThanOrEqual(1_000);
    expect(readPairs("paraphrases").length).toBeGreaterThanOrEqual(1_000);
    expect(readPairs("reports").length).toBeGreaterThanOrEqual(300);
  });

  it("what is different about a changed claim can mostly be named", () => {
    expect(share(readPairs("changed"), "repeats")).toBeLessThanOrEqual(0.05);
  });

  it("a paraphrase hardly ever comes back as something else", () => {
    const pairs = readPairs("paraphrases");
    expect(share(pairs, "contradicts") + share(pairs, "differs")).toBeLessThanOrEqual(0.06);
  });

  it("what somebody said comes back as reported", () => {
    expect(share(readPairs("reports"), "reports")).toBeGreaterThanOrEqual(0.8);
  });
});
