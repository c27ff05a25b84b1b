import { describe, expect, it } from "vitest";
import { desks } from "./desk.ts";

// What is refused is in limits.test.ts; here, that people are told why in words of theirs.

const at = desks()("embedded");

const verdict = {
  label: "supported",
  headline: "It was closed",
  summary: "The notice says so.",
  basis: { strength: "document" },
  change: { kind: "initial" },
};

describe("what is wrong with a body is said in a sentence", () => {
  it.each<[path: string, body: unknown, detail: string]>([
    ["/v1/claims", {}, "text is required."],
    ["/v1/claims", { text: 4 }, "text must be text, not a whole number."],
    ["/v1/claims", { text: null }, "text must be text, not null."],
    ["/v1/claims", { text: ["a"] }, "text must be text, not a list."],
    ["/v1/claims", { text: " " }, "text must not be blank."],
    ["/v1/claims", { text: "x".repeat(1001) }, "text must be at most 1000 characters."],
    ["/v1/claims", { text: "a\u0000" }, "text must not contain NUL or unpaired surrogates."],
    ["/v1/claims", { text: "a", txet: "b" }, "txet is not known here."],
    ["/v1/claims", { text: "a", kind: "opinion" }, 'kind must be one of "fact", "statement".'],
    ["/v1/claims", { text: "a", topics: "b" }, "topics must be a list, not text."],
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
