import { describe, expect, it } from "vitest";
import * as z from "zod";
import { unpackDetails } from "../../../src/db/packed-details.ts";
import { replay } from "../../../src/replay/replay.ts";
import { BACKENDS } from "../../support/backends.ts";
import type { Answer } from "../../support/service.ts";
import { type ClaimAnswer, desks, PAGE_TEXT, publish, publishedStory, type Story } from "./desk.ts";

const desk = desks();
const HELD_BY_READERS = "{}";

describe.each(BACKENDS)("publications in the %s database", (backend) => {
  const at = desk(backend);

  /** What the row of a publication itself holds. */
  async function held(claim: string, n: number): Promise<string> {
    const { rows } = await at().db.execute({
      sql: "select coalesce(packed, document) as held from publications where claim_id = ? and n = ?",
      args: [claim, n],
    });
    return unpackDetails(String(rows[0]?.held));
  }
  const published = async (claim: string, n: number) =>
    z
      .looseObject({ claim: z.looseObject({}) })
      .parse((await at().eve.get(`/v1/claims/${claim}/publications/${n}`)).json).claim;

  it("are held once while readers see them as they were published", async () => {
    const { claim } = await publishedStory(at());
    expect(await held(claim.id, 1)).toBe(HELD_BY_READERS);
    expect(await published(claim.id, 1)).toMatchObject({ id: claim.id, evidence: [{ role: "supports" }] });
  });

  const WHY = { reason: "The notice was misread." };
  it.each<[string, (story: Story) => Promise<Answer | ClaimAnswer>]>([
    [
      "its source is looked at again",
      ({ article }) => at().eve.post(`/v1/articles/${article.id}/snapshots`, { text: PAGE_TEXT }),
    ],
    [
      "it is retracted",
      ({ claim }) => at().sam.post(`/v1/claims/${claim.id}/retract`, WHY, { ifMatch: claim.version }),
    ],
    ["it is published anew", ({ claim }) => publish(at().sam, claim)],
  ])("stay as they were when %s", async (_what, change) => {
    const story = await publishedStory(at());
    const { id } = story.claim;
    const before = await published(id, 1);
    const answer = await change(story);
    if ("status" in answer && typeof answer.status === "number") expect(answer.status).toBeLessThan(300);
    expect(JSON.parse(await held(id, 1))).toMatchObject({ id, evidence: [{ role: "supports" }] });
    const after = await published(id, 1);
    for (const member of ["text", "verdict", "evidence", "sources", "publishedAt", "version"] as const)
      expect([member, after[member]]).toEqual([member, before[member]]);
    expect((await replay(at().db)).differences).toEqual([]);
  });

  it("cannot be written over with anything else", async () => {
    const { claim } = await publishedStory(at());
    for (const [column, document] of [
      ["document", '{"id":"other"}'],
      ["document", "{ }"],
      ["packed", '{"id":"other"}'],
    ]) {
      const write = {
        sql: `update publications set ${column} = ? where claim_id = ?`,
        args: [document ?? "", claim.id],
      };
      await expect(at().db.write([write])).rejects.toThrow("publications is append-only");
    }
  });
});
