import { exports } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import type * as z from "zod";
import { pageAnnotationsSchema } from "../../src/http/annotations/page-contract.ts";
import { articleListSchema, articleSchema } from "../../src/http/articles/article-contract.ts";
import { claimListSchema, claimSchema } from "../../src/http/claims/claim-contract.ts";
import { historySchema } from "../../src/http/claims/history-contract.ts";
import { publicationSchema } from "../../src/http/publications/publication-contract.ts";

// The seeds' ids, times and words are constants, so answers can be expected literally.
const SLUG = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const ID = "clm_01m7w2y7m069r3hzxwc1gedd1s";
const URN = "urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd";
const ARTICLE = "report-and-commentary-on-the-arrest-of-alpha-amadou-diallo-and-the-mayor-elect-s";

/** Its publication, its last change, and what all answers of the service have in common. */
const TAG = /^"pub_01m7w2zep0rh221ed2w4g852py\.1\.[0-9a-f]{8}"$/;

const ask = (path: string, init?: RequestInit) =>
  exports.default.fetch(`https://verbatim.example${path}`, init);
const readJson = async (path: string) => (await ask(path)).json();
/** The answer, which must be as the contract has it. */
const read = async <T extends z.ZodType>(contract: T, path: string) => contract.parse(await readJson(path));

// The first request loads all of the Worker's modules, one by one.
beforeAll(async () => {
  await ask("/healthz");
}, 60_000);

