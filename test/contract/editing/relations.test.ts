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

  it("is no claim that overtook it once that is withdrawn, wherever the claim is shown", async () => {
    const { sam, eve } = at();
    const target = (await publishedStory(at(), { text: unique("The bridge in Fell was opened.") })).claim;
    const relations = [{ kind: "overtaken_by", claim: target.id, on: "2026-03-01", note: "opened" }];
    const { claim, article } = await publishedStory(at(), { relations, topics: ["fell-bridge"] });
    const places = [
      "/v1/claims?topic=fell-bridge",
      `/v1/claims?q=${encodeURIComponent(claim.text)}&topic=fell-bridge`,
      `/v1/annotations?url=${encodeURIComponent(article.url ?? "")}`,
      `/v1/annotations?view=slim&url=${encodeURIComponent(article.url ?? "")}`,
      `/v1/articles/${article.id}`,
    ];
    const shown = async () => {
      const told = [(await read(claim.id)).claim.overtaken];
      for (const place of places)
        told.push(Object(JSON.parse((await at().request(place)).text)).claims[0].overtaken);
      return told;
    };
    const whole = { claim: target.id, on: "2026-03-01", note: "opened" };
    const little = { on: "2026-03-01", note: "opened" };
    expect(await shown()).toEqual([whole, whole, whole, whole, little, whole]);

    const { version } = await workingCopy(eve, target.id);
    const reason = "It was another bridge.";
    const tags = await Promise.all(
      places.map(async (place) => (await at().request(place)).headers.get("ETag")),
    );
    claimOf(await sam.post(`/v1/claims/${target.id}/unpublish`, { reason }, { ifMatch: version }));
    expect(await shown()).toEqual([null, null, null, null, null, null]);
    for (const [i, place] of places.entries()) {
      const headers = { "If-None-Match": tags[i] ?? "" };
      expect([place, (await at().request(place, { headers })).status]).toEqual([place, 200]);
    }
    await publish(sam, target);
    expect(await shown()).toEqual([whole, whole, whole, whole, little, whole]);
  });

  it("is not told by a past publication either once one is unpublished, and is again once it is public again", async () => {
    const { sam, eve } = at();
    const target = (await publishedStory(at(), { text: unique("Rents in Fell rose in May.") })).claim;
    const kinds = ["overtaken_by", "narrower_than"];
    const relations = kinds.map((kind) => ({ kind, claim: target.id, note: "of Fell" }));
    const { claim } = await publishedStory(at(), { relations });
    const past = `/v1/claims/${claim.id}/publications/1`;
    const before = await at().request(past);
    expect(before.text).toContain(target.text);
    expect(Object(before.json).claim.relations.map(({ kind }: { kind: string }) => kind)).toEqual(kinds);

    const { version } = await workingCopy(eve, target.id);
    const reason = "Privacy.";
    claimOf(await sam.post(`/v1/claims/${target.id}/unpublish`, { reason }, { ifMatch: version }));
    const headers = { "If-None-Match": before.headers.get("ETag") ?? "" };
    const after = await at().request(past, { headers });
    expect(after.status).toBe(200);
    expect(after.text).not.toContain(target.text);
    expect(Object(after.json).claim).toMatchObject({ relations: [], overtaken: null, text: claim.text });

    await publish(sam, target);
    expect((await at().request(past)).text).toBe(before.text);
  });
});
