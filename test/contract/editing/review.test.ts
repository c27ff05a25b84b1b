import { describe, expect, it } from "vitest";
import * as z from "zod";
import { queueSchema } from "../../../src/http/review/queue-contract.ts";
import { compareClaims } from "../../../src/jobs/due-jobs.ts";
import { queueOf } from "../../../src/review/queue.ts";
import { REVIEW_REASONS } from "../../../src/vocabulary.ts";
import { BACKENDS } from "../../support/backends.ts";
import { countedDatabase } from "../../support/counted-database.ts";
import { editorOf } from "../../support/editor.ts";
import {
  addQuote,
  CLOSED,
  type Desk,
  desks,
  draft,
  type Editor,
  expectStatus,
  judge,
  judgedStory,
  PAGE_TEXT,
  page,
  publish,
  publishedStory,
  workingCopy,
} from "./desk.ts";

const desk = desks();
const queue = async (editor: Editor, query = "limit=100") =>
  queueSchema.parse(expectStatus(await editor.get(`/v1/review?${query}`), 200).json);
const waiting = async (editor: Editor, reason: string, { id }: { id: string }) =>
  (await queue(editor, `reason=${reason}&limit=100`)).entries.find(({ claim }) => claim?.id === id);

async function sendBack({ sam }: Desk, { id }: { id: string }, reason = "Look again"): Promise<void> {
  expectStatus(await sam.post(`/v1/claims/${id}/send-back`, { reason }), 200);
}

