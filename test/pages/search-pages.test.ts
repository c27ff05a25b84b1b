import { describe, expect, it } from "vitest";
import { BACKENDS } from "../support/backends.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { seededServices } from "../support/seeded-service.ts";

const seeded = seededServices();

describe.each(BACKENDS)("search and check, over the %s database", (backend) => {
  const at = seeded(backend);
  const send = (fields: Record<string, string>) =>
    at().request("/", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    });

  it("sends a search to its address and a long one to none", async () => {
    const short = await send({ text: "Was the arrest arbitrary?", do: "search" });
    expect([short.status, short.headers.get("location"), short.headers.get("cache-control")]).toEqual([
      303,
      "/?q=Was+the+arrest+arbitrary%3F",
      "no-store",
    ]);
    const long = await send({ text: `${"The arrest was arbitrary, they say. ".repeat(6)}`, do: "search" });
    expect([long.status, long.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(textOf(long.text)).toContain(
      "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
    );
  });

  it("puts a text into an address only for those who ask for one, and says so there", async () => {
    const long = `${"The arrest was arbitrary, they say. ".repeat(6)}`.trim();
    const results = await send({ text: long, do: "search" });
    expect(textOf(results.text)).toContain("Make a link to this search");
    const link = await send({ text: long, do: "link" });
    expect([link.status, link.headers.get("location"), link.headers.get("cache-control")]).toEqual([
      303,
      `/?q=${long.replaceAll(",", "%2C").replaceAll(" ", "+")}`,
      "no-store",
    ]);
    expect((await at().request(link.headers.get("location") ?? "")).text).toContain(`>\n${long}</textarea>`);

    const text = "Alpha Amadou Diallo entered the United States\nunlawfully in 2021. & so on + 1";
    const checked = await send({ text, do: "check" });
    expect(textOf(checked.text)).toContain("was neither kept nor written down.");
    expect(textOf(checked.text)).toContain("Change the text · Make a link · Start again");
    const address = (await send({ text, do: "link-check" })).headers.get("location") ?? "";
    expect(address).toBe(
      "/?check=Alpha+Amadou+Diallo+entered+the+United+States%0Aunlawfully+in+2021.+%26+so+on+%2B+1",
    );
    const linked = await at().request(address);
    expect([linked.status, linked.headers.get("cache-control"), linked.headers.get("x-robots-tag")]).toEqual([
      200,
      "no-store",
      "noindex",
    ]);
    expect(textOf(linked.text)).toContain(
      "The address of this page holds your text: whoever gets the link can read it. We neither keep it nor write it down.",
    );
    expect(textOf(linked.text)).toContain("Change the text · Start again");
    expect(elementOf(linked.text, "ol", 'class="pairs"')).toBe(
      elementOf(checked.text, "ol", 'class="pairs"'),
    );

    const tooLong = await send({ text: "word ".repeat(900), do: "link-check" });
    expect(tooLong.status).toBe(422);
    expect(textOf(tooLong.text)).toContain(
      "For a link this text is too long: an address holds 4000 bytes of it.",
    );
    expect(tooLong.text).toContain("word word");
    expect((await at().request(`/?check=${"%20"}`)).status).toBe(200);
    expect((await at().request("/?check=%00x")).status).toBe(422);
  });

  it("answers a search with claims as they would be read aloud, its words in no title and no cache", async () => {
    const { headers, text } = await at().request("/?q=arbitrary+arrest&utm_source=x");
    expect([headers.get("cache-control"), headers.get("x-robots-tag")]).toEqual(["no-store", "noindex"]);
    expect(textOf(elementOf(text, "title"))).toBe("Checked claims · Verbatim");
    expect(text).not.toContain("utm_source");
    expect(text).not.toContain('rel="canonical"');
    expect(textOf(elementOf(text, "ol", 'class="results"'))).toMatch(
      /^Refuted The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary\. One article says a removal order stood before Diallo’s arrest; the order was not seen, and the officers’ conduct is not judged\. issued a final removal order against him last year in Report and commentary on the arrest of Alpha Amadou Diallo and the mayor-elect's response Fact One report 1 independent source Judged 20 November 2026/,
    );
    expect(text).toContain("The <u>arrest</u> of Alpha");
  });

  it("counts what a search can be narrowed down by, and keeps it in the address", async () => {
    const { text } = await at().request("/?q=arrest&kind=fact");
    expect(text).toContain('<option value="refuted">Refuted (1)</option>');
    expect(text).toContain('<option value="fact" selected>Fact (');
    expect(text).toContain('<input type="hidden" name="q" value="arrest">');
    const narrowed = await at().request("/?q=arrest&label=refuted");
    expect(textOf(elementOf(narrowed.text, "main"))).toContain("Best first, of 1.");
  });

  it("counts no verdicts beside anybody's name", async () => {
    for (const filter of ["who=Kristi+Noem", "source=The+Paper"]) {
      const { text } = await at().request(`/?${filter}`);
      expect(text).toContain('<option value="refuted">Refuted</option>');
      expect(text).not.toMatch(/<option value="refuted">Refuted \(/);
    }
  });

  it("tells each sentence of a text what it does to a claim, also where two are about one", async () => {
    const claim = "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.";
    const denial = "The arrest of Alpha Amadou Diallo in Washington Heights was not arbitrary.";
    const text = `${claim} It rained on Monday. The pier was full. ${denial}`;
    const { text: page } = await send({ text, do: "check" });
    const words = textOf(page);
    for (const sum of ["1 the same", "1 the opposite", "2 not checked"]) expect(words).toContain(sum);
    expect(words).toContain("Says the opposite");
  });

  it("says that something was not checked here, blaming nothing", async () => {
    const { status, text } = await at().request("/?q=giraffe+zebra");
    expect(status).toBe(200);
    expect(textOf(elementOf(text, "div", 'class="empty"'))).toBe(
      "Not checked here None of 78 checked claims shares words with yours. We have not checked this. It may be true or false. Try the names and numbers alone, or see all that was checked. Ask us to check it",
    );
  });

  it("leads from an address to the page of its article", async () => {
    const urn = "urn:sha-256:a9142b9466d7d2955c6a8d8f758ae24b6e2f6a8de574e4470d25a15356a52a84";
    const answer = await send({ text: urn, do: "check" });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      "/articles/report-on-the-mayor-s-executive-order-on-federal-immigration-enforcement",
    ]);
    const unknown = await send({ text: "https://news.example/nothing?here=1", do: "search" });
    expect(textOf(unknown.text)).toContain("No checked claim quotes the page at this address.");
  });

  it("tells a repeat, an opposite, another number and an unrelated sentence apart", async () => {
    const check = async (text: string) =>
      textOf(elementOf((await send({ text, do: "check" })).text, "ol", 'class="pairs"'));
    expect(await check("Alpha Amadou Diallo entered the United States unlawfully in 2021.")).toMatch(
      /^Says the same “Alpha Amadou Diallo entered the United States unlawfully in 2021\.” .* The checked claim Alpha Amadou Diallo entered the United States unlawfully in 2021\. Mostly supported /,
    );
    const opposite = await check("The arrest of Alpha Amadou Diallo was not arbitrary.");
    expect(opposite).toContain(
      "Your sentence says the opposite of a claim that we refuted. That does not make your sentence right; we have not checked it.",
    );
    expect(opposite).toContain("Verdict on this claim, not on your sentence Refuted");
    expect(opposite).toMatch(/^Says the opposite /);
    expect(
      await check(
        "Operation Salvo of ICE arrested 540 gang members and affiliates associated with the Trinitarios.",
      ),
    ).toMatch(/^Another number .*Yours says 540; the claim says 54\./);
    expect(await check("Rents in Queens rose by a third last year.")).toBe(
      "Not checked here “Rents in Queens rose by a third last year.” Nothing like it stands among 78 checked claims. We have not checked this. It may be true or false. Ask us to check it",
    );
  });

  it("keeps what was typed when it refuses it", async () => {
    const text = "word ".repeat(6_000);
    const { status, text: html } = await send({ text, do: "check" });
    expect(status).toBe(422);
    expect(textOf(html)).toContain(
      "This text has 29999 characters; 25000 can be checked at a time. All of it is still in the box.",
    );
    expect(html).toContain(`>\n${text.trim()}</textarea>`);
    expect(html).toContain('aria-invalid="true"');
    expect(textOf(elementOf(html, "title"))).toBe("Error: Search what was checked · Verbatim");
    expect((await send({ text: " \u200b ", do: "search" })).status).toBe(422);
    expect(
      (
        await at().request("/", {
          method: "POST",
          body: "{}",
          headers: { "Content-Type": "application/json" },
        })
      ).status,
    ).toBe(415);
  });

  it("gives the whole text back to be changed, empty lines at its beginning included", async () => {
    const { text } = await send({ text: "One.\r\n\r\nTwo.", do: "change" });
    expect(text).toContain(">\nOne.\n\nTwo.</textarea>");
  });

  it("shows what is new where nothing is asked for", async () => {
    const { text } = await at().request("/");
    const main = textOf(elementOf(text, "main"));
    expect(main).toMatch(
      /^What do you want to check\? Claims that were checked, each with the quotes that its verdict rests on, word for word /,
    );
    expect(main).toContain("Newest verdicts 78 claims were checked so far.");
    expect(main).toContain("Latest corrections None so far. All corrections");
    expect(text.match(/<h3 class="other"/g)).toHaveLength(6);
    const next = /<a class="button" href="([^"]+)">More claims/.exec(text)?.[1] ?? "";
    expect((await at().request(next)).text.match(/<h3 class="other"/g)).toHaveLength(20);
    expect(text).toContain('<a href="/topics/federal-enforcement" dir="auto">Federal enforcement</a>');
  });
});
