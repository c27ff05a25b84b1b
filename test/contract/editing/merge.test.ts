import { describe, expect, it } from "vitest";
import { replay } from "../../../src/replay/replay.ts";
import { assertInvariants } from "../../race/invariants.ts";
import { BACKENDS } from "../../support/backends.ts";
import {
  addQuote,
  CLOSED,
  CRACK,
  claimOf,
  desks,
  draft,
  expectStatus,
  publish,
  publishedStory,
  STAYED_SHUT,
  workingCopy,
} from "./desk.ts";

const desk = desks();

describe.each(BACKENDS)("merging claims over the %s database", (backend) => {
  const at = desk(backend);
  const merge = (claim: { id: string }, into: string, sending = {}) =>
    at().sam.post(`/v1/claims/${claim.id}/merge`, { into, reason: "They say the same." }, sending);
  const read = (idOrSlug: string) => at().request(`/v1/claims/${idOrSlug}`);

  it("retracts the one and copies its standing quotes to the other, the same quote not twice", async () => {
    const { eve, sam } = at();
    const first = await publishedStory(at());
    const second = await publishedStory(at());
    const shared = await addQuote(eve, second.claim, first.article, { note: "The same words." });
    const own = await addQuote(eve, first.claim, first.article, { quote: { exact: CRACK }, role: "context" });
    const dropped = await addQuote(eve, first.claim, first.article, { quote: { exact: STAYED_SHUT } });
    const seen = await addQuote(eve, first.claim, second.article, { role: "appearance", stance: "reports" });
    const { version } = await workingCopy(eve, first.claim.id);
    await sam.post(`/v1/spans/${dropped.id}/retract`, { reason: "No." }, { ifMatch: version });
    const before = await workingCopy(eve, second.claim.id);

    const merged = claimOf(await merge(first.claim, second.claim.slug));
    expect(merged).toMatchObject({ id: first.claim.id, status: "retracted" });
    const after = await workingCopy(eve, second.claim.id);
    expect(after.version).toBe(before.version + 1);
    expect(after.evidence.map(({ quote, role }) => [quote.exact, role])).toEqual([
      [CLOSED, "supports"],
      [CLOSED, "supports"],
      [CRACK, "context"],
    ]);
    expect(after.evidence[1]?.id).toBe(shared.id);
    expect(after.appearances).toMatchObject([{ stance: "reports" }]);
    const { rows } = await at().db.execute({
      sql: "select copied_from, verified_by from spans where claim_id = ? and copied_from is not null order by seq",
      args: [second.claim.id],
    });
    expect(rows.map((row) => [row.copied_from, row.verified_by])).toEqual([
      [own.id, "Eve Editor"],
      [seen.id, "Eve Editor"],
    ]);
    // Readers of the other one see its quotes with the next publication.
    const public_ = claimOf(await read(second.claim.id));
    expect(public_.evidence).toHaveLength(1);
    expect((await publish(sam, second.claim)).evidence).toHaveLength(3);
  });

  it("lets the old address lead to the new one, through as many merges as there were", async () => {
    const { sam } = at();
    const [a, b, c] = [await publishedStory(at()), await publishedStory(at()), await publishedStory(at())];
    claimOf(await merge(a.claim, b.claim.id));
    expect((await read(a.claim.slug)).headers.get("Location")).toBe(`/v1/claims/${b.claim.slug}`);
    claimOf(await merge(b.claim, c.claim.id));
    for (const old of [a.claim.id, a.claim.slug, b.claim.id]) {
      const answer = expectStatus(await read(old), 308);
      expect(answer.headers.get("Location")).toBe(`/v1/claims/${c.claim.slug}`);
      expect(answer.json).toEqual({
        claim: {
          id: c.claim.id,
          slug: c.claim.slug,
          page: `https://verbatim.example/claims/${c.claim.slug}`,
        },
        reason: "They say the same.",
      });
    }
    // Its past stays where it was.
    expectStatus(await at().request(`/v1/claims/${a.claim.id}/publications/1`), 200);
    expectStatus(await at().request(`/v1/claims/${a.claim.id}/history`), 200);
    // A merge that is taken back leads nowhere.
    expectStatus(await sam.post(`/v1/claims/${a.claim.id}/reinstate`, { reason: "Not the same." }), 200);
    expectStatus(await read(a.claim.id), 410);
    expectStatus(await read(b.claim.id), 308);
  });

  it("into a claim that nobody can open yet says that it is gone, and leads there once it is public", async () => {
    const { eve } = at();
    const story = await publishedStory(at());
    const target = await draft(eve);
    claimOf(await merge(story.claim, target.id));
    expect(expectStatus(await read(story.claim.id), 410).json).toMatchObject({
      reason: "They say the same.",
      replacedBy: null,
    });
    expect((await workingCopy(eve, target.id)).evidence).toMatchObject([{ quote: { exact: CLOSED } }]);
  });

  it("of a draft throws it away, and tells nobody", async () => {
    const { eve } = at();
    const story = await publishedStory(at());
    const twin = await draft(eve);
    await addQuote(eve, twin, story.article, { quote: { exact: CRACK } });
    claimOf(await merge(twin, story.claim.id));
    expectStatus(await read(twin.id), 404);
    expect((await workingCopy(eve, story.claim.id)).evidence).toHaveLength(2);
  });

  it("is refused for the claim itself, for one that is not there, and for one that takes no changes", async () => {
    const { eve } = at();
    const a = await publishedStory(at());
    const b = await publishedStory(at());
    expect((await merge(a.claim, a.claim.id)).status).toBe(422);
    expect((await merge(a.claim, "no-such-claim")).status).toBe(422);
    expect((await merge(a.claim, b.claim.id, { ifMatch: 99 })).status).toBe(412);
    expectStatus(await eve.post(`/v1/claims/${a.claim.id}/merge`, { into: b.claim.id, reason: "R." }), 403);
    claimOf(await merge(a.claim, b.claim.id));
    expect((await merge(a.claim, b.claim.id)).status).toBe(409);
    const into = await merge(b.claim, a.claim.id);
    expect(expectStatus(into, 409).json).toMatchObject({ code: "wrong-status", claimStatus: "retracted" });
    const { rows } = await at().db.execute({
      sql: "select count(*) as n from spans where claim_id = ?",
      args: [a.claim.id],
    });
    expect(rows[0]?.n).toBe(1);
  });

  it("happens once, whoever asks at the same time", async () => {
    const { sam, sue } = at();
    const [a, b, c] = [await publishedStory(at()), await publishedStory(at()), await publishedStory(at())];
    const reason = "They say the same.";
    const answers = await Promise.all([
      sam.post(`/v1/claims/${a.claim.id}/merge`, { into: b.claim.id, reason }),
      sue.post(`/v1/claims/${b.claim.id}/merge`, { into: a.claim.id, reason }),
      sue.post(`/v1/claims/${a.claim.id}/merge`, { into: c.claim.id, reason }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it("is told by the events alone", async () => {
    expect(await replay(at().db)).toMatchObject({ differences: [] });
    await assertInvariants(at().db);
  });
});
