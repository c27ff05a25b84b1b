import { describe, expect, it } from "vitest";
import type { ClaimRecord, SpanRecord, VerdictRecord } from "../../src/db/records.ts";
import { unmetPublicationRules, unmetVerdictRules } from "../../src/verdicts/unmet-rules.ts";
import { articleRecord, claimRecord, spanRecord, verdictRecord } from "../support/records.ts";

const spans = [
  spanRecord({ id: "spn_for", role: "supports" }),
  spanRecord({ id: "spn_for_b", role: "supports", articleId: "art_b" }),
  spanRecord({ id: "spn_for_c", role: "supports", articleId: "art_c" }),
  spanRecord({ id: "spn_for_d", role: "supports", articleId: "art_d" }),
  spanRecord({ id: "spn_for_e", role: "supports", articleId: "art_e" }),
  spanRecord({ id: "spn_against", role: "refutes" }),
  spanRecord({ id: "spn_against_b", role: "refutes", articleId: "art_b" }),
  spanRecord({ id: "spn_context", role: "context" }),
  spanRecord({ id: "spn_made", role: "appearance", stance: "asserts" }),
  spanRecord({ id: "spn_out", role: "supports", retractedAt: "2026", retractedReason: "wrong" }),
  spanRecord({ id: "spn_claimant", role: "supports", assertedByName: "The mayor" }),
  spanRecord({ id: "spn_side", role: "supports", assertedByName: "An aide", claimantSide: true }),
  spanRecord({ id: "spn_side_against", role: "refutes", assertedByName: "An aide", claimantSide: true }),
];

/** A ruling and two reports by different publishers; a third by the first of them. */
const articles = new Map([
  ["art_a", articleRecord({ id: "art_a", genre: "record", publisherName: "The court" })],
  ["art_b", articleRecord({ id: "art_b", publisherName: "The Orle Courier" })],
  ["art_c", articleRecord({ id: "art_c", publisherName: "The Orle Courier", headline: "Again" })],
  ["art_d", articleRecord({ id: "art_d" })],
  ["art_e", articleRecord({ id: "art_e" })],
]);

type Case = [what: string, verdict: Partial<VerdictRecord>, unmet: string[], claim?: Partial<ClaimRecord>];
const mayor = { claimantName: "The mayor" };
const said = { ...mayor, kind: "statement" } as const;

