import { describe, expect, it } from "vitest";
import { replay } from "../../../src/replay/replay.ts";
import { BACKENDS } from "../../support/backends.ts";
import {
  addQuote,
  CRACK,
  claimOf,
  desks,
  draft,
  events,
  expectStatus,
  judge,
  publish,
  publishedStory,
  SUPPORTED,
  verdictOf,
  workingCopy,
} from "./desk.ts";

const clarified = {
  ...SUPPORTED,
  headline: "The bridge was closed, to cars too",
  change: { kind: "clarification", note: "It was not said whom it was closed to." },
};

describe.each(BACKENDS)("a clarification in one step over the %s database", (backend) => {
  const at = desks({ REQUIRE_SECOND_EDITOR: "false" })(backend);
  const clarify = async (id: string, fields: object = {}, sending = {}) => {
    const { version } = await workingCopy(at().sam, id);
    return at().sam.post(
      `/v1/claims/${id}/verdicts`,
      { ...clarified, publish: true, ...fields },
      { ifMatch: version, ...sending },
    );
  };

  it("reaches readers in the write that issues it", async () => {
    const { claim } = await publishedStory(at());
    const verdict = verdictOf(await clarify(claim.id));
    const shown = claimOf(await at().request(`/v1/claims/${claim.id}`));
    expect(shown.verdict).toMatchObject({
      id: verdict.id,
      headline: clarified.headline,
      issuedBy: "Sam Senior",
      reviewedBy: null,
      change: clarified.change,
    });
    const after = await workingCopy(at().sam, claim.id);
    expect(after).toMatchObject({
      version: claim.version + 1,
      status: "published",
      hasUnpublishedChanges: false,
    });
    const second = await at().request(`/v1/claims/${claim.id}/publications/2`);
    expect(second.json).toMatchObject({ n: 2, withdrawn: null });
    expect((await replay(at().db)).differences).toEqual([]);
  });

  it("is one act: sent twice under one key it happens once", async () => {
    const { claim } = await publishedStory(at());
    const { version } = claim;
    const sending = { idempotencyKey: "one-step", ifMatch: version };
    const first = await clarify(claim.id, {}, sending);
    const before = await events(at());
    const again = await clarify(claim.id, {}, sending);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await events(at())).toBe(before);
  });

  it.each<[string, object, number, string]>([
    ["a correction", { change: { kind: "correction", note: "Wrong." } }, 422, "/publish"],
    ["an update", { change: { kind: "update" } }, 422, "/publish"],
    ["another label", { label: "mostly_supported" }, 409, "/change/kind"],
  ])("is refused as %s, and nothing is written", async (_what, fields, status, pointer) => {
    const { claim } = await publishedStory(at());
    const before = await events(at());
    const answer = await clarify(claim.id, fields);
    expect([answer.status, answer.json]).toMatchObject([status, { errors: [{ pointer }] }]);
    expect(await events(at())).toBe(before);
  });

  it("is refused where readers see no claim, where a rule does not hold, and to who may not publish", async () => {
    const { eve, sam } = at();
    const { claim } = await publishedStory(at());
    const missing = await clarify(claim.id, { notSeen: [] });
    expect(expectStatus(missing, 409).json).toMatchObject({ unmet: [{ rule: "not-seen-missing" }] });
    const { version } = await workingCopy(eve, claim.id);
    const path = `/v1/claims/${claim.id}/verdicts`;
    expectStatus(await eve.post(path, { ...clarified, publish: true }, { ifMatch: version }), 403);
    expect(claimOf(await at().request(`/v1/claims/${claim.id}`)).verdict?.headline).toBe(SUPPORTED.headline);
    await sam.post(`/v1/claims/${claim.id}/unpublish`, { reason: "A court." }, { ifMatch: version });
    expectStatus(await clarify(claim.id), 409);
  });

  it("holds a clarification to the label, one step or two", async () => {
    const { claim } = await publishedStory(at());
    const { version } = claim;
    const other = { ...clarified, label: "mostly_supported" };
    const answer = await at().eve.post(`/v1/claims/${claim.id}/verdicts`, other, { ifMatch: version });
    expect(expectStatus(answer, 409).json).toMatchObject({ errors: [{ pointer: "/change/kind" }] });
  });
});

