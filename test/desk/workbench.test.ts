import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKey, revoke } from "../../src/editors/keys.ts";
import { replay } from "../../src/replay/replay.ts";
import {
  type Desk,
  deskOver,
  draft,
  events,
  expectStatus,
  judgedStory,
  page,
  publishedStory,
  workingCopy,
} from "../contract/editing/desk.ts";
import { BACKENDS } from "../support/backends.ts";
import { type DeskVisitor, type Fields, formFields, signedIn } from "../support/desk-visitor.ts";
import { textOf } from "../support/page-text.ts";
import { copiedFile, migratedFile } from "../support/seeded-file.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const at = "2026-11-21T12:00:00.000Z";

/** Characters that would break a page, a form or a column, were any of them taken for more than text. */
const HOSTILE = `"><img src=x onerror="document.title=1"></textarea></title><script>alert(1)</script> & &lt; \u202etxt.exe ${"x".repeat(120)}`;
/** As a page that shows it as text has it. */
const SHOWN = '"&gt;&lt;img src=x onerror="document.title=1"&gt;'.replaceAll('"', "&quot;");

const FINDING: Fields = {
  label: "supported",
  headline: "The bridge was closed",
  summary: "The report says so in its own voice.",
  "basis.strength": "one_report",
  notSeen: "The decision itself",
};

