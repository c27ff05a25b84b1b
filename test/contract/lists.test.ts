import { describe, expect, it } from "vitest";
import { articleListSchema } from "../../src/http/articles/article-contract.ts";
import { claimListSchema } from "../../src/http/claims/claim-contract.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { BACKENDS } from "../support/backends.ts";
import { seededServices } from "../support/seeded-service.ts";

const ARREST = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const EXECUTIVE_ORDER = "art_01m7vznvs04tc26764g2c91sq0";
const EXECUTIVE_ORDER_URN = "urn:sha-256:a9142b9466d7d2955c6a8d8f758ae24b6e2f6a8de574e4470d25a15356a52a84";
const MASKED = [
  "masked-agents-violate-the-constitution",
  "on-6-february-2026-mayor-zohran-mamdani-said-that-masked-agents-violate",
];
const NOEM = [
  "homeland-security-secretary-kristi-noem-said-that-operation-salvo-of-ice",
  "homeland-security-secretary-kristi-noem-said-that-sanctuary-policies-protect",
  "operation-salvo-of-ice-arrested-54-gang-members-and-affiliates-associated",
  "sanctuary-policies-protect-criminals",
  "those-arrested-in-operation-salvo-were-responsible-for-violent-crimes",
];
const STATE_LAW = "governor-kathy-hochul-proposed-a-state-law-to-limit-cooperation-between-local";
const NEWEST = [
  "mayor-zohran-mamdani-said-that-his-order-makes-ice-agents-show-judicial-warrants",
  "before-the-executive-order-the-sanctuary-protections-of-new-york-city-mainly",
];
const NATIONAL_GUARD = "donald-trump-has-talked-of-sending-the-national-guard-to-democratic-cities";

const seeded = seededServices();
const seeds = await readSeedFiles(SEEDS_FOLDER);
const all = seeds.claims.map(({ slug }) => slug).sort();

function withLabel(label: string): string[] {
  return seeds.claims.filter(({ verdict }) => verdict.label === label).map(({ slug }) => slug);
}

