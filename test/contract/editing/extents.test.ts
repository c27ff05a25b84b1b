import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { replay } from "../../../src/replay/replay.ts";
import { assertInvariants } from "../../race/invariants.ts";
import { BACKENDS } from "../../support/backends.ts";
import {
  addQuote,
  CLOSED,
  CRACK,
  desks,
  draft,
  expectStatus,
  PAGE_TEXT,
  page,
  publishedStory,
  type Story,
  spanOf,
  workingCopy,
} from "./desk.ts";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const WALL = "Subscribe to read on. Already a subscriber? Log in to continue.";
const desk = desks();

describe.each(BACKENDS)("what a text is of its page, over the %s database", (backend) => {
  const at = desk(backend);

  const readers = async ({ claim }: Pick<Story, "claim">) =>
    (await at().request(`/v1/claims/${claim.id}`)).json;
  const standing = { verdict: { receipts: "standing" }, evidence: [{ state: "verified" }] };
  const gone = { verdict: { receipts: "gone" }, evidence: [{ state: "gone" }] };
  const post = (article: { id: string }, body: object, status = 201) =>
    at()
      .eve.post(`/v1/articles/${article.id}/snapshots`, body)
      .then((answer) => expectStatus(answer, status).json);
  const setExtent = async (article: { id: string }, text: string, body: object) => {
    const { rows } = await at().db.execute({
      sql: "select version from articles where id = ?",
      args: [article.id],
    });
    return at().eve.patch(`/v1/articles/${article.id}/snapshots/${sha256(text)}`, body, {
      ifMatch: Number(rows[0]?.version),
    });
  };

  describe("a wall", () => {
    it.each(["stub", "excerpt"])("that is said to be a %s makes nothing gone", async (extent) => {
      const story = await publishedStory(at());
      expect(await post(story.article, { text: WALL, extent })).toMatchObject({
        quotes: [],
        proposedExtent: null,
        textLength: PAGE_TEXT.length,
      });
      expect(await readers(story)).toMatchObject(standing);
    });

    it("that nobody named is asked about, and put right afterwards", async () => {
      const story = await publishedStory(at());
      expect(await post(story.article, { text: WALL })).toMatchObject({
        quotes: [
          {
            span: story.span.id,
            claim: story.claim.id,
            before: "verified",
            after: "gone",
            placement: { snapshotSha256: sha256(WALL), start: null },
          },
        ],
        proposedExtent: "stub",
        textLength: WALL.length,
      });
      expect(await readers(story)).toMatchObject(gone);
      const marked = await setExtent(story.article, WALL, { extent: "stub", reason: "A wall." });
      expect(expectStatus(marked, 200).json).toMatchObject({
        quotes: [{ span: story.span.id, before: "gone", after: "verified", placement: null }],
        textLength: PAGE_TEXT.length,
      });
      expect(await readers(story)).toMatchObject(standing);
      // Whoever sends it again need not say it again.
      expect(await post(story.article, { text: WALL })).toMatchObject({ quotes: [], proposedExtent: null });
      expect(await readers(story)).toMatchObject(standing);
      const { json } = await at().eve.get(`/v1/articles/${story.article.id}/snapshots/${sha256(WALL)}`);
      expect(json).toMatchObject({
        snapshots: [
          { extent: "stub", latest: false },
          { extent: "stub", latest: false },
        ],
      });
      // And that it was the page after all.
      expectStatus(await setExtent(story.article, WALL, { extent: "whole" }), 200);
      expect(await readers(story)).toMatchObject(gone);
    });

    it("puts quotes back where they were, changed ones and those of texts that are not kept too", async () => {
      const story = await publishedStory(at());
      const reopened = PAGE_TEXT.replace("closed the old", "opened the old");
      await post(story.article, { text: reopened, keepText: false });
      const before = await readers(story);
      expect(before).toMatchObject({ evidence: [{ state: "changed" }] });
      await post(story.article, { text: WALL });
      expectStatus(await setExtent(story.article, WALL, { extent: "stub" }), 200);
      const { evidence, verdict } = Object(await readers(story));
      expect({ evidence: evidence[0].placement, verdict }).toEqual({
        evidence: Object(before).evidence[0].placement,
        verdict: Object(before).verdict,
      });
    });

    it("needs the version that was seen, and a text that the article had", async () => {
      const story = await publishedStory(at());
      const path = `/v1/articles/${story.article.id}/snapshots/${sha256(PAGE_TEXT)}`;
      expectStatus(await at().eve.patch(path, { extent: "stub" }), 428);
      expectStatus(await at().eve.patch(path, { extent: "stub" }, { ifMatch: 9 }), 412);
      expectStatus(await setExtent(story.article, "Never seen.", { extent: "stub" }), 404);
      expectStatus(await setExtent(story.article, PAGE_TEXT, { extent: "half" }), 422);
      const same = await setExtent(story.article, PAGE_TEXT, { extent: "whole" });
      expect(expectStatus(same, 200).json).toMatchObject({ version: 1, quotes: [] });
    });
  });

  describe("an excerpt", () => {
    const SECOND = "The pier burned down in 1974 after a fire.";

    it("of a known page is taken where it is said to be one, and carries quotes of its own", async () => {
      const { eve } = at();
      const story = await publishedStory(at());
      const { url } = story.article;
      expectStatus(await eve.post("/v1/articles", { url, text: SECOND }), 409);
      expectStatus(await eve.post("/v1/articles", { url, text: SECOND, extent: "excerpt" }), 200);
      expect(await readers(story)).toMatchObject(standing);
      const claim = await draft(eve);
      const own = await addQuote(eve, claim, story.article, { quote: { exact: "burned down in 1974" } });
      expect(own).toMatchObject({ state: "verified", verification: { textSha256: sha256(SECOND) } });
      const first = await addQuote(eve, claim, story.article, { quote: { exact: CRACK } });
      expect(first.verification.textSha256).toBe(sha256(PAGE_TEXT));
      // The next whole text speaks about all of them.
      expect(await post(story.article, { text: `${PAGE_TEXT} Later.` })).toMatchObject({
        quotes: [{ span: own.id, before: "verified", after: "gone" }],
      });
    });

    it("shows that words stand which a text before it lacked", async () => {
      const story = await publishedStory(at());
      await post(story.article, { text: "Something else entirely, of a certain length." });
      expect(await readers(story)).toMatchObject(gone);
      const text = `On Monday ${CLOSED}. Engineers had found it.`;
      expect(await post(story.article, { text, extent: "excerpt" })).toMatchObject({
        quotes: [
          { before: "gone", after: "verified", placement: { snapshotSha256: sha256(text), start: 10 } },
        ],
      });
      expect(await readers(story)).toMatchObject(standing);
      expect(await post(story.article, { text: SECOND, extent: "excerpt" })).toMatchObject({ quotes: [] });
      expect(await readers(story)).toMatchObject(standing);
    });

    it("alone is enough for an article, and for a quote", async () => {
      const { eve } = at();
      const article = await page(eve, { text: SECOND, extent: "excerpt" });
      expect(article).toMatchObject({ textLength: null });
      const claim = await draft(eve);
      const span = await addQuote(eve, claim, article, { quote: { exact: "burned down" } });
      await post(article, { text: "The pier was built in 1901.", extent: "excerpt" });
      expect((await workingCopy(eve, claim.id)).evidence).toMatchObject([{ id: span.id, state: "verified" }]);
      const refused = await eve.post(`/v1/claims/${claim.id}/spans`, {
        article: article.id,
        role: "supports",
        quote: { exact: "nobody wrote this" },
      });
      expect(expectStatus(refused, 422).json).toMatchObject({ code: "quote-not-found" });
    });

    it("brought along is one of the texts that decide, and no other is", async () => {
      const { eve } = at();
      const article = await page(eve);
      const unkept = `Elsewhere on the page: ${SECOND}`;
      await post(article, { text: unkept, extent: "excerpt", keepText: false });
      const claim = await draft(eve);
      const quote = { article: article.id, role: "supports", quote: { exact: "burned down" } };
      expectStatus(await eve.post(`/v1/claims/${claim.id}/spans`, quote), 422);
      spanOf(await eve.post(`/v1/claims/${claim.id}/spans`, { ...quote, text: unkept }));
      await post(article, { text: WALL, extent: "stub" });
      const stub = await eve.post(`/v1/claims/${claim.id}/spans`, {
        ...quote,
        quote: { exact: "Subscribe" },
        text: WALL,
      });
      expect(expectStatus(stub, 422).json).toMatchObject({ code: "text-not-held" });
    });
  });

  describe("a page that is looked at again", () => {
    it("and is the same tells readers when", async () => {
      const story = await publishedStory(at());
      const before = await at().request(`/v1/claims/${story.claim.id}`);
      const retrievedAt = "2026-11-20T08:00:00.000Z";
      const now = new Date().toISOString();
      await post(story.article, { text: PAGE_TEXT, retrievedAt });
      const older = await at().request(`/v1/claims/${story.claim.id}`);
      expect(older.headers.get("ETag")).toBe(before.headers.get("ETag"));
      await post(story.article, { text: PAGE_TEXT });
      const after = await at().request(`/v1/claims/${story.claim.id}`);
      expect(after.headers.get("ETag")).not.toBe(before.headers.get("ETag"));
      const { lastCheckedAt } = Object(after.json).evidence[0].article;
      expect(lastCheckedAt >= now).toBe(true);
      const listed = await at().request(`/v1/articles/${story.article.id}`);
      expect(Object(listed.json).lastCheckedAt).toBe(lastCheckedAt);
      expect(Object(listed.json).spans[0].article.lastCheckedAt).toBe(lastCheckedAt);
      expect(Object(after.json).sources[0].article.lastCheckedAt).toBe(lastCheckedAt);
    });

    it("and described better is described so wherever it is quoted", async () => {
      const { eve, sam } = at();
      const story = await publishedStory(at());
      const fields = {
        headline: "Zugbrücke shut for good",
        publisher: { name: "The Gazette" },
        access: "subscription",
      };
      const answer = await eve.patch(`/v1/articles/${story.article.id}`, fields, { ifMatch: 1 });
      expect(expectStatus(answer, 200).json).toMatchObject({ access: "subscription" });
      expect(await readers(story)).toMatchObject({
        evidence: [{ article: fields }],
        sources: [{ article: fields }],
        independentSources: 1,
      });
      const found = await at().request("/v1/claims?q=zugbrücke");
      expect(Object(found.json).claims.map(({ id }: { id: string }) => id)).toEqual([story.claim.id]);
      const filtered = await at().request("/v1/claims?sourcePublisher=The%20Gazette");
      expect(Object(filtered.json).claims.map(({ id }: { id: string }) => id)).toContain(story.claim.id);
      // The publication stays as it stood, and nothing waits to be published.
      const stood = await at().request(`/v1/claims/${story.claim.id}/publications/1`);
      expect(stood.text).not.toContain("Zugbrücke");
      expect(await workingCopy(sam, story.claim.id)).toMatchObject({ hasUnpublishedChanges: false });
    });
  });

  it("is told by the events alone", async () => {
    expect(await replay(at().db)).toMatchObject({ differences: [] });
    await assertInvariants(at().db);
  });
});
