import { describe, expect, it } from "vitest";
import type { ArticleRecord, ClaimAggregate, SpanRecord } from "../../src/db/records.ts";
import { type ComposeOptions, composeClaim } from "../../src/publications/compose-claim.ts";
import { articleRecord, claimAggregate, claimRecord, spanRecord, verdictRecord } from "../support/records.ts";

const forReaders: ComposeOptions = { withUnpublishedTargets: false, reviewedBy: null, past: null };
const forEditors = { withUnpublishedTargets: true, reviewedBy: null, past: null };

const articles = (...records: Partial<ArticleRecord>[]) =>
  new Map(records.map((record) => [record.id ?? "", articleRecord(record)]));
const spans = (...records: [id: string, articleId: string, role: SpanRecord["role"]][]) =>
  records.map(([id, articleId, role]) =>
    spanRecord({ id, articleId, role, stance: role === "appearance" ? "asserts" : null }),
  );
const compose = (over: Partial<ClaimAggregate>, options = forReaders) =>
  composeClaim(claimAggregate(over), options);

describe("counts of evidence and sources", () => {
  const press = { publisherName: "Press", publisherSite: "press.example" };
  const wire = { publisherName: "Wire", publisherSite: "wire.example" };
  const cases: [
    what: string,
    publishers: [articleA: Partial<ArticleRecord>, articleB: Partial<ArticleRecord>],
    spans: SpanRecord[],
    counts: [evidence: number, context: number, articles: number, origins: number],
  ][] = [
    ["nothing", [{}, {}], [], [0, 0, 0, 0]],
    [
      "two quotes of one article as one source",
      [press, wire],
      spans(["spn_1", "art_a", "supports"], ["spn_2", "art_a", "refutes"]),
      [2, 0, 1, 1],
    ],
    [
      "two publishers as two",
      [press, wire],
      spans(["spn_1", "art_a", "supports"], ["spn_2", "art_b", "supports"]),
      [2, 0, 2, 2],
    ],
    [
      "two articles of one publisher as one source",
      [press, press],
      spans(["spn_1", "art_a", "supports"], ["spn_2", "art_b", "supports"]),
      [2, 0, 2, 1],
    ],
    [
      "one site under two names as one source",
      [press, { ...press, publisherName: "Press, Sunday" }],
      spans(["spn_1", "art_a", "supports"], ["spn_2", "art_b", "supports"]),
      [2, 0, 2, 1],
    ],
    [
      "unknown publishers together as one",
      [{}, {}],
      spans(["spn_1", "art_a", "supports"], ["spn_2", "art_b", "refutes"]),
      [2, 0, 2, 1],
    ],
    [
      "a known and an unknown publisher as two",
      [press, {}],
      spans(["spn_1", "art_a", "supports"], ["spn_2", "art_b", "supports"]),
      [2, 0, 2, 2],
    ],
    [
      "context never as a source",
      [press, wire],
      spans(["spn_1", "art_a", "supports"], ["spn_2", "art_b", "context"]),
      [1, 1, 1, 1],
    ],
    [
      "where the claim is made never as evidence",
      [press, wire],
      spans(["spn_1", "art_a", "appearance"], ["spn_2", "art_b", "refutes"]),
      [1, 0, 1, 1],
    ],
    [
      "a retracted quote never",
      [press, wire],
      [spanRecord({ retractedAt: "2026", retractedReason: "wrong" })],
      [0, 0, 0, 0],
    ],
  ];
  it.each(cases)("%s", (_what, [a, b], given, counts) => {
    const { summary } = compose({
      articles: articles({ id: "art_a", ...a }, { id: "art_b", ...b }),
      spans: given,
    });
    const { evidenceCount, contextCount, articleCount, independentSources } = summary;
    expect([evidenceCount, contextCount, articleCount, independentSources]).toEqual(counts);
  });
});

describe("sources", () => {
  it("are the articles with evidence, in the order of their first quote, each with what its quotes do", () => {
    const { details } = compose({
      articles: articles({ id: "art_a" }, { id: "art_b" }, { id: "art_c" }),
      spans: spans(
        ["spn_1", "art_b", "refutes"],
        ["spn_2", "art_a", "supports"],
        ["spn_3", "art_b", "context"],
        ["spn_4", "art_c", "appearance"],
        ["spn_5", "art_b", "refutes"],
      ),
    });
    expect(details.sources.map(({ article, ...counts }) => [article.id, counts])).toEqual([
      ["art_b", { supports: 0, refutes: 2, context: 1, spans: ["spn_1", "spn_3", "spn_5"] }],
      ["art_a", { supports: 1, refutes: 0, context: 0, spans: ["spn_2"] }],
    ]);
    expect(details.evidence.map(({ id }) => id)).toEqual(["spn_1", "spn_2", "spn_3", "spn_5"]);
    expect(details.appearances.map(({ id }) => id)).toEqual(["spn_4"]);
  });
});

