import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKey } from "../../src/editors/keys.ts";
import { queueOf } from "../../src/review/queue.ts";
import {
  type Desk,
  deskOver,
  draft,
  expectStatus,
  judgedStory,
  PAGE_TEXT,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { type DeskVisitor, formFields, signedIn } from "../support/desk-visitor.ts";
import { elementOf, textOf } from "../support/page-text.ts";
import { copiedFile, migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const TODAY = /since \d{1,2} \w+ \d{4}/;

describe.each(BACKENDS)("the queue's page, over the %s database", (backend) => {
  let desk: Desk;
  let eve: DeskVisitor;
  let sam: DeskVisitor;
  beforeAll(async () => {
    desk = await deskOver(copiedFile(await migratedFile(fresh("e.db")), fresh("queue.db")), backend, {
      REPORT_LIMIT: "0",
    });
    eve = await signedIn(desk, desk.eve.secret);
    sam = await signedIn(desk, desk.sam.secret);
  });
  afterAll(async () => {
    expect(desk.mistakes).toEqual([]);
    await desk.close();
  });

  const main = async (visitor: DeskVisitor, path = "/desk") => {
    const answer = await visitor.get(path);
    expect([path, answer.status, answer.headers.get("Cache-Control")]).toEqual([path, 200, "no-store"]);
    return elementOf(answer.text, "main");
  };
  const send = (path: string, body: unknown) => desk.eve.post(path, body);

  it("says what to do where nothing waits", async () => {
    const page = textOf(await main(eve));
    expect(page).toMatch(/^Nothing waits\. Add an article/);
    expect(page).toContain("What readers send comes here too.");
    expect(textOf(await main(eve, "/desk?reason=receipts"))).toContain(
      "A claim comes here when a source changes or loses the words that its verdict rests on.",
    );
  });

  it("begins with what came back to who looks, with the reason and who gave it", async () => {
    const { claim } = await judgedStory(desk);
    const reason = "Which <b>bridge</b>?";
    expectStatus(await desk.sam.post(`/v1/claims/${claim.id}/send-back`, { reason }), 200);
    await draft(desk.eve, { text: "The ferry runs on Sundays." });
    const page = await main(eve);
    expect(textOf(elementOf(page, "section"))).toMatch(
      /^Sent back 1 Sam Senior sent it back on \d+ \w+ \d{4}\. “Which <b>bridge<\/b>\?” /,
    );
    expect(page).toContain(`href="/desk/claims/${claim.id}"`);
    expect(textOf(page)).toMatch(/^2 things wait /);
    // To somebody else it is one thing among others.
    expect(textOf(await main(sam, "/desk?mine=true"))).toMatch(/^Nothing waits\./);
  });

  it("shows what a source says now in the place of a quote", async () => {
    const { article } = await publishedStory(desk);
    const text = PAGE_TEXT.replace("old bridge", "new bridge");
    expectStatus(await desk.eve.post(`/v1/articles/${article.id}/snapshots`, { text }), 201);
    const page = await main(sam, "/desk?reason=receipts");
    expect(page).toContain(
      `<del>old</del> <ins>new</ins> in <a href="/desk/articles/${article.id}">an article without a headline</a>`,
    );
    expect(textOf(page)).toMatch(TODAY);
  });

  it("shows readers' words as text, and what is past its day", async () => {
    const { claim } = await publishedStory(desk);
    const text = `</ul><script>alert(1)</script> "40"`;
    expectStatus(await send(`/v1/claims/${claim.id}/reports`, { kind: "error", text }), 202);
    await desk.db.write(["update inbox_items set promised_on = '2020-01-02'"]);
    const page = await main(sam, "/desk?reason=report");
    expect(page).not.toContain("<script>alert");
    expect(textOf(page)).toContain(`Report of a mistake Overdue: promised for 2 January 2020 ${text}`);
    expect(page).toContain('<li class="overdue">');
  });

  it("tells whoever issued a verdict, and nobody else, that somebody else publishes it", async () => {
    const { claim } = await judgedStory(desk);
    const sentence = "You issued it: somebody else publishes it.";
    expect(textOf(await main(eve, "/desk?reason=second_editor"))).toContain(sentence);
    expectStatus(await desk.sam.post(`/v1/claims/${claim.id}/take`), 200);
    expect(textOf(await main(sam, "/desk?reason=second_editor"))).not.toContain(sentence);
    expectStatus(await desk.eve.post(`/v1/claims/${claim.id}/discard`), 200);
  });

  it("keeps filters in the address and counts beside them", async () => {
    const page = await main(sam);
    expect(page).toContain('<a href="/desk?reason=draft">Drafts (1)</a>');
    expect(page).toContain('<a href="/desk?mine=true">Mine</a>');
    const narrowed = await main(sam, "/desk?reason=draft");
    expect(narrowed).toContain('<a href="/desk?reason=draft" aria-current="true">Drafts (1)</a>');
    expect([...narrowed.matchAll(/<section/g)]).toHaveLength(1);
    expect((await sam.get("/desk?cursor=nonsense")).status).toBe(400);
    expect(textOf(await main(sam, "/desk?reason=nonsense&utm_source=x"))).toContain("Everything");
  });

  it("tells two claims apart by one button", async () => {
    const [one, two] = [await draft(desk.eve), await draft(desk.eve)];
    const pair = [one.id, two.id].sort();
    await desk.db.write([
      {
        sql: "insert into possible_duplicates (claim_id, other_id, found_at) values (?, ?, '2026-11-27')",
        args: pair,
      },
    ]);
    const action = `/desk/claims/${pair[0]}/tell-apart`;
    const page = await sam.get("/desk?reason=duplicate");
    const fields = formFields(page.text, action);
    const done = await sam.post(action, fields);
    expect(done.headers.get("location")).toBe("/desk?reason=duplicate&done=saved");
    const after = textOf((await sam.follow(done)).text);
    expect([after.includes("Saved."), after.includes("Nothing here.")]).toEqual([true, true]);
    // The same form again leads to the same place.
    expect((await sam.post(action, fields)).headers.get("location")).toBe(
      "/desk?reason=duplicate&done=saved",
    );
    const wrong = await sam.post(action, { ...fields, other: "clm_nothing" });
    expect(wrong.status).toBe(422);
  });

  it("is shown to nobody who is not signed in, and takes no form from elsewhere", async () => {
    const answer = await desk.request("/desk");
    expect(answer.text).not.toContain("The ferry runs");
    const foreign = await sam.post(
      "/desk/inbox/1/close",
      {},
      {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "cross-site",
      },
    );
    expect(foreign.status).toBe(403);
  });

  it("goes on where the page ends", async () => {
    const before = (await queueOf(desk.db, { editorId: "edt_nobody", now: "2026" }, { limit: 1 })).counts
      .draft.all;
    for (let n = 0; n < 51; n++) await draft(desk.sam, { text: `The tower has ${n + 100} steps.` });
    const first = await main(sam, "/desk?reason=draft");
    expect([...first.matchAll(/<li><div class="what">/g)]).toHaveLength(50);
    const next =
      /href="(\/desk\?reason=draft&amp;cursor=[^"]+)"/.exec(first)?.[1]?.replace("&amp;", "&") ?? "";
    const second = await main(sam, next);
    expect([...second.matchAll(/<li><div class="what">/g)]).toHaveLength(before + 1);
    expect(textOf(second)).toContain("Back to the top");
  });
});

describe("somebody alone, where a second person is asked for", () => {
  it("is told what that setting means, and nobody else is", async () => {
    const desk = await deskOver(copiedFile(await migratedFile(fresh("a.db")), fresh("alone.db")), "embedded");
    const { claim } = await judgedStory(desk);
    const sentence = "You are the only one here with a key";
    const two = await signedIn(desk, desk.sam.secret);
    expect(textOf((await two.get("/desk")).text)).not.toContain(sentence);
    for (const { keyId } of [desk.eve, desk.sue]) await desk.ada.post(`/v1/keys/${keyId}/revoke`);
    await desk.db.write([
      { sql: "update keys set revoked_at = '2026-11-27' where id = ?", args: [desk.ada.keyId] },
    ]);
    expect(textOf((await two.get("/desk")).text)).toContain(sentence);
    expect((await workingCopy(desk.sam, claim.id)).status).toBe("draft");
    await createKey(desk.db, { name: "Nia New", role: "senior", at: "2026-11-27T12:00:00.000Z" });
    expect(textOf((await two.get("/desk")).text)).not.toContain(sentence);
    await desk.close();
  });
});
