import { describe, expect, it } from "vitest";
import { replay } from "../../../src/replay/replay.ts";
import { assertInvariants } from "../../race/invariants.ts";
import { BACKENDS } from "../../support/backends.ts";
import {
  addQuote,
  CRACK,
  claimOf,
  desks,
  expectStatus,
  judge,
  judgedStory,
  publish,
  publishedStory,
  SUPPORTED,
  unique,
  workingCopy,
} from "./desk.ts";

const desk = desks();

describe.each(BACKENDS)("what is new to readers, over the %s database", (backend) => {
  const at = desk(backend);
  const readers = async (claim: { id: string }) => claimOf(await at().request(`/v1/claims/${claim.id}`));
  const verdictOn = async (claim: { id: string }, fields: object) => {
    const { version } = await workingCopy(at().eve, claim.id);
    return at().eve.post(
      `/v1/claims/${claim.id}/verdicts`,
      { ...SUPPORTED, ...fields },
      { ifMatch: version },
    );
  };

  it.each(["correction", "update", "clarification"])(
    "a %s of what nobody saw is the first verdict that they see",
    async (kind) => {
      const { eve, sam } = at();
      const { claim } = await judgedStory(at());
      const second = await judge(eve, claim, { change: { kind } });
      expect(second).toMatchObject({ change: { kind } });
      await publish(sam, claim);
      expect((await readers(claim)).verdict).toMatchObject({
        id: second.id,
        change: { kind: "initial", note: null },
        supersedes: null,
      });
      // Editors see what they did.
      expect((await workingCopy(eve, claim.id)).verdict).toMatchObject({ change: { kind } });
    },
  );

  it("a verdict names the one that they saw, and corrects it where one between them did", async () => {
    const { eve, sam } = at();
    const { claim, verdict } = await publishedStory(at());
    await judge(eve, claim, { change: { kind: "correction", note: "The date was wrong." } });
    const third = await judge(eve, claim, { change: { kind: "clarification", note: "Said better." } });
    await publish(sam, claim);
    expect((await readers(claim)).verdict).toMatchObject({
      id: third.id,
      change: { kind: "correction", note: "The date was wrong." },
      supersedes: verdict.id,
    });
    const fourth = await judge(eve, claim, { change: { kind: "update", note: "A new report." } });
    await publish(sam, claim);
    const shown = { id: fourth.id, change: { kind: "update" }, supersedes: third.id };
    expect((await readers(claim)).verdict).toMatchObject(shown);
    // Published again as it is, it is what it was.
    await publish(sam, claim);
    expect((await readers(claim)).verdict).toMatchObject(shown);
  });

  it("a correction of what they saw says what was wrong; of what nobody saw it need not", async () => {
    const { claim } = await publishedStory(at());
    for (const note of [undefined, null]) {
      const answer = await verdictOn(claim, { change: { kind: "correction", note } });
      expect(expectStatus(answer, 409).json).toMatchObject({
        code: "rule-unmet",
        errors: [{ pointer: "/change/note" }],
      });
    }
    expectStatus(await verdictOn(claim, { change: { kind: "correction", note: "  " } }), 422);
    expectStatus(await verdictOn(claim, { change: { kind: "update" } }), 201);
    expectStatus(await verdictOn(claim, { change: { kind: "correction" } }), 409);
    const unseen = await judgedStory(at());
    expectStatus(await verdictOn(unseen.claim, { change: { kind: "correction" } }), 201);
  });

  describe("a claim that is reworded after they saw it", () => {
    const reword = async (claim: { id: string }, text: string) => {
      const { version } = await workingCopy(at().eve, claim.id);
      return claimOf(await at().eve.patch(`/v1/claims/${claim.id}`, { text }, { ifMatch: version }));
    };

    it("asks which quotes carry the new words, and tells readers what the old ones were", async () => {
      const { eve, sam } = at();
      const { claim, span, article } = await publishedStory(at());
      expect((await readers(claim)).reworded).toBeNull();
      const added = await addQuote(eve, claim, article, { quote: { exact: CRACK } });
      const text = unique("The city closed the bridge over a crack.");
      await reword(claim, text);
      const change = { kind: "update", note: "Worded more narrowly." };
      const silent = await verdictOn(claim, { change });
      expect(expectStatus(silent, 409).json).toMatchObject({
        code: "rule-unmet",
        errors: [{ pointer: "/restsOn" }],
      });
      await judge(eve, claim, { change, restsOn: [added.id] });
      const published = await publish(sam, claim);
      const shown = await readers(claim);
      expect(shown).toMatchObject({
        slug: claim.slug,
        text,
        reworded: { on: published.updatedAt, before: claim.text },
        verdict: { restsOn: [added.id] },
      });
      // It says so until it is reworded again; what was once published stays as it was.
      await judge(eve, claim, { change, restsOn: [span.id] });
      await publish(sam, claim);
      expect((await readers(claim)).reworded).toEqual(shown.reworded);
      const first = await at().request(`/v1/claims/${claim.id}/publications/1`);
      expect(first.json).toMatchObject({ claim: { text: claim.text, reworded: null } });
    });

    it("and worded back again asks for nothing, nor where it left readers' sight in between", async () => {
      const { eve, sam } = at();
      const { claim } = await publishedStory(at());
      await reword(claim, unique("The bridge may have been closed."));
      await reword(claim, claim.text);
      await judge(eve, claim, { change: { kind: "update" } });
      await publish(sam, claim);
      expect((await readers(claim)).reworded).toBeNull();
      const { version } = await workingCopy(eve, claim.id);
      await sam.post(`/v1/claims/${claim.id}/unpublish`, { reason: "To be reworded." }, { ifMatch: version });
      await reword(claim, unique("The bridge was shut."));
      expectStatus(await verdictOn(claim, { change: { kind: "update" } }), 409);
    });
  });

  it("is told by the events alone", async () => {
    expect(await replay(at().db)).toMatchObject({ differences: [] });
    await assertInvariants(at().db);
  });
});
