import { describe, expect, it } from "vitest";
import { BACKENDS } from "../../support/backends.ts";
import { articleOf, desks, draft, judgedStory, publish, publishedStory } from "./desk.ts";

// What people write is kept as they mean it; what a source says is kept as it stands.

const desk = desks();
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.each(BACKENDS)("what people write, over the %s database", (backend) => {
  const at = desk(backend);

  it.each([
    ["राजनीति", "राजनीति"],
    ["การเมือง", "การเมือง"],
    ["தமிழ்", "தமிழ்"],
    ["سِياسة", "سِياسة"],
    ["State Law", "state-law"],
    ["state_law", "state-law"],
    ["  Öffentlicher  Raum ", "öffentlicher-raum"],
    ["Ｃｌｉｍａｔｅ", "climate"],
    ["o\u0308", "ö"],
  ])("topic %j is kept as %j", async (topic, kept) => {
    expect((await draft(at().eve, { topics: [topic] })).topics).toEqual([kept]);
  });

  it.each([
    ["pt_BR", "pt-BR"],
    ["EN-us", "en-US"],
    ["zh-hant-tw", "zh-Hant-TW"],
    ["de", "de"],
  ])("language %s is kept as %s", async (language, kept) => {
    expect((await draft(at().eve, { language })).language).toBe(kept);
  });

  it.each([
    ["The flood damaged\r\n40 houses.\r\n", "The flood damaged 40 houses."],
    ["\n\n\tThe bank \n burst. \u00a0", "The bank burst."],
    ["\u2028 The bank\u2028burst\u2029twice. \u2029", "The bank\u2028burst\u2029twice."],
    [" Two  spaces\tand a tab stay. ", "Two  spaces\tand a tab stay."],
  ])("one line pasted as %j is kept as %j", async (text, kept) => {
    const { eve } = at();
    expect((await draft(eve, { text })).text).toBe(kept);
    const url = `https://pasted.example/${encodeURIComponent(text)}`;
    const article = await eve.post("/v1/articles", { url, headline: text });
    expect([article.status, article.json]).toMatchObject([201, { headline: kept }]);
  });

  it("a topic is filtered by however it is written", async () => {
    const desk = at();
    const { claim } = await publishedStory(desk, { topics: ["Öffentlicher Raum"] });
    for (const topic of ["öffentlicher-raum", "Öffentlicher Raum", "O\u0308FFENTLICHER_RAUM"]) {
      const list = await desk.request(`/v1/claims?topic=${encodeURIComponent(topic)}`);
      expect(list.json).toMatchObject({ claims: [{ id: claim.id }] });
    }
  });

  it("a claimant and a publisher are found however their names are written, accents aside", async () => {
    const desk = at();
    const { article, claim } = await judgedStory(desk, { claimant: { name: "Éric  Zöllner-O\u2019Neill" } });
    const publisher = { name: "L\u2019Écho \u00abdu\u00bb Port", site: "echo.example" };
    const path = `/v1/articles/${article.id}`;
    expect((await desk.eve.patch(path, { publisher }, { ifMatch: article.version })).status).toBe(200);
    await publish(desk.sue, claim);
    const found = async (query: string) => {
      const { json } = await desk.request(`/v1/claims?${query}`);
      return JSON.stringify(json).includes(claim.id);
    };
    for (const name of [
      "éric zöllner-o'neill",
      "ÉRIC ZÖLLNER\u2010O\u2019NEILL",
      " Ｅ\u0301ric\u00a0zo\u0308llner-o`neill",
    ]) {
      expect(await found(`claimant=${encodeURIComponent(name)}`)).toBe(true);
    }
    expect(await found(`claimant=${encodeURIComponent("Eric Zöllner-O'Neill")}`)).toBe(false);
    for (const name of [`l'écho "DU" port`, "L\u2018E\u0301cho \u201cdu\u201d  Port", "ECHO.example"]) {
      expect(await found(`sourcePublisher=${encodeURIComponent(name)}`)).toBe(true);
    }
    expect(await found(`sourcePublisher=${encodeURIComponent(`L'Echo "du" Port`)}`)).toBe(false);
  });

  it("nobody is two people, whichever way the name is written", async () => {
    const { ada } = at();
    const key = async (name: string) => {
      const answer = await ada.post("/v1/keys", { name, role: "senior" });
      expect(answer.status).toBe(201);
      return answer.json;
    };
    const first = await key("Zoë O\u2019Hara");
    for (const name of [" zoë  o'hara", "ZOE\u0308 O`HARA", "Ｚｏë O\u02bcHara", "Zo\u200bë O\u2019Hara"]) {
      expect(await key(name)).toMatchObject({ editor: (first as { editor: unknown }).editor });
    }
    expect(await key("Zoe O\u2019Hara")).not.toMatchObject({ editor: (first as { editor: unknown }).editor });
  });

  it("names lose white space at their ends, claims their line breaks, and nothing else", async () => {
    const claim = await draft(at().eve, {
      text: "First line\r\nSecond “line” e\u0301 \u202ename\u202c",
      claimant: { name: "  Ada\n\u00a0Example ", role: "mayor\tof Arden" },
    });
    expect(claim.text).toBe("First line Second “line” e\u0301 \u202ename\u202c");
    expect(claim.claimant).toEqual({ name: "Ada Example", role: "mayor\tof Arden" });
  });

  it("a source's text and a quote of it are kept with characters that nobody could write", async () => {
    const { eve } = at();
    const text = `One\u0001 two \f three ${Math.random()}. Four\u0085five.`;
    const article = articleOf(await eve.post("/v1/articles", { text }), 201);
    const claim = await draft(eve);
    const answer = await eve.post(`/v1/claims/${claim.id}/spans`, {
      article: article.id,
      role: "supports",
      quote: { exact: "One\u0001 two \f three" },
    });
    expect(answer.json).toMatchObject({ quote: { exact: "One\u0001 two \f three" } });
  });

  it("a day is in the future only where it has begun nowhere on earth", async () => {
    const { eve } = at();
    const tomorrowSomewhere = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
    expect((await draft(eve, { claimedOn: tomorrowSomewhere })).claimedOn).toBe(tomorrowSomewhere);
    const late = inDays(3);
    for (const [path, body, pointer] of [
      ["/v1/claims", { text: "Later.", claimedOn: late }, "/claimedOn"],
      ["/v1/articles", { text: "Later.", publishedOn: late }, "/publishedOn"],
      ["/v1/articles", { text: "Later.", retrievedAt: "2062-11-25T00:00:00Z" }, "/retrievedAt"],
    ] as const) {
      const answer = await eve.post(path, body);
      expect([answer.status, answer.json]).toMatchObject([422, { errors: [{ pointer }] }]);
    }
    const claim = await draft(eve);
    const patched = await eve.patch(
      `/v1/claims/${claim.id}`,
      { claimedOn: late },
      { ifMatch: claim.version },
    );
    expect([patched.status, patched.json]).toMatchObject([422, { errors: [{ pointer: "/claimedOn" }] }]);
  });

  it("a text is retrieved at most five minutes from now, by whatever clock", async () => {
    const { eve } = at();
    const article = articleOf(await eve.post("/v1/articles", { text: `Seen ${Math.random()}.` }), 201);
    const snapshot = (minutes: number) =>
      eve.post(`/v1/articles/${article.id}/snapshots`, {
        text: `Seen ${minutes}.`,
        retrievedAt: new Date(Date.now() + minutes * 60_000).toISOString(),
      });
    expect((await snapshot(4)).status).toBe(201);
    expect((await snapshot(7)).status).toBe(422);
  });

  it("null for a text that is not sent says the same as leaving it out", async () => {
    const url = `https://null.example/${Math.random()}`;
    const answer = await at().eve.post("/v1/articles", {
      url,
      text: null,
      textSha256: null,
      textLength: null,
    });
    expect(articleOf(answer, 201).url).toBe(url);
  });
});
