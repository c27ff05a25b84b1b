import { describe, expect, it } from "vitest";
import { replay } from "../../src/replay/replay.ts";
import {
  claimOf,
  desks,
  draft,
  expectStatus,
  judge,
  PAGE_TEXT,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";
import { assertInvariants } from "../race/invariants.ts";
import { BACKENDS } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { type Told, tell, W } from "./told-words.ts";

const desk = desks();
const ORDER = { ground: "court_order", note: "Court of Arden, order 12." };

describe.each(BACKENDS)("erasing every field of every kind, over the %s database", (backend) => {
  const at = desk(backend);
  let told: Told;
  const redact = (path: string, fields: string[]) =>
    at().ada.post(`/v1/${path}/redact`, { ...ORDER, fields });
  const words = Object.values(W);

  it("tells where else the words stand, and what goes with them", async () => {
    told = await tell(at());
    const before = JSON.stringify(await dumpDatabase(at().db));
    expect(words.filter((word) => !before.includes(word))).toEqual([W.reason]);
    const answer = expectStatus(await redact(`claims/${told.claim}`, ["claimant"]), 200);
    expect(Object(answer.json).stillStandsIn).toEqual(
      expect.arrayContaining([{ kind: "claim", id: told.claim, field: "topics", erased: true }]),
    );
    const shown = claimOf(await at().request(`/v1/claims/${told.claim}`));
    expect(shown.topics).toEqual(["gates"]);
    // What is within other words is left to whoever redacts.
    const twin = await draft(at().eve, { text: `${W.reworded} closed the gate.` });
    const text = expectStatus(await redact(`claims/${told.claim}`, ["text"]), 200);
    expect(Object(text.json).stillStandsIn).toEqual(
      expect.arrayContaining([{ kind: "claim", id: twin.id, field: "text", erased: false }]),
    );
    expectStatus(await redact(`claims/${twin.id}`, ["text"]), 200);
  });

  it("leaves none of them in the database, in search, or in any public answer", async () => {
    const { claim, article, span, verdicts, related } = told;
    const { eve, sam } = at();
    for (const [path, fields] of [
      [`claims/${claim}`, ["about", "topics", "relations"]],
      [`spans/${span}`, ["quote", "assertedBy", "note", "confirmation"]],
      [`articles/${article}`, ["headline", "author", "publisher", "genreNote"]],
      [
        `verdicts/${verdicts[0]}`,
        [
          "headline",
          "summary",
          "searched",
          "notSeen",
          "notDecided",
          "implied",
          "instead",
          "reply",
          "basisNote",
        ],
      ],
      [
        `verdicts/${verdicts[1]}`,
        [
          "headline",
          "summary",
          "searched",
          "notSeen",
          "notDecided",
          "implied",
          "instead",
          "reply",
          "basisNote",
          "changeNote",
        ],
      ],
    ] as const) {
      expectStatus(await redact(path, [...fields]), 200);
    }
    const { version } = await workingCopy(eve, claim);
    const reason = `${W.reason}.`;
    expectStatus(await sam.post(`/v1/claims/${claim}/unpublish`, { reason }, { ifMatch: version }), 200);
    expectStatus(await redact(`claims/${claim}`, ["reason"]), 200);

    const everything = JSON.stringify(await dumpDatabase(at().db)).toLowerCase();
    expect(words.filter((word) => everything.includes(word.toLowerCase()))).toEqual([]);
    for (const word of words) {
      const { rows } = await at().db.execute({
        sql: "select rowid from claim_search where claim_search match ?",
        args: [`"${word.toLowerCase()}"`],
      });
      expect(rows).toEqual([]);
    }
    const seen: string[] = [];
    for (const path of [
      "/v1/claims?limit=100",
      "/v1/articles?limit=100",
      "/v1/changes?limit=100",
      `/v1/claims/${claim}`,
      `/v1/claims/${claim}/history?limit=100`,
      `/v1/claims/${related}`,
      `/v1/claims/${related}/publications/1`,
      `/v1/articles/${article}`,
      `/v1/annotations?url=${encodeURIComponent("https://gate.example/story")}`,
    ]) {
      seen.push((await at().request(path)).text);
    }
    const kept = await eve.post(
      `/v1/spans/${span}/confirm`,
      { note: W.confirmed },
      { idempotencyKey: "kept-answer" },
    );
    seen.push(kept.text, (await eve.get(`/v1/claims/${claim}?view=working`)).text);
    expect(words.filter((word) => seen.join("\n").toLowerCase().includes(word.toLowerCase()))).toEqual([]);
  });

  it("lets the old addresses say that they are gone, and gives them to nobody else", async () => {
    const { claim, slugs, article } = told;
    const [slug, articleSlug] = slugs;
    const old = expectStatus(await at().request(`/v1/claims/${slug}`), 410);
    expect(old.text).not.toContain(claim);
    for (const path of [
      `claims/${slug}/history`,
      `claims/${slug}/publications/1`,
      `articles/${articleSlug}`,
    ]) {
      expectStatus(await at().request(`/v1/${path}`), 410);
    }
    expectStatus(await at().request(`/v1/articles/${article}`), 200);
    const again = await draft(at().eve, { text: `${W.text} closed the gate.` });
    expect(again.slug).not.toBe(slug);
    expectStatus(await at().request("/v1/claims/never-there"), 404);
  });

  it("takes an editor's name out of everything that they signed, and leaves who did what", async () => {
    const lena = await at().newKey("Lena Lattimore", "editor");
    const paul = await at().newKey("Paul Pimpernel", "senior");
    const { article, claim } = await publishedStory({ ...at(), eve: lena, sam: paul });
    const denied = PAGE_TEXT.replace("On Monday the city closed", "It is not true that the city closed");
    expectStatus(await lena.post(`/v1/articles/${article.id}/snapshots`, { text: denied }), 201);
    const { evidence } = await workingCopy(lena, claim.id);
    const sending = { idempotencyKey: "signed" };
    expectStatus(await lena.post(`/v1/spans/${evidence[0]?.id}/confirm`, { note: "Read." }, sending), 200);
    const summary = "Lena Lattimore saw the notice herself.";
    const named = await judge(lena, claim, { summary, change: { kind: "update" } });
    const { rows } = await at().db.execute(
      "select id, name from editors where name like 'Lena%' or name like 'Paul%' order by name",
    );
    const tag = (await at().request(`/v1/claims/${claim.id}`)).headers.get("ETag");
    for (const { id } of rows) {
      const answer = expectStatus(await redact(`editors/${id}`, ["name"]), 200);
      expect(answer.json).toMatchObject({ redacted: [{ kind: "editor", id, fields: ["name"] }] });
      expectStatus(await redact(`editors/${id}`, ["name"]), 422);
    }
    expectStatus(await redact(`verdicts/${named.id}`, ["summary"]), 200);
    expectStatus(await redact(`editors/edt_${"0".repeat(26)}`, ["name"]), 404);
    expectStatus(await redact(`editors/${rows[0]?.id}`, ["keys"]), 422);
    const everything = JSON.stringify(await dumpDatabase(at().db));
    expect(everything).not.toMatch(/Lattimore|Pimpernel/i);
    const shown = await at().request(`/v1/claims/${claim.id}`);
    expect(shown.headers.get("ETag")).not.toBe(tag);
    expect(shown.text).not.toMatch(/Lattimore|Pimpernel/i);
    expect(shown.json).toMatchObject({
      verdict: { issuedBy: expect.stringMatching(/^\[redacted\] [0-9a-z]{8}$/) },
      evidence: [{ confirmation: { note: "Read." } }],
    });
    // The key still opens, and whoever holds it goes on under the other name.
    expectStatus(await lena.get("/v1/me"), 200);
  });

  it("takes the past of what was unpublished along, and leaves that of what was retracted", async () => {
    const { claim } = told;
    const gone = expectStatus(await at().request(`/v1/claims/${claim}/publications/1`), 410);
    expect(gone.json).toMatchObject({ claimStatus: "unpublished", reason: "[redacted]" });
    expectStatus(await at().sam.get(`/v1/claims/${claim}/publications/1`), 200);
    const story = await publishedStory(at());
    const { version } = await workingCopy(at().eve, story.claim.id);
    const reason = "Wrong from the start.";
    expectStatus(
      await at().sam.post(`/v1/claims/${story.claim.id}/retract`, { reason }, { ifMatch: version }),
      200,
    );
    const past = expectStatus(await at().request(`/v1/claims/${story.claim.id}/publications/1`), 200);
    expect(past.json).toMatchObject({ withdrawn: { status: "retracted", reason } });
  });

  it("is told by the events alone", async () => {
    expect(await replay(at().db)).toMatchObject({ differences: [] });
    await assertInvariants(at().db);
  });
});
