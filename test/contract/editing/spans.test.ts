import { describe, expect, it } from "vitest";
import * as z from "zod";
import { assertInvariants } from "../../race/invariants.ts";
import { BACKENDS } from "../../support/backends.ts";
import {
  addQuote,
  CLOSED,
  CRACK,
  desks,
  draft,
  events,
  judge,
  judgedStory,
  page,
  publishedStory,
  spanOf,
  workingCopy,
} from "./desk.ts";

const placesSchema = z.object({
  places: z.array(
    z.object({ exact: z.string(), prefix: z.string(), suffix: z.string(), start: z.int(), end: z.int() }),
  ),
});
const desk = desks();

describe.each(BACKENDS)("quotes over the %s database", (backend) => {
  const at = desk(backend);
  const add = async (text: string, quote: Record<string, unknown>) => {
    const { eve } = at();
    const [claim, article] = [await draft(eve), await page(eve, { text })];
    const send = (given: Record<string, unknown>) =>
      eve.post(`/v1/claims/${claim.id}/spans`, { article: article.id, role: "supports", quote: given });
    return { answer: await send(quote), send, claim };
  };

  it("a quote that stands there goes in, with its place and surroundings worked out here", async () => {
    const { eve } = at();
    const [claim, article] = [await draft(eve), await page(eve, { text: "🙂 One 𝒳 two. Three." })];
    const answer = await eve.post(`/v1/claims/${claim.id}/spans`, {
      article: article.url,
      role: "appearance",
      stance: "disputes",
      quote: { exact: "𝒳 two" },
      assertedBy: { name: "Ann", role: "mayor", claimantSide: true },
      note: "In the second line.",
    });
    const span = spanOf(answer);
    expect(span).toMatchObject({
      id: expect.stringMatching(/^spn_/),
      role: "appearance",
      stance: "disputes",
      quote: { exact: "𝒳 two", prefix: "🙂 One ", suffix: ". Three.", start: 6, end: 11 },
      assertedBy: { name: "Ann", role: "mayor", claimantSide: true },
      note: "In the second line.",
      state: "verified",
      placement: null,
      verification: { by: "Eve Editor" },
      article: { id: article.id },
    });
    expect(answer.headers.get("Location")).toBe(`/v1/spans/${span.id}`);
    expect(answer.headers.get("ETag")).toBe('"2"');
    const read = await eve.get(`/v1/spans/${span.id}`);
    expect(read.json).toEqual({ ...JSON.parse(answer.text), claim: claim.id, retracted: null });
  });

  it.each<[string, string, string, Record<string, unknown>]>([
    [
      "other typography",
      "He said: \u201CIt\u2019s over \u2014 for now\u201D.",
      "It's over - for now",
      {
        code: "quote-differs",
        state: "normalised",
        nearest: { exact: "It\u2019s over \u2014 for now", start: 10, end: 29 },
      },
    ],
    [
      "another number",
      "The council spent 40 million euros on the new bridge last year.",
      "spent 14 million euros on the new bridge",
      {
        code: "quote-differs",
        state: "changed",
        meaningMayHaveChanged: true,
        diff: [{ before: "14", after: "40" }],
        nearest: { exact: "spent 40 million euros on the new bridge" },
      },
    ],
    [
      "a word left out",
      "The minister did not sign the order before the vote was held.",
      "The minister did sign the order before the vote",
      {
        code: "quote-differs",
        state: "changed",
        meaningMayHaveChanged: true,
        diff: [{ before: "", after: "not" }],
        nearest: { exact: "The minister did not sign the order before the vote" },
      },
    ],
    [
      "nothing like it",
      "A page about gardening.",
      "the parliament was dissolved",
      { code: "quote-not-found", state: "gone", nearest: null },
    ],
  ])("a near miss is told what the text says: %s", async (_what, text, exact, told) => {
    const { answer, send, claim } = await add(text, { exact });
    expect([answer.status, answer.json]).toMatchObject([
      422,
      { errors: [{ in: "body", pointer: "/quote/exact" }], ...told },
    ]);
    expect((await workingCopy(at().eve, claim.id)).version).toBe(1);
    const { nearest } = z.object({ nearest: z.object({ exact: z.string() }).nullable() }).parse(answer.json);
    if (nearest) expect((await send({ exact: nearest.exact })).status).toBe(201);
  });

  it.each<[string, string, string, number]>([
    [
      "in different sentences",
      "It rained on Monday. It rained on Tuesday. Then it rained no more.",
      "rained",
      3,
    ],
    [
      "in repeated passages",
      `${"The same words go on and on, to the letter. ".repeat(4)}The end.`,
      "on and on",
      4,
    ],
    ["overlapping", "ha ha ha ha.", "ha ha", 3],
    ["in emoji", "🙂🙃🙂🙃🙂", "🙂", 3],
  ])("a quote that stands more than once is told how to say which: %s", async (_what, text, exact, count) => {
    const { answer, send } = await add(text, { exact });
    expect([answer.status, answer.json]).toMatchObject([
      422,
      { code: "quote-ambiguous", state: "ambiguous" },
    ]);
    const { places } = placesSchema.parse(answer.json);
    expect(places).toHaveLength(count);
    for (const { exact: words, prefix, suffix, start, end } of places) {
      const accepted = spanOf(await send({ exact: words, prefix, suffix }));
      expect(accepted.quote).toEqual({ exact, prefix, suffix, start, end });
      expect([...text].slice(start, end).join("")).toBe(exact);
    }
  });

  it("a quote stands between its prefix and its suffix, or not at all", async () => {
    const text = "Ann said yes. Bob said no.";
    const { answer, send } = await add(text, { exact: "said", prefix: "Carl " });
    expect([answer.status, answer.json]).toMatchObject([
      422,
      { code: "quote-differs", errors: [{ pointer: "/quote" }], places: [{ start: 4 }, { start: 18 }] },
    ]);
    for (const [prefix, suffix] of [
      ["Ann ", " no"],
      ["nn", " yes"],
      [" Ann ", undefined],
      [undefined, " yes. Bob said no. And"],
    ]) {
      expect((await send({ exact: "said", prefix, suffix })).status).toBe(422);
    }
    expect(spanOf(await send({ exact: "said", prefix: "Bob ", suffix: "" })).quote).toMatchObject({
      start: 18,
    });
    expect(spanOf(await send({ exact: "said", suffix: " yes" })).quote).toMatchObject({ start: 4 });
  });

  it.each([
    ["Officials said 140 houses were flooded.", "40 houses were flooded", "140 houses were flooded"],
    ["The court called the sale illegal on Friday.", "legal on Friday", "illegal on Friday"],
    ["It fell to \u22124 degrees at night.", "4 degrees", "\u22124 degrees"],
    ["The repair cost 14\u202F000 euros.", "000 euros", "14\u202F000 euros"],
  ])(
    "a quote that cuts a word or a number is refused, and widened on request: %s",
    async (text, exact, whole) => {
      const { eve } = at();
      const { answer, claim } = await add(text, { exact });
      expect([answer.status, answer.json]).toMatchObject([
        422,
        { code: "quote-differs", state: "cut", nearest: { exact: whole } },
      ]);
      expect((await workingCopy(eve, claim.id)).version).toBe(1);
      const article = await page(eve, { text });
      const accepted = await eve.post(`/v1/claims/${claim.id}/spans`, {
        article: article.id,
        role: "supports",
        quote: { exact },
        accept: "nearest",
      });
      expect(spanOf(accepted).quote.exact).toBe(whole);
    },
  );

  it.each([
    ["Le caf\u00E9 ferm\u00E9.", "cafe\u0301 ferme\u0301", "caf\u00E9 ferm\u00E9", 3],
    ["Line two\r\nends.", "two\r\nends", "two\nends", 5],
    ["Officials said forty houses.", " forty\u00A0", "forty", 15],
  ])("a quote is read in its text's normal form: %s", async (text, exact, stored, start) => {
    const { answer } = await add(text, { exact });
    expect(spanOf(answer).quote).toMatchObject({ exact: stored, start });
  });

  it("a dry run says what would be stored, or what stands in the way, and writes nothing", async () => {
    const { eve } = at();
    const [claim, article] = [await draft(eve), await page(eve, { text: "It cost 5\u00A0million euros." })];
    const before = await events(at());
    const path = `/v1/claims/${claim.id}/spans`;
    const quoting = (exact: string) => ({ article: article.id, role: "supports", quote: { exact } });
    const refused = await eve.post(`${path}?dryRun`, quoting("5 million"));
    expect([refused.status, refused.json]).toMatchObject([
      422,
      { code: "quote-differs", characters: [{ text: ["U+00A0 NO-BREAK SPACE"] }] },
    ]);
    const checked = await eve.post(`${path}?dryRun`, { ...quoting("5 million"), accept: "nearest" });
    expect([checked.status, checked.json]).toEqual([
      200,
      {
        quote: { exact: "5\u00A0million", prefix: "It cost ", suffix: " euros.", start: 8, end: 17 },
        textSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        known: null,
      },
    ]);
    expect(await events(at())).toBe(before);
    expect((await workingCopy(eve, claim.id)).version).toBe(1);
    const span = spanOf(await eve.post(`${path}?dryRun=false`, quoting("5\u00A0million")));
    const again = await eve.post(`${path}?dryRun=true`, quoting("5\u00A0million"));
    expect(again.json).toMatchObject({ known: span.id });
    expect((await eve.post(`${path}?dryrun`, quoting("euros"))).status).toBe(400);
    expect((await eve.post(`${path}?dryRun`, quoting("euros"), { ifMatch: 9 })).status).toBe(412);
  });

  it("a quote can be checked before there is a claim", async () => {
    const { eve, request } = at();
    const article = await page(eve, { text: "It cost 5\u00A0million euros. It did not." });
    const before = await events(at());
    const path = `/v1/articles/${article.id}/check`;
    const stands = await eve.post(path, { quote: { exact: "million euros" }, accept: "nearest" });
    expect([stands.status, stands.json]).toEqual([
      200,
      {
        quote: {
          exact: "5\u00A0million euros",
          prefix: "It cost ",
          suffix: ". It did not.",
          start: 8,
          end: 23,
        },
        textSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    const refused = await eve.post(path, { quote: { exact: "cost 5 million dollars" } });
    expect([refused.status, refused.json]).toMatchObject([
      422,
      {
        code: "quote-differs",
        nearest: { exact: "cost 5\u00A0million euros", start: 3, end: 23 },
        comparison: [
          { quote: "cost 5", text: "cost 5", characters: [] },
          {
            quote: " ",
            text: "\u00A0",
            characters: [{ quote: ["U+0020 SPACE"], text: ["U+00A0 NO-BREAK SPACE"], times: 1 }],
          },
          { quote: "million ", text: "million ", characters: [] },
          { quote: "dollars", text: "euros", characters: [] },
        ],
      },
    ]);
    expect((await eve.post(path, { quote: { exact: "It" } })).json).toMatchObject({
      code: "quote-ambiguous",
      places: [{ start: 0 }, { start: 25 }],
    });
    expect(await events(at())).toBe(before);

    const text = "Known by its hash: it rained.";
    const unheld = await page(eve, { text, keepText: false });
    const asked = (body: object) =>
      eve.post(`/v1/articles/${unheld.id}/check`, { quote: { exact: "it rained" }, ...body });
    expect((await asked({})).json).toMatchObject({ code: "text-not-held" });
    expect((await asked({ text })).json).toMatchObject({ quote: { start: 19, end: 28 } });
    expect((await eve.post("/v1/articles/none/check", { quote: { exact: "it" } })).status).toBe(404);
    expect((await request(path, { method: "POST" })).status).toBe(401);
  });

  it("offsets are the server's to say", async () => {
    const { answer } = await add("One two.", { exact: "two", start: 0, end: 3 });
    expect([answer.status, answer.json]).toMatchObject([
      422,
      { code: "invalid-input", errors: [{ pointer: "/quote/start" }, { pointer: "/quote/end" }] },
    ]);
  });

  it("the same quote in the same role is there once", async () => {
    const { eve, sam } = at();
    const [claim, article] = [await draft(eve), await page(eve)];
    const span = await addQuote(eve, claim, article);
    const before = await events(at());
    const again = await sam.post(`/v1/claims/${claim.id}/spans`, {
      article: article.id,
      role: "supports",
      quote: { exact: CLOSED, prefix: "On Monday " },
      note: "Again.",
    });
    expect(spanOf(again, 200).id).toBe(span.id);
    expect(await events(at())).toBe(before);
    expect((await addQuote(eve, claim, article, { role: "context" })).id).not.toBe(span.id);
    expect((await addQuote(eve, await draft(eve), article)).id).not.toBe(span.id);
  });

  it("an article without a text has no quotes, and one that is not there neither", async () => {
    const { eve } = at();
    const claim = await draft(eve);
    const article = await page(eve, { text: undefined });
    const send = (of: string) =>
      eve.post(`/v1/claims/${claim.id}/spans`, { article: of, role: "supports", quote: { exact: "a" } });
    const bare = await send(article.id);
    expect([bare.status, bare.json]).toMatchObject([422, { code: "text-not-held" }]);
    expect((await send(`art_${"0".repeat(26)}`)).status).toBe(404);
    expect((await send("https://nowhere.example/")).status).toBe(404);
    const invalid = await send("file:///etc/passwd");
    expect([invalid.status, invalid.json]).toMatchObject([422, { errors: [{ pointer: "/article" }] }]);
  });

  it("of a claim that is not there, that is what is said, whatever is wrong with the quote", async () => {
    const { eve } = at();
    const article = await page(eve);
    const answers = await Promise.all(
      [{ article: article.id }, { article: "https://nowhere.example/" }].map((of) =>
        eve.post("/v1/claims/no-such-claim/spans", { ...of, role: "supports", quote: { exact: "Absent." } }),
      ),
    );
    expect(answers.map(({ status, json }) => [status, json])).toMatchObject([
      [404, { detail: "There is no claim no-such-claim." }],
      [404, { detail: "There is no claim no-such-claim." }],
    ]);
  });

  it("an appearance has a stance, evidence has none", async () => {
    const { eve } = at();
    const [claim, article] = [await draft(eve), await page(eve)];
    const send = (fields: object) =>
      eve.post(`/v1/claims/${claim.id}/spans`, { article: article.id, quote: { exact: CLOSED }, ...fields });
    for (const fields of [
      { role: "appearance" },
      { role: "supports", stance: "asserts" },
      { role: "proves" },
    ]) {
      expect((await send(fields)).status).toBe(422);
    }
    const span = await addQuote(eve, claim, article);
    const patched = await eve.patch(`/v1/spans/${span.id}`, { stance: "reports" }, { ifMatch: 2 });
    expect([patched.status, patched.json]).toMatchObject([422, { errors: [{ pointer: "/stance" }] }]);
  });

  it("what is said about a quote can change, the quote cannot", async () => {
    const { eve } = at();
    const [claim, article] = [await draft(eve), await page(eve)];
    const span = await addQuote(eve, claim, article, { note: "First." });
    const path = `/v1/spans/${span.id}`;
    const patched = await eve.patch(path, { note: null, assertedBy: { name: "Ann" } }, { ifMatch: 2 });
    expect(spanOf(patched, 200)).toMatchObject({
      note: null,
      assertedBy: { name: "Ann", role: null, claimantSide: false },
      quote: span.quote,
    });
    expect(patched.headers.get("ETag")).toBe('"3"');
    const before = await events(at());
    expect((await eve.patch(path, { note: null }, { ifMatch: 3 })).status).toBe(200);
    expect(await events(at())).toBe(before);
    for (const body of [{ quote: { exact: "x" } }, { role: "refutes" }, { state: "verified" }]) {
      expect((await eve.patch(path, body, { ifMatch: 3 })).status).toBe(422);
    }
    expect((await eve.patch(path, { note: "Late." }, { ifMatch: 2 })).status).toBe(412);
    expect((await eve.patch(path, { note: "Blind." })).status).toBe(428);
  });

  describe("retracting", () => {
    it("takes a quote out of the working copy, with a reason, for good", async () => {
      const { eve } = at();
      const [claim, article] = [await draft(eve), await page(eve)];
      const span = await addQuote(eve, claim, article);
      const path = `/v1/spans/${span.id}`;
      expect((await eve.post(`${path}/retract`, {}, { ifMatch: 2 })).status).toBe(422);
      const retracted = await eve.post(`${path}/retract`, { reason: "Misread." }, { ifMatch: 2 });
      expect([retracted.status, retracted.json]).toMatchObject([
        200,
        { id: claim.id, version: 3, evidence: [] },
      ]);
      expect((await eve.get(path)).json).toMatchObject({ retracted: { reason: "Misread." } });
      for (const answer of [
        await eve.post(`${path}/retract`, { reason: "Again." }, { ifMatch: 3 }),
        await eve.patch(path, { note: "More." }, { ifMatch: 3 }),
      ]) {
        expect([answer.status, answer.json]).toMatchObject([409, { code: "wrong-status" }]);
      }
      expect((await addQuote(eve, claim, article)).id).not.toBe(span.id);
      const { rows } = await at().db.execute({
        sql: "select reason from events where subject_id = ? and action = 'span.retracted'",
        args: [span.id],
      });
      expect(rows.map(({ reason }) => reason)).toEqual(["Misread."]);
    });

    it("a quote that the current verdict rests on goes only together with the verdict", async () => {
      const { eve } = at();
      const { claim, span, verdict } = await judgedStory(at());
      const path = `/v1/spans/${span.id}/retract`;
      const alone = await eve.post(path, { reason: "Misread." }, { ifMatch: claim.version });
      expect([alone.status, alone.json]).toMatchObject([
        409,
        { code: "span-rested-on", verdict: verdict.id },
      ]);
      const both = await eve.post(
        path,
        { reason: "Misread.", withdrawVerdict: true },
        { ifMatch: claim.version },
      );
      expect([both.status, both.json]).toMatchObject([
        200,
        { status: "under_review", version: claim.version + 1, verdict: null, evidence: [] },
      ]);
      await assertInvariants(at().db);
    });

    it("of a published claim withdraws it from readers, who are told why; that needs a senior", async () => {
      const { eve, sam } = at();
      const { claim, span } = await publishedStory(at());
      const path = `/v1/spans/${span.id}/retract`;
      const body = { reason: "The quote was misread.", withdrawVerdict: true };
      const before = await at().request(`/v1/claims/${claim.id}`);
      const forbidden = await eve.post(path, body, { ifMatch: claim.version });
      expect([forbidden.status, forbidden.json]).toMatchObject([403, { code: "forbidden" }]);
      expect((await at().request(`/v1/claims/${claim.id}`)).text).toBe(before.text);
      expect((await sam.post(path, body, { ifMatch: claim.version })).status).toBe(200);
      const gone = await at().request(`/v1/claims/${claim.slug}`);
      expect([gone.status, gone.json]).toMatchObject([
        410,
        {
          code: "gone",
          claim: claim.id,
          claimStatus: "under_review",
          reason: "The quote was misread.",
          replacedBy: null,
        },
      ]);
      await assertInvariants(at().db);
    });

    it("of an unpublished claim needs a senior too: readers are told its state", async () => {
      const { eve, sam } = at();
      const { claim, span } = await publishedStory(at());
      await sam.post(
        `/v1/claims/${claim.id}/unpublish`,
        { reason: "Under dispute." },
        { ifMatch: claim.version },
      );
      const before = await at().request(`/v1/claims/${claim.id}`);
      const answer = await eve.post(
        `/v1/spans/${span.id}/retract`,
        { reason: "Mine.", withdrawVerdict: true },
        { ifMatch: claim.version + 1 },
      );
      expect(answer.status).toBe(403);
      expect((await at().request(`/v1/claims/${claim.id}`)).text).toBe(before.text);
    });

    it("a quote that no current verdict rests on goes without more, and readers keep what was published", async () => {
      const { eve } = at();
      const { claim, article } = await publishedStory(at());
      const extra = await addQuote(eve, claim, article, { role: "context", quote: { exact: CRACK } });
      const { id } = await judge(eve, claim, { change: { kind: "update" } });
      expect(id).toMatch(/^ver_/);
      const before = await at().request(`/v1/claims/${claim.id}`);
      const { version } = await workingCopy(eve, claim.id);
      const answer = await eve.post(
        `/v1/spans/${extra.id}/retract`,
        { reason: "Beside it." },
        { ifMatch: version },
      );
      expect(answer.status).toBe(200);
      expect((await at().request(`/v1/claims/${claim.id}`)).text).toBe(before.text);
    });
  });
});