const cases: Case[] = [
  ["supported on a supporting quote", { label: "supported", restsOn: ["spn_for"] }, []],
  ["supported on nothing", { label: "supported", restsOn: [] }, ["receipts-missing"]],
  [
    "supported on a refuting quote",
    { label: "supported", restsOn: ["spn_against"] },
    ["receipts-foreign", "receipts-missing"],
  ],
  [
    "supported on context alone",
    { label: "supported", restsOn: ["spn_context"] },
    ["receipts-foreign", "receipts-missing"],
  ],
  [
    "supported on a supporting and a refuting quote",
    { label: "supported", restsOn: ["spn_for", "spn_against"] },
    ["receipts-foreign"],
  ],
  ["mostly supported on a supporting quote", { label: "mostly_supported", restsOn: ["spn_for"] }, []],
  ["mostly supported on nothing", { label: "mostly_supported" }, ["receipts-missing"]],
  ["refuted on a refuting quote", { label: "refuted", restsOn: ["spn_against"] }, []],
  ["refuted on nothing", { label: "refuted" }, ["receipts-missing"]],
  [
    "refuted on a supporting quote",
    { label: "refuted", restsOn: ["spn_for"] },
    ["receipts-foreign", "receipts-missing"],
  ],
  [
    "misleading on context, with what it implies",
    { label: "misleading", restsOn: ["spn_context"], implied: "That it never happened." },
    [],
  ],
  [
    "misleading on a refuting quote, with what it implies",
    { label: "misleading", restsOn: ["spn_against"], implied: "That it never happened." },
    [],
  ],
  [
    "misleading without what it implies",
    { label: "misleading", restsOn: ["spn_context"] },
    ["implied-missing"],
  ],
  [
    "misleading with a blank for what it implies",
    { label: "misleading", restsOn: ["spn_context"], implied: " \n" },
    ["implied-missing"],
  ],
  ["misleading on nothing", { label: "misleading", implied: "x" }, ["receipts-missing"]],
  ["misleading without either", { label: "misleading" }, ["receipts-missing", "implied-missing"]],
  [
    "misleading on a supporting quote",
    { label: "misleading", restsOn: ["spn_for"], implied: "x" },
    ["receipts-foreign", "receipts-missing"],
  ],
  [
    "conflicting on both, in different articles",
    { label: "conflicting", restsOn: ["spn_for", "spn_against_b"] },
    [],
  ],
  [
    "conflicting on both, in one article",
    { label: "conflicting", restsOn: ["spn_for", "spn_against"] },
    ["receipts-missing"],
  ],
  [
    "conflicting on one side alone",
    { label: "conflicting", restsOn: ["spn_for", "spn_for_b"] },
    ["receipts-missing"],
  ],
  ["unproven, saying where we looked", { label: "unproven", searched: ["The court's register"] }, []],
  ["unproven, naming evidence too", { label: "unproven", searched: ["x"], restsOn: ["spn_context"] }, []],
  ["unproven without a search", { label: "unproven" }, ["searched-missing"]],
  ["unproven with a blank for a search", { label: "unproven", searched: ["  "] }, ["searched-missing"]],
  ["mixed, which only imports are", { label: "mixed", restsOn: ["spn_for"] }, ["house-label"]],
  ["unrated, which only imports are", { label: "unrated" }, ["house-label"]],

  ["a quote where the claim is made", { restsOn: ["spn_for", "spn_made"] }, ["receipts-foreign"]],
  ["a retracted quote", { restsOn: ["spn_out"] }, ["receipts-foreign", "receipts-missing"]],
  ["a quote that is not there", { restsOn: ["spn_for", "spn_nowhere"] }, ["receipts-foreign"]],

  [
    "a fact supported by its claimant",
    { restsOn: ["spn_claimant"] },
    ["receipts-foreign", "receipts-missing"],
    mayor,
  ],
  [
    "a fact supported by the claimant's side",
    { restsOn: ["spn_side"] },
    ["receipts-foreign", "receipts-missing"],
    mayor,
  ],
  [
    "a fact supported by the claimant's side, where the claimant is not named",
    { restsOn: ["spn_side"] },
    ["receipts-foreign", "receipts-missing"],
  ],
  ["a fact supported by somebody else", { restsOn: ["spn_claimant"] }, [], { claimantName: "The governor" }],
  [
    "a fact refuted by the claimant's own side",
    { label: "refuted", restsOn: ["spn_side_against"] },
    [],
    mayor,
  ],
  ["a statement shown by who made it", { restsOn: ["spn_claimant"] }, [], said],
  ["a statement shown by the claimant's side", { restsOn: ["spn_side"] }, [], said],

  [
    "one report, whatever the words of the summary",
    { restsOn: ["spn_for_b"], basisStrength: "one_report" },
    [],
  ],
  ["a document, on a quote from a record", { restsOn: ["spn_for", "spn_for_b"] }, []],
  ["a document, on quotes from reports alone", { restsOn: ["spn_for_b", "spn_for_d"] }, ["record-missing"]],
  ["unproven on a document", { label: "unproven", searched: ["x"], restsOn: [] }, []],
  ["a document, issued before that was a rule", { restsOn: ["spn_for_b"], rules: 1 }, []],
  [
    "independent reports in two articles",
    { restsOn: ["spn_for", "spn_for_b"], basisStrength: "independent_reports" },
    [],
  ],
  [
    "independent reports in two articles of one publisher",
    { restsOn: ["spn_for_b", "spn_for_c"], basisStrength: "independent_reports" },
    ["independent-reports-missing"],
  ],
  [
    "independent reports in two articles of nobody knows whom",
    { restsOn: ["spn_for_d", "spn_for_e"], basisStrength: "independent_reports" },
    ["independent-reports-missing"],
  ],
  [
    "the same, issued before that was a rule",
    { restsOn: ["spn_for_d", "spn_for_e"], basisStrength: "independent_reports", rules: 1 },
    [],
  ],
  [
    "several reports in two articles of one publisher",
    { restsOn: ["spn_for_b", "spn_for_c"], basisStrength: "several_reports" },
    [],
  ],
  [
    "several reports in one article",
    { restsOn: ["spn_for_b"], basisStrength: "several_reports" },
    ["several-reports-missing"],
  ],
  [
    "independent reports in one article",
    { restsOn: ["spn_for"], basisStrength: "independent_reports" },
    ["independent-reports-missing"],
  ],
  [
    "independent reports of which one is the claimant's",
    { restsOn: ["spn_for_b", "spn_claimant"], basisStrength: "independent_reports" },
    ["receipts-foreign", "independent-reports-missing"],
    mayor,
  ],
  [
    "supported by an interested party alone",
    { restsOn: ["spn_for"], basisStrength: "interested_party" },
    ["basis-too-weak"],
  ],
  [
    "refuted by an interested party alone",
    { label: "refuted", restsOn: ["spn_against"], basisStrength: "interested_party" },
    ["basis-too-weak"],
  ],
  [
    "unproven, with an interested party's word",
    { label: "unproven", searched: ["x"], basisStrength: "interested_party" },
    [],
  ],
];

