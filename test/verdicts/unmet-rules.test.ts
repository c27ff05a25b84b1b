import { describe, expect, it } from "vitest";
import type { ClaimRecord, SpanRecord, VerdictRecord } from "../../src/db/records.ts";
import { unmetPublicationRules, unmetVerdictRules } from "../../src/verdicts/unmet-rules.ts";
import { claimRecord, spanRecord, verdictRecord } from "../support/records.ts";

const spans = [
  spanRecord({ id: "spn_for", role: "supports" }),
  spanRecord({ id: "spn_for_b", role: "supports", articleId: "art_b" }),
  spanRecord({ id: "spn_against", role: "refutes" }),
  spanRecord({ id: "spn_against_b", role: "refutes", articleId: "art_b" }),
  spanRecord({ id: "spn_context", role: "context" }),
  spanRecord({ id: "spn_made", role: "appearance", stance: "asserts" }),
  spanRecord({ id: "spn_out", role: "supports", retractedAt: "2026", retractedReason: "wrong" }),
  spanRecord({ id: "spn_claimant", role: "supports", assertedByName: "The mayor" }),
  spanRecord({ id: "spn_side", role: "supports", assertedByName: "An aide", claimantSide: true }),
  spanRecord({ id: "spn_side_against", role: "refutes", assertedByName: "An aide", claimantSide: true }),
];

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
    "one report, and the summary says so",
    {
      restsOn: ["spn_for"],
      basisStrength: "one_report",
      summary: "This rests on one source; document not seen.",
    },
    [],
  ],
  [
    "one report, said in capitals",
    { restsOn: ["spn_for"], basisStrength: "one_report", summary: "ONE SOURCE; DOCUMENT NOT SEEN." },
    [],
  ],
  [
    "one report, and the summary does not say so",
    { restsOn: ["spn_for"], basisStrength: "one_report", summary: "It was so." },
    ["one-report-not-said"],
  ],
  [
    "unproven on one report, without the words",
    { label: "unproven", searched: ["x"], basisStrength: "one_report" },
    [],
  ],
  [
    "independent reports in two articles",
    { restsOn: ["spn_for", "spn_for_b"], basisStrength: "independent_reports" },
    [],
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
    const rules = unmetVerdictRules(claimRecord(claim), verdictRecord(verdict), spans);
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
    expect(unmetVerdictRules(claimRecord(mayor), verdict, spans)).toEqual([
      { rule: "receipts-foreign", message: `${id} is no receipt for supported: ${why}.` },
    ]);
  });
});

describe("what must still hold when a verdict is published", () => {
  const verdict = verdictRecord({ restsOn: ["spn_for"] });
  const withState = (state: SpanRecord["state"]) => [spanRecord({ id: "spn_for", state })];
  const rules = (claim: Partial<ClaimRecord>, standing: SpanRecord[]) =>
    unmetPublicationRules(claimRecord(claim), verdict, standing).map(({ rule }) => rule);

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
});
