import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newArticle } from "../../src/articles/article-input.ts";
import { registerArticle } from "../../src/articles/register-article.ts";
import { claimPatch, newClaim } from "../../src/claims/claim-input.ts";
import { createClaim } from "../../src/claims/create-claim.ts";
import { editClaim } from "../../src/claims/edit-claim.ts";
import { loadClaimAggregate } from "../../src/db/queries/claim-aggregate.ts";
import { createKey } from "../../src/editors/keys.ts";
import { addSpan } from "../../src/spans/add-span.ts";
import { editSpan, retractSpan } from "../../src/spans/edit-span.ts";
import { newSpan } from "../../src/spans/span-input.ts";
import { issueVerdict } from "../../src/verdicts/issue-verdict.ts";
import { newVerdict } from "../../src/verdicts/verdict-input.ts";
import type { WriteContext } from "../../src/write-context.ts";
import { BACKENDS, type OpenedDatabase, openBackend } from "../support/backends.ts";
import { type DeskVisitor, formFields, signedIn } from "../support/desk-visitor.ts";
import { editorOf } from "../support/editor.ts";
import { textOf } from "../support/page-text.ts";
import { migratedFile } from "../support/seeded-file.ts";
import { type Service, serviceOver } from "../support/service.ts";
import { temporaryFiles } from "../support/temporary-folder.ts";

const fresh = temporaryFiles();
const TEXT = "Officials said 40 houses were flooded on Monday. Nobody was hurt.";

