import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEvalDatabase } from "../../src/cli/eval-database.ts";
import type { Database } from "../../src/db/database.ts";
import { indexClaim } from "../../src/search/index-claim.ts";
import { matchPassages } from "../../src/search/match-passages.ts";
import { type Pair, readPairs } from "../matching/pairs.ts";

/**
 * `npm run test:long` looks every pair up; `npm test` one in six. All of them are compared with their own claim
 * alone by test/matching, which is a tenth of the work.
 */
const EVERY = process.env.VERBATIM_TEST_LONG === "1" ? 1 : 6;
const some = (pairs: Pair[]) => pairs.filter((_, i) => i % EVERY === 0);

const texts = [...new Set(readPairs("paraphrases").map((pair) => pair.claim))];
const own = {
  zh: "美国总统特朗普宣布退出气候协定。",
  fact: "The comet will strike Lisbon in October.",
  statement: "Professor Ines Prado said the comet will strike Lisbon in October.",
  lost: "Minister Joao Sa said the volcano under Madeira is awake.",
};
const base = {
  language: "en",
  claimant: null,
  about: [],
  bodies: [],
  quotes: [],
  headlines: [],
  reports: [],
};

let db: Database;

beforeAll(async () => {
  db = await openEvalDatabase(texts.map((text, i) => ({ id: `pair-${i}`, text })));
  await db.write([
    ...indexClaim(9001, { ...base, id: "zh", kind: "fact", language: "zh", text: own.zh }),
    ...indexClaim(9002, { ...base, id: "fact", kind: "fact", text: own.fact }),
    ...indexClaim(9003, {
      ...base,
      id: "statement",
      kind: "statement",
      text: own.statement,
      reports: ["fact"],
    }),
    ...indexClaim(9004, {
      ...base,
      id: "lost",
      kind: "statement",
      text: own.lost,
      reports: ["not-published"],
    }),
  ]);
});

afterAll(() => db.close());

const match = (text: string, more: Partial<Parameters<typeof matchPassages>[1]> = {}) =>
  matchPassages(db, { text, limit: 10, ...more });

