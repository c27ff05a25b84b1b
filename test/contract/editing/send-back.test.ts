import { describe, expect, it } from "vitest";
import * as z from "zod";
import { claimWorkSchema, noteSchema } from "../../../src/http/review/work-contract.ts";
import { hasPreviewed, recordPreview } from "../../../src/review/claim-work.ts";
import { activeEditors, secondEditorFor } from "../../../src/review/team.ts";
import { BACKENDS } from "../../support/backends.ts";
import { editorOf } from "../../support/editor.ts";
import type { Answer } from "../../support/service.ts";
import {
  desks,
  draft,
  type Editor,
  events,
  expectStatus,
  judge,
  judgedStory,
  publish,
  publishedStory,
  workingCopy,
} from "./desk.ts";

const desk = desks();
const workOf = (answer: Answer) => claimWorkSchema.parse(expectStatus(answer, 200).json);
const work = async (editor: Editor, { id }: { id: string }) =>
  workOf(await editor.get(`/v1/claims/${id}/work`));
const noteList = z.object({ notes: z.array(noteSchema), nextCursor: z.string().nullable() });

describe.each(BACKENDS)("sending a verdict back, over the %s database", (backend) => {
  const at = desk(backend);

  it("tells who issued it why, changes nothing that readers or the record hold, and ends with another verdict", async () => {
    const { eve, sam } = at();
    const { claim, verdict } = await judgedStory(at());
    expect(await work(eve, claim)).toMatchObject({
      claim: claim.id,
      version: claim.version,
      pending: { verdict: verdict.id, issuer: { name: "Eve Editor" } },
      returned: null,
      onIt: null,
    });
    const before = await events(at());
    const reason = "The second quote is about another bridge";
    const sent = workOf(await sam.post(`/v1/claims/${claim.id}/send-back`, { reason }));
    expect(sent.returned).toMatchObject({ by: { name: "Sam Senior" }, reason });
    expect(await work(eve, claim)).toEqual(sent);
    expect(await events(at())).toBe(before);
    expect((await workingCopy(eve, claim.id)).version).toBe(claim.version);

    const next = await judge(eve, claim, { change: { kind: "clarification", note: "the quote is out" } });
    expect(await work(eve, claim)).toMatchObject({ pending: { verdict: next.id }, returned: null });
    await publish(sam, claim);
    expect(await work(eve, claim)).toMatchObject({ pending: null, returned: null });
  });

  it("ends when it is handed in again, and can be done again", async () => {
    const { eve, sam } = at();
    const { claim } = await judgedStory(at());
    const path = `/v1/claims/${claim.id}`;
    expect(await eve.post(`${path}/hand-in`)).toMatchObject({ status: 409, json: { code: "wrong-status" } });
    await sam.post(`${path}/send-back`, { reason: "Who closed it?" });
    expect(workOf(await eve.post(`${path}/hand-in`, { note: "The city" })).returned).toBeNull();
    const again = workOf(await sam.post(`${path}/send-back`, { reason: "Which city?" }));
    expect(again.returned?.reason).toBe("Which city?");
    const { notes } = noteList.parse((await sam.get(`${path}/notes`)).json);
    expect(notes.map(({ kind, text, by }) => [kind, text, by.name])).toEqual([
      ["sent_back", "Which city?", "Sam Senior"],
      ["handed_in", "The city", "Eve Editor"],
      ["sent_back", "Who closed it?", "Sam Senior"],
    ]);
  });

  it("is for a second person, for a verdict that waits, with a reason, on the version that was seen", async () => {
    const { eve, sam } = at();
    const { claim } = await judgedStory(at());
    const send = (editor: Editor, id: string, body: unknown, ifMatch?: number) =>
      editor.post(`/v1/claims/${id}/send-back`, body, ifMatch === undefined ? {} : { ifMatch });
    const reason = "Please look again";
    expect(await send(eve, claim.id, { reason })).toMatchObject({ status: 403 });
    expect(await send(sam, claim.id, {})).toMatchObject({ status: 422 });
    expect(await send(sam, claim.id, { reason: " " })).toMatchObject({ status: 422 });
    expect(await send(sam, claim.id, { reason }, claim.version - 1)).toMatchObject({
      status: 412,
      json: { currentVersion: claim.version },
    });
    expect(await send(sam, "clm_nothing", { reason })).toMatchObject({ status: 404 });
    const own = await judgedStory({ ...at(), eve: sam });
    expect(await send(sam, own.claim.id, { reason })).toMatchObject({
      status: 409,
      json: { code: "second-editor-required" },
    });
    const bare = await draft(eve);
    const published = await publishedStory(at());
    for (const { id } of [bare, published.claim]) {
      expect(await send(sam, id, { reason })).toMatchObject({ status: 409, json: { code: "wrong-status" } });
    }
    expect((await work(sam, claim)).returned).toBeNull();
    expect(workOf(await send(sam, claim.id, { reason }, claim.version)).returned?.reason).toBe(reason);
  });

  it("counts once for one Idempotency-Key", async () => {
    const { sam } = at();
    const { claim } = await judgedStory(at());
    const send = () =>
      sam.post(
        `/v1/claims/${claim.id}/send-back`,
        { reason: "Once" },
        { idempotencyKey: `once-${claim.id}` },
      );
    const first = await send();
    const second = await send();
    expect([first.status, second.text]).toEqual([200, first.text]);
    const { notes } = noteList.parse((await sam.get(`/v1/claims/${claim.id}/notes`)).json);
    expect(notes).toHaveLength(1);
  });
});

