import { describe, expect, it } from "vitest";
import * as z from "zod";
import { replay } from "../../../src/replay/replay.ts";
import { assertInvariants } from "../../race/invariants.ts";
import { BACKENDS } from "../../support/backends.ts";
import { addQuote, articleOf, desks, draft, expectStatus, judge, page, publish } from "./desk.ts";

const annotated = z.looseObject({ spans: z.array(z.unknown()) });

const desk = desks();
let made = 0;
/** A path that no other test uses. */
const path = () => `story-${++made}`;

describe.each(BACKENDS)("which addresses are one page, over the %s database", (backend) => {
  const at = desk(backend);
  const annotations = (url: string) => at().request(`/v1/annotations?url=${encodeURIComponent(url)}`);
  const spanCount = async (url: string) => annotated.parse((await annotations(url)).json).spans.length;

  /** A published quote on a page at this address. */
  const storyAt = async (url: string) => {
    const { eve, sam } = at();
    const [article, claim] = [await page(eve, { url }), await draft(eve)];
    await addQuote(eve, claim, article);
    await judge(eve, claim);
    await publish(sam, claim);
    return { article, claim };
  };

  it.each([
    [
      "another page of an application",
      (p: string) => [`https://app.example/${p}/#!/topic/16`, `https://app.example/${p}/#!/topic/788`],
    ],
    [
      "another story of an application",
      (p: string) => [`https://app.example/#/${p}/1`, `https://app.example/#/${p}/2`],
    ],
    [
      "the front of the application",
      (p: string) => [`https://app.example/${p}#!inbox/1`, `https://app.example/${p}`],
    ],
    [
      "an address with a parameter that may choose the document",
      (p: string) => [`https://app.example/${p}?ref=main`, `https://app.example/${p}?ref=dev`],
    ],
    ["the short code of an archive", (p: string) => [`https://archive.ph/${p}`, `https://example.org/${p}`]],
  ])("%s is another page", async (_what, addresses) => {
    const [one = "", other = ""] = addresses(path());
    await storyAt(one);
    expect([await spanCount(one), await spanCount(other)]).toEqual([1, 0]);
  });

  it.each<[string, (p: string) => string[]]>([
    [
      "an archive's copy",
      (p) => [
        `https://web.archive.org/web/20201130144023/https://check.example/${p}`,
        `https://check.example/${p}`,
        `https://web.archive.org/web/20211201000000id_/http://check.example/${p}/`,
        `https://archive.ph/2020.11.30-144023/https://check.example/${p}?utm_source=x`,
        `https://check-example.cdn.ampproject.org/c/s/check.example/${p}`,
      ],
    ],
    [
      "a post",
      (p) => [
        `https://twitter.com/arden/status/16371367902083563${p.slice(6)}`,
        `https://x.com/arden/status/16371367902083563${p.slice(6)}?s=20`,
        `https://mobile.twitter.com/arden/status/16371367902083563${p.slice(6)}/photo/1`,
      ],
    ],
    [
      "a name in two normal forms",
      (p) => [
        `https://cafe\u0301.example/e\u0301-${p}`,
        `https://café.example/%C3%A9-${p}`,
        `https://caf\u00e9.example/\u00e9-${p}`,
      ],
    ],
    [
      "a page with its publisher's parameters",
      (p) => [`https://www.nytimes.com/${p}.html`, `https://www.nytimes.com/${p}.html?_r=0&smid=tw`],
    ],
  ])("%s is the page", async (_what, addresses) => {
    const [given = "", ...others] = addresses(path());
    const { article } = await storyAt(given);
    for (const url of others) expect([url, await spanCount(url)]).toEqual([url, 1]);
    for (const url of others) {
      expect(articleOf(await at().eve.post("/v1/articles", { url }), 200).id).toBe(article.id);
    }
  });

  it("a page registered by an archive's address is the original, and the copy is where its text was taken from", async () => {
    const original = `https://check.example/${path()}`;
    const copy = `https://web.archive.org/web/20201130144023/${original}`;
    const { eve } = at();
    const text = "The pier was closed.";
    const article = articleOf(await eve.post("/v1/articles", { url: copy, text }));
    expect(article.url).toBe(original);
    const snapshotsOf = async (id: string) => {
      const { rows } = await at().db.execute({
        sql: "select archive_url from snapshots where article_id = ? order by seq",
        args: [id],
      });
      return rows.map(({ archive_url }) => archive_url);
    };
    expect(await snapshotsOf(article.id)).toEqual([copy]);
    const given = articleOf(
      await eve.post("/v1/articles", {
        url: `${copy}-2`,
        text: "Another.",
        archiveUrl: "https://perma.cc/AB12-CD34",
      }),
    );
    expect(await snapshotsOf(given.id)).toEqual(["https://perma.cc/AB12-CD34"]);
  });

  describe("canonical links", () => {
    it("name a page's other address at once, on either host of the site", async () => {
      const { eve } = at();
      const p = path();
      const [mobile, main] = [`https://m.paper.example/${p}`, `https://www.paper.example/${p}`];
      const article = articleOf(await eve.post("/v1/articles", { url: mobile, canonicalUrl: main }));
      expect(article).toMatchObject({ url: mobile, version: 1 });
      expect(articleOf(await eve.post("/v1/articles", { url: main }), 200).id).toBe(article.id);
      const { rows } = await at().db.execute({
        sql: "select key, reason from article_addresses where article_id = ? order by key",
        args: [article.id],
      });
      expect(rows.map(({ key, reason }) => [key, reason])).toEqual([
        [`m.paper.example/${p}`, null],
        [`www.paper.example/${p}`, "canonical link of the page"],
      ]);
    });

    it("lead to an article that is known under them", async () => {
      const { eve } = at();
      const p = path();
      const known = articleOf(await eve.post("/v1/articles", { url: `https://paper.example/${p}` }));
      const amp = { url: `https://paper.example/amp/${p}`, canonicalUrl: `https://paper.example/${p}` };
      expect(articleOf(await eve.post("/v1/articles", amp), 200)).toMatchObject({ id: known.id, version: 2 });
      expect(articleOf(await eve.post("/v1/articles", amp), 200)).toMatchObject({ id: known.id, version: 2 });
      expect(articleOf(await eve.post("/v1/articles", { url: amp.url }), 200).id).toBe(known.id);
    });

    it("are added to a known article, with the registration or as an alias", async () => {
      const { eve } = at();
      const p = path();
      const url = `https://paper.example/${p}?amp=1`;
      const known = articleOf(await eve.post("/v1/articles", { url }));
      const canonicalUrl = `https://www.paper.example/${p}`;
      expect(articleOf(await eve.post("/v1/articles", { url, canonicalUrl }), 200)).toMatchObject({
        id: known.id,
        version: 2,
      });
      const alias = await eve.post(`/v1/articles/${known.id}/aliases`, {
        canonicalUrl: `https://paper.example/${p}`,
      });
      expect(articleOf(alias)).toMatchObject({ id: known.id, version: 3 });
      expect(articleOf(await eve.post("/v1/articles", { url: `https://paper.example/${p}` }), 200).id).toBe(
        known.id,
      );
    });

    it("to the address itself change nothing", async () => {
      const url = `https://paper.example/${path()}`;
      const article = articleOf(
        await at().eve.post("/v1/articles", { url: `${url}?utm_source=x`, canonicalUrl: url }),
      );
      expect(article.version).toBe(1);
    });

    it.each([
      ["another site", "https://m.paper.example/x", "https://other.example/x", 409, "rule-unmet"],
      [
        "another site under one public suffix",
        "https://a.github.io/x",
        "https://b.github.io/x",
        409,
        "rule-unmet",
      ],
      ["another company of one country", "https://a.co.uk/x", "https://b.co.uk/x", 409, "rule-unmet"],
      ["the front page", "https://m.paper.example/x", "https://paper.example/", 409, "rule-unmet"],
      ["another machine", "http://192.0.2.1/x", "http://192.0.2.2/x", 409, "rule-unmet"],
      ["no address", "https://m.paper.example/x", "/x", 422, "invalid-input"],
      ["a script", "https://m.paper.example/x", "javascript:alert(1)", 422, "invalid-input"],
      ["a text", "https://m.paper.example/x", `urn:sha-256:${"0".repeat(64)}`, 422, "invalid-input"],
    ])("to %s are refused, and nothing is written", async (_what, url, canonicalUrl, status, code) => {
      const { eve, sam } = at();
      const answer = await eve.post("/v1/articles", { url, canonicalUrl });
      expect([answer.status, answer.json]).toMatchObject([
        status,
        { code, errors: [{ pointer: "/canonicalUrl" }] },
      ]);
      const article = articleOf(await eve.post("/v1/articles", { url: `${url}/${path()}` }));
      const alias = await sam.post(`/v1/articles/${article.id}/aliases`, { canonicalUrl });
      expect([alias.status, alias.json]).toMatchObject([
        status,
        { code, errors: [{ pointer: "/canonicalUrl" }] },
      ]);
    });

    it("of two articles that are known say which to merge", async () => {
      const { eve } = at();
      const p = path();
      articleOf(await eve.post("/v1/articles", { url: `https://m.paper.example/${p}` }));
      const main = articleOf(await eve.post("/v1/articles", { url: `https://paper.example/${p}` }));
      const answer = await eve.post("/v1/articles", {
        url: `https://m.paper.example/${p}`,
        canonicalUrl: `https://paper.example/${p}`,
      });
      expect([answer.status, answer.json]).toMatchObject([409, { code: "address-taken", article: main.id }]);
    });

    it("without a page to be of, or together with an alias, are refused", async () => {
      const { eve } = at();
      const canonicalUrl = `https://paper.example/${path()}`;
      const alone = await eve.post("/v1/articles", { text: "A letter.", canonicalUrl });
      expect([alone.status, alone.json]).toMatchObject([422, { errors: [{ pointer: "/url" }] }]);
      const article = articleOf(await eve.post("/v1/articles", { url: canonicalUrl }));
      for (const body of [{}, { url: `${canonicalUrl}/b`, canonicalUrl: `${canonicalUrl}/c` }]) {
        const answer = await eve.post(`/v1/articles/${article.id}/aliases`, body);
        expect([answer.status, answer.json]).toMatchObject([
          422,
          { code: "invalid-input", errors: [{ pointer: "/url" }] },
        ]);
      }
    });

    it("are done once, however often the request comes", async () => {
      const { eve } = at();
      const p = path();
      articleOf(await eve.post("/v1/articles", { url: `https://paper.example/${p}` }));
      const send = () =>
        eve.post(
          "/v1/articles",
          { url: `https://m.paper.example/${p}`, canonicalUrl: `https://paper.example/${p}` },
          { idempotencyKey: p },
        );
      const [first, second] = [expectStatus(await send(), 200), expectStatus(await send(), 200)];
      expect(second.json).toEqual(first.json);
    });
  });

  it("holds together, and is what the events tell", async () => {
    await assertInvariants(at().db);
    expect((await replay(at().db)).differences).toEqual([]);
  });
});
