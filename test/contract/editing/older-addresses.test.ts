import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { renormaliseAddresses } from "../../../src/articles/renormalise-addresses.ts";
import { isKeyOf } from "../../../src/articles/ruled-key.ts";
import { replay } from "../../../src/replay/replay.ts";
import { migrate } from "../../../src/upgrade/migrate.ts";
import { assertInvariants } from "../../race/invariants.ts";
import { BACKENDS } from "../../support/backends.ts";
import { told } from "../../support/unpacked.ts";
import { addQuote, type Desk, desks, draft, judge, page, publish } from "./desk.ts";

const desk = desks();
const annotated = z.looseObject({ spans: z.array(z.looseObject({ claim: z.string() })) });
const sha256 = (key: string) => createHash("sha256").update(key).digest("hex");

describe.each(BACKENDS)("addresses stored by older rules, over the %s database", (backend) => {
  const at = desk(backend);
  const claimsAt = async (url: string) => {
    const { json } = await at().request(`/v1/annotations?url=${encodeURIComponent(url)}`);
    return annotated.parse(json).spans.map(({ claim }) => claim);
  };
  /** As the release before would have stored the article's own address, and told its event. */
  const storeAs = async ({ db }: Desk, articleId: string, url: string, key: string) => {
    await db.write([
      "drop trigger events_no_update",
      {
        sql: `update events set packed = null, changes = json_set(${told("events")}, '$.address', json_array(null, ?1), '$.url', json_array(null, ?2))
          where subject_id = ?3 and action = 'article.registered'`,
        args: [key, url, articleId],
      },
      "create trigger events_no_update before update on events begin select raise(abort, 'events is append-only'); end",
      { sql: "update articles set url = ? where id = ?", args: [url, articleId] },
      {
        sql: "update article_addresses set key = ?1, hash = ?2, url = ?3, near_key = null where article_id = ?4",
        args: [key, sha256(key), url, articleId],
      },
      "delete from store_facts where name = 'hash-version'",
    ]);
  };
  let made = 0;
  /** A published quote on a page that is stored at this address, under the key that the release before gave it. */
  const storyAt = async (url: string, key: string) => {
    const { eve, sam } = at();
    const article = await page(eve, { url: `https://unused.example/${++made}` });
    await storeAs(at(), article.id, url, key);
    const claim = await draft(eve);
    await addQuote(eve, claim, article);
    await judge(eve, claim);
    await publish(sam, claim);
    return { article, claim };
  };
  const addressOf = async (articleId: string) => {
    const { rows } = await at().db.execute({
      sql: "select key, hash, previous_hash, previous_hash_until, shares_key, near_key from article_addresses where article_id = ?",
      args: [articleId],
    });
    return rows.map((row) => ({ ...row }))[0];
  };

  it("get the keys and hashes of the rules in force, and the hash before is kept for 90 days", async () => {
    const old = "twitter.com/arden/status/1637136790208356354?s=20";
    const { article, claim } = await storyAt(`https://${old}`, old);
    const result = await renormaliseAddresses(at().db, new Date("2026-11-27T00:00:00.000Z"));
    expect(result).toEqual({ moved: 1, shared: [] });
    const key = "x.com/i/status/1637136790208356354";
    expect(await addressOf(article.id)).toEqual({
      key,
      hash: sha256(key),
      previous_hash: sha256(old),
      previous_hash_until: "2027-02-25T00:00:00.000Z",
      shares_key: null,
      near_key: key,
    });
    expect(await claimsAt("https://x.com/somebody/status/1637136790208356354")).toEqual([claim.id]);
    expect(await renormaliseAddresses(at().db, new Date())).toEqual({ moved: 0, shared: [] });
    expect((await replay(at().db)).differences).toEqual([]);
  });

  it("of two articles that turn out to be one page lead readers to both, and say so", async () => {
    const one = await storyAt("https://two.example/s?ref=rss", "two.example/s?ref=rss");
    const other = await storyAt("https://two.example/s", "two.example/s");
    const third = await storyAt("https://two.example/s?via=facebook", "two.example/s?via=facebook");
    expect(await renormaliseAddresses(at().db, new Date())).toEqual({
      moved: 0,
      shared: [one, third]
        .map(({ article }) => ({ key: "two.example/s", articleId: article.id, holderId: other.article.id }))
        .sort((a, b) => (a.articleId < b.articleId ? -1 : 1)),
    });
    const all = [one, other, third].map(({ claim }) => claim.id).sort();
    for (const url of ["https://two.example/s", "https://two.example/s?ref=rss", "https://two.example/s/"]) {
      expect((await claimsAt(url)).sort()).toEqual(all);
    }
    const list = await at().request(`/v1/claims?article=${encodeURIComponent("https://two.example/s")}`);
    expect(z.looseObject({ claims: z.array(z.unknown()) }).parse(list.json).claims).toHaveLength(3);
    expect((await replay(at().db)).differences).toEqual([]);
    await at().sam.post(`/v1/articles/${one.article.id}/merge`, {
      into: other.article.id,
      reason: "One page.",
    });
    expect((await claimsAt("https://two.example/s")).sort()).toEqual(all);
  });

  it("take the place of one that leaves it, whatever the order", async () => {
    const copy = "web.archive.org/web/2020/https://three.example/q";
    const a = await storyAt(`https://${copy}`, copy);
    const b = await storyAt("https://three.example/#!/q", "three.example");
    const c = await storyAt("https://three.example/?share=email", "three.example?share=email");
    expect(await renormaliseAddresses(at().db, new Date())).toMatchObject({ moved: 3 });
    expect(await claimsAt("https://three.example/q")).toEqual([a.claim.id]);
    expect(await claimsAt("https://three.example/#!/q")).toEqual([b.claim.id]);
    expect(await claimsAt("https://three.example/")).toEqual([c.claim.id]);
    expect((await replay(at().db)).differences).toEqual([]);
    await assertInvariants(at().db);
  });

  it("are brought up to date by migrating, and one that is not by its rules is a difference", async () => {
    const { claim } = await storyAt("https://FOUR.example/A/", "FOUR.example/A/");
    expect((await replay(at().db)).differences).toMatchObject([
      { field: "sharesKey", told: '"four.example/A"', held: "null" },
      { field: "nearKey" },
    ]);
    expect(await claimsAt("https://four.example/A")).toEqual([]);
    expect((await migrate(at().db)).moved).toBe(1);
    expect(await claimsAt("https://four.example/A")).toEqual([claim.id]);
    expect((await replay(at().db)).differences).toEqual([]);
  });
});

it.each([
  ["example.org/a", "https://example.org/a?utm_source=x", true],
  ["EXAMPLE.org/a/", "https://example.org/a", true],
  ["app.example", "https://app.example/#!/topic/16", true],
  [
    "web.archive.org/web/2020/https://example.org/a",
    "https://web.archive.org/web/2020/https://example.org/a",
    true,
  ],
  ["example.org/a", null, true],
  [`urn:sha-256:${"0".repeat(64)}`, null, true],
  ["example.org/b", "https://example.org/a", false],
  ["other.example/a", "https://example.org/a", false],
  ["not a key", "https://example.org/a", false],
  [`urn:sha-256:${"0".repeat(64)}`, "https://example.org/a", false],
  ["urn:isbn:1", null, false],
])("the key %s can be that of %s: %s", (key, url, can) => {
  expect(isKeyOf({ key, url })).toBe(can);
});
