import { describe, expect, it } from "vitest";
import { BACKENDS } from "../../support/backends.ts";
import { claimOf, desks, draft, events, publishedStory, unique, workingCopy } from "./desk.ts";

const NOTHING = `clm_${"0".repeat(26)}`;
const desk = desks();

describe.each(BACKENDS)("working copies over the %s database", (backend) => {
  const at = desk(backend);

  it("a new claim is a draft that readers do not know of", async () => {
    const { eve } = at();
    const answer = await eve.post("/v1/claims", {
      text: "The Müller bridge_was closed on 1 May!",
      claimant: { name: "The mayor" },
      claimedOn: "2026-05-01",
      topics: ["bridges", "city-hall"],
    });
    const claim = claimOf(answer, 201);
    expect(claim).toMatchObject({
      id: expect.stringMatching(/^clm_[0-7][0-9a-hjkmnp-tv-z]{25}$/),
      slug: "the-müller-bridge-was-closed-on-1-may",
      kind: "fact",
      claimant: { name: "The mayor", role: null },
      claimedOn: "2026-05-01",
      language: "en",
      topics: ["bridges", "city-hall"],
      status: "draft",
      version: 1,
      publishedAt: null,
      verdict: null,
      evidence: [],
      hasUnpublishedChanges: true,
      possibleDuplicates: [],
    });
    expect(answer.headers.get("Location")).toBe(`/v1/claims/${claim.id}`);
    expect(answer.headers.get("ETag")).toBe('"1"');
    for (const name of [claim.id, claim.slug]) {
      expect((await at().request(`/v1/claims/${name}`)).status).toBe(404);
      expect((await at().request(`/v1/claims/${name}/history`)).status).toBe(404);
      expect((await workingCopy(eve, name)).id).toBe(claim.id);
    }
  });

  it("a claim that repeats another is made all the same, and the answer names the other", async () => {
    const { eve, sam } = at();
    const text = unique("The tower leans.");
    const first = await draft(eve, { text });
    const second = await draft(sam, { text });
    expect(second.slug).toBe(`${first.slug}-2`);
    expect(second.possibleDuplicates).toMatchObject([{ id: first.id, slug: first.slug, text }]);
    await eve.post(`/v1/claims/${first.id}/discard`);
    const third = await draft(eve, { text });
    expect(third.slug).toBe(`${first.slug}-3`);
    expect(third.possibleDuplicates?.map(({ id }) => id)).toEqual([second.id]);
  });

  it.each([
    ["another full stop", "Thirty buses %s burned in Dunmere.", "Thirty buses %s burned in Dunmere"],
    ["capitals and spaces", "The  Prime Minister %s resigned.", "the prime minister %s resigned."],
    ["accents and quotes", "Zoë’s café %s “shut”.", 'Zoe\'s cafe %s "shut".'],
    ["full-width letters", "５Ｇ masts %s cause illness.", "5G masts %s cause illness."],
  ])("a draft that differs from another by %s alone is named", async (_what, one, other) => {
    const { eve, sam } = at();
    const name = unique("Ravenna");
    const first = await draft(eve, { text: one.replace("%s", name) });
    const second = await draft(sam, { text: other.replace("%s", name) });
    expect(second.possibleDuplicates?.map(({ id }) => id)).toEqual([first.id]);
    // Reworded, it is found by its new words and no longer by the old ones.
    const reworded = unique("The harbour of Ravenna was dredged.");
    await eve.patch(`/v1/claims/${first.id}`, { text: reworded }, { ifMatch: 1 });
    expect(
      (await draft(sam, { text: reworded.toUpperCase() })).possibleDuplicates?.map(({ id }) => id),
    ).toEqual([first.id]);
  });

  it("a slug cannot be taken for an id, whatever the text", async () => {
    const { eve } = at();
    const first = await draft(eve);
    for (const text of [first.id, "!!!", "🙂", "__proto__", "../../etc/passwd", "a".repeat(1000), "ß ﬁ İ"]) {
      const claim = await draft(eve, { text });
      expect(claim.slug).toMatch(/^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u);
      expect(claim.slug.length).toBeLessThanOrEqual(80);
      expect((await workingCopy(eve, encodeURIComponent(claim.slug))).id).toBe(claim.id);
    }
    expect((await workingCopy(eve, first.id)).id).toBe(first.id);
  });

  it("relations name claims by id or slug, and no claim that is not there, twice, or the claim itself", async () => {
    const { eve } = at();
    const [target, other] = [await draft(eve), await draft(eve)];
    const claim = await draft(eve, { relations: [{ kind: "reports", claim: target.slug }] });
    expect(claim.relations).toMatchObject([{ kind: "reports", claim: { id: target.id } }]);
    const patch = (relations: unknown) =>
      eve.patch(`/v1/claims/${claim.id}`, { relations }, { ifMatch: claim.version });
    for (const [relations, pointer] of [
      [[{ kind: "reports", claim: NOTHING }], "/relations/0/claim"],
      [
        [
          { kind: "same_as", claim: target.id },
          { kind: "same_as", claim: target.slug },
        ],
        "/relations",
      ],
      [
        [
          { kind: "reports", claim: other.id },
          { kind: "same_as", claim: claim.id },
        ],
        "/relations/1/claim",
      ],
      [[{ kind: "same_as", claim: claim.slug }], "/relations/0/claim"],
      [[{ kind: "implies", claim: target.id }], "/relations/0/kind"],
      [null, "/relations"],
    ] as const) {
      const answer = await patch(relations);
      expect([answer.status, answer.json]).toMatchObject([
        422,
        { code: "invalid-input", errors: [{ pointer }] },
      ]);
    }
    const missing = await eve.patch(
      "/v1/claims/no-such-claim",
      { relations: [{ kind: "reports", claim: NOTHING }] },
      { ifMatch: 1 },
    );
    expect([missing.status, missing.json]).toMatchObject([
      404,
      { detail: "There is no claim no-such-claim." },
    ]);
    const replaced = await patch([
      { kind: "overtaken_by", claim: other.id, on: "2026-11-01", note: "Since." },
    ]);
    expect(claimOf(replaced).overtaken).toMatchObject({ on: "2026-11-01", note: "Since." });
  });

  describe("PATCH", () => {
    it("changes what is given and clears what is null (RFC 7396)", async () => {
      const { eve } = at();
      const claim = await draft(eve, {
        claimant: { name: "Ann", role: "mayor" },
        claimedOn: "2026-05-01",
        topics: ["a", "b"],
      });
      const path = `/v1/claims/${claim.id}`;
      const text = unique("Reworded.");
      const first = await eve.patch(path, { text, claimant: null, topics: [] }, { ifMatch: 1 });
      expect(claimOf(first)).toMatchObject({
        version: 2,
        slug: claim.slug,
        text,
        claimant: null,
        claimedOn: "2026-05-01",
        topics: [],
      });
      expect(first.headers.get("ETag")).toBe('"2"');
      const merge = await eve.patch(path, '{"claimedOn":null}', {
        ifMatch: '"2"',
        headers: { "Content-Type": "application/merge-patch+json" },
      });
      expect(claimOf(merge)).toMatchObject({ version: 3, text, claimedOn: null });
    });

    it("writes nothing where nothing changes", async () => {
      const { eve } = at();
      const claim = await draft(eve, { topics: ["a"] });
      const before = await events(at());
      for (const body of [{}, { text: claim.text }, { topics: ["a"], claimant: null, kind: "fact" }]) {
        const answer = await eve.patch(`/v1/claims/${claim.id}`, body, { ifMatch: 1 });
        expect(claimOf(answer)).toMatchObject({ version: 1, updatedAt: claim.updatedAt });
      }
      expect(await events(at())).toBe(before);
    });

    it.each<[string, unknown, string]>([
      ["an unknown member", { colour: "red" }, "/colour"],
      ["a member that is the server's", { status: "published" }, "/status"],
      ["the version", { version: 7 }, "/version"],
      ["the slug", { slug: "mine" }, "/slug"],
      ["an unknown member inside", { claimant: { name: "Ann", age: 5 } }, "/claimant/age"],
      ["a required text cleared", { text: null }, "/text"],
      ["a blank text", { text: " \n\t" }, "/text"],
      ["a topic twice", { topics: ["a", "a"] }, "/topics"],
      ["a topic that is no word", { topics: ["–"] }, "/topics/0"],
      ["a day that does not exist", { claimedOn: "2026-02-30" }, "/claimedOn"],
      ["a language that is none", { language: "english (UK)" }, "/language"],
      ["a claimant without a name", { claimant: { role: "mayor" } }, "/claimant/name"],
      ["a list", [], ""],
      ["a text", '"text"', ""],
      ["null", "null", ""],
      ["a prototype", '{"__proto__": {"text": "x"}}', "/__proto__"],
      [
        "a prototype inside",
        '{"claimant": {"name": "Ann", "__proto__": {"role": "x"}}}',
        "/claimant/__proto__",
      ],
      ["a constructor", '{"constructor": {"prototype": {"text": "x"}}}', "/constructor"],
    ])("refuses %s", async (_what, body, pointer) => {
      const { eve } = at();
      const claim = await draft(eve);
      const answer = await eve.patch(`/v1/claims/${claim.id}`, body, { ifMatch: 1 });
      expect([answer.status, answer.json]).toMatchObject([
        422,
        { code: "invalid-input", errors: [{ pointer }] },
      ]);
      expect((await workingCopy(eve, claim.id)).version).toBe(1);
    });

    it.each<[string, string, number, string]>([
      ["no JSON", "{text:", 400, "invalid-json"],
      ["JSON and more", "{} {}", 400, "invalid-json"],
      ["not a number", '{"text": NaN}', 400, "invalid-json"],
    ])("refuses %s", async (_what, body, status, code) => {
      const claim = await draft(at().eve);
      const answer = await at().eve.patch(`/v1/claims/${claim.id}`, body, { ifMatch: 1 });
      expect([answer.status, answer.json]).toMatchObject([status, { code }]);
    });

    it.each([
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "application/jsonx",
      "",
    ])("refuses the type %j, and does not take the body for an empty one", async (type) => {
      const claim = await draft(at().eve);
      const answer = await at().eve.patch(
        `/v1/claims/${claim.id}`,
        { text: "Changed." },
        { ifMatch: 1, headers: { "Content-Type": type } },
      );
      expect([answer.status, answer.json]).toMatchObject([415, { code: "unsupported-media-type" }]);
    });

    it.each([
      "Application/JSON",
      "application/json;charset=UTF-8",
      "application/json ; charset=utf-8",
      "application/json;",
    ])("reads the body under the type %j", async (type) => {
      const claim = await draft(at().eve);
      const text = unique("Read.");
      const answer = await at().eve.patch(
        `/v1/claims/${claim.id}`,
        { text },
        { ifMatch: 1, headers: { "Content-Type": type } },
      );
      expect(claimOf(answer)).toMatchObject({ version: 2, text });
    });

    it("of duplicate members takes the last, as JSON.parse does", async () => {
      const claim = await draft(at().eve);
      const answer = await at().eve.patch(`/v1/claims/${claim.id}`, '{"language":"de","language":"fr"}', {
        ifMatch: 1,
      });
      expect(claimOf(answer).language).toBe("fr");
    });

    it("of a published claim changes only the working copy, and asks for a verdict on the new wording", async () => {
      const { eve, sam } = at();
      for (const change of [
        { text: unique("Otherwise.") },
        { claimant: { name: "Ann" } },
        { claimedOn: "2026-01-01" },
      ]) {
        const { claim } = await publishedStory(at());
        const before = await at().request(`/v1/claims/${claim.id}`);
        const patched = claimOf(
          await eve.patch(`/v1/claims/${claim.id}`, change, { ifMatch: claim.version }),
        );
        expect(patched).toMatchObject({ ...change, status: "published", hasUnpublishedChanges: true });
        const after = await at().request(`/v1/claims/${claim.id}`);
        expect([after.text, after.headers.get("ETag")]).toEqual([before.text, before.headers.get("ETag")]);
        const again = await sam.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: patched.version });
        expect([again.status, again.json]).toMatchObject([
          409,
          { code: "rule-unmet", unmet: [{ rule: "verdict-on-other-wording" }] },
        ]);
      }
    });
  });

  describe("If-Match", () => {
    it.each<[string, string | undefined, number, string]>([
      ["missing", undefined, 428, "precondition-required"],
      ["any version", "*", 428, "precondition-required"],
      ["an old version", '"1"', 412, "version-mismatch"],
      ["a version to come", '"3"', 412, "version-mismatch"],
      ["a version in nine digits", '"999999999"', 412, "version-mismatch"],
      ["a version in ten digits", '"9999999999"', 400, "invalid-header"],
      ["version 0", '"0"', 400, "invalid-header"],
      ["version 02", '"02"', 400, "invalid-header"],
      ["without quotes", "2", 400, "invalid-header"],
      ["a weak tag", 'W/"2"', 400, "invalid-header"],
      ["two tags", '"1", "2"', 400, "invalid-header"],
      ["a publication's tag", '"pub_1.1"', 400, "invalid-header"],
      ["empty", "", 400, "invalid-header"],
    ])("%s", async (_what, ifMatch, status, code) => {
      const { eve } = at();
      const claim = await draft(eve);
      await eve.patch(`/v1/claims/${claim.id}`, { kind: "statement" }, { ifMatch: 1 });
      const answer = await eve.patch(
        `/v1/claims/${claim.id}`,
        { kind: "fact" },
        ifMatch === undefined ? {} : { ifMatch },
      );
      expect([answer.status, answer.json]).toMatchObject([
        status,
        { code, ...(status === 412 ? { currentVersion: 2 } : {}) },
      ]);
      expect((await workingCopy(eve, claim.id)).version).toBe(2);
    });

    it("takes the tag of a working copy as it was given", async () => {
      const { eve } = at();
      const claim = await draft(eve);
      const seen = await eve.get(`/v1/claims/${claim.id}?view=working`);
      const tag = seen.headers.get("ETag") ?? "";
      expect(tag).toBe('"1-k"');
      expect(
        claimOf(await eve.patch(`/v1/claims/${claim.id}`, { kind: "statement" }, { ifMatch: tag })).version,
      ).toBe(2);
    });

    it("is honoured where it is not required", async () => {
      const { eve } = at();
      const claim = await draft(eve);
      const late = await eve.post(`/v1/claims/${claim.id}/discard`, {}, { ifMatch: 2 });
      expect([late.status, late.json]).toMatchObject([412, { currentVersion: 1 }]);
      expect(claimOf(await eve.post(`/v1/claims/${claim.id}/discard`, {}, { ifMatch: 1 }))).toMatchObject({
        status: "discarded",
        version: 2,
      });
    });
  });

  it("a discarded draft takes no more writes, and stays unknown to readers", async () => {
    const { eve, sam } = at();
    const claim = await draft(eve);
    await eve.post(`/v1/claims/${claim.id}/discard`);
    const path = `/v1/claims/${claim.id}`;
    const answers = [
      await eve.patch(path, { kind: "statement" }, { ifMatch: 2 }),
      await eve.post(`${path}/discard`),
      await sam.post(`${path}/publish`, {}, { ifMatch: 2 }),
      await sam.post(`${path}/retract`, { reason: "No." }, { ifMatch: 2 }),
      await sam.post(`${path}/reinstate`, { reason: "No." }),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.json]).toMatchObject([409, { code: "wrong-status" }]);
    }
    expect((await at().request(path)).status).toBe(404);
    expect((await workingCopy(eve, claim.id)).version).toBe(2);
  });

  it("what is not there cannot be written to", async () => {
    const { eve, sam } = at();
    for (const id of [NOTHING, "nothing-of-the-kind", "__proto__", "%00", "%", "a".repeat(5000)]) {
      const path = `/v1/claims/${id}`;
      const answers = [
        await eve.patch(path, {}, { ifMatch: 1 }),
        await eve.post(`${path}/discard`),
        await sam.post(`${path}/unpublish`, { reason: "No." }, { ifMatch: 1 }),
        await eve.post(`/v1/spans/${id}/retract`, { reason: "No." }, { ifMatch: 1 }),
      ];
      for (const answer of answers) {
        expect([id, answer.status, answer.json]).toMatchObject([id, 404, { code: "not-found" }]);
      }
    }
  });
});
