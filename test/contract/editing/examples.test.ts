import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { BACKENDS } from "../../support/backends.ts";
import type { Answer } from "../../support/service.ts";
import { articleOf, desks, draft, type Editor, expectStatus, workingCopy } from "./desk.ts";

// The reference shows a body for each write. Sent one after the other, as a newcomer tries them, they do what they
// say: the article and the claim are made, the quote stands, the verdict is published.

const at = desks();

const document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        requestBody: z
          .object({ content: z.object({ "application/json": z.object({ example: z.looseObject({}) }) }) })
          .optional(),
      }),
    ),
  ),
});

const made = z.object({ id: z.string() });
const held = z.object({ version: z.int() });

const QUOTE = "the council voted 9 to 2 to keep the library open";
/** Of the text that the example of `addSnapshot` has. */
const SHOWN_LATER = createHash("sha256")
  .update("After a long evening the council voted 9 to 3 to keep the library open.")
  .digest("hex");

describe.each(BACKENDS)("the examples of the reference, over the %s database", (backend) => {
  const desk = at(backend);
  const examples = new Map<string, { method: string; path: string; body: Record<string, unknown> }>();
  const tried = new Set<string>();

  beforeAll(async () => {
    const { paths } = document.parse((await desk().request("/openapi.json")).json);
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { operationId, requestBody }] of Object.entries(methods))
        if (requestBody)
          examples.set(operationId, {
            method,
            path,
            body: requestBody.content["application/json"].example,
          });
  });

  /** Sends the example as it is, with what the address and the version have to be. */
  async function send(
    who: Editor,
    operation: string,
    { id = "", sha256 = "", ifMatch }: { id?: string; sha256?: string; ifMatch?: number } = {},
  ): Promise<Answer> {
    const example = examples.get(operation);
    if (!example) throw new Error(`${operation} has no example`);
    tried.add(operation);
    const path = example.path.replace("{id}", id).replace("{sha256}", sha256);
    const sending = ifMatch === undefined ? {} : { ifMatch };
    const send = example.method === "patch" ? who.patch.bind(who) : who.post.bind(who);
    return send(path, example.body, sending);
  }

  it("all do what they say", async () => {
    const { eve, sam, ada } = desk();
    const idOf = (answer: Answer, status = 201) => made.parse(expectStatus(answer, status).json).id;
    const version = async (claim: string) => (await workingCopy(eve, claim)).version;
    // Who registers a page again is told what is known of it.
    const seen = async () => held.parse(expectStatus(await send(eve, "registerArticle"), 200).json).version;
    const done = async (...[who, operation, at]: Parameters<typeof send>) =>
      expectStatus(await send(who, operation, at), 200);

    const article = idOf(await send(eve, "registerArticle"));
    const claim = idOf(await send(eve, "createClaim"));
    await done(eve, "checkQuote", { id: article });
    const span = idOf(await send(eve, "addSpan", { id: claim }));
    await done(eve, "updateSpan", { id: span, ifMatch: await version(claim) });
    await done(eve, "updateClaim", { id: claim, ifMatch: await version(claim) });
    await done(eve, "updateArticle", { id: article, ifMatch: await seen() });
    idOf(await send(eve, "addAlias", { id: article }));
    const verdict = idOf(await send(eve, "issueVerdict", { id: claim, ifMatch: await version(claim) }));
    const rehearsed = await done(sam, "publishClaim", { id: claim, ifMatch: await version(claim) });
    expect(rehearsed.json).toMatchObject({ publishable: true, unmet: [] });
    const publish = async () =>
      expectStatus(await sam.post(`/v1/claims/${claim}/publish`, {}, { ifMatch: await version(claim) }), 200);
    await done(eve, "takeClaim", { id: claim });
    await done(sam, "sendBackClaim", { id: claim });
    await done(eve, "handInClaim", { id: claim });
    await done(eve, "letGoOfClaim", { id: claim });
    const note = idOf(await send(eve, "addNote", { id: claim }));
    await done(eve, "eraseNote", { id: note });
    await publish();
    const alike = await draft(eve, { text: "The library on Elm Street stays open on Sundays." });
    await desk().db.write([
      {
        sql: "insert into possible_duplicates (claim_id, other_id, found_at) values (?, ?, '2026-11-27')",
        args: [claim, alike.id].sort(),
      },
    ]);
    await done(eve, "tellClaimsApart", { id: claim });
    const told = async (...[who, operation, at]: Parameters<typeof send>) =>
      idOf(await send(who, operation, at), 202);
    const report = await told(eve, "sendReport", { id: claim });
    await told(eve, "sendRequest");
    for (const operation of [
      "markItemRead",
      "takeItem",
      "letGoOfItem",
      "answerItem",
      "closeItem",
      "reopenItem",
    ] as const)
      await done(eve, operation, { id: report });
    await done(sam, "eraseItem", { id: report });
    expect((await done(eve, "matchText")).json).toMatchObject({ searchedClaims: 1 });

    // Another page and two drafts that say the same.
    const twin = articleOf(await eve.post("/v1/articles", { url: "https://news.example/library/print" }));
    await done(eve, "mergeArticle", { id: twin.id });
    await done(sam, "mergeClaim", { id: (await draft(eve)).id });
    await done(eve, "discardClaim", { id: (await draft(eve)).id });

    await done(sam, "unpublishClaim", { id: claim, ifMatch: await version(claim) });
    await publish();

    const text = `Correction: an earlier version said that ${QUOTE}.`;
    expectStatus(await eve.post(`/v1/articles/${article}/snapshots`, { text }), 201);
    await done(eve, "confirmSpan", { id: span });
    const changed = expectStatus(await send(eve, "addSnapshot", { id: article }), 201);
    expect(changed.json).toMatchObject({ quotes: [{ span, after: "changed" }] });
    const shown = { id: article, sha256: SHOWN_LATER };
    const stub = await done(eve, "updateSnapshot", { ...shown, ifMatch: await seen() });
    expect(stub.json).toMatchObject({ quotes: [{ span, after: "verified" }] });

    await done(sam, "retractClaim", { id: claim, ifMatch: await version(claim) });
    await done(sam, "reinstateClaim", { id: claim });
    await done(sam, "retractSpan", { id: span, ifMatch: await version(claim) });

    const key = made.parse(expectStatus(await send(ada, "createKey"), 201).json);
    await done(ada, "revokeKey", { id: key.id });
    const webhook = made.parse(expectStatus(await send(ada, "createWebhook"), 201).json);
    for (const operation of ["rotateWebhook", "redeliver", "resumeWebhook"] as const)
      await done(ada, operation, { id: webhook.id });
    for (const [operation, id] of [
      ["redactClaim", claim],
      ["redactArticle", article],
      ["redactSpan", span],
      ["redactVerdict", verdict],
    ] as const)
      await done(ada, operation, { id });
    const { rows } = await desk().db.execute("select id from editors where name = 'Eve Editor'");
    await done(ada, "redactEditor", { id: String(rows[0]?.id) });

    expect([...examples.keys()].filter((operation) => !tried.has(operation))).toEqual([]);
  });
});
