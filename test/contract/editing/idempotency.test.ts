import { describe, expect, it } from "vitest";
import { BACKENDS } from "../../support/backends.ts";
import type { Answer } from "../../support/service.ts";
import {
  addQuote,
  CRACK,
  claimOf,
  desks,
  draft,
  events,
  judgedStory,
  PAGE_TEXT,
  page,
  publishedStory,
  SUPPORTED,
  unique,
  workingCopy,
} from "./desk.ts";

/** All of an answer that a client can tell. */
const whole = ({ status, text, headers }: Answer) => ({
  status,
  text,
  headers: Object.fromEntries(
    ["Content-Type", "Location", "ETag", "Cache-Control"].map((name) => [name, headers.get(name)]),
  ),
});

const desk = desks();

describe.each(BACKENDS)("Idempotency-Key over the %s database", (backend) => {
  const at = desk(backend);

  it("every POST that writes is answered again byte for byte, and happens once", async () => {
    const { eve, sam } = at();
    const article = await page(eve);
    const [a, b] = [await page(eve), await page(eve)];
    const claim = await draft(eve);
    const retractable = await addQuote(eve, claim, article);
    const discardable = await draft(eve);
    const { claim: judged } = await judgedStory(at());
    const { claim: published } = await publishedStory(at());
    const { claim: fallen } = await publishedStory(at());
    const version = async (id: string) => (await workingCopy(eve, id)).version;
    const quote = { article: article.id, role: "context", quote: { exact: CRACK } };
    const writes: [path: string, body: object, of: string | null][] = [
      ["/v1/claims", { text: unique("Once only.") }, null],
      ["/v1/articles", { url: `https://once.example/${backend}`, text: PAGE_TEXT }, null],
      [
        `/v1/articles/${article.id}/snapshots`,
        { text: `${PAGE_TEXT} More.`, retrievedAt: "2026-11-21T00:00:00Z" },
        null,
      ],
      [`/v1/articles/${article.id}/aliases`, { url: `https://alias.example/${backend}` }, null],
      [`/v1/articles/${a.id}/merge`, { into: b.id, reason: "One." }, null],
      [`/v1/claims/${claim.id}/spans`, quote, null],
      [`/v1/spans/${retractable.id}/retract`, { reason: "Misread." }, claim.id],
      [`/v1/claims/${discardable.id}/discard`, {}, null],
      [`/v1/claims/${judged.id}/verdicts`, { ...SUPPORTED, change: { kind: "update" } }, judged.id],
      [`/v1/claims/${judged.id}/publish`, {}, judged.id],
      [`/v1/claims/${published.id}/unpublish`, { reason: "For now." }, published.id],
      [`/v1/claims/${fallen.id}/retract`, { reason: "Wrong." }, fallen.id],
      [`/v1/claims/${fallen.id}/reinstate`, { reason: "Right." }, null],
    ];
    for (const [path, body, of] of writes) {
      // The verdict on the judged claim is Eve's; so who publishes it is Sam.
      const who = path.endsWith("/verdicts") ? eve : sam;
      const sending = { idempotencyKey: "k-1", ...(of === null ? {} : { ifMatch: await version(of) }) };
      const first = await who.post(path, body, sending);
      expect([path, first.status < 300 ? "" : first.text]).toEqual([path, ""]);
      const before = await events(at());
      const second = await who.post(path, body, sending);
      expect([path, whole(second)]).toEqual([path, whole(first)]);
      // Behind another name of the service it is the same request.
      const elsewhere = await who.post(`http://other.example${path}`, body, sending);
      expect([path, whole(elsewhere)]).toEqual([path, whole(first)]);
      expect([path, await events(at())]).toEqual([path, before]);
    }
  });

  it("is still answered when the version has moved on, and when the thing is gone", async () => {
    const { eve } = at();
    const claim = await draft(eve);
    const path = `/v1/claims/${claim.id}/discard`;
    const first = await eve.post(path, {}, { ifMatch: 1, idempotencyKey: "moved" });
    const again = await eve.post(path, {}, { ifMatch: 1, idempotencyKey: "moved" });
    expect(whole(again)).toEqual(whole(first));
    expect((await eve.post(path, {}, { ifMatch: 1, idempotencyKey: "other" })).status).toBe(412);
  });

  it("with another body is refused, and nothing changes", async () => {
    const { eve } = at();
    const first = await eve.post("/v1/claims", { text: "The first." }, { idempotencyKey: "same" });
    expect(first.status).toBe(201);
    const before = await events(at());
    const other = await eve.post("/v1/claims", { text: "The second." }, { idempotencyKey: "same" });
    expect([other.status, other.json]).toMatchObject([422, { code: "idempotency-key-reused" }]);
    const spaced = await eve.post("/v1/claims", '{ "text": "The first." }', { idempotencyKey: "same" });
    expect(spaced.status).toBe(422);
    expect(await events(at())).toBe(before);
  });

  it("is the key holder's own, and the address's", async () => {
    const { eve, sam } = at();
    const ids = new Set<string>();
    for (const who of [eve, sam]) {
      const answer = await who.post("/v1/claims", { text: "Whose is it?" }, { idempotencyKey: "shared" });
      ids.add(claimOf(answer, 201).id);
    }
    expect(ids.size).toBe(2);
    const elsewhere = await eve.post("/v1/articles", { text: "Whose is it?" }, { idempotencyKey: "shared" });
    expect(elsewhere.status).toBe(201);
  });

  it("does not keep what failed: the request can be mended and sent again", async () => {
    const { eve } = at();
    const bad = await eve.post("/v1/claims", { text: "" }, { idempotencyKey: "mended" });
    expect(bad.status).toBe(422);
    const good = await eve.post("/v1/claims", { text: "Mended." }, { idempotencyKey: "mended" });
    expect(good.status).toBe(201);
  });

  it("keeps the answer of a request that found everything done already", async () => {
    const { eve } = at();
    const article = await page(eve);
    const body = { url: article.url };
    const first = await eve.post("/v1/articles", body, { idempotencyKey: "done" });
    expect(first.status).toBe(200);
    await eve.patch(`/v1/articles/${article.id}`, { headline: "Later" }, { ifMatch: 1 });
    expect(whole(await eve.post("/v1/articles", body, { idempotencyKey: "done" }))).toEqual(whole(first));
    const other = await eve.post("/v1/articles", { ...body, headline: "X" }, { idempotencyKey: "done" });
    expect(other.status).toBe(422);
  });

  it("sent many times at once is one write, with one answer for all", async () => {
    const { eve, sam } = at();
    const { claim } = await judgedStory(at());
    const article = await page(eve);
    const writes: [path: string, body: object, ifMatch?: number][] = [
      ["/v1/claims", { text: unique("All at once.") }],
      ["/v1/articles", { url: `https://at-once.example/${backend}` }],
      [`/v1/claims/${claim.id}/spans`, { article: article.id, role: "context", quote: { exact: CRACK } }],
      [`/v1/articles/${article.id}/aliases`, { url: `https://at-once.example/${backend}/alias` }],
      [`/v1/claims/${claim.id}/publish`, {}, claim.version + 1],
    ];
    for (const [path, body, ifMatch] of writes) {
      const before = await events(at());
      const once = await Promise.all(
        Array.from({ length: 8 }, () =>
          sam.post(path, body, { idempotencyKey: "at-once", ...(ifMatch ? { ifMatch } : {}) }),
        ),
      );
      expect([path, new Set(once.map((answer) => JSON.stringify(whole(answer)))).size]).toEqual([path, 1]);
      expect([path, once[0]?.status]).toEqual([path, path.endsWith("publish") ? 200 : 201]);
      const happened = (await events(at())) - before;
      expect([path, happened]).toEqual([path, path.endsWith("publish") ? 2 : 1]);
    }
  });

  it("expires after a day, and leaves after the next write under a key", async () => {
    const { eve } = at();
    const send = (text: string, idempotencyKey: string) =>
      eve.post("/v1/claims", { text }, { idempotencyKey });
    const first = claimOf(await send("Yesterday's.", "old"), 201);
    const kept = "select expires_at from idempotency_keys where idempotency_key = 'old'";
    const { rows } = await at().db.execute(kept);
    const left = Date.parse(String(rows[0]?.expires_at)) - Date.now();
    expect(left).toBeGreaterThan(23.9 * 3_600_000);
    expect(left).toBeLessThanOrEqual(24 * 3_600_000);
    await at().db.write(["update idempotency_keys set expires_at = '2026-01-01T00:00:00.000Z'"]);
    const second = claimOf(await send("Yesterday's.", "old"), 201);
    expect(second.id).not.toBe(first.id);
    await at().db.write(["update idempotency_keys set expires_at = '2026-01-01T00:00:00.000Z'"]);
    await send("Another.", "new");
    await at().settled();
    const remaining = await at().db.execute("select idempotency_key from idempotency_keys");
    expect(remaining.rows.map((row) => row.idempotency_key)).toEqual(["new"]);
  });

  it.each([
    ["empty", ""],
    ["of 256 characters", "k".repeat(256)],
    ["with a space", "a b"],
    ["beyond ASCII", "caf\u00e9"],
  ])("is refused %s", async (_what, idempotencyKey) => {
    const answer = await at().eve.post("/v1/claims", { text: "X." }, { idempotencyKey });
    expect([answer.status, answer.json]).toMatchObject([
      400,
      { code: "invalid-header", errors: [{ in: "header", name: "Idempotency-Key" }] },
    ]);
  });

  it("creating keys is not replayed", async () => {
    const { ada } = at();
    const before = await ada.get("/v1/keys");
    const answer = await ada.post("/v1/keys", { name: "New", role: "editor" }, { idempotencyKey: "key" });
    expect([answer.status, answer.json]).toMatchObject([409, { code: "not-replayable" }]);
    expect((await ada.get("/v1/keys")).text).toBe(before.text);
  });
});
