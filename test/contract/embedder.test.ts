import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { createKey } from "../../src/editors/keys.ts";
import { inferenceOf } from "../../src/inference/inference.ts";
import { embedClaims } from "../../src/search/embed-claims.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { embedding, vectorOf } from "../support/meaning-service.ts";
import { type Answering, type ModelService, sendJson, startModelService } from "../support/model-service.ts";
import { copiedFile, seededFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const CLAIM = "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.";
const SLUG = "the-arrest-of-alpha-amadou-diallo-in-washington-heights-was-arbitrary";
/** Not one word of the claim. */
const OTHERWISE = "Capricious detention, uptown, capital!";

const fresh = temporaryFiles();
const matches = z.object({
  matches: z.array(
    z.object({
      claim: z.object({ text: z.string() }),
      confidence: z.string(),
      relation: z.string(),
      score: z.number(),
    }),
  ),
});
const inputs = z.object({ model: z.string(), input: z.array(z.string()) });

describe.each(BACKENDS)("an embedder, over the %s database", (backend) => {
  let opened: OpenedDatabase;
  let model: ModelService;
  let service: Service;
  let alone: Service;

  const configFor = (environment: Record<string, string> = {}) =>
    testConfig({
      EMBEDDER_URL: `${model.url}/v1/embeddings`,
      EMBEDDER_KEY: "secret",
      EMBEDDER_MODEL: "hashed",
      ...environment,
    });
  const count = async () =>
    (await opened.db.execute("select model, count(*) as n from claim_vectors group by model")).rows.map(
      (row) => [row.model, row.n],
    );
  const published = async () =>
    Number((await opened.db.execute("select count(*) as n from published_claims")).rows[0]?.n);
  const fill = () => {
    const { embedder } = inferenceOf(configFor(), { report: () => {} });
    return embedder === null ? 0 : embedClaims(opened.db, embedder);
  };

  beforeAll(async () => {
    const file = copiedFile(await seededFile(fresh("seeded.db")), fresh(`${backend}.db`));
    opened = await openBackend(backend, file);
    model = await startModelService(embedding);
    alone = serviceOver(opened.db);
    await fill();
  }, 60_000);
  beforeEach(() => {
    model.answer(embedding);
    model.asked.length = 0;
    service = serviceOver(opened.db, configFor());
  });
  afterAll(async () => {
    await model.close();
    await opened.close();
  });

  async function match(text: string, over = service) {
    const answer = await over.request("/v1/match", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text }),
    });
    expect([answer.status, over.mistakes]).toEqual([200, []]);
    return { text: answer.text, matches: matches.parse(answer.json).matches };
  }

  it("gives every published claim a vector, once", async () => {
    expect(await count()).toEqual([["hashed", await published()]]);
    expect(await fill()).toBe(0);
    expect(model.asked).toEqual([]);
  });

  it("brings a claim that shares no word, as related and no more", async () => {
    expect((await match(OTHERWISE, alone)).matches).toEqual([]);
    const { matches: found } = await match(OTHERWISE);
    expect(found[0]).toMatchObject({
      claim: { text: CLAIM },
      confidence: "possible",
      relation: "related",
      score: 0.01,
    });
    expect(model.asked).toMatchObject([
      {
        path: "/v1/embeddings",
        authorization: "Bearer secret",
        body: { model: "hashed", input: [OTHERWISE] },
      },
    ]);
  });

  it("brings nothing for what is near to no claim", async () => {
    expect((await match("Photosynthesis nourishes seaweed.")).matches).toEqual([]);
  });

  it("changes no confidence and no relation of what words have found", async () => {
    for (const text of [
      CLAIM,
      "The arrest of Alpha Amadou Diallo in Washington Heights was not arbitrary.",
      "The mayor said that the arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
      "Alpha Amadou Diallo was arrested in the Bronx.",
    ]) {
      const known = new Map((await match(text, alone)).matches.map((one) => [one.claim.text, one]));
      for (const { claim, confidence, relation } of (await match(text)).matches) {
        const before = known.get(claim.text);
        if (before === undefined) expect([claim.text, confidence]).toEqual([claim.text, "possible"]);
        else expect([confidence, relation]).toEqual([before.confidence, before.relation]);
      }
    }
    expect((await match(CLAIM)).matches[0]).toMatchObject({ claim: { text: CLAIM }, confidence: "match" });
  });

  it("is given the beginning of a long text, in stretches", async () => {
    const sentence = "Nobody in this village has ever seen the lighthouse lit before midnight in winter. ";
    await match(sentence.repeat(60));
    const [request] = model.asked;
    const { input } = inputs.parse(request?.body);
    expect([model.asked.length, input.length]).toEqual([1, 4]);
    expect(input.every((text) => text.startsWith("Nobody in this village"))).toBe(true);
  });

  it("is not asked by search, nor about an editor's new claim before it is published", async () => {
    const at = "2026-11-25T10:00:00.000Z";
    const { secret } = await createKey(opened.db, { name: "Ada", role: "editor", at });
    expect((await service.request("/v1/claims?q=arbitrary%20arrest")).status).toBe(200);
    const created = await service.request("/v1/claims", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
      body: JSON.stringify({ text: "The detention was capricious." }),
    });
    await service.settled();
    expect([created.status, model.asked]).toEqual([201, []]);
  });

  it("is asked again about a claim once it is published again, and keeps nothing of one that is gone", async () => {
    const at = "2026-11-25T10:00:00.000Z";
    const { secret } = await createKey(opened.db, { name: "Sam", role: "senior", at });
    const act = async (action: string, body: object) => {
      const { headers } = await service.request(`/v1/claims/${SLUG}?view=working`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      const answer = await service.request(`/v1/claims/${SLUG}/${action}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${secret}`,
          "if-match": headers.get("ETag")?.replace(/-k"$/, '"') ?? "",
        },
        body: JSON.stringify(body),
      });
      expect([action, answer.status, answer.text.slice(0, 300)]).toMatchObject([action, 200, {}]);
      await service.settled();
    };
    const all = await published();
    await act("unpublish", { reason: "A test." });
    expect([await count(), await published()]).toEqual([[["hashed", all - 1]], all - 1]);
    expect((await match(OTHERWISE)).matches.map(({ claim }) => claim.text)).not.toContain(CLAIM);
    await act("publish", {});
    expect(await count()).toEqual([["hashed", all]]);
    expect(model.asked.map(({ body }) => inputs.parse(body).input)).toContainEqual([CLAIM]);
    expect((await match(OTHERWISE)).matches[0]).toMatchObject({ claim: { text: CLAIM } });
  });

  it("does not compare the vectors of two models, nor of two lengths", async () => {
    const other = serviceOver(opened.db, configFor({ EMBEDDER_MODEL: "another" }));
    expect((await match(OTHERWISE, other)).matches).toEqual([]);
    model.answer((_, response) => sendJson(response, { data: [{ embedding: vectorOf(OTHERWISE, 64) }] }));
    expect((await match(CLAIM)).text).toBe((await match(CLAIM, alone)).text);
  });

  const data = [{ index: 0, embedding: vectorOf(CLAIM) }];
  it.each<[what: string, code: string, answering: Answering]>([
    ["fails", "STATUS_500", (_, r) => sendJson(r, { data }, 500)],
    ["says no JSON", "ANSWER_UNREADABLE", (_, r) => r.end("no")],
    ["gives no vector", "ANSWER_UNREADABLE", (_, r) => sendJson(r, { data: [] })],
    ["gives two for one", "ANSWER_UNREADABLE", (_, r) => sendJson(r, { data: [...data, ...data] })],
    ["gives an empty one", "ANSWER_UNREADABLE", (_, r) => sendJson(r, { data: [{ embedding: [] }] })],
    ["gives the origin", "ANSWER_UNREADABLE", (_, r) => sendJson(r, { data: [{ embedding: [0, 0] }] })],
    ["gives texts", "ANSWER_UNREADABLE", (_, r) => sendJson(r, { data: [{ embedding: ["1", "2"] }] })],
    ["gives null", "ANSWER_UNREADABLE", (_, r) => sendJson(r, { data: [{ embedding: [1, null] }] })],
    [
      "gives one without end",
      "ANSWER_TOO_LONG",
      (_, r) => sendJson(r, { data: [{ embedding: Array(200_000).fill(0.5) }] }),
    ],
    ["sends on to another place", "STATUS_302", (_, r) => r.writeHead(302, { location: "/x" }).end()],
    ["closes the connection", "UNREACHABLE", (_, r) => r.destroy()],
  ])("changes nothing where the service %s", async (_what, code, answering) => {
    model.answer(answering);
    expect((await match(CLAIM)).text).toBe((await match(CLAIM, alone)).text);
    expect(service.unanswered).toMatchObject([{ name: "ServiceError", code }]);
    expect(model.asked).toHaveLength(1);
  });

  it("is not waited for", async () => {
    const hasty = serviceOver(opened.db, configFor({ EMBEDDER_TIMEOUT_MS: "100" }));
    model.answer(() => {});
    expect((await match(CLAIM, hasty)).text).toBe((await match(CLAIM, alone)).text);
    expect(hasty.unanswered).toMatchObject([{ code: "TOO_SLOW" }]);
  });

  it("is named to readers, unless it runs on the service's own machine", async () => {
    const about = z.object({ recipients: z.array(z.object({ name: z.string(), purpose: z.string() })) });
    const { recipients } = about.parse((await service.request("/v1/about")).json);
    expect(recipients).toMatchObject([{ name: new URL(model.url).host, purpose: "embedder" }]);
  });
});