describe("matching a text", () => {
  it("finds the claim that a sentence among others repeats, and says where", async () => {
    const text = "🙂 Morning all. Norway has outlawed sales of petrol cars as of 2025!! Nice weather.";
    const { matches, searchedClaims } = await match(text);
    expect(matches[0]).toMatchObject({
      claimId: `pair-${texts.indexOf("Norway banned the sale of petrol cars in 2025.")}`,
      confidence: "likely",
      relation: "repeats",
      differences: [],
      residue: [
        { side: "passage", text: "sales", why: "word" },
        { side: "passage", text: "as of", why: "function-word" },
        { side: "claim", text: "sale", why: "word" },
        { side: "claim", text: "in", why: "function-word" },
      ],
      passage: { exact: "Norway has outlawed sales of petrol cars as of 2025!!", start: 15, end: 68 },
    });
    expect(searchedClaims).toBe(texts.length + 4);
  });

  it("gives the claim's verdict only to what is proven to be the claim, whatever stands beside", async () => {
    const text = "Morning all. In 2025, Norway outlawed the sale of petrol cars!! Nice weather.";
    const { matches, language } = await match(text);
    expect(language).toBe("en");
    expect(matches[0]).toMatchObject({
      claimId: `pair-${texts.indexOf("Norway banned the sale of petrol cars in 2025.")}`,
      confidence: "match",
      relation: "repeats",
      differences: [],
      residue: [],
      passage: { exact: "In 2025, Norway outlawed the sale of petrol cars!!", start: 13, end: 63 },
    });
    expect((await match(`${text} That is a myth.`)).matches[0]).toMatchObject({ confidence: "match" });
    const denied = text.replace("Nice weather", "It is a myth");
    expect((await match(denied)).matches[0]).toMatchObject({ confidence: "possible" });
  });

  it("never adds up sentences to a claim that none of them says", async () => {
    const { matches } = await match("Norway has petrol cars for sale. They were banned in 2025.");
    expect(matches[0]).toMatchObject({ confidence: "possible", relation: "related" });
  });

  it("never calls the opposite, another number or a report a match", async () => {
    const pairs = [...some(readPairs("changed")), ...some(readPairs("reports"))];
    let matched = 0;
    for (const { passage, claim } of pairs) {
      const { matches } = await match(passage);
      const id = `pair-${texts.indexOf(claim)}`;
      if (matches.some((one) => one.claimId === id && one.confidence === "match")) matched++;
    }
    expect(matched).toBe(0);
  });

  it("calls those paraphrases a match that it can prove", async () => {
    const pairs = some(readPairs("paraphrases"));
    let matched = 0;
    for (const { passage, claim } of pairs) {
      const { matches } = await match(passage);
      const found = matches.find((one) => one.claimId === `pair-${texts.indexOf(claim)}`);
      if (found?.confidence === "match" && found.relation === "repeats") matched++;
    }
    expect(matched / pairs.length).toBeGreaterThanOrEqual(0.06);
  });

  it("hands out a statement only behind the fact that it reports", async () => {
    const ids = (await match(own.statement)).matches.map((one) => one.claimId);
    expect(ids.slice(0, 2)).toEqual(["fact", "statement"]);
    expect((await match(own.statement, { limit: 1 })).matches.map((one) => one.claimId)).toEqual(["fact"]);
    expect((await match(own.lost)).matches.map((one) => one.claimId)).not.toContain("lost");
  });

  it("knows a claim that is pasted as it stands among others in the same words", async () => {
    const claims = [
      "Zora Maly is mayor of Brno.",
      "Zora Maly is a nominee for mayor of Brno.",
      "Zora Maly opened a shelter in Brno.",
      "The mayor of Brno opened a school.",
      "Brno has a mayor and a council.",
    ];
    const few = await openEvalDatabase(claims.map((text, i) => ({ id: String(i), text })));
    for (const [i, text] of claims.entries()) {
      const { matches } = await matchPassages(few, { text, limit: 10 });
      expect(matches[0]).toMatchObject({ claimId: String(i), confidence: "match", relation: "repeats" });
      expect(matches.filter((one) => one.confidence === "match")).toHaveLength(1);
    }
    few.close();
  });

  it("finds every claim of a paste, however many are asked for, where it stands", async () => {
    const claims = texts.slice(0, 12);
    const paste = claims.join(" ");
    const { matches } = await match(paste, { limit: 12 });
    expect(matches.filter((one) => one.confidence === "match").map((one) => one.passage.exact)).toEqual(
      expect.arrayContaining(claims),
    );
    const { matches: few } = await match(paste, { limit: 3 });
    expect(few).toEqual(matches.slice(0, 3));
  });

  it("finds words of a script without spaces, and says how", async () => {
    const { matches, trigrams } = await match("特朗普宣布退出气候协定");
    expect(trigrams).toBe(true);
    expect(matches[0]?.claimId).toBe("zh");
    expect((await match("Norway")).trigrams).toBe(false);
  });

  it("keeps to a language, and leaves out what it is told to", async () => {
    expect((await match(own.zh, { language: "en" })).matches.map((one) => one.claimId)).not.toContain("zh");
    expect((await match(own.zh, { language: "zh" })).matches[0]?.claimId).toBe("zh");
    expect(
      (await match(own.zh, { except: new Set(["zh"]) })).matches.map((one) => one.claimId),
    ).not.toContain("zh");
  });

  it("brings nothing back for one word in common", async () => {
    for (const text of ["It rained in the city.", "The mayor had lunch."])
      expect((await match(text)).matches).toEqual([]);
  });

  it("says that nothing was found, and in how many claims", async () => {
    for (const text of ["", "👍", '"', "*", "the of and", "NOT (", "…"]) {
      const language = text === "the of and" || text === "NOT (" ? "en" : "und";
      expect(await match(text)).toEqual({
        matches: [],
        searchedClaims: texts.length + 4,
        trigrams: false,
        language,
      });
    }
  });

  it("answers anything", { timeout: 120_000 }, async () => {
    const bit = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.constantFrom(
        '"',
        "*",
        "NEAR(",
        "AND OR NOT",
        "^a",
        "a:b",
        "-x",
        "{a}",
        "مرحبا بالعالم",
        "美国总统",
        "สวัสดี",
        "petrol cars",
        "'; DROP TABLE",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { maxLength: 12 }), async (bits) => {
        const { searchedClaims } = await match(bits.join(" ").toWellFormed());
        expect(searchedClaims).toBe(texts.length + 4);
      }),
      { numRuns: 150 },
    );
    for (const part of ["petrol cars ", "a", "美", "1.", "#", "@x", "Not. "]) {
      const { searchedClaims } = await match(part.repeat(1_000_000 / part.length));
      expect(searchedClaims).toBe(texts.length + 4);
    }
  });
});