describe.each(BACKENDS)("the editors' queue, over the %s database", (backend) => {
  const at = desk(backend);

  it("takes a claim from draft over verdict and back to publication, and lets go of it then", async () => {
    const { eve, sam } = at();
    const article = await page(eve);
    const claim = await draft(eve);
    expect(await waiting(eve, "draft", claim)).toMatchObject({
      isMine: true,
      claim: { slug: claim.slug, status: "draft", verdict: null, quoteCount: 0, onIt: null },
    });
    expect((await waiting(sam, "draft", claim))?.isMine).toBe(false);
    await addQuote(eve, claim, article);
    await judge(eve, claim);
    expect(await waiting(eve, "draft", claim)).toBeUndefined();
    expect(await waiting(sam, "second_editor", claim)).toMatchObject({
      isMine: false,
      claim: { quoteCount: 1, verdict: { label: "supported", issuedBy: "Eve Editor" } },
    });
    await sendBack(at(), claim, "Which bridge?");
    expect(await waiting(sam, "second_editor", claim)).toBeUndefined();
    expect((await queue(eve)).entries[0]).toMatchObject({
      reason: "returned",
      isMine: true,
      claim: { id: claim.id, returned: { by: { name: "Sam Senior" }, reason: "Which bridge?" } },
    });
    expect((await waiting(sam, "returned", claim))?.isMine).toBe(false);
    await judge(eve, claim, { change: { kind: "clarification", note: "the old one" } });
    expect(await waiting(eve, "returned", claim)).toBeUndefined();
    await publish(sam, claim);
    for (const reason of REVIEW_REASONS) expect(await waiting(sam, reason, claim)).toBeUndefined();
  });

  it("shows verdicts whose receipts no longer stand, with what the sources say now", async () => {
    const { eve, sam } = at();
    const { claim, article, span } = await publishedStory(at());
    const text = PAGE_TEXT.replace("old bridge", "new bridge");
    expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, { text }), 201);
    expect(await waiting(sam, "receipts", claim)).toMatchObject({
      at: expect.stringMatching(/^\d{4}-/),
      quotes: [
        {
          span: span.id,
          exact: CLOSED,
          state: "changed",
          diff: [{ before: "old", after: "new" }],
          article: { id: article.id, slug: article.slug, headline: null },
        },
      ],
    });
    expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, { text: PAGE_TEXT }), 201);
    expect(await waiting(sam, "receipts", claim)).toBeUndefined();
    const denied = `${PAGE_TEXT.replace("On Monday the", "It is not true that the")}`;
    expectStatus(await eve.post(`/v1/articles/${article.id}/snapshots`, { text: denied }), 201);
    expect((await waiting(sam, "receipts", claim))?.quotes).toMatchObject([
      { span: span.id, state: "verified", diff: [{ beside: "before" }] },
    ]);
    expectStatus(await eve.post(`/v1/spans/${span.id}/confirm`), 200);
    expect(await waiting(sam, "receipts", claim)).toBeUndefined();
  });

  it("shows claims whose verdict was withdrawn, and those that were overtaken since they were judged", async () => {
    const { eve, sam } = at();
    const { claim, span } = await publishedStory(at());
    const { version } = await workingCopy(eve, claim.id);
    expectStatus(
      await sam.post(
        `/v1/spans/${span.id}/retract`,
        { reason: "Another bridge", withdrawVerdict: true },
        { ifMatch: version },
      ),
      200,
    );
    expect(await waiting(sam, "under_review", claim)).toMatchObject({ claim: { status: "under_review" } });

    const newer = await publishedStory(at());
    const older = await judgedStory(at());
    const overtake = async (on: string | null) => {
      const copy = await workingCopy(eve, older.claim.id);
      const relations = [{ kind: "overtaken_by", claim: newer.claim.id, on, note: null }];
      expectStatus(
        await eve.patch(`/v1/claims/${older.claim.id}`, { relations }, { ifMatch: copy.version }),
        200,
      );
      await publish(sam, older.claim);
    };
    await overtake("2020-01-01");
    expect(await waiting(sam, "overtaken", older.claim)).toBeUndefined();
    await overtake(null);
    expect(await waiting(sam, "overtaken", older.claim)).toMatchObject({ other: { id: newer.claim.id } });
  });

  it("shows what readers sent, what is overdue first, with the claim", async () => {
    const { sam, db, request } = at();
    const { claim } = await publishedStory(at());
    const send = async (path: string, body: unknown) =>
      z.object({ number: z.int() }).parse(
        (
          await request(path, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(body),
          })
        ).json,
      ).number;
    const reports = `/v1/claims/${claim.id}/reports`;
    const early = await send(reports, { kind: "error", text: "The day is wrong" });
    const late = await send(reports, { kind: "reply", text: "We were not asked" });
    const wish = await send("/v1/requests", { text: "Is the tunnel safe?" });
    await db.write([
      { sql: "update inbox_items set promised_on = '2020-01-02' where number = ?", args: [late] },
    ]);
    const { entries, counts } = await queue(sam, "reason=report");
    expect(entries.map(({ item, isOverdue }) => [item?.number, isOverdue])).toEqual([
      [late, true],
      [early, false],
    ]);
    expect(entries[0]).toMatchObject({ at: "2020-01-02", claim: { id: claim.id }, item: { kind: "reply" } });
    expect(counts.request).toEqual({ all: 1, mine: 0 });
    expectStatus(await sam.post(`/v1/inbox/${wish}/take`), 200);
    expect((await queue(sam, "mine=true&reason=request")).entries).toMatchObject([
      { isMine: true, claim: null, item: { number: wish, takenBy: { name: "Sam Senior" } } },
    ]);
    expectStatus(await sam.post(`/v1/inbox/${late}/close`, { outcome: "unchanged" }), 200);
    expect((await queue(sam, "reason=report")).entries.map(({ item }) => item?.number)).toEqual([early]);
  });

  it("finds claims that may be the same, until they are merged, related or told apart", async () => {
    const { eve, sam, db } = at();
    const compare = () => compareClaims(db, new Date().toISOString()).run();
    const text = "Nine owls nest in the tower of Saint Anne.";
    const one = await draft(eve, { text });
    const two = await draft(eve, { text: "Nine owls nest in the tower of Saint ANNE" });
    const three = await draft(sam, { text: "The owls of Saint Anne are old." });
    await compare();
    const found = (await queue(sam, "reason=duplicate&limit=100")).entries;
    expect(found.map(({ claim, other }) => [claim?.id, other?.id])).toEqual([[one.id, two.id].sort()]);
    expect(await eve.post(`/v1/claims/${one.id}/tell-apart`, { other: three.slug })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/other" }] },
    });
    expectStatus(await eve.post(`/v1/claims/${two.slug}/tell-apart`, { other: one.slug }), 200);
    await compare();
    expect((await queue(sam, "reason=duplicate")).entries).toEqual([]);

    // What is worded anew is compared anew.
    const { version } = await workingCopy(eve, three.id);
    expectStatus(await eve.patch(`/v1/claims/${three.id}`, { text }, { ifMatch: version }), 200);
    await compare();
    expect((await queue(sam, "reason=duplicate")).counts.duplicate.all).toBe(2);
    expectStatus(await sam.post(`/v1/claims/${three.id}/discard`), 200);
    expect((await queue(sam, "reason=duplicate")).entries).toEqual([]);
  });

  it("follows who says that they are on it, else who judged, else who began", async () => {
    const { eve, sam, sue } = at();
    const claim = await draft(eve);
    const mine = async (editor: Editor) => (await waiting(editor, "draft", claim))?.isMine;
    expect([await mine(eve), await mine(sam)]).toEqual([true, false]);
    expectStatus(await sam.post(`/v1/claims/${claim.id}/take`), 200);
    expect([await mine(eve), await mine(sam)]).toEqual([false, true]);
    expect((await waiting(sue, "draft", claim))?.claim?.onIt?.editor.name).toBe("Sam Senior");
    const all = await queue(sam);
    const own = await queue(sam, "mine=true&limit=100");
    expect(own.entries).toEqual(all.entries.filter(({ isMine }) => isMine));
    expect(own.counts).toEqual(all.counts);
    for (const reason of REVIEW_REASONS) {
      const entries = all.entries.filter((entry) => entry.reason === reason);
      expect([reason, all.counts[reason]]).toEqual([
        reason,
        { all: entries.length, mine: entries.filter(({ isMine }) => isMine).length },
      ]);
    }
  });

  it("comes by pages that repeat and lose nothing, in five statements and two round trips", async () => {
    const { sam, db, roundTrips } = at();
    const { entries } = await queue(sam);
    expect(entries.length).toBeGreaterThan(4);
    const paged: unknown[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: z.output<typeof queueSchema> = await queue(
        sam,
        `limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
      );
      paged.push(...page.entries);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(entries);
    expect((await sam.get("/v1/review?reason=draft&cursor=abc")).status).toBe(400);
    expect((await sam.get("/v1/review?reason=nothing")).status).toBe(400);
    const counted = countedDatabase(db);
    const { editorId } = (await editorOf(db, "Sam Senior")).actor;
    const before = roundTrips();
    await queueOf(counted.db, { editorId, now: "2026-11-27T00:00:00.000Z" }, { limit: 100 });
    expect(counted.statements()).toBe(5);
    if (before !== null) expect(roundTrips()).toBe(before + 2);
  });
});

describe("an empty queue", () => {
  const at = desk("embedded");
  it("says so for every reason", async () => {
    const { entries, counts, nextCursor } = await queue(at().eve);
    expect([entries, nextCursor]).toEqual([[], null]);
    expect(counts).toEqual(Object.fromEntries(REVIEW_REASONS.map((reason) => [reason, { all: 0, mine: 0 }])));
  });
});
