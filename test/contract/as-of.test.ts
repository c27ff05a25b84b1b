import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { claimListSchema, claimSchema } from "../../src/http/claims/claim-contract.ts";
import { BACKENDS } from "../support/backends.ts";
import {
  CLOSED,
  claimOf,
  desks,
  draft,
  expectStatus,
  PAGE_TEXT,
  publishedStory,
  workingCopy,
} from "./editing/desk.ts";

const desk = desks();

describe.each(BACKENDS)("what readers saw at a moment, over the %s database", (backend) => {
  const at = desk(backend);
  /** A moment between what was done and what is done next. */
  const moment = async () => {
    await pause(3);
    const now = new Date().toISOString();
    await pause(3);
    return now;
  };
  const then = (id: string, asOf: string) => at().read(`/v1/claims/${id}?asOf=${asOf}`, claimSchema);
  const listed = async (asOf: string, query = "") =>
    (await at().read(`/v1/claims?asOf=${asOf}&limit=100${query}`, claimListSchema)).claims;
  const ids = async (asOf: string, query = "") => (await listed(asOf, query)).map(({ id }) => id);
  const snapshot = async (article: string, text: string) =>
    expectStatus(
      await at().eve.post(`/v1/articles/${article}/snapshots`, {
        text,
        retrievedAt: new Date().toISOString(),
      }),
      201,
    );
  const retract = async (id: string, reason: string) =>
    expectStatus(
      await at().sam.post(
        `/v1/claims/${id}/retract`,
        { reason },
        { ifMatch: (await workingCopy(at().sam, id)).version },
      ),
      200,
    );

  it("is the publication that stood, whatever was published since", async () => {
    const before = await moment();
    const { claim } = await publishedStory(at(), { topics: ["bridges"] });
    const first = await moment();
    const seen = await at().read(`/v1/claims/${claim.id}`, claimSchema);
    const { version } = await workingCopy(at().eve, claim.id);
    await at().eve.patch(`/v1/claims/${claim.id}`, { topics: ["roads"] }, { ifMatch: version });
    const next = await workingCopy(at().eve, claim.id);
    claimOf(await at().sam.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: next.version }));
    const second = await moment();

    const shown = await then(claim.id, first);
    const { past, ...rest } = shown;
    expect(rest).toEqual(seen);
    expect(past).toEqual({
      asOf: first,
      publication: 1,
      supersededAt: expect.stringMatching(/^2/),
      withdrawn: null,
    });
    expect((await then(claim.slug, second)).topics).toEqual(["roads"]);
    expect((await then(claim.id, second)).past).toMatchObject({ publication: 2, supersededAt: null });
    const early = await at().request(`/v1/claims/${claim.id}?asOf=${before}`);
    expect(expectStatus(early, 404).json).toMatchObject({ code: "not-found" });

    expect(await ids(before)).not.toContain(claim.id);
    expect(await ids(first, "&topic=bridges")).toContain(claim.id);
    expect(await ids(first, "&topic=roads")).not.toContain(claim.id);
    expect(await ids(second, "&topic=roads")).toContain(claim.id);
    const summary = (await listed(first)).find(({ id }) => id === claim.id);
    expect(summary).toMatchObject({ topics: ["bridges"], past: { asOf: first, publication: 1 } });
  });

  it("has the quotes as they were known to stand then, and the verdict's receipts accordingly", async () => {
    const { claim, article } = await publishedStory(at());
    const standing = await moment();
    await snapshot(article.id, PAGE_TEXT.replace(CLOSED, "the city nearly closed the old bridge"));
    const changed = await moment();
    await snapshot(article.id, "Nothing of it is here any more. Another story altogether stands here now.");
    const gone = await moment();
    for (const [asOf, state, receipts] of [
      [standing, "verified", "standing"],
      [changed, "changed", "changed"],
      [gone, "gone", "gone"],
    ] as const) {
      const shown = await then(claim.id, asOf);
      expect([asOf, shown.evidence[0]?.state, shown.verdict?.receipts]).toEqual([asOf, state, receipts]);
      const summary = (await listed(asOf)).find(({ id }) => id === claim.id);
      expect(summary?.verdict?.receipts).toBe(receipts);
    }
    const now = await at().read(`/v1/claims/${claim.id}`, claimSchema);
    const { past: _, ...last } = await then(claim.id, gone);
    expect(last.evidence.map(({ article: __, ...span }) => span)).toEqual(
      now.evidence.map(({ article: __, ...span }) => span),
    );
  });

  it("says of what was retracted since that it was, and shows nothing from after that", async () => {
    const { claim } = await publishedStory(at());
    const shownAt = await moment();
    await retract(claim.id, "It was another bridge.");
    const after = await moment();
    expect((await then(claim.id, shownAt)).past?.withdrawn).toEqual({
      status: "retracted",
      reason: "It was another bridge.",
    });
    expect((await listed(shownAt)).find(({ id }) => id === claim.id)?.past?.withdrawn?.status).toBe(
      "retracted",
    );
    const answer = await at().request(`/v1/claims/${claim.id}?asOf=${after}`);
    expect(expectStatus(answer, 410).json).toMatchObject({
      code: "gone",
      claim: claim.id,
      claimStatus: "retracted",
    });
    expect(await ids(after)).not.toContain(claim.id);
  });

  it("holds nothing of what was unpublished since: that was taken back with its past", async () => {
    const { claim } = await publishedStory(at());
    const shownAt = await moment();
    expect(await ids(shownAt)).toContain(claim.id);
    const { version } = await workingCopy(at().sam, claim.id);
    const reason = "A court said so.";
    expectStatus(
      await at().sam.post(`/v1/claims/${claim.id}/unpublish`, { reason }, { ifMatch: version }),
      200,
    );
    const answer = await at().request(`/v1/claims/${claim.id}?asOf=${shownAt}`);
    expect(expectStatus(answer, 410).json).toMatchObject({ code: "gone", reason });
    expect(await ids(shownAt)).not.toContain(claim.id);
  });

  it("never brings back words that were redacted since", async () => {
    const text = "Mr Quillfeather closed the bridge.";
    const { claim, span, article } = await publishedStory(at(), { text });
    await snapshot(article.id, PAGE_TEXT.replace(CLOSED, "Quillfeather closed the old bridge"));
    const shownAt = await moment();
    expect(JSON.stringify(await then(claim.id, shownAt))).toContain("Quillfeather");
    const redact = (path: string, field: string) =>
      at().ada.post(`${path}/redact`, { fields: [field], ground: "privacy", note: "He asked." });
    expectStatus(await redact(`/v1/claims/${claim.id}`, "text"), 200);
    expectStatus(await redact(`/v1/spans/${span.id}`, "quote"), 200);
    const answer = await at().request(`/v1/claims/${claim.id}?asOf=${shownAt}`);
    expect(expectStatus(answer, 200).text).not.toMatch(/quillfeather/i);
    const list = await at().request(`/v1/claims?asOf=${shownAt}&limit=100`);
    expect(list.text).not.toMatch(/quillfeather/i);
    const old = await at().request(`/v1/claims/${claim.slug}?asOf=${shownAt}`);
    expect(expectStatus(old, 410).text).not.toContain(claim.id);
  });

  it("leaves out what it said of a claim that was unpublished since", async () => {
    const other = await publishedStory(at());
    const { claim } = await publishedStory(at(), {
      relations: [{ kind: "narrower_than", claim: other.claim.id }],
    });
    const shownAt = await moment();
    expect((await then(claim.id, shownAt)).relations).toHaveLength(1);
    const { version } = await workingCopy(at().sam, other.claim.id);
    await at().sam.post(
      `/v1/claims/${other.claim.id}/unpublish`,
      { reason: "Privacy." },
      { ifMatch: version },
    );
    expect((await then(claim.id, shownAt)).relations).toEqual([]);
  });

  it("is listed page by page, with how many there were, and by what stood in it", async () => {
    for (let i = 0; i < 3; i++) await publishedStory(at(), { language: i === 1 ? "de" : "en-GB" });
    const asOf = await moment();
    await publishedStory(at());
    const all = await ids(asOf);
    for (const sort of ["newest", "oldest"]) {
      const paged: string[] = [];
      for (let cursor = ""; ; ) {
        const page = await at().read(
          `/v1/claims?asOf=${asOf}&total=true&limit=2&sort=${sort}${cursor}`,
          claimListSchema,
        );
        expect(page.total).toBe(all.length);
        paged.push(...page.claims.map(({ id }) => id));
        if (page.nextCursor === null) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
      expect(paged).toEqual(sort === "newest" ? all : all.toReversed());
    }
    const german = await at().read(`/v1/claims?asOf=${asOf}&language=de&total=true`, claimListSchema);
    expect([german.total, german.claims.length]).toEqual([1, 1]);
    expect(await ids(asOf, "&label=supported&kind=fact")).toEqual(all);
    expect(await ids(asOf, "&label=refuted")).toEqual([]);
    expect(await ids(asOf, "&reviewedUntil=2020-01-01")).toEqual([]);
    const nothing = await at().read(`/v1/claims?asOf=2020-01-01T00:00:00Z&total=true`, claimListSchema);
    expect(nothing).toEqual({ claims: [], nextCursor: null, total: 0 });
  });

  it("is what it was to whoever has it, until something of it changes", async () => {
    const { claim } = await publishedStory(at());
    const asOf = await moment();
    for (const path of [`/v1/claims/${claim.id}?asOf=${asOf}`, `/v1/claims?asOf=${asOf}`]) {
      const tag = (await at().request(path)).headers.get("ETag") ?? "";
      expect((await at().request(path, { headers: { "If-None-Match": tag } })).status).toBe(304);
    }
    const path = `/v1/claims/${claim.id}?asOf=${asOf}`;
    const tag = (await at().request(path)).headers.get("ETag") ?? "";
    await retract(claim.id, "It was wrong.");
    expect((await at().request(path, { headers: { "If-None-Match": tag } })).status).toBe(200);
  });

  it.each([
    ["/v1/claims?asOf=yesterday", "asOf"],
    ["/v1/claims?asOf=2026-11-27", "asOf"],
    ["/v1/claims?asOf=2999-01-01T00:00:00Z", "asOf"],
    ["/v1/claims/nothing?asOf=2999-01-01T00:00:00Z", "asOf"],
    ["/v1/claims?asOf=2026-01-01T00:00:00Z&q=bridge", "q"],
    ["/v1/claims?asOf=2026-01-01T00:00:00Z&claimant=Ada", "claimant"],
    ["/v1/claims?asOf=2026-01-01T00:00:00Z&sort=relevance", "sort"],
    ["/v1/claims?total=yes", "total"],
  ])("%s is refused for %s", async (path, name) => {
    const answer = await at().request(path);
    expect(expectStatus(answer, 400).json).toMatchObject({
      code: "invalid-query",
      errors: [{ in: "query", name }],
    });
  });

  it("has nothing of a draft, nor of what is nowhere", async () => {
    const { id } = await draft(at().eve);
    const asOf = await moment();
    for (const claim of [id, "clm_01m7w2y7m069r3hzxwc1gedd1s", "nothing"])
      expect((await at().request(`/v1/claims/${claim}?asOf=${asOf}`)).status).toBe(404);
  });
});

