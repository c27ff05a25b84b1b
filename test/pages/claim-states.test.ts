import { describe, expect, it } from "vitest";
import {
  addQuote,
  CRACK,
  desks,
  draft,
  expectStatus,
  judge,
  judgedStory,
  PAGE_TEXT,
  page,
  publish,
  publishedStory,
  STAYED_SHUT,
  workingCopy,
} from "../contract/editing/desk.ts";
import { elementOf, textOf } from "../support/page-text.ts";

const desk = desks({
  CORRECTIONS_URL: "https://verbatim.example/corrections",
  CONTACT: "desk@verbatim.example",
});

describe("a claim's page, as things happen to the claim", () => {
  const at = desk("embedded");
  const head = async (slug: string) => {
    const { text } = await at().request(`/claims/${slug}`);
    return textOf(elementOf(text, "header", 'class="head"'));
  };

  it("says that a number in the source has changed, then and now, and marks nothing", async () => {
    const { claim, article } = await publishedStory(at());
    const url = `/v1/articles/${article.id}/snapshots`;
    const text = PAGE_TEXT.replace("the old bridge", "the new bridge");
    expectStatus(await at().eve.post(url, { text }), 201);
    expect(await head(claim.slug)).toContain(
      "Supported on words that have changed " +
        `${claim.text} The source has changed since we checked. Then: “the city closed the old bridge”. ` +
        "Now: “the city closed the new bridge”. Our verdict rests on the old words and has not been reviewed.",
    );
    const html = (await at().request(`/claims/${claim.slug}`)).text;
    expect(html).not.toContain("<mark>");
    expect(html).toContain("<del>old</del> <ins>new</ins>");
    expect(textOf(html)).toContain(
      "Now Changed: “the city closed the new bridge” · the meaning may have changed",
    );
  });

  it("says that words are gone, and that nobody knows why", async () => {
    const { claim, article } = await publishedStory(at());
    const text = "Nothing of what stood here is to be read any more. Another story was put in its place.";
    expectStatus(await at().eve.post(`/v1/articles/${article.id}/snapshots`, { text }), 201);
    expect(await head(claim.slug)).toMatch(
      /These words are no longer in the source\. We last found them on \d+ \w+ \d{4}\. We do not know why they went\./,
    );
    expect((await at().request(`/claims/${claim.slug}`)).text).toContain(
      "<del>the city closed the old bridge</del>",
    );
  });

  it("opens with a correction, and keeps how it stood", async () => {
    const { claim, article } = await publishedStory(at());
    await addQuote(at().eve, claim, article, { role: "refutes", quote: { exact: STAYED_SHUT } });
    const { evidence } = await workingCopy(at().eve, claim.id);
    await judge(at().eve, claim, {
      label: "refuted",
      headline: "It stayed shut",
      restsOn: evidence.filter(({ role }) => role === "refutes").map(({ id }) => id),
      change: { kind: "correction", note: "We had read the notice of another bridge." },
    });
    await publish(at().sam, claim);
    expect(await head(claim.slug)).toMatch(
      /^Claim of fact Refuted The bridge was closed\. \d+ Correction, \d+ \w+ \d{4}: we were wrong\. We said Supported; we now say Refuted\. Why: We had read the notice of another bridge\. It stayed shut/,
    );
    const page = textOf((await at().request(`/claims/${claim.slug}`)).text);
    expect(page).toContain(
      "Correction: we were wrong. We said Supported; we now say Refuted. Why: We had read the notice of another bridge. By Sam Senior.",
    );
    expect(page).toContain("Published. By Sam Senior. As it stood then");
  });

  it("answers 410 with the reason and without the claim once it is withdrawn", async () => {
    const { claim } = await publishedStory(at());
    const path = `/v1/claims/${claim.id}/retract`;
    const { version } = await workingCopy(at().sam, claim.id);
    expectStatus(await at().sam.post(path, { reason: "It was another bridge." }, { ifMatch: version }), 200);
    const { status, text } = await at().request(`/claims/${claim.slug}`);
    expect(status).toBe(410);
    expect(textOf(elementOf(text, "main"))).toBe(
      "Published here once Withdrawn We have withdrawn this check. Please do not rely on it. This does not say whether the claim is true. " +
        "Reason: It was another bridge. No other claim stands in its place. Tell us of a mistake Search what was checked",
    );
    expect(text).not.toContain(claim.text);
    expect(text).toContain('<meta name="robots" content="noindex">');
  });

  it("leads on with 308 from a claim that was merged", async () => {
    const [one, other] = [await publishedStory(at()), await publishedStory(at())];
    const { version } = await workingCopy(at().sam, one.claim.id);
    const body = { into: other.claim.id, reason: "The same." };
    expectStatus(await at().sam.post(`/v1/claims/${one.claim.id}/merge`, body, { ifMatch: version }), 200);
    const answer = await at().request(`/claims/${one.claim.slug}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([308, `/claims/${other.claim.slug}`]);
  });

  it("leads to the words in their source, and says what to do where the browser does not jump", async () => {
    const { claim } = await publishedStory(at());
    const { text } = await at().request(`/claims/${claim.slug}`);
    expect(text).toMatch(
      /<a href="https:\/\/news\.example\/story-\d+#:~:text=[^"]+" rel="noopener noreferrer nofollow ugc">Open the source at these words<\/a>/,
    );
    expect(textOf(text)).toContain("If the page does not jump, search it for these words.");
  });

  it("leads to a copy in an archive where a source has one, the newest", async () => {
    const { claim, article } = await publishedStory(at());
    const copies = async () =>
      [
        ...(await at().request(`/claims/${claim.slug}`)).text.matchAll(
          /<a href="([^"]+)"[^>]*>A copy in an archive/g,
        ),
      ].map(([, address]) => address);
    expect(await copies()).toEqual([]);
    const etag = (await at().request(`/claims/${claim.slug}`)).headers.get("etag");
    for (const [day, archiveUrl] of [
      ["2026-02-02", "https://archive.example/2/story?a=1&b=ü"],
      ["2026-01-01", "https://archive.example/1/story"],
    ]) {
      const body = { text: PAGE_TEXT, retrievedAt: `${day}T00:00:00.000Z`, archiveUrl };
      expectStatus(await at().eve.post(`/v1/articles/${article.id}/snapshots`, body), 201);
    }
    expect(await copies()).toEqual(["https://archive.example/2/story?a=1&amp;b=%C3%BC"]);
    expect((await at().request(`/claims/${claim.slug}`)).headers.get("etag")).not.toBe(etag);
  });

  it("lets search engines list a claimant only where a claim says that they are in public life", async () => {
    const story = async (fields: Record<string, unknown>) => {
      const claim = await draft(at().eve, fields);
      await addQuote(at().eve, claim, await page(at().eve));
      await judge(at().eve, claim, { reply: { asked: false, whyNotAsked: "They are on record." } });
      await publish(at().sam, claim);
    };
    const about = (name: string, publicFigure: boolean) => [{ name, kind: "person", publicFigure }];
    await story({ claimant: { name: "Mara Mayor" } });
    await story({ claimant: { name: "Ned Neighbour" }, about: about("Ned Neighbour", false) });
    const robots = async (name: string) =>
      (await at().request(`/claimants/${encodeURIComponent(name)}`)).text.includes("noindex");
    expect([await robots("Mara Mayor"), await robots("Ned Neighbour")]).toEqual([true, true]);
    // Another claim than those on the page, and the name as others write it.
    await story({ about: about("Mara  MAYOR", true) });
    expect([await robots("Mara Mayor"), await robots("mara mayor"), await robots("Ned Neighbour")]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("names both who issued the verdict and who let it out", async () => {
    const { claim } = await publishedStory(at());
    expect(await head(claim.slug)).toContain("Checked by Eve Editor, reviewed by Sam Senior");
  });

  it("gives out ClaimReview for a fact that two people judged on quotes that stand, and for nothing else", async () => {
    const review = async (slug: string) => {
      const { text } = await at().request(`/claims/${slug}`);
      const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1];
      return json === undefined ? null : JSON.parse(json);
    };
    const { claim, article } = await publishedStory(at(), { claimant: { name: "The city" } });
    expect(await review(claim.slug)).toEqual({
      "@context": "https://schema.org",
      "@type": "ClaimReview",
      "@id": `https://verbatim.example/claims/${claim.slug}`,
      url: `https://verbatim.example/claims/${claim.slug}`,
      claimReviewed: claim.text,
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
        correctionsPolicy: "https://verbatim.example/corrections",
      },
      itemReviewed: { "@type": "Claim", author: { "@type": "Person", name: "The city" } },
    });
    const text = PAGE_TEXT.replace("the old bridge", "the new bridge");
    expectStatus(await at().eve.post(`/v1/articles/${article.id}/snapshots`, { text }), 201);
    expect(await review(claim.slug)).toBeNull();
    const statement = await publishedStory(at(), { kind: "statement", claimant: { name: "The city" } });
    expect(await review(statement.claim.slug)).toBeNull();
  });

  it("sets a conflicting claim's two sides beside each other, and no other's", async () => {
    const { eve, sam } = at();
    const [one, other] = [await page(eve), await page(eve)];
    const claim = await draft(eve);
    const supports = await addQuote(eve, claim, one);
    const refutes = await addQuote(eve, claim, other, { role: "refutes", quote: { exact: CRACK } });
    await judge(eve, claim, {
      label: "conflicting",
      headline: "Two articles say two things",
      basis: { strength: "several_reports" },
      restsOn: [supports.id, refutes.id],
    });
    await publish(sam, claim);
    const { text } = await at().request(`/claims/${claim.slug}`);
    expect(text).toContain('<div class="sides">');
    expect(await head(claim.slug)).toContain(
      "Different articles bear it out and refute it, about the same event and time.",
    );
    const plain = await publishedStory(at());
    expect((await at().request(`/claims/${plain.claim.slug}`)).text).not.toContain('class="sides"');
  });

  it("is not there before it is published", async () => {
    const { claim } = await judgedStory(at());
    expect((await at().request(`/claims/${claim.slug}`)).status).toBe(404);
  });
});
