import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import { type Asking, type FoundAnswer, KeptAnswers } from "../../src/http/kept-answers.ts";
import { type RunningServer, startServer } from "../../src/server.ts";
import { isKnownTracking } from "../../src/urls/tracking-parameters.ts";
import { countedDatabase } from "../support/counted-database.ts";
import { seededFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const SLUG = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
const ARREST = `/v1/claims/${SLUG}`;
const URN = "urn:sha-256:c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd";
const PAGE = `/v1/annotations?url=${URN}`;

const fresh = temporaryFiles();
let server: RunningServer;
let statements: () => number;
let secret: string;
let file: string;
let db: Database;
beforeAll(async () => {
  file = await seededFile(fresh("kept.db"));
  const counted = countedDatabase(await openEmbedded({ url: `file:${file}` }));
  statements = counted.statements;
  db = counted.db;
  ({ secret } = await createKey(counted.db, { name: "Ann", role: "admin", at: new Date().toISOString() }));
  server = await startServer(testConfig({ PORT: "0" }), counted.db);
  // Made once, by whoever asks first.
  for (const path of ["/v1/lookup/manifest", "/v1/lookup/all"]) await ask(path);
});
afterAll(() => server.stop());

interface Answer {
  status: number;
  /** Of the database, for this answer. */
  statements: number;
  headers: Record<string, unknown>;
  text: string;
}

/** One request, with no header but these. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const before = statements();
  return new Promise((resolve, reject) => {
    request(`${server.url}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .on("end", () => {
          const bytes = Buffer.concat(chunks);
          const isPacked = response.headers["content-encoding"] === "gzip" && bytes.length > 0;
          // What differs from one answer to the next that is the same.
          const { date: _date, "x-request-id": _id, "keep-alive": _k, ...told } = response.headers;
          resolve({
            status: response.statusCode ?? 0,
            statements: statements() - before,
            headers: told,
            text: (isPacked ? gunzipSync(bytes) : bytes).toString("utf8"),
          });
        });
    })
      .on("error", reject)
      .end();
  });
}

/** The answer, once it came without a question to the database. */
async function askKept(path: string, headers: Record<string, string> = {}, method = "GET") {
  const answer = await ask(path, headers, method);
  expect({ path, statements: answer.statements }).toEqual({ path, statements: 0 });
  return answer;
}

const READS: [what: string, path: string, headers: Record<string, string>][] = [
  ["a claim", ARREST, {}],
  ["a claim, packed", ARREST, { "accept-encoding": "gzip, br" }],
  ["a claim of some moment", `${ARREST}?asOf=2026-11-24T00:00:00Z`, {}],
  ["a history", `${ARREST}/history`, {}],
  ["a publication", `${ARREST}/publications/1`, {}],
  ["a list", "/v1/claims?limit=3&label=refuted", {}],
  ["a search", "/v1/claims?q=arbitrary%20arrest", {}],
  ["an article", "/v1/articles/art_01m7vzj6k0c8cdpexdj7sdzttr", {}],
  ["a page", PAGE, {}],
  ["a page as Web Annotations", PAGE, { accept: "application/ld+json" }],
  ["a bucket of pages", "/v1/lookup/all", { "accept-encoding": "gzip" }],
  ["the manifest", "/v1/lookup/manifest", {}],
  ["changes", "/v1/changes", {}],
  ["suggestions", "/v1/suggest?kind=topic&q=arr", {}],
  ["the front page", "/", {}],
  ["a claim's page", `/claims/${SLUG}`, { accept: "text/html", "accept-encoding": "gzip" }],
  ["a feed", "/feeds/atom", {}],
  ["an embed", `/embed/claims/${SLUG}`, {}],
];

describe("a kept answer", () => {
  it.each(READS)("is the first one again: %s", async (_what, path, headers) => {
    const first = await ask(path, headers);
    expect([first.status, first.statements > 0]).toEqual([200, true]);
    const { statements: _, ...again } = await askKept(path, headers);
    const { statements: _first, ...before } = first;
    expect(again).toEqual(before);
    const head = await askKept(path, headers, "HEAD");
    expect([head.status, head.text, head.headers.etag]).toEqual([200, "", first.headers.etag]);
    const tag = String(first.headers.etag);
    const unchanged = await askKept(path, { ...headers, "if-none-match": `"other", W/${tag}` });
    expect([unchanged.status, unchanged.text]).toEqual([304, ""]);
    const policy = "content-security-policy";
    expect(unchanged.headers[policy]).toBe(first.headers[policy]);
  });

  it.each(READS)("has of HEAD and 304 what they have without it: %s", async (_what, path, headers) => {
    const tag = String((await ask(path, headers)).headers.etag);
    const key = { "if-none-match": tag };
    const kept = [await askKept(path, headers, "HEAD"), await askKept(path, { ...headers, ...key })];
    // A range is asked for by nobody who gets what is kept, and answers no differently.
    const range = { range: "bytes=0-1" };
    const worked = [
      await ask(path, { ...headers, ...range }, "HEAD"),
      await ask(path, { ...headers, ...range, ...key }),
    ];
    const told = (answers: Answer[]) => answers.map(({ statements: _, ...answer }) => answer);
    if (path.startsWith("/v1/lookup")) return;
    expect(told(kept)).toEqual(told(worked));
  });

  it("has a request id of its own each time", async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await fetch(`${server.url}${ARREST}`)).headers.get("x-request-id")),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(id ?? ""))).toBe(true);
  });

  it("is one for all orders of parameters, and on pages for all ways to them", async () => {
    await ask("/v1/claims?limit=2&label=refuted");
    await askKept("/v1/claims?label=refuted&limit=2");
    const page = await ask(`/claims/${SLUG}`);
    const shared = await askKept(`/claims/${SLUG}?utm_source=post&fbclid=IwAR0`);
    expect(shared.text).toBe(page.text);
    // The API takes no parameter that it does not know, whatever is kept.
    expect((await ask(`${ARREST}?utm_source=post`)).status).toBe(400);
  });

  it("is another one for each Accept where that chooses", async () => {
    const [plain, linked] = [await ask(PAGE), await ask(PAGE, { accept: "application/ld+json" })];
    expect([plain.headers["content-type"], linked.headers["content-type"]]).toEqual([
      "application/json",
      'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    ]);
    expect((await askKept(PAGE)).text).toBe(plain.text);
    expect((await askKept(PAGE, { accept: "application/ld+json" })).text).toBe(linked.text);
  });

  it.each<[what: string, path: string, headers: Record<string, string>]>([
    ["with a key", ARREST, { authorization: "Bearer KEY" }],
    ["for a range", ARREST, { range: "bytes=0-99" }],
    ["with a key in the address", "/claims?key=abc", {}],
  ])("is not given to who asks %s", async (_what, path, headers) => {
    await ask(path);
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace("KEY", secret)]),
    );
    for (let i = 0; i < 2; i++) {
      const answer = await ask(path, given);
      if (answer.status === 200) expect(answer.statements).toBeGreaterThan(0);
    }
  });

  it("is never made of an answer to a key", async () => {
    const path = "/v1/claims?limit=7";
    const own = await ask(path, { authorization: `Bearer ${secret}` });
    const first = await ask(path);
    expect([own.headers["cache-control"], first.headers["cache-control"], first.statements]).toEqual([
      "private, no-cache",
      "public, max-age=0, must-revalidate, s-maxage=60",
      1,
    ]);
    expect((await ask(ARREST, { authorization: "Bearer wrong" })).status).toBe(401);
  });

  it.each(["/?q=arrest", "/healthz", "/readyz", "/v1/claims/none", "/desk", "/v1/me"])(
    "is not made of %s",
    async (path) => {
      const first = await ask(path);
      const again = await ask(path);
      expect([again.status, again.statements]).toEqual([first.status, first.statements]);
    },
  );

  it("is given up with the next write, ours or another process's", async () => {
    await ask(ARREST);
    await askKept(ARREST);
    // Not over HTTP: what is done after such a write would be counted with the answers.
    await createKey(db, { name: "Cleo", role: "editor", at: new Date().toISOString() });
    expect((await ask(ARREST)).statements).toBe(1);
    await askKept(ARREST);
    const other = await openEmbedded({ url: `file:${file}` });
    await createKey(other, { name: "Bob", role: "editor", at: new Date().toISOString() });
    other.close();
    expect((await ask(ARREST)).statements).toBe(1);
    await askKept(ARREST);
  });
});

