import { describe, expect, it } from "vitest";
import {
  addQuote,
  CRACK,
  desks,
  draft,
  events,
  judgedStory,
  PAGE_TEXT,
  page,
  publishedStory,
  SUPPORTED,
  workingCopy,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { assertInvariants } from "./invariants.ts";

/** `npm run test:long` runs the races as often as the promise says; `npm test` a part of that. */
const FULL = process.env.VERBATIM_TEST_LONG === "1";
const WRITERS = FULL ? 200 : 50;
const PAIRS = FULL ? 50 : 6;
/** Ms; the longest of these writes a thousand times. */
const PATIENCE = FULL ? 300_000 : 60_000;

/** How often each pair of statuses came out, such as `200 412`. */
function tally(outcomes: number[][]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome.join(" ")] = (counts[outcome.join(" ")] ?? 0) + 1;
  return counts;
}

const desk = desks();

describe.each(BACKENDS)("races over the %s database", (backend) => {
  const at = desk(backend);

  it(
    `${WRITERS} PATCHes on one version: one is written, all others are told of it`,
    async () => {
      const claim = await draft(at().eve);
      const before = await events(at());
      const answers = await Promise.all(
        Array.from({ length: WRITERS }, (_, i) =>
          at().eve.patch(`/v1/claims/${claim.id}`, { text: `Wording ${i}` }, { ifMatch: 1 }),
        ),
      );
      expect(tally(answers.map(({ status }) => [status]))).toEqual({ "200": 1, "412": WRITERS - 1 });
      const lost = answers.find(({ status }) => status === 412);
      expect(lost?.json).toMatchObject({ code: "version-mismatch", currentVersion: 2 });
      const won = answers.find(({ status }) => status === 200);
      const now = await workingCopy(at().eve, claim.id);
      expect(won?.json).toMatchObject({ version: 2, text: now.text });
      expect(now.version).toBe(2);
      expect((await events(at())) - before).toBe(1);
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    "writes without If-Match all go in, one after the other",
    async () => {
      const { eve } = at();
      const [claim, article] = [await draft(eve), await page(eve)];
      const words = [
        "On Monday",
        "the city",
        "the old bridge",
        "Engineers",
        "a crack",
        "The mayor",
        "a month",
      ];
      const answers = await Promise.all(
        words.map((exact) =>
          eve.post(`/v1/claims/${claim.id}/spans`, {
            article: article.id,
            role: "context",
            quote: { exact },
          }),
        ),
      );
      expect(tally(answers.map(({ status }) => [status]))).toEqual({ "201": words.length });
      expect(await workingCopy(eve, claim.id)).toMatchObject({
        version: 1 + words.length,
        contextCount: words.length,
      });
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    `${PAIRS} times retract against publish`,
    async () => {
      const outcomes: number[][] = [];
      for (let i = 0; i < PAIRS; i++) {
        const { claim } = await publishedStory(at());
        const seen = { ifMatch: claim.version };
        const publish = () => at().sam.post(`/v1/claims/${claim.id}/publish`, {}, seen);
        const retract = () =>
          at().sue.post(`/v1/claims/${claim.id}/retract`, { reason: "It was wrong." }, seen);
        const answers = i % 2 ? [publish(), retract()] : [retract(), publish()];
        outcomes.push((await Promise.all(answers)).map(({ status }) => status).sort());
        const { status } = await workingCopy(at().eve, claim.id);
        const read = await at().request(`/v1/claims/${claim.id}`);
        expect([status, read.status]).toEqual(
          status === "published" ? ["published", 200] : ["retracted", 410],
        );
      }
      expect(tally(outcomes)).toEqual({ "200 412": PAIRS });
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    `${PAIRS} times a retracted quote against publish`,
    async () => {
      const { eve, sam } = at();
      for (let i = 0; i < PAIRS; i++) {
        const { claim, span } = await judgedStory(at());
        const seen = { ifMatch: claim.version };
        const publish = () => sam.post(`/v1/claims/${claim.id}/publish`, {}, seen);
        const retract = () =>
          eve.post(`/v1/spans/${span.id}/retract`, { reason: "Misread.", withdrawVerdict: true }, seen);
        const answers = await Promise.all(i % 2 ? [publish(), retract()] : [retract(), publish()]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      }
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    `${PAIRS} times a new verdict against publish`,
    async () => {
      const outcomes: number[][] = [];
      for (let i = 0; i < PAIRS; i++) {
        const { claim } = await judgedStory(at());
        const seen = { ifMatch: claim.version };
        const publish = () => at().sam.post(`/v1/claims/${claim.id}/publish`, {}, seen);
        const judge = () =>
          at().sam.post(
            `/v1/claims/${claim.id}/verdicts`,
            { ...SUPPORTED, change: { kind: "update" } },
            seen,
          );
        const answers = i % 2 ? [publish(), judge()] : [judge(), publish()];
        outcomes.push((await Promise.all(answers)).map(({ status }) => status).sort());
      }
      const counts = tally(outcomes);
      expect((counts["200 412"] ?? 0) + (counts["201 412"] ?? 0)).toBe(PAIRS);
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    `${PAIRS} times a new text against a new quote`,
    async () => {
      const outcomes: number[][] = [];
      for (let i = 0; i < PAIRS; i++) {
        const { eve, sam } = at();
        const { claim, article } = await publishedStory(at());
        // Nothing of the crack in the new text: a quote of it goes in before the text, and is gone, or not at all.
        const text = PAGE_TEXT.replace(" Engineers had found a crack in the north pier.", "");
        const add = () =>
          eve.post(`/v1/claims/${claim.id}/spans`, {
            article: article.id,
            role: "context",
            quote: { exact: CRACK },
          });
        const replace = () => sam.post(`/v1/articles/${article.id}/snapshots`, { text });
        const answers = i % 2 ? [add(), replace()] : [replace(), add()];
        const [first, second] = await Promise.all(answers);
        const [added, replaced] = i % 2 ? [first, second] : [second, first];
        outcomes.push([added?.status ?? 0, replaced?.status ?? 0]);
        const { evidence } = await workingCopy(eve, claim.id);
        const states = Object.fromEntries(evidence.map(({ quote, state }) => [quote.exact, state]));
        expect(states[CRACK]).toBe(added?.status === 201 ? "gone" : undefined);
      }
      const counts = tally(outcomes);
      expect((counts["201 201"] ?? 0) + (counts["422 201"] ?? 0)).toBe(PAIRS);
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    `${PAIRS} times a new text against publish`,
    async () => {
      for (let i = 0; i < PAIRS; i++) {
        const { claim, article } = await judgedStory(at());
        const publish = () => at().sam.post(`/v1/claims/${claim.id}/publish`, {}, { ifMatch: claim.version });
        const replace = () =>
          at().eve.post(`/v1/articles/${article.id}/snapshots`, { text: `Nothing happened, ${i}.` });
        const [first, second] = await Promise.all(i % 2 ? [publish(), replace()] : [replace(), publish()]);
        const [published, replaced] = i % 2 ? [first, second] : [second, first];
        expect(replaced?.status).toBe(201);
        expect([200, 409]).toContain(published?.status);
        const readers = await at().request(`/v1/claims/${claim.id}`);
        if (published?.status === 200) {
          expect(readers.json).toMatchObject({ verdict: { receipts: "gone" } });
        } else expect(readers.status).toBe(404);
      }
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    `${PAIRS} times two pages each merged into the other: one way wins`,
    async () => {
      const { eve, sam } = at();
      for (let i = 0; i < PAIRS; i++) {
        const [a, b] = [await page(eve), await page(eve)];
        const merge = (from: string, into: string) =>
          sam.post(`/v1/articles/${from}/merge`, { into, reason: "One story." });
        const answers = await Promise.all([merge(a.id, b.id), merge(b.id, a.id)]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
      }
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    `${PAIRS} times one address wanted by two pages: one gets it`,
    async () => {
      const { eve, sam } = at();
      for (let i = 0; i < PAIRS; i++) {
        const [a, b] = [await page(eve), await page(eve)];
        const url = `https://mirror.example/${backend}/${i}`;
        const answers = await Promise.all([
          eve.post(`/v1/articles/${a.id}/aliases`, { url }),
          sam.post(`/v1/articles/${b.id}/aliases`, { url }),
          eve.post("/v1/articles", { url }),
        ]);
        const statuses = answers.map(({ status }) => status);
        expect(statuses.filter((status) => status === 201)).toHaveLength(1);
        expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
      }
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    "the same quote from many at once is there once",
    async () => {
      const [claim, article] = [await draft(at().eve), await page(at().eve)];
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          at().eve.post(`/v1/claims/${claim.id}/spans`, {
            article: article.id,
            role: "supports",
            quote: { exact: CRACK },
          }),
        ),
      );
      expect(tally(answers.map(({ status }) => [status]))).toEqual({ "200": 9, "201": 1 });
      expect(new Set(answers.map(({ json }) => (json as { id: string }).id)).size).toBe(1);
      expect((await addQuote(at().eve, claim, article, { role: "context" })).role).toBe("context");
      await assertInvariants(at().db);
    },
    PATIENCE,
  );

  it(
    "the same text from many at once makes as many claims, each with an address of its own",
    async () => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => at().eve.post("/v1/claims", { text: "All at once." })),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201));
      expect(answers.map(({ json }) => (json as { slug: string }).slug).sort()).toEqual(
        ["all-at-once", ...Array.from({ length: 11 }, (_, i) => `all-at-once-${i + 2}`)].sort(),
      );
      await assertInvariants(at().db);
    },
    PATIENCE,
  );
});
