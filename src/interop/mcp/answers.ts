import * as z from "zod";

// What the tools answer, as their structured part. The text part is the same JSON behind a sentence of ours, so that a
// client that reads one of them alone misses nothing.

const words = z.string();
const day = z.string().nullable();

export const quoteAnswer = z.object({
  exact: words.describe("Word for word as it stands, or stood, in the source"),
  bearing: words.describe("What it does for the claim"),
  standing: words.describe("Whether it still stands in the source"),
  source: words.nullable(),
  publishedOn: day,
  assertedBy: words.nullable(),
  link: words.nullable(),
});

const verdictAnswer = z.object({
  label: words.describe("In words; of a statement, that the label is on whether it was said"),
  meaning: words,
  finding: words,
  publisher: words,
  checkedBy: words,
  judgedOn: words,
  sources: words.describe("Whether the quotes that it rests on still stand"),
  correction: words.nullable(),
});

export const claimAnswer = z.object({
  id: words,
  page: words,
  claim: words,
  claimant: words.nullable(),
  saidOn: day,
  verdict: verdictAnswer.nullable(),
  reviewsByOthers: z.array(z.object({ publisher: words, rating: words, url: words.nullable() })),
  overtaken: words.nullable(),
  quotes: z.array(quoteAnswer),
});
export type ClaimAnswer = z.output<typeof claimAnswer>;

export const searchAnswer = z.object({ says: words, claims: z.array(claimAnswer) });

export const wholeClaimAnswer = claimAnswer.extend({
  says: words,
  summary: words.nullable(),
  notSeen: z.array(words),
  notDecided: z.array(words),
  instead: words.nullable(),
});

export const checkAnswer = z.object({
  says: words,
  language: words.describe("What the text was read as"),
  searchedClaims: z.int(),
  matches: z.array(
    z.object({
      passage: words.describe("The part of the text"),
      relation: words.describe("What the passage does to the claim, in a sentence"),
      saysTheSame: z.boolean().describe("Only then is the verdict on what the passage says"),
      confidence: words,
      differences: z.array(z.object({ passage: words, claim: words })),
      residue: z
        .array(z.object({ side: words, text: words }))
        .describe("What neither text explains of the other"),
      claim: claimAnswer,
    }),
  ),
});

export const pageAnswer = z.object({
  says: words,
  passages: z.array(
    z.object({ exact: words, bearing: words, standing: words, claim: words.describe("id of the claim") }),
  ),
  claims: z.array(claimAnswer),
});
