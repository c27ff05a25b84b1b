import { describe, expect, it } from "vitest";
import {
  desks,
  expectStatus,
  judge,
  PAGE_TEXT,
  publish,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";

const desk = desks();
const unpictured = desks({ PICTURES: "false" });

/** What links to a page show of it, by the property's name. */
const sharingOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"/g)].map(
      ([, name, content]) => [name, content],
    ),
  );

describe("a claim's picture for sharing", () => {
  const at = desk("embedded");
  const pathOf = async (slug: string) => {
    const { text } = await at().request(`/claims/${slug}`);
    return (sharingOf(text)["og:image"] ?? "").replace("https://verbatim.example", "");
  };

  it("is named by the page, with claim and verdict as text, and is a picture of 1200 × 630", async () => {
    const { claim } = await publishedStory(at());
    const { text } = await at().request(`/claims/${claim.slug}`);
    expect(sharingOf(text)).toMatchObject({
      "og:title": "Supported: The bridge was closed",
      "og:image": expect.stringMatching(
        new RegExp(`^https://verbatim\\.example/pictures/claims/${claim.slug}/1-[0-9a-f]{10}\\.png$`),
      ),
      "og:image:width": "1200",
      "og:image:height": "630",
      "og:image:alt": `Supported: “${claim.text}”`,
      "twitter:card": "summary_large_image",
    });
    const path = await pathOf(claim.slug);
    const answer = await at().request(path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate, s-maxage=60");
    const png = await at().bytes(path);
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeGreaterThan(8_000);
    expect(png.length).toBeLessThan(300 * 1024);
    const etag = answer.headers.get("etag") ?? "";
    expect((await at().request(path, { headers: { "If-None-Match": etag } })).status).toBe(304);
  });

  it("has another address where a source changed or a verdict was corrected; the older one gives the present picture", async () => {
    const { claim, article } = await publishedStory(at());
    const first = await pathOf(claim.slug);
    const before = await at().bytes(first);
    const text = PAGE_TEXT.replace("the old bridge", "the new bridge");
    expectStatus(await at().eve.post(`/v1/articles/${article.id}/snapshots`, { text }), 201);
    const changed = await pathOf(claim.slug);
    expectStatus(await at().eve.post(`/v1/articles/${article.id}/snapshots`, { text: PAGE_TEXT }), 201);
    await judge(at().eve, claim, {
      headline: "It was closed on Monday",
      change: { kind: "correction", note: "We had the wrong day." },
    });
    await publish(at().sam, claim);
    const corrected = await pathOf(claim.slug);
    expect(new Set([first, changed, corrected]).size).toBe(3);
    expect(corrected).toContain("/2-");
    const now = await at().bytes(corrected);
    expect(now.equals(before)).toBe(false);
    for (const path of [first, changed, `/pictures/claims/${claim.id}/anything.png`])
      expect([path, (await at().bytes(path)).equals(now)]).toEqual([path, true]);
  });

  it("is gone with the claim, and never was of one that is not there", async () => {
    const { claim } = await publishedStory(at());
    const path = await pathOf(claim.slug);
    const { version } = await workingCopy(at().sam, claim.id);
    const body = { reason: "It was another bridge." };
    expectStatus(await at().sam.post(`/v1/claims/${claim.id}/retract`, body, { ifMatch: version }), 200);
    const answer = await at().request(path);
    expect(answer.status).toBe(410);
    expect(answer.text).toContain("It was another bridge.");
    expect(answer.text).not.toContain(claim.text);
    expect((await at().request("/pictures/claims/no-such-claim/1-0000000000.png")).status).toBe(404);
  });
});

describe("where pictures are switched off", () => {
  const at = unpictured("embedded");

  it("pages name none, and none is drawn", async () => {
    const { claim } = await publishedStory(at());
    const sharing = sharingOf((await at().request(`/claims/${claim.slug}`)).text);
    expect([sharing["og:image"], sharing["twitter:card"]]).toEqual([undefined, "summary"]);
    expect((await at().request(`/pictures/claims/${claim.slug}/1-0000000000.png`)).status).toBe(404);
  });
});
