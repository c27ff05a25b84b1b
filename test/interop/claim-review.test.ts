import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { exportReviews } from "../../src/interop/claim-review/export-reviews.ts";
import { reviewHouse } from "../../src/interop/claim-review/review-item.ts";
import {
  desks,
  expectStatus,
  judge,
  publish,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const HOUSE = { CORRECTIONS_URL: "https://house.example/corrections", CONTACT: "desk@house.example" };
const desk = desks(HOUSE);
const fresh = temporaryFiles();

interface Item {
  "@type": string;
  dateModified?: string;
  dateDeleted?: string;
  item: Record<string, unknown>;
}
interface Feed {
  "@type": string;
  dataFeedElement: Item[];
}

describe.each(BACKENDS)("the feed of reviews, over the %s database", (backend) => {
  const at = desk(backend);
  const read = async (path = "/feeds/claimreview.json") => {
    const answer = expectStatus(await at().request(path), 200);
    const feed: Feed = JSON.parse(answer.text);
    return {
      answer,
      feed,
      of: (slug: string) => feed.dataFeedElement.filter((one) => String(one.item.url).endsWith(`/${slug}`)),
    };
  };
  const withdraw = async (claim: { id: string }) => {
    const { version } = await workingCopy(at().sam, claim.id);
    const body = { reason: "It was another weir." };
    expectStatus(await at().sam.post(`/v1/claims/${claim.id}/retract`, body, { ifMatch: version }), 200);
  };

  it("has each review as its page has it", async () => {
    const { claim } = await publishedStory(at(), { text: "The weir holds.", claimant: { name: "Ida Rowe" } });
    const { answer, feed, of } = await read();
    expect(answer.headers.get("content-type")).toBe("application/ld+json");
    expect([feed["@type"], answer.headers.get("access-control-allow-origin")]).toEqual(["DataFeed", "*"]);
    expect(of(claim.slug)).toEqual([
      {
        "@type": "DataFeedItem",
        dateModified: expect.stringMatching(/^20\d\d-\d\d-\d\dT/),
        item: {
          "@type": "ClaimReview",
          "@id": `https://verbatim.example/claims/${claim.slug}`,
          url: `https://verbatim.example/claims/${claim.slug}`,
          claimReviewed: "The weir holds.",
          inLanguage: "en",
          datePublished: claim.verdict?.issuedAt.slice(0, 10),
          reviewBody: "The bridge was closed",
          reviewRating: {
            "@type": "Rating",
            ratingValue: 5,
            bestRating: 5,
            worstRating: 1,
            alternateName: "Supported",
          },
          author: {
            "@type": "Organization",
            name: "Verbatim",
            url: "https://verbatim.example/",
            correctionsPolicy: "https://house.example/corrections",
          },
          itemReviewed: { "@type": "Claim", author: { "@type": "Person", name: "Ida Rowe" } },
        },
      },
    ]);
  });

  it("says what is gone, and no longer what it said", async () => {
    const { claim } = await publishedStory(at(), { text: "The sluice leaks badly." });
    const tag = (await read()).answer.headers.get("etag") ?? "";
    await withdraw(claim);
    const { answer, of } = await read();
    expect(of(claim.slug)).toEqual([
      {
        "@type": "DataFeedItem",
        dateDeleted: expect.stringMatching(/^20\d\d-\d\d-\d\dT/),
        item: {
          "@type": "ClaimReview",
          "@id": `https://verbatim.example/claims/${claim.slug}`,
          url: `https://verbatim.example/claims/${claim.slug}`,
        },
      },
    ]);
    expect(answer.text).not.toContain("The sluice leaks badly.");
    expect(answer.headers.get("etag")).not.toBe(tag);
  });

  it("takes a review back while its sources do not stand", async () => {
    const { claim, article } = await publishedStory(at(), { text: "The lock was drained." });
    await at().eve.post(`/v1/articles/${article.id}/snapshots`, { text: "None of it stands here." });
    const [item] = (await read()).of(claim.slug);
    expect([item?.dateDeleted === undefined, item?.item.claimReviewed]).toEqual([false, undefined]);
  });

  it("leaves out what is no fact, and what was never published", async () => {
    const { claim } = await publishedStory(at(), { text: "The warden says so.", kind: "statement" });
    expect((await read()).of(claim.slug)).toEqual([]);
  });

  it("is walked whole, each review once, while others change", async () => {
    const { db } = at();
    const all = (await read()).feed.dataFeedElement.map(({ item }) => item.url);
    const [first] = all;
    const { claim } = await publishedStory(at(), { text: "The towpath is open." });
    const walk = exportReviews(db, reviewHouse(testConfig(HOUSE)));
    let text = "";
    for await (const part of walk) text += part;
    const exported: Feed = JSON.parse(text);
    const urls = exported.dataFeedElement.map(({ item }) => item.url);
    expect(urls.slice(0, 2)).toEqual([`https://verbatim.example/claims/${claim.slug}`, first]);
    expect(new Set(urls).size).toBe(urls.length);
    await judge(at().eve, claim, { change: { kind: "update", note: "Looked again." } });
    await publish(at().sam, claim);
    expect((await read()).feed.dataFeedElement.map(({ item }) => item.url)).toEqual(urls);
  });

  it("refuses a cursor that it did not give", async () => {
    expect((await at().request("/feeds/claimreview.json?cursor=abc")).status).toBe(400);
  });
});

describe("exporting reviews", () => {
  const run = promisify(execFile);
  const at = desk("embedded");
  const exported = async (out: string, settings: Record<string, string>) => {
    const environment = { PATH: process.env.PATH, DATABASE_URL: `file:${at().file}`, ...settings };
    const args = [inject("cli"), "export", "claimreview", "--out", out];
    return run(process.execPath, args, { env: environment }).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: "" }),
      (error: { code: number; stderr: string }) => ({ code: error.code, stdout: "", stderr: error.stderr }),
    );
  };

  it("writes one file, whole or not at all", async () => {
    await publishedStory(at(), { text: "The weir holds." });
    const out = fresh("reviews");
    expect(await exported(out, { ...HOUSE, PUBLIC_URL: "https://verbatim.example" })).toEqual({
      code: 0,
      stdout: `${join(out, "claimreview.json")}\n`,
      stderr: "",
    });
    const feed: Feed = JSON.parse(readFileSync(join(out, "claimreview.json"), "utf8"));
    expect(feed.dataFeedElement.map(({ item }) => item.claimReviewed)).toEqual(["The weir holds."]);
  });

  it("gives nothing out that nobody could have corrected, nor a demonstration", async () => {
    const out = fresh("none");
    expect(await exported(out, {})).toMatchObject({
      code: 2,
      stderr: "Nothing is given out without a way to correct it: set CORRECTIONS_URL and CONTACT.\n",
    });
    expect(await exported(out, { ...HOUSE, NOTICE: "A demonstration." })).toMatchObject({
      code: 2,
      stderr: "NOTICE is set: a demonstration gives out no reviews.\n",
    });
    expect(existsSync(out)).toBe(false);
  });
});
