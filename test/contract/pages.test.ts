import { describe, expect, it } from "vitest";
import { pageAnnotationsSchema } from "../../src/http/annotations/page-contract.ts";
import { articleSchema } from "../../src/http/articles/article-contract.ts";
import { readSeedFiles, SEEDS_FOLDER } from "../../src/seeds/read-seed-files.ts";
import { BACKENDS } from "../support/backends.ts";
import { seededServices } from "../support/seeded-service.ts";

const seeded = seededServices();
const seeds = await readSeedFiles(SEEDS_FOLDER);

/** The spans that the seed files put in an article, as a reader meets them. */
function spansIn(key: string) {
  return seeds.claims
    .flatMap((claim) => claim.spans.map((span) => ({ ...span, claim: claim.id })))
    .filter((span) => span.article === key)
    .sort((a, b) => a.quote.start - b.quote.start || (a.id < b.id ? -1 : 1));
}

describe.each(BACKENDS)("pages over the %s database", (backend) => {
  const service = seeded(backend);

  it.each([
    [
      "ending-nypd-cooperation",
      "urn:sha-256:76eb79f21b20571000a1199b31385718bf4747e5f1ee96dec30ef6ebf6d8c508",
    ],
    ["final-removal-order", "urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd"],
    ["sanctuary-commitment", "urn:sha-256:a6c46b79c27092ff1b210591f517f7efa81094281e24e0963e97c783d48dcb66"],
    ["executive-order", "urn:sha-256:a9142b9466d7d2955c6a8d8f758ae24b6e2f6a8de574e4470d25a15356a52a84"],
  ])("gives all spans of %s in reading order, and their claims as a reader meets them", async (key, urn) => {
    const page = await service().read(`/v1/annotations?url=${urn}`, pageAnnotationsSchema);
    const expected = spansIn(key);
    expect(expected.length).toBeGreaterThanOrEqual(12);
    expect(page.url).toBe(urn);
    expect(page.article?.urn).toBe(urn);
    expect(page.article?.id).toBe(seeds.articles.find((article) => article.key === key)?.id);
    expect(page.spans.map(({ id, claim, role, quote }) => ({ id, claim, role, quote }))).toEqual(
      expected.map(({ id, claim, role, quote }) => ({ id, claim, role, quote })),
    );
    expect(page.spans.every((span) => span.article.id === page.article?.id)).toBe(true);
    expect(new Set(page.claims.map(({ id }) => id))).toEqual(new Set(expected.map(({ claim }) => claim)));
    expect(page.claims).toHaveLength(new Set(expected.map(({ claim }) => claim)).size);
    const starts = page.claims.map(({ id }) =>
      Math.min(...expected.filter(({ claim }) => claim === id).map(({ quote }) => quote.start)),
    );
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    for (const claim of page.claims)
      expect(claim.page).toMatch(/^https:\/\/verbatim\.example\/claims\/[^/]+$/);
  });

  it("answers a page that nobody annotated with empty lists", async () => {
    const url = "https://news.example/2026/11/story?utm_source=x";
    expect(
      await service().read(`/v1/annotations?url=${encodeURIComponent(url)}`, pageAnnotationsSchema),
    ).toEqual({ url, article: null, claims: [], spans: [], near: [] });
  });

  it("takes a urn in any case", async () => {
    const urn = "URN:SHA-256:A9142B9466D7D2955C6A8D8F758AE24B6E2F6A8DE574E4470D25A15356A52A84";
    const page = await service().read(`/v1/annotations?url=${urn}`, pageAnnotationsSchema);
    expect(page.url).toBe(urn.toLowerCase());
    expect(page.article?.id).toBe("art_01m7vznvs04tc26764g2c91sq0");
  });

  it.each(seeds.articles.map(({ id, key, textSha256 }) => [key, id, textSha256]))(
    "answers the article %s by id and by slug, with what its annotations have",
    async (_key, id, textSha256) => {
      const urn = `urn:sha-256:${textSha256}`;
      const page = await service().read(`/v1/annotations?url=${urn}`, pageAnnotationsSchema);
      const article = await service().read(`/v1/articles/${id}`, articleSchema);
      expect(article).toEqual({ ...page.article, claims: page.claims, spans: page.spans });
      expect(await service().read(`/v1/articles/${article.slug}`, articleSchema)).toEqual(article);
    },
  );

  it("says of an article only what its source says, and marks our own headline as ours", async () => {
    const article = await service().read("/v1/articles/art_01m7vznvs04tc26764g2c91sq0", articleSchema);
    expect(article).toMatchObject({
      slug: "report-on-the-mayor-s-executive-order-on-federal-immigration-enforcement",
      url: null,
      urn: "urn:sha-256:a9142b9466d7d2955c6a8d8f758ae24b6e2f6a8de574e4470d25a15356a52a84",
      headline: null,
      descriptiveHeadline: "Report on the mayor's executive order on federal immigration enforcement",
      author: "Myles Miller",
      publisher: null,
      publishedOn: "2026-02-07",
      language: "en",
      genre: "news",
    });
  });

  it("takes one round trip for a page and for an article", async () => {
    const before = service().roundTrips();
    await service().request(`/v1/annotations?url=urn:sha-256:${seeds.articles[0]?.textSha256}`);
    await service().request(`/v1/articles/${seeds.articles[0]?.id}`);
    const after = service().roundTrips();
    expect(after === null || before === null ? null : after - before).toBe(backend === "remote" ? 2 : null);
  });
});
