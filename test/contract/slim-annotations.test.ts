import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readSlimPage } from "../../src/annotations/slim-page.ts";
import { pageAtKey } from "../../src/articles/find-near.ts";
import { pageAnnotationsSchema, slimAnnotationsSchema } from "../../src/http/annotations/page-contract.ts";
import { BACKENDS } from "../support/backends.ts";
import { seededServices } from "../support/seeded-service.ts";
import { serviceOver } from "../support/service.ts";
import { testConfig } from "../support/test-config.ts";
import {
  addQuote,
  CLOSED,
  CRACK,
  desks,
  draft,
  expectStatus,
  judge,
  PAGE_TEXT,
  page,
  publish,
  workingCopy,
} from "./editing/desk.ts";

const urn = (sha256: string) => `urn:sha-256:${sha256}`;
const slim = (address: string) => `/v1/annotations?view=slim&url=${encodeURIComponent(address)}`;
const ENDING = urn("76eb79f21b20571000a1199b31385718bf4747e5f1ee96dec30ef6ebf6d8c508");
const ORDER = urn("a9142b9466d7d2955c6a8d8f758ae24b6e2f6a8de574e4470d25a15356a52a84");

const seeded = seededServices();
const desk = desks({ NOTICE: "A demonstration." });

describe.each(BACKENDS)("a page in little, over the %s database", (backend) => {
  const service = seeded(backend);

  it.each([
    ["ending-nypd-cooperation", ENDING, 29],
    ["final-removal-order", urn("c29aaea894a4e6612bb77d501e3959f315f81900637c3ad8cd7daedab92fe5fd"), 26],
    ["sanctuary-commitment", urn("a6c46b79c27092ff1b210591f517f7efa81094281e24e0963e97c783d48dcb66"), 21],
    ["executive-order", ORDER, 23],
  ])("takes at most 300 bytes a claim of %s, compressed", async (key, address, claims) => {
    const { text } = await service().request(slim(address));
    const found = slimAnnotationsSchema.parse(JSON.parse(text));
    expect(found.claims).toHaveLength(claims);
    const bytes = gzipSync(text).length;
    console.info(
      `${key}: ${claims} claims, ${found.spans.length} quotes, ${(bytes / claims).toFixed(0)} bytes a claim`,
    );
    expect(bytes / claims).toBeLessThanOrEqual(300);
  });

  it("has the claims and quotes of the whole page, in the same order", async () => {
    const whole = await service().read(`/v1/annotations?url=${ENDING}`, pageAnnotationsSchema);
    const little = await service().read(slim(ENDING), slimAnnotationsSchema);
    expect(little.article).toEqual(whole.article);
    expect(little.claims.map(({ id, page, text }) => ({ id, page, text }))).toEqual(
      whole.claims.map(({ id, page, text }) => ({ id, page, text })),
    );
    expect(little.spans).toEqual(
      whole.spans.map(({ id, claim, role, stance, quote: { exact, prefix, suffix }, state }) => ({
        id,
        claim,
        role,
        stance,
        quote: { exact, prefix, suffix },
        state,
        diff: [],
      })),
    );
  });

  it("says of a statement what is known of what it reports, and of a claim which quote to show", async () => {
    const { claims } = await service().read(slim(ORDER), slimAnnotationsSchema);
    expect(claims.find(({ text }) => text.includes("said that masked agents"))).toEqual({
      id: "clm_01m7w7mca06a22asxk82jy05x2",
      page: "https://verbatim.example/claims/on-6-february-2026-mayor-zohran-mamdani-said-that-masked-agents-violate",
      text: "On 6 February 2026, Mayor Zohran Mamdani said that masked agents violate the Constitution.",
      language: "en",
      kind: "statement",
      claimant: "Zohran Mamdani",
      saidOn: "2026-02-06",
      reported: "unproven",
      overtaken: null,
      verdict: {
        label: "mostly_supported",
        ratingText: "Mostly supported",
        headline:
          "One article of 7 February 2026 quotes Mamdani, from an interfaith breakfast, saying that masked agents violate the Constitution.",
        publisher: { name: "Verbatim", site: "verbatim.example" },
        method: "machine",
        issuedBy: "Verbatim seed set",
        reviewedBy: null,
        judgedOn: "2026-11-20",
        receipts: "standing",
        correction: null,
        reviewUrl: null,
      },
      best: {
        exact: "Masked agents paid by our own tax dollars violate the Constitution",
        title: "Report on the mayor's executive order on federal immigration enforcement",
        publisher: null,
        on: "2026-02-07",
        link: null,
        state: "verified",
        diff: [],
      },
      counts: { evidence: 2, context: 0, articles: 1, independent: 1 },
    });
    expect(claims.filter(({ kind, reported }) => kind === "fact" && reported !== null)).toEqual([]);
  });

  it("takes one round trip, and is not sent again", async () => {
    const before = service().roundTrips();
    const { headers } = await service().request(slim(ENDING));
    const after = service().roundTrips();
    expect(after === null || before === null ? null : after - before).toBe(backend === "remote" ? 1 : null);
    const tag = headers.get("ETag") ?? "";
    expect((await service().request(slim(ENDING), { headers: { "If-None-Match": tag } })).status).toBe(304);
  });

  it("of which nobody annotated anything is empty, and says its notice all the same", async () => {
    const noted = serviceOver(service().db, testConfig({ NOTICE: 'A "demonstration".' }));
    const url = "https://news.example/2026/11/story";
    expect(await noted.read(slim(url), slimAnnotationsSchema)).toEqual({
      url,
      notice: 'A "demonstration".',
      article: null,
      claims: [],
      spans: [],
      near: [],
    });
  });

  it("is refused in another view than there is", async () => {
    const answer = await service().request(`/v1/annotations?view=fat&url=${ORDER}`);
    expect([answer.status, answer.json]).toMatchObject([400, { code: "invalid-query" }]);
  });
});

