import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { inboxItemSchema } from "../../src/http/inbox/inbox-contract.ts";
import { type Desk, deskOver, expectStatus, publishedStory } from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { type DeskVisitor, formFields, signedIn } from "../support/desk-visitor.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { copiedFile, migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();

describe.each(BACKENDS)("what a reader sent, at the desk, over the %s database", (backend) => {
  let desk: Desk;
  let eve: DeskVisitor;
  let sam: DeskVisitor;
  beforeAll(async () => {
    desk = await deskOver(copiedFile(await migratedFile(fresh("e.db")), fresh("inbox.db")), backend, {
      REPORT_LIMIT: "0",
    });
    eve = await signedIn(desk, desk.eve.secret);
    sam = await signedIn(desk, desk.sam.secret);
  });
  afterAll(async () => {
    expect(desk.mistakes).toEqual([]);
    await desk.close();
  });

  const item = async (n: number) =>
    inboxItemSchema.parse(expectStatus(await desk.eve.get(`/v1/inbox/${n}`), 200).json);
  const sent = async (path: string, body: unknown) =>
    z.object({ number: z.int() }).parse(expectStatus(await desk.eve.post(path, body), 202).json).number;
  const report = async (fields = {}) => {
    const { claim } = await publishedStory(desk);
    const path = `/v1/claims/${claim.id}/reports`;
    return sent(path, { kind: "error", text: "It was a Tuesday.", ...fields });
  };

  it("is read once somebody says so, answered and closed, and leaves the queue", async () => {
    const n = await report({ contact: "rita+news@example.org", text: "\n\nIt was <i>Tuesday</i>." });
    const page = `/desk/inbox/${n}`;
    // A link from anywhere opens it: that changes nothing.
    for (const method of ["HEAD", "GET"]) {
      const asked = await desk.request(page, { method, headers: { cookie: eve.cookie ?? "" } });
      expect(asked.status).toBe(200);
    }
    const opened = await eve.get(page);
    expect(opened.text).toContain(">\n\n\nIt was &lt;i&gt;Tuesday&lt;/i&gt;.</pre>");
    expect(opened.text).toContain(
      `href="mailto:rita%2Bnews@example.org?subject=Your%20message%2C%20number%20${n}&amp;body=Hello%2C%0D%0A%0D%0Aon%20`,
    );
    const mail = /href="mailto:[^"]*&amp;body=([^"]*)"/.exec(opened.text)?.[1] ?? "";
    expect(decodeURIComponent(mail)).toMatch(
      new RegExp(
        `you wrote to us \\(number ${n}\\) about “[^”]+”:\r\n\r\n> \r\n> \r\n> It was <i>Tuesday</i>\\.\r\n\r\nIf you write again, please name number ${n}\\.$`,
      ),
    );
    expect(textOf(opened.text)).toContain("This page sends nothing");
    expect((await item(n)).readAt).toBeNull();
    expect(textOf((await eve.get("/desk?reason=report")).text)).toContain("not read yet");
    await eve.send(page, `${page}/read`, {});
    expect((await item(n)).readAt).not.toBeNull();
    expect((await eve.get(page)).text).not.toContain(`action="${page}/read"`);

    const empty = await eve.send(page, `${page}/answer`, { text: " " });
    expect([empty.status, textOf(elementOf(empty.text, "title"))]).toEqual([
      422,
      expect.stringMatching(/^Error: Report of a mistake/),
    ]);
    expect(textOf(empty.text)).toContain("What you tell them is missing.");
    const answered = await eve.send(page, `${page}/answer`, { text: "You are right.\r\nThank you." });
    expect(answered.headers.get("location")).toBe(`${page}?done=saved`);
    expect((await eve.get(page)).text).toContain("You%20are%20right.%0D%0AThank%20you.");
    expect(textOf((await eve.follow(answered)).text)).toContain("You are right. Thank you. Eve Editor, ");

    const none = await sam.send(page, `${page}/close`, { note: "Typed before the choice" });
    expect(none.status).toBe(422);
    expect(none.text).toContain("Typed before the choice</textarea>");
    const closed = await sam.send(page, `${page}/close`, {
      outcome: "corrected",
      note: "The day is right now",
    });
    expect(closed.headers.get("location")).toBe("/desk?done=item-closed");
    expect(await item(n)).toMatchObject({
      answer: { text: "You are right.\nThank you.", by: { name: "Eve Editor" } },
      outcome: "corrected",
      note: "The day is right now",
      closedBy: { name: "Sam Senior" },
    });
    expect((await eve.get("/desk")).text).not.toContain(page);
    expect(textOf((await eve.get("/desk/inbox")).text)).toContain("We changed something");
    const again = await eve.get(page);
    expect(textOf(again.text)).toContain("We changed something. Sam Senior, ");
    expect(again.text).not.toContain(`action="${page}/close"`);
    await eve.send(page, `${page}/reopen`, {});
    expect((await item(n)).closedAt).toBeNull();
  });

  it("two who close it at once: the second is told who was first, and keeps what was typed", async () => {
    const n = await report();
    const page = `/desk/inbox/${n}`;
    const form = await eve.get(page);
    expectStatus(await desk.sam.post(`/v1/inbox/${n}/close`, { outcome: "unchanged" }), 200);
    const token = /name="_token" value="([0-9a-f]{32})"/.exec(form.text)?.[1] ?? "";
    const refused = await eve.post(`${page}/close`, { _token: token, outcome: "spam", note: "Mine" });
    expect([refused.status, textOf(refused.text)]).toEqual([
      409,
      expect.stringContaining("Sam Senior has closed this. Open it again first."),
    ]);
    expect((await item(n)).outcome).toBe("unchanged");
  });

  it("says who is on it, and a wish for a check ends with the claim that came of it", async () => {
    const { claim } = await publishedStory(desk);
    const n = await sent("/v1/requests", { text: "Is the bridge shut?", url: "https://news.example/a b" });
    const page = `/desk/inbox/${n}`;
    expect((await eve.get(page)).text).toContain('rel="noopener noreferrer nofollow ugc"');
    await eve.send(page, `${page}/take`, {});
    expect(textOf((await sam.get("/desk?reason=request")).text)).toContain("Eve Editor is on it");
    expect(textOf((await eve.get("/desk?reason=request&mine=true")).text)).toContain("You are on it");
    await eve.send(page, `${page}/let-go`, {});
    expect((await item(n)).takenBy).toBeNull();
    const wrong = await eve.send(page, `${page}/close`, { outcome: "checked", claim: "no-such-claim" });
    expect([wrong.status, textOf(wrong.text)]).toEqual([
      422,
      expect.stringContaining("The claim that came of it: names no claim."),
    ]);
    const address = `https://verbatim.example/claims/${claim.slug}?x=1`;
    expect((await eve.send(page, `${page}/close`, { outcome: "checked", claim: address })).status).toBe(303);
    expect((await item(n)).result?.id).toBe(claim.id);
  });

  it("many are closed at once for one reason, those that are ticked or all on the page, once", async () => {
    const numbers: number[] = [];
    for (let i = 0; i < 4; i++) numbers.push(await sent("/v1/requests", { text: `Is junk ${i} so?` }));
    const [first = 0, second = 0, third = 0, fourth = 0] = numbers;
    const [page, action] = ["/desk?reason=request", "/desk/inbox/close"];
    const shown = await eve.get(page);
    const fields = formFields(shown.text, action);
    const nothing = await eve.post(action, { ...fields, outcome: "spam", note: "From one sender" });
    expect(nothing.status).toBe(422);
    expect(textOf(nothing.text)).toContain("Tick at least one, or choose all on this page.");
    expect(nothing.text).toContain("From one sender</textarea>");
    const unsaid = await eve.post(action, { ...fields, number: [`${first}`, `${second}`] });
    expect([unsaid.status, unsaid.text.match(/name="number" value="\d+" checked/g)?.length]).toEqual([
      422, 2,
    ]);
    // Somebody else was first with one of them: it stays as they closed it.
    expectStatus(await desk.sam.post(`/v1/inbox/${second}/close`, { outcome: "declined" }), 200);
    const form = { ...fields, number: [`${first}`, `${second}`], outcome: "spam", note: "One sender" };
    for (let press = 0; press < 2; press++) {
      const closed = await eve.post(action, form);
      expect(closed.headers.get("location")).toBe(`${page}&done=items-closed`);
    }
    expect(await item(first)).toMatchObject({
      outcome: "spam",
      note: "One sender",
      readAt: expect.any(String),
    });
    expect((await item(second)).outcome).toBe("declined");
    expect((await item(third)).closedAt).toBeNull();
    const rest = await eve.send(page, action, { which: "all", outcome: "spam" });
    expect(textOf((await eve.follow(rest)).text)).toContain("They are closed.");
    expect([(await item(third)).outcome, (await item(fourth)).outcome]).toEqual(["spam", "spam"]);
    // Closed ones keep nobody out, and what is sent again is news.
    expect(await sent("/v1/requests", { text: "Is junk 0 so?" })).toBeGreaterThan(fourth);
  });

  it("is erased by a senior alone", async () => {
    const n = await report({ text: "My name is Otto Example", contact: "otto@example.org" });
    const page = `/desk/inbox/${n}`;
    expect((await eve.get(page)).text).not.toContain(`action="${page}/erase"`);
    const token = "0".repeat(32);
    expect((await eve.post(`${page}/erase`, { _token: token })).status).toBe(403);
    expect((await sam.send(page, `${page}/erase`, {})).status).toBe(303);
    const gone = await sam.get(page);
    expect(textOf(gone.text)).toContain("This was erased.");
    expect(gone.text).not.toContain("Otto");
    expect((await item(n)).contact).toBeNull();
  });

  it("that is not there is a page of the desk", async () => {
    for (const number of ["999999", "0", "x", "rpt_nothing"]) {
      const answer = await eve.get(`/desk/inbox/${number}`);
      expect([number, answer.status, textOf(answer.text).includes("There is no such page")]).toEqual([
        number,
        404,
        true,
      ]);
    }
  });
});
