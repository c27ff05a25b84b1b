import { describe, expect, it } from "vitest";
import { claimSchema } from "../../src/http/claims/claim-contract.ts";
import { historySchema } from "../../src/http/claims/history-contract.ts";
import { publicationSchema } from "../../src/http/publications/publication-contract.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { BACKENDS } from "../support/backends.ts";
import { seededServices } from "../support/seeded-service.ts";

const ARREST = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const ARREST_ID = "clm_01m7w2y7m069r3hzxwc1gedd1s";
const ORDER_SPAN = "spn_01m7w2y7m06v7z7ed935cvyt8x";
const ENFORCEMENT_SPAN = "spn_01m7w2y7m04wk5y4f5kn3bgjec";
const ARTICLE = "art_01m7vzj6k0c8cdpexdj7sdzttr";
const TEXT_SHA256 = "c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd";

const seeded = seededServices();

describe.each(BACKENDS)("claims over the %s database", (backend) => {
  const service = seeded(backend);

  it("answers the arrest claim as refuted, on quotes of one report, and says what was not seen", async () => {
    const claim = await service().read(`/v1/claims/${ARREST}`, claimSchema);
    expect(claim).toMatchObject({
      id: ARREST_ID,
      slug: ARREST,
      page: `https://verbatim.example/claims/${ARREST}`,
      text: "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
      kind: "fact",
      claimant: null,
      claimedOn: null,
      language: "en",
      topics: ["arrests", "due-process", "federal-enforcement", "immigration-courts"],
      about: [
        { name: "Alpha Amadou Diallo", kind: "person", publicFigure: false },
        { name: "U.S. Department of Homeland Security", kind: "organisation", publicFigure: true },
      ],
      status: "published",
      publishedAt: "2026-11-20T09:00:40.000Z",
      overtaken: null,
      evidenceCount: 2,
      contextCount: 0,
      articleCount: 1,
      independentSources: 1,
      reviews: [],
      relations: [],
    });
    expect(claim.verdict).toMatchObject({
      label: "refuted",
      ratingText: "Refuted on one report; order not seen",
      ratingValue: 1,
      bestRating: 5,
      worstRating: 1,
      basis: {
        strength: "one_report",
        note: "One article, in its own voice. The other three do not mention the case.",
      },
      method: "machine",
      publisher: { name: "Verbatim", site: "verbatim.example" },
      issuedBy: "Verbatim seed set",
      reviewedBy: null,
      issuedAt: "2026-11-20T09:00:20.000Z",
      asOf: null,
      change: { kind: "initial", note: null },
      supersedes: null,
      restsOn: [ORDER_SPAN, ENFORCEMENT_SPAN],
      receipts: "standing",
      claimText: "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
      implied: null,
      searched: [],
      notSeen: ["the removal order", "the court documents that the article cites", "the video"],
      notDecided: [
        "how the officers behaved",
        "whether the order was rightly made",
        "how many viewers believed this",
      ],
      instead:
        "The arrest enforced a final removal order that an immigration judge had issued before, as one article reports.",
      reply: {
        asked: false,
        on: null,
        deadline: null,
        answer: null,
        whyNotAsked: expect.stringContaining(
          "made this demonstration from four articles and contacted nobody",
        ),
      },
      reviewUrl: null,
      licence: null,
    });
    expect(claim.verdict?.summary).toMatch(/^“Arbitrary” is read here as “without a prior legal basis”\./);
    expect(claim.evidence.map(({ id, role, stance, quote }) => [id, role, stance, quote.exact])).toEqual([
      [ORDER_SPAN, "refutes", null, "issued a final removal order against him last year"],
      [
        ENFORCEMENT_SPAN,
        "refutes",
        null,
        "the arrest was not discretionary or sudden. It was the enforcement of an existing court ruling",
      ],
    ]);
    expect(claim.evidence[0]).toMatchObject({
      quote: {
        prefix: "Biden-appointed immigration judge — not a Trump-era official — ",
        suffix: ". In other words, the arrest was not discretionary or sudden. It",
        start: 1191,
        end: 1241,
      },
      assertedBy: null,
      link: null,
      state: "verified",
      placement: null,
      verification: { by: "Verbatim seed set", textSha256: TEXT_SHA256, at: "2026-11-20T09:00:00.000Z" },
      createdAt: "2026-11-20T09:00:00.000Z",
    });
    expect(claim.appearances.map(({ stance, quote }) => [stance, quote.exact])).toEqual([
      [
        "disputes",
        "Without explaining that Diallo had a final removal order, many viewers assumed the arrest was arbitrary",
      ],
    ]);
    expect(claim.sources).toEqual([
      {
        article: {
          id: ARTICLE,
          slug: "report-and-commentary-on-the-arrest-of-alpha-amadou-diallo-and-the-mayor-elect-s",
          page: "https://verbatim.example/articles/report-and-commentary-on-the-arrest-of-alpha-amadou-diallo-and-the-mayor-elect-s",
          url: null,
          urn: `urn:sha-256:${TEXT_SHA256}`,
          headline: null,
          descriptiveHeadline:
            "Report and commentary on the arrest of Alpha Amadou Diallo and the mayor-elect's response",
          author: null,
          publisher: null,
          publishedOn: null,
          language: "en",
          genre: "analysis",
          genreNote:
            "Reports an arrest and reactions, then says in the writer's own voice what they show and lists scenarios; close to opinion in places. No headline, byline or date in the copy.",
          access: "unknown",
          lastCheckedAt: "2026-11-20T08:01:00.000Z",
          textLength: 8167,
        },
        supports: 0,
        refutes: 2,
        context: 0,
        spans: [ORDER_SPAN, ENFORCEMENT_SPAN],
      },
    ]);
  });

  it("finds a claim by its id as by its slug", async () => {
    const [byId, bySlug] = await Promise.all([
      service().request(`/v1/claims/${ARREST_ID}`),
      service().request(`/v1/claims/${ARREST}`),
    ]);
    expect(byId.text).toBe(bySlug.text);
    expect(byId.headers.get("ETag")).toBe(bySlug.headers.get("ETag"));
  });

  it("answers every seeded claim within its contract, with the words of its seed", async () => {
    const { claims } = await readSeedFiles(SEEDS_FOLDER);
    expect(claims.length).toBeGreaterThanOrEqual(50);
    for (const seed of claims) {
      const claim = await service().read(`/v1/claims/${seed.slug}`, claimSchema);
      const quotes = new Map([...claim.evidence, ...claim.appearances].map((span) => [span.id, span.quote]));
      expect(claim.text).toBe(seed.text);
      expect(claim.verdict?.label).toBe(seed.verdict.label);
      expect(claim.verdict?.restsOn).toEqual(seed.verdict.restsOn);
      expect(quotes).toEqual(new Map(seed.spans.map((span) => [span.id, span.quote])));
      expect(claim.page).toBe(`https://verbatim.example/claims/${encodeURIComponent(seed.slug)}`);
    }
  });

  it("says which claim has overtaken another, with an absolute page in each relation", async () => {
    const claim = await service().read("/v1/claims/eric-adams-is-mayor-of-new-york-city", claimSchema);
    const now = await service().read("/v1/claims/zohran-mamdani-is-mayor-of-new-york-city", claimSchema);
    const note = "Mamdani was in office by 7 February 2026.";
    expect(claim.verdict?.label).toBe("supported");
    expect(claim.overtaken).toEqual({ claim: now.id, on: null, note });
    expect(claim.relations).toContainEqual({
      kind: "overtaken_by",
      claim: {
        id: now.id,
        slug: "zohran-mamdani-is-mayor-of-new-york-city",
        page: "https://verbatim.example/claims/zohran-mamdani-is-mayor-of-new-york-city",
        text: now.text,
      },
      on: null,
      note,
    });
  });

  it("tells a reader what happened since the first publication", async () => {
    const history = await service().read(`/v1/claims/${ARREST}/history`, historySchema);
    expect(history.nextCursor).toBe(null);
    expect(history.events.map(({ action, subject, at, by }) => [action, subject.kind, at, by])).toEqual([
      ["claim.published", "claim", "2026-11-20T09:00:40.000Z", "Verbatim seed set"],
      ["publication.created", "publication", "2026-11-20T09:00:40.000Z", "Verbatim seed set"],
    ]);
    expect(history.events.every(({ claim }) => claim === ARREST_ID)).toBe(true);
  });

  it("pages through a history without repeating or losing an event", async () => {
    const path = `/v1/claims/${ARREST}/history`;
    const whole = await service().read(path, historySchema);
    const first = await service().read(`${path}?limit=1`, historySchema);
    const second = await service().read(`${path}?limit=1&cursor=${first.nextCursor}`, historySchema);
    expect([...first.events, ...second.events]).toEqual(whole.events);
    expect(second.nextCursor).toBe(null);
  });

  it("keeps each publication as it stood", async () => {
    const claim = await service().read(`/v1/claims/${ARREST}`, claimSchema);
    const publication = await service().read(`/v1/claims/${ARREST}/publications/1`, publicationSchema);
    expect(publication).toEqual({
      n: 1,
      publishedAt: "2026-11-20T09:00:40.000Z",
      publishedBy: "Verbatim seed set",
      supersededAt: null,
      withdrawn: null,
      claim,
    });
  });

  it("took one round trip for each of these reads", async () => {
    const before = service().roundTrips();
    const paths = ["", "/history", "/publications/1"].map((rest) => `/v1/claims/${ARREST}${rest}`);
    for (const path of paths) await service().request(path);
    const after = service().roundTrips();
    expect(after === null || before === null ? null : after - before).toBe(backend === "remote" ? 3 : null);
  });
});
