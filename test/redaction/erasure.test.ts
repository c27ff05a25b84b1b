import { describe, expect, it } from "vitest";
import { exportTo } from "../../src/cli/export.ts";
import { importFrom } from "../../src/cli/import.ts";
import { REDACTABLE, REDACTABLE_KINDS } from "../../src/redaction/redactable-fields.ts";
import { replay } from "../../src/replay/replay.ts";
import {
  articleOf,
  claimOf,
  deskOver,
  desks,
  draft,
  expectStatus,
  judge,
  PAGE_TEXT,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";
import { assertInvariants } from "../race/invariants.ts";
import { BACKENDS, openBackend } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { type Told, tell, W } from "./told-words.ts";

const desk = desks();
const fresh = temporaryFiles();
const ORDER = { ground: "court_order", note: "Court of Arden, order 12." };

describe.each(BACKENDS)("erasing every field of every kind, over the %s database", (backend) => {
  const at = desk(backend);
  let told: Told;
  const asked = new Set<string>();
  const redact = (path: string, fields: string[]) => {
    for (const field of fields) asked.add(`${path.split("/")[0]} ${field}`);
    return at().ada.post(`/v1/${path}/redact`, { ...ORDER, fields });
  };
  const words = Object.values(W);

  it("tells where else the words stand, and what goes with them", async () => {
    told = await tell(at());
    const before = JSON.stringify(await dumpDatabase(at().db, true));
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
    const { claim, article, span, spare, verdicts, related } = told;
    const { eve, sam } = at();
    for (const [path, fields] of [
      [`claims/${claim}`, ["about", "topics", "relations"]],
      [`spans/${span}`, ["quote", "assertedBy", "note", "confirmation", "annotation"]],
      [`spans/${spare}`, ["reason"]],
      [
        `articles/${article}`,
        ["headline", "descriptiveHeadline", "author", "publisher", "genreNote", "reason"],
      ],
      [
        `verdicts/${verdicts[0]}`,
        [
          "headline",
          "ratingText",
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
          "ratingText",
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
    const answer = expectStatus(await redact(`claims/${claim}`, ["reason"]), 200);
    expect(Object(answer.json).stillStandsIn.filter(({ erased }: { erased: boolean }) => !erased)).toEqual(
      [],
    );

    const everything = JSON.stringify(await dumpDatabase(at().db, true)).toLowerCase();
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
      `/v1/claims?q=${words.slice(0, 20).join("%20")}`,
      `/v1/articles/${article}`,
      `/v1/annotations?url=${encodeURIComponent("https://gate.example/story")}`,
      `/v1/annotations?view=slim&url=${encodeURIComponent("https://gate.example/story")}`,
    ]) {
      seen.push((await at().request(path)).text);
    }
    const kept = await eve.post(
      `/v1/spans/${span}/confirm`,
      { note: W.confirmed },
      { idempotencyKey: "kept-answer" },
    );
    for (const path of [`claims/${claim}?view=working`, `spans/${spare}`])
      seen.push(expectStatus(await eve.get(`/v1/${path}`), 200).text);
    const url = "https://gate.example/story";
    seen.push(expectStatus(await eve.post("/v1/articles", { url }), 200).text);
    seen.push(kept.text);
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
    const url = "https://other.example/gate";
    const namesake = await at().eve.post("/v1/articles", { url, headline: `${W.headline} shut` });
    expect(articleOf(namesake).slug).toBe(`${articleSlug}-2`);
    expectStatus(await at().request(`/v1/articles/${articleSlug}`), 410);
    expectStatus(await at().request("/v1/claims/never-there"), 404);
    for (const id of [again.id, articleOf(namesake).id])
      expectStatus(await redact(`${id.startsWith("clm") ? "claims" : "articles"}/${id}`, ["slug"]), 200);
  });

  it("lets them say so in a service that was restored from an export, too", async () => {
    const folder = fresh("export");
    await exportTo(at().db, folder, { withTexts: false });
    const file = await migratedFile(fresh("restored.db"));
    const opened = await openBackend(backend, file);
    await importFrom(opened.db, folder, (problem) => expect(problem).toBe(null));
    await opened.close();
    const restored = await deskOver(file, backend);
    const [slug, articleSlug] = told.slugs;
    expectStatus(await restored.request(`/v1/claims/${slug}`), 410);
    expectStatus(await restored.request(`/v1/articles/${articleSlug}`), 410);
    expectStatus(await restored.request("/v1/claims/never-there"), 404);
    const again = await draft(restored.eve, { text: `${W.text} closed the gate.` });
    // Both that were there before are gone for good.
    expect(again.slug).toBe(`${slug}-3`);
    // What is redacted there is hashed as what came.
    expectStatus(
      await restored.ada.post(`/v1/claims/${again.id}/redact`, { ...ORDER, fields: ["slug"] }),
      200,
    );
    expectStatus(await restored.request(`/v1/claims/${again.slug}`), 410);
    expectStatus(await restored.request(`/v1/claims/${slug}`), 410);
    expect(restored.mistakes).toEqual([]);
    await restored.close();
  });

  it("refuses an import of something else under such an address", async () => {
    const [slug, articleSlug] = told.slugs;
    const from = await deskOver(await migratedFile(fresh("elsewhere.db")), backend);
    const article = { url: "https://elsewhere.example/", headline: `${W.headline} shut` };
    expect(articleOf(await from.eve.post("/v1/articles", article)).slug).toBe(articleSlug);
    expect((await draft(from.eve, { text: `${W.text} closed the gate.` })).slug).toBe(slug);
    const folder = fresh("elsewhere");
    await exportTo(from.db, folder, { withTexts: false });
    await from.close();
    const reasons: string[] = [];
    await importFrom(at().db, folder, ({ file, reason }) => reasons.push(`${file}: ${reason}`));
    for (const [file, address] of [
      ["claims.jsonl", slug],
      ["articles.jsonl", articleSlug],
    ])
      expect(reasons).toContain(
        `${file}: slug: ${address} is the address of what was redacted here, and nothing gets it again: give another`,
      );
    expectStatus(await at().request(`/v1/claims/${slug}`), 410);
  });

  it("takes a reason out of what was copied when two claims became one", async () => {
    const { eve, sam } = at();
    const [from, into] = [await publishedStory(at()), await publishedStory(at())];
    const { version } = await workingCopy(eve, from.claim.id);
    const merge = { into: into.claim.id, reason: "Ballinascreen said so." };
    expectStatus(await sam.post(`/v1/claims/${from.claim.id}/merge`, merge, { ifMatch: version }), 200);
    expect(JSON.stringify(await dumpDatabase(at().db, true))).toContain("Ballinascreen");
    expectStatus(await redact(`claims/${from.claim.id}`, ["reason"]), 200);
    expect(JSON.stringify(await dumpDatabase(at().db, true))).not.toContain("Ballinascreen");
  });

  it("covers each field of each kind", async () => {
    const { article, verdicts } = told;
    expectStatus(await redact(`articles/${article}`, ["text"]), 200);
    // It went with the claim's text.
    expectStatus(await redact(`verdicts/${verdicts[0]}`, ["claimText"]), 422);
    // Only a review of another publisher brings anything along.
    expectStatus(await redact(`verdicts/${verdicts[0]}`, ["carried"]), 422);
    const fields = REDACTABLE_KINDS.flatMap((kind) =>
      Object.keys(REDACTABLE[kind]).map((field) => `${kind} ${field}`),
    );
    expect([...asked].filter((field) => !field.startsWith("editors")).sort()).toEqual(fields.sort());
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
    const everything = JSON.stringify(await dumpDatabase(at().db, true));
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
