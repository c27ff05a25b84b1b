import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asMarkdown } from "../../src/interop/hypothesis/markdown.ts";
import { WORDS } from "../../src/words/english.ts";
import {
  addQuote,
  desks,
  draft,
  expectStatus,
  judge,
  page,
  publish,
  publishedStory,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";

const desk = desks({
  HYPOTHESIS_ORIGIN: "https://annotations.example",
  HYPOTHESIS_CLIENT: "https://client.example/h/",
});
const demonstration = desks({ NOTICE: WORDS.site.demonstration });

interface Row {
  id: string;
  created: string;
  updated: string;
  text: string;
  target: { source: string; selector?: unknown[] }[];
}
interface Found {
  total: number;
  rows: Row[];
  replies?: Row[];
}

describe.each(BACKENDS)("what the Hypothesis client asks, over the %s database", (backend) => {
  const at = desk(backend);
  const demo = demonstration(backend);
  const search = async (query: string): Promise<Found> =>
    JSON.parse(expectStatus(await at().request(`/api/search${query}`), 200).text);
  const refusal = async (query: string) => {
    const answer = expectStatus(await at().request(`/api/search${query}`), 400);
    return JSON.parse(answer.text);
  };

  it("has each quote as a row with all that the client reads", async () => {
    const { claim, span, article } = await publishedStory(at(), { text: "The *old* bridge is shut." });
    const url = article.url ?? "";
    const { total, rows, replies } = await search(
      `?_separate_replies=true&group=__world__&limit=50&order=asc&sort=created&uri=${encodeURIComponent(url)}&uri=${encodeURIComponent(`${url}/`)}`,
    );
    expect([total, replies]).toEqual([1, []]);
    expect(rows).toEqual([
      {
        id: span.id,
        created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{12}\+00:00$/),
        updated: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{12}\+00:00$/),
        user: "acct:verbatim@verbatim.example",
        user_info: { display_name: "Verbatim" },
        uri: url,
        text: [
          "**Supported: The bridge was closed.**",
          "The claim: “The &#42;old&#42; bridge is shut.”",
          "This passage is evidence for the claim.",
          `Judged ${claim.verdict?.issuedAt.slice(0, 10)} by Eve Editor and Sam Senior, Verbatim.`,
          `[All quotes and sources](https://verbatim.example/claims/${claim.slug})`,
        ].join("\n\n"),
        tags: ["Supported", "evidence for the claim"],
        group: "__world__",
        permissions: { read: ["group:__world__"], admin: [], update: [], delete: [] },
        target: [
          {
            source: url,
            selector: [
              {
                type: "TextQuoteSelector",
                exact: "the city closed the old bridge",
                prefix: "On Monday ",
                suffix: ". Engineers had found a crack ",
              },
            ],
          },
        ],
        document: { title: [] },
        links: {
          html: `https://verbatim.example/claims/${claim.slug}`,
          incontext: span.link,
          json: `https://verbatim.example/api/annotations/${span.id}`,
        },
        flagged: false,
        hidden: false,
      },
    ]);
    const one = expectStatus(await at().request(`/api/annotations/${span.id}`), 200);
    expect(JSON.parse(one.text)).toEqual(rows[0]);
    expectStatus(await at().request("/api/annotations/spn_none"), 404);
  });

  it("counts, and answers with nothing where nothing is asked for or nothing can be", async () => {
    const { article } = await publishedStory(at());
    const uri = `uri=${encodeURIComponent(article.url ?? "")}`;
    expect(await search(`?limit=0&${uri}`)).toEqual({ total: 1, rows: [] });
    expect((await search(`?uri=https://none.example/&${uri}`)).total).toBe(1);
    for (const query of [
      "?uri=https://none.example/",
      "?uri=urn:x-pdf:0123",
      `?${uri}&group=another`,
      `?${uri}&user=acct:somebody@else.example`,
    ]) {
      expect([query, await search(query)]).toEqual([query, { total: 0, rows: [] }]);
    }
    for (const user of ["acct:verbatim@verbatim.example", "verbatim@verbatim.example", "verbatim"]) {
      expect((await search(`?${uri}&user=${user}`)).total).toBe(1);
    }
  });

  it("pages through many of one millisecond without losing or repeating one, by each order", async () => {
    const claim = await draft(at().eve);
    const line = (i: number) => `Line ${i} of the report says so.`;
    const article = await page(at().eve, { text: Array.from({ length: 24 }, (_, i) => line(i)).join("\n") });
    for (let i = 0; i < 24; i++) await addQuote(at().eve, claim, article, { quote: { exact: line(i) } });
    await judge(at().eve, claim);
    await publish(at().sam, claim);
    const uri = `uri=${encodeURIComponent(article.url ?? "")}`;
    for (const sort of ["created", "updated", "id"] as const) {
      for (const order of ["asc", "desc"]) {
        const seen: Row[] = [];
        let after = "";
        do {
          const { rows } = await search(`?${uri}&sort=${sort}&order=${order}&limit=7${after}`);
          seen.push(...rows);
          const last = rows.at(-1);
          after = last === undefined ? "" : `&search_after=${encodeURIComponent(last[sort])}`;
        } while (after !== "");
        const keys = seen.map((row) => row[sort]);
        expect([sort, order, new Set(keys).size, new Set(seen.map(({ id }) => id)).size]).toEqual([
          sort,
          order,
          24,
          24,
        ]);
        expect(keys).toEqual([...keys].sort((a, b) => (a < b === (order === "asc") ? -1 : 1)));
      }
    }
    expect((await search(`?${uri}&limit=5&offset=20&order=asc`)).rows).toHaveLength(4);
    // Any other time, too.
    expect((await search(`?${uri}&sort=created&order=asc&search_after=2000-01-01`)).rows).toHaveLength(20);
  });

  it("gives words that are gone no place, and says of changed ones that they have changed", async () => {
    const { article } = await publishedStory(at());
    const uri = `?uri=${encodeURIComponent(article.url ?? "")}`;
    const changed = {
      text: "On Monday the city never closed the old bridge. Engineers had found a crack in it.",
    };
    expectStatus(await at().eve.post(`/v1/articles/${article.id}/snapshots`, changed), 201);
    const [first] = (await search(uri)).rows;
    expect(first?.target[0]?.selector).toHaveLength(1);
    expect(first?.text).toContain("The quoted words: the source says it in other words now.");
    expectStatus(
      await at().eve.post(`/v1/articles/${article.id}/snapshots`, { text: "It is about cheese." }),
      201,
    );
    const [row] = (await search(uri)).rows;
    expect(row?.target).toEqual([{ source: article.url }]);
    expect(row?.text).toContain("no longer in the source");
    expect(row?.updated.localeCompare(first?.updated ?? "")).toBe(1);
  });

  it("refuses in the original's words what it cannot answer", async () => {
    for (const [query, named] of [
      ["?limit=201", "limit"],
      ["?limit=-1", "limit"],
      ["?limit=1e3", "limit"],
      ["?offset=9801", "offset"],
      ["?sort=text", "sort"],
      ["?order=up", "order"],
      ["?search_after=yesterday", "search_after"],
      ["?any=bridge", "any"],
      ["?quote=bridge", "quote"],
      ["?wildcard_uri=https://a.example/*", "wildcard_uri"],
      ["?uri=%00", "uri"],
      [`?${"uri=https://a.example/&".repeat(51)}`, "uri"],
    ]) {
      expect(await refusal(query ?? "")).toEqual({
        status: "failure",
        reason: expect.stringContaining(`${named}`),
      });
    }
    expect((await at().request("/api/none")).headers.get("content-type")).toBe(
      "application/json; charset=utf-8",
    );
    expectStatus(await at().request("/api/annotations", { method: "POST", body: "{}" }), 404);
    expectStatus(await at().request("/api/search", { method: "POST", body: "{}" }), 405);
  });

  it("says where everything is, that nobody is signed in, and that there is one group", async () => {
    const read = async (path: string) => JSON.parse(expectStatus(await at().request(path), 200).text);
    const { links } = await read("/api/");
    const addresses: string[] = [];
    JSON.stringify(links, (name, value) => {
      if (name === "url") addresses.push(value.replace("https://verbatim.example", ""));
      return value;
    });
    expect(addresses).toEqual([
      "/api/annotations/:id",
      "/api/groups/:id",
      "/api/groups",
      "/api/links",
      "/api/profile",
      "/api/profile/groups",
      "/api/search",
    ]);
    for (const address of addresses.filter((one) => !one.includes(":id"))) await read(address);
    expect(await read("/api/profile")).toMatchObject({ userid: null, authority: "verbatim.example" });
    const [group] = await read("/api/groups?expand=organization&document_uri=https://a.example/");
    expect(group).toMatchObject({ id: "__world__", name: "Verbatim", type: "open", scoped: false });
    expect(await read("/api/profile/groups")).toEqual([group]);
    expect(await read("/api/groups/__world__")).toEqual(group);
    expect((await at().request("/api")).headers.get("location")).toBe("/api/");
  });

  it("may be read by scripts of any page, with the headers that the client sends", async () => {
    const Origin = "https://annotations.example";
    const asked = await at().request("/api/search", {
      method: "OPTIONS",
      headers: {
        Origin,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "content-type,hypothesis-client-version,x-client-id",
      },
    });
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
    expect(asked.headers.get("access-control-allow-headers")).toBe(
      "Accept, Authorization, Content-Type, Hypothesis-Client-Version, If-None-Match, X-Client-Id",
    );
    const { headers } = await at().request("/api/search?limit=0", { headers: { Origin } });
    expect([
      headers.get("access-control-allow-origin"),
      headers.get("access-control-allow-credentials"),
    ]).toEqual(["*", null]);
    const tag = headers.get("etag") ?? "";
    expectStatus(await at().request("/api/search?limit=0", { headers: { "If-None-Match": tag } }), 304);
  });

  it("serves the frame on its own origin or in a demonstration, under a policy of its own", async () => {
    expectStatus(await at().request("https://verbatim.example/app.html"), 404);
    const frame = expectStatus(await at().request("https://annotations.example/app.html"), 200);
    expect(frame.headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src https://client.example; style-src https://client.example 'unsafe-inline'; font-src https://client.example; img-src https://client.example data:; connect-src https://verbatim.example; base-uri 'none'; form-action 'none'; frame-ancestors *",
    );
    expect(frame.text).toContain('<script src="https://client.example/h/build/boot.js"></script>');
    expect(frame.text).toContain('"apiUrl":"https://verbatim.example/api/"');
    const shown = expectStatus(await demo().request("/app.html"), 200);
    expect(shown.text).toMatch(
      /<script src="https:\/\/cdn\.hypothes\.is\/hypothesis\/1\.\d+\.0\/build\/boot\.js"><\/script>/,
    );
    await publishedStory(demo());
    const { rows }: Found = JSON.parse((await demo().request("/api/search")).text);
    expect(rows[0]?.text.startsWith(`*${WORDS.site.demonstration}*\n\n**Supported`)).toBe(true);
  });
});

