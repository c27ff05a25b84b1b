import { beforeAll, describe, expect, it } from "vitest";
import { listName } from "../../src/http/cursor.ts";
import { BACKENDS } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { seededServices } from "../support/seeded-service.ts";

const ARREST = "/v1/claims/the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify([...parts, null])).toString("base64url");
const NEWEST = listName("newest", { label: [], topic: [] });
const GOOD = cursor(NEWEST, "2026-11-20T09:30:40.000Z", 30);

interface Refusal {
  status: number;
  code: string;
  /** What is named: `query limit`, `query cursor`. */
  named?: string[];
  headers?: Record<string, string>;
}
const invalidQuery = (...names: string[]): Refusal => ({
  status: 400,
  code: "invalid-query",
  named: names.map((name) => `query ${name}`),
});
const invalidPath: Refusal = { status: 400, code: "invalid-query", named: ["path "] };
const invalidCursor: Refusal = { status: 400, code: "invalid-cursor", named: ["query cursor"] };
const notFound: Refusal = { status: 404, code: "not-found", named: [] };
const notAllowed: Refusal = {
  status: 405,
  code: "method-not-allowed",
  named: [],
  headers: { Allow: "GET, HEAD" },
};

const cases: [what: string, path: string, refusal: Refusal, init?: RequestInit][] = [
  ["an id that no claim has", "/v1/claims/clm_01m7w2y7m069r3hzxwc1gedd1z", notFound],
  ["a slug that no claim has", "/v1/claims/nothing-of-the-kind", notFound],
  ["the id of something else", "/v1/claims/art_01m7vznvs04tc26764g2c91sq0", notFound],
  ["an id in capitals", "/v1/claims/CLM_01M7W2Y7M069R3HZXWC1GEDD1S", notFound],
  ["an id with a quotation mark", "/v1/claims/clm_'%20or%201=1--", notFound],
  ["a path upwards", "/v1/claims/..%2F..%2Fetc%2Fpasswd", notFound],
  ["a path upwards, escaped twice", "/v1/claims/%252e%252e%252f", notFound],
  ["a backslash", "/v1/claims/..%5C..%5Cwindows", notFound],
  ["a NUL in a claim's name", "/v1/claims/the-arrest%00", notFound],
  ["a NUL in an article's name", "/v1/articles/report%00", notFound],
  ["a percent sign that escapes nothing", "/v1/claims/100%", notFound],
  ["escapes of half a letter", "/v1/claims/%E0%A4%A", invalidPath],
  ["an escaped half of a surrogate pair", "/v1/claims/%ED%A0%80", invalidPath],
  ["Latin-1 in an article's name", "/v1/articles/caf%E9", invalidPath],
  ["a slash in two bytes", "/v1/claims/..%C0%AF..", invalidPath],
  ["a byte that no UTF-8 has, where nothing is", "/nothing/%FF", invalidPath],
  ["an escaped half of a surrogate pair in a search", "/v1/claims?q=%ED%A0%80", invalidQuery("q")],
  ["Latin-1 in a filter", "/v1/claims?q=cafe&topic=caf%E9&limit=1", invalidQuery("topic")],
  ["half a letter in a URL", "/v1/annotations?url=https%3A%2F%2Fa.example%2F%E2%82", invalidQuery("url")],
  ["a byte that no UTF-8 has, in a cursor", "/v1/claims?cursor=%FF", invalidQuery("cursor")],
  ["a slug of 10,000 letters", `/v1/claims/${"a".repeat(10_000)}`, notFound],
  ["an empty slug", "/v1/claims/", notFound],
  ["a second slash", "/v1//claims", notFound],
  ["a prototype's name", "/v1/claims/__proto__", notFound],
  ["another version", "/v2/claims", notFound],
  ["an unknown article", "/v1/articles/art_01m7vznvs04tc26764g2c91sqz", notFound],
  ["an article by a URL in the path", "/v1/articles/https%3A%2F%2Fnews.example%2F", notFound],
  ["an article by no urn in the path", "/v1/articles/urn:isbn:1", notFound],
  ["an article by half a URL in the path", "/v1/articles/http:", notFound],
  ["history of an unknown claim", "/v1/claims/nothing/history", notFound],
  ["publication 0", `${ARREST}/publications/0`, notFound],
  ["publication 2 of one", `${ARREST}/publications/2`, notFound],
  ["publication -1", `${ARREST}/publications/-1`, notFound],
  ["publication 1.0", `${ARREST}/publications/1.0`, notFound],
  ["publication 1e0", `${ARREST}/publications/1e0`, notFound],
  ["publication 10^20", `${ARREST}/publications/100000000000000000000`, notFound],
  ["a publication of an unknown claim", "/v1/claims/nothing/publications/1", notFound],
  ["nothing at all", "/nothing", notFound],

  ["limit 0", "/v1/claims?limit=0", invalidQuery("limit")],
  ["limit 101", "/v1/claims?limit=101", invalidQuery("limit")],
  ["limit abc", "/v1/claims?limit=abc", invalidQuery("limit")],
  ["limit -1", "/v1/claims?limit=-1", invalidQuery("limit")],
  ["limit 1.5", "/v1/claims?limit=1.5", invalidQuery("limit")],
  ["limit 1e1", "/v1/claims?limit=1e1", invalidQuery("limit")],
  ["an empty limit", "/v1/claims?limit=", invalidQuery("limit")],
  ["a limit in other digits", "/v1/claims?limit=%D9%A1%D9%A0", invalidQuery("limit")],
  ["two limits", "/v1/claims?limit=5&limit=6", invalidQuery("limit")],
  ["limit 0 of articles", "/v1/articles?limit=0", invalidQuery("limit")],
  ["limit 101 of a history", `${ARREST}/history?limit=101`, invalidQuery("limit")],

  ["a cursor that is none", "/v1/claims?cursor=nonsense", invalidCursor],
  ["an empty cursor", "/v1/claims?cursor=", invalidQuery("cursor")],
  ["a cursor that is not base64", "/v1/claims?cursor=%F0%9F%99%82", invalidCursor],
  ["a cursor of another shape", `/v1/claims?cursor=${cursor({ sort: "newest" })}`, invalidCursor],
  ["a cursor with a row before the first", `/v1/claims?cursor=${cursor(NEWEST, "", -1)}`, invalidCursor],
  ["a cursor with half a row", `/v1/claims?cursor=${cursor(NEWEST, "", 1.5)}`, invalidCursor],
  ["a cursor with an endless row", `/v1/claims?cursor=${cursor(NEWEST, "", 1e300)}`, invalidCursor],
  ["a cursor with a NUL", `/v1/claims?cursor=${cursor(NEWEST, "2026\u0000", 1)}`, invalidCursor],
  ["a newest cursor of the oldest", `/v1/claims?sort=oldest&cursor=${GOOD}`, invalidCursor],
  ["a claims' cursor of articles", `/v1/articles?cursor=${GOOD}`, invalidCursor],
  ["a claims' cursor of a history", `${ARREST}/history?cursor=${GOOD}`, invalidCursor],
  ["a history's cursor of claims", `/v1/claims?cursor=${cursor("history", 0, 3)}`, invalidCursor],
  ["a cursor of 1025 characters", `/v1/claims?cursor=${"a".repeat(1025)}`, invalidQuery("cursor")],

  ["an unknown label", "/v1/claims?label=wrong", invalidQuery("label")],
  ["a label in capitals", "/v1/claims?label=Refuted", invalidQuery("label")],
  ["one unknown label of two", "/v1/claims?label=refuted&label=wrong", invalidQuery("label")],
  ["21 labels", `/v1/claims?${"label=refuted&".repeat(21)}`, invalidQuery("label")],
  ["an unknown kind", "/v1/claims?kind=opinion", invalidQuery("kind")],
  ["an unknown order", "/v1/claims?sort=best", invalidQuery("sort")],
  ["relevance to nothing", "/v1/claims?sort=relevance", invalidQuery("sort")],
  ["a day that does not exist", "/v1/claims?claimedSince=2026-02-30", invalidQuery("claimedSince")],
  ["a day that is none", "/v1/claims?reviewedUntil=yesterday", invalidQuery("reviewedUntil")],
  ["an unknown parameter", "/v1/claims?colour=red", invalidQuery("colour")],
  ["two unknown parameters", "/v1/claims?colour=red&size=1", invalidQuery("colour", "size")],
  ["an unknown parameter of a claim", `${ARREST}?colour=red`, invalidQuery("colour")],
  ["an unknown parameter of articles", "/v1/articles?q=x", invalidQuery("q")],
  ["an unknown parameter of an article", "/v1/articles/x?colour=red", invalidQuery("colour")],
  ["an unknown parameter of a publication", `${ARREST}/publications/1?colour=red`, invalidQuery("colour")],
  ["an unknown parameter of the service", "/v1/about?colour=red", invalidQuery("colour")],
  ["a parameter named as a prototype", "/v1/claims?__proto__=x", invalidQuery("__proto__")],
  ["another view", `${ARREST}?view=draft`, invalidQuery("view")],
  ["a query of nothing", "/v1/claims?q=", invalidQuery("q")],
  ["a query with a NUL", "/v1/claims?q=arrest%00", invalidQuery("q")],
  ["a topic with a NUL", "/v1/claims?topic=a%00", invalidQuery("topic")],
  ["two queries", "/v1/claims?q=a&q=b", invalidQuery("q")],
  ["a query of 8,193 letters", `/v1/claims?q=${"a".repeat(8193)}`, invalidQuery("q")],
  ["an article that is no address", "/v1/claims?article=%2Fstory", invalidQuery("article")],
  ["an article that is another urn", "/v1/claims?article=urn:isbn:9780140449136", invalidQuery("article")],

  ["annotations of nothing", "/v1/annotations", invalidQuery("url")],
  ["a URL that is none", "/v1/annotations?url=not%20a%20url", invalidQuery("url")],
  ["a URL without a scheme", "/v1/annotations?url=news.example%2Fstory", invalidQuery("url")],
  ["a URL of a file", "/v1/annotations?url=file%3A%2F%2F%2Fetc%2Fpasswd", invalidQuery("url")],
  ["a URL of a script", "/v1/annotations?url=javascript%3Aalert(1)", invalidQuery("url")],
  ["a urn with too few digits", "/v1/annotations?url=urn:sha-256:abc", invalidQuery("url")],
  ["a URL with a NUL", "/v1/annotations?url=https%3A%2F%2Fnews.example%2F%00", invalidQuery("url")],
  [
    "two URLs",
    "/v1/annotations?url=https%3A%2F%2Fa.example&url=https%3A%2F%2Fb.example",
    invalidQuery("url"),
  ],

  ["a method nobody knows", "/v1/annotations", notAllowed, { method: "PURGE" }],
  ["a method in small letters", "/v1/annotations", notAllowed, { method: "purge" }],
  ["DELETE on a history", `${ARREST}/history`, notAllowed, { method: "DELETE" }],
  ["PUT on the service", "/v1/about", notAllowed, { method: "PUT", body: "{}" }],
  ["POST on annotations", "/v1/annotations", notAllowed, { method: "POST" }],
  ["PATCH on readiness", "/readyz", notAllowed, { method: "PATCH" }],
  ["a method nobody knows, on nothing", "/nothing", notFound, { method: "PURGE" }],
];