describe.each(BACKENDS)("the history of a claim at the desk, over the %s database", (backend) => {
  let opened: OpenedDatabase;
  let service: Service;
  let cem: DeskVisitor;
  let context: WriteContext;
  let article: string;
  beforeAll(async () => {
    opened = await openBackend(backend, await migratedFile(fresh("history.db")));
    service = serviceOver(opened.db);
    const { secret } = await createKey(opened.db, {
      name: "Cem",
      role: "editor",
      at: "2026-11-21T12:00:00.000Z",
    });
    cem = await signedIn(service, secret);
    context = await editorOf(opened.db, "Bea", "senior");
    const input = newArticle.parse({ url: "https://news.example/flood", text: TEXT });
    article = (await registerArticle(opened.db, context, input)).article.article.id;
  });
  afterAll(async () => {
    expect(service.mistakes).toEqual([]);
    await opened.close();
  });

  const claim = async (fields: Record<string, unknown> = {}) => {
    const made = await createClaim(
      opened.db,
      context,
      newClaim.parse({ text: "The flood damaged 40 houses.", ...fields }),
    );
    return made.aggregate.claim.id;
  };
  const edit = (id: string, patch: Record<string, unknown>) =>
    editClaim(opened.db, context, id, claimPatch.parse(patch));
  const quote = async (id: string, fields: Record<string, unknown> = {}) => {
    const input = newSpan.parse({
      article,
      role: "supports",
      quote: { exact: "40 houses were flooded" },
      ...fields,
    });
    return (await addSpan(opened.db, context, id, input)).created ?? "";
  };
  const load = async (id: string) => {
    const aggregate = await loadClaimAggregate(opened.db, id);
    if (!aggregate) throw new Error("no claim");
    return aggregate;
  };
  const path = (id: string) => `/desk/claims/${id}/history`;
  const undo = (id: string) => cem.send(path(id), path(id), {});

  it("tells each change with what was before and what is now, the latest first", async () => {
    const id = await claim({ topics: ["flood"] });
    await edit(id, {
      text: "The flood of May damaged 40 houses.",
      claimant: { name: "0" },
      topics: ["flood", "houses"],
      claimedOn: "2026-03-08",
    });
    const page = textOf((await cem.get(path(id))).text);
    expect(page).toMatch(/Claim changed .* Claim made/);
    expect(page).toContain(
      "Wording Before: The flood damaged 40 houses. Now: The flood of May damaged 40 houses.",
    );
    expect(page).toContain("Said by 0");
    expect(page).toContain("When it was said 8 March 2026");
    expect(page).toMatch(/2\d November 2026, 1\d:\d\d UTC by Bea/);
  });

  it("takes an edit back, field by field, in a version of its own", async () => {
    const id = await claim({ claimant: { name: "The mayor", role: "mayor" }, topics: ["flood"] });
    await edit(id, { language: "de" });
    await edit(id, {
      text: "Something else.",
      claimant: null,
      topics: [],
      about: [{ name: "Town", kind: "organisation" }],
    });
    const done = await undo(id);
    expect(done.headers.get("location")).toBe(`${path(id)}?done=undone`);
    const { claim: after } = await load(id);
    expect(after).toMatchObject({
      text: "The flood damaged 40 houses.",
      claimantName: "The mayor",
      claimantRole: "mayor",
      topics: ["flood"],
      about: [],
      language: "de",
      version: 4,
    });
    expect(textOf((await cem.follow(done)).text)).toContain("Undone.");
  });

  it("takes a quote out again, and puts one back that was taken out", async () => {
    const id = await claim();
    const span = await quote(id, {
      assertedBy: { name: "Officials", role: "council" },
      note: "Counted by hand.",
    });
    await undo(id);
    expect((await load(id)).spans.map(({ retractedReason }) => retractedReason)).toEqual([
      "Undone at the desk",
    ]);

    const other = await claim();
    const kept = await quote(other, {
      assertedBy: { name: "Officials", role: "council" },
      note: "Counted by hand.",
    });
    await retractSpan(opened.db, context, kept, { reason: "Another meeting.", withdrawVerdict: false });
    await undo(other);
    const standing = (await load(other)).spans.filter(({ retractedAt }) => retractedAt === null);
    expect(standing).toHaveLength(1);
    expect(standing[0]).toMatchObject({
      exact: "40 houses were flooded",
      role: "supports",
      assertedByName: "Officials",
      assertedByRole: "council",
      note: "Counted by hand.",
    });
    expect(span).not.toBe(kept);
  });

  it("puts back what was said of a quote", async () => {
    const id = await claim();
    const span = await quote(id, { note: "Counted by hand.", assertedBy: { name: "Officials" } });
    await editSpan(opened.db, context, span, { note: null, assertedBy: null });
    await undo(id);
    expect((await load(id)).spans[0]).toMatchObject({
      note: "Counted by hand.",
      assertedByName: "Officials",
    });
  });

  it("throws a draft away that was just made", async () => {
    const id = await claim();
    await undo(id);
    expect((await load(id)).claim.status).toBe("discarded");
    expect((await cem.get(path(id))).text).not.toContain('<form method="post"');
  });

  it("offers nothing once a verdict was issued, and says why", async () => {
    const id = await claim();
    await quote(id);
    const verdict = newVerdict.parse({
      label: "mostly_supported",
      headline: "Officials count 40.",
      summary: "One article says so.",
      basis: { strength: "one_report" },
      notSeen: ["a list"],
      change: { kind: "initial" },
    });
    await issueVerdict(opened.db, context, id, verdict);
    const page = await cem.get(path(id));
    expect(textOf(page.text)).toContain("A verdict that was issued stays on record");
    expect(page.text).not.toContain('<form method="post"');
    expect(textOf(page.text)).toContain("Verdict Mostly supported");
  });

  it("undoes nothing but what the editor saw, and that once", async () => {
    const id = await claim();
    await edit(id, { topics: ["one"] });
    const fields = formFields((await cem.get(path(id))).text, path(id));
    await edit(id, { topics: ["one", "two"] });
    const refused = await cem.post(path(id), fields);
    expect(refused.status).toBe(412);
    expect(textOf(refused.text)).toContain("Somebody changed this while you worked on it.");
    expect((await load(id)).claim).toMatchObject({ topics: ["one", "two"], version: 3 });

    const current = formFields((await cem.get(path(id))).text, path(id));
    const [one, two] = await Promise.all([cem.post(path(id), current), cem.post(path(id), current)]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect((await load(id)).claim).toMatchObject({ topics: ["one"], version: 4 });
  });

  it("shows hostile words as they are", async () => {
    const text = `The sign said </title></script><img src=x onerror=document.title=1> & <!--<script> "40".`;
    const id = await claim({ text, topics: [], claimant: { name: "' onfocus='x' autofocus='" } });
    const page = await cem.get(path(id));
    expect(page.text).not.toMatch(/<img|<script(?! type="module")|onfocus='x' auto.*>/);
    expect(textOf(page.text)).toContain(text);
    expect((page.text.match(/<h1/g) ?? []).length).toBe(1);
  });

  it("says so of a claim that there is none of", async () => {
    const page = await cem.get(path("clm_none"));
    expect([page.status, textOf(page.text).includes("There is no such page at the desk.")]).toEqual([
      404,
      true,
    ]);
  });
});