describe("in workerd", () => {
  test("a claim is read by its slug, with verdict, receipts and what was not seen", async () => {
    const response = await ask(`/v1/claims/${SLUG}`);

    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json",
      "cache-control": "public, max-age=0, must-revalidate, s-maxage=60",
      vary: "Accept-Encoding, Authorization",
      etag: expect.stringMatching(TAG),
      "access-control-allow-origin": "*",
      "x-content-type-options": "nosniff",
    });
    expect(await response.json()).toMatchObject({
      id: ID,
      slug: SLUG,
      page: `https://verbatim.example/claims/${SLUG}`,
      text: "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
      kind: "fact",
      status: "published",
      publishedAt: "2026-11-20T09:00:40.000Z",
      verdict: {
        label: "refuted",
        headline: expect.stringContaining("the order was not seen"),
        ratingValue: 1,
        basis: { strength: "one_report" },
        notSeen: ["the removal order", "the court documents that the article cites", "the video"],
        method: "machine",
        restsOn: ["spn_01m7w2y7m06v7z7ed935cvyt8x", "spn_01m7w2y7m04wk5y4f5kn3bgjec"],
      },
      evidenceCount: 2,
      contextCount: 0,
      evidence: [
        {
          role: "refutes",
          quote: { exact: "issued a final removal order against him last year", start: 1191, end: 1241 },
        },
        {
          role: "refutes",
          quote: {
            exact:
              "the arrest was not discretionary or sudden. It was the enforcement of an existing court ruling",
            start: 1259,
            end: 1353,
          },
        },
      ],
      appearances: [
        {
          stance: "disputes",
          quote: { exact: expect.stringMatching(/, many viewers assumed the arrest was arbitrary$/) },
        },
      ],
      sources: [{ article: { slug: ARTICLE, urn: URN }, supports: 0, refutes: 2, context: 0 }],
    });
  });

  test("the same claim is read by its id", async () => {
    expect(await read(claimSchema, `/v1/claims/${ID}`)).toEqual(await readJson(`/v1/claims/${SLUG}`));
  });

  test("a claim that the client has is not sent again", async () => {
    const etag = (await ask(`/v1/claims/${SLUG}`)).headers.get("etag") ?? "";
    const headers = { "If-None-Match": etag };
    const response = await ask(`/v1/claims/${SLUG}`, { headers });

    expect(response.status).toBe(304);
    expect(await response.text()).toBe("");
    expect(response.headers.get("etag")).toMatch(TAG);
  });

  test("a claim is packed once for who takes that", async () => {
    const plain = await ask(`/v1/claims/${SLUG}`);
    const packed = await ask(`/v1/claims/${SLUG}`, { headers: { "Accept-Encoding": "gzip" } });

    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(packed.headers.get("etag")).toBe(`${plain.headers.get("etag")?.slice(0, -1)}-gz"`);
    // Unpacked once on its way here: packed twice, it would still be packed.
    expect(await packed.text()).toBe(await plain.text());
  });

  test("HEAD has the headers and no body", async () => {
    const response = await ask(`/v1/claims/${SLUG}`, { method: "HEAD" });

    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toMatch(TAG);
    expect(await response.text()).toBe("");
  });

  test("a list is paged to its end, each claim once", async () => {
    const seen: string[] = [];
    let cursor = "";
    const sizes: number[] = [];
    do {
      const page = await read(claimListSchema, `/v1/claims?limit=40${cursor && `&cursor=${cursor}`}`);
      sizes.push(page.claims.length);
      seen.push(...page.claims.map(({ slug }) => slug));
      cursor = page.nextCursor ?? "";
    } while (cursor !== "");

    expect(sizes).toEqual([40, 38]);
    expect(new Set(seen).size).toBe(78);
  });

  test("a list is filtered", async () => {
    const { claims, nextCursor } = await read(claimListSchema, "/v1/claims?label=refuted&sort=oldest");

    expect(claims.map(({ slug }) => slug)).toEqual([SLUG]);
    expect(nextCursor).toBeNull();
  });

  test("a claim is found by a question's words", async () => {
    const { claims } = await read(claimListSchema, "/v1/claims?q=arbitrary%20arrest");

    expect(claims[0]?.slug).toBe(SLUG);
  });

  test("an unchanged list is not sent again", async () => {
    const etag = (await ask("/v1/claims")).headers.get("etag") ?? "";

    expect(etag).toMatch(/^"l[0-9a-f]{24}\.[0-9a-f]{8}"$/);
    expect((await ask("/v1/claims", { headers: { "If-None-Match": etag } })).status).toBe(304);
  });

  test("an article's annotations come by its urn, in reading order", async () => {
    const page = await read(pageAnnotationsSchema, `/v1/annotations?url=${URN}`);

    expect(page.url).toBe(URN);
    expect(page.article).toMatchObject({ slug: ARTICLE, urn: URN, url: null, genre: "analysis" });
    expect(page.claims).toHaveLength(26);
    expect(page.spans).toHaveLength(37);
    const starts = page.spans.map(({ quote }) => quote.start);
    expect(starts.slice(0, 5)).toEqual([67, 67, 239, 239, 525]);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    const arbitrary = page.spans.filter(({ claim }) => claim === ID);
    expect(arbitrary.map(({ role }) => role)).toEqual(["refutes", "refutes", "appearance"]);
  });

  test("a page that nobody annotated has empty lists", async () => {
    expect(await readJson("/v1/annotations?url=https://example.org/a")).toEqual({
      url: "https://example.org/a",
      article: null,
      claims: [],
      spans: [],
      near: [],
    });
  });

  test("articles, their history and publications are read", async () => {
    const { articles } = await read(articleListSchema, "/v1/articles");
    expect(articles).toHaveLength(4);
    expect((await read(articleSchema, `/v1/articles/${ARTICLE}`)).spans).toHaveLength(37);
    const { events } = await read(historySchema, `/v1/claims/${SLUG}/history`);
    expect(events.map(({ action }) => action)).toEqual(["claim.published", "publication.created"]);
    const publication = await read(publicationSchema, `/v1/claims/${SLUG}/publications/1`);
    expect(publication).toMatchObject({ n: 1, supersededAt: null, withdrawn: null });
    expect(publication.claim).toEqual(await readJson(`/v1/claims/${SLUG}`));
  });

  test.each([
    ["/v1/claims/no-such-claim", 404, "not-found"],
    ["/v1/articles/no-such-article", 404, "not-found"],
    ["/v1/nothing", 404, "not-found"],
    ["/v1/claims?limit=0", 400, "invalid-query"],
    ["/v1/claims?limit=101", 400, "invalid-query"],
    ["/v1/claims?label=false", 400, "invalid-query"],
    ["/v1/claims?colour=red", 400, "invalid-query"],
    ["/v1/claims?q=%00", 400, "invalid-query"],
    ["/v1/claims?cursor=!!", 400, "invalid-cursor"],
    ["/v1/annotations?url=nonsense", 400, "invalid-query"],
  ])("%s is refused with %i %s", async (path, status, code) => {
    const response = await ask(path);

    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ type: `urn:verbatim:problem:${code}`, status, code });
  });

  test("a method that an address does not take is refused with those that it takes", async () => {
    const response = await ask(`/v1/claims/${SLUG}/history`, { method: "PUT" });

    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
    expect(await response.json()).toMatchObject({ code: "method-not-allowed" });
  });

  test("a key that nobody was given is refused", async () => {
    const response = await ask("/v1/claims", { headers: { Authorization: "Bearer vb_nobody" } });

    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="verbatim"');
  });

  test("settings come from the bindings", async () => {
    expect(await readJson("/v1/about")).toMatchObject({
      notice: "A notice",
      policies: { requireSecondEditor: true, namesEditors: true },
    });
  });

  test("it is alive, and ready once its database is migrated", async () => {
    expect(await readJson("/healthz")).toEqual({ status: "alive" });
    expect(await readJson("/readyz")).toEqual({ status: "ready" });
  });

  test("the reference is served with its files", async () => {
    expect(await readJson("/openapi.json")).toMatchObject({
      openapi: "3.1.0",
      servers: [{ url: "https://verbatim.example" }],
      paths: { "/v1/claims/{id}": { get: { tags: ["Claims"] } } },
    });
    expect((await ask("/docs")).headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect((await ask("/docs/docs-page.js")).headers.get("content-type")).toBe(
      "text/javascript; charset=utf-8",
    );
    expect((await ask("/docs/no-such-file")).status).toBe(404);
  });
});
