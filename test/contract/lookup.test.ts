import { describe, expect, it } from "vitest";
import { renormaliseAddresses } from "../../src/articles/renormalise-addresses.ts";
import { slimAnnotationsSchema } from "../../src/http/annotations/page-contract.ts";
import { lookupSchema, manifestSchema } from "../../src/http/lookup/lookup-contract.ts";
import { entryOf } from "../../src/lookup/answer.ts";
import { migrate } from "../../src/upgrade/migrate.ts";
import { lookupHash } from "../../src/urls/lookup-hash.ts";
import { Reader } from "../lookup/reader.ts";
import { BACKENDS } from "../support/backends.ts";
import {
  addQuote,
  CRACK,
  desks,
  draft,
  expectStatus,
  judge,
  PAGE_TEXT,
  page,
  publish,
  publishedStory,
  workingCopy,
} from "./editing/desk.ts";

const desk = desks({ NOTICE: "A demonstration." });
const ALL = "/v1/lookup/all";

describe.each(BACKENDS)("a page looked up without being named, over the %s database", (backend) => {
  const at = desk(backend);
  const reader = () => new Reader((path, headers = {}) => at().fetch(path, { headers }));
  const look = (url: string) => reader().look(url);
  const withdraw = async (how: "retract" | "unpublish", id: string) => {
    const { version } = await workingCopy(at().sam, id);
    const reason = { reason: "The notice was forged." };
    expectStatus(await at().sam.post(`/v1/claims/${id}/${how}`, reason, { ifMatch: version }), 200);
  };

  it("is in the filter and in the answer as soon as it is published, and never named on the way", async () => {
    const before = reader();
    await before.update();
    const { article, claim } = await publishedStory(at());
    const url = article.url ?? "";
    expect(await before.look(url)).toBeNull();
    const after = reader();
    const entry = await after.look(`${url}?utm_source=mail#top`);
    const slim = await at().read(
      `/v1/annotations?view=slim&url=${encodeURIComponent(url)}`,
      slimAnnotationsSchema,
    );
    expect(entry).toEqual({
      hash: await lookupHash(url.replace("https://", "")),
      gone: null,
      article: expect.objectContaining({ id: article.id }),
      claims: slim.claims,
      spans: slim.spans,
    });
    expect(entry?.claims.map(({ id }) => id)).toEqual([claim.id]);
    expect(
      after.asked.filter((path) => !/^\/v1\/lookup\/(manifest|all|filter\/[0-9a-f]{64})$/.test(path)),
    ).toEqual([]);
    expect((await after.answer(ALL)).notice).toBe("A demonstration.");
    expect(await after.look("https://news.example/nobody-wrote-about-this")).toBeNull();
  });

  it.each(["retract", "unpublish"] as const)(
    "is gone from both at once after %s, and said to be",
    async (how) => {
      const { article, claim } = await publishedStory(at());
      const kept = reader();
      expect((await kept.look(article.url ?? ""))?.claims).toHaveLength(1);
      await withdraw(how, claim.id);
      // Who has the filter of before is told in the answer.
      const gone = { gone: new Date().toISOString().slice(0, 10), article: null, claims: [], spans: [] };
      expect(await kept.look(article.url ?? "")).toMatchObject(gone);
      // A filter of now denies it, but for one page in 256 that seems to be in it all the same: then the answer tells that, too.
      const now = await look(article.url ?? "");
      if (now !== null) expect(now).toMatchObject(gone);
    },
  );

  it("says what every kind of change makes of it", async () => {
    const { eve, sam, ada } = at();
    const { article, claim } = await publishedStory(at());
    const url = article.url ?? "";
    const entry = async () => JSON.stringify(await look(url));
    expect(await entry()).toContain("The bridge was closed");

    await judge(eve, claim, {
      headline: "It was closed at noon",
      change: { kind: "clarification", note: "When" },
    });
    await publish(sam, claim);
    expect(await entry()).toContain("It was closed at noon");

    const text = PAGE_TEXT.replace("closed the old bridge", "did not close the old bridge");
    expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, { text }), 201);
    expect(await entry()).toContain("did not");

    const known = { sql: "select version from articles where id = ?", args: [article.id] };
    const version = Number((await at().db.execute(known)).rows[0]?.version);
    expectStatus(
      await eve.patch(`/v1/articles/${article.id}`, { headline: "Bridge shut" }, { ifMatch: version }),
      200,
    );
    expect(await entry()).toContain("Bridge shut");

    const redaction = { fields: ["headline"], ground: "privacy", note: "Order 12" };
    expectStatus(await ada.post(`/v1/articles/${article.id}/redact`, redaction), 200);
    expect(await entry()).not.toContain("Bridge shut");
    const { rows } = await at().db.execute(
      "select body from lookup_entries union all select plain from lookup_answers",
    );
    expect(JSON.stringify(rows)).not.toContain("Bridge shut");
  });

  it("of which a reported claim is judged otherwise shows that", async () => {
    const { eve, sam } = at();
    const { claim: fact } = await publishedStory(at());
    const article = await page(eve);
    const statement = await draft(eve, {
      kind: "statement",
      claimant: { name: "The mayor" },
      relations: [{ kind: "reports", claim: fact.id }],
    });
    await addQuote(eve, statement, article);
    await judge(eve, statement);
    await publish(sam, statement);
    const reported = async () => (await look(article.url ?? ""))?.claims[0]?.reported;
    expect(await reported()).toBe("supported");
    await judge(eve, fact, { label: "mostly_supported", change: { kind: "update" } });
    await publish(sam, fact);
    expect(await reported()).toBe("mostly_supported");
    await withdraw("unpublish", fact.id);
    expect(await reported()).toBeNull();
  });

  it("is found by its other addresses, and by those of an article that was merged into it", async () => {
    const { eve, sam } = at();
    const { article, claim } = await publishedStory(at());
    const alias = `${article.url}/amp`;
    expectStatus(
      await eve.post(`/v1/articles/${article.id}/aliases`, { url: alias, reason: "Its AMP page" }),
      201,
    );
    expect((await look(alias))?.claims.map(({ id }) => id)).toEqual([claim.id]);
    const other = await page(eve);
    expect(await look(other.url ?? "")).toBeNull();
    expectStatus(
      await sam.post(`/v1/articles/${other.id}/merge`, { into: article.id, reason: "The same page" }),
      200,
    );
    expect((await look(other.url ?? ""))?.claims.map(({ id }) => id)).toEqual([claim.id]);
    const { pages, hashes } = await at().read("/v1/lookup/manifest", manifestSchema);
    expect(hashes).toBeGreaterThanOrEqual(pages + 2);
  });

  it("is found by the rules before for 90 days", async () => {
    const { article, claim } = await publishedStory(at());
    const old = `${article.url}?s=20`.replace("https://", "");
    const oldHash = await lookupHash(old);
    await at().db.write([
      {
        sql: "update article_addresses set key = ?, hash = ? where article_id = ?",
        args: [old, oldHash, article.id],
      },
      "delete from store_facts where name = 'hash-version'",
    ]);
    // By the rules in force the address that was given has another key.
    const { moved } = await renormaliseAddresses(at().db, new Date());
    expect(moved).toBe(1);
    const present = await reader();
    expect((await present.look(article.url ?? ""))?.claims.map(({ id }) => id)).toEqual([claim.id]);
    expect((await present.lookAt(oldHash))?.claims.map(({ id }) => id)).toEqual([claim.id]);
    expect((await at().read("/v1/lookup/manifest", manifestSchema)).alsoHashVersions).toEqual([1]);
    await at().db.write([
      "update article_addresses set previous_hash_until = '2020-01-01T00:00:00.000Z' where previous_hash is not null",
    ]);
    await at().settled();
    expectStatus(
      await at().eve.post(`/v1/articles/${article.id}/aliases`, { url: `${article.url}/x`, reason: "Twin" }),
      201,
    );
    expect(await reader().lookAt(oldHash)).toBeNull();
    expect((await at().read("/v1/lookup/manifest", manifestSchema)).alsoHashVersions).toEqual([]);
  });

  it("has the same bytes each time and whole steps in every encoding, until something changes", async () => {
    await publishedStory(at());
    for (const encoding of ["identity", "gzip", "br", "gzip, deflate, br, zstd"]) {
      const ask = () => at().fetch(ALL, { headers: { "accept-encoding": encoding } });
      const [one, other] = [await ask(), await ask()];
      const bytes = Buffer.from(await one.arrayBuffer());
      expect(bytes.length).toBe(encoding.includes("gzip") ? 65_536 : 262_144);
      expect(Buffer.from(await other.arrayBuffer()).equals(bytes)).toBe(true);
      expect(one.headers.get("cache-control")).toBe(
        "public, max-age=0, must-revalidate, s-maxage=60, no-transform",
      );
      expect(one.headers.get("content-encoding")).toBe(encoding.includes("gzip") ? "gzip" : null);
      expect(one.headers.get("set-cookie")).toBeNull();
    }
    const { text, headers } = await at().request(ALL);
    expect(lookupSchema.parse(JSON.parse(text)).maxAge).toBe(900);
    const kept = { "If-None-Match": headers.get("etag") ?? "" };
    expect((await at().request(ALL, { headers: kept })).status).toBe(304);
    await publishedStory(at());
    expect((await at().request(ALL, { headers: kept })).status).toBe(200);
  });

  it("names files by their content, for ever, and gives none that it never named", async () => {
    const { filter } = await at().read("/v1/lookup/manifest", manifestSchema);
    const file = filter.patch ?? filter.parts[0];
    const found = await at().fetch(`/v1/lookup/filter/${file?.digest}`);
    expect(found.headers.get("cache-control")).toBe("public, max-age=31536000, immutable, no-transform");
    expect(found.headers.get("content-type")).toBe("application/octet-stream");
    expect((await found.arrayBuffer()).byteLength).toBe(file?.bytes);
    for (const name of ["0".repeat(64), "x", "..%2f..%2fclaims"]) {
      expect((await at().request(`/v1/lookup/filter/${name}`)).status).toBe(404);
    }
  });

  it.each(["0", "0101", "a5", "all/", "0".repeat(40)])(
    "is not asked for by %s while all come at once",
    async (prefix) => {
      const answer = await at().request(`/v1/lookup/${prefix}`);
      expect(answer.status).toBe(404);
      if (prefix !== "all/") expect(answer.text).toContain("/v1/lookup/manifest says by how many");
    },
  );

  it("is worked out again from nothing as it was", async () => {
    const known = await reader().answer(ALL);
    const manifest = await at().read("/v1/lookup/manifest", manifestSchema);
    await at().db.write([
      "delete from lookup_pages",
      "delete from lookup_entries",
      "delete from lookup_answers",
      "update lookup_segments set stale = 1",
      "insert into lookup_touched (article_id) select distinct article_id from published_spans",
      "update lookup_state set bits = null, anchor_on = null, anchor = '[]', manifest = null",
    ]);
    const again = await reader().answer(ALL);
    const gone = [...known.pages].filter(([, entry]) => Object(entry).gone !== null).map(([hash]) => hash);
    expect([...again.pages]).toEqual([...known.pages].filter(([hash]) => !gone.includes(hash)));
    const made = await at().read("/v1/lookup/manifest", manifestSchema);
    expect([made.pages, made.hashes]).toEqual([manifest.pages, manifest.hashes]);
    await migrate(at().db);
    expect(await at().read("/v1/lookup/manifest", manifestSchema)).toEqual(made);
  });

  it("takes its quotes in reading order, and none that readers do not see", async () => {
    const { eve } = at();
    const { article, claim } = await publishedStory(at());
    await addQuote(eve, claim, article, { quote: { exact: CRACK } });
    const entry = await look(article.url ?? "");
    expect(entry?.spans).toHaveLength(1);
    const answer = await reader().answer(ALL);
    expect(entryOf(answer, entry?.hash ?? "")).toEqual(entry);
  });
});
