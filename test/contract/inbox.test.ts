import { describe, expect, it } from "vitest";
import * as z from "zod";
import { inboxItemSchema, receiptSchema } from "../../src/http/inbox/inbox-contract.ts";
import { forgetContacts } from "../../src/jobs/due-jobs.ts";
import { BACKENDS } from "../support/backends.ts";
import { dumpDatabase } from "../support/dump.ts";
import { type Answer, serviceOver } from "../support/service.ts";
import { testConfig } from "../support/test-config.ts";
import { desks, draft, type Editor, events, expectStatus, publishedStory } from "./editing/desk.ts";

const desk = desks({ ANSWER_DAYS: "10" });
const list = z.object({ items: z.array(inboxItemSchema), nextCursor: z.string().nullable() });
const receiptOf = (answer: Answer) => receiptSchema.parse(expectStatus(answer, 202).json);
const itemOf = (answer: Answer) => inboxItemSchema.parse(expectStatus(answer, 200).json);
const inTenDays = () => new Date(Date.now() + 10 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

describe.each(BACKENDS)("what readers send, over the %s database", (backend) => {
  const at = desk(backend);
  const send = (path: string, body: unknown) =>
    at().request(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const open = async (editor: Editor, query = "") =>
    list.parse(expectStatus(await editor.get(`/v1/inbox?${query}`), 200).json).items;

  it("a report is answered with a number and a day, and is in nothing that readers or exports get", async () => {
    const { claim } = await publishedStory(at());
    const before = await events(at());
    const shown = await at().request(`/v1/claims/${claim.id}`);
    const answer = await send(`/v1/claims/${claim.slug}/reports`, {
      kind: "error",
      text: "The bridge 9c1d was closed on Sunday.",
      contact: "rita@example.org",
    });
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const { id, number, promisedOn } = receiptOf(answer);
    expect([id, promisedOn]).toEqual([expect.stringMatching(/^rpt_/), inTenDays()]);
    expect(itemOf(await at().eve.get(`/v1/inbox/${number}`))).toEqual({
      id,
      number,
      kind: "error",
      claim: { id: claim.id, slug: claim.slug, text: claim.text },
      text: "The bridge 9c1d was closed on Sunday.",
      url: null,
      contact: "rita@example.org",
      count: 1,
      receivedAt: expect.any(String),
      lastReceivedAt: expect.any(String),
      promisedOn,
      isOverdue: false,
      readAt: null,
      takenBy: null,
      answer: null,
      outcome: null,
      note: null,
      result: null,
      closedBy: null,
      closedAt: null,
      erasedAt: null,
    });
    expect(await events(at())).toBe(before);
    const after = await at().request(`/v1/claims/${claim.id}`);
    expect([after.text, after.headers.get("ETag")]).toEqual([shown.text, shown.headers.get("ETag")]);
    for (const path of [`/v1/claims/${claim.id}/history`, "/v1/changes", `/claims/${claim.slug}`, "/"])
      expect((await at().request(path)).text).not.toContain("9c1d");
    expect((await at().request(`/v1/inbox/${number}`)).status).toBe(401);
  });

  it("nobody learns of a draft by reporting on it, and of a withdrawn claim one can still complain", async () => {
    const { eve, sam } = at();
    const report = { kind: "error", text: "This is wrong." };
    const hidden = await draft(eve);
    const answers = [
      await send(`/v1/claims/${hidden.id}/reports`, report),
      await send(`/v1/claims/${hidden.slug}/reports`, report),
      await send("/v1/claims/nothing/reports", report),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const { claim } = await publishedStory(at());
    const { version } = claim;
    expectStatus(
      await sam.post(`/v1/claims/${claim.id}/retract`, { reason: "Nobody said it" }, { ifMatch: version }),
      200,
    );
    receiptOf(await send(`/v1/claims/${claim.id}/reports`, { ...report, kind: "privacy" }));
  });

  it("equal requests are one item with a count, as long as it is open; other words are another", async () => {
    const { sam } = at();
    const url = "https://news.example/arden?utm_source=mail";
    const first = receiptOf(await send("/v1/requests", { text: "The mayor’s bridge is closed.", url }));
    for (const text of ["the mayor's  bridge is closed", "THE MAYOR'S BRIDGE IS CLOSED!"])
      expect(receiptOf(await send("/v1/requests", { text, url: "http://news.example/arden/#top" }))).toEqual(
        first,
      );
    const other = receiptOf(await send("/v1/requests", { text: "The mayor's bridge is not closed.", url }));
    const elsewhere = receiptOf(await send("/v1/requests", { text: "The mayor's bridge is closed." }));
    expect(new Set([first.number, other.number, elsewhere.number]).size).toBe(3);
    const item = itemOf(await sam.get(`/v1/inbox/${first.id}`));
    expect([item.count, item.text, item.url]).toEqual([3, "The mayor’s bridge is closed.", url]);
    expectStatus(await sam.post(`/v1/inbox/${first.number}/close`, { outcome: "declined" }), 200);
    const again = receiptOf(await send("/v1/requests", { text: "The mayor's bridge is closed", url }));
    expect(again.number).not.toBe(first.number);
  });

  it("what cannot be taken is refused with the member that is wrong, and nothing is kept", async () => {
    const { claim } = await publishedStory(at());
    const before = await dumpDatabase(at().db);
    const path = `/v1/claims/${claim.id}/reports`;
    const refused: [string, unknown, string][] = [
      [path, { kind: "error" }, "/text"],
      [path, { kind: "error", text: " \n " }, "/text"],
      [path, { kind: "error", text: "a".repeat(5001) }, "/text"],
      [path, { kind: "error", text: "a\u0000b" }, "/text"],
      [path, { kind: "praise", text: "x" }, "/kind"],
      [path, { kind: "reply", text: "x", contact: "a".repeat(201) }, "/contact"],
      [path, { kind: "reply", text: "x", name: "y" }, "/name"],
      ["/v1/requests", { text: "x", url: "javascript:alert(1)" }, "/url"],
      ["/v1/requests", { text: "x", url: "news.example" }, "/url"],
      ["/v1/requests", { url: "https://news.example/" }, "/text"],
    ];
    for (const [where, body, pointer] of refused)
      expect(await send(where, body)).toMatchObject({
        status: 422,
        json: { code: "invalid-input", errors: [{ in: "body", pointer }] },
      });
    expect(await send("/v1/requests", { text: "火".repeat(40_000) })).toMatchObject({ status: 413 });
    expect(await dumpDatabase(at().db)).toEqual(before);
    receiptOf(await send("/v1/requests", { text: "𝒳".repeat(5000) }));
  });

  it("twenty unread on a claim are enough until somebody reads", async () => {
    const { eve } = at();
    const { claim } = await publishedStory(at());
    const path = `/v1/claims/${claim.id}/reports`;
    const report = (n: number) => send(path, { kind: "error", text: `Mistake number ${n}` });
    const first = receiptOf(await report(1));
    for (let n = 2; n <= 20; n++) receiptOf(await report(n));
    const refused = await report(21);
    expect([refused.status, refused.json, refused.headers.get("Retry-After")]).toMatchObject([
      503,
      { code: "inbox-full" },
      "3600",
    ]);
    // What is there already is counted all the same, and other claims have room.
    expect(receiptOf(await report(1))).toEqual(first);
    receiptOf(await send("/v1/requests", { text: `There is room beside ${claim.id}` }));
    expect(itemOf(await eve.post(`/v1/inbox/${first.id}/read`)).readAt).not.toBeNull();
    receiptOf(await report(21));
    expectStatus(await report(22), 503);
  });

  it("is read, taken, answered, closed and opened again, and says by whom", async () => {
    const { eve, sam } = at();
    const { claim } = await publishedStory(at());
    const sent = receiptOf(
      await send(`/v1/claims/${claim.id}/reports`, { kind: "reply", text: "We were never asked." }),
    );
    const path = `/v1/inbox/${sent.number}`;
    expect((await open(eve, `claim=${claim.slug}&state=unread`)).map(({ id }) => id)).toEqual([sent.id]);
    const taken = itemOf(await eve.post(`${path}/take`));
    expect([taken.takenBy?.name, taken.readAt === null]).toEqual(["Eve Editor", false]);
    expect(await open(eve, `claim=${claim.id}&state=unread`)).toEqual([]);
    expect((await open(eve, "mine=true")).map(({ id }) => id)).toContain(sent.id);
    expect((await open(sam, "mine=true")).map(({ id }) => id)).not.toContain(sent.id);
    expect(itemOf(await sam.post(`${path}/let-go`)).takenBy?.name).toBe("Eve Editor");
    expect(itemOf(await eve.post(`${path}/let-go`)).takenBy).toBeNull();
    expect(await eve.post(`${path}/answer`, { text: "" })).toMatchObject({ status: 422 });
    const answered = itemOf(await eve.post(`${path}/answer`, { text: "We ask you now." }));
    expect(answered.answer).toMatchObject({ text: "We ask you now.", by: { name: "Eve Editor" } });
    const closing = { outcome: "checked", note: "See the new claim", claim: "nothing" };
    expect(await sam.post(`${path}/close`, closing)).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/claim" }] },
    });
    const closed = itemOf(await sam.post(`${path}/close`, { ...closing, claim: claim.slug }));
    expect(closed).toMatchObject({
      outcome: "checked",
      note: "See the new claim",
      result: { id: claim.id },
      closedBy: { name: "Sam Senior" },
    });
    for (const [action, body] of [
      ["close", { outcome: "spam" }],
      ["answer", { text: "More" }],
    ] as const)
      expect(await eve.post(`${path}/${action}`, body)).toMatchObject({
        status: 409,
        json: { code: "wrong-status" },
      });
    expect((await open(eve, "state=closed&limit=1")).map(({ id }) => id)).toEqual([sent.id]);
    const reopened = itemOf(await eve.post(`${path}/reopen`));
    expect([reopened.outcome, reopened.result, reopened.closedAt, reopened.note]).toEqual([
      null,
      null,
      null,
      "See the new claim",
    ]);
    for (const missing of ["rpt_nothing", "999999999", "0", "1e3"])
      expect((await eve.post(`/v1/inbox/${missing}/read`)).status).toBe(404);
  });

  it("can be erased whole by a senior, and contacts go 90 days after closing", async () => {
    const { eve, sam, db } = at();
    const { claim } = await publishedStory(at());
    const report = async (contact: string) =>
      receiptOf(
        await send(`/v1/claims/${claim.id}/reports`, { kind: "privacy", text: `Mine: ${contact}`, contact }),
      );
    const gone = await report("one@example.org");
    expect(await eve.post(`/v1/inbox/${gone.id}/erase`)).toMatchObject({ status: 403 });
    const erased = itemOf(await sam.post(`/v1/inbox/${gone.id}/erase`));
    expect([erased.text, erased.contact, erased.erasedAt === null]).toEqual([null, null, false]);
    expect(JSON.stringify(await dumpDatabase(db))).not.toContain("one@example.org");

    const kept = await report("two@example.org");
    const stillOpen = await report("three@example.org");
    const { closedAt } = itemOf(await sam.post(`/v1/inbox/${kept.id}/close`, { outcome: "corrected" }));
    const later = (days: number) =>
      new Date(Date.parse(closedAt ?? "") + days * 24 * 60 * 60 * 1000).toISOString();
    const contact = async ({ id }: { id: string }) => itemOf(await eve.get(`/v1/inbox/${id}`)).contact;
    await forgetContacts(db, later(89.9)).run();
    expect(await contact(kept)).toBe("two@example.org");
    await forgetContacts(db, later(90)).run();
    expect([await contact(kept), await contact(stillOpen)]).toEqual([null, "three@example.org"]);
  });

  it("lists what is overdue first, by pages", async () => {
    const { eve, db } = at();
    const late = receiptOf(await send("/v1/requests", { text: "Is the tower still standing?" }));
    await db.write([
      { sql: "update inbox_items set promised_on = '2020-01-02' where id = ?", args: [late.id] },
    ]);
    expect((await open(eve, "overdue=true")).map(({ id, isOverdue }) => [id, isOverdue])).toEqual([
      [late.id, true],
    ]);
    const numbers: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `limit=7${cursor === "" ? "" : `&cursor=${cursor}`}`;
      const page: z.output<typeof list> = list.parse((await eve.get(`/v1/inbox?${query}`)).json);
      numbers.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    const all = await open(eve, "limit=100");
    expect(numbers).toEqual(all.map(({ number }) => number));
    expect([numbers[0], new Set(numbers).size]).toEqual([late.number, numbers.length]);
    expectStatus(await eve.post(`/v1/inbox/${late.number}/answer`, { text: "It is" }), 200);
    expect(await open(eve, "overdue=true")).toEqual([]);
  });

  it("who sends too often is told to wait; holders of a key are not counted", async () => {
    const service = serviceOver(at().db, testConfig({ REPORT_LIMIT: "2", TRUST_PROXY: "1" }));
    const ask = (client: string, headers = {}) =>
      service.request(
        "/v1/requests",
        {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            "X-Forwarded-For": `9.9.9.9, ${client}`,
            ...headers,
          },
          body: '{"text": "The same wish, often"}',
        },
        { peerAddress: () => "10.0.0.1" },
      );
    const statuses = async (client: string, headers = {}) => {
      const answers = [await ask(client, headers), await ask(client, headers), await ask(client, headers)];
      return answers.map(({ status }) => status);
    };
    expect(await statuses("203.0.113.7")).toEqual([202, 202, 429]);
    expect(await statuses("203.0.113.8")).toEqual([202, 202, 429]);
    const key = { Authorization: `Bearer ${at().eve.secret}` };
    expect(await statuses("203.0.113.7", key)).toEqual([202, 202, 202]);
  });
});

describe("an inbox with 2,000 items that nobody has read", () => {
  const at = desk("embedded");

  it("takes no more, but counts what it has", async () => {
    const { db } = at();
    await db.write([
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)
       insert into inbox_items (id, kind, text, sameness, received_at, last_received_at, promised_on)
       select 'req_' || i, 'request', 'filler ' || i, 'filler ' || i, '2026-01-01', '2026-01-01', '2026-01-08' from n`,
    ]);
    const { claim } = await publishedStory(at());
    const send = async (path: string, body: unknown) =>
      (
        await at().request(path, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        })
      ).status;
    expect(await send("/v1/requests", { text: "One more" })).toBe(503);
    expect(await send(`/v1/claims/${claim.id}/reports`, { kind: "error", text: "One more" })).toBe(503);
    expectStatus(await at().eve.post("/v1/inbox/req_7/read"), 200);
    expect(await send("/v1/requests", { text: "One more" })).toBe(202);
    expect(await send("/v1/requests", { text: "One more" })).toBe(202);
    expect(await send("/v1/requests", { text: "Two more" })).toBe(503);
  });
});
