import { expect, test } from "vitest";
import type { SlimClaim, SlimSpan } from "../../src/annotations/slim-entry.ts";
import { covers, entryOf, isFresh, parseAnswer } from "../../src/lookup/answer.ts";
import { type LookupClaim, type LookupSpan, LABELS as READ_LABELS } from "../../src/lookup/entry.ts";
import { readBounded, readBoundedText } from "../../src/lookup/read-bounded.ts";
import { LABELS } from "../../src/vocabulary.ts";

/** What the server makes is what the client reads: the compiler holds it. */
const asRead: (claim: SlimClaim, span: SlimSpan) => [LookupClaim, LookupSpan] = (claim, span) => [
  claim,
  span,
];

const HASH = `a5${"0".repeat(62)}`;
const OTHER = `a6${"0".repeat(62)}`;

const claim: SlimClaim = {
  id: "clm_01",
  page: "https://verbatim.example/claims/x",
  text: "The bridge has 40 arches.",
  language: "en",
  kind: "fact",
  claimant: null,
  saidOn: null,
  reported: null,
  overtaken: null,
  verdict: {
    label: "refuted",
    ratingText: "Refuted",
    headline: "It has 14",
    publisher: { name: "Example", site: null },
    method: "human",
    issuedBy: "Ada",
    reviewedBy: "Grace",
    judgedOn: "2026-11-02",
    receipts: "standing",
    correction: null,
    reviewUrl: null,
  },
  best: null,
  counts: { evidence: 1, context: 0, articles: 1, independent: 1 },
};
const span: SlimSpan = {
  id: "spn_01",
  claim: "clm_01",
  role: "refutes",
  stance: "asserts",
  quote: { exact: "fourteen arches", prefix: "has ", suffix: "." },
  state: "changed",
  diff: [{ kind: "number", before: "fourteen", after: "15" }],
};
const [readClaim, readSpan] = asRead(claim, span);
const page = { hash: HASH, gone: null, article: null, claims: [claim], spans: [span] };
const body = (pages: unknown[], changes: object = {}) =>
  JSON.stringify({
    hashVersion: 2,
    prefix: "1010",
    maxAge: 900,
    notice: null,
    pages,
    padding: "xyz",
    ...changes,
  });

test("an entry is found by its whole hash", () => {
  const answer = parseAnswer(body([page]));
  expect(entryOf(answer, HASH)).toEqual({ ...page, claims: [readClaim], spans: [readSpan] });
  expect(entryOf(answer, OTHER)).toBeNull();
});

test("an answer says nothing of pages of another bucket", () => {
  const answer = parseAnswer(body([page]));
  expect(covers(answer, OTHER)).toBe(true);
  expect(covers(answer, `b${HASH.slice(1)}`)).toBe(false);
  expect(() => entryOf(answer, `b${HASH.slice(1)}`)).toThrow("about other pages");
  expect(covers(parseAnswer(body([], { prefix: "" })), OTHER)).toBe(true);
});

test("a page that was taken back says since when", () => {
  const answer = parseAnswer(body([{ ...page, gone: "2026-11-27", claims: [], spans: [] }]));
  expect(entryOf(answer, HASH)?.gone).toBe("2026-11-27");
});

test("an answer grows old by the reader's clock, from receipt, and never lives longer than 15 minutes", () => {
  const answer = parseAnswer(body([], { maxAge: 86_400 }));
  expect(isFresh(answer, 1_000, 1_000 + 899_999)).toBe(true);
  expect(isFresh(answer, 1_000, 1_000 + 900_000)).toBe(false);
  expect(isFresh(answer, 1_000, 999)).toBe(false);
});

test("a broken entry silences no other page", () => {
  const answer = parseAnswer(body([{ hash: OTHER, claims: 3 }, page]));
  expect(entryOf(answer, HASH)?.claims).toHaveLength(1);
  expect(() => entryOf(answer, OTHER)).toThrow("entry/gone");
});

test.each([
  ["a million spans", { spans: Array.from({ length: 1_000_000 }, () => span) }],
  ["a script for an address", { claims: [{ ...claim, page: "javascript:alert(1)" }] }],
  ["a label that nobody knows", { claims: [{ ...claim, verdict: { ...claim.verdict, label: "true" } }] }],
  ["a list for a text", { claims: [{ ...claim, text: ["x"] }] }],
  ["a claim of 100,000 characters", { claims: [{ ...claim, text: "x".repeat(100_000) }] }],
  ["a negative count", { claims: [{ ...claim, counts: { ...claim.counts, evidence: -1 } }] }],
  ["nothing where a claim should be", { claims: [null] }],
])("an entry with %s is refused", (_, changes) => {
  const answer = parseAnswer(body([{ ...page, ...changes }]));
  expect(() => entryOf(answer, HASH)).toThrow();
});

test("members that this client does not know are left out", () => {
  const answer = parseAnswer(
    body([{ ...page, claims: [{ ...claim, __proto__: { x: 1 }, more: 1 }], extra: {} }]),
  );
  expect(entryOf(answer, HASH)).toEqual(page);
});

test.each([
  ["no JSON", "<!doctype html>"],
  ["null", "null"],
  ["a list", "[]"],
  ["pages that are no list", body([], { pages: {} })],
  ["a page without a hash", body([{ claims: [] }])],
  ["a prefix that is none", body([], { prefix: "a5" })],
])("%s is no answer", (_, text) => {
  expect(() => parseAnswer(text)).toThrow();
});

test("the labels are those of the store", () => {
  expect(READ_LABELS).toEqual(LABELS);
});

test("a body is read as far as the limit and not a chunk further", async () => {
  let sent = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent++;
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel: () => {
      cancelled = true;
    },
  });
  await expect(readBounded(endless, 10_500)).rejects.toThrow("more than 10500 bytes");
  expect(cancelled).toBe(true);
  expect(sent).toBeLessThan(14);
  const text = new Response("naïve").body;
  expect(await readBoundedText(text, 6)).toBe("naïve");
  await expect(readBoundedText(new Response(Uint8Array.of(0xff)).body, 6)).rejects.toThrow("not UTF-8");
});
