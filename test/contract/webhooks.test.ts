import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import {
  deliverySchema,
  webhookSchema,
  webhookWithSecret,
} from "../../src/http/webhooks/webhook-contract.ts";
import { nodeTransport } from "../../src/node-webhooks.ts";
import { type SenderContext, sendDue } from "../../src/webhooks/send-due.ts";
import { BACKENDS } from "../support/backends.ts";
import type { Answer } from "../support/service.ts";
import { testConfig } from "../support/test-config.ts";
import { isSigned, type Manner, type Receiver, startReceiver } from "../support/webhook-receiver.ts";
import { desks, expectStatus, page, publishedStory, workingCopy } from "./editing/desk.ts";

const desk = desks({ WEBHOOKS_LOCAL: "true" });
const list = z.strictObject({ webhooks: z.array(webhookSchema) });
const deliveries = z.strictObject({
  deliveries: z.array(deliverySchema),
  nextCursor: z.string().nullable(),
});
const HOUR = 3_600_000;

describe.each(BACKENDS)("webhooks over the %s database", (backend) => {
  const at = desk(backend);
  const opened: Receiver[] = [];
  // What admins ask for is due at the real time of their request: the clock is ahead of it.
  let clock = Date.now() + HOUR;
  afterEach(async () => {
    const { webhooks } = list.parse((await at().ada.get("/v1/webhooks")).json);
    for (const { id } of webhooks) await remove(id);
    for (const receiver of opened.splice(0)) await receiver.close();
  });

  const context = (): SenderContext => ({
    transport: nodeTransport({ http: false, local: true }),
    publicUrl: testConfig().publicUrl,
    release: "1",
    now: () => clock,
  });
  /** Everything that is due by the clock. */
  const send = () => sendDue(at().db, context());
  const receiving = async (manner?: Manner) => {
    const receiver = await startReceiver(manner);
    opened.push(receiver);
    return receiver;
  };
  const remove = (id: string) =>
    at().request(`/v1/webhooks/${id}`, {
      method: "DELETE",
      headers: { Authorization: `Bearer ${at().ada.secret}` },
    });
  const create = async (url: string, more: Record<string, unknown> = {}) =>
    webhookWithSecret.parse(expectStatus(await at().ada.post("/v1/webhooks", { url, ...more }), 201).json);
  const read = async (id: string) => webhookSchema.parse((await at().ada.get(`/v1/webhooks/${id}`)).json);
  const delivered = async (id: string, query = "") =>
    deliveries.parse(expectStatus(await at().ada.get(`/v1/webhooks/${id}/deliveries${query}`), 200).json);
  const reword = async (id: string, text: string) => {
    const { version } = await workingCopy(at().eve, id);
    expectStatus(await at().eve.patch(`/v1/claims/${id}`, { topics: [text] }, { ifMatch: version }), 200);
    const next = await workingCopy(at().eve, id);
    return expectStatus(await at().sam.post(`/v1/claims/${id}/publish`, {}, { ifMatch: next.version }), 200);
  };

  it("are made with a secret that is shown once, listed without, and forgotten", async () => {
    const url = "https://hooks.example/verbatim";
    const answer = await at().ada.post("/v1/webhooks", { url, description: "Our own copy" });
    const made = webhookWithSecret.parse(expectStatus(answer, 201).json);
    expect(answer.headers.get("Location")).toBe(`/v1/webhooks/${made.id}`);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const { secret, ...shown } = made;
    expect(shown).toMatchObject({
      url,
      description: "Our own copy",
      status: "active",
      waiting: 0,
      failed: 0,
    });
    const listed = await at().ada.get("/v1/webhooks");
    expect(listed.json).toEqual({ webhooks: [shown] });
    expect(listed.text).not.toContain(secret.slice(6));
    expect((await at().ada.get(`/v1/webhooks/${made.id}`)).json).toEqual(shown);
    expect((await remove(made.id)).status).toBe(204);
    expect((await remove(made.id)).status).toBe(404);
    expect((await at().ada.get(`/v1/webhooks/${made.id}`)).status).toBe(404);
    expect((await at().ada.get("/v1/webhooks")).json).toEqual({ webhooks: [] });
  });

  it.each([
    [{ url: "http://192.168.1.1/h" }, "/url", "must be an https address"],
    [{ url: "https://169.254.169.254/h" }, "/url", "leads to 169.254.169.254, which is not a public address"],
    [{ url: "https://user:pw@hooks.example/h" }, "/url", "must not hold a user's name or password"],
    [{ url: "https://hooks.example/h", after: 999_999 }, "/after", /is greater than \d+, the last change/],
  ])("are refused with %j, and nothing is stored", async (body, pointer, message) => {
    const answer = await at().ada.post("/v1/webhooks", body);
    expect(expectStatus(answer, 422).json).toMatchObject({
      code: "invalid-input",
      errors: [
        {
          in: "body",
          pointer,
          message: message instanceof RegExp ? expect.stringMatching(message) : message,
        },
      ],
    });
    expect((await at().ada.get("/v1/webhooks")).json).toEqual({ webhooks: [] });
  });

  it("keep no secret for a repeat", async () => {
    const body = { url: "https://hooks.example/h" };
    const answer = await at().ada.post("/v1/webhooks", body, { idempotencyKey: "again" });
    expect(expectStatus(answer, 409).json).toMatchObject({ code: "not-replayable" });
  });

  it("are told of what readers see otherwise, in the words of /v1/changes, signed", async () => {
    const receiver = await receiving();
    const { id, secret } = await create(receiver.url);
    const { claim } = await publishedStory(at(), { text: "Das Wehr läuft über   🌊." });
    await send();
    const changes = (await at().request("/v1/changes?limit=100")).json as {
      changes: { seq: number; at: string; claim: { id: string } }[];
    };
    const change = changes.changes.find((one) => one.claim.id === claim.id);
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    if (!message || !change) throw new Error("nothing came");
    expect(JSON.parse(message.raw)).toEqual({ type: "claim.published", timestamp: change.at, data: change });
    expect(message.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "Verbatim/1",
      "webhook-timestamp": String(Math.floor(clock / 1000)),
      "webhook-id": `msg_${id.slice(4)}_${change.seq}`,
    });
    await at().ada.post(`/v1/webhooks/${id}/redeliver`, { after: change.seq - 1 });
    // The library holds the time of an attempt against the present.
    clock = Date.now();
    await send();
    const again = receiver.received[1];
    if (!again) throw new Error("nothing came again");
    expect([again.id, again.raw]).toEqual([message.id, message.raw]);
    expect(isSigned(secret, again)).toBe(true);
    expect(isSigned(`whsec_${btoa("x".repeat(32))}`, again)).toBe(false);
    expect((await delivered(id)).deliveries).toMatchObject([
      {
        id: message.id,
        change: change.seq,
        kind: "published",
        claim: claim.id,
        status: "delivered",
        attempts: 1,
      },
    ]);
  });

  it("hear nothing of a look at a source that found nothing, nor of what was before them", async () => {
    const { article } = await publishedStory(at());
    const receiver = await receiving();
    const { id } = await create(receiver.url);
    const text = (await at().db.execute("select content from texts order by rowid desc limit 1")).rows[0]
      ?.content;
    const again = { text: String(text), retrievedAt: new Date(Date.now() - 1000).toISOString() };
    expectStatus(await at().eve.post(`/v1/articles/${article.id}/snapshots`, again), 201);
    await send();
    expect(receiver.received).toEqual([]);
    expect((await delivered(id)).deliveries).toEqual([]);
    const all = await create(receiver.url, { after: 0 });
    await send();
    const kinds = receiver.received.map(({ kind }) => kind);
    expect(kinds.length).toBeGreaterThan(1);
    expect(kinds).not.toContain("checked");
    expect((await read(all.id)).waiting).toBe(0);
  });

  it("are sent the same again until it is taken: 5 s, a minute, five minutes later and so on", async () => {
    const answers = [500, 503, 404, 302, 200];
    const receiver = await receiving(() => answers.shift() ?? 200);
    const { id } = await create(receiver.url);
    await publishedStory(at());
    const came: number[] = [];
    for (const wait of [0, 4_999, 1, 60_000, 300_000 - 1, 1, 1_800_000]) {
      clock += wait;
      await send();
      came.push(receiver.received.length);
    }
    expect(came).toEqual([1, 1, 2, 3, 3, 4, 5]);
    expect(new Set(receiver.received.map(({ raw }) => raw)).size).toBe(1);
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(1);
    const times = receiver.received.map(({ headers }) => Number(headers["webhook-timestamp"]));
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 5, 65, 365, 2165]);
    expect((await delivered(id)).deliveries).toMatchObject([
      { status: "delivered", attempts: 5, lastOutcome: "delivered", lastStatus: 200, nextAttemptAt: null },
    ]);
    expect(await read(id)).toMatchObject({ status: "active", failingSince: null, waiting: 0 });
    clock += 100 * HOUR;
    await send();
    expect(receiver.received).toHaveLength(5);
  });

  it("get what is about one claim in its order, and nothing of another waits for it", async () => {
    const [first, second] = [await publishedStory(at()), await publishedStory(at())];
    let refused = 2;
    const receiver = await receiving(({ claim }) => (claim === first.claim.id && refused-- > 0 ? 500 : 200));
    const { id } = await create(receiver.url);
    await reword(first.claim.id, "one");
    await reword(first.claim.id, "two");
    await reword(second.claim.id, "three");
    await send();
    expect(receiver.taken().map(({ claim }) => claim)).toEqual([second.claim.id]);
    expect((await delivered(id, "?status=waiting")).deliveries.map(({ attempts }) => attempts)).toEqual([
      0, 1,
    ]);
    clock += 5_000;
    await send();
    clock += 60_000;
    await send();
    const ofFirst = receiver.taken().filter(({ claim }) => claim === first.claim.id);
    expect(ofFirst.map(({ seq }) => seq)).toEqual(ofFirst.map(({ seq }) => seq).toSorted((a, b) => a - b));
    expect(ofFirst).toHaveLength(2);
  });

  it("that are down for a day get everything, in order, within an hour of coming back", async () => {
    const story = await publishedStory(at());
    const receiver = await receiving(() => 503);
    const { id } = await create(receiver.url);
    const start = clock;
    let published = 0;
    for (; clock - start < 24 * HOUR; clock += 30 * 60_000) {
      if (published < 12) {
        await reword(story.claim.id, `day ${published}`);
        published += 1;
      }
      await send();
    }
    // One that is down is left alone for longer and longer: not each of its messages is tried anew.
    expect(receiver.received.length).toBeLessThan(40);
    const resting = await read(id);
    expect(resting).toMatchObject({
      status: "active",
      failingSince: new Date(start).toISOString(),
      waiting: 12,
    });
    receiver.behave(() => 200);
    clock += HOUR;
    await send();
    const taken = receiver.taken().map(({ seq }) => seq);
    expect(taken).toHaveLength(12);
    expect(taken).toEqual(taken.toSorted((a, b) => a - b));
    expect(await read(id)).toMatchObject({
      status: "active",
      failingSince: null,
      restsUntil: null,
      waiting: 0,
    });
  });

  it("that take nothing for three days are paused, and go on from there when they are resumed", async () => {
    const story = await publishedStory(at());
    const receiver = await receiving(() => 500);
    const { id } = await create(receiver.url);
    await reword(story.claim.id, "before the pause");
    for (const hours of [0, 1, 24, 46, 2]) {
      clock += hours * HOUR;
      await send();
    }
    expect(await read(id)).toMatchObject({ status: "paused", waiting: 1 });
    const tried = receiver.received.length;
    await reword(story.claim.id, "during the pause");
    clock += 100 * HOUR;
    await send();
    expect(receiver.received.length).toBe(tried);
    receiver.behave(() => 200);
    expectStatus(await at().ada.post(`/v1/webhooks/${id}/resume`), 200);
    await send();
    expect(receiver.taken()).toHaveLength(2);
    expect(await read(id)).toMatchObject({ status: "active", waiting: 0, failed: 0 });
  });

  it("give up a message that alone is never taken, and send it again when they are asked", async () => {
    const [bad, good] = [await publishedStory(at()), await publishedStory(at())];
    const receiver = await receiving(({ claim }) => (claim === bad.claim.id ? 400 : 200));
    const { id } = await create(receiver.url);
    await reword(bad.claim.id, "one");
    // Each time another message is taken, so that it is this one that is refused.
    for (let day = 0; day < 11; day++, clock += 25 * HOUR) {
      await reword(good.claim.id, `day ${day}`);
      await send();
    }
    expect(await read(id)).toMatchObject({ status: "active", failed: 1, waiting: 0 });
    const [given] = (await delivered(id, "?status=failed")).deliveries;
    expect(given).toMatchObject({
      claim: bad.claim.id,
      attempts: 11,
      lastOutcome: "refused",
      lastStatus: 400,
    });
    receiver.behave(() => 200);
    const asked = await at().ada.post(`/v1/webhooks/${id}/redeliver`, { deliveries: [given?.id] });
    expect(expectStatus(asked, 200).json).toEqual({ queued: 1 });
    await send();
    expect(receiver.taken().filter(({ claim }) => claim === bad.claim.id)).toHaveLength(1);
  });

  it("that answer 410 are not sent to again", async () => {
    const story = await publishedStory(at());
    const receiver = await receiving(() => 410);
    const { id } = await create(receiver.url);
    await reword(story.claim.id, "one");
    await send();
    expect(await read(id)).toMatchObject({ status: "disabled", waiting: 1 });
    clock += 100 * HOUR;
    await send();
    expect(receiver.received).toHaveLength(1);
  });

  it("are signed with two secrets for a day after one was replaced", async () => {
    clock = Date.now() + 1000;
    const story = await publishedStory(at());
    const receiver = await receiving();
    const { id, secret } = await create(receiver.url);
    const rotated = webhookWithSecret.parse(
      expectStatus(await at().ada.post(`/v1/webhooks/${id}/rotate`), 200).json,
    );
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.formerSecretUntil).not.toBeNull();
    await reword(story.claim.id, "one");
    await send();
    const both = receiver.received.at(-1);
    expect(both && [isSigned(secret, both), isSigned(rotated.secret, both)]).toEqual([true, true]);
    clock += 24 * HOUR + 1_000;
    await reword(story.claim.id, "two");
    await send();
    const headers = receiver.received.at(-1)?.headers["webhook-signature"];
    expect(String(headers).split(" ")).toHaveLength(1);
  });

  it("never get words that were redacted, neither in a repeat nor in what waited", async () => {
    const { claim } = await publishedStory(at());
    const receiver = await receiving(() => 500);
    const { id } = await create(receiver.url);
    const reason = "Mrs Quill of Mill Lane asked for it";
    const { version } = await workingCopy(at().sam, claim.id);
    expectStatus(
      await at().sam.post(`/v1/claims/${claim.id}/retract`, { reason }, { ifMatch: version }),
      200,
    );
    await send();
    expect(receiver.received[0]?.raw).toContain("Quill");
    const redaction = { fields: ["reason"], ground: "privacy", note: "She asked." };
    expectStatus(await at().ada.post(`/v1/claims/${claim.id}/redact`, redaction), 200);
    receiver.behave(() => 200);
    clock += 5_000;
    await send();
    await at().ada.post(`/v1/webhooks/${id}/redeliver`, { after: 0 });
    await send();
    expect(receiver.received.length).toBeGreaterThan(2);
    expect(receiver.received.slice(1).filter(({ raw }) => raw.includes("Quill"))).toEqual([]);
    const { rows } = await at().db.execute("select body from webhook_deliveries where body like '%Quill%'");
    expect(rows).toEqual([]);
  });

  it("show what became of each change, page by page", async () => {
    const receiver = await receiving();
    const { id } = await create(receiver.url, { after: 0 });
    await send();
    const all = (await delivered(id, "?limit=100")).deliveries;
    expect(all.length).toBeGreaterThan(5);
    const paged: string[] = [];
    for (let query = "?limit=2"; query !== ""; ) {
      const { deliveries: some, nextCursor } = await delivered(id, query);
      paged.push(...some.map((one) => one.id));
      query = nextCursor === null ? "" : `?limit=2&cursor=${nextCursor}`;
    }
    expect(paged).toEqual(all.map((one) => one.id));
    const other = await create(receiver.url);
    const foreign: Answer = await at().ada.post(`/v1/webhooks/${other.id}/redeliver`, {
      deliveries: [paged[0], "msg_x_1"],
    });
    expect(expectStatus(foreign, 422).json).toMatchObject({
      errors: [{ pointer: "/deliveries/0" }, { pointer: "/deliveries/1" }],
    });
    for (const body of [{}, { deliveries: ["x"], after: 1 }])
      expect((await at().ada.post(`/v1/webhooks/${id}/redeliver`, body)).status).toBe(422);
  });

  it("are sent by two processes at once without a change left out or out of its order", async () => {
    const stories = [await publishedStory(at()), await publishedStory(at()), await publishedStory(at())];
    const receiver = await receiving();
    await create(receiver.url);
    for (let round = 0; round < 4; round++)
      for (const { claim } of stories) await reword(claim.id, `round ${round}`);
    await Promise.all([send(), send(), send()]);
    await send();
    expect(receiver.taken()).toHaveLength(12);
    for (const { claim } of stories) {
      const seqs = receiver
        .taken()
        .filter((one) => one.claim === claim.id)
        .map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    }
  });

  it("are not sent what a sender that died had taken until its time is over, and then again", async () => {
    const story = await publishedStory(at());
    const receiver = await receiving();
    await create(receiver.url);
    await reword(story.claim.id, "one");
    const dying = { ...context(), transport: () => Promise.reject(new Error("killed")) };
    await expect(sendDue(at().db, dying)).rejects.toThrow("killed");
    await send();
    expect(receiver.received).toHaveLength(0);
    clock += 30_000;
    await send();
    expect(receiver.taken()).toHaveLength(1);
  });

  it("leave the rest of a page as it is: an editor cannot see them", async () => {
    const { url } = await page(at().eve);
    expect((await at().eve.get("/v1/webhooks")).status).toBe(403);
    expect((await at().sam.post("/v1/webhooks", { url })).status).toBe(403);
  });
});
