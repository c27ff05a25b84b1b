import { describe, expect, it } from "vitest";
import { desks } from "./desk.ts";

// What is refused is in limits.test.ts; here, that people are told why in words of theirs.

const at = desks()("embedded");

const verdict = {
  label: "supported",
  headline: "It was closed",
  summary: "The notice says so.",
  basis: { strength: "one_report" },
  notSeen: ["the decision itself"],
  change: { kind: "initial" },
};

describe("what is wrong with a body is said in a sentence", () => {
  it.each<[path: string, body: unknown, detail: string]>([
    ["/v1/claims", {}, "text is required."],
    ["/v1/claims", { text: 4 }, "text must be text, not a whole number."],
    ["/v1/claims", { text: null }, "text must be text, not null."],
    ["/v1/claims", { text: ["a"] }, "text must be text, not a list."],
    ["/v1/claims", { text: " " }, "text must not be blank."],
    ["/v1/claims", { text: "x".repeat(1001) }, "text must be at most 1000 characters, not 1001."],
    ["/v1/claims", { text: "\u200b\u2060 \u2800" }, "text must not be blank."],
    ["/v1/claims", { text: "a\u0007b" }, "text must not contain U+0007, which cannot be shown."],
    ["/v1/claims", { text: "a\u{1fffe}b" }, "text must not contain U+1FFFE, which cannot be shown."],
    [
      "/v1/claims/c/verdicts",
      { ...verdict, summary: "a\fb", searched: ["\u3164"] },
      "summary must not contain U+000C, which cannot be shown; searched.0 must not be blank.",
    ],
    [
      "/v1/claims",
      { text: "a", claimant: { name: null } },
      "claimant.name must be text, not null: where nobody is named, what holds the name is null.",
    ],
    [
      "/v1/claims",
      { text: "a", claimedOn: "2021-7-16" },
      "claimedOn must be a day of the calendar, such as 2026-11-21: write 2021-07-16.",
    ],
    [
      "/v1/claims",
      { text: "a", claimedOn: "2021-07-16T10:00:00Z" },
      "claimedOn must be a day of the calendar, such as 2026-11-21: write 2021-07-16.",
    ],
    [
      "/v1/articles",
      { text: "a", publishedOn: "03/04/2021" },
      "publishedOn must be a day of the calendar, such as 2026-11-21: write 2021-04-03 or 2021-03-04.",
    ],
    [
      "/v1/claims",
      { text: "a", language: "Deutsch!" },
      "language must be a language tag, such as en or pt-BR.",
    ],
    [
      "/v1/claims",
      { text: "a", topics: ["A\u0001B", "c\r\nd", "x\ufffe"] },
      "topics.0 must not contain U+0001, which cannot be shown; topics.2 must not contain U+FFFE, which cannot be shown.",
    ],
    ["/v1/claims", { text: "a", topics: ["b", "…"] }, "topics.1 must have a letter or a digit."],
    ["/v1/claims", { text: "a", topics: ["State Law", "state-law"] }, "topics must not name a topic twice."],
    ["/v1/claims", { text: "a\u0000" }, "text must not contain NUL or unpaired surrogates."],
    ["/v1/claims", { text: "a", txet: "b" }, "txet is not known here."],
    ["/v1/claims", { text: "a", kind: "opinion" }, 'kind must be one of "fact", "statement".'],
    ["/v1/claims", { text: "a", topics: "b" }, 'topics must be a list, not text: write ["b"].'],
    [
      "/v1/claims",
      { text: "a", topics: "b, State Law" },
      'topics must be a list, not text: write ["b","State Law"].',
    ],
    ["/v1/claims", { text: "a", topics: " , " }, "topics must be a list, not text."],
    [
      "/v1/claims",
      { text: "a", claimant: "Ada" },
      'claimant must be an object, not text: write {"name":"Ada"}.',
    ],
    ["/v1/claims", { text: "a", claimant: "x".repeat(201) }, "claimant must be an object, not text."],
    [
      "/v1/articles",
      { text: "a", publisher: "BBC" },
      'publisher must be an object, not text: write {"name":"BBC"}.',
    ],
    [
      "/v1/claims",
      { text: "a", language: "english" },
      "language must be a language tag, such as en or pt-BR.",
    ],
    ...["2021-07", "2021"].map((claimedOn): [string, object, string] => [
      "/v1/claims",
      { text: "a", claimedOn },
      "claimedOn must be a day of the calendar, such as 2026-11-21: write null where the day is not known.",
    ]),
    ...[
      ["2021-7-16", "2021-07-16T00:00:00Z, if that is UTC"],
      ["2021-07-16T10:00", "2021-07-16T10:00:00Z, if that is UTC"],
      ["2021/07/16 9:05:30", "2021-07-16T09:05:30Z, if that is UTC"],
      ["2021-07-16 10:00 +0200", "2021-07-16T10:00:00+02:00"],
      ["2021-07-16T10:00+02:00", "2021-07-16T10:00:00+02:00"],
    ].map(([retrievedAt, write]): [string, object, string] => [
      "/v1/articles",
      { text: "a", retrievedAt },
      `retrievedAt must be a time with its offset, such as 2026-11-21T12:00:00Z: write ${write}.`,
    ]),
    ...["2021-07-16T25:00", "2021-02-30", "noon"].map((retrievedAt): [string, object, string] => [
      "/v1/articles",
      { text: "a", retrievedAt },
      "retrievedAt must be a time with its offset, such as 2026-11-21T12:00:00Z.",
    ]),
    [
      "/v1/articles",
      { url: "news.example/a" },
      "This is not an absolute http or https address, such as https://news.example/story.",
    ],
    [
      "/v1/claims",
      { text: "a", topics: Array.from({ length: 21 }, (_, i) => `t${i}`) },
      "topics must have at most 20 items.",
    ],
    ["/v1/claims", { text: "a", topics: ["b", true] }, "topics.1 must be text, not true or false."],
    [
      "/v1/claims",
      { text: "a", claimedOn: "2026-02-30" },
      "claimedOn must be a day of the calendar, such as 2026-11-21.",
    ],
    ["/v1/claims", [], "the body must be an object, not a list."],
    ["/v1/claims", { kind: "fact", claimant: {} }, "text is required; claimant.name is required."],
    [
      "/v1/claims/c/spans",
      { article: "a", role: "supports", quote: { exact: "" } },
      "quote.exact must not be blank.",
    ],
    [
      "/v1/claims/c/spans",
      { article: "a", role: "appearance", quote: { exact: "a" } },
      "stance is what an appearance has (asserts, reports or disputes) and evidence has not.",
    ],
    ["/v1/claims/c/verdicts", { ...verdict, basis: undefined }, "basis is required."],
    ["/v1/claims/c/verdicts", { ...verdict, restsOn: ["clm_1"] }, "restsOn.0 must be the id of a span."],
    ["/v1/claims/c/publish", { dryRun: "yes" }, "dryRun must be true or false, not text."],
    ["/v1/articles", { text: "" }, "text must not be empty."],
    ["/v1/articles", { text: "a", textLength: 0 }, "textLength must be more than 0."],
    ["/v1/articles", { text: "a", textLength: 1.5 }, "textLength must be a whole number, not 1.5."],
    [
      "/v1/articles",
      { text: "a", archiveUrl: "archive.example" },
      "archiveUrl must be a whole web address, such as https://news.example/story.",
    ],
    [
      "/v1/articles",
      { text: "a", retrievedAt: "yesterday" },
      "retrievedAt must be a time with its offset, such as 2026-11-21T12:00:00Z.",
    ],
  ])("%s %j", async (path, body, detail) => {
    const answer = await at().sam.post(path, body, { ifMatch: 1 });
    expect([answer.status, answer.json]).toMatchObject([422, { code: "invalid-input", detail }]);
  });

  it.each([
    ["/v1/claims?limit=many", "limit must be a whole number."],
    ["/v1/claims?limit=101", "limit must be at most 100."],
    ["/v1/claims?q=", "q must not be empty."],
    ["/v1/claims?colour=red", "colour is not known here."],
    ["/v1/annotations", "url is required."],
  ])("%s", async (path, detail) => {
    const answer = await at().request(path);
    expect([answer.status, answer.json]).toMatchObject([400, { code: "invalid-query", detail }]);
  });
});