describe.each(BACKENDS)("notes among editors, over the %s database", (backend) => {
  const at = desk(backend);

  it("come newest first, by pages, and are in nothing that readers get", async () => {
    const { eve, sam } = at();
    const { claim } = await publishedStory(at());
    const path = `/v1/claims/${claim.id}/notes`;
    const before = await at().request(`/v1/claims/${claim.id}`);
    for (const text of ["one 7f3a", "two 7f3a", "three 7f3a"]) {
      expectStatus(await eve.post(path, { text }), 201);
    }
    const first = noteList.parse((await sam.get(`${path}?limit=2`)).json);
    expect(first.notes.map(({ text }) => text)).toEqual(["three 7f3a", "two 7f3a"]);
    const rest = noteList.parse((await sam.get(`${path}?limit=2&cursor=${first.nextCursor}`)).json);
    expect([rest.notes.map(({ text }) => text), rest.nextCursor]).toEqual([["one 7f3a"], null]);
    const after = await at().request(`/v1/claims/${claim.id}`);
    expect([after.text, after.headers.get("ETag")]).toEqual([before.text, before.headers.get("ETag")]);
    for (const place of [`/v1/claims/${claim.id}/history`, `/claims/${claim.slug}`]) {
      expect((await at().request(place)).text).not.toContain("7f3a");
    }
  });

  it("can be erased by who wrote them and by an admin, and by nobody else", async () => {
    const { eve, sam, ada } = at();
    const { id } = await draft(eve);
    const add = async (text: string) =>
      noteSchema.parse(expectStatus(await eve.post(`/v1/claims/${id}/notes`, { text }), 201).json);
    const [mine, other] = [await add("call 555 0100"), await add("call 555 0101")];
    expect(await sam.post(`/v1/notes/${mine.id}/erase`)).toMatchObject({ status: 403 });
    for (const [editor, note] of [[eve, mine] as const, [ada, other] as const]) {
      const erased = noteSchema.parse(
        expectStatus(await editor.post(`/v1/notes/${note.id}/erase`), 200).json,
      );
      expect([erased.text, erased.by.name, erased.erasedAt === null]).toEqual([null, "Eve Editor", false]);
      expect((await editor.post(`/v1/notes/${note.id}/erase`)).json).toEqual(erased);
    }
    expect((await sam.get(`/v1/claims/${id}/notes`)).text).not.toContain("call 555");
    expect(await ada.post("/v1/notes/nte_nothing/erase")).toMatchObject({ status: 404 });
  });
});

describe.each(BACKENDS)("who is at work on what, over the %s database", (backend) => {
  const at = desk(backend);

  it("is a hint that anybody takes over, and only one's own is taken back", async () => {
    const { eve, sam } = at();
    const { id } = await draft(eve);
    const post = async (editor: Editor, what: string) =>
      workOf(await editor.post(`/v1/claims/${id}/${what}`)).onIt;
    const taken = await post(eve, "take");
    expect(taken?.editor.name).toBe("Eve Editor");
    expect(await post(eve, "take")).toEqual(taken);
    expect(await post(sam, "let-go")).toEqual(taken);
    expect((await post(sam, "take"))?.editor.name).toBe("Sam Senior");
    expect(await post(sam, "let-go")).toBeNull();
    expect((await workingCopy(eve, id)).version).toBe(1);
  });

  it("a preview counts for exactly the version that was seen, and for who saw it", async () => {
    const { db, eve } = at();
    const claim = await draft(eve);
    const [pia, tom] = [await editorOf(db, "Pia Previewer"), await editorOf(db, "Tom Other")];
    const seen = { claimId: claim.id, version: claim.version };
    expect(await hasPreviewed(db, pia.actor, seen)).toBe(false);
    await recordPreview(db, pia, seen);
    expect(await hasPreviewed(db, pia.actor, seen)).toBe(true);
    expect(await hasPreviewed(db, tom.actor, seen)).toBe(false);
    expect(await hasPreviewed(db, pia.actor, { ...seen, version: 2 })).toBe(false);
    await recordPreview(db, pia, { ...seen, version: 2 });
    expect(await hasPreviewed(db, pia.actor, seen)).toBe(false);
  });

  it("knows who has a key that works, and who is left to look second", async () => {
    const { db, ada } = at();
    const names = async () => (await activeEditors(db)).map(({ name, role }) => [name, role]);
    const everybody = [
      ["Ada Admin", "admin"],
      ["Eve Editor", "editor"],
      ["Sam Senior", "senior"],
      ["Sue Senior", "senior"],
    ];
    expect(await names()).toEqual(everybody);
    const extra = await at().newKey("Eve Editor", "senior");
    expect(await names()).toContainEqual(["Eve Editor", "senior"]);
    await ada.post(`/v1/keys/${extra.keyId}/revoke`);
    expect(await names()).toEqual(everybody);
    const team = await activeEditors(db);
    const [lone] = team;
    if (!lone) throw new Error("there is an admin");
    const policy = { requireSecondEditor: true };
    expect(secondEditorFor(lone, policy, team)).toMatchObject({ required: true, isAlone: false });
    expect(secondEditorFor(lone, policy, team).others.map(({ name }) => name)).toEqual([
      "Sam Senior",
      "Sue Senior",
    ]);
    expect(secondEditorFor(lone, policy, [lone])).toEqual({ required: true, isAlone: true, others: [] });
  });
});
