import { expect, it } from "vitest";
import { type SlimSource, slimClaim } from "../../src/annotations/slim-entry.ts";
import type { ClaimAggregate } from "../../src/db/records.ts";
import { composeClaim } from "../../src/publications/compose-claim.ts";
import { articleRecord, claimAggregate, claimRecord, spanRecord, verdictRecord } from "../support/records.ts";

const NOW = new Date("2026-12-01T00:00:00.000Z");
const moved = JSON.stringify({
  snapshotSha256: "b".repeat(64),
  start: 0,
  end: 21,
  moved: false,
  diff: [{ kind: "words", before: "", after: "no longer", beside: "before" }],
  meaningMayHaveChanged: true,
});

function card(aggregate: Partial<ClaimAggregate>, known: Partial<SlimSource> = {}) {
  const options = { withUnpublishedTargets: false, reviewedBy: null, past: null };
  const { summary, details } = composeClaim(claimAggregate(aggregate), options);
  const unknown = { reported: null, labelBefore: null, verdictSince: null };
  return slimClaim(
    { summary, evidence: details.evidence, reviews: details.reviews, ...unknown, ...known },
    NOW,
  );
}

it("without a verdict of ours shows an imported review, and whose it is", () => {
  const review = verdictRecord({
    house: false,
    label: "mixed",
    ratingText: "Half true",
    publisherName: "Others",
    publisherSite: "others.example",
    reviewUrl: "https://others.example/review",
  });
  expect(card({ verdicts: [review] })).toMatchObject({
    verdict: {
      label: "mixed",
      ratingText: "Half true",
      publisher: { name: "Others", site: "others.example" },
      judgedOn: "2026-11-21",
      correction: null,
      reviewUrl: "https://others.example/review",
    },
    best: null,
  });
});

it("with a verdict of ours shows that one, however many reviews there are", () => {
  const ours = verdictRecord({ id: "ver_ours", label: "refuted" });
  const review = verdictRecord({ house: false, label: "mixed", publisherName: "Others" });
  const { verdict } = card({ claim: claimRecord({ verdictId: "ver_ours" }), verdicts: [review, ours] });
  expect(verdict).toMatchObject({ label: "refuted", publisher: { name: "Verbatim" } });
});

it("says nothing of what a fact would report, and that what a statement reports is not checked", () => {
  const statement = claimRecord({ kind: "statement", claimantName: "The mayor", claimedOn: "2026-11-02" });
  expect(card({ claim: statement }, { reported: "refuted" })).toMatchObject({
    kind: "statement",
    claimant: "The mayor",
    saidOn: "2026-11-02",
    reported: "refuted",
  });
  expect(card({ claim: statement }).reported).toBe(null);
  expect(card({}, { reported: "refuted" }).reported).toBe(null);
});

it.each<[what: string, spans: ClaimAggregate["spans"], best: object | null]>([
  [
    "one that the verdict rests on before any other",
    [spanRecord({ id: "spn_other", exact: "another" }), spanRecord({ exact: "a receipt" })],
    { exact: "a receipt" },
  ],
  [
    "one that stands before one beside which something changed",
    [
      spanRecord({ id: "spn_b", exact: "a changed receipt", placement: moved }),
      spanRecord({ exact: "a standing receipt" }),
    ],
    { exact: "a standing receipt", state: "verified", diff: [] },
  ],
  [
    "one that changed, with how, where none stands",
    [spanRecord({ placement: moved }), spanRecord({ id: "spn_b", state: "gone" })],
    { exact: "a final removal order", state: "verified", diff: [{ after: "no longer", beside: "before" }] },
  ],
  [
    "the one that says most",
    [
      spanRecord({ exact: "the mayor said" }),
      spanRecord({ id: "spn_b", exact: "the bridge was closed on Monday" }),
    ],
    { exact: "the bridge was closed on Monday" },
  ],
  ["no appearance", [spanRecord({ role: "appearance", stance: "asserts" })], null],
])("shows as its one quote %s", (_, spans, best) => {
  const verdict = verdictRecord({ restsOn: ["spn_a", "spn_b"] });
  const shown = card({ claim: claimRecord({ verdictId: "ver_a" }), verdicts: [verdict], spans }).best;
  if (best === null) expect(shown).toBe(null);
  else expect(shown).toMatchObject(best);
});

it("names the source of its quote by what is known of it", () => {
  const article = { publisherName: "Press", publisherSite: "press.example", publishedOn: "2026-11-03" };
  const known = { title: "Report", publisher: "Press", on: "2026-11-03" };
  const { best } = card({
    spans: [spanRecord()],
    articles: new Map([["art_a", articleRecord(article)]]),
  });
  expect(best).toMatchObject({
    ...known,
    link: "https://news.example/report#:~:text=a%20final%20removal%20order",
  });
});

it("says what has overtaken it", () => {
  const claim = claimRecord({
    relations: [{ kind: "overtaken_by", targetId: "clm_new", since: "2026-02-07", note: "In office." }],
  });
  const targets = new Map([
    ["clm_new", { id: "clm_new", slug: "the-new-one", text: "The new one.", published: true }],
  ]);
  expect(card({ claim, targets }).overtaken).toEqual({ on: "2026-02-07", note: "In office." });
});