describe.each(BACKENDS)("the page of a claim over the %s database", (backend) => {
  let desk: Desk;
  let cem: DeskVisitor;
  let bea: DeskVisitor;
  let original: string;
  beforeAll(async () => {
    original = await migratedFile(fresh("empty.db"));
    desk = await deskOver(copiedFile(original, fresh(`${backend}.db`)), backend);
    cem = await signedIn(desk, desk.eve.secret);
    bea = await signedIn(desk, desk.sam.secret);
  });
  afterAll(async () => {
    expect((await replay(desk.db)).differences).toEqual([]);
    expect(desk.mistakes).toEqual([]);
    await desk.close();
  });

  const pathOf = (claim: { id: string }) => `/desk/claims/${claim.id}`;
  const send = (who: DeskVisitor, claim: { id: string }, action: string, typed: Fields, press: Fields = {}) =>
    who.send(pathOf(claim), `${pathOf(claim)}/${action}`, typed, press);
  const words = async (who: DeskVisitor, path: string) => textOf((await who.get(path)).text);

  it("makes a claim of a form once, however often it is pressed", async () => {
    const form = formFields((await cem.get("/desk/claims/new")).text, "/desk/claims/new");
    const typed = {
      ...form,
      text: "The bridge at Arden is closed.",
      topics: "Bridges, traffic",
      "claimant.name": "Ann",
      "about.0.name": "City of Arden",
      "about.0.kind": "organisation",
    };
    const first = await cem.post("/desk/claims/new", typed);
    const before = await events(desk);
    const again = await cem.post("/desk/claims/new", typed);
    expect([first.status, again.headers.get("location")]).toEqual([303, first.headers.get("location")]);
    expect(await events(desk)).toBe(before);
    const claim = await workingCopy(
      desk.eve,
      /claims\/(clm_\w+)/.exec(first.headers.get("location") ?? "")?.[1] ?? "",
    );
    expect(claim).toMatchObject({
      text: "The bridge at Arden is closed.",
      topics: ["bridges", "traffic"],
      claimant: { name: "Ann", role: null },
      about: [{ name: "City of Arden", kind: "organisation", publicFigure: false }],
      status: "draft",
    });
    expect(textOf((await cem.follow(first)).text)).toContain("The claim is saved as a draft.");
  });

  it("says at each field what is wrong with it, and keeps everything that was typed", async () => {
    const before = await events(desk);
    const answer = await cem.send("/desk/claims/new", "/desk/claims/new", {
      text: " ",
      language: "english",
      claimedOn: "2999-01-01",
      "claimant.role": "mayor",
      "about.0.name": "",
      "about.1.name": "Ann",
      "about.1.kind": "alien",
      "relations.0.kind": "reports",
      "relations.0.claim": "no-such-claim",
      topics: "a, !!!",
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("<title>Error: New claim");
    const told = textOf(answer.text);
    expect(told).toContain("Claim, in one sentence has nothing in it that could be seen.");
    expect(told).toContain("Language is no language tag, such as en or pt-BR.");
    expect(told).toContain("Person or organisation: choose one of those offered.");
    expect(answer.text).toContain('name="claimant.role" type="text" value="mayor"');
    expect(answer.text).toContain('name="about.0.name" type="text" value="Ann"');
    expect(answer.text).toContain('name="topics" type="text" value="a, !!!"');
    expect(await events(desk)).toBe(before);
  });

  it("shows whatever is typed in any field as text, refused or stored", async () => {
    const claim = await draft(desk.eve);
    const fields = formFields((await cem.get(pathOf(claim))).text, `${pathOf(claim)}/edit`);
    const texts = Object.keys(fields).filter((name) => !name.startsWith("_") && !/kind$|do$/.test(name));
    for (const name of texts) {
      const answer = await send(cem, claim, "edit", { [name]: HOSTILE });
      const text = answer.status === 303 ? (await cem.follow(answer)).text : answer.text;
      expect(text, name).toContain(SHOWN);
      expect(text, name).not.toContain("<img");
      expect(text, name).not.toContain("<script>alert");
    }
    const judged = Object.fromEntries(
      ["headline", "summary", "implied", "searched", "notSeen", "notDecided", "basis.note", "ratingText"].map(
        (name) => [name, HOSTILE],
      ),
    );
    const answer = await send(cem, claim, "verdict", { label: "misleading", ...judged }, { do: "issue" });
    expect(answer.text.split(SHOWN).length).toBeGreaterThan(8);
    expect(answer.text).not.toContain("<img");
    const note = await send(cem, claim, "notes", { text: HOSTILE });
    expect((await cem.follow(note)).text).toContain(SHOWN);
  });

  describe("two editors on one claim", () => {
    it("shows who comes second both wordings, keeps what they typed, and saves nothing", async () => {
      const claim = await draft(desk.eve, { text: "The flood damaged 40 houses." });
      const opened = formFields((await cem.get(pathOf(claim))).text, `${pathOf(claim)}/edit`);
      await send(bea, claim, "edit", { text: "The flood damaged 40 homes." });
      const late = await cem.post(`${pathOf(claim)}/edit`, {
        ...opened,
        text: "The flood of May damaged 40 houses.",
        topics: "flood",
      });
      expect(late.status).toBe(412);
      const told = textOf(late.text);
      expect(told).toContain("Sam Senior changed this claim while you worked on it");
      expect(told).toContain("Nothing of yours was saved yet.");
      expect(told).toContain("Before The flood damaged 40 houses.");
      expect(told).toMatch(/Sam Senior, \d+ \w+ \d{4}, \d\d:\d\d UTC The flood damaged 40 homes\./);
      expect(told).toContain("Yours The flood of May damaged 40 houses.");
      expect(told).toContain("Changed by you alone; no conflict Topics");
      expect(told).not.toMatch(/412|ETag|version-mismatch/);
      const shown = formFields(late.text, `${pathOf(claim)}/edit`);
      expect(shown).toMatchObject({ text: "The flood of May damaged 40 houses.", topics: "flood" });
      expect(await workingCopy(desk.eve, claim.id)).toMatchObject({ version: 2, topics: [] });

      const took = await cem.post(`${pathOf(claim)}/edit`, { ...shown, take: "text" });
      const chosen = formFields(took.text, `${pathOf(claim)}/edit`);
      expect(chosen).toMatchObject({ text: "The flood damaged 40 homes.", topics: "flood" });
      await cem.post(`${pathOf(claim)}/edit`, { ...chosen, do: "save" });
      expect(await workingCopy(desk.eve, claim.id)).toMatchObject({
        version: 3,
        text: "The flood damaged 40 homes.",
        topics: ["flood"],
      });
      const history = await desk.eve.get(`/v1/claims/${claim.id}/history`);
      expect(history.text.match(/"by":"(Eve Editor|Sam Senior)"/g)).toHaveLength(3);
    });

    it("takes over what only the other changed", async () => {
      const claim = await draft(desk.eve);
      const opened = formFields((await cem.get(pathOf(claim))).text, `${pathOf(claim)}/edit`);
      await send(bea, claim, "edit", { topics: "water" });
      const late = await cem.post(`${pathOf(claim)}/edit`, { ...opened, "claimant.name": "Ann" });
      expect(late.status).toBe(412);
      const shown = formFields(late.text, `${pathOf(claim)}/edit`);
      expect(shown).toMatchObject({ topics: "water", "claimant.name": "Ann" });
      await cem.post(`${pathOf(claim)}/edit`, { ...shown, do: "save" });
      expect(await workingCopy(desk.eve, claim.id)).toMatchObject({
        topics: ["water"],
        claimant: { name: "Ann" },
      });
    });

    it("tells a verdict that was issued meanwhile, member by member", async () => {
      const { claim } = await judgedStory(desk);
      const form = `${pathOf(claim)}/verdict`;
      const opened = formFields((await cem.get(pathOf(claim))).text, form);
      const again = {
        ...FINDING,
        restsOn: opened.restsOn ?? "",
        "change.kind": "update",
        "change.note": "Seen.",
      };
      const span = (await workingCopy(desk.eve, claim.id)).evidence[0]?.id ?? "";
      await send(
        bea,
        claim,
        "verdict",
        { ...again, restsOn: span, headline: "It is closed" },
        { do: "issue" },
      );
      const late = await cem.post(form, {
        ...opened,
        ...again,
        restsOn: span,
        headline: "Closed since Monday",
        do: "issue",
      });
      expect(late.status).toBe(412);
      const told = textOf(late.text);
      expect(told).toContain("Finding, in one sentence Before The bridge was closed");
      expect(told).toContain("It is closed");
      expect(told).toContain("Yours Closed since Monday");
      expect(formFields(late.text, form)).toMatchObject({ headline: "Closed since Monday" });
      expect((await workingCopy(desk.eve, claim.id)).verdict?.headline).toBe("It is closed");
    });
  });

  describe("a verdict", () => {
    it("is checked without being issued: the list of rules shrinks", async () => {
      const { claim, span } = await judgedStory(desk);
      const fresh = await draft(desk.eve);
      const before = await events(desk);
      const check = async (typed: Fields) =>
        textOf((await send(cem, fresh, "verdict", typed, { do: "check" })).text);
      expect(await check({})).toContain("4 things to do");
      expect(await check({ label: "misleading" })).toContain("Write what false impression the claim gives.");
      expect(await check({ ...FINDING, label: "unproven", searched: "Two papers" })).toContain(
        "Every rule holds",
      );
      // Enter presses the first button.
      const entered = await send(cem, claim, "verdict", {
        ...FINDING,
        restsOn: span.id,
        "change.kind": "update",
      });
      expect([entered.status, textOf(entered.text).includes("Every rule holds")]).toEqual([200, true]);
      expect(await events(desk)).toBe(before);
    });

    it("answers a script with the same list", async () => {
      const claim = await draft(desk.eve);
      const answer = await send(cem, claim, "verdict", {});
      const form = formFields(answer.text, `${pathOf(claim)}/verdict`);
      const list = await cem.post(`${pathOf(claim)}/verdict/rules`, { ...form, ...FINDING });
      expect(textOf(list.text)).toContain(
        "One thing to do Tick a quote that supports the claim: the verdict rests on it.",
      );
    });

    it("that is too long comes back whole, counted as the server counts", async () => {
      const { claim, span } = await judgedStory(desk);
      const headline = `${"a".repeat(130)} ${"🔥".repeat(12)}`;
      const typed = { ...FINDING, restsOn: span.id, headline, "change.kind": "update" };
      const long = await send(cem, claim, "verdict", typed, { do: "issue" });
      expect(long.status).toBe(422);
      expect(textOf(long.text)).toContain(
        "Finding, in one sentence has 143 characters and may have 140: 3 too many.",
      );
      expect(formFields(long.text, `${pathOf(claim)}/verdict`)).toMatchObject({
        headline,
        label: "supported",
      });
      const short = `${"a".repeat(130)} ${"🔥".repeat(9)}`;
      await cem.follow(await send(cem, claim, "verdict", { ...typed, headline: short }, { do: "issue" }));
      expect((await workingCopy(desk.eve, claim.id)).verdict?.headline).toBe(short);
    });

    it("says what is not seen, not decided, so instead, and whether they were asked", async () => {
      const article = await page(desk.eve);
      const claim = await draft(desk.eve, { about: [{ name: "Ann", kind: "person" }] });
      const attached = await send(
        cem,
        claim,
        "quotes",
        { known: "", article: article.id, quote: "It did not open again.", role: "refutes" },
        { do: "attach" },
      );
      const span = /#(spn_\w+)/.exec(attached.headers.get("location") ?? "")?.[1] ?? "";
      const issued = await send(
        cem,
        claim,
        "verdict",
        {
          ...FINDING,
          label: "refuted",
          restsOn: span,
          notSeen: "The minutes\n\nThe permit",
          searched: "Two papers",
          notDecided: "Why",
          instead: "It stays shut",
          implied: "typed for another label",
          "reply.asked": "yes",
          "reply.on": "2026-11-20",
          "reply.deadline": "2026-11-25",
          "reply.answer": "No comment.",
          "reply.whyNotAsked": "typed for another answer",
        },
        { do: "issue" },
      );
      expect(textOf((await cem.follow(issued)).text)).toContain("The verdict is issued.");
      expect((await workingCopy(desk.eve, claim.id)).verdict).toMatchObject({
        label: "refuted",
        notSeen: ["The minutes", "The permit"],
        searched: ["Two papers"],
        notDecided: ["Why"],
        instead: "It stays shut",
        implied: null,
        reply: {
          asked: true,
          on: "2026-11-20",
          deadline: "2026-11-25",
          answer: "No comment.",
          whyNotAsked: null,
        },
        restsOn: [span],
        change: { kind: "initial" },
      });
    });

    it("that breaks a rule is refused in words, nothing issued", async () => {
      const claim = await draft(desk.eve);
      const before = await events(desk);
      const answer = await send(cem, claim, "verdict", FINDING, { do: "issue" });
      expect(answer.status).toBe(409);
      expect(answer.text).toContain("<title>Error:");
      expect(textOf(answer.text)).toContain(
        "One thing to put right Tick a quote that supports the claim: the verdict rests on it.",
      );
      expect(answer.text).not.toMatch(/`\w+`|receipts-missing/);
      expect(formFields(answer.text, `${pathOf(claim)}/verdict`)).toMatchObject({
        headline: "The bridge was closed",
      });
      expect(await events(desk)).toBe(before);
    });
  });

  describe("quotes", () => {
    it("are looked up, corrected to the article's words, and attached", async () => {
      const article = await page(desk.eve);
      const claim = await draft(desk.eve);
      const typed = { known: "", article: article.id, quote: "a crack in the south pier", role: "supports" };
      const miss = await send(cem, claim, "quotes", typed);
      expect([miss.status, textOf(miss.text)]).toEqual([
        200,
        expect.stringContaining("Not in the article word for word."),
      ]);
      expect(miss.text).toContain("<del>south</del>");
      const took = await cem.post(`${pathOf(claim)}/quotes`, {
        ...formFields(miss.text, `${pathOf(claim)}/quotes`),
        take: "a crack in the north pier",
      });
      expect(textOf(took.text)).toContain("Stands once, word for word.");
      const fields = formFields(took.text, `${pathOf(claim)}/quotes`);
      expect(fields).toMatchObject({ quote: "a crack in the north pier", role: "supports" });
      expect((await workingCopy(desk.eve, claim.id)).evidence).toEqual([]);
      const attached = await cem.post(`${pathOf(claim)}/quotes`, { ...fields, do: "attach" });
      expect(textOf((await cem.follow(attached)).text)).toContain("The quote is attached.");
      expect((await workingCopy(desk.eve, claim.id)).evidence).toMatchObject([
        { quote: { exact: "a crack in the north pier" }, role: "supports" },
      ]);
    });

    it("have said about them what editors find out, and are taken out with a reason", async () => {
      const { claim, span } = await judgedStory(desk);
      const at = `quotes/${span.id}`;
      await send(cem, claim, `${at}/edit`, {
        "assertedBy.name": "The mayor",
        "assertedBy.claimantSide": "yes",
        note: "She was there.",
      });
      expect((await workingCopy(desk.eve, claim.id)).evidence[0]).toMatchObject({
        assertedBy: { name: "The mayor", claimantSide: true },
        note: "She was there.",
      });
      const empty = await send(cem, claim, `${at}/retract`, { reason: "" }, { do: "retract" });
      expect(empty.status).toBe(422);
      const rested = await send(
        cem,
        claim,
        `${at}/retract`,
        { reason: "Another bridge." },
        { do: "retract" },
      );
      expect([rested.status, textOf(rested.text)]).toEqual([
        409,
        expect.stringContaining("The verdict rests on this quote. Take the verdict back with it"),
      ]);
      // Enter, or the first button, leaves it in.
      const kept = await send(cem, claim, `${at}/retract`, { reason: "Another bridge." }, { do: "cancel" });
      expect(kept.status).toBe(303);
      expect((await workingCopy(desk.eve, claim.id)).evidence).toHaveLength(1);
      await send(
        cem,
        claim,
        `${at}/retract`,
        { reason: "Another bridge.", withdrawVerdict: "yes" },
        { do: "retract" },
      );
      expect(await workingCopy(desk.eve, claim.id)).toMatchObject({ status: "under_review", evidence: [] });
    });

    it("do something else for the claim once somebody says so, but not under a verdict that rests on them", async () => {
      const { claim, span, article } = await judgedStory(desk);
      const more = await desk.eve.post(`/v1/claims/${claim.id}/spans`, {
        article: article.id,
        role: "supports",
        quote: { exact: "a crack in the north pier" },
      });
      const id = /"id":"(spn_\w+)"/.exec(more.text)?.[1] ?? "";
      const done = await send(cem, claim, `quotes/${id}/recast`, { role: "context" }, { do: "recast" });
      expect(textOf((await cem.follow(done)).text)).toContain("Saved.");
      const after = await workingCopy(desk.eve, claim.id);
      expect(after.evidence.map(({ quote, role }) => [quote.exact, role])).toEqual([
        ["the city closed the old bridge", "supports"],
        ["a crack in the north pier", "context"],
      ]);
      const { version } = after;
      const form = formFields((await cem.get(pathOf(claim))).text, `${pathOf(claim)}/quotes/${span.id}/edit`);
      const rested = await cem.post(`${pathOf(claim)}/quotes/${span.id}/recast`, {
        ...form,
        role: "context",
        do: "recast",
      });
      expect(rested.status).toBe(409);
      expect((await workingCopy(desk.eve, claim.id)).version).toBe(version);
    });

    it("whose surroundings changed are confirmed at the desk", async () => {
      const { claim, span, article } = await publishedStory(desk);
      await desk.eve.post(`/v1/articles/${article.id}/snapshots`, {
        text: "It is not true that on Monday the city closed the old bridge. Engineers had found a crack in the north pier. The mayor said the bridge would open again within a month. It did not open again.",
      });
      const told = await words(cem, pathOf(claim));
      expect(told).toContain("What stands beside these words has changed");
      expect(told).toContain(
        "Look at the quotes that changed: say that they still carry it, or rest the verdict on others. (before readers see it)",
      );
      const done = await send(cem, claim, `quotes/${span.id}/confirm`, { note: "It still says so." });
      expect(textOf((await cem.follow(done)).text)).toContain(
        "Readers see that the quote still carries the claim.",
      );
      expect((await desk.request(`/v1/claims/${claim.id}`)).json).toMatchObject({
        verdict: { receipts: "standing" },
        evidence: [{ confirmation: { by: "Eve Editor", note: "It still says so." } }],
      });
    });
  });

  describe("to its readers", () => {
    it("a verdict goes by a second editor, who looks at the readers' page", async () => {
      const { claim } = await judgedStory(desk);
      expect(await words(cem, pathOf(claim))).toContain(
        "You issued this verdict: somebody else publishes it. It waits for Ada Admin, Sam Senior, Sue Senior.",
      );
      expect((await cem.get(`${pathOf(claim)}/preview`)).text).not.toContain(
        `action="${pathOf(claim)}/publish"`,
      );
      expect(
        (
          await cem.post(
            `${pathOf(claim)}/publish`,
            formFields((await bea.get(`${pathOf(claim)}/preview`)).text, `${pathOf(claim)}/publish`),
          )
        ).status,
      ).toBe(403);
      const preview = await bea.get(`${pathOf(claim)}/preview`);
      expect(textOf(preview.text)).toContain("Preview of version 3. Nobody but the desk sees this.");
      expect(textOf(preview.text)).toContain("Checked by Eve Editor, reviewed by Sam Senior");
      expect((await desk.request(`/v1/claims/${claim.id}`)).status).toBe(404);
      const published = await bea.send(
        `${pathOf(claim)}/preview`,
        `${pathOf(claim)}/publish`,
        {},
        { do: "publish" },
      );
      expect(textOf((await bea.follow(published)).text)).toContain("Published. Readers see it now.");
      const readers = await desk.request(`/claims/${claim.slug}`);
      expect(textOf(readers.text)).toContain("Checked by Eve Editor, reviewed by Sam Senior");
      const main = (text: string) => /<article class="receipt-page">.*?<div class="body">/s.exec(text)?.[0];
      expect(main(preview.text)).toBe(main(readers.text));
    });

    it("a verdict is sent back with a reason, and handed in again", async () => {
      const { claim } = await judgedStory(desk);
      const back = `${pathOf(claim)}/send-back`;
      expect((await bea.send(back, back, { reason: " " }, { do: "send-back" })).status).toBe(422);
      const sent = await bea.send(
        back,
        back,
        { reason: "The quote is about another bridge." },
        { do: "send-back" },
      );
      expect(textOf((await bea.follow(sent)).text)).toContain("Sent back.");
      const told = await words(cem, pathOf(claim));
      expect(told).toContain("Sent back by Sam Senior");
      expect(told).toContain("The quote is about another bridge.");
      const again = await send(cem, claim, "hand-in", { note: "It is the same one." });
      expect(textOf((await cem.follow(again)).text)).toContain("Handed in again.");
      const published = await bea.send(
        `${pathOf(claim)}/preview`,
        `${pathOf(claim)}/publish`,
        {},
        { do: "publish" },
      );
      expect(published.status).toBe(303);
      // Readers get none of what was said between editors.
      expect((await desk.request(`/v1/claims/${claim.id}/history`)).text).not.toContain("another bridge");
    });

    it("shows what they would see otherwise than now", async () => {
      const { claim } = await publishedStory(desk);
      expect(await words(bea, pathOf(claim))).toContain("Publishing now would change nothing that they see.");
      await send(cem, claim, "edit", { topics: "bridges" });
      expect(await words(bea, pathOf(claim))).toContain(
        "What readers would see otherwise than now (1) Topics bridges",
      );
    });
  });

  describe("what is done to a claim as a whole", () => {
    const step = (who: DeskVisitor, claim: { id: string }, name: string, typed: Fields) =>
      who.send(`${pathOf(claim)}/${name}`, `${pathOf(claim)}/${name}`, typed, { do: name });

    it("asks for a reason, is undone by a reason, and lists the copies that cannot be called back", async () => {
      const { claim } = await publishedStory(desk);
      expect(await words(bea, `${pathOf(claim)}/retract`)).toContain("Copies that cannot be called back");
      expect((await step(bea, claim, "retract", { reason: "" })).status).toBe(422);
      expect((await step(bea, claim, "retract", { reason: "R.", replacedBy: "no-such" })).status).toBe(422);
      await bea.follow(await step(bea, claim, "retract", { reason: "It was another bridge." }));
      expect((await desk.request(`/claims/${claim.slug}`)).status).toBe(410);
      expect(await words(cem, pathOf(claim))).toContain(
        "This claim was retracted. Reason: It was another bridge.",
      );
      await bea.follow(await step(bea, claim, "reinstate", { reason: "It was this one." }));
      expect(await workingCopy(desk.eve, claim.id)).toMatchObject({ status: "unpublished" });
      await bea.send(`${pathOf(claim)}/preview`, `${pathOf(claim)}/publish`, {}, { do: "publish" });
      await bea.follow(await step(bea, claim, "unpublish", { reason: "A court." }));
      expect((await desk.request(`/v1/claims/${claim.id}`)).json).toMatchObject({ reason: "A court." });
    });

    it("merges a claim into another one, which is shown before", async () => {
      const [one, other] = [await publishedStory(desk), await publishedStory(desk)];
      const path = `${pathOf(one.claim)}/merge`;
      const address = `https://verbatim.example/claims/${other.claim.slug}`;
      const looked = await bea.send(path, path, { into: address, reason: "The same." }, { do: "look" });
      expect([looked.status, textOf(looked.text)]).toEqual([200, expect.stringContaining(other.claim.text)]);
      const merged = await step(bea, one.claim, "merge", { into: address, reason: "The same." });
      expect(merged.headers.get("location")).toBe(`${pathOf(other.claim)}?done=merged`);
      const old = await desk.request(`/claims/${one.claim.slug}`, { redirect: "manual" });
      expect([old.status, old.headers.get("location")]).toEqual([308, `/claims/${other.claim.slug}`]);
      expect(await words(cem, pathOf(one.claim))).toContain("This claim was merged into another one");
    });

    it("throws a draft away, and nothing by the first button", async () => {
      const claim = await draft(desk.eve);
      const path = `${pathOf(claim)}/discard`;
      await cem.send(path, path, {}, { do: "cancel" });
      expect((await workingCopy(desk.eve, claim.id)).status).toBe("draft");
      await cem.follow(await step(cem, claim, "discard", {}));
      expect((await workingCopy(desk.eve, claim.id)).status).toBe("discarded");
      expect(await words(cem, pathOf(claim))).toContain("This claim was thrown away.");
    });

    it.each(["unpublish", "retract", "reinstate", "merge", "send-back"])(
      "needs a senior to %s",
      async (name) => {
        const { claim } = await publishedStory(desk);
        expect((await cem.get(`${pathOf(claim)}/${name}`)).status).toBe(403);
      },
    );
  });

  it("keeps notes among editors, and erases them", async () => {
    const claim = await draft(desk.eve);
    await cem.follow(await send(cem, claim, "notes", { text: "The press office calls back." }));
    const page = await bea.get(pathOf(claim));
    expect(textOf(page.text)).toContain("The press office calls back.");
    expect(page.text).not.toContain("/erase");
    const mine = /action="(\/desk\/claims\/\w+\/notes\/\w+\/erase)"/.exec(
      (await cem.get(pathOf(claim))).text,
    )?.[1];
    if (mine === undefined) throw new Error("who wrote a note can erase it");
    await cem.send(pathOf(claim), mine, {});
    expect(await words(bea, pathOf(claim))).toContain("This note was erased.");
  });

  it("says who is on it, and takes that back", async () => {
    const claim = await draft(desk.eve);
    await send(cem, claim, "take", {});
    expect(await words(bea, pathOf(claim))).toContain("Eve Editor is on it since");
    await send(cem, claim, "let-go", {});
    expect(await words(bea, pathOf(claim))).toContain("Nobody is on it.");
  });

  it("keeps a verdict that was typed when the key was revoked, and issues it when it is pressed again", async () => {
    const { claim, span } = await judgedStory(desk);
    const { key, secret } = await createKey(desk.db, { name: "Dan", role: "editor", at });
    const other = await createKey(desk.db, { name: "Dan", role: "editor", at });
    const dan = await signedIn(desk, secret);
    const form = formFields((await dan.get(pathOf(claim))).text, `${pathOf(claim)}/verdict`);
    await revoke(desk.db, key.id, at);
    const typed = {
      ...form,
      ...FINDING,
      headline: "Typed by Dan",
      restsOn: span.id,
      "change.kind": "update",
      do: "issue",
    };
    const out = await dan.post(`${pathOf(claim)}/verdict`, typed);
    expect([out.status, textOf(out.text)]).toEqual([401, expect.stringContaining("What you typed is kept")]);
    const before = await workingCopy(desk.eve, claim.id);
    const back = await dan.post("/desk/sign-in", {
      ...formFields(out.text, "/desk/sign-in"),
      key: other.secret,
    });
    expect(back.status).toBe(200);
    const again = formFields(back.text, `${pathOf(claim)}/verdict`);
    expect(again).toMatchObject({ headline: "Typed by Dan", label: "supported", "change.kind": "update" });
    expect(back.text).toMatch(new RegExp(`value="${span.id}" checked`));
    expect((await workingCopy(desk.eve, claim.id)).version).toBe(before.version);
    await dan.follow(await dan.post(`${pathOf(claim)}/verdict`, { ...again, restsOn: span.id, do: "issue" }));
    expect((await workingCopy(desk.eve, claim.id)).verdict).toMatchObject({
      headline: "Typed by Dan",
      issuedBy: "Dan",
    });
  });

  it("says that there is no such claim", async () => {
    const page = await cem.get("/desk/claims/clm_none");
    expect(page.status).toBe(404);
  });
});

describe("somebody who works alone", () => {
  let desk: Desk;
  beforeAll(async () => {
    const original = await migratedFile(fresh("alone.db"));
    desk = await deskOver(copiedFile(original, fresh("alone-off.db")), "embedded", {
      REQUIRE_SECOND_EDITOR: "false",
    });
  });
  afterAll(async () => {
    expect(desk.mistakes).toEqual([]);
    await desk.close();
  });
  const pathOf = (claim: { id: string }) => `/desk/claims/${claim.id}`;

  it("publishes after looking at exactly this version, and readers are told", async () => {
    const sam = await signedIn(desk, desk.sam.secret);
    const { claim, span } = await judgedStory(desk);
    const issued = await sam.send(
      pathOf(claim),
      `${pathOf(claim)}/verdict`,
      { ...FINDING, restsOn: span.id, "change.kind": "update" },
      { do: "issue" },
    );
    expect(textOf((await sam.follow(issued)).text)).toContain(
      "Readers will read: “Checked and published by one person, Sam Senior”.",
    );
    const publish = `${pathOf(claim)}/publish`;
    const form = formFields((await sam.get(`${pathOf(claim)}/preview`)).text, publish);
    // The claim moves on after it was looked at.
    await sam.send(pathOf(claim), `${pathOf(claim)}/edit`, { topics: "bridges" });
    const { version } = await workingCopy(desk.eve, claim.id);
    const stale = await sam.post(publish, { ...form, do: "publish" });
    expect(stale.status).toBe(412);
    await desk.db.execute("delete from claim_previews");
    const blind = await sam.post(publish, { ...form, _version: String(version), do: "publish" });
    expect([blind.status, textOf(blind.text)]).toEqual([
      409,
      expect.stringContaining("Look at exactly this version"),
    ]);
    expect((await desk.request(`/v1/claims/${claim.id}`)).status).toBe(404);
    const seen = formFields(blind.text, publish);
    await sam.follow(await sam.post(publish, { ...seen, do: "publish" }));
    expect(textOf((await desk.request(`/claims/${claim.slug}`)).text)).toContain(
      "Checked and published by one person, Sam Senior",
    );
  });

  it("clarifies a verdict in one step", async () => {
    const sam = await signedIn(desk, desk.sam.secret);
    const { claim, span } = await publishedStory(desk);
    const typed = {
      ...FINDING,
      headline: "The old bridge was closed",
      restsOn: span.id,
      "change.kind": "clarification",
      "change.note": "Which bridge.",
    };
    await sam.follow(
      await sam.send(pathOf(claim), `${pathOf(claim)}/verdict`, typed, { do: "issue-publish" }),
    );
    expect(expectStatus(await desk.request(`/v1/claims/${claim.id}`), 200).json).toMatchObject({
      verdict: { headline: "The old bridge was closed", change: { kind: "clarification" } },
    });
  });

  it("is told what the setting means where nobody else can publish", async () => {
    const original = await migratedFile(fresh("alone-on.db"));
    const alone = await deskOver(copiedFile(original, fresh("alone-on-2.db")), "embedded");
    try {
      for (const other of [alone.sue, alone.eve]) await revoke(alone.db, other.keyId, at);
      // As a house may have been left by an older release: without an administrator.
      await alone.db.write([
        { sql: "update keys set revoked_at = ? where id = ?", args: [at, alone.ada.keyId] },
      ]);
      const sam = await signedIn(alone, alone.sam.secret);
      const claim = await draft(alone.sam);
      const article = await page(alone.sam);
      await sam.send(
        pathOf(claim),
        `${pathOf(claim)}/quotes`,
        { known: "", article: article.id, quote: "It did not open again.", role: "supports" },
        { do: "attach" },
      );
      const span = (await workingCopy(alone.sam, claim.id)).evidence[0]?.id ?? "";
      await sam.send(
        pathOf(claim),
        `${pathOf(claim)}/verdict`,
        { ...FINDING, restsOn: span },
        { do: "issue" },
      );
      expect(textOf((await sam.get(pathOf(claim))).text)).toContain("Nobody else has a key that publishes.");
    } finally {
      await alone.close();
    }
  });
});
