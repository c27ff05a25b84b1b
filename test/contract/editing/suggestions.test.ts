import { beforeAll, describe, expect, it } from "vitest";
import { claimListSchema } from "../../../src/http/claims/claim-contract.ts";
import { suggestionListSchema } from "../../../src/http/suggestions/suggestion-contract.ts";
import { BACKENDS } from "../../support/backends.ts";
import {
  addQuote,
  type ClaimAnswer,
  desks,
  draft,
  expectStatus,
  judge,
  page,
  publish,
  workingCopy,
} from "./desk.ts";

const deskOn = desks();

/** People and things in several scripts; who acts in public says why nobody was asked. */
const STORIES = [
  {
    text: "The northern bridge was closed on Monday.",
    topics: ["State Law", "bridges"],
    claimant: { name: "Ada Obi" },
    about: [
      { name: "Grace O’Neill", kind: "person" },
      { name: "Harbour Trust", kind: "organisation" },
    ],
    publisher: { name: "Elm Street News" },
  },
  {
    text: "The southern bridge was closed too.",
    topics: ["state-law"],
    claimant: { name: "ADA  obi" },
    about: [{ name: "Мария Смирнова", kind: "person" }],
    publisher: { name: "Новая Эльма" },
  },
  {
    text: "The eastern gate stayed open.",
    topics: ["法律", "Statistics"],
    claimant: { name: "山田太郎" },
    about: [{ name: "Μαρία Παπαδοπούλου", kind: "person" }],
    publisher: { name: "エルム新聞" },
  },
];

describe.each(BACKENDS)("finding people and topics over the %s database", (backend) => {
  const desk = deskOn(backend);
  const claims: ClaimAnswer[] = [];

  beforeAll(async () => {
    const { eve, sam } = desk();
    for (const { publisher, ...fields } of STORIES) {
      const article = await page(eve, { publisher });
      const claim = await draft(eve, fields);
      await addQuote(eve, claim, article);
      await judge(eve, claim, { reply: { whyNotAsked: "The city's notice is all that is at issue." } });
      claims.push(await publish(sam, claim));
    }
    await draft(eve, {
      text: "Nobody reads of this yet.",
      topics: ["state-secrets"],
      claimant: { name: "Ada Unpublished" },
      about: [{ name: "Grace Unpublished", kind: "person" }],
    });
  }, 30_000);

  const suggest = async (kind: string, q: string, limit = 10) => {
    const path = `/v1/suggest?${new URLSearchParams({ kind, q, limit: String(limit) })}`;
    return (await desk().read(path, suggestionListSchema)).suggestions;
  };
  const foundBy = async (query: Record<string, string>, editor = false): Promise<string[]> => {
    const path = `/v1/claims?${new URLSearchParams(query)}`;
    const answer = editor ? await desk().eve.get(path) : await desk().request(path);
    const { claims: found } = claimListSchema.parse(expectStatus(answer, 200).json);
    return found.map(({ text }) => text).sort();
  };

  it.each([
    ["topic", "Stat", ["state-law", "statistics"]],
    ["topic", "state l", ["state-law"]],
    ["topic", "LAW", ["state-law"]],
    ["topic", "法", ["法律"]],
    ["claimant", "ada", ["ADA obi"]],
    ["claimant", "OB", ["ADA obi"]],
    ["claimant", "山田", ["山田太郎"]],
    ["about", "grace o'n", ["Grace O’Neill"]],
    ["about", "o’neill", ["Grace O’Neill"]],
    ["about", "trust", ["Harbour Trust"]],
    ["about", "марИЯ", ["Мария Смирнова"]],
    ["about", "смир", ["Мария Смирнова"]],
    ["about", "ΜΑΡΊΑ", ["Μαρία Παπαδοπούλου"]],
    ["publisher", "elm", ["Elm Street News"]],
    ["publisher", "ｅｌｍ　ｓｔ", ["Elm Street News"]],
    ["publisher", "НОВ", ["Новая Эльма"]],
    ["publisher", "エル", ["エルム新聞"]],
    ["about", "eill", []],
    ["topic", "state-s", []],
    ["about", "%", []],
    ["topic", "-", []],
  ])("suggests for %s “%s” %j", async (kind, q, values) => {
    expect((await suggest(kind, q)).map(({ value }) => value)).toEqual(values);
  });

  it("counts the claims of a topic, and nobody's", async () => {
    expect(await suggest("topic", "state")).toEqual([{ value: "state-law", claims: 2 }]);
    expect(await suggest("claimant", "ada")).toEqual([{ value: "ADA obi", claims: null }]);
  });

  it("gives as many as are asked for", async () => {
    expect(await suggest("topic", "stat", 1)).toEqual([{ value: "state-law", claims: 2 }]);
  });

  it("takes one statement, one round trip", async () => {
    await desk().settled();
    const before = desk().roundTrips();
    await suggest("about", "grace");
    const after = desk().roundTrips();
    expect(before === null || after === null ? 1 : after - before).toBe(1);
  });

  it.each([
    ["kind=topic", "q"],
    ["kind=label&q=a", "kind"],
    ["q=a", "kind"],
    ["kind=topic&q=a&limit=21", "limit"],
    ["kind=topic&q=", "q"],
  ])("refuses ?%s and names %s", async (query, name) => {
    const answer = await desk().request(`/v1/suggest?${query}`);
    expect([answer.status, answer.json]).toMatchObject([
      400,
      { code: "invalid-query", errors: [{ in: "query", name }] },
    ]);
  });

  it.each([
    ["GRACE O'NEILL", 0],
    ["harbour  trust", 0],
    ["мария смирнова", 1],
    ["Μαρία Παπαδοπούλου", 2],
  ])("lists the claims about %s, by the filter and by words", async (name, index) => {
    const text = STORIES[index]?.text ?? "";
    expect(await foundBy({ about: name })).toEqual([claims[index]?.text]);
    expect(await foundBy({ q: name })).toEqual([claims[index]?.text]);
    expect(claims[index]?.text).toBe(text);
  });

  it("lists nothing about half a name, and working copies by the whole one", async () => {
    expect(await foundBy({ about: "Grace" })).toEqual([]);
    expect(await foundBy({ about: "grace unpublished" })).toEqual([]);
    expect(await foundBy({ about: "grace unpublished", view: "working" }, true)).toEqual([
      "Nobody reads of this yet.",
    ]);
  });

  it("forgets a name when the claim is withdrawn or says another one", async () => {
    const { eve, sam } = desk();
    const [first, second] = claims;
    const patched = await eve.patch(
      `/v1/claims/${second?.id}`,
      { about: [{ name: "Мария Кузнецова", kind: "person" }] },
      { ifMatch: (await workingCopy(eve, second?.id ?? "")).version },
    );
    expectStatus(patched, 200);
    expect((await suggest("about", "мария")).map(({ value }) => value)).toEqual(["Мария Смирнова"]);
    await publish(sam, { id: second?.id ?? "" });
    expect((await suggest("about", "мария")).map(({ value }) => value)).toEqual(["Мария Кузнецова"]);
    const { version } = await workingCopy(sam, first?.id ?? "");
    const answer = await sam.post(
      `/v1/claims/${first?.id}/retract`,
      { reason: "It was another bridge." },
      { ifMatch: version },
    );
    expectStatus(answer, 200);
    expect(await suggest("about", "grace")).toEqual([]);
    expect(await suggest("publisher", "elm")).toEqual([]);
    expect(await suggest("topic", "state")).toEqual([{ value: "state-law", claims: 1 }]);
  });
});