describe.each(BACKENDS)("lists over the %s database", (backend) => {
  const service = seeded(backend);

  async function walk(query: string, limit: number): Promise<string[]> {
    const slugs: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { claims: { slug: string }[]; nextCursor: string | null } = await service().read(
        `/v1/claims?${query}&limit=${limit}${cursor === null ? "" : `&cursor=${cursor}`}`,
        claimListSchema,
      );
      expect(page.claims.length).toBeLessThanOrEqual(limit);
      slugs.push(...page.claims.map(({ slug }) => slug));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return slugs;
  }

  it.each<[query: string, slugs: string[]]>([
    ["label=refuted", [ARREST]],
    ["label=conflicting", []],
    ["label=refuted&label=supported", [ARREST, ...withLabel("supported")]],
    ["topic=state-law", [STATE_LAW]],
    ["topic=state-law&topic=national-guard", [STATE_LAW, NATIONAL_GUARD]],
    ["label=refuted&topic=arrests", [ARREST]],
    ["topic=nowhere", []],
    ["kind=statement&claimant=Kristi%20Noem", NOEM.slice(0, 2)],
    ["kind=fact&claimant=Kristi%20Noem", NOEM.slice(2)],
    ["claimant=Kristi%20Noem", NOEM],
    ["claimant=kristi%20noem", NOEM],
    ["claimant=Kristi", []],
    ["sourcePublisher=Somebody", []],
    ["language=en", all],
    ["language=EN", all],
    ["language=de", []],
    ["language=e", []],
    ["claimedSince=2026-02-06", MASKED],
    ["claimedUntil=2026-02-06", MASKED],
    ["claimedSince=2026-02-07", []],
    ["claimedUntil=2026-02-05", []],
    ["reviewedSince=2026-11-20", all],
    ["reviewedUntil=2026-11-20", all],
    ["reviewedSince=2026-11-21", []],
    ["reviewedSince=2026-11-20T00:00:00Z", all],
    ["reviewedSince=2026-11-20T23:59:59%2B01:00", []],
    ["reviewedUntil=2026-11-20T23:59:59Z", all],
    ["reviewedUntil=2026-11-20T00:00:00Z", []],
    ["reviewedUntil=2026-11-19", []],
    ["article=art_01m7vznvs04tc26764g2c91sqz", []],
    ["article=https%3A%2F%2Fnews.example%2Fnowhere", []],
  ])("%s", async (query, slugs) => {
    expect((await walk(query, 100)).sort()).toEqual([...slugs].sort());
  });

  it.each([
    EXECUTIVE_ORDER,
    EXECUTIVE_ORDER_URN,
    EXECUTIVE_ORDER_URN.toUpperCase().replace("URN:SHA-256", "urn:sha-256"),
    "report-on-the-mayor-s-executive-order-on-federal-immigration-enforcement",
  ])("article=%s gives the claims with a quote in that article", async (article) => {
    const expected = seeds.claims
      .filter(({ spans }) => spans.some((span) => span.article === "executive-order"))
      .map(({ slug }) => slug);
    expect((await walk(`article=${article}`, 100)).sort()).toEqual(expected.sort());
  });

  it.each(["newest", "oldest"] as const)("pages of 7, %s first, lose and repeat nothing", async (sort) => {
    const paged = await walk(`sort=${sort}`, 7);
    const byTime = seeds.claims.toSorted((a, b) =>
      a.publication.publishedAt < b.publication.publishedAt ? -1 : 1,
    );
    const slugs = byTime.map(({ slug }) => slug);
    expect(paged).toEqual(sort === "oldest" ? slugs : slugs.reverse());
    expect(await walk(`sort=${sort}`, 100)).toEqual(paged);
  });

  it("pages through a filtered list as through a whole one", async () => {
    const whole = await walk("label=unproven&label=refuted", 100);
    expect(await walk("label=unproven&label=refuted", 1)).toEqual(whole);
    expect(await walk("label=unproven&label=refuted", 5)).toEqual(whole);
    expect(whole.toSorted()).toEqual([...withLabel("unproven"), ARREST].sort());
  });

  it("shows 20 claims, newest first, when nothing is asked", async () => {
    const page = await service().read("/v1/claims", claimListSchema);
    expect(page.claims).toHaveLength(20);
    expect(page.claims.slice(0, 2).map(({ slug }) => slug)).toEqual(NEWEST);
    expect(page.claims.every((claim) => claim.page.startsWith("https://verbatim.example/claims/"))).toBe(
      true,
    );
    expect(page.nextCursor).not.toBe(null);
  });

  it("finds the arrest claim for what a reader would type", async () => {
    const page = await service().read("/v1/claims?q=arbitrary%20arrest", claimListSchema);
    expect(page.claims[0]?.slug).toBe(ARREST);
    expect(page.claims[0]?.verdict?.label).toBe("refuted");
  });

  it.each(["mamdani's", "ICE", "arbitrary arrest", '"New York City" mayor'])(
    "scores claims for %j against the best of them, however common its words are",
    async (q) => {
      const search = (more: string) =>
        service().read(`/v1/claims?q=${encodeURIComponent(q)}${more}`, claimListSchema);
      const scores = (page: { claims: { score?: number | undefined }[] }) =>
        page.claims.map(({ score }) => score ?? 0);
      const whole = await search("&limit=10");
      expect(scores(whole)[0]).toBe(1);
      expect(scores(whole)).toEqual(scores(whole).toSorted((a, b) => b - a));
      expect(Math.min(...scores(whole))).toBeGreaterThan(0.01);
      const first = await search("&limit=4");
      const rest = await search(`&limit=6&cursor=${first.nextCursor}`);
      expect([...first.claims, ...rest.claims]).toEqual(whole.claims);
      const newest = await search("&sort=newest&limit=100");
      const byId = new Map(newest.claims.map(({ id, score }) => [id, score]));
      expect(whole.claims.map(({ id }) => byId.get(id))).toEqual(scores(whole));
    },
  );

  it("searches within filters", async () => {
    const page = await service().read("/v1/claims?q=arbitrary%20arrest&label=supported", claimListSchema);
    expect(page.claims.every(({ verdict }) => verdict?.label === "supported")).toBe(true);
    const none = await service().read("/v1/claims?q=xylophone%20quagga", claimListSchema);
    expect(none).toEqual({ claims: [], nextCursor: null });
  });

  it("lists the articles, those last published first, and pages through them", async () => {
    const whole = await service().read("/v1/articles", articleListSchema);
    expect(whole.nextCursor).toBe(null);
    expect(new Set(whole.articles.map(({ id }) => id))).toEqual(new Set(seeds.articles.map(({ id }) => id)));
    expect(whole.articles[0]?.id).toBe(EXECUTIVE_ORDER);
    expect(whole.articles.every(({ page }) => page.startsWith("https://verbatim.example/articles/"))).toBe(
      true,
    );
    const first = await service().read("/v1/articles?limit=3", articleListSchema);
    const rest = await service().read(`/v1/articles?limit=3&cursor=${first.nextCursor}`, articleListSchema);
    expect([...first.articles, ...rest.articles]).toEqual(whole.articles);
    expect(rest.nextCursor).toBe(null);
  });

  it("takes one round trip for each list", async () => {
    const before = service().roundTrips();
    for (const path of ["/v1/claims", "/v1/claims?label=refuted&topic=arrests", "/v1/articles"]) {
      await service().request(path);
    }
    const after = service().roundTrips();
    expect(after === null || before === null ? null : after - before).toBe(backend === "remote" ? 3 : null);
  });
});
