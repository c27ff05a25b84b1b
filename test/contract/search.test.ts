import { describe, expect, it } from "vitest";
import { claimListSchema } from "../../src/http/claims/claim-contract.ts";
import { BACKENDS } from "../support/backends.ts";
import { type Desk, desks, draft, publishedStory } from "./editing/desk.ts";

const desk = desks();
const TOWNS = ["Arden", "Boltz", "Corin", "Dunmere", "Eskil", "Fenwick", "Gorse"];

describe.each(BACKENDS)("searching over the %s database", (backend) => {
  const here = desk(backend);
  const list = (query: string) => here().read(`/v1/claims?${query}`, claimListSchema);
  const publish = (text: string, fields: Record<string, unknown> = {}) =>
    publishedStory(here(), { text, ...fields }).then(({ claim }) => claim.id);
  const idsOf = (page: Awaited<ReturnType<typeof list>>) => page.claims.map(({ id }) => id);

  /** All pages of a list, with something done behind each. */
  async function walk(
    query: string,
    limit: number,
    between = async (_page: number) => {},
  ): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = "";
    for (let page = 1; cursor !== null; page++) {
      const answer: Awaited<ReturnType<typeof list>> = await list(
        `${query}&limit=${limit}${cursor === "" ? "" : `&cursor=${cursor}`}`,
      );
      ids.push(...idsOf(answer));
      cursor = answer.nextCursor;
      await between(page);
    }
    return ids;
  }

  it("pages through what it finds without losing or repeating any, whatever is published meanwhile", async () => {
    const reservoirs: string[] = [];
    for (const [i, town] of [...TOWNS, ...TOWNS].entries())
      reservoirs.push(await publish(`The reservoir at ${town} lost water after storm ${i % 3}.`));
    const whole = await walk("q=reservoir%20storm%20water", 100);
    expect([...whole].sort()).toEqual([...reservoirs].sort());
    for (const limit of [1, 2, 3, 5]) expect(await walk("q=reservoir%20storm%20water", limit)).toEqual(whole);
    for (const sort of ["relevance", "newest", "oldest"]) {
      const before = await walk(`q=reservoir%20storm%20water&sort=${sort}`, 100);
      const during = await walk(`q=reservoir%20storm%20water&sort=${sort}`, 3, async (page) => {
        // One that moves what every word is worth, and one that is found, too.
        await publish(`A cat slept in ${TOWNS[page]} through the storm of water.`);
        if (page === 2) await publish(`The reservoir of ${sort} had water before the storm.`);
      });
      expect(new Set(during).size).toBe(during.length);
      expect(during.filter((id) => before.includes(id))).toEqual(before);
    }
  });

  it("gives every page the scores that the whole has", async () => {
    const whole = await list("q=reservoir%20Arden&limit=6");
    const first = await list("q=reservoir%20Arden&limit=2");
    const second = await list(`q=reservoir%20Arden&limit=4&cursor=${first.nextCursor}`);
    expect([...first.claims, ...second.claims]).toEqual(whole.claims);
    expect(whole.claims[0]?.score).toBe(1);
  });

  it.each([
    ["q=reservoir%20Arden", "q=storm"],
    ["q=reservoir", "q=reservoir&label=supported"],
    ["q=reservoir", "q=reservoir&sort=newest"],
    ["label=supported", "label=supported&kind=fact"],
    ["language=en", ""],
    ["view=working", "view=working&status=published"],
  ])("does not go on in %s with a cursor of %s, or the other way round", async (one, other) => {
    const get = (query: string) => here().sam.get(`/v1/claims?limit=2&${query}`);
    const cursors = [await get(one), await get(other)].map(
      ({ json }) => claimListSchema.parse(json).nextCursor,
    );
    for (const [query, own, foreign] of [
      [one, cursors[0], cursors[1]],
      [other, cursors[1], cursors[0]],
    ]) {
      expect((await get(`${query}&cursor=${own}`)).status).toBe(200);
      expect(await get(`${query}&cursor=${foreign}`)).toMatchObject({
        status: 400,
        json: { code: "invalid-cursor" },
      });
    }
  });

  it("takes a word that no claim has for one that is a slip of the pen away", async () => {
    const id = await publish("Archaeologists dated the aqueduct of Segovia to Hadrian.");
    for (const q of [
      "aqeduct",
      "aquedcut",
      "aqqueduct",
      "aqueducs",
      "xqueduct",
      "segovja%20aqueduct",
      "archeologists",
    ])
      expect({ q, ids: idsOf(await list(`q=${q}`)) }).toEqual({ q, ids: [id] });
    expect((await list("q=aqeduct")).claims[0]?.matched).toEqual([{ start: 25, end: 33 }]);
    const all = await walk("q=resevoir", 100);
    expect(all.length).toBeGreaterThanOrEqual(14);
    expect(await walk("q=resevoir", 4)).toEqual(all);
  });

  it("does not guess where something is found, where a word is short, a number or far from any", async () => {
    const ids = idsOf(await list("q=aqueduct%20resevoir"));
    expect(ids).toHaveLength(1);
    for (const q of ["arx", "2987", "xylophone", "aqdct"]) expect(idsOf(await list(`q=${q}`))).toEqual([]);
  });

  it("ranks a claim's own words above those of its quotes, and rare ones above common ones", async () => {
    const own = await publish("The zeppelin of Friedrichshafen flew on Monday.");
    const rare = idsOf(await list("q=zeppelin%20storm"));
    expect(rare[0]).toBe(own);
    expect(idsOf(await list("q=bridge%20zeppelin"))[0]).toBe(own);
  });

  describe("among working copies", () => {
    const working = async (query: string) =>
      idsOf(claimListSchema.parse((await here().eve.get(`/v1/claims?view=working&limit=100&${query}`)).json));
    const only = async (desk: Desk, fields: Record<string, unknown>) => (await draft(desk.eve, fields)).id;

    it("applies every filter that it takes", async () => {
      const german = await only(here(), { language: "de-AT" });
      const statement = await only(here(), {
        kind: "statement",
        text: "Ina Berg said that the quay was shut.",
        claimant: { name: "Ina Berg" },
        claimedOn: "2026-01-05",
        topics: ["quays"],
      });
      expect(await working("language=de")).toEqual([german]);
      expect(await working("kind=statement")).toEqual([statement]);
      expect(await working("claimant=ina%20berg")).toEqual([statement]);
      expect(await working("topic=quays&topic=piers")).toEqual([statement]);
      expect(await working("claimedSince=2026-01-05&claimedUntil=2026-01-05")).toEqual([statement]);
      expect(await working("topic=quays&language=de")).toEqual([]);
      expect(await working("status=published&kind=statement")).toEqual([]);
      const supported = await working("label=supported");
      expect(supported.length).toBeGreaterThan(10);
      expect(supported).toEqual(await working("status=published"));
      expect(await working("label=refuted")).toEqual([]);
      expect(await working("reviewedUntil=2020-01-01")).toEqual([]);
      expect(await working("reviewedSince=2020-01-01")).toEqual(supported);
    });

    it.each(["q=quay", "sort=newest", "article=report", "sourcePublisher=Somebody"])(
      "refuses %s, which it cannot apply",
      async (query) => {
        expect(await here().eve.get(`/v1/claims?view=working&${query}`)).toMatchObject({
          status: 400,
          json: { code: "invalid-query", errors: [{ in: "query", name: query.split("=")[0] }] },
        });
      },
    );
  });
});
