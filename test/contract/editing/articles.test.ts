import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { assertInvariants } from "../../race/invariants.ts";
import { BACKENDS } from "../../support/backends.ts";
import {
  addQuote,
  articleOf,
  CLOSED,
  CRACK,
  desks,
  draft,
  events,
  expectStatus,
  PAGE_TEXT,
  page,
  publishedStory,
  STAYED_SHUT,
  spanOf,
  workingCopy,
} from "./desk.ts";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const NOTHING = "e".repeat(26);

const desk = desks();

describe.each(BACKENDS)("articles and snapshots over the %s database", (backend) => {
  const at = desk(backend);

  describe("registering", () => {
    it("makes an article, and gives it back for any spelling of its address", async () => {
      const { eve, sam } = at();
      const answer = await eve.post("/v1/articles", {
        url: "https://www.News.example:443/a/../Story/?b=2&utm_source=x&a=1#top",
        headline: "Bridge closed",
        publisher: { name: "News" },
        publishedOn: "2026-11-20",
        language: "en",
        genre: "news",
      });
      const article = articleOf(answer);
      expect(answer.json).toEqual({
        id: expect.stringMatching(/^art_[0-9a-z]{26}$/),
        slug: "bridge-closed",
        page: "https://verbatim.example/articles/bridge-closed",
        url: "https://www.News.example:443/a/../Story/?b=2&utm_source=x&a=1#top",
        urn: null,
        headline: "Bridge closed",
        descriptiveHeadline: null,
        author: null,
        publisher: { name: "News", site: null },
        publishedOn: "2026-11-20",
        language: "en",
        genre: "news",
        genreNote: null,
        access: "unknown",
        lastCheckedAt: null,
        textLength: null,
        version: 1,
        mergedInto: null,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      });
      expect(answer.headers.get("Location")).toBe(`/v1/articles/${article.id}`);
      expect(answer.headers.get("ETag")).toBe('"1"');
      const before = await events(at());
      for (const url of [
        "https://www.news.example/Story?a=1&b=2",
        "http://WWW.news.example/Story/?a=1&b=2&fbclid=z",
        "https://www.news.example/%53tory?a=1&b=2#:~:text=x",
      ]) {
        const again = await sam.post("/v1/articles", { url, headline: "Another headline" });
        expect([again.status, articleOf(again, 200).id]).toEqual([200, article.id]);
        expect(again.json).toEqual(answer.json);
      }
      expect(await events(at())).toBe(before);
      for (const url of [
        "https://news.example/Story?a=1&b=2",
        "https://www.news.example/story?a=1&b=2",
        "https://www.news.example/Story?a=1",
      ]) {
        expect(articleOf(await sam.post("/v1/articles", { url })).id).not.toBe(article.id);
      }
    });

    it("knows an article without an address by its text", async () => {
      const { eve } = at();
      const text = "\uFEFFA letter.\r\nWith lines.\rAnd cafe\u0301.";
      const held = "A letter.\nWith lines.\nAnd caf\u00e9.";
      const article = articleOf(await eve.post("/v1/articles", { text }));
      expect(article).toMatchObject({ url: null, urn: `urn:sha-256:${sha256(held)}` });
      const again = await eve.post("/v1/articles", { textSha256: sha256(held), textLength: 31 });
      expect(articleOf(again, 200).id).toBe(article.id);
      const byUrn = await eve.post("/v1/articles", { url: `urn:sha-256:${sha256(held)}` });
      expect(articleOf(byUrn, 200).id).toBe(article.id);
    });

    it("of a known address with a text that it never had says where that text goes", async () => {
      const { eve } = at();
      const { id, url } = await page(eve, { text: "The first text." });
      const before = await events(at());
      const other = "Another text.";
      for (const [fields, pointer] of [
        [{ text: other }, "/text"],
        [{ textSha256: sha256(other), textLength: 13 }, "/textSha256"],
      ] as const) {
        const answer = await eve.post("/v1/articles", { url, ...fields });
        expect([answer.status, answer.json]).toMatchObject([
          409,
          {
            code: "address-taken",
            detail: `The article at this address is known, but not with this text. If it is a part of the page, such as a second quotation from it, send it with extent "excerpt", here or to /v1/articles/${id}/snapshots: quotes from its other texts stay as they are. If the page has changed and this is now all of it, send it to /v1/articles/${id}/snapshots with extent "whole": every quote is then looked up in it, and one that it does not hold is gone.`,
            errors: [{ pointer }],
            article: id,
          },
        ]);
      }
      expect(await events(at())).toBe(before);
      expect(articleOf(await eve.post("/v1/articles", { url, text: "The first text." }), 200).id).toBe(id);
      expectStatus(await eve.post(`/v1/articles/${id}/snapshots`, { text: other }), 201);
      expect(articleOf(await eve.post("/v1/articles", { url, text: other }), 200).id).toBe(id);
    });

    it("keeps a text only if it may", async () => {
      const { eve } = at();
      const text = "A text that is not ours to keep.";
      await page(eve, { text, keepText: false });
      const { rows } = await at().db.execute({
        sql: "select content, length as size from texts where sha256 = ?",
        args: [sha256(text)],
      });
      expect(rows.map(({ content, size }) => ({ content, size }))).toEqual([{ content: null, size: 32 }]);
      expect(JSON.stringify(await at().db.execute("select * from events"))).not.toContain("not ours to keep");
    });

    it.each<[string, Record<string, unknown>, number, string, string]>([
      ["neither address nor text", {}, 422, "invalid-input", "/url"],
      ["an address that is none", { url: "the paper" }, 422, "invalid-input", "/url"],
      ["a file", { url: "file:///etc/passwd" }, 422, "invalid-input", "/url"],
      ["a script", { url: "javascript:alert(1)" }, 422, "invalid-input", "/url"],
      ["another urn", { url: "urn:isbn:9780140449136" }, 422, "invalid-input", "/url"],
      [
        "a text and the hash of another",
        { text: "A.", textSha256: sha256("B.") },
        422,
        "text-mismatch",
        "/textSha256",
      ],
      ["a text and another length", { text: "A.", textLength: 3 }, 422, "text-mismatch", "/textLength"],
      ["a hash without a length", { textSha256: sha256("C.") }, 422, "invalid-input", "/textLength"],
      ["a length without a hash", { textLength: 3 }, 422, "invalid-input", "/textSha256"],
      ["a hash that is none", { textSha256: "abc", textLength: 3 }, 422, "invalid-input", "/textSha256"],
      [
        "a time without a zone",
        { text: "D.", retrievedAt: "2026-11-20T10:00:00" },
        422,
        "invalid-input",
        "/retrievedAt",
      ],
      [
        "a time after the year 9999",
        { text: "D.", retrievedAt: "9999-12-31T23:59:59-01:00" },
        422,
        "invalid-input",
        "/retrievedAt",
      ],
      [
        "a time before the year 0",
        { text: "D.", retrievedAt: "0000-01-01T00:00:00+01:00" },
        422,
        "invalid-input",
        "/retrievedAt",
      ],
      [
        "an archive that is no web address",
        { text: "D.", archiveUrl: "ftp://a.example" },
        422,
        "invalid-input",
        "/archiveUrl",
      ],
      ["an unknown genre", { text: "D.", genre: "satire" }, 422, "invalid-input", "/genre"],
      ["an unknown member", { text: "D.", colour: "red" }, 422, "invalid-input", "/colour"],
    ])("refuses %s", async (_what, body, status, code, pointer) => {
      const before = await events(at());
      const answer = await at().eve.post("/v1/articles", body);
      expect([answer.status, answer.json]).toMatchObject([
        status,
        { code, errors: [{ in: "body", pointer }] },
      ]);
      expect(await events(at())).toBe(before);
    });
  });

  describe("a text that is known by its hash alone", () => {
    it("is brought along with each quote", async () => {
      const { eve } = at();
      const text = "Held by somebody else. The minister agreed.";
      const article = await page(eve, { text: undefined, textSha256: sha256(text), textLength: 43 });
      const claim = await draft(eve);
      const quote = { article: article.id, role: "supports", quote: { exact: "The minister agreed" } };
      const without = await eve.post(`/v1/claims/${claim.id}/spans`, quote);
      expect([without.status, without.json]).toMatchObject([
        422,
        { code: "text-not-held", latestSha256: sha256(text), errors: [{ pointer: "/text" }] },
      ]);
      const wrong = await eve.post(`/v1/claims/${claim.id}/spans`, { ...quote, text: `${text} Not.` });
      expect([wrong.status, wrong.json]).toMatchObject([
        422,
        { code: "text-not-held", givenSha256: sha256(`${text} Not.`) },
      ]);
      const absent = await eve.post(`/v1/claims/${claim.id}/spans`, {
        ...quote,
        quote: { exact: "disagreed" },
        text,
      });
      expect([absent.status, absent.json]).toMatchObject([422, { code: "quote-not-found" }]);
      expect((await workingCopy(eve, claim.id)).version).toBe(1);
      const added = spanOf(await eve.post(`/v1/claims/${claim.id}/spans`, { ...quote, text }));
      expect(added).toMatchObject({
        quote: { start: 23, end: 42 },
        verification: { textSha256: sha256(text) },
      });
    });

    it("cannot be longer than it was said to be", async () => {
      const { eve } = at();
      const text = "Said to be shorter than it is.";
      const article = await page(eve, { text: undefined, textSha256: sha256(text), textLength: 4 });
      const claim = await draft(eve);
      const answer = await eve.post(`/v1/claims/${claim.id}/spans`, {
        article: article.id,
        role: "supports",
        quote: { exact: "than it is" },
        text,
      });
      expect([answer.status, answer.json]).toMatchObject([422, { code: "text-mismatch" }]);
    });

    it("has to be brought with a new snapshot, once there are quotes to look up", async () => {
      const { eve } = at();
      const article = await page(eve);
      const named = { textSha256: sha256("Later."), textLength: 6 };
      await addQuote(eve, await draft(eve), article);
      const refused = await eve.post(`/v1/articles/${article.id}/snapshots`, named);
      expect([refused.status, refused.json]).toMatchObject([422, { code: "text-not-held" }]);
      const taken = await eve.post(`/v1/articles/${article.id}/snapshots`, {
        text: "Later.",
        keepText: false,
      });
      expect(taken.status).toBe(201);
    });
  });

  describe("a new snapshot", () => {
    it("looks every quote up again, and readers see at once how they stand", async () => {
      const { eve, sam, sue } = at();
      const { claim, article, span } = await publishedStory(at());
      const extra = await addQuote(eve, claim, article, { role: "context", quote: { exact: CRACK } });
      const moved = await addQuote(eve, claim, article, { role: "context", quote: { exact: STAYED_SHUT } });
      const public_ = await at().request(`/v1/claims/${claim.id}`);
      const history = await events(at());
      // The first quote says something else now, the second is gone, the third stands elsewhere.
      const text =
        `${STAYED_SHUT} On Monday the city reopened the old bridge. ` +
        "The mayor said the bridge would open again within a month.";
      const answer = await sue.post(`/v1/articles/${article.id}/snapshots`, {
        text,
        archiveUrl: "https://archive.example/1",
      });
      expect(articleOf(answer)).toMatchObject({ version: 2 });

      const readers = await at().request(`/v1/claims/${claim.id}`);
      expect(readers.json).toMatchObject({
        verdict: { receipts: "changed" },
        evidence: [
          {
            id: span.id,
            state: "changed",
            quote: { exact: CLOSED },
            placement: {
              snapshotSha256: sha256(text),
              start: 33,
              end: 65,
              diff: expect.arrayContaining([
                expect.objectContaining({ before: "closed", after: "reopened" }),
              ]),
              meaningMayHaveChanged: true,
            },
          },
        ],
      });
      expect(readers.headers.get("ETag")).not.toBe(public_.headers.get("ETag"));
      const listed = await at().request(`/v1/annotations?url=${encodeURIComponent(article.url ?? "")}`);
      expect(listed.json).toMatchObject({
        spans: [{ id: span.id, state: "changed" }],
        claims: [{ id: claim.id, verdict: { receipts: "changed" } }],
      });

      const { evidence, verdict } = await workingCopy(eve, claim.id);
      expect(verdict).toMatchObject({ receipts: "changed" });
      expect(evidence.map(({ id, state }) => [id, state])).toEqual([
        [span.id, "changed"],
        [extra.id, "gone"],
        [moved.id, "verified"],
      ]);
      expect(evidence[1]?.placement).toMatchObject({ start: null, end: null });
      expect(evidence[2]?.placement).toMatchObject({ start: 0, end: 22, moved: true, diff: [] });
      // One event for the snapshot and one for each quote.
      expect((await events(at())) - history).toBe(4);

      const broken = await eve.get(`/v1/spans?state=changed&article=${article.id}`);
      expect(broken.json).toMatchObject({ spans: [{ id: span.id, claim: claim.id }], nextCursor: null });
      const gone = await eve.get(`/v1/spans?state=gone&article=${encodeURIComponent(article.url ?? "")}`);
      expect(gone.json).toMatchObject({ spans: [{ id: extra.id }] });

      // The publication as it stood stays as it stood, and publishing again waits for a verdict that stands.
      const stood = await at().request(`/v1/claims/${claim.id}/publications/1`);
      expect(stood.text).toContain('"receipts":"standing"');
      const { version } = await workingCopy(eve, claim.id);
      const again = await sam.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: version });
      expect([again.status, again.json]).toMatchObject([
        409,
        { code: "rule-unmet", unmet: [{ rule: "receipts-not-standing" }] },
      ]);

      // The old text again: everything stands as it did.
      const back = await eve.post(`/v1/articles/${article.id}/snapshots`, {
        text: PAGE_TEXT,
      });
      expect(back.status).toBe(201);
      const restored = await at().request(`/v1/claims/${claim.id}`);
      expect(restored.json).toMatchObject({
        verdict: { receipts: "standing" },
        evidence: [{ state: "verified", placement: null }],
      });
      await assertInvariants(at().db);
    });

    it("that is older than the latest changes no quote", async () => {
      const { eve } = at();
      const article = await page(eve, { retrievedAt: "2026-11-20T00:00:00Z" });
      const claim = await draft(eve);
      await addQuote(eve, claim, article);
      const older = await eve.post(`/v1/articles/${article.id}/snapshots`, {
        text: "An early draft of the page.",
        retrievedAt: "2026-11-19T00:00:00Z",
      });
      expect(older.status).toBe(201);
      expect((await workingCopy(eve, claim.id)).evidence).toMatchObject([
        { state: "verified", placement: null },
      ]);
      const known = await eve.get(
        `/v1/articles/${article.id}/snapshots/${sha256("An early draft of the page.")}`,
      );
      expect(known.json).toMatchObject({
        snapshots: [{ latest: false, retrievedAt: "2026-11-19T00:00:00.000Z" }],
      });
      const latest = await eve.get(`/v1/articles/${article.id}/snapshots/${sha256(PAGE_TEXT).toUpperCase()}`);
      expect(latest.json).toEqual({
        snapshots: [
          {
            sha256: sha256(PAGE_TEXT),
            retrievedAt: "2026-11-20T00:00:00.000Z",
            archiveUrl: null,
            createdAt: expect.any(String),
            extent: "whole",
            latest: true,
          },
        ],
      });
      expect(latest.text).not.toContain("bridge");
    });

    it("without a time was seen when it came, and is the latest", async () => {
      const { eve } = at();
      const article = await page(eve, { retrievedAt: "2026-11-20T00:00:00Z" });
      const claim = await draft(eve);
      await addQuote(eve, claim, article);
      const undated = { text: "Nobody says when this was." };
      expect((await eve.post(`/v1/articles/${article.id}/snapshots`, undated)).status).toBe(201);
      expect((await workingCopy(eve, claim.id)).evidence).toMatchObject([{ state: "gone" }]);
      // The page went back to what it was, and the quote stands again.
      expect((await eve.post(`/v1/articles/${article.id}/snapshots`, { text: PAGE_TEXT })).status).toBe(201);
      expect((await workingCopy(eve, claim.id)).evidence).toMatchObject([
        { state: "verified", placement: null },
      ]);
    });

    it("of the same text at the same time is there already", async () => {
      const { eve } = at();
      const article = await page(eve, { retrievedAt: "2026-11-20T00:00:00Z" });
      const before = await events(at());
      const body = { text: PAGE_TEXT, retrievedAt: "2026-11-20T01:00:00+01:00" };
      expect((await eve.post(`/v1/articles/${article.id}/snapshots`, body)).status).toBe(200);
      expect(await events(at())).toBe(before);
      const later = { text: PAGE_TEXT, retrievedAt: "2026-11-21T00:00:00Z" };
      expect((await eve.post(`/v1/articles/${article.id}/snapshots`, later)).status).toBe(201);
    });

    it("needs a text, an article, and the version that it says it saw", async () => {
      const { eve } = at();
      const article = await page(eve);
      const nothing = await eve.post(`/v1/articles/${article.id}/snapshots`, {});
      expect([nothing.status, nothing.json]).toMatchObject([422, { code: "invalid-input" }]);
      const nowhere = await eve.post(`/v1/articles/art_${NOTHING}/snapshots`, { text: "A." });
      expect(nowhere.status).toBe(404);
      const late = await eve.post(`/v1/articles/${article.id}/snapshots`, { text: "A." }, { ifMatch: 9 });
      expect([late.status, late.json]).toMatchObject([412, { code: "version-mismatch", currentVersion: 1 }]);
    });

    it("tells whoever asks for a working copy again that it changed, though its version did not", async () => {
      const { eve } = at();
      const [claim, article] = [await draft(eve), await page(eve)];
      const span = await addQuote(eve, claim, article);
      const seen = await eve.get(`/v1/claims/${claim.id}?view=working`);
      const seenSpan = await eve.get(`/v1/spans/${span.id}`);
      await eve.post(`/v1/articles/${article.id}/snapshots`, { text: "The page is empty." });
      const tag = (answer: { headers: Headers }) => ({ "If-None-Match": answer.headers.get("ETag") ?? "" });
      const now = await eve.get(`/v1/claims/${claim.id}?view=working`, tag(seen));
      expect([now.status, now.json]).toMatchObject([200, { version: 2, evidence: [{ state: "gone" }] }]);
      expect((await eve.get(`/v1/spans/${span.id}`, tag(seenSpan))).json).toMatchObject({ state: "gone" });
    });
  });

  describe("aliases and merges", () => {
    it("an alias leads to its article, and says who added it and when", async () => {
      const { eve, sam } = at();
      const { article, claim } = await publishedStory(at());
      const url = `https://amp.example/${article.slug}`;
      const answer = await sam.post(`/v1/articles/${article.id}/aliases`, { url, reason: "The same page." });
      expect(articleOf(answer)).toMatchObject({ id: article.id, version: 2, url: article.url });
      const again = await eve.post(`/v1/articles/${article.id}/aliases`, { url: `${url}?utm_medium=x` });
      expect([again.status, articleOf(again, 200).version]).toEqual([200, 2]);
      expect(articleOf(await eve.post("/v1/articles", { url }), 200).id).toBe(article.id);
      const page_ = await at().request(`/v1/annotations?url=${encodeURIComponent(url)}`);
      expect(page_.json).toMatchObject({ article: { id: article.id }, claims: [{ id: claim.id }] });
      const other = await page(eve);
      const taken = await eve.post(`/v1/articles/${other.id}/aliases`, { url });
      expect([taken.status, taken.json]).toMatchObject([409, { code: "address-taken", article: article.id }]);
      const { rows } = await at().db.execute({
        sql: "select e.name, a.reason, a.added_at from article_addresses a join editors e on e.id = a.added_by where a.url = ?",
        args: [url],
      });
      expect(rows.map(({ name, reason, added_at }) => [name, reason, typeof added_at])).toEqual([
        ["Sam Senior", "The same page.", "string"],
      ]);
    });

    it("a merge leads all addresses there, however many merges long, and never in a circle", async () => {
      const { eve, sam } = at();
      const [a, b, c] = [await page(eve), await page(eve), await page(eve)];
      const merge = (from: string, into: string) =>
        sam.post(`/v1/articles/${from}/merge`, { into, reason: "One story, two addresses." });
      expect(articleOf(await merge(a.id, b.slug), 200)).toMatchObject({ id: a.id, mergedInto: b.id });
      expect(articleOf(await merge(b.id, c.url ?? ""), 200)).toMatchObject({ id: b.id, mergedInto: c.id });
      for (const { id, url } of [a, b, c]) {
        expect(articleOf(await eve.post("/v1/articles", { url }), 200).id).toBe(c.id);
        const circle = await merge(c.id, id);
        expect([circle.status, circle.json]).toMatchObject([
          422,
          { code: "invalid-input", errors: [{ pointer: "/into" }] },
        ]);
      }
      const claim = await draft(eve);
      const span = await addQuote(eve, claim, { id: a.slug });
      expect(span.article.id).toBe(c.id);
      const nowhere = await merge(c.id, `art_${NOTHING}`);
      expect(nowhere.status).toBe(404);
      await assertInvariants(at().db);
    });

    it("readers of either address find the claims of both", async () => {
      const { sam } = at();
      const [one, other] = [await publishedStory(at()), await publishedStory(at())];
      const merged = await sam.post(`/v1/articles/${one.article.id}/merge`, {
        into: other.article.id,
        reason: "Syndicated.",
      });
      expect(merged.status).toBe(200);
      for (const { article } of [one, other]) {
        const answer = await at().request(`/v1/annotations?url=${encodeURIComponent(article.url ?? "")}`);
        expect(answer.json).toMatchObject({ article: { id: other.article.id } });
        expect((answer.json as { claims: { id: string }[] }).claims.map(({ id }) => id).sort()).toEqual(
          [one.claim.id, other.claim.id].sort(),
        );
      }
    });

    it("a merge has a reason", async () => {
      const [a, b] = [await page(at().eve), await page(at().eve)];
      for (const reason of [undefined, "", "  "]) {
        const answer = await at().sam.post(`/v1/articles/${a.id}/merge`, { into: b.id, reason });
        expect([answer.status, answer.json]).toMatchObject([422, { errors: [{ pointer: "/reason" }] }]);
      }
    });
  });

  describe("PATCH", () => {
    it("changes what is given, clears what is null, and writes nothing for nothing", async () => {
      const { eve } = at();
      const article = await page(eve, {
        headline: "First",
        author: "A. Author",
        publisher: { name: "News" },
      });
      const path = `/v1/articles/${article.id}`;
      const patched = await eve.patch(path, { headline: "Second", author: null }, { ifMatch: 1 });
      expect(articleOf(patched, 200)).toMatchObject({
        version: 2,
        slug: "first",
        headline: "Second",
        author: null,
        publisher: { name: "News", site: null },
      });
      const before = await events(at());
      const same = await eve.patch(path, { headline: "Second" }, { ifMatch: 2 });
      expect([same.status, articleOf(same, 200).version]).toEqual([200, 2]);
      expect(articleOf(await eve.patch(path, {}, { ifMatch: 2 }), 200).version).toBe(2);
      expect(await events(at())).toBe(before);
      expect((await eve.patch(path, { headline: "Third" })).status).toBe(428);
      expect((await eve.patch(path, { headline: "Third" }, { ifMatch: 1 })).json).toMatchObject({
        code: "version-mismatch",
        currentVersion: 2,
      });
      const unknown = await eve.patch(path, { url: "https://other.example/" }, { ifMatch: 2 });
      expect([unknown.status, unknown.json]).toMatchObject([422, { errors: [{ pointer: "/url" }] }]);
      expect((await eve.patch(path, { genre: null }, { ifMatch: 2 })).status).toBe(422);
    });
  });
});