describe.each(BACKENDS)("where a second editor has to look, over the %s database", (backend) => {
  const at = desks()(backend);

  it("one person does not clarify and publish in one step", async () => {
    const { claim } = await publishedStory(at());
    const answer = await at().sam.post(
      `/v1/claims/${claim.id}/verdicts`,
      { ...clarified, publish: true },
      { ifMatch: claim.version },
    );
    expect(expectStatus(answer, 409).json).toMatchObject({ code: "second-editor-required" });
  });

  it("a dry run says what readers would see otherwise than now", async () => {
    const { eve, sam } = at();
    const rehearse = async (id: string, version: number) =>
      expectStatus(await sam.post(`/v1/claims/${id}/publish`, { dryRun: true }, { ifMatch: version }), 200)
        .json;
    const { claim, article, span } = await publishedStory(at());
    expect(await rehearse(claim.id, claim.version)).toEqual({
      publishable: true,
      unmet: [],
      differences: [],
    });

    await eve.patch(`/v1/claims/${claim.id}`, { topics: ["bridges"] }, { ifMatch: claim.version });
    const more = await addQuote(eve, claim, article, { quote: { exact: CRACK }, role: "context" });
    await judge(eve, claim, {
      headline: "It was closed",
      restsOn: [span.id],
      change: { kind: "update", note: "A second look." },
    });
    const { version } = await workingCopy(eve, claim.id);
    expect(await rehearse(claim.id, version)).toMatchObject({
      publishable: true,
      differences: [
        { field: "topics", span: null, before: null, after: ["bridges"] },
        { field: "verdict.headline", before: "The bridge was closed", after: "It was closed" },
        { field: "verdict.change", before: { kind: "initial" }, after: { kind: "update" } },
        { field: "quote", span: more.id, before: null, after: { exact: CRACK, role: "context" } },
      ],
    });
    await publish(sam, claim);
    const last = await workingCopy(eve, claim.id);
    expect(await rehearse(claim.id, last.version)).toMatchObject({ differences: [] });
  });

  it("of a draft that is everything", async () => {
    const claim = await draft(at().eve, { topics: ["bridges"] });
    const answer = await at().sam.post(`/v1/claims/${claim.id}/publish`, { dryRun: true }, { ifMatch: 1 });
    expect(answer.json).toMatchObject({
      publishable: false,
      differences: [
        { field: "text", before: null, after: claim.text },
        { field: "kind", before: null, after: "fact" },
        { field: "language", before: null, after: "en" },
        { field: "topics", before: null, after: ["bridges"] },
      ],
    });
  });

  it("who comes second is told field by field what the other did", async () => {
    const { eve, sam } = at();
    const claim = await draft(eve, { text: "The flood damaged 40 houses in Elm Street." });
    const target = await draft(eve);
    const seen = { ifMatch: claim.version };
    await sam.patch(
      `/v1/claims/${claim.id}`,
      { text: "The flood damaged 40 homes.", kind: "statement" },
      seen,
    );
    const relations = [{ kind: "same_as", claim: target.slug }];
    const late = await eve.patch(
      `/v1/claims/${claim.id}`,
      { text: "The flood of May damaged 40 houses.", topics: ["flood"], language: "en", relations },
      seen,
    );
    expect(expectStatus(late, 412).json).toMatchObject({
      currentVersion: claim.version + 1,
      fields: [
        {
          field: "text",
          outcome: "both",
          base: "The flood damaged 40 houses in Elm Street.",
          theirs: "The flood damaged 40 homes.",
          yours: "The flood of May damaged 40 houses.",
          by: "Sam Senior",
        },
        {
          field: "kind",
          outcome: "theirs",
          base: "fact",
          theirs: "statement",
          yours: "fact",
          by: "Sam Senior",
        },
        { field: "topics", outcome: "yours", base: [], theirs: [], yours: ["flood"], by: null, at: null },
        { field: "relations", outcome: "yours", yours: [{ kind: "same_as", claim: target.id }] },
      ],
    });
  });
});
