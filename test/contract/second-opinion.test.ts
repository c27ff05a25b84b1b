import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Database } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded.ts";
import { createKey } from "../../src/editors/keys.ts";
import type { Entailment, Pair } from "../../src/inference/verifier.ts";
import { type Answering, type ModelService, sendJson, startModelService } from "../support/model-service.ts";
import { copiedFile, seededFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";
import { testConfig } from "../support/test-config.ts";

const CLAIM = "The arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.";
const REPHRASED = "Officers seized Alpha Amadou Diallo in Washington Heights on a whim.";
const DENIED = "The arrest of Alpha Amadou Diallo in Washington Heights was not arbitrary.";

const fresh = temporaryFiles();
const pairsAsked = z.object({ pairs: z.array(z.object({ claim: z.string(), passage: z.string() })) });
const matches = z.object({
  matches: z.array(
    z.object({
      passage: z.object({ exact: z.string() }),
      claim: z.object({ text: z.string(), kind: z.string() }),
      confidence: z.string(),
      relation: z.string(),
      secondOpinion: z.object({ says: z.string(), score: z.number() }).nullable(),
    }),
  ),
});

const possible = z.object({ possibleDuplicates: z.array(z.unknown()) });

let db: Database;
let model: ModelService;
let service: Service;
let alone: Service;

beforeAll(async () => {
  db = await openEmbedded({ url: `file:${copiedFile(await seededFile(fresh("seeded.db")), fresh("o.db"))}` });
  model = await startModelService(saying("neutral"));
  alone = serviceOver(db);
}, 60_000);
// A new service each time: one that failed often is left alone for a while.
beforeEach(() => {
  model.asked.length = 0;
  service = serviceOver(
    db,
    testConfig({
      VERIFIER_URL: `${model.url}/compare?v=1`,
      VERIFIER_KEY: "secret",
      VERIFIER_TIMEOUT_MS: "2000",
    }),
  );
});
afterAll(async () => {
  await model.close();
  db.close();
});

/** The same of every pair. */
function saying(says: Entailment, score = 0.97): Answering {
  return (body, response) =>
    sendJson(response, { opinions: pairsAsked.parse(body).pairs.map(() => ({ says, score })) });
}

async function match(text: string, over = service, limit = 10) {
  const answer = await over.request("/v1/match", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text, limit }),
  });
  expect([answer.status, over.mistakes]).toEqual([200, []]);
  return { text: answer.text, matches: matches.parse(answer.json).matches };
}

const asked = (): Pair[] => model.asked.flatMap(({ body }) => pairsAsked.parse(body).pairs);
const ofClaim = <T extends { claim: { text: string } }>(list: readonly T[]) =>
  list.find(({ claim }) => claim.text === CLAIM);

