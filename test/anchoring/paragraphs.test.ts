import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, describe as group, it } from "vitest";
import * as z from "zod";
import { compareBeside, describe, find, prepareText, surroundingsOf } from "../../src/anchoring/index.ts";

// Paragraphs by four people who had not read the rules, edited in a quote or beside it; docs/decisions/0003-anchoring.md has
// what they showed at first sight. What is listed below is what is not told, or flagged for nothing.
const line = z.object({
  where: z.enum(["inside", "beside"]),
  before: z.string(),
  quote: z.string(),
  after: z.string(),
  now: z.string(),
  harmful: z.boolean(),
});
const read = (file: string) =>
  readFileSync(join(import.meta.dirname, file), "utf8")
    .trim()
    .split("\n")
    .map((one) => line.parse(JSON.parse(one)));
const paragraphs = read("paragraphs.jsonl");
// By whoever wrote the rules, to see what they miss.
const written = read("beside.jsonl");

const length = (text: string): number => Array.from(text).length;

function isTold({ where, before, quote, after, now }: z.output<typeof line>): boolean {
  const text = before + quote + after;
  if (where === "inside") {
    const selector = describe(text, length(before), length(before + quote));
    const { state, meaningMayHaveChanged } = find(prepareText(now), selector);
    return state === "gone" || meaningMayHaveChanged;
  }
  const at = now.indexOf(quote);
  const was = surroundingsOf(text, before.length, before.length + quote.length);
  return compareBeside(quote, was, surroundingsOf(now, at, at + quote.length)).length > 0;
}

const quotesOf = (where: "inside" | "beside", harmful: boolean, told: boolean, of = paragraphs): string[] =>
  of
    .filter((one) => one.where === where && one.harmful === harmful && isTold(one) === told)
    .map(({ quote }) => quote);

const SILENT_INSIDE: string[] = [
  "The number of road deaths has gone down since the speed limit was lowered",
  "pardon impossible, to be executed",
  "The museum returned the 300-year-old masks to the islanders in May.",
];
const FLAGGED_INSIDE: string[] = [
  "No advisor of his has ever met the arms dealer",
  "The sailors are being held in a polish prison near the coast",
  "Volunteers help the newcomers to fill in their asylum papers",
  "The convoy of trucks have crossed the river without any losses",
  "The students left there bicycles in the hallway for months",
  "The tigress has lost it's appetite since the move to the new cage",
  "Everyone in the hut is alright and there is enough food",
  "well, um, we deserved the point",
  "the players was tired",
  "The novel <em>Salt Harbour</em> has sold a <b>million</b> copies since the spring.",
  "The island's population fell by half in the forty years after the war.[3]",
  "The ruling was published on the court's website on Thursday evening.",
  "The tenor sang in a cafÃ© in Brill before he was foundâ€”by chanceâ€”by an agent.",
  "The news paper's web site was off line for most of the week end.",
  "The team of divers hopes reach the wreck by the end the month.",
  "The list of the missing passengers were published by the ferry line on Sunday.",
  "The zoo said it's oldest elephant had died in the night.",
  "The runway was lengthened by 1.5 kilometres to take the larger planes.",
  "The youngest of the crew (a boy of 16) kept the only diary.",
  "The council quietly dropped its plan to sell the allotments last week.",
  "On Tuesday morning a crane fell on to the roof of an empty school in Penn.",
  "The old synagogue was restored by volunteers from four countries.",
  "A farmer discovered the sword while he was ploughing near Thorne.",
  "The queen gave the rescued sailor a silver watch at a short ceremony.",
  "The decision of the committee surprised the parents of the pupils.",
  '"We won\'t leave," said Dr. Ana Holt, 51, on 2 June -- her last day at the clinic...',
  "The minister will visit farms in Dorle and Upper Cass during the week.",
];
const SILENT_BESIDE: string[] = [
  "The waves killed 70 people in the fishing village of Loma.",
  "The water level had dropped by two metres.",
  "The host falls to the floor in front of forty guests.",
];
const FLAGGED_BESIDE: string[] = [
  "The grapes were picked two weeks earlier than last year",
  "The pharmacist diluted cancer drugs for at least four years.",
  "Hanna Brodie won the run-off with 61 percent of the vote.",
  "She will lead the review of the prison service.",
  "The buyer plans to turn the chapel into a garage.",
  "They found 40 kilos of ivory under the deck.",
  "It made its first crossing on Saturday in calm seas.",
  "The old bridge will be pulled down in September",
  "Some 5,000 customers will have to travel to the mainland.",
];

group("paragraphs by people who had not read the rules", () => {
  it("an edit in the quote that changes what it says is told", () => {
    expect(quotesOf("inside", true, false)).toEqual(SILENT_INSIDE);
  });

  it("an edit in the quote that changes nothing is seldom told", () => {
    expect(quotesOf("inside", false, true)).toEqual(FLAGGED_INSIDE);
  });

  it("what turns an unchanged quote beside it is told", () => {
    expect(quotesOf("beside", true, false)).toEqual(SILENT_BESIDE);
  });

  it("what does not touch an unchanged quote is seldom told", () => {
    expect(quotesOf("beside", false, true)).toEqual(FLAGGED_BESIDE);
  });

  // Bounds, not quotes: the opposites are of a list that matching has, and it grows.
  it("of 763 edits beside a quote that were written for it, few that turn it are silent and few others flagged", () => {
    expect(written.filter(({ harmful }) => harmful)).toHaveLength(449);
    expect(written.filter(({ harmful }) => !harmful)).toHaveLength(314);
    expect(quotesOf("beside", true, false, written).length).toBeLessThanOrEqual(16);
    expect(quotesOf("beside", false, true, written).length).toBeLessThanOrEqual(23);
  });
});
