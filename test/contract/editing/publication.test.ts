import { describe, expect, it } from "vitest";
import { assertInvariants } from "../../race/invariants.ts";
import { BACKENDS } from "../../support/backends.ts";
import {
  addQuote,
  CLOSED,
  CRACK,
  claimOf,
  desks,
  draft,
  events,
  judge,
  judgedStory,
  page,
  publish,
  publishedStory,
  STAYED_SHUT,
  SUPPORTED,
  workingCopy,
} from "./desk.ts";

const desk = desks();
const MISREAD = { reason: "The notice was misread." };

describe.each(BACKENDS)("verdicts and publication over the %s database", (backend) => {
  const at = desk(backend);

  /** A claim with quotes in two articles, and the ids of those by role. */
  async function evidence(fields: Record<string, unknown> = {}) {
    const { eve } = at();
    const claim = await draft(eve, fields);
    const [one, other] = [await page(eve), await page(eve)];
    const spans: Record<string, string> = {
      SUPPORT: (await addQuote(eve, claim, one)).id,
      OTHER_SUPPORT: (await addQuote(eve, claim, other)).id,
      REFUTE: (await addQuote(eve, claim, one, { role: "refutes", quote: { exact: STAYED_SHUT } })).id,
      OTHER_REFUTE: (await addQuote(eve, claim, other, { role: "refutes", quote: { exact: STAYED_SHUT } }))
        .id,
      CONTEXT: (await addQuote(eve, claim, one, { role: "context", quote: { exact: CRACK } })).id,
      SIDE: (
        await addQuote(eve, claim, one, {
          quote: { exact: "On Monday" },
          assertedBy: { name: "Press office", claimantSide: true },
        })
      ).id,
      CLAIMANT: (
        await addQuote(eve, claim, one, {
          quote: { exact: "The mayor said" },
          assertedBy: { name: "The mayor" },
        })
      ).id,
      APPEARANCE: (
        await addQuote(eve, claim, one, { role: "appearance", stance: "reports", quote: { exact: CLOSED } })
      ).id,
      FOREIGN: (await addQuote(eve, await draft(eve), one)).id,
    };
    return { claim, spans, named: (names: string[]) => names.map((name) => spans[name] ?? name) };
  }

  type Case = [what: string, verdict: Record<string, unknown>, restsOn: string[], unmet: string[]];
  const ONE = { basis: { strength: "one_report" } };
  const cases: Case[] = [
    ["supported by a quote", { label: "supported" }, ["SUPPORT"], []],
    ["supported by nothing", { label: "supported" }, [], ["receipts-missing"]],
    [
      "supported by a refuting quote",
      { label: "supported" },
      ["REFUTE"],
      ["receipts-foreign", "receipts-missing"],
    ],
    [
      "supported by the claimant's side",
      { label: "supported" },
      ["SIDE"],
      ["receipts-foreign", "receipts-missing"],
    ],
    [
      "supported by the claimant",
      { label: "mostly_supported" },
      ["CLAIMANT"],
      ["receipts-foreign", "receipts-missing"],
    ],
    [
      "supported by an appearance",
      { label: "supported" },
      ["APPEARANCE"],
      ["receipts-foreign", "receipts-missing"],
    ],
    [
      "supported by another claim's quote",
      { label: "supported" },
      ["FOREIGN"],
      ["receipts-foreign", "receipts-missing"],
    ],
    [
      "supported by a quote that is not there",
      { label: "supported" },
      [`spn_${"0".repeat(26)}`, "SUPPORT"],
      ["receipts-foreign"],
    ],
    ["refuted", { label: "refuted" }, ["REFUTE"], []],
    ["refuted by context", { label: "refuted" }, ["CONTEXT"], ["receipts-foreign", "receipts-missing"]],
    ["misleading", { label: "misleading", implied: "That it is shut for good." }, ["CONTEXT"], []],
    ["misleading, about nothing", { label: "misleading" }, ["REFUTE"], ["implied-missing"]],
    [
      "misleading on nothing, about nothing",
      { label: "misleading" },
      [],
      ["receipts-missing", "implied-missing"],
    ],
    ["conflicting", { label: "conflicting" }, ["SUPPORT", "OTHER_REFUTE"], []],
    ["conflicting within one article", { label: "conflicting" }, ["SUPPORT", "REFUTE"], ["receipts-missing"]],
    [
      "conflicting from one side",
      { label: "conflicting" },
      ["SUPPORT", "OTHER_SUPPORT"],
      ["receipts-missing"],
    ],
    ["unproven", { label: "unproven", searched: ["The city's archive"] }, [], []],
    ["unproven without a search", { label: "unproven" }, [], ["searched-missing"]],
    [
      "unproven by an interested party",
      { label: "unproven", searched: ["Archive"], basis: { strength: "interested_party" } },
      [],
      [],
    ],
    [
      "supported by an interested party",
      { label: "supported", basis: { strength: "interested_party" } },
      ["SUPPORT"],
      ["basis-too-weak"],
    ],
    [
      "one report, what it did not see yet unsaid",
      { label: "supported", ...ONE, notSeen: [] },
      ["SUPPORT"],
      [],
    ],
    [
      "a document that nobody has seen",
      { label: "supported", basis: { strength: "document" } },
      ["SUPPORT"],
      ["record-missing"],
    ],
    [
      "several reports",
      { label: "supported", basis: { strength: "several_reports" } },
      ["SUPPORT", "OTHER_SUPPORT"],
      [],
    ],
    [
      "several reports in one article",
      { label: "supported", basis: { strength: "several_reports" } },
      ["SUPPORT"],
      ["several-reports-missing"],
    ],
    [
      "independent reports of which nobody knows the publishers",
      { label: "supported", basis: { strength: "independent_reports" } },
      ["SUPPORT", "OTHER_SUPPORT"],
      ["independent-reports-missing"],
    ],
    [
      "independent reports in one article",
      { label: "supported", basis: { strength: "independent_reports" } },
      ["SUPPORT"],
      ["independent-reports-missing"],
    ],
    [
      "everything wrong at once",
      { label: "misleading", basis: { strength: "one_report" } },
      ["SUPPORT", "APPEARANCE"],
      ["receipts-foreign", "receipts-foreign", "receipts-missing", "implied-missing"],
    ],
  ];
  it("a verdict is issued where the rules of its label hold; else all that do not are named", async () => {
    const { eve } = at();
    const byTheMayor = { claimant: { name: "The mayor" } };
    // A refusal changes nothing, so all refusals can be of one claim.
    const refused = await evidence(byTheMayor);
    for (const [what, fields, names, unmet] of cases) {
      const { claim, named } = unmet.length === 0 ? await evidence(byTheMayor) : refused;
      const { version } = await workingCopy(eve, claim.id);
      const before = await events(at());
      const answer = await eve.post(
        `/v1/claims/${claim.id}/verdicts`,
        { ...SUPPORTED, ...fields, restsOn: named(names) },
        { ifMatch: version },
      );
      if (unmet.length === 0) {
        expect([what, answer.status, answer.json]).toMatchObject([
          what,
          201,
          {
            id: expect.stringMatching(/^ver_/),
            label: fields.label,
            restsOn: named(names),
            receipts: "standing",
          },
        ]);
      } else {
        expect([what, answer.status, answer.json]).toMatchObject([
          what,
          409,
          { code: "rule-unmet", unmet: unmet.map((rule) => ({ rule, message: expect.stringMatching(/./) })) },
        ]);
        expect(await events(at())).toBe(before);
      }
    }
  }, 60_000);

  it("of a statement, what the claimant says is a receipt", async () => {
    const { claim, spans } = await evidence({ kind: "statement", claimant: { name: "The mayor" } });
    const verdict = await judge(at().eve, claim, { restsOn: [spans.CLAIMANT, spans.SIDE] });
    expect(verdict.restsOn).toEqual([spans.CLAIMANT, spans.SIDE]);
  });

  it("a verdict that names no quotes rests on all that can carry it", async () => {
    const { claim, spans } = await evidence({ claimant: { name: "The mayor" } });
    expect((await judge(at().eve, claim)).restsOn).toEqual([spans.SUPPORT, spans.OTHER_SUPPORT]);
  });

  it("a verdict is whole", async () => {
    const { eve } = at();
    const { claim } = await evidence();
    const { version } = await workingCopy(eve, claim.id);
    const answer = await eve.post(`/v1/claims/${claim.id}/verdicts`, SUPPORTED, { ifMatch: version });
    expect(answer.headers.get("Location")).toBe(`/v1/claims/${claim.id}?view=working`);
    expect(answer.headers.get("ETag")).toBe(`"${version + 1}"`);
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^ver_/),
      label: "supported",
      headline: "The bridge was closed",
      ratingText: "Supported",
      ratingValue: 5,
      bestRating: 5,
      worstRating: 1,
      summary: "The city's own notice says so.",
      implied: null,
      searched: [],
      notSeen: ["the decision itself"],
      notDecided: [],
      instead: null,
      reply: null,
      basis: { strength: "one_report", note: null },
      method: "human",
      publisher: { name: "Verbatim", site: "verbatim.example" },
      issuedBy: "Eve Editor",
      reviewedBy: null,
      issuedAt: expect.any(String),
      asOf: null,
      change: { kind: "initial", note: null },
      supersedes: null,
      restsOn: expect.any(Array),
      receipts: "standing",
      claimText: claim.text,
      reviewUrl: null,
      licence: null,
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a label that only imports have", { label: "mixed" }, "/label"],
    ["no basis", { basis: undefined }, "/basis"],
    ["a headline of 141 characters", { headline: "x".repeat(141) }, "/headline"],
    ["a quote twice", { restsOn: [`spn_${"0".repeat(26)}`, `spn_${"0".repeat(26)}`] }, "/restsOn"],
    ["a quote that is none", { restsOn: ["clm_1"] }, "/restsOn/0"],
    ["another's name", { issuedBy: "Sam Senior" }, "/issuedBy"],
    ["a rating of one's own", { ratingValue: 5 }, "/ratingValue"],
    ["a change of another kind", { change: { kind: "reversal" } }, "/change/kind"],
  ])("is refused with %s", async (_what, fields, pointer) => {
    const { eve } = at();
    const claim = await draft(eve);
    const body = { ...SUPPORTED, ...fields };
    const answer = await eve.post(`/v1/claims/${claim.id}/verdicts`, body, { ifMatch: 1 });
    expect([answer.status, answer.json]).toMatchObject([
      422,
      { code: "invalid-input", errors: [{ pointer }] },
    ]);
  });

  it("verdicts follow one another in one line, and each says what it is", async () => {
    const { eve, sam } = at();
    const { claim, verdict } = await judgedStory(at());
    const send = (fields: object, ifMatch: number) =>
      sam.post(`/v1/claims/${claim.id}/verdicts`, { ...SUPPORTED, ...fields }, { ifMatch });
    const again = await send({}, claim.version);
    expect([again.status, again.json]).toMatchObject([
      409,
      { code: "rule-unmet", errors: [{ pointer: "/change/kind" }] },
    ]);
    const update = await judge(sam, claim, { change: { kind: "update", note: "A new report." } });
    expect(update).toMatchObject({
      supersedes: verdict.id,
      issuedBy: "Sam Senior",
      change: { kind: "update" },
    });
    const correction = await judge(eve, claim, { change: { kind: "correction" } });
    expect(correction.supersedes).toBe(update.id);
    const first = await draft(eve);
    const early = await eve.post(
      `/v1/claims/${first.id}/verdicts`,
      { ...SUPPORTED, label: "unproven", searched: ["All"], change: { kind: "update" } },
      { ifMatch: 1 },
    );
    expect([early.status, early.json]).toMatchObject([409, { code: "rule-unmet" }]);
    await assertInvariants(at().db);
  });

  it("publishing shows readers the claim whole, with who looked at it second", async () => {
    const { eve, sam } = at();
    const { claim, span, verdict, article } = await judgedStory(at(), { topics: ["bridges"] });
    const answer = await sam.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: claim.version });
    expect(claimOf(answer)).toMatchObject({
      status: "published",
      version: claim.version + 1,
      hasUnpublishedChanges: false,
    });
    const readers = claimOf(await at().request(`/v1/claims/${claim.slug}`));
    expect(readers).toMatchObject({
      id: claim.id,
      status: "published",
      topics: ["bridges"],
      verdict: { id: verdict.id, issuedBy: "Eve Editor", reviewedBy: "Sam Senior", receipts: "standing" },
      evidence: [{ id: span.id, state: "verified" }],
      sources: [{ article: { id: article.id }, supports: 1, refutes: 0, context: 0, spans: [span.id] }],
      evidenceCount: 1,
    });
    expect(readers.hasUnpublishedChanges).toBeUndefined();
    const list = await at().request(`/v1/claims?article=${article.id}`);
    expect(list.json).toMatchObject({ claims: [{ id: claim.id }] });
    await eve.patch(`/v1/claims/${claim.id}`, { topics: [] }, { ifMatch: claim.version + 1 });
    expect(claimOf(await at().request(`/v1/claims/${claim.slug}`)).topics).toEqual(["bridges"]);
    await publish(sam, claim);
    expect(claimOf(await at().request(`/v1/claims/${claim.slug}`)).topics).toEqual([]);
    const past = await at().request(`/v1/claims/${claim.id}/publications/1`);
    expect(past.text).toContain('"topics":["bridges"]');
    await assertInvariants(at().db);
  });

  it("editors see who reviewed a verdict as readers do, until there is another verdict", async () => {
    const { eve, sam } = at();
    const { claim } = await judgedStory(at());
    expect(claim.verdict?.reviewedBy).toBeNull();
    const published = await publish(sam, claim);
    const readers = claimOf(await at().request(`/v1/claims/${claim.id}`));
    expect(readers.verdict?.reviewedBy).toBe("Sam Senior");
    expect(published.verdict).toEqual(readers.verdict);
    expect((await workingCopy(eve, claim.id)).verdict).toEqual(readers.verdict);
    const list = await eve.get("/v1/claims?view=working&limit=1");
    expect(list.json).toMatchObject({ claims: [{ id: claim.id, verdict: { reviewedBy: "Sam Senior" } }] });
    await judge(eve, claim, { change: { kind: "update" } });
    expect((await workingCopy(eve, claim.id)).verdict?.reviewedBy).toBeNull();
    expect((await publish(sam, claim)).verdict?.reviewedBy).toBe("Sam Senior");
  });

  it("a dry run lists every unmet rule at once, and changes nothing", async () => {
    const { eve, sam } = at();
    const { claim, article, span } = await judgedStory(at());
    const before = await events(at());
    const path = `/v1/claims/${claim.id}/publish`;
    const ready = await sam.post(path, { dryRun: true }, { ifMatch: claim.version });
    expect([ready.status, ready.json]).toMatchObject([200, { publishable: true, unmet: [] }]);
    expect(await events(at())).toBe(before);

    await judge(sam, claim, { change: { kind: "update" } });
    await eve.patch(`/v1/claims/${claim.id}`, { text: "Another wording." }, { ifMatch: claim.version + 1 });
    await eve.patch(
      `/v1/spans/${span.id}`,
      { assertedBy: { name: "Ann", claimantSide: true } },
      { ifMatch: claim.version + 2 },
    );
    await eve.post(`/v1/articles/${article.id}/snapshots`, { text: "The page was emptied." });
    const seen = { ifMatch: claim.version + 3 };
    const now = await events(at());
    const rehearsed = await sam.post(path, { dryRun: true }, seen);
    const RULES = [
      "receipts-foreign",
      "receipts-missing",
      "verdict-on-other-wording",
      "receipts-not-standing",
      "second-editor-required",
    ];
    expect([rehearsed.status, rehearsed.json]).toMatchObject([
      200,
      { publishable: false, unmet: RULES.map((rule) => ({ rule })) },
    ]);
    const real = await sam.post(path, {}, seen);
    expect([real.status, real.json]).toMatchObject([
      409,
      { code: "rule-unmet", unmet: RULES.map((rule) => ({ rule })) },
    ]);
    expect(await events(at())).toBe(now);
    expect((await sam.post(path, { dryRun: true }, { ifMatch: 1 })).status).toBe(412);
    expect((await sam.post(path, { dryRun: true })).status).toBe(428);
    expect((await sam.post(path, { dryRun: "yes" }, seen)).status).toBe(422);
  });

  it("a claim without a verdict is not published", async () => {
    const claim = await draft(at().eve);
    const answer = await at().sam.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: 1 });
    expect([answer.status, answer.json]).toMatchObject([
      409,
      { code: "rule-unmet", unmet: [{ rule: "verdict-missing" }] },
    ]);
  });

  it("who issued the verdict cannot publish it, under whichever key", async () => {
    const { sam, sue } = at();
    const { claim } = await evidence();
    await judge(sam, claim);
    const { version } = await workingCopy(sam, claim.id);
    const second = await at().newKey(" sam  SENIOR", "admin");
    // As an older release recorded them: two people by one name.
    const third = await at().newKey("Somebody Older", "senior");
    await at().db.write([
      {
        sql: "update editors set name = 'sam senior', name_key = null where name = 'Somebody Older'",
        args: [],
      },
    ]);
    for (const key of [sam, second, third]) {
      const answer = await key.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: version });
      expect([answer.status, answer.json]).toMatchObject([
        409,
        { code: "second-editor-required", unmet: [{ rule: "second-editor-required" }] },
      ]);
    }
    expect(claimOf(await sue.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: version })).status).toBe(
      "published",
    );
  });

  it("what was public answers 410 with the reason, and can come back", async () => {
    const { eve, sam } = at();
    const { claim } = await publishedStory(at());
    const path = `/v1/claims/${claim.id}`;
    for (const action of ["unpublish", "retract"]) {
      expect((await sam.post(`${path}/${action}`, {}, { ifMatch: claim.version })).status).toBe(422);
      expect((await sam.post(`${path}/${action}`, MISREAD)).status).toBe(428);
      expect((await sam.post(`${path}/${action}`, MISREAD, { ifMatch: 1 })).status).toBe(412);
    }
    const unpublished = await sam.post(
      `${path}/unpublish`,
      { reason: "Under dispute." },
      { ifMatch: claim.version },
    );
    expect(claimOf(unpublished)).toMatchObject({ status: "unpublished", version: claim.version + 1 });
    for (const name of [claim.id, claim.slug]) {
      const gone = await at().request(`/v1/claims/${name}`);
      expect([gone.status, gone.json]).toMatchObject([
        410,
        {
          code: "gone",
          detail: "Under dispute.",
          claim: claim.id,
          claimStatus: "unpublished",
          reason: "Under dispute.",
          replacedBy: null,
        },
      ]);
    }
    expect((await at().request("/v1/claims?limit=100")).text).not.toContain(claim.id);
    const twice = await sam.post(`${path}/unpublish`, MISREAD, { ifMatch: claim.version + 1 });
    expect([twice.status, twice.json]).toMatchObject([
      409,
      { code: "wrong-status", claimStatus: "unpublished" },
    ]);
    const discarded = await eve.post(`${path}/discard`);
    expect([discarded.status, discarded.json]).toMatchObject([409, { code: "wrong-status" }]);
    await publish(sam, claim);
    expect(claimOf(await at().request(path))).toMatchObject({ status: "published" });
    await assertInvariants(at().db);
  });

  it("a retraction names what stands instead; it can be taken back", async () => {
    const { eve, sam } = at();
    const [{ claim }, { claim: better }] = [await publishedStory(at()), await publishedStory(at())];
    const path = `/v1/claims/${claim.id}`;
    for (const replacedBy of ["nothing-of-the-kind", claim.id, claim.slug]) {
      const answer = await sam.post(
        `${path}/retract`,
        { ...MISREAD, replacedBy },
        { ifMatch: claim.version },
      );
      expect([answer.status, answer.json]).toMatchObject([422, { errors: [{ pointer: "/replacedBy" }] }]);
    }
    const retracted = await sam.post(
      `${path}/retract`,
      { ...MISREAD, replacedBy: better.id },
      { ifMatch: claim.version },
    );
    expect(claimOf(retracted).status).toBe("retracted");
    const gone = await at().request(path);
    expect([gone.status, gone.json]).toMatchObject([
      410,
      { claimStatus: "retracted", reason: MISREAD.reason, replacedBy: better.slug },
    ]);
    const version = claim.version + 1;
    for (const answer of [
      await eve.patch(path, { kind: "statement" }, { ifMatch: version }),
      await eve.post(`${path}/spans`, { article: "x", role: "context", quote: { exact: CLOSED } }),
      await eve.post(`${path}/verdicts`, { ...SUPPORTED, change: { kind: "update" } }, { ifMatch: version }),
      await sam.post(`${path}/publish`, {}, { ifMatch: version }),
      await sam.post(`${path}/unpublish`, MISREAD, { ifMatch: version }),
      await sam.post(`${path}/retract`, MISREAD, { ifMatch: version }),
    ]) {
      expect([404, 409]).toContain(answer.status);
    }
    expect((await workingCopy(eve, claim.id)).version).toBe(version);
    const reinstated = await sam.post(`${path}/reinstate`, { reason: "We were right." });
    expect(claimOf(reinstated)).toMatchObject({ status: "unpublished", version: version + 1 });
    expect((await at().request(path)).json).toMatchObject({ claimStatus: "unpublished", replacedBy: null });
    expect((await sam.post(`${path}/reinstate`, { reason: "Again." })).status).toBe(409);
    await publish(sam, claim);
    const history = await at().request(`${path}/history`);
    for (const action of ["claim.published", "claim.retracted", "claim.reinstated"]) {
      expect(history.text).toContain(`"${action}"`);
    }
    await assertInvariants(at().db);
  });

  it("after a verdict was withdrawn the next one still follows the last", async () => {
    const { eve, sam } = at();
    const { claim, span, verdict, article } = await publishedStory(at());
    await sam.post(
      `/v1/spans/${span.id}/retract`,
      { ...MISREAD, withdrawVerdict: true },
      { ifMatch: claim.version },
    );
    await addQuote(eve, claim, article, { quote: { exact: CRACK } });
    const next = await judge(eve, claim, { change: { kind: "correction", note: "The quote was misread." } });
    expect(next.supersedes).toBe(verdict.id);
    const published = await publish(sam, claim);
    expect(published.verdict).toMatchObject({ id: next.id, supersedes: verdict.id });
    await assertInvariants(at().db);
  });
});

const demo = desks({ REQUIRE_SECOND_EDITOR: "false" });
describe("where no second editor is required", () => {
  const at = demo("embedded");
  it("one person may do it all, and nobody is named as having looked second", async () => {
    const { sam } = at();
    const [claim, article] = [await draft(sam), await page(sam)];
    await addQuote(sam, claim, article);
    await judge(sam, claim);
    const published = await publish(sam, claim);
    expect(published.status).toBe("published");
    expect(claimOf(await at().request(`/v1/claims/${claim.id}`)).verdict).toMatchObject({
      issuedBy: "Sam Senior",
      reviewedBy: null,
    });
  });
});
