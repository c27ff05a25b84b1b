import { beforeAll, describe, expect, it } from "vitest";
import { BACKENDS } from "../../support/backends.ts";
import { dumpDatabase } from "../../support/dump.ts";
import { type ArticleAnswer, type ClaimAnswer, desks, draft, expectStatus, page, SUPPORTED } from "./desk.ts";

const NUL = "a\u0000b";
const LONE = "a\ud800b";
/** Each is one code point and two UTF-16 units. */
const astral = (count: number) => "𝒳".repeat(count);
const topics = (count: number) => Array.from({ length: count }, (_, i) => `topic-${i}`);
/** A JSON text of exactly this many bytes. */
const padded = (json: string, bytes: number) => json + " ".repeat(bytes - Buffer.byteLength(json));
const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${"}".repeat(levels - 1)}`;

const desk = desks();

describe.each(BACKENDS)("limits over the %s database", (backend) => {
  const at = desk(backend);
  let claim: ClaimAnswer;
  let article: ArticleAnswer;
  let before: Record<string, unknown[][]>;
  beforeAll(async () => {
    claim = await draft(at().eve);
    article = await page(at().eve, {
      text: `${astral(1001)} ${"x".repeat(1001)} ${astral(1000)} ${"x".repeat(1000)}.`,
    });
    // The first use of a key is written down.
    await at().sam.get("/v1/me");
    before = await dumpDatabase(at().db);
  });

  const post = (path: string, body: unknown, ifMatch?: number) =>
    at().eve.post(
      path.replace(":claim", claim.id).replace(":article", article.id),
      body,
      ifMatch ? { ifMatch } : {},
    );
  const quoted = (exact: string, fields: object = {}) => ({
    article: article.id,
    role: "context",
    quote: { exact, ...fields },
  });
  const judged = (fields: object) => ({ ...SUPPORTED, label: "unproven", searched: ["All."], ...fields });

  describe("over", () => {
    it.each<[string, string, () => unknown, string]>([
      ["claim of 1,001 letters", "/v1/claims", () => ({ text: "x".repeat(1001) }), "/text"],
      ["claim of 1,001 astral letters", "/v1/claims", () => ({ text: astral(1001) }), "/text"],
      ["claim of 500,000 letters", "/v1/claims", () => ({ text: "x".repeat(500_000) }), "/text"],
      ["21 topics", "/v1/claims", () => ({ text: "x", topics: topics(21) }), "/topics"],
      ["10,000 topics", "/v1/claims", () => ({ text: "x", topics: topics(10_000) }), "/topics"],
      ["topic of 65 letters", "/v1/claims", () => ({ text: "x", topics: ["t".repeat(65)] }), "/topics/0"],
      [
        "51 relations",
        "/v1/claims",
        () => ({ text: "x", relations: Array(51).fill({ kind: "reports", claim: "a" }) }),
        "/relations",
      ],
      ["quote of 1,001 letters", "/v1/claims/:claim/spans", () => quoted("x".repeat(1001)), "/quote/exact"],
      [
        "quote of 1,001 astral letters",
        "/v1/claims/:claim/spans",
        () => quoted(astral(1001)),
        "/quote/exact",
      ],
      [
        "prefix of 201 letters",
        "/v1/claims/:claim/spans",
        () => quoted("x", { prefix: "x".repeat(201) }),
        "/quote/prefix",
      ],
      [
        "summary of 5,001 letters",
        "/v1/claims/:claim/verdicts",
        () => judged({ summary: "x".repeat(5001) }),
        "/summary",
      ],
      [
        "summary of 5,001 astral letters",
        "/v1/claims/:claim/verdicts",
        () => judged({ summary: astral(5001) }),
        "/summary",
      ],
      [
        "headline of 141 letters",
        "/v1/claims/:claim/verdicts",
        () => judged({ headline: astral(141) }),
        "/headline",
      ],
      [
        "51 searches",
        "/v1/claims/:claim/verdicts",
        () => judged({ searched: Array(51).fill("x") }),
        "/searched",
      ],
      [
        "101 receipts",
        "/v1/claims/:claim/verdicts",
        () =>
          judged({ restsOn: Array.from({ length: 101 }, (_, i) => `spn_${String(i).padStart(26, "0")}`) }),
        "/restsOn",
      ],
      ["text of 4,000,001 bytes", "/v1/articles", () => ({ text: "x".repeat(4_000_001) }), "/text"],
      [
        "text of 4,000,001 bytes in two-byte letters",
        "/v1/articles",
        () => ({ text: `${"é".repeat(2_000_000)}x` }),
        "/text",
      ],
      ["text of nothing", "/v1/articles", () => ({ text: "" }), "/text"],
      ["21 levels", "/v1/claims", () => nested(21), ""],
      [
        "a hundred thousand levels",
        "/v1/claims",
        () => `{"topics":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
        "",
      ],
      ["a hundred thousand levels, not closed", "/v1/claims", () => "[".repeat(100_000), ""],
    ])("a %s is refused", async (_what, path, body, pointer) => {
      const answer = await post(path, body(), path.endsWith("verdicts") ? 1 : undefined);
      expect([answer.status, answer.json]).toMatchObject([
        422,
        { code: "invalid-input", errors: [{ in: "body", pointer, message: expect.stringMatching(/./) }] },
      ]);
      expect(answer.text.length).toBeLessThan(2_000);
    });

    it.each([
      ["/v1/articles", 12_524_288],
      ["/v1/articles/none/snapshots", 12_524_288],
      ["/v1/match", 200 * 2 ** 10],
      ["/v1/claims", 512 * 2 ** 10],
      ["/v1/claims/none/verdicts", 512 * 2 ** 10],
      ["/v1/articles/none/aliases", 512 * 2 ** 10],
    ])(
      "a body for %s of more than %d bytes is refused, whether it says its length or not",
      async (path, limit) => {
        const body = padded('{"text": "x"}', limit + 1);
        for (const headers of [{}, { "Content-Length": String(body.length) }]) {
          const answer = await at().eve.post(path, body, { headers });
          expect([answer.status, answer.json]).toMatchObject([413, { code: "body-too-large" }]);
          expect(answer.json).toMatchObject({ detail: expect.stringContaining(String(limit)) });
        }
      },
    );

    const TEXTS: [path: string, pointer: string, body: (bad: string) => unknown][] = [
      ["/v1/claims", "/text", (bad) => ({ text: bad })],
      ["/v1/claims", "/claimant/name", (bad) => ({ text: "x", claimant: { name: bad } })],
      ["/v1/claims", "/claimant/role", (bad) => ({ text: "x", claimant: { name: "x", role: bad } })],
      ["/v1/claims", "/claimedOn", (bad) => ({ text: "x", claimedOn: bad })],
      ["/v1/claims", "/language", (bad) => ({ text: "x", language: bad })],
      ["/v1/claims", "/topics/0", (bad) => ({ text: "x", topics: [bad] })],
      [
        "/v1/claims",
        "/relations/0/claim",
        (bad) => ({ text: "x", relations: [{ kind: "reports", claim: bad }] }),
      ],
      [
        "/v1/claims",
        "/relations/0/note",
        (bad) => ({ text: "x", relations: [{ kind: "reports", claim: "x", note: bad }] }),
      ],
      ["/v1/claims/:claim/spans", "/article", (bad) => ({ ...quoted("x"), article: bad })],
      ["/v1/claims/:claim/spans", "/quote/exact", (bad) => quoted(bad)],
      ["/v1/claims/:claim/spans", "/quote/prefix", (bad) => quoted("x", { prefix: bad })],
      ["/v1/claims/:claim/spans", "/quote/suffix", (bad) => quoted("x", { suffix: bad })],
      ["/v1/claims/:claim/spans", "/note", (bad) => ({ ...quoted("x"), note: bad })],
      ["/v1/claims/:claim/spans", "/text", (bad) => ({ ...quoted("x"), text: bad })],
      [
        "/v1/claims/:claim/spans",
        "/assertedBy/name",
        (bad) => ({ ...quoted("x"), assertedBy: { name: bad } }),
      ],
      [
        "/v1/claims/:claim/spans",
        "/assertedBy/role",
        (bad) => ({ ...quoted("x"), assertedBy: { name: "x", role: bad } }),
      ],
      ["/v1/claims/:claim/verdicts", "/headline", (bad) => judged({ headline: bad })],
      ["/v1/claims/:claim/verdicts", "/summary", (bad) => judged({ summary: bad })],
      ["/v1/claims/:claim/verdicts", "/implied", (bad) => judged({ implied: bad })],
      ["/v1/claims/:claim/verdicts", "/searched/1", (bad) => judged({ searched: ["x", bad] })],
      ["/v1/claims/:claim/verdicts", "/ratingText", (bad) => judged({ ratingText: bad })],
      [
        "/v1/claims/:claim/verdicts",
        "/basis/note",
        (bad) => judged({ basis: { strength: "document", note: bad } }),
      ],
      [
        "/v1/claims/:claim/verdicts",
        "/change/note",
        (bad) => judged({ change: { kind: "initial", note: bad } }),
      ],
      ["/v1/articles", "/url", (bad) => ({ url: `https://a.example/${bad}` })],
      ["/v1/articles", "/text", (bad) => ({ text: bad })],
      ["/v1/articles", "/headline", (bad) => ({ text: "x", headline: bad })],
      ["/v1/articles", "/descriptiveHeadline", (bad) => ({ text: "x", descriptiveHeadline: bad })],
      ["/v1/articles", "/author", (bad) => ({ text: "x", author: bad })],
      ["/v1/articles", "/publisher/name", (bad) => ({ text: "x", publisher: { name: bad } })],
      ["/v1/articles", "/publisher/site", (bad) => ({ text: "x", publisher: { name: "x", site: bad } })],
      ["/v1/articles", "/language", (bad) => ({ text: "x", language: bad })],
      ["/v1/articles", "/genreNote", (bad) => ({ text: "x", genreNote: bad })],
      ["/v1/articles", "/archiveUrl", (bad) => ({ text: "x", archiveUrl: `https://a.example/${bad}` })],
      ["/v1/articles", "/retrievedAt", (bad) => ({ text: "x", retrievedAt: bad })],
      ["/v1/articles/:article/snapshots", "/text", (bad) => ({ text: bad })],
      ["/v1/articles/:article/aliases", "/url", (bad) => ({ url: `https://a.example/?${bad}` })],
      ["/v1/articles/:article/aliases", "/reason", (bad) => ({ url: "https://a.example/", reason: bad })],
      ["/v1/articles/:article/merge", "/into", (bad) => ({ into: bad, reason: "x" })],
      ["/v1/articles/:article/merge", "/reason", (bad) => ({ into: "x", reason: bad })],
    ];
    it.each(TEXTS)("NUL and an unpaired surrogate are refused: %s %s", async (path, pointer, body) => {
      for (const bad of [NUL, LONE]) {
        const answer = await post(path, body(bad), path.endsWith("verdicts") ? 1 : undefined);
        expect([answer.status, answer.json]).toMatchObject([
          422,
          { code: "invalid-input", errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
        ]);
      }
    });

    it("NUL and an unpaired surrogate are refused where seniors say why", async () => {
      const path = `/v1/claims/${claim.id}`;
      for (const bad of [NUL, LONE]) {
        for (const [action, body, pointer] of [
          ["unpublish", { reason: bad }, "/reason"],
          ["retract", { reason: bad }, "/reason"],
          ["reinstate", { reason: bad }, "/reason"],
        ] as const) {
          const answer = await at().sam.post(`${path}/${action}`, body, { ifMatch: 1 });
          expect([action, answer.status, answer.json]).toMatchObject([
            action,
            422,
            { errors: [{ pointer }] },
          ]);
        }
        const retract = await at().sam.post(
          `${path}/retract`,
          { reason: "x", replacedBy: bad },
          { ifMatch: 1 },
        );
        expect([retract.status, retract.json]).toMatchObject([422, { errors: [{ pointer: "/replacedBy" }] }]);
      }
    });

    it("an escaped NUL is a NUL, and an unknown member is named whatever its name", async () => {
      const escaped = await at().eve.post("/v1/claims", '{"text": "a\\u0000b"}');
      expect([escaped.status, escaped.json]).toMatchObject([422, { errors: [{ pointer: "/text" }] }]);
      const named = await at().eve.post("/v1/claims", '{"text": "a", "a/b~c\\u0000": 1}');
      expect([named.status, named.json]).toMatchObject([422, { errors: [{ pointer: "/a~1b~0c\u0000" }] }]);
    });

    it("nothing of all this changed anything", async () => {
      expect(await dumpDatabase(at().db)).toEqual(before);
    });
  });

  describe("at and under", () => {
    it.each<[string, string, () => unknown]>([
      ["claim of 1,000 letters", "/v1/claims", () => ({ text: "x".repeat(1000) })],
      ["claim of 1,000 astral letters", "/v1/claims", () => ({ text: astral(1000) })],
      ["claim of 999 letters", "/v1/claims", () => ({ text: "x".repeat(999) })],
      ["20 topics", "/v1/claims", () => ({ text: "x", topics: topics(20) })],
      ["19 topics", "/v1/claims", () => ({ text: "x", topics: topics(19) })],
      ["topic of 64 letters", "/v1/claims", () => ({ text: "x", topics: ["t".repeat(64)] })],
      ["quote of 1,000 letters", "/v1/claims/:claim/spans", () => quoted("x".repeat(1000), { prefix: " " })],
      [
        "quote of 1,000 astral letters",
        "/v1/claims/:claim/spans",
        () => quoted(astral(1000), { suffix: " " }),
      ],
      ["text of 4,000,000 bytes", "/v1/articles", () => ({ text: `big ${"x".repeat(3_999_996)}` })],
      [
        "text of 4,000,000 bytes in two-byte letters",
        "/v1/articles",
        () => ({ text: "é".repeat(2_000_000) }),
      ],
      [
        "text of 4,000,000 bytes, every letter escaped",
        "/v1/articles",
        () => `{"text":"${"\\u00e8".repeat(2_000_000)}"}`,
      ],
      [
        "text of 4,000,000 bytes, every astral letter escaped",
        "/v1/articles",
        () => `{"text":"${"\\ud835\\udcb3".repeat(1_000_000)}"}`,
      ],
      ["text of one letter", "/v1/articles", () => ({ text: "x" })],
      ["body of 12.5 MB", "/v1/articles", () => padded('{"text": "padded"}', 12_524_288)],
      ["body of 12.5 MB less one byte", "/v1/articles", () => padded('{"text": "padded, too"}', 12_524_287)],
      ["body of 512 KB", "/v1/claims", () => padded('{"text": "padded"}', 512 * 2 ** 10)],
    ])("a %s is taken", async (_what, path, body) => {
      expectStatus(await post(path, body()), 201);
    });

    it.each([4999, 5000])("a summary of %d astral letters is taken", async (count) => {
      const fresh = await draft(at().eve);
      const body = judged({ summary: astral(count) });
      expectStatus(await at().eve.post(`/v1/claims/${fresh.id}/verdicts`, body, { ifMatch: 1 }), 201);
    });

    it("20 levels are read, and refused for what they say", async () => {
      const answer = await at().eve.post("/v1/claims", nested(20));
      expect([answer.status, answer.json]).toMatchObject([
        422,
        { errors: [{ pointer: "/text" }, { pointer: "/a", message: "is not known here" }] },
      ]);
    });

    it("brackets in a text are no levels", async () => {
      expectStatus(await at().eve.post("/v1/claims", { text: `\\"${"[{".repeat(100)}` }), 201);
    });
  });
});
