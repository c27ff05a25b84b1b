import { factchecktools, type factchecktools_v1alpha1 } from "@googleapis/factchecktools";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbedded } from "../../src/db/embedded.ts";
import { type RunningServer, startServer } from "../../src/server.ts";
import { type Desk, deskOver, draft, publishedStory, workingCopy } from "../contract/editing/desk.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const fresh = temporaryFiles();
let desk: Desk;
let server: RunningServer;
let reader: factchecktools_v1alpha1.Factchecktools;

/** Google's own client, told another address and nothing else. */
const clientWith = (key: string) =>
  factchecktools({ version: "v1alpha1", rootUrl: `${server.url}/`, auth: key });

beforeAll(async () => {
  const file = await migratedFile(fresh("google.db"));
  desk = await deskOver(file, "embedded");
  server = await startServer(testConfig({ PORT: "0" }), await openEmbedded({ url: `file:${file}` }));
  reader = clientWith("AIza-none-of-ours");
});
afterAll(async () => {
  await server.stop();
  await desk.close();
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${server.url}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
};

/** What went wrong, as the client throws it. */
const refusalOf = async (call: Promise<unknown>) => {
  try {
    await call;
  } catch (error) {
    const { code, status } = error as { code?: unknown; status?: unknown };
    return { code: String(code ?? status), message: (error as Error).message };
  }
  throw new Error("nothing was refused");
};

describe("Google's client, pointed at us", () => {
  it("finds a claim with its review", async () => {
    const { claim } = await publishedStory(desk, {
      text: "The gantry of the north yard was moved.",
      claimant: { name: "Port authority" },
      claimedOn: "2020-03-01",
    });
    const { data } = await reader.claims.search({ query: "gantry north yard", languageCode: "en-AU" });
    expect(data).toEqual({
      claims: [
        {
          text: "The gantry of the north yard was moved.",
          claimant: "Port authority",
          claimDate: "2020-03-01T00:00:00Z",
          claimReview: [
            {
              publisher: { name: "Verbatim", site: "verbatim.example" },
              url: `https://verbatim.example/claims/${claim.slug}`,
              title: "Supported: The bridge was closed",
              reviewDate: claim.verdict?.issuedAt,
              textualRating: "Supported",
              languageCode: "en",
            },
          ],
        },
      ],
    });
    expect((await reader.claims.search({ query: "zzqxv" })).data).toEqual({ claims: [] });
  });

  it("is told of a statement that its label is on whether it was said", async () => {
    await publishedStory(desk, { text: "The warden said that the quarry is safe.", kind: "statement" });
    const { data } = await reader.claims.search({ query: "warden quarry" });
    expect(data.claims?.[0]?.claimReview?.[0]).toMatchObject({
      title: "Supported: that it was said: The bridge was closed",
      textualRating: "Supported: that it was said. Whether it is so: not checked",
    });
  });

  it("is told where a source has changed since", async () => {
    const { article } = await publishedStory(desk, { text: "The lighthouse keeper left the island." });
    const path = `/v1/articles/${article.id}/snapshots`;
    await desk.eve.post(path, { text: "Nothing of it stands here any more." });
    const { data } = await reader.claims.search({ query: "lighthouse keeper" });
    expect(data.claims?.[0]?.claimReview?.[0]?.textualRating).toBe(
      "Supported (These words are no longer in the source.)",
    );
  });

  it("pages through all claims, each once, while others come and go", async () => {
    const stories = [];
    for (let i = 0; i < 7; i++)
      stories.push(await publishedStory(desk, { text: `Ferry ${i} crossed the strait.` }));
    const seen: string[] = [];
    let pageToken: string | undefined;
    for (let page = 0; page < 20; page++) {
      const { data } = await reader.claims.search({
        query: "ferry crossed strait",
        pageSize: 2,
        offset: 0,
        ...(pageToken === undefined ? {} : { pageToken }),
      });
      seen.push(...(data.claims ?? []).flatMap(({ text }) => text ?? []));
      if (!("nextPageToken" in data)) break;
      pageToken = data.nextPageToken ?? undefined;
      if (page === 0) {
        await publishedStory(desk, { text: "Ferry 8 crossed the strait." });
        const last = stories[6]?.claim;
        if (last === undefined) throw new Error("seven were published");
        const { version } = await workingCopy(desk.sam, last.id);
        await desk.sam.post(`/v1/claims/${last.id}/retract`, { reason: "No ferry." }, { ifMatch: version });
      }
    }
    expect(seen.filter((text) => !text.startsWith("Ferry 8")).sort()).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => `Ferry ${i} crossed the strait.`),
    );
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("lists what a publisher reviewed, and finds no other's", async () => {
    const sites = ["verbatim.example", "https://www.verbatim.example/", "VERBATIM.example"];
    for (const reviewPublisherSiteFilter of sites) {
      const { data } = await reader.claims.search({ reviewPublisherSiteFilter, pageSize: 100 });
      expect(data.claims?.length).toBeGreaterThan(8);
    }
    const { data } = await reader.claims.search({ reviewPublisherSiteFilter: "other.example" });
    expect(data).toEqual({ claims: [] });
  });

  it("goes by the later of the day it was claimed and the day it was reviewed, and passes over what it is told to", async () => {
    const asked = { query: "gantry north yard", maxAgeDays: 2 };
    expect((await reader.claims.search(asked)).data.claims?.length).toBe(1);
    expect((await reader.claims.search({ ...asked, offset: 1 })).data.claims).toEqual([]);
    expect((await reader.claims.search({ ...asked, languageCode: "pt-BR" })).data.claims).toEqual([]);
  });

  it("is told that no images are held", async () => {
    const refusal = await refusalOf(reader.claims.imageSearch({ imageUri: "https://news.example/a.png" }));
    expect(refusal).toEqual({
      code: "501",
      message: "No images are held here: neither claims nor reviews can be found by one.",
    });
  });

  it("makes, reads, lists, changes and throws away drafts with an editor's key", async () => {
    const { pages } = clientWith(desk.eve.secret);
    const made = await pages.create({
      requestBody: {
        claimReviewMarkups: [
          {
            claimReviewed: "The old mill burned down.",
            claimDate: "2021-05-04",
            claimAuthor: { name: "Ida Rowe", jobTitle: "miller" },
          },
        ],
      },
    });
    const name = made.data.name ?? "";
    expect(made.data).toEqual({
      name: expect.stringMatching(/^pages\/clm_/),
      pageUrl: "https://verbatim.example/claims/the-old-mill-burned-down",
      claimReviewAuthor: { name: "Verbatim" },
      claimReviewMarkups: [
        {
          url: "https://verbatim.example/claims/the-old-mill-burned-down",
          claimReviewed: "The old mill burned down.",
          claimDate: "2021-05-04",
          claimAuthor: { name: "Ida Rowe", jobTitle: "miller" },
        },
      ],
      versionId: "1",
    });
    expect((await pages.get({ name })).data).toEqual(made.data);
    const listed = await pages.list({ pageSize: 1 });
    expect(listed.data.claimReviewMarkupPages).toEqual([made.data]);
    expect(listed.data.nextPageToken).toEqual(expect.any(String));
    const byUrl = await pages.list({ url: made.data.pageUrl ?? "" });
    expect(byUrl.data).toEqual({ claimReviewMarkupPages: [made.data] });
    expect((await pages.list({ organization: "other.example" })).data).toEqual({});

    const [review] = made.data.claimReviewMarkups ?? [];
    const changed = await pages.update({
      name,
      requestBody: {
        ...made.data,
        claimReviewMarkups: [{ ...review, claimReviewed: "The old mill burned down in May.", claimDate: "" }],
      },
    });
    expect(changed.data.versionId).toBe("2");
    expect(changed.data.claimReviewMarkups?.[0]).toEqual({
      url: "https://verbatim.example/claims/the-old-mill-burned-down",
      claimReviewed: "The old mill burned down in May.",
      claimAuthor: { name: "Ida Rowe", jobTitle: "miller" },
    });
    const late = await refusalOf(pages.update({ name, requestBody: made.data }));
    expect(late.code).toBe("409");
    expect((await pages.delete({ name })).data).toEqual({});
    expect((await workingCopy(desk.eve, name.slice("pages/".length))).status).toBe("discarded");
  });

  it("is refused what would be lost, member by member, and nothing is made", async () => {
    const { pages } = clientWith(desk.eve.secret);
    const before = (await pages.list({ pageSize: 100 })).data.claimReviewMarkupPages?.length;
    const refusal = await refusalOf(
      pages.create({
        requestBody: {
          pageUrl: "https://elsewhere.example/review",
          claimReviewMarkups: [
            {
              claimReviewed: "The weir leaks.",
              claimLocation: "Upper town",
              rating: { textualRating: "False", ratingValue: 1 },
            },
          ],
        },
      }),
    );
    expect(refusal.code).toBe("400");
    expect(refusal.message).toContain(
      "pageUrl, claimReviewMarkups.0.claimLocation, claimReviewMarkups.0.rating.textualRating",
    );
    expect((await pages.list({ pageSize: 100 })).data.claimReviewMarkupPages?.length).toBe(before);
  });

  it("keeps a verdict as it stands, and sets none", async () => {
    const { claim } = await publishedStory(desk, { text: "The weir was mended." });
    const { pages } = clientWith(desk.sam.secret);
    const name = `pages/${claim.id}`;
    const { data } = await pages.get({ name });
    expect(data.claimReviewMarkups?.[0]?.rating).toEqual({
      textualRating: "Supported",
      ratingExplanation: "The bridge was closed",
      ratingValue: 5,
      bestRating: 5,
      worstRating: 1,
    });
    expect((await pages.update({ name, requestBody: data })).data).toEqual(data);
    const [review] = data.claimReviewMarkups ?? [];
    const other = { ...review, rating: { ...review?.rating, textualRating: "Refuted" } };
    const refusal = await refusalOf(
      pages.update({ name, requestBody: { ...data, claimReviewMarkups: [other] } }),
    );
    expect(refusal.message).toContain("claimReviewMarkups.0.rating.textualRating cannot be set here");
    expect((await refusalOf(pages.delete({ name }))).code).toBe("400");
  });

  it("shows working copies to nobody without a key", async () => {
    expect((await refusalOf(reader.pages.list({}))).code).toBe("401");
    const { id } = await draft(desk.eve);
    expect((await refusalOf(reader.pages.get({ name: `pages/${id}` }))).code).toBe("401");
  });
});

describe("requests that Google's clients make", () => {
  it("may carry what all of them send, and a key of Google's", async () => {
    const path =
      "/v1alpha1/claims:search?query=gantry&alt=json&prettyPrint=false&key=AIza-x&quotaUser=u&uploadType=&upload_protocol=&%24.xgafv=2";
    const answer = await get(path, { "X-Goog-Api-Client": "gl-node/22", "X-Goog-Api-Key": "AIza-x" });
    expect(answer.status).toBe(200);
    expect(answer.json.claims.length).toBe(1);
    // A key is in its address.
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const plain = await get("/v1alpha1/claims:search?query=gantry");
    expect(plain.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate, s-maxage=60");
    expect(plain.headers.get("access-control-allow-origin")).toBe("*");
  });

  it.each([
    ["pagesize=2&query=gantry", "pagesize"],
    ["", "query"],
    ["query=gantry&query=yard", "query"],
    ["query=gantry&pageSize=-1", "pageSize"],
    ["query=gantry&pageSize=two", "pageSize"],
    ["query=gantry&pageToken=abc", "pageToken"],
    ["query=gantry&alt=media", "alt"],
  ])("are refused in Google's words: %s", async (search, field) => {
    const { status, headers, json } = await get(`/v1alpha1/claims:search?${search}`);
    expect(status).toBe(400);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(json.error).toMatchObject({ code: 400, status: "INVALID_ARGUMENT" });
    const request = json.error.details.find(
      (detail: { "@type": string }) => detail["@type"] === "type.googleapis.com/google.rpc.BadRequest",
    );
    expect(request.fieldViolations[0].field).toBe(field);
    expect(json.error.message).toContain(field);
  });

  it("are refused as JSON that is none, with an editor's key", async () => {
    const answer = await fetch(`${server.url}/v1alpha1/pages?key=${desk.eve.secret}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"claimReviewMarkups":[',
    });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatchObject({
      status: "INVALID_ARGUMENT",
      message: "The body could not be read as JSON.",
    });
  });

  it("get page sizes above the most lowered", async () => {
    const { status, json } = await get("/v1alpha1/claims:search?query=ferry&pageSize=100000");
    expect([status, json.claims.length]).toEqual([200, 7]);
  });

  it("of browsers are answered before they are sent, for what is public alone", async () => {
    const ask = (path: string) =>
      fetch(`${server.url}${path}`, {
        method: "OPTIONS",
        headers: { Origin: "https://page.example", "Access-Control-Request-Method": "GET" },
      });
    const open = await ask("/v1alpha1/claims:search");
    expect(open.headers.get("access-control-allow-origin")).toBe("*");
    expect(open.headers.get("access-control-allow-headers")).toContain("X-Goog-Api-Client");
    expect((await ask("/v1alpha1/pages")).headers.get("access-control-allow-origin")).toBeNull();
  });
});
