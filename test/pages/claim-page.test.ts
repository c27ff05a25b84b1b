import { describe, expect, it } from "vitest";
import { BACKENDS } from "../support/backends.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { seededServices } from "../support/seeded-service.ts";

const seeded = seededServices();
const ARRAIGNED = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";

describe.each(BACKENDS)("the page of a claim, over the %s database", (backend) => {
  const at = seeded(backend);

  it("says verdict, claim, finding, basis, who checked it and when before anything else", async () => {
    const { status, headers, text } = await at().request(`/claims/${ARRAIGNED}`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(textOf(elementOf(text, "title"))).toBe(
      "Refuted: One article says a removal order stood before Diallo’s arrest; the order was not seen, and the officers’ conduct is not judged. · Verbatim",
    );
    expect(textOf(elementOf(text, "header", 'class="head"'))).toBe(
      "Claim of fact · Arrests · Due process Refuted The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary. " +
        "One article says a removal order stood before Diallo’s arrest; the order was not seen, and the officers’ conduct is not judged. " +
        "One report Checked by a machine, reviewed by nobody Verbatim Judged 20 November 2026",
    );
    expect(text).toContain(`<link rel="canonical" href="https://verbatim.example/claims/${ARRAIGNED}">`);
    expect(text).toContain(
      '<meta property="og:title" content="Refuted: One article says a removal order stood before Diallo’s arrest;',
    );
  });

  it("gives each quote with who says it, where, when, and how it stands", async () => {
    const { text } = await at().request(`/claims/${ARRAIGNED}`);
    const first = elementOf(text, "li", 'id="spn_01m7w2y7m06v7z7ed935cvyt8x"');
    expect(textOf(first)).toContain(
      "1 “…\u00a0Biden-appointed immigration judge — not a Trump-era official — issued a final removal order against him last year".replace(
        "\u00a0",
        " ",
      ),
    );
    expect(first).toContain("<mark>issued a final removal order against him last year</mark>");
    expect(textOf(first)).toContain(
      "An order that stood before the arrest is a prior legal basis for it. Said by The article itself, in its own voice " +
        "In Report and commentary on the arrest of Alpha Amadou Diallo and the mayor-elect's response, 15 % into the text " +
        "Dated No date in the copy Now Stands word for word · looked up 20 November 2026",
    );
  });

  it("gives what is missing its own place", async () => {
    const { text } = await at().request(`/claims/${ARRAIGNED}`);
    expect(textOf(elementOf(text, "div", 'class="absent"'))).toBe(
      "Not seen the removal order the court documents that the article cites the video " +
        "Not decided how the officers behaved whether the order was rightly made how many viewers believed this",
    );
    expect(textOf(text)).toContain(
      "What is so instead The arrest enforced a final removal order that an immigration judge had issued before, as one article reports.",
    );
    expect(textOf(text)).toContain("Asked for a reply Not asked. Neither Alpha Amadou Diallo nor anybody");
  });

  it("never gives a statement a bare label", async () => {
    const slug = "homeland-security-secretary-kristi-noem-said-that-sanctuary-policies-protect";
    const { text } = await at().request(`/claims/${slug}`);
    const head = textOf(elementOf(text, "header", 'class="head"'));
    expect(head).toContain("Mostly supported: that it was said Whether it is so: Not enough evidence");
    expect(textOf(elementOf(text, "title"))).toMatch(
      /^Mostly supported: that it was said\. Whether it is so: Not enough evidence\. /,
    );
    expect(textOf(text)).toContain(
      "It was said. Is it so? 1 The verdict above is on whether it was said. What was said is judged by itself: Sanctuary policies protect criminals. Not enough evidence",
    );
    const fact = (await at().request("/claims/sanctuary-policies-protect-criminals")).text;
    expect(textOf(fact)).toContain("Who says it Homeland Security Secretary Kristi Noem said that");
    expect(textOf(fact)).toContain(
      "We looked, the verdict says where, and found nothing that decides it either way.",
    );
  });

  it("is the same with a cookie, a key or parameters of others, and answers 304", async () => {
    const plain = await at().request(`/claims/${ARRAIGNED}`);
    const etag = plain.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"pub_[^"]+"$/);
    expect(plain.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate, s-maxage=60");
    for (const headers of [{ Cookie: "a=b" }, { Authorization: "Bearer vb_nothing" }] as const) {
      const answer = await at().request(`/claims/${ARRAIGNED}?utm_source=x`, { headers });
      expect([answer.status, answer.text, answer.headers.get("etag")]).toEqual([200, plain.text, etag]);
    }
    const kept = await at().request(`/claims/${ARRAIGNED}`, { headers: { "If-None-Match": etag } });
    expect([kept.status, kept.text]).toEqual([304, ""]);
  });

  it("runs no script, stands in no frame and has no style of its own", async () => {
    const { headers, text } = await at().request(`/claims/${ARRAIGNED}`);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers.get("set-cookie")).toBeNull();
    expect(text.replace(/<pre.*?<\/pre>/s, "")).not.toMatch(/ style=|<script|<style/);
  });

  it("reads a page in one round trip", async () => {
    const before = at().roundTrips();
    await at().request(`/claims/${ARRAIGNED}`);
    const after = at().roundTrips();
    expect(before === null || after === null ? null : after - before).toBe(backend === "remote" ? 1 : null);
  });

  it("can be taken along as BibTeX and RIS", async () => {
    const bib = await at().request(`/claims/${ARRAIGNED}/cite.bib`);
    expect(bib.headers.get("content-type")).toBe("application/x-bibtex; charset=utf-8");
    expect(bib.headers.get("content-disposition")).toBe(
      'attachment; filename="the-arrest-of-alpha-amadou-diallo-in-was-gedd1s.bib"',
    );
    const today = new Date().toISOString().slice(0, 10);
    expect(bib.text).toBe(`@online{the-arrest-of-alpha-amadou-diallo-in-was-gedd1s,
  author = {{Verbatim}},
  title = {{Refuted: One article says a removal order stood before Diallo’s arrest; the order was not seen, and the officers’ conduct is not judged.}},
  year = {2026},
  month = nov,
  day = {20},
  date = {2026-11-20},
  version = {1},
  urldate = {${today}},
  url = {https://verbatim.example/claims/${ARRAIGNED}/publications/1}
}
`);
    const ris = await at().request(`/claims/${ARRAIGNED}/cite.ris`);
    expect(ris.text.split("\r\n")).toEqual([
      "TY  - ELEC",
      "TI  - Refuted: One article says a removal order stood before Diallo’s arrest; the order was not seen, and the officers’ conduct is not judged.",
      "AB  - The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
      "PB  - Verbatim",
      "PY  - 2026",
      "DA  - 2026/11/20/",
      "LA  - en",
      `UR  - https://verbatim.example/claims/${ARRAIGNED}/publications/1`,
      "ER  - ",
      "",
    ]);
  });

  it("says of what is not there that nothing is, as a page", async () => {
    const { status, headers, text } = await at().request("/claims/nothing-of-the-kind");
    expect(status).toBe(404);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(textOf(elementOf(text, "main"))).toBe(
      "There is no such page Nothing stands at this address. It may have been typed or copied wrongly. Search what was checked",
    );
  });
});