describe.each(BACKENDS)("how many there are, over the %s database", (backend) => {
  const at = desk(backend);

  it("is said where it is asked for, on every page, an empty one too", async () => {
    for (let i = 0; i < 3; i++) await publishedStory(at(), { topics: ["counted"] });
    await draft(at().eve);
    const first = await at().read("/v1/claims?total=true&limit=2&topic=counted", claimListSchema);
    expect([first.total, first.claims.length]).toEqual([3, 2]);
    const second = await at().read(
      `/v1/claims?total=true&limit=2&topic=counted&cursor=${first.nextCursor}`,
      claimListSchema,
    );
    expect([second.total, second.claims.length, second.nextCursor]).toEqual([3, 1, null]);
    expect(await at().read("/v1/claims?total=true&topic=nothing", claimListSchema)).toEqual({
      claims: [],
      nextCursor: null,
      total: 0,
    });
    expect(await at().read("/v1/claims?total=true&q=bridge&limit=1", claimListSchema)).toMatchObject({
      total: 3,
    });
    expect(await at().read("/v1/claims?limit=1", claimListSchema)).not.toHaveProperty("total");
    expect((await at().request("/v1/articles?total=true&limit=1")).json).toMatchObject({ total: 3 });
    expect((await at().request("/v1/corrections?total=true")).json).toEqual({
      corrections: [],
      nextCursor: null,
      total: 0,
    });
    expect((await at().eve.get("/v1/claims?view=working&total=true&limit=1")).json).toMatchObject({
      total: 4,
    });
  });

  it("is part of the tag: one more is another answer", async () => {
    const path = "/v1/claims?total=true&limit=1&sort=oldest";
    const tag = (await at().request(path)).headers.get("ETag") ?? "";
    expect((await at().request(path, { headers: { "If-None-Match": tag } })).status).toBe(304);
    await publishedStory(at());
    expect((await at().request(path, { headers: { "If-None-Match": tag } })).status).toBe(200);
  });
});