describe("the store of kept answers", () => {
  const asking = (target: string, headers: Asking["headers"] = {}): Asking => ({
    method: "GET",
    target,
    headers,
  });
  const answer = (text: string) => ({ body: text, headers: { etag: `"${text}"` }, negotiated: undefined });
  const textOf = (found: ReturnType<KeptAnswers["find"]>): string | null =>
    found === null || typeof found === "function" ? null : textIn(found);
  const textIn = ({ body }: FoundAnswer) => (body === null ? "" : new TextDecoder().decode(body));

  function keep(kept: KeptAnswers, target: string, text: string): void {
    const missed = kept.find(asking(target));
    if (typeof missed !== "function") throw new Error(`${target} is kept, or may not be`);
    missed(answer(text));
  }

  it("keeps nothing that was worked out from before a state that somebody has seen", () => {
    let version = 1;
    const kept = new KeptAnswers(100_000, () => version);
    const slow = kept.find(asking("/a"));
    version = 2;
    kept.find(asking("/b"));
    if (typeof slow === "function") slow(answer("old"));
    expect(textOf(kept.find(asking("/a")))).toBeNull();
    keep(kept, "/a", "new");
    expect(textOf(kept.find(asking("/a")))).toBe("new");
    version = 3;
    expect(textOf(kept.find(asking("/a")))).toBeNull();
  });

  it("keeps nothing where nobody can tell what was written", () => {
    expect(new KeptAnswers(100_000, () => null).find(asking("/a"))).toBeNull();
  });

  it("gives an answer up after a minute, for what hangs on the day", () => {
    let now = 0;
    const kept = new KeptAnswers(
      100_000,
      () => 1,
      () => now,
    );
    keep(kept, "/a", "today");
    now = 60_000;
    expect(textOf(kept.find(asking("/a")))).toBe("today");
    now = 60_001;
    expect(textOf(kept.find(asking("/a")))).toBeNull();
  });

  it("takes no more room than it may", () => {
    const kept = new KeptAnswers(20_000, () => 1);
    const names = ["/a", "/b", "/c", "/d", "/e"];
    for (const name of names) keep(kept, name, "x".repeat(3_000));
    const lengths = names.map((name) => textOf(kept.find(asking(name)))?.length);
    expect(lengths).toEqual([undefined, 3_000, 3_000, 3_000, 3_000]);
  });

  it("has nothing for what is no path", () => {
    const kept = new KeptAnswers(100_000, () => 1);
    expect(kept.find(asking("http://verbatim.example/v1/claims"))).toBeNull();
    expect(kept.find(asking("*"))).toBeNull();
  });
});

describe("ways to a page that are left out of its name", () => {
  // What pages, feeds, embeds and other formats read of their addresses.
  const OURS =
    "active check cursor format from key label limit maxheight maxwidth page q source theme to topic url who";

  it.each(OURS.split(" "))("are none that a page reads: %s", (name) => {
    expect(isKnownTracking(name)).toBe(false);
  });
});
