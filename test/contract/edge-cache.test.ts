import { describe, expect, it } from "vitest";
import { findLastShownChange } from "../../src/db/queries/last-shown-change.ts";
import { BACKENDS } from "../support/backends.ts";
import { addQuote, CRACK, desks, draft, expectStatus, publishedStory } from "./editing/desk.ts";

describe.each(BACKENDS)("for a cache in front that drops by tags, over the %s database", (backend) => {
  const at = desks({ EDGE_CACHE: "true" })(backend);
  const tagOf = async (path: string, headers: Record<string, string> = {}) =>
    (await at().request(path, { headers })).headers.get("cache-tag");

  it("what any reader gets carries the tag, and nothing else does", async () => {
    const { claim } = await publishedStory(at());
    const open = [
      `/v1/claims/${claim.id}`,
      "/v1/claims",
      `/claims/${claim.slug}`,
      "/feeds/atom",
      "/v1/changes",
    ];
    for (const path of open) expect([path, await tagOf(path)]).toEqual([path, "readers"]);
    const key = { Authorization: `Bearer ${at().eve.secret}` };
    for (const path of open.slice(0, 2)) expect([path, await tagOf(path, key)]).toEqual([path, null]);
    for (const path of ["/?q=bridge", "/healthz", "/desk"])
      expect([path, await tagOf(path)]).toEqual([path, null]);
  });

  it("what readers see is known to have changed, and by what they do not see it is not", async () => {
    const { claim, article } = await publishedStory(at());
    const published = await findLastShownChange(at().db);
    expect(published).not.toBeNull();
    const other = await draft(at().eve);
    await addQuote(at().eve, other, article, { quote: { exact: CRACK } });
    expect(await findLastShownChange(at().db)).toBe(published);
    const reason = { reason: "It was open." };
    const retracted = await at().sam.post(`/v1/claims/${claim.id}/retract`, reason, {
      ifMatch: claim.version,
    });
    expectStatus(retracted, 200);
    const after = await findLastShownChange(at().db);
    expect(String(after) > String(published)).toBe(true);
    // Of an editor's name no claim's change tells.
    const { rows } = await at().db.execute("select id from editors where name = 'Eve Editor'");
    const order = { ground: "court_order", note: "Court of Arden, order 12.", fields: ["name"] };
    expectStatus(await at().ada.post(`/v1/editors/${rows[0]?.id}/redact`, order), 200);
    expect(String(await findLastShownChange(at().db)) > String(after)).toBe(true);
  });
});

describe("without one", () => {
  const at = desks()("embedded");

  it("no answer carries the tag", async () => {
    expect((await at().request("/v1/claims")).headers.get("cache-tag")).toBeNull();
  });
});
