import { describe, expect, it } from "vitest";
import { claimSchema } from "../../../src/http/claims/claim-contract.ts";
import { BACKENDS } from "../../support/backends.ts";
import { claimOf, desks, judge, publish, publishedStory, unique, workingCopy } from "./desk.ts";

const deskFor = desks();

describe.each(BACKENDS)("what is shown of related claims over the %s database", (backend) => {
  const at = deskFor(backend);

  /** A published claim that points at another one. */
  async function related() {
    const target = (await publishedStory(at(), { text: unique("House prices in Fell fell in March.") }))
      .claim;
    const relations = [{ kind: "narrower_than", claim: target.id, note: "one town" }];
    const claim = (await publishedStory(at(), { relations })).claim;
    return { claim, target };
  }
  const read = async (id: string) => {
    const { headers } = await at().request(`/v1/claims/${id}`);
    return { etag: headers.get("ETag"), claim: await at().read(`/v1/claims/${id}`, claimSchema) };
  };

  it("is what their own readers see", async () => {
    const { claim, target } = await related();
    expect((await read(claim.id)).claim.relations).toEqual([
      {
        kind: "narrower_than",
        claim: {
          id: target.id,
          slug: target.slug,
          page: expect.stringMatching(/^https:\/\/verbatim\.example\/claims\//),
          text: target.text,
        },
        on: null,
        note: "one town",
      },
    ]);
  });

  it.each([
    ["retracted", "retract"],
    ["unpublished", "unpublish"],
  ])("is nothing once one is %s, at once and under another tag", async (_what, action) => {
    const { claim, target } = await related();
    const before = await read(claim.id);
    const { version } = await workingCopy(at().eve, target.id);
    const reason = "The figures were another year's.";
    claimOf(await at().sam.post(`/v1/claims/${target.id}/${action}`, { reason }, { ifMatch: version }));
    const after = await read(claim.id);
    expect(after.claim.relations).toEqual([]);
    expect(after.etag).not.toBe(before.etag);
  });

  it("is there again once one is shown again, in the words that it has by then", async () => {
    const { claim, target } = await related();
    const { sam, eve } = at();
    const reason = "Looked at again.";
    const { version } = await workingCopy(eve, target.id);
    const hidden = claimOf(
      await sam.post(`/v1/claims/${target.id}/unpublish`, { reason }, { ifMatch: version }),
    );
    expect((await read(claim.id)).claim.relations).toEqual([]);
    const text = unique("House prices in Fell fell in April.");
    const reworded = claimOf(
      await eve.patch(`/v1/claims/${target.id}`, { text }, { ifMatch: hidden.version }),
    );
    const restsOn = reworded.evidence.map(({ id }) => id);
    await judge(eve, reworded, { change: { kind: "update", note: "Of April." }, restsOn });
    await publish(sam, reworded);
    expect((await read(claim.id)).claim.relations.map((relation) => relation.claim.text)).toEqual([text]);
  });
});
