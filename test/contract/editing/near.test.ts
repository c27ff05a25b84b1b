import { describe, expect, it } from "vitest";
import * as z from "zod";
import { BACKENDS } from "../../support/backends.ts";
import { addQuote, desks, draft, judge, page, publish } from "./desk.ts";

const desk = desks();
const answer = z.looseObject({
  article: z.unknown(),
  spans: z.array(z.unknown()),
  near: z.array(z.object({ url: z.string(), article: z.looseObject({ id: z.string() }) })),
});

describe.each(BACKENDS)("an address that nobody annotated, over the %s database", (backend) => {
  const at = desk(backend);
  const storyAt = async (url: string) => {
    const { eve, sam } = at();
    const [article, claim] = [await page(eve, { url }), await draft(eve)];
    await addQuote(eve, claim, article);
    await judge(eve, claim);
    await publish(sam, claim);
    return article;
  };
  const annotations = async (url: string) => {
    const got = await at().request(`/v1/annotations?url=${encodeURIComponent(url)}`);
    return { ...answer.parse(got.json), etag: got.headers.get("ETag") };
  };

  it.each([
    ["the mobile host", "https://paper.example/a1", "https://m.paper.example/a1"],
    ["the host without www.", "https://www.paper.example/a2", "https://paper.example/a2"],
    ["another host of the site", "https://edition.paper.example/a3", "https://archive.paper.example/a3"],
    ["the AMP page", "https://paper.example/a4", "https://amp.paper.example/a4/amp/"],
    ["a parameter more", "https://paper.example/a5?id=7", "https://paper.example/a5?id=7&ref=main"],
    ["a parameter less", "https://paper.example/a6?id=7&ref=main", "https://paper.example/a6?id=7"],
    ["a full stop that is none of its own", "https://paper.example/a7", "https://paper.example/a7."],
    ["capitals and an extension", "https://paper.example/A8.html", "https://paper.example/a8"],
  ])("is near one that is: %s", async (_what, annotated, asked) => {
    const { id } = await storyAt(annotated);
    const found = await annotations(asked);
    expect(found).toMatchObject({ article: null, spans: [], near: [{ url: annotated, article: { id } }] });
    expect(found.near).toHaveLength(1);
    expect((await annotations(annotated)).near).toEqual([]);
  });

  it("is near none of another site, story, route or value", async () => {
    for (const url of [
      "https://b1.github.io/story",
      "https://b2.example/story?p=5",
      "https://b3.example/#!/topic/16",
      "https://b4.example/story-1",
    ]) {
      await storyAt(url);
    }
    for (const url of [
      "https://b9.github.io/story",
      "https://b2.example/story?p=7",
      "https://b3.example/#!/topic/788",
      "https://b4.example/story-2",
      "urn:sha-256:0000000000000000000000000000000000000000000000000000000000000000",
    ]) {
      expect([url, (await annotations(url)).near]).toEqual([url, []]);
    }
  });

  it("is near an article by its alias, once, without tracking, and the tag says so", async () => {
    const { id } = await storyAt("https://c.example/story");
    const before = await annotations("https://m.d.example/story");
    expect(before.near).toEqual([]);
    for (const url of ["https://d.example/story?a=1&fbclid=2", "https://www.d.example/story"]) {
      await at().eve.post(`/v1/articles/${id}/aliases`, { url });
    }
    const after = await annotations("https://m.d.example/story");
    expect(after.near).toMatchObject([{ url: "https://d.example/story?a=1", article: { id } }]);
    expect(after.etag).not.toBe(before.etag);
  });

  it("is told of five at most, and of none that readers cannot see", async () => {
    await page(at().eve, { url: "https://e0.f.example/story" });
    for (const host of ["a", "b", "c", "d", "e", "g"]) await storyAt(`https://${host}.f.example/story`);
    const { near } = await annotations("https://f.example/story");
    expect(near.map(({ url }) => url)).toEqual(
      ["a", "b", "c", "d", "e"].map((host) => `https://${host}.f.example/story`),
    );
  });
});
