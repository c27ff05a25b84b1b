import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/seeds/problem.ts";
import { readSeedFiles } from "../../src/seeds/read-seed-files.ts";
import { verifySeeds } from "../../src/seeds/verify-seeds.ts";

const seeds = await readSeedFiles("seeds");
const ARBITRARY = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const ORDERED = "an-immigration-judge-issued-a-final-removal-order-against-alpha-amadou-diallo";

type Claim = (typeof seeds.claims)[number];

function claimOf(set: typeof seeds, slug: string): Claim {
  const claim = set.claims.find((candidate) => candidate.slug === slug);
  if (!claim) throw new Error(`no seed ${slug}`);
  return claim;
}

/** What is said of the seeds after one change to them. */
function problemsAfter(change: (set: typeof seeds) => void): string[] {
  const set = structuredClone(seeds);
  change(set);
  return verifySeeds(set, null).map(formatProblem);
}

describe("the seeds", () => {
  it("hold every rule that can be checked without the articles' texts", () => {
    expect(verifySeeds(seeds, null)).toEqual([]);
  });

  it("refute that the arrest was arbitrary by a claim that itself holds", () => {
    const claim = claimOf(seeds, ARBITRARY);
    expect(claim.verdict.label).toBe("refuted");
    expect(claim.verdict.basis.strength).toBe("one_report");
    expect(claim.claimant).toBeNull();
    expect(claim.spans.map(({ role, stance, quote }) => [role, stance, quote.exact])).toEqual([
      [
        "appearance",
        "disputes",
        "Without explaining that Diallo had a final removal order, many viewers assumed the arrest was arbitrary",
      ],
      ["refutes", null, "issued a final removal order against him last year"],
      [
        "refutes",
        null,
        "the arrest was not discretionary or sudden. It was the enforcement of an existing court ruling",
      ],
    ]);
    expect(claim.spans[1]?.carriedBy).toEqual([ORDERED]);
    expect(claimOf(seeds, ORDERED).verdict.label).toBe("mostly_supported");
  });

  it("know the articles by their hashes and by nothing that is not given", () => {
    expect(
      seeds.articles.map(({ key, textSha256, textLength, headline, author, publishedOn, url }) => [
        key,
        textSha256.slice(0, 12),
        textLength,
        headline !== null,
        author,
        publishedOn,
        url,
      ]),
    ).toEqual([
      ["ending-nypd-cooperation", "76eb79f21b20", 7350, false, null, null, null],
      ["final-removal-order", "c29aaea894a4", 8167, false, null, null, null],
      ["sanctuary-commitment", "a6c46b79c270", 5492, true, null, null, null],
      ["executive-order", "a9142b9466d7", 2811, false, "Myles Miller", "2026-02-07", null],
    ]);
  });
});

describe("a change that breaks a rule is named", () => {
  it.each<[string, (set: typeof seeds) => void, RegExp]>([
    [
      "a claim reworded without its slug",
      (set) => {
        claimOf(set, ARBITRARY).text = "The arrest was arbitrary.";
      },
      /was-arbitrary\.json: slug: the text makes it "the-arrest-was-arbitrary"/,
    ],
    [
      "a refuting receipt whose carrier is unproven",
      (set) => {
        const { verdict } = claimOf(set, ORDERED);
        Object.assign(verdict, { label: "unproven", searched: ["Nothing."] });
      },
      /was-arbitrary\.json: spn_\w+: refutes by what an-immigration-judge-issued.* which is unproven/,
    ],
    [
      "a refuting passage that supports an unproven claim which it does not name",
      (set) => {
        const [, receipt] = claimOf(set, ARBITRARY).spans;
        if (receipt) receipt.carriedBy = [claimOf(set, "donald-trump-is-president-in-a-second-term").slug];
        Object.assign(claimOf(set, ORDERED).verdict, { label: "unproven", searched: ["Nothing."] });
      },
      /was-arbitrary\.json: spn_\w+: refutes by what an-immigration-judge-issued.* which is unproven/,
    ],
    [
      "a verdict on one report that does not say what was not seen",
      (set) => {
        claimOf(set, ARBITRARY).verdict.notSeen = [];
      },
      /verdict: A verdict that rests on one report says in `notSeen` what would settle it/,
    ],
    [
      "a verdict about a person that does not say whether they were asked",
      (set) => {
        const claim = claimOf(set, ARBITRARY);
        claim.verdict.reply = null;
      },
      /verdict: The claim is about a person: the verdict says in `reply`/,
    ],
    [
      "a verdict without its receipts",
      (set) => {
        claimOf(set, ARBITRARY).verdict.restsOn = [];
      },
      /verdict: refuted rests on at least one refuting quote/,
    ],
    [
      "a statement that reports a statement",
      (set) => {
        claimOf(set, "sanctuary-policies-protect-criminals").kind = "statement";
      },
      /reports sanctuary-policies-protect-criminals: a statement reports a fact/,
    ],
    [
      "two claims that overtake each other",
      (set) => {
        claimOf(set, "zohran-mamdani-is-mayor-of-new-york-city").relations.push({
          kind: "overtaken_by",
          claim: "zohran-mamdani-is-a-nominee-for-mayor-of-new-york-city",
          on: null,
          note: null,
        });
      },
      /overtaken_by .*: the two overtake each other/,
    ],
    [
      "a relation to nothing",
      (set) => {
        claimOf(set, ARBITRARY).relations.push({ kind: "same_as", claim: "gone", on: null, note: null });
      },
      /same_as gone: no such claim/,
    ],
    [
      "an id used twice",
      (set) => {
        claimOf(set, ARBITRARY).verdict.id = claimOf(set, ORDERED).verdict.id;
      },
      /ver_\w+: also in claims\//,
    ],
    [
      "an id of another time",
      (set) => {
        claimOf(set, ARBITRARY).createdAt = "2026-11-20T08:59:00.000Z";
      },
      /clm_\w+: the id's time is not 2026-11-20T08:59:00.000Z/,
    ],
    [
      "an unknown topic",
      (set) => {
        claimOf(set, ARBITRARY).topics.push("weather");
      },
      /topics: weather is not in topics\.json/,
    ],
    [
      "a quote of more words than a sentence needs",
      (set) => {
        const [first] = claimOf(set, ARBITRARY).spans;
        if (first) first.quote.exact = "word ".repeat(41).trim();
      },
      /spn_\w+: a quote of 41 words; 40 is the most/,
    ],
    [
      "more of what stands around a quote than shows in what sentence it stands",
      (set) => {
        const [first] = claimOf(set, ARBITRARY).spans;
        if (first) first.quote.prefix = "x".repeat(65);
      },
      /spn_\w+: a prefix or suffix of more than 64/,
    ],
    [
      "offsets that do not span the quote",
      (set) => {
        for (const span of claimOf(set, ARBITRARY).spans) span.quote.end += 1;
      },
      /the offsets do not span the quote/,
    ],
    [
      "too much of an article quoted",
      (set) => {
        for (const span of claimOf(set, ARBITRARY).spans) span.quote.end = 8000;
      },
      /final-removal-order: quotes make up \d\d\.\d % of the text; 30\.0 % is the most/,
    ],
  ])("%s", (_, change, message) => {
    expect(problemsAfter(change)).toContainEqual(expect.stringMatching(message));
  });
});