describe("a quote", () => {
  it("links to its words in the source, and nowhere where the source has no address", () => {
    const span = spanRecord({ exact: "a final removal order" });
    const at = (url: string | null) =>
      compose({ articles: articles({ id: "art_a", url }), spans: [span] }).details.evidence[0]?.link;
    expect(at("https://news.example/report")).toBe(
      "https://news.example/report#:~:text=a%20final%20removal%20order",
    );
    expect(at(null)).toBe(null);
  });

  it("says who asserts it, and for whom they speak", () => {
    const asserted = (over: Partial<SpanRecord>) =>
      compose({ spans: [spanRecord(over)] }).details.evidence[0]?.assertedBy;
    expect(asserted({})).toBe(null);
    expect(asserted({ assertedByName: "An aide", assertedByRole: "spokesman", claimantSide: true })).toEqual({
      name: "An aide",
      role: "spokesman",
      claimantSide: true,
    });
  });
});

describe("relations", () => {
  const claim = claimRecord({
    relations: [
      { kind: "reports", targetId: "clm_draft", since: null, note: null },
      { kind: "overtaken_by", targetId: "clm_new", since: "2026-02-07", note: "In office." },
    ],
  });
  const targets = (published: boolean) =>
    new Map([
      ["clm_draft", { id: "clm_draft", slug: "a-draft", text: "A draft.", published: false }],
      ["clm_new", { id: "clm_new", slug: "the-new-one", text: "The new one.", published }],
    ]);

  it("to what readers cannot open are shown to editors alone", () => {
    const kinds = (options: ComposeOptions) =>
      compose({ claim, targets: targets(true) }, options).details.relations.map(({ kind }) => kind);
    expect(kinds(forReaders)).toEqual(["overtaken_by"]);
    expect(kinds(forEditors)).toEqual(["reports", "overtaken_by"]);
  });

  it("say what has overtaken the claim, once readers can open it", () => {
    const overtaken = { claim: "clm_new", on: "2026-02-07", note: "In office." };
    expect(compose({ claim, targets: targets(true) }).summary.overtaken).toEqual(overtaken);
    expect(compose({ claim, targets: targets(false) }).summary.overtaken).toBe(null);
    expect(compose({ claim, targets: targets(false) }, forEditors).summary.overtaken).toEqual(overtaken);
  });
});

describe("verdicts", () => {
  const house = verdictRecord({ restsOn: ["spn_a"], label: "refuted" });
  const review = verdictRecord({
    id: "ver_r",
    house: false,
    label: "mixed",
    publisherName: "Others",
    ratingText: "Half true",
    ratingValue: 2,
    bestRating: 5,
    worstRating: 0,
    basisStrength: null,
  });
  const later = { ...review, id: "ver_s", changeKind: "update" as const, supersedes: "ver_r" };

  it("of the house carry our scale, and how their receipts stand", () => {
    const judged = claimRecord({ verdictId: "ver_a" });
    const { verdict } = compose({
      claim: judged,
      verdicts: [house],
      spans: [spanRecord({ role: "refutes", state: "changed" })],
    }).summary;
    expect(verdict).toMatchObject({
      label: "refuted",
      ratingText: "Refuted",
      ratingValue: 1,
      bestRating: 5,
      worstRating: 1,
      basis: { strength: "document", note: null },
      receipts: "changed",
    });
  });

  it("that were withdrawn are not shown", () => {
    expect(compose({ verdicts: [house], spans: [spanRecord({ role: "refutes" })] }).summary.verdict).toBe(
      null,
    );
  });

  it("of others stand beside ours in their own words, the last of each chain alone", () => {
    const { summary, details } = compose({ verdicts: [review, later] });
    expect(summary.verdict).toBe(null);
    expect(details.reviews.map(({ id }) => id)).toEqual(["ver_s"]);
    expect(details.reviews[0]).toMatchObject({
      ratingText: "Half true",
      ratingValue: 2,
      bestRating: 5,
      worstRating: 0,
      basis: null,
      publisher: { name: "Others", site: null },
    });
  });

  it("name who reviewed them before they were published", () => {
    const judged = { claim: claimRecord({ verdictId: "ver_a" }), verdicts: [house] };
    expect(compose(judged).summary.verdict?.reviewedBy).toBe(null);
    expect(compose(judged, { ...forReaders, reviewedBy: "Second Editor" }).summary.verdict?.reviewedBy).toBe(
      "Second Editor",
    );
  });
});

it("a slug of any script is a path that works", () => {
  const { summary } = compose({ claim: claimRecord({ slug: "львів-2021" }) });
  expect(summary.page).toBe("/claims/%D0%BB%D1%8C%D0%B2%D1%96%D0%B2-2021");
});
