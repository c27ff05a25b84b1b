import { describe, expect, it } from "vitest";
import { correctionListSchema } from "../../src/http/corrections/correction-contract.ts";
import { BACKENDS } from "../support/backends.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { seededServices } from "../support/seeded-service.ts";

const seeded = seededServices();
const ORDER = "/articles/report-on-the-mayor-s-executive-order-on-federal-immigration-enforcement";

describe.each(BACKENDS)("pages about articles, lists and the house, over the %s database", (backend) => {
  const at = seeded(backend);
  const main = async (path: string) => textOf(elementOf((await at().request(path)).text, "main"));

  it("shows an article's passages in reading order with the claims that they bear on, and no rating", async () => {
    const { text } = await at().request(ORDER);
    const shown = textOf(elementOf(text, "main"));
    expect(shown).toContain(
      "Article · News · described by us, the copy has no headline Report on the mayor's executive order on federal immigration enforcement By Myles Miller 7 February 2026",
    );
    expect(shown).toContain("13 passages, in reading order 23 claims");
    expect(shown).toContain("They are no rating of the article.");
    expect(shown).toContain(
      "Masked agents violate the Constitution. Not enough evidence · this passage makes or tells the claim",
    );
    expect(shown).toContain(
      "On 6 February 2026, Mayor Zohran Mamdani said that masked agents violate the Constitution. Mostly supported: that it was said. Whether it is so: Not enough evidence · this passage supports it",
    );
    expect(shown).toContain("sha-256 a9142b9466d7d2955c6a8d8f758ae24b6e2f6a8de574e4470d25a15356a52a84");
    const percents = [...text.matchAll(/<span class="no">(\d+) %/g)].map((match) => Number(match[1]));
    expect(percents).toHaveLength(13);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(text.match(/<rect class="stands"/g)).toHaveLength(13);
    expect(text).not.toContain(" style=");
  });

  it("lists claims by topic, source and claimant, without tallies", async () => {
    const topic = await at().request("/topics/Arrests");
    expect(topic.text).toContain('<link rel="canonical" href="https://verbatim.example/topics/arrests">');
    expect(topic.text).not.toContain("noindex");
    const claimant = await at().request("/claimants/kristi%20noem");
    expect(textOf(elementOf(claimant.text, "main"))).toContain("Claims made by kristi noem");
    expect(textOf(elementOf(claimant.text, "main"))).not.toMatch(/\(\d+\)|Not enough evidence \d|, of \d+/);
    expect((await at().request("/claimants/Nobody%20Known")).status).toBe(404);
    expect((await at().request("/topics/nothing")).status).toBe(404);
  });

  it("goes on where a list ends, under an address of the same list", async () => {
    const { text } = await at().request("/topics/federal-enforcement");
    const next = /href="(\/topics\/federal-enforcement\?cursor=[^"]+)"/.exec(text)?.[1] ?? "";
    const more = await at().request(next);
    expect(more.status).toBe(200);
    expect(more.text).toContain("noindex");
    expect((await at().request("/topics/arrests?cursor=abc")).status).toBe(400);
  });

  it("lists articles", async () => {
    expect(await main("/articles")).toContain(
      "Report on the mayor's executive order on federal immigration enforcement News Myles Miller 7 February 2026",
    );
  });

  it("says who publishes, by which rules, and what the shapes mean", async () => {
    const text = await main("/about");
    expect(text).toContain("Publisher Verbatim, verbatim.example");
    expect(text).toContain("Who pays The operator of this service has not said.");
    expect(text).toContain(
      "Misleading What it says may hold, but it gives a false impression, which the verdict names.",
    );
    expect(text).toContain("A second editor has to look at every verdict before readers see it.");
    const csv = await at().request("/about/verdicts.csv");
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const lines = csv.text
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
    expect(lines[0]).toEqual(["kind", "label", "claims"]);
    expect(lines.slice(1).reduce((sum, [, , n]) => sum + Number(n), 0)).toBe(78);
  });

  it("has no corrections before there are any", async () => {
    expect(await at().read("/v1/corrections", correctionListSchema)).toEqual({
      corrections: [],
      nextCursor: null,
    });
    expect(await main("/corrections")).toContain("No verdict has taken the place of another one so far.");
  });

  it("shows a publication as it stood, for those who were sent there", async () => {
    const { text } = await at().request("/claims/sanctuary-policies-protect-criminals/publications/1");
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(textOf(elementOf(text, "header", 'class="head"'))).toContain(
      "This is how it stands now. It stands like this since 20 November 2026. See how it stands now",
    );
    for (const n of ["2", "0", "x"]) {
      const { status } = await at().request(`/claims/sanctuary-policies-protect-criminals/publications/${n}`);
      expect([n, status]).toEqual([n, 404]);
    }
  });
});