const seeded = seededServices();

describe.each(BACKENDS)("what cannot be answered, over the %s database", (backend) => {
  const service = seeded(backend);
  let before: Record<string, unknown[][]>;
  beforeAll(async () => {
    before = await dumpDatabase(service().db);
  });

  it.each(cases)("%s", async (_what, path, refusal, init = {}) => {
    const earlier = service().mistakes.length;
    const answer = await service().request(path, init);
    expect(service().mistakes.slice(earlier)).toEqual([]);
    expect(answer.json).toMatchObject({
      type: `urn:verbatim:problem:${refusal.code}`,
      title: expect.stringMatching(/./),
      status: refusal.status,
      code: refusal.code,
      detail: expect.stringMatching(/./),
      errors: (refusal.named ?? []).map((named) => {
        const [where, name] = named.split(" ");
        return { in: where, name, message: expect.stringMatching(/./) };
      }),
    });
    expect(answer.status).toBe(refusal.status);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(answer.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
    for (const [name, value] of Object.entries(refusal.headers ?? {})) {
      expect(answer.headers.get(name)).toBe(value);
    }
  });

  // Words of FTS5's query language are words to look for, not orders.
  it.each(
    [
      '"',
      '""',
      '"arrest',
      "arrest OR",
      "NOT arrest",
      "arrest AND AND order",
      "NEAR(arrest order, 5)",
      "NEAR(",
      "text:arrest",
      "{text claimant}:arrest",
      "- text : arrest",
      "^arrest",
      "arrest*",
      "*",
      "(",
      "())(",
      "arrest + order",
      "'; drop table claims; --",
      "%",
      "_",
      "\\",
      "\u202earrest",
      "🙂",
      "，。",
      "\ud83d\ude42\u200d",
      "a".repeat(8192),
      "arrest ".repeat(1000),
    ].map((q) => [q.slice(0, 30), q]),
  )("searching for %j is a search", async (_shown, q) => {
    const earlier = service().mistakes.length;
    const answer = await service().request(`/v1/claims?q=${encodeURIComponent(q)}&limit=1`);
    expect(service().mistakes.slice(earlier)).toEqual([]);
    expect([answer.status, answer.json]).toMatchObject([200, { claims: expect.any(Array) }]);
  });

  it("goes on answering afterwards, from a database that is as it was", async () => {
    expect(await dumpDatabase(service().db)).toEqual(before);
    expect((await service().request(ARREST)).status).toBe(200);
  });
});