describe("stored words as Markdown", () => {
  it.each([
    ["**bold** _it_ `code`", "&#42;&#42;bold&#42;&#42; &#95;it&#95; &#96;code&#96;"],
    ["[a](https://b.example)", "&#91;a&#93;(https&#58;//b.example)"],
    ["![x](y)", "&#33;&#91;x&#93;(y)"],
    ["<b>&amp;", "&#60;b&#62;&#38;amp;"],
    ["$$x$$ \\(y\\)", "&#36;&#36;x&#36;&#36; &#92;(y&#92;)"],
    ["# not a heading", "&#35; not a heading"],
    ["- not a list\n- nor this", "&#45; not a list - nor this"],
    ["1. not a list", "&#49;. not a list"],
    ["see www.a.example or a@b.example", "see www&#46;a.example or a&#64;b.example"],
    ["A plain sentence, (with) 40 % of it: “quoted”.", "A plain sentence, (with) 40 % of it: “quoted”."],
  ])("%j", (given, written) => expect(asMarkdown(given)).toBe(written));

  it("shows the same characters, and leaves none that Markdown or the client's formulas are made of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const written = asMarkdown(text);
        const shown = written.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
        expect(shown).toBe(text.replace(/\s+/g, " "));
        expect(written.replace(/&#\d+;/g, "")).not.toMatch(/[\\`*_[\]<>$~|#^=@{}!]|:\/\//);
      }),
    );
  });
});