describe("a second opinion", () => {
  it("puts forward as likely what no difference speaks against", async () => {
    expect(ofClaim((await match(REPHRASED, alone)).matches)).toMatchObject({
      confidence: "possible",
      relation: "related",
      secondOpinion: null,
    });
    model.answer(saying("entails"));
    expect(ofClaim((await match(REPHRASED)).matches)).toMatchObject({
      confidence: "likely",
      relation: "repeats",
      secondOpinion: { says: "entails", score: 0.97 },
    });
  });

  it("is asked once for all pairs, with the key, and is given the sentence and not the text", async () => {
    await match(`My doctor is Jane Roe. ${REPHRASED}`);
    expect(model.asked.map(({ path, authorization }) => [path, authorization])).toEqual([
      ["/compare?v=1", "Bearer secret"],
    ]);
    expect(asked()).toContainEqual({ passage: REPHRASED, claim: CLAIM });
    expect(asked().filter(({ passage }) => passage.includes("Jane Roe"))).toEqual([]);
    expect(asked().length).toBeLessThanOrEqual(10);
  });

  it("is asked about no more than may be shown", async () => {
    await match(REPHRASED, service, 1);
    expect(asked().length).toBeLessThanOrEqual(1);
  });

  it.each<[says: Entailment]>([["contradicts"], ["neutral"]])(
    "takes a match away that it finds %s",
    async (says) => {
      expect(ofClaim((await match(CLAIM, alone)).matches)).toMatchObject({ confidence: "match" });
      model.answer(saying(says));
      expect(ofClaim((await match(CLAIM)).matches)).toMatchObject({
        confidence: "possible",
        relation: "related",
        secondOpinion: { says, score: 0.97 },
      });
    },
  );

  it("makes no match, and leaves one that it agrees with as it is", async () => {
    model.answer(saying("entails", 1));
    expect(ofClaim((await match(CLAIM)).matches)).toMatchObject({ confidence: "match", relation: "repeats" });
    for (const text of [REPHRASED, DENIED, `${CLAIM} That is a lie.`]) {
      const known = (await match(text, alone)).matches.filter(({ confidence }) => confidence === "match");
      const told = (await match(text)).matches.filter(({ confidence }) => confidence === "match");
      expect(told.map(({ claim }) => claim.text)).toEqual(known.map(({ claim }) => claim.text));
    }
  });

  it("puts nothing forward that is denied, there or beside it, or that somebody only says", async () => {
    model.answer(saying("entails", 1));
    for (const text of [
      DENIED,
      `${REPHRASED} That is a lie.`,
      "The mayor said that the arrest of Alpha Amadou Diallo in Washington Heights was arbitrary.",
      "Was the arrest of Alpha Amadou Diallo in Washington Heights arbitrary?",
    ]) {
      const found = ofClaim((await match(text)).matches);
      expect([text, found?.confidence]).toEqual([text, "possible"]);
    }
  });

  it("does nothing where it is not sure, and is told all the same", async () => {
    model.answer(saying("contradicts", 0.79));
    expect(ofClaim((await match(CLAIM)).matches)).toMatchObject({
      confidence: "match",
      secondOpinion: { says: "contradicts", score: 0.79 },
    });
  });

  it("may be missing for some pairs", async () => {
    model.answer((body, response) =>
      sendJson(response, { opinions: pairsAsked.parse(body).pairs.map(() => null) }),
    );
    expect((await match(REPHRASED)).text).toBe((await match(REPHRASED, alone)).text);
    expect(service.unanswered).toEqual([]);
  });

  const opinion = { says: "entails", score: 1 };
  it.each<[what: string, code: string, answering: Answering]>([
    ["says no JSON", "ANSWER_UNREADABLE", (_, response) => response.end("<html>entails</html>")],
    ["says nothing", "ANSWER_UNREADABLE", (_, response) => response.end()],
    [
      "says another word",
      "ANSWER_UNREADABLE",
      (_, r) => sendJson(r, { opinions: [{ says: "yes", score: 1 }] }),
    ],
    [
      "gives a score as text",
      "ANSWER_UNREADABLE",
      (_, r) => sendJson(r, { opinions: [{ ...opinion, score: "1" }] }),
    ],
    [
      "gives a score above 1",
      "ANSWER_UNREADABLE",
      (_, r) => sendJson(r, { opinions: [{ ...opinion, score: 97 }] }),
    ],
    ["gives too few opinions", "ANSWER_UNREADABLE", (_, r) => sendJson(r, { opinions: [] })],
    ["gives too many", "ANSWER_UNREADABLE", (_, r) => sendJson(r, { opinions: Array(40).fill(opinion) })],
    ["is no UTF-8", "UNREACHABLE", (_, r) => r.end(Buffer.from([0xff, 0xfe, 0x7b, 0x7d]))],
    ["fails", "STATUS_500", (_, r) => sendJson(r, { opinions: [opinion] }, 500)],
    ["is busy", "STATUS_503", (_, r) => sendJson(r, {}, 503)],
    [
      "sends on to another place",
      "STATUS_307",
      (_, r) => r.writeHead(307, { location: `${model.url}/elsewhere` }).end(),
    ],
    [
      "says too much",
      "ANSWER_TOO_LONG",
      (_, r) => sendJson(r, { opinions: [], more: "x".repeat(1_000_000) }),
    ],
    ["closes the connection", "UNREACHABLE", (_, r) => r.destroy()],
    [
      "closes it in the middle",
      "UNREACHABLE",
      (_, r) => {
        r.writeHead(200, { "content-length": "1000" }).write('{"opinions": [');
        setTimeout(() => r.destroy(), 10);
      },
    ],
  ])("changes nothing where the service %s", async (_what, code, answering) => {
    model.answer(answering);
    const told = await match(CLAIM);
    expect(told.text).toBe((await match(CLAIM, alone)).text);
    expect(service.unanswered).toMatchObject([{ name: "ServiceError", code }]);
    expect(model.asked.map(({ path }) => path)).toEqual(["/compare?v=1"]);
  });

  it("is not waited for, whether it says nothing or a little again and again", async () => {
    const hasty = serviceOver(db, testConfig({ VERIFIER_URL: model.url, VERIFIER_TIMEOUT_MS: "100" }));
    const expected = (await match(CLAIM, alone)).text;
    model.answer(() => {});
    expect((await match(CLAIM, hasty)).text).toBe(expected);
    model.answer((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    });
    expect((await match(CLAIM, hasty)).text).toBe(expected);
    expect(hasty.unanswered).toMatchObject([{ code: "TOO_SLOW" }, { code: "TOO_SLOW" }]);
  });

  it("is left alone for a while after three failures in a row", async () => {
    model.answer((_, response) => sendJson(response, {}, 500));
    for (let i = 0; i < 5; i++) await match(CLAIM);
    expect(model.asked).toHaveLength(3);
  });

  it("changes nothing where nobody listens", async () => {
    const gone = await startModelService(saying("neutral"));
    await gone.close();
    const lonely = serviceOver(db, testConfig({ VERIFIER_URL: gone.url }));
    expect((await match(CLAIM, lonely)).text).toBe((await match(CLAIM, alone)).text);
    expect(lonely.unanswered).toMatchObject([{ code: "UNREACHABLE" }]);
  });

  it("is not asked about an editor's new claim", async () => {
    const at = "2026-11-25T10:00:00.000Z";
    const { secret } = await createKey(db, { name: "Ada", role: "editor", at });
    const answer = await service.request("/v1/claims", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
      body: JSON.stringify({ text: CLAIM.replace("arbitrary", "quite arbitrary") }),
    });
    expect(answer.status).toBe(201);
    expect(possible.parse(answer.json).possibleDuplicates.length).toBeGreaterThan(0);
    expect(model.asked).toEqual([]);
  });
});

const recipients = z.object({
  recipients: z.array(z.object({ name: z.string(), purpose: z.string(), receives: z.string() })),
});

describe("who receives what readers send", () => {
  const told = async (over: Service) =>
    recipients
      .parse((await over.request("/v1/about")).json)
      .recipients.map(({ name, purpose }) => [name, purpose]);

  it("is nobody, the service's host, or whom the operator names", async () => {
    expect(await told(alone)).toEqual([]);
    expect(await told(service)).toEqual([[new URL(model.url).host, "verifier"]]);
    const named = testConfig({ VERIFIER_URL: model.url, VERIFIER_NAME: "Example University" });
    expect(await told(serviceOver(db, named))).toEqual([["Example University", "verifier"]]);
  });
});
