import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { stretchesOf } from "../../src/desk/reading/painted-text.ts";
import { replay } from "../../src/replay/replay.ts";
import type { MarkedPassage } from "../../src/spans/read-for-marking.ts";
import {
  addQuote,
  desks,
  draft,
  events,
  page,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { type DeskVisitor, formFields, signedIn } from "../support/desk-visitor.ts";
import { elementOf, textOf } from "../support/page-text.ts";

const desk = desks();

describe.each(BACKENDS)("reading and marking over the %s database", (backend) => {
  const at = desk(backend);
  let cem: DeskVisitor;
  beforeAll(async () => {
    cem = await signedIn(at(), at().eve.secret);
  });

  const pathOf = (article: { id: string }) => `/desk/articles/${article.id}`;
  const read = async (article: { id: string }) => (await cem.get(pathOf(article))).text;
  /** The form as the page has it, with these fields in it. */
  const mark = async (article: { id: string }, typed: Record<string, string>) => {
    const action = `${pathOf(article)}/spans`;
    return cem.post(action, { ...formFields(await read(article), action), do: "attach", ...typed });
  };

  it("a quote is marked for a claim, and the page says so and shows it", async () => {
    const { eve } = at();
    const article = await page(eve, { text: "Reports say 12 barns burned. All were empty." });
    const claim = await draft(eve);
    const answer = await mark(article, {
      "quote.exact": "12 barns burned",
      claim: claim.id,
      role: "refutes",
      who: "other",
      "assertedBy.name": "Ann Lee",
      "assertedBy.role": "mayor",
      claimantSide: "yes",
      note: "From the first report.",
    });
    expect(answer.status).toBe(303);
    const shown = (await cem.follow(answer)).text;
    expect(textOf(elementOf(shown, "div", 'class="done saved"'))).toMatch(
      /^Saved: “12 barns burned” · Refutes · /,
    );
    expect(elementOf(shown, "mark")).toContain(">12 barns burned</mark>");
    expect((await workingCopy(eve, claim.id)).evidence).toMatchObject([
      {
        role: "refutes",
        quote: { exact: "12 barns burned", start: 12, end: 27 },
        assertedBy: { name: "Ann Lee", role: "mayor", claimantSide: true },
        note: "From the first report.",
      },
    ]);
  });

  it.each([
    ["article", "", "asserts"],
    ["other", "", "reports"],
    ["article", "disputes", "disputes"],
  ])("where the claim is made, by %s, said %j, the stance is %s", async (who, stance, stored) => {
    const { eve } = at();
    const [article, claim] = [await page(eve), await draft(eve)];
    const fields = {
      "quote.exact": "the city closed the old bridge",
      claim: claim.id,
      role: "appearance",
      who,
      stance,
    };
    expect((await mark(article, { ...fields, "assertedBy.name": "Ann Lee" })).status).toBe(303);
    expect((await workingCopy(eve, claim.id)).appearances).toMatchObject([{ stance: stored }]);
  });

  it("a form without what it needs comes back as it was typed, and nothing is written", async () => {
    const { eve } = at();
    const article = await page(eve);
    const before = await events(at());
    const refused = await mark(article, { "quote.exact": " ", who: "other", note: "Kept <b>words</b>" });
    expect(refused.status).toBe(422);
    expect(textOf(elementOf(refused.text, "div", 'class="refused"'))).toContain("4 things to put right");
    expect(refused.text).toContain("<title>Error: Read and mark: ");
    expect(formFields(refused.text, `${pathOf(article)}/spans`).note).toBe("Kept <b>words</b>");
    const other = await mark(article, {
      "quote.exact": "the new bridge",
      claim: "clm_none",
      role: "supports",
    });
    expect([other.status, textOf(elementOf(other.text, "div", 'class="refused"'))]).toEqual([
      404,
      expect.stringContaining("There is no claim clm_none."),
    ]);
    expect(await events(at())).toBe(before);
  });

  it("a near miss is shown word by word, and one press takes the article's words", async () => {
    const { eve } = at();
    const article = await page(eve, { text: "The bill is 5\u00A0million euros. A hearing was held." });
    const action = `${pathOf(article)}/spans`;
    const typed = { ...formFields(await read(article), action), "quote.exact": "bill is 5 million" };
    const checked = await cem.post(`${pathOf(article)}/check`, typed);
    expect(checked.status).toBe(200);
    expect(textOf(checked.text)).toBe(
      "Not word for word. The article has other characters here: bill is 5 typed: space in the article: no-break spacemillion no-break space where you have space Take the article’s words characters 5 to 21",
    );
    const taken = await cem.post(action, { ...typed, take: "4" });
    expect(formFields(taken.text, action)["quote.exact"]).toBe("bill is 5\u00A0million");
    expect(textOf(elementOf(taken.text, "div", 'class="check"'))).toContain("Stands once, word for word");
    const cut = await cem.post(`${pathOf(article)}/check`, { ...typed, "quote.exact": "million euros" });
    expect(textOf(cut.text)).toContain("This cuts a word or a number in two.");
    const other = await cem.post(`${pathOf(article)}/check`, {
      ...typed,
      "quote.exact": "bill is 50\u00A0million euros",
    });
    expect(textOf(other.text)).toMatch(
      /^Not word for word.*That may mean something else\. Take the article’s words/,
    );
    const absent = await cem.post(`${pathOf(article)}/check`, { ...typed, "quote.exact": "川の水" });
    expect(textOf(absent.text)).toBe("The article does not say this.");
  });

  it("of several places each can be taken", async () => {
    const { eve } = at();
    const article = await page(eve, { text: "The wall held. It rained. The wall held. It fell." });
    const claim = await draft(eve);
    const action = `${pathOf(article)}/spans`;
    const typed = { ...formFields(await read(article), action), "quote.exact": "The wall held." };
    const several = await cem.post(action, { ...typed, do: "check" });
    expect(textOf(elementOf(several.text, "div", 'class="check"'))).toMatch(
      /^Stands 2 times\. Which place is meant\?/,
    );
    const taken = formFields((await cem.post(action, { ...typed, take: "26" })).text, action);
    const done = await cem.post(action, { ...taken, claim: claim.id, role: "supports", do: "attach" });
    expect(done.status).toBe(303);
    expect((await workingCopy(eve, claim.id)).evidence).toMatchObject([{ quote: { start: 26, end: 40 } }]);
  });

  it("a new claim is made with its quote, once however often the form is sent, and not for words that do not stand", async () => {
    const { eve } = at();
    const article = await page(eve, { language: "de", text: "Die alte Mühle brannte am Sonntag ab." });
    const action = `${pathOf(article)}/spans`;
    const before = await events(at());
    const fields = { claim: "new", newClaim: " Die Mühle\nbrannte ab. ", role: "supports" };
    expect((await mark(article, { ...fields, "quote.exact": "Die neue Mühle" })).status).toBe(422);
    expect(await events(at())).toBe(before);
    const form = {
      ...formFields(await read(article), action),
      ...fields,
      "quote.exact": "alte Mühle brannte",
      do: "attach",
    };
    const [first, again] = [await cem.post(action, form), await cem.post(action, form)];
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect((await events(at())) - before).toBe(2);
    const id = /clm_\w+/.exec(first.headers.get("location") ?? "")?.[0] ?? "";
    expect(await workingCopy(eve, id)).toMatchObject({
      text: "Die Mühle brannte ab.",
      language: "de",
      status: "draft",
      // One write: nobody ever sees the claim without its quote.
      version: 1,
      evidence: [{ quote: { exact: "alte Mühle brannte" } }],
    });
    expect((await replay(at().db)).differences).toEqual([]);
    expect(textOf(elementOf((await cem.follow(first)).text, "div", 'class="done saved"'))).toContain(
      "Saved: ",
    );

    const like = await mark(article, { ...fields, "quote.exact": "alte Mühle" });
    expect([like.status, textOf(elementOf(like.text, "div", 'class="refused"'))]).toEqual([
      422,
      expect.stringContaining("A claim like this is there already."),
    ]);
    const seen = formFields(like.text, action);
    expect((await cem.post(action, { ...seen, do: "attach" })).status).toBe(303);
  });

  it("what stands otherwise in a later text is shown where it stands, and what is gone is told", async () => {
    const { eve } = at();
    const article = await page(eve, {
      text: "Officials said 40 houses were flooded. The old gate fell down.",
    });
    const claim = await draft(eve);
    const quote = (exact: string) => addQuote(eve, claim, article, { quote: { exact } });
    await quote("40 houses were flooded");
    await quote("The old gate fell down");
    await eve.post(`/v1/articles/${article.id}/snapshots`, {
      text: "Now it is known. Officials said 14 houses were flooded. It is all that is known.",
    });
    const shown = await read(article);
    expect(elementOf(shown, "mark")).toMatch(/class="m was".*>14 houses were flooded<\/mark>$/);
    expect(textOf(elementOf(shown, "ul", 'class="marked"'))).toContain("The old gate fell down gone");
  });

  it("a text that is known by its hash alone comes along with the quote", async () => {
    const { eve } = at();
    const text = "It rained here.";
    const article = await page(eve, { text, keepText: false });
    const claim = await draft(eve);
    const shown = await read(article);
    expect(textOf(shown)).toContain("The text of this article is not kept here");
    const fields = { "quote.exact": "It rained", claim: claim.id, role: "supports" };
    expect((await mark(article, fields)).status).toBe(422);
    expect((await mark(article, { ...fields, text })).status).toBe(303);
  });

  it("claims are offered by the words that are typed or begun, drafts too", async () => {
    const { eve } = at();
    const published = await publishedStory(at(), { text: "Seven storks nested on the town hall." });
    const unseen = await draft(eve, { text: "Storks nested on a chimney." });
    const article = await page(eve, { text: "It was quiet in the town." });
    const suggest = (fields: Record<string, string>) =>
      cem.post(`${pathOf(article)}/suggest-claims`, { _token: "0".repeat(32), ...fields });
    const ids = async (claimText: string) =>
      [...(await suggest({ claimText })).text.matchAll(/data-claim="(\w+)"/g)].map(([, id]) => id);
    expect(await ids("sto")).toEqual([published.claim.id, unseen.id, "new"]);
    expect(await ids("storks chim")).toEqual([unseen.id, published.claim.id, "new"]);
    expect(await ids("STORKS nested seven")).toEqual([published.claim.id, "new"]);
    expect(await ids('"*(')).toContain("new");
    const list = await suggest({ claimText: "storks nested on the town" });
    expect(textOf(list.text)).toMatch(
      /^Seven storks nested on the town hall\. Supported, published .*\+New claim from these words$/,
    );
  });

  it("before anything is typed: the new claim, those that are like the words, and what was marked here last", async () => {
    const { eve } = at();
    const text = "Nine herons stood in the harbour of Arden on Sunday. The ferry was late.";
    const article = await page(eve, { text });
    const like = await draft(eve, { text: "Nine herons stood in the harbour." });
    const unlike = await draft(eve, { text: "A mill burned down in the valley." });
    const other = await draft(eve, { text: "Boats are slow in spring." });
    await eve.post(`/v1/claims/${other.id}/spans`, {
      article: article.id,
      role: "context",
      quote: { exact: "The ferry was late." },
    });
    const { text: list } = await cem.post(`${pathOf(article)}/suggest-claims`, {
      _token: "0".repeat(32),
      claimText: "",
      "quote.exact": "Nine herons stood in the harbour of Arden on Sunday.",
    });
    const ids = [...list.matchAll(/data-claim="(\w+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(["new", like.id, other.id]);
    expect(ids).not.toContain(unlike.id);
  });

  it("nobody without a session reads a text or asks of it, and no form of elsewhere is taken", async () => {
    const { eve, request } = at();
    const article = await page(eve, { text: "Held for editors alone." });
    for (const [path, options] of [
      [pathOf(article), {}],
      [`${pathOf(article)}/suggest-claims`, { method: "POST", body: "claimText=held" }],
      [`${pathOf(article)}/check`, { method: "POST", body: "quote.exact=Held" }],
    ] as const) {
      const answer = await request(path, {
        ...options,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      expect([path, answer.status]).toEqual([path, "method" in options ? 403 : 401]);
      expect(answer.text).not.toContain("editors alone");
    }
    const before = await events(at());
    const form = {
      ...formFields(await read(article), `${pathOf(article)}/spans`),
      "quote.exact": "Held",
      do: "attach",
    };
    const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-site" };
    expect((await cem.post(`${pathOf(article)}/spans`, form, headers)).status).toBe(403);
    expect(await events(at())).toBe(before);
    expect((await cem.get("/desk/articles/art_none")).status).toBe(404);
  });
});

describe("a text is cut where passages begin and end", () => {
  it("into stretches that joined are the text, each with the passages that lie on it", () => {
    const texts = fc.array(fc.constantFrom("a", "é", "👩🏽", " ", "\n"), { minLength: 1, maxLength: 30 });
    const places = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 8 });
    fc.assert(
      fc.property(texts, places, (characters, pairs) => {
        const points = Array.from(characters.join(""));
        const passages: MarkedPassage[] = pairs
          .map(([a, b]) => [a % points.length, b % points.length].toSorted((x, y) => x - y))
          .map(([start = 0, end = 0]) => ({ start, end: end + 1 }))
          .sort((a, b) => a.start - b.start || a.end - b.end)
          .map((place, i) => ({ ...place, number: i + 1, state: "verified" as const, marks: [] }));
        const text = points.join("");
        const stretches = stretchesOf(text, passages);
        expect(stretches.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
        for (const { number, start, end } of passages) {
          const own = stretches.filter(({ over }) => over.some((one) => one.number === number));
          expect(own.map((one) => text.slice(one.start, one.end)).join("")).toBe(
            points.slice(start, end).join(""),
          );
        }
      }),
    );
  });
});