describe("the rules of receipts", () => {
  it.each(cases)("%s", (_what, verdict, unmet, claim = {}) => {
    const rules = unmetVerdictRules(claimRecord(claim), verdictRecord(verdict), spans, articles);
    expect(rules.map(({ rule }) => rule)).toEqual(unmet);
    for (const { message } of rules) expect(message).toMatch(/^\S.*\.$/);
  });

  it.each([
    ["spn_nowhere", "the claim has no such quote"],
    ["spn_out", "it was retracted"],
    ["spn_made", "it is where the claim is made"],
    ["spn_claimant", "the claimant or the claimant's side asserts it"],
    ["spn_context", "its role is context"],
  ])("say why %s is no receipt: %s", (id, why) => {
    const verdict = verdictRecord({ restsOn: ["spn_for", id] });
    expect(unmetVerdictRules(claimRecord(mayor), verdict, spans, articles)).toEqual([
      { rule: "receipts-foreign", message: `${id} is no receipt for supported: ${why}.` },
    ]);
  });
});

describe("what must still hold when a verdict is published", () => {
  const verdict = verdictRecord({ restsOn: ["spn_for"] });
  const withState = (state: SpanRecord["state"]) => [spanRecord({ id: "spn_for", state })];
  const rules = (claim: Partial<ClaimRecord>, standing: SpanRecord[]) =>
    unmetPublicationRules(claimRecord(claim), verdict, standing, articles).map(({ rule }) => rule);

  it("is nothing more while wording and quotes are as they were", () => {
    expect(rules({}, withState("verified"))).toEqual([]);
  });

  it.each<[what: string, claim: Partial<ClaimRecord>]>([
    ["another text", { text: "The arrest was not arbitrary." }],
    ["another claimant", { claimantName: "The governor" }],
    ["another date", { claimedOn: "2026-02-06" }],
  ])("needs a verdict on %s", (_what, claim) => {
    expect(rules(claim, withState("verified"))).toEqual(["verdict-on-other-wording"]);
  });

  it.each(["changed", "gone"] as const)("needs a quote that has not %s", (state) => {
    expect(rules({}, withState(state))).toEqual(["receipts-not-standing"]);
  });

  it("does not ask for more topics, another language or other relations", () => {
    expect(rules({ topics: ["arrests"], language: "fr" }, withState("verified"))).toEqual([]);
  });

  it("says of one report what was not seen, whatever the label", () => {
    const one = (over: Partial<VerdictRecord>) =>
      unmetPublicationRules(
        claimRecord(),
        verdictRecord({ basisStrength: "one_report", restsOn: ["spn_for"], ...over }),
        withState("verified"),
        articles,
      ).map(({ rule }) => rule);
    expect(one({})).toEqual(["not-seen-missing"]);
    expect(one({ notSeen: [" "] })).toEqual(["not-seen-missing"]);
    expect(one({ notSeen: ["the order itself"] })).toEqual([]);
    expect(one({ label: "unproven", searched: ["x"], restsOn: [] })).toEqual(["not-seen-missing"]);
    expect(one({ rules: 1 })).toEqual([]);
  });

  it("of a claim about a person, says whether that person was asked, whatever the label", () => {
    const person = { name: "Dora Quill", kind: "person", publicFigure: false } as const;
    const council = { name: "The council", kind: "organisation", publicFigure: true } as const;
    const reply = { asked: false, on: null, deadline: null, answer: null, whyNotAsked: null };
    const about = (parties: ClaimRecord["about"], given: VerdictRecord["reply"]) =>
      unmetPublicationRules(
        claimRecord({ about: parties }),
        verdictRecord({ restsOn: ["spn_for"], reply: given }),
        withState("verified"),
        articles,
      ).map(({ rule }) => rule);
    expect(about([council, person], null)).toEqual(["reply-missing"]);
    expect(about([person], reply)).toEqual(["reply-missing"]);
    expect(about([person], { ...reply, asked: true })).toEqual(["reply-missing"]);
    expect(about([person], { ...reply, asked: true, on: "2026-11-20" })).toEqual([]);
    expect(about([person], { ...reply, whyNotAsked: "She died in 1931." })).toEqual([]);
    expect(about([council], null)).toEqual([]);
  });
});