describe.each(BACKENDS)("a card, over the %s database", (backend) => {
  const at = desk(backend);

  it("tells for 30 days that the verdict was wrong before", async () => {
    const { eve, sam, db } = at();
    const article = await page(eve);
    const claim = await draft(eve);
    await addQuote(eve, claim, article);
    const against = await addQuote(eve, claim, article, { role: "refutes", quote: { exact: CRACK } });
    await judge(eve, claim);
    await publish(sam, claim);
    const address = article.url ?? "";
    const card = async () => (await at().read(slim(address), slimAnnotationsSchema)).claims[0];
    expect((await card())?.verdict).toMatchObject({ label: "supported", correction: null });

    const refuted = { label: "refuted", restsOn: [against.id], instead: "not known" };
    await judge(eve, claim, { ...refuted, change: { kind: "correction", note: "We misread the notice." } });
    const published = await publish(sam, claim);
    const on = published.updatedAt.slice(0, 10);
    expect((await at().read(slim(address), slimAnnotationsSchema)).notice).toBe("A demonstration.");
    expect(await card()).toMatchObject({
      verdict: {
        label: "refuted",
        issuedBy: "Eve Editor",
        reviewedBy: "Sam Senior",
        correction: { on, from: "supported", why: "We misread the notice." },
      },
      best: { exact: CRACK, state: "verified", diff: [] },
      counts: { evidence: 2, context: 0, articles: 1, independent: 1 },
    });

    const key = `news.example${new URL(address).pathname}`;
    const later = (days: number) =>
      readSlimPage(db, pageAtKey(key), new Date(Date.parse(published.updatedAt) + days * 86_400_000));
    const [last, over] = [await later(29.99), await later(30.01)];
    expect(last.members).toContain("We misread the notice.");
    expect(over.members).not.toContain("We misread the notice.");
    expect([last.corrections, over.corrections]).toEqual([1, 0]);
  });

  it("of a statement has another tag once what it reports is judged otherwise, or withdrawn", async () => {
    const { eve, sam } = at();
    const fact = await draft(eve);
    await addQuote(eve, fact, await page(eve));
    await judge(eve, fact);
    await publish(sam, fact);
    const article = await page(eve);
    const reports = [{ kind: "reports", claim: fact.id }];
    const statement = await draft(eve, {
      kind: "statement",
      claimant: { name: "The mayor" },
      relations: reports,
    });
    await addQuote(eve, statement, article);
    await judge(eve, statement);
    await publish(sam, statement);
    const seen: unknown[] = [];
    const tags = new Set<string | null>();
    const look = async () => {
      const answer = await at().request(slim(article.url ?? ""));
      tags.add(answer.headers.get("ETag"));
      seen.push(slimAnnotationsSchema.parse(answer.json).claims[0]?.reported);
    };
    await look();
    await judge(eve, fact, { label: "mostly_supported", change: { kind: "update" } });
    await publish(sam, fact);
    await look();
    const { version } = await workingCopy(eve, fact.id);
    const reason = { reason: "Judged anew." };
    expectStatus(await sam.post(`/v1/claims/${fact.id}/unpublish`, reason, { ifMatch: version }), 200);
    await look();
    expect(seen).toEqual(["supported", "mostly_supported", null]);
    expect(tags.size).toBe(3);
  });

  it("shows a quote that stands, and what another says now", async () => {
    const { eve, sam } = at();
    const article = await page(eve);
    const claim = await draft(eve);
    await addQuote(eve, claim, article);
    await addQuote(eve, claim, article, { quote: { exact: CRACK } });
    await judge(eve, claim);
    await publish(sam, claim);
    const text = PAGE_TEXT.replace("closed the old bridge", "closed two lanes of the old bridge");
    expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, { text }), 201);
    const { claims, spans } = await at().read(slim(article.url ?? ""), slimAnnotationsSchema);
    expect(claims[0]).toMatchObject({
      verdict: { receipts: "changed" },
      best: { exact: CRACK, state: "verified", diff: [] },
    });
    expect(spans.find(({ quote }) => quote.exact === CLOSED)).toMatchObject({ state: "changed" });
    expect(JSON.stringify(spans)).toContain("two lanes of");
  });
});
